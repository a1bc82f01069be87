"""Cases for people, drawn with Rich."""

from collections.abc import Iterable
from typing import Final

from rich.padding import Padding
from rich.text import Text

from waybill.cli.output import count, visible
from waybill.cli.render import Trimmed, headline, screen
from waybill.core.case import Case, CaseKind, Summary
from waybill.telling import wording
from waybill.telling.sentences import item

NO_GRADE: Final = "–"


def show_cases(cases: Iterable[Case]) -> None:
    """Cases, each in a few lines: how reliable, who to whom, what, how far, on how many origins."""
    console = screen()
    for case in cases:
        console.print(headline(case.id, _sides(case.summary), grade=str(case.grade or NO_GRADE)))
        for line in (Text(visible(", ".join(map(item, case.summary.items)))), _state(case)):
            if line:
                console.print(Trimmed(Padding(line, (0, 0, 0, 2))))
        console.print()


def _sides(summary: Summary) -> tuple[str, str]:
    supplier, recipient = (wording.names(each.name for each in side) for side in (summary.supplier, summary.recipient))
    return supplier, recipient


def _state(case: Case) -> Text:
    summary = case.summary
    parts = [
        *([Text("lasting relation")] if case.kind is CaseKind.RELATION else []),
        Text("stage not said" if summary.stage is None else wording.reached(summary.stage, summary.certainty)),
        *(Text(period.edtf) for period in summary.dates),
        *([Text("covert", style="magenta")] if summary.covert else []),
        *([Text("disputed", style="bold red")] if case.disputed else []),
        Text(count(len(case.origins), "origin")),
        Text(count(len(case.claims), "claim")),
    ]
    return Text(" · ").join(parts)
