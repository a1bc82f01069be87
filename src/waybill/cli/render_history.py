"""How the grade of a case came about, drawn with Rich."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.text import Text

from waybill.cli.output import count, visible
from waybill.cli.render import rows, screen
from waybill.workspace.history import PastGrade


def show_history(case_id: str, grades: Sequence[PastGrade]) -> None:
    """Each grade with when it was found, on how much, and which reasons came and went."""
    console = screen()
    console.print(Text(visible(case_id), style="bold cyan"))
    for before, past in pairwise([None, *grades]):
        assert past is not None
        console.print(rows(_lines(past, () if before is None else before.grade.reasons)))
    console.print()


def _lines(past: PastGrade, before: Iterable[str]) -> Iterator[tuple[str, str]]:
    earlier = list(before)
    rests_on = f"{count(past.origins, 'origin')}, {count(past.claims, 'claim')}"
    yield str(past.grade), f"{past.since:%Y-%m-%d %H:%M} UTC · {rests_on}"
    yield from (("", f"+ {reason}") for reason in past.grade.reasons if reason not in earlier)
    yield from (("", f"- {reason}") for reason in earlier if reason not in past.grade.reasons)
