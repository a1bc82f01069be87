"""One case on one screen: what is said, by whom and when, from which origins, where they disagree, and the grade."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from textwrap import shorten
from typing import Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from waybill.cli.output import count, visible
from waybill.cli.render import Trimmed, filed_block, headline, rows, screen
from waybill.cli.render_judgements import headline as judgement_headline
from waybill.cli.render_judgements import lines
from waybill.cli.render_origins import origins_tree
from waybill.core.case import Case, Denial, Disagreement, SlotGrade, Step, Summary
from waybill.core.claim import Certainty, ClaimRef, Polarity
from waybill.core.filed import FiledClaim
from waybill.core.grade import Grade
from waybill.core.ids import DocumentId
from waybill.core.topic import Topic
from waybill.telling import wording
from waybill.telling.sentences import item, telling
from waybill.workspace.asking import Filed

MOST_TEXTS: Final = 8
"""Texts of a case that its screen tells; the rest is counted."""

QUOTE_CHARS: Final = 150
_DATE_COLUMNS: Final = 10
_SELF_EXPLAINING: Final = frozenset({"quantity", "date", "stage", "basis", "covert"})


def show_case(filed: Filed, *, in_full: bool = False) -> None:
    """The story of a case.

    Args:
        filed: the case with its claims.
        in_full: whether to show every claim with all its slots and words.
    """
    console, case = screen(), filed.case
    console.print(headline(case.id, _sides(case.summary), grade=str(case.grade or "")))
    console.print(Trimmed(Padding(Text(visible(telling(case))), (0, 0, 0, 2))))
    console.print()
    console.print(rows([*_slots(case.summary), *_parts(case), *_steps(case.steps), *_grades(case)]))
    console.print(rows([*_disagreements(case), *_denials(case), *_judged(filed)]))
    console.print(rows([("origins", _counts(case))]))
    for tree in origins_tree(case):
        console.print(tree)
    if in_full:
        for each in filed.claims:
            console.print()
            console.print(filed_block(each))
    else:
        console.print()
        console.print(rows([("told", "in the order of publication; --claims shows every claim in full")]))
        console.print(_timeline(filed))
    console.print()


def _sides(summary: Summary) -> tuple[str, str]:
    supplier, recipient = (wording.names(each.name for each in side) for side in (summary.supplier, summary.recipient))
    return supplier, recipient


def _slots(summary: Summary) -> Iterator[tuple[str, str]]:
    for number, told in enumerate(summary.items):
        yield "" if number else "what", f"{item(told)} ({wording.label(told.weapon_class)})"
    yield "through", ", ".join(each.name for each in summary.intermediary)
    stage = [] if summary.stage is None else [wording.reached(summary.stage, summary.certainty)]
    covert = ["covert"] if summary.covert else []
    yield "stage", " · ".join([*stage, *map(wording.label, summary.basis), *covert])
    places = ([each.name for each in slot] for slot in (summary.origin, summary.via, summary.destination))
    yield "route", wording.way(places, summary.transport)
    yield "when", ", ".join(period.edtf for period in summary.dates)
    yield "worth", ", ".join(map(wording.money, summary.values))


def _parts(case: Case) -> Iterator[tuple[str, str]]:
    """The cases that detail it."""
    yield "details", ", ".join(case.parts)


def _steps(steps: Iterable[Step]) -> Iterator[tuple[str, str]]:
    listed = list(steps)
    for number, step in enumerate(listed if len(listed) > 1 else []):
        dates = "".join(f" {period.edtf}" for period in step.dates)
        past = ", superseded" if step.superseded else ""
        yield (
            "" if number else "steps",
            f"{wording.label(step.stage)}{dates} ({count(len(step.claims), 'claim')}{past})",
        )


def _grades(case: Case) -> Iterator[tuple[str, str]]:
    if case.grade is not None:
        yield "grade", str(case.grade)
        yield from (("", f"- {reason}") for reason in case.grade.reasons)
    codes = {str(each.grade) for each in case.slot_grades}
    if codes == {str(case.grade)}:
        yield "by value", f"{case.grade} throughout"
        return
    ranked = sorted(case.slot_grades, key=lambda each: (each.grade.credibility, each.grade.reliability))
    by_code = groupby(ranked, key=lambda each: str(each.grade))
    for number, (code, graded) in enumerate(by_code):
        yield "" if number else "by value", f"{code}  {'; '.join(map(_value, graded))}"


def _value(graded: SlotGrade) -> str:
    return graded.value if graded.slot in _SELF_EXPLAINING else f"{graded.slot} {graded.value}"


def _disagreements(case: Case) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(case.disagreements):
        yield "" if number else "at odds", f"{Topic(each.slot, each.about)}: {_said_by(each)}"


def _said_by(found: Disagreement) -> str:
    return " / ".join(f"{side.value} ({', '.join(side.origins) or 'no origin'})" for side in found.sides)


def _denials(case: Case) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(case.denials):
        yield "" if number else "denied by", _denial(each)


def _denial(denial: Denial) -> str:
    disputed = ", ".join(f"{ref.document} {ref.claim}" for ref in denial.disputes) or "the whole of it"
    return f"{'; '.join(denial.by)}: {disputed} ({denial.claim.document} {denial.claim.claim})"


def _judged(filed: Filed) -> Iterator[tuple[str, str]]:
    """What was judged of its claims and parties."""
    for number, history in enumerate(filed.judged):
        yield "" if number else "judged", judgement_headline(history)
        yield from (("", f"- {line}") for line in lines(history))


def _counts(case: Case) -> str:
    texts = f" in {count(len(case.texts), 'text')}" if case.texts else ""
    printings = f", {count(len(case.documents), 'printing')}"
    return f"{len(case.origins)}; {count(len(case.claims), 'claim')}{texts}{printings}"


def _timeline(filed: Filed) -> Trimmed:
    """What each text says, when it was first printed, by whom."""
    grades = {each.claim: each.grade for each in filed.case.claim_grades}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_DATE_COLUMNS, style="dim")
    table.add_column(overflow="fold")
    texts = _texts(filed)
    for told in list(texts.values())[:MOST_TEXTS]:
        first = told[0].document.id
        for each in (each for each in told if each.document.id == first):
            published = each.document.published
            table.add_row(Text("undated" if published is None else published.isoformat()), _entry(each, grades))
            for line in _details(each):
                table.add_row(Text(""), Text(visible(line)))
        others = {each.document.id: each.document.publisher or "unknown publisher" for each in told} | {first: ""}
        if len(others) > 1:
            table.add_row(Text(""), Text(visible(_others([name for name in others.values() if name])), style="dim"))
    if len(texts) > MOST_TEXTS:
        table.add_row(Text(""), Text(f"and {count(len(texts) - MOST_TEXTS, 'text')} more", style="dim"))
    return Trimmed(Padding(table, (0, 0, 0, 2)))


def _texts(filed: Filed) -> Mapping[DocumentId, list[FiledClaim]]:
    """Claims by text, the first printing of each before the others."""
    text_of = {document: text[0] for text in filed.case.texts for document in text}
    found: dict[DocumentId, list[FiledClaim]] = {}
    for each in filed.claims:
        found.setdefault(text_of.get(each.document.id, each.document.id), []).append(each)
    return found


def _entry(filed: FiledClaim, grades: Mapping[ClaimRef, Grade]) -> Text:
    claim, document = filed.claim, filed.document
    line = Text(visible(document.publisher or "unknown publisher"), style="bold")
    if filed.ref in grades:
        line.append(f"  {grades[filed.ref]}", style="bold default")
    if claim.polarity is Polarity.DENIED:
        line.append("  DENIED", style="red")
    dated = "" if claim.date is None else f" {claim.date.period.edtf}"
    hedged = "" if claim.certainty is Certainty.STATED else f" ({wording.label(claim.certainty)})"
    items = ", ".join(f"{wording.quantity(each.quantity)} {each.text}".strip() for each in claim.items)
    said = f"  {wording.label(claim.stage)}{dated}{hedged}" + (f": {items}" if items else "")
    return line.append(visible(f"{said} · {document.id} {claim.id}"), style="not bold")


def _details(filed: FiledClaim) -> Iterator[str]:
    yield from (wording.chain(chain) for chain in filed.claim.sources)
    yield f"“{shorten(filed.claim.evidence[0].text, QUOTE_CHARS, placeholder=' …')}”"


def _others(publishers: list[str]) -> str:
    names = sorted(set(publishers))
    return f"and {count(len(publishers), 'more printing')}: {wording.names(names[:MOST_TEXTS])}" + (
        f" and {len(names) - MOST_TEXTS:,} more" if len(names) > MOST_TEXTS else ""
    )
