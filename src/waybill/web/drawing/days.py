"""A scale of days from left to right.

Laws:   a later day never lies to the left of an earlier one;
        there are never more than ``MOST_TICKS`` named days, and each lies on the scale.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MOST_TICKS: Final = 8
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
"""Steps in months, of which the smallest that leaves few enough ticks is taken; of a short time, days are."""
_DAYS: Final = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A named day of the scale."""

    x: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A scale.

    Attributes:
        first: day at its left end.
        last: day at its right end.
        width: of the scale.
    """

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day lies; what is beyond an end lies on it."""
        whole = max(1, (self.last - self.first).days)
        return round(self.width * min(1.0, max(0.0, (day - self.first).days / whole)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Named days."""
        length = (self.last - self.first).days
        for step in _DAYS:
            if length // step + 1 <= MOST_TICKS:
                return tuple(self._by_days(step))
        start, stop = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        step = next(each for each in _MONTHS if (stop - start) // each + 1 <= MOST_TICKS)
        return tuple(self._by_months(step))

    def _by_days(self, step: int) -> Iterator[Tick]:
        for number in range(0, (self.last - self.first).days + 1, step):
            day = self.first + timedelta(days=number)
            yield Tick(x=self.x(day), name=day.isoformat())

    def _by_months(self, step: int) -> Iterator[Tick]:
        start, stop = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        for number in range(-(-start // step) * step, stop + 1, step):
            year, month = divmod(number, 12)
            if year >= 1 and date(year, month + 1, 1) >= self.first:
                name = f"{year:04}" if step % 12 == 0 else f"{year:04}-{month + 1:02}"
                yield Tick(x=self.x(date(year, month + 1, 1)), name=name)
