"""Why the claims of a case are in it, drawn with Rich."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.padding import Padding
from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, screen
from waybill.core.claim import ClaimRef
from waybill.link.joins import Bond, Join

_BONDS: Final = {
    Bond.JUDGED: "judged the same as",
    Bond.DENIES: "denies",
    Bond.SAME_WORDS: "says the same words as",
    Bond.AGREES: "agrees best with",
}
_LEAST: Final = 0.005
"""Weights that would be shown as nothing are left out."""


def show_joins(case_id: str, joins: Sequence[Join]) -> None:
    """Each claim with the one that it goes best with and what speaks for and against it, the weightiest first."""
    console = screen()
    console.print(Text(f"{case_id}: why its claims are taken to speak of one transfer", style="bold"))
    if not joins:
        console.print("it has one claim")
    for join in joins:
        console.print()
        line = f"{_name(join.claim)} {_BONDS[join.bond]} {_name(join.other)}, score {join.agreement.score:+.2f}"
        console.print(Text(visible(line)))
        for ground in _grounds(join):
            console.print(Trimmed(Padding(Text(visible(ground)), (0, 0, 0, 2))))


def _grounds(join: Join) -> Iterator[str]:
    for each in sorted(join.agreement.grounds, key=lambda ground: -abs(ground.weight)):
        if abs(each.weight) >= _LEAST:
            yield f"{each.weight:+6.2f}  {each.fact}: {each.level}"


def _name(ref: ClaimRef) -> str:
    return f"{ref.document}#{ref.claim}"
