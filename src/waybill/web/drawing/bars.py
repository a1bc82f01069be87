"""Bars that stand on each other, and the scale beside them.

Laws:   bars of one column stand on each other and never overlap;
        whatever is not 0 can be seen; of two numbers the greater has no lower bar.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 1.5
"""Height of the lowest bar."""
GAP: Final = 0.25
"""Between two columns, as a part of their width."""
WIDEST: Final = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar, counted from the upper left corner of its picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line of the scale."""

    y: float
    number: int


def scale(most: int, *, height: float) -> tuple[Mark, ...]:
    """Round numbers from 0 to the first that is not below the greatest."""
    step = 1
    while step * 4 < most:
        step = _next(step)
    top = max(step, -(-most // step) * step)
    return tuple(Mark(y=round(height - height * each / top, 2), number=each) for each in range(0, top + 1, step))


def stacked(columns: Sequence[Sequence[int]], *, width: float, height: float) -> tuple[tuple[Bar, ...], ...]:
    """For each column its bars from below, one for each number, also for 0."""
    top = scale(max(map(sum, columns), default=0), height=height)[-1].number
    space = min(WIDEST, width / max(1, len(columns)))
    wide = space * (1 - GAP)
    return tuple(
        tuple(_column(numbers, place * space + space * GAP / 2, wide, height, top))
        for place, numbers in enumerate(columns)
    )


def _column(numbers: Iterable[int], x: float, width: float, height: float, top: int) -> Iterator[Bar]:
    floor = height
    for number in numbers:
        high = max(LEAST, height * number / top) if number else 0.0
        floor -= high
        yield Bar(x=round(x, 2), y=round(floor, 2), width=round(width, 2), height=round(high, 2))


def _next(step: int) -> int:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    first, zeros = str(step)[0], "0" * (len(str(step)) - 1)
    return int({"1": "2", "2": "5", "5": "10"}[first] + zeros)
