"""Cases for people, drawn with Rich."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.padding import Padding
from rich.text import Text

from waybill.cli import wording
from waybill.cli.output import count, visible
from waybill.cli.render import Trimmed, filed_block, headline, rows, screen
from waybill.cli.render_judgements import headline as judgement_headline
from waybill.cli.render_judgements import lines
from waybill.core.case import Case, Origin, Summary, SummaryItem
from waybill.workspace.asking import Filed

NO_GRADE: Final = "–"


def show_cases(cases: Iterable[Case]) -> None:
    """Cases, each in a few lines: how reliable, who to whom, what, how far, on how many origins."""
    console = screen()
    for case in cases:
        console.print(headline(case.id, _sides(case.summary), grade=str(case.grade or NO_GRADE)))
        for line in (Text(visible(", ".join(map(_item, case.summary.items)))), _state(case)):
            if line:
                console.print(Trimmed(Padding(line, (0, 0, 0, 2))))
        console.print()


def show_case(filed: Filed) -> None:
    """A case: what its claims say together, its grade with reasons, its origins, and every claim with its words."""
    console, case = screen(), filed.case
    console.print(headline(case.id, _sides(case.summary)))
    console.print(rows([*_slots(case.summary), *_judgement(case), ("denied by", _denials(filed)), *_judged(filed)]))
    for each in filed.claims:
        console.print()
        console.print(filed_block(each))
    console.print()


def _sides(summary: Summary) -> tuple[str, str]:
    supplier, recipient = (wording.names(each.name for each in side) for side in (summary.supplier, summary.recipient))
    return supplier, recipient


def _item(item: SummaryItem) -> str:
    amounts = " or ".join(wording.quantity(each) for each in item.quantities)
    return f"{amounts} {item.name}".strip()


def _state(case: Case) -> Text:
    summary = case.summary
    parts = [
        Text("stage not said" if summary.stage is None else wording.label(summary.stage)),
        *(Text(period.edtf) for period in summary.dates),
        *([Text("covert", style="magenta")] if summary.covert else []),
        *([Text("disputed", style="bold red")] if case.disputed else []),
        Text(count(len(case.origins), "origin")),
        Text(count(len(case.claims), "claim")),
    ]
    return Text(" · ").join(parts)


def _slots(summary: Summary) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(summary.items):
        yield "" if number else "what", f"{_item(item)} ({wording.label(item.weapon_class)})"
    yield "through", ", ".join(each.name for each in summary.intermediary)
    labels = [*([summary.stage] if summary.stage else []), *summary.basis]
    yield "stage", " · ".join([*map(wording.label, labels), *(["covert"] if summary.covert else [])])
    places = ([each.name for each in slot] for slot in (summary.origin, summary.via, summary.destination))
    yield "route", wording.way(places, summary.transport)
    yield "when", ", ".join(period.edtf for period in summary.dates)
    yield "worth", ", ".join(map(wording.money, summary.values))


def _judgement(case: Case) -> Iterator[tuple[str, str]]:
    if case.grade is not None:
        yield "grade", str(case.grade)
        yield from (("", f"- {reason}") for reason in case.grade.reasons)
    yield "origins", f"{len(case.origins)}"
    yield from (("", _origin(origin)) for origin in case.origins)


def _origin(origin: Origin) -> str:
    kind = wording.label(origin.kind)
    claims = ", ".join(f"{ref.document} {ref.claim}" for ref in origin.claims)
    return f"- {origin.text} ({kind}{'' if origin.named else ', unnamed'}): {claims}"


def _judged(filed: Filed) -> Iterator[tuple[str, str]]:
    """What was judged of its claims and parties."""
    for number, history in enumerate(filed.judged):
        yield "" if number else "judged", judgement_headline(history)
        yield from (("", f"- {line}") for line in lines(history))


def _denials(filed: Filed) -> str:
    denying = sorted({ref for each in filed.claims for ref in each.denied_by})
    return ", ".join(f"{ref.document} {ref.claim}" for ref in denying)
