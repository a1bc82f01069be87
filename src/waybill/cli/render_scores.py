"""Figures of an evaluation for people, drawn with Rich."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.table import Table
from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, marked, rows, screen
from waybill.evaluation.compare import Evaluation
from waybill.evaluation.errors import Difference, DocumentDifferences
from waybill.evaluation.scores import Score, Share

SCORE_COLUMNS: Final = 80
"""Figures are not to be cut off, however narrow the terminal."""

MISSED: Final = "green"
WRONG: Final = "red"


def show_scores(evaluation: Evaluation) -> None:
    """The figures: claims, slots, labels."""
    console = screen(least_columns=SCORE_COLUMNS)
    scores = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("", "F1", "precision", "recall", "right", "predicted", "reference"):
        scores.add_column(column, justify="right" if column else "left", no_wrap=True)
    _add_score(scores, "claim", evaluation.claims)
    _add_score(scores, "slot", evaluation.fillers_and_labels)
    _add_score(scores, "strict claim", evaluation.strict)
    for name, score in (*evaluation.slots.items(), *evaluation.pointers.items()):
        _add_score(scores, f"  {name}", score)
    console.print(Trimmed(scores))
    console.print()

    labels = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("", "accuracy", "right", "of"):
        labels.add_column(column, justify="right" if column else "left", no_wrap=True)
    extra = {"item class": evaluation.item_class, "chain length": evaluation.chain_length}
    for name, accuracy in (*evaluation.labels.items(), *extra.items()):
        _add_share(labels, f"  {name}", accuracy.share)
    console.print(Trimmed(labels))
    clean = evaluation.clean
    console.print(f"\n{evaluation.documents} documents; nothing found in {clean.right} of {clean.total} without claims")
    for name, documents in (
        ("not predicted", evaluation.not_predicted),
        ("not in the reference", evaluation.not_in_reference),
    ):
        if documents:
            console.print(Trimmed(Text(visible(f"{name}: {', '.join(documents)}"))))


def show_differences(differing: DocumentDifferences) -> None:
    """What was missed and what was wrong in one document, by claim, beside its words; nothing if all is right."""
    if not differing.differences:
        return
    console = screen()
    console.print(Trimmed(Text("\n" + visible(differing.document), style="bold cyan")))
    for _, of_claim in groupby(differing.differences, key=_claims):
        differences = list(of_claim)
        console.print(Trimmed(Text(visible(_heading(differences[0])), style="bold")))
        told = [(each.kind.value, _told(each)) for each in differences]
        words = [("" if number else "words", text) for number, text in enumerate(_words(differences))]
        console.print(rows([*told, *words]))


def _claims(difference: Difference) -> tuple[str | None, str | None]:
    return difference.reference_claim, difference.predicted_claim


def _heading(difference: Difference) -> str:
    if difference.predicted_claim is None:
        return f"{difference.reference_claim}, not read"
    if difference.reference_claim is None:
        return f"{difference.predicted_claim}, not in the reference"
    return f"{difference.reference_claim}, read as {difference.predicted_claim}"


def _told(difference: Difference) -> Text:
    told = Text("" if difference.slot == "claim" else f"{difference.slot.replace('_', ' ')}: ")
    if difference.predicted is not None:
        told.append(visible(difference.predicted), style=WRONG)
    if difference.predicted is not None and difference.reference is not None:
        told.append(" instead of ")
    return told.append(visible(difference.reference or ""), style=MISSED)


def _words(differences: Sequence[Difference]) -> Iterator[Text]:
    """The sentences that the differences are about, each once, with the words in question marked."""
    quotes = {each.quote.span: each.quote for each in differences}
    marks = [(each.span, MISSED if each.predicted is None else WRONG) for each in differences]
    for span in sorted(quotes):
        if not any(span != other and span in other for other in quotes):
            yield marked(quotes[span], [(mark, style) for mark, style in marks if span not in mark])


def _add_score(table: Table, name: str, score: Score) -> None:
    rates = (f"{rate:.3f}" for rate in (score.f1, score.precision, score.recall))
    counts = (f"{number:,}" for number in (score.right, score.predicted, score.reference))
    table.add_row(name, *rates, *counts)


def _add_share(table: Table, name: str, share: Share) -> None:
    rate = "–" if share.rate is None else f"{share.rate:.3f}"
    table.add_row(name, rate, f"{share.right:,}", f"{share.total:,}")
