"""Figures of an evaluation for people, drawn with Rich."""

from typing import Final

from rich.table import Table
from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, rows, screen
from waybill.evaluation.compare import Evaluation
from waybill.evaluation.errors import Difference, DocumentDifferences
from waybill.evaluation.scores import Score, Share

SCORE_COLUMNS: Final = 80
"""Figures are not to be cut off, however narrow the terminal."""


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
    """What was missed and what was wrong in one document, beside its words; nothing if all is right."""
    if not differing.differences:
        return
    console = screen()
    console.print(Text("\n" + visible(differing.document), style="bold cyan"))
    for each in differing.differences:
        console.print(rows([(each.kind.value, _told(each)), (" ", f"“{each.quote.text}”")]))


def _told(difference: Difference) -> Text:
    claim = difference.reference_claim or difference.predicted_claim or ""
    told = Text(visible(f"{claim} {difference.slot}: "))
    told.append(visible(difference.reference or "nothing"), style="green")
    told.append(", read as ")
    return told.append(visible(difference.predicted or "nothing"), style="red")


def _add_score(table: Table, name: str, score: Score) -> None:
    rates = (f"{rate:.3f}" for rate in (score.f1, score.precision, score.recall))
    counts = (f"{number:,}" for number in (score.right, score.predicted, score.reference))
    table.add_row(name, *rates, *counts)


def _add_share(table: Table, name: str, share: Share) -> None:
    rate = "–" if share.rate is None else f"{share.rate:.3f}"
    table.add_row(name, rate, f"{share.right:,}", f"{share.total:,}")
