"""What was set aside: one by one where it is little, by reason in a table where it is much."""

import sys
from collections.abc import Sequence
from typing import Final

from waybill.cli.output import count, tell, tell_rejection, visible
from waybill.core.outcome import Reason, Rejection

MOST_TOLD: Final = 10
"""More than these are counted."""

_EXAMPLES: Final = 2
_LEAST_COLUMNS: Final = 80


def tell_rejections(rejections: Sequence[Rejection]) -> None:
    """Say what was set aside, why, and what to do about it."""
    if len(rejections) <= MOST_TOLD:
        for each in rejections:
            tell_rejection(each)
        return
    tell(f"{count(len(rejections), 'rejection')} by reason; --format json lists them all")
    _show(by_reason(rejections))


def by_reason(rejections: Sequence[Rejection]) -> tuple[tuple[Reason, Sequence[Rejection]], ...]:
    """Rejections of each reason, the most frequent first."""
    found: dict[Reason, list[Rejection]] = {}
    for each in rejections:
        found.setdefault(each.reason, []).append(each)
    return tuple(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def _show(groups: Sequence[tuple[Reason, Sequence[Rejection]]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(stderr=True, highlight=False, markup=False)
    console.width = max(console.width, _LEAST_COLUMNS)
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("reason", no_wrap=True)
    table.add_column("count", justify="right", no_wrap=True)
    table.add_column("for example", overflow="fold")
    for reason, rejections in groups:
        told = [visible(f"{each.subject}: {each.detail}") for each in rejections[:_EXAMPLES]]
        table.add_row(reason.value, f"{len(rejections):,}", Text("\n".join(told)))
    console.print(table)
    sys.stderr.flush()
