"""When: the part of EDTF (ISO 8601-2) that claims use.

Source: Extended Date/Time Format, Library of Congress, 2019: level 0, and of level 1 the qualifiers
``? ~ %`` and open intervals.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from waybill.errors import PeriodError

_SIDE: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?")
OPEN: Final = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year, or an interval between two of them.

    Attributes:
        edtf: as written, ``2022-03-26``, ``2022-03/2022-05``, ``2021-12~``, ``2015/..``.
        earliest: first day that it can mean; None if open to the past.
        latest: last day; None if open to the future.

    Raises:
        PeriodError: not a date of this form, a day that does not exist, or an end before its start.
    """

    edtf: str
    earliest: date | None = field(init=False, compare=False)
    latest: date | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        sides = self.edtf.split("/")
        if len(sides) > 2 or (len(sides) == 1 and sides[0] == OPEN) or sides == [OPEN, OPEN]:
            raise PeriodError(edtf=self.edtf)
        earliest, _ = _days(sides[0], whole=self.edtf)
        _, latest = _days(sides[-1], whole=self.edtf)
        if earliest is not None and latest is not None and earliest > latest:
            raise PeriodError(edtf=self.edtf)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @property
    def is_approximate(self) -> bool:
        """Whether either end is qualified as uncertain or approximate."""
        return any(mark in self.edtf for mark in "~?%")

    def is_same_interval_as(self, other: "Period") -> bool:
        """Whether both mean the same days, however they are written or qualified."""
        return (self.earliest, self.latest) == (other.earliest, other.latest)

    def meets(self, other: "Period") -> bool:
        """Whether at least one day can lie in both."""
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )

    @classmethod
    def between(cls, first: "Period", last: "Period") -> "Period":
        """Interval from one period to another."""
        return cls(f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}")


def _days(side: str, *, whole: str) -> tuple[date | None, date | None]:
    if side == OPEN:
        return None, None
    match = _SIDE.fullmatch(side)
    if match is None:
        raise PeriodError(edtf=whole)
    year, month, day = (None if match[part] is None else int(match[part]) for part in ("year", "month", "day"))
    assert year is not None
    first_month, last_month = (1, 12) if month is None else (month, month)
    try:
        first = date(year, first_month, 1 if day is None else day)
        last_day = calendar.monthrange(year, last_month)[1] if day is None else day
        return first, date(year, last_month, last_day)
    except ValueError as error:
        raise PeriodError(edtf=whole) from error
