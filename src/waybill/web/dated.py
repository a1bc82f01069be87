"""When a case was, as far as that is said, and filters by it."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.core.case import Case
from waybill.web.asked import RefusedError

SINCE: Final = "since"
UNTIL: Final = "until"
PARAMETERS: Final = (SINCE, UNTIL)
_WRITTEN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day of a case.

    Attributes:
        is_said: whether its claims say it; else it is the day on which it became public.
    """

    day: date
    is_said: bool

    @property
    def month(self) -> str:
        """As EDTF writes it, ``2024-02``."""
        return f"{self.day.year:04}-{self.day.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days that are asked for; None where an end is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, dated: Dated | None) -> bool:
        """Whether a case of that day is asked for; one without a day is only where no end is given."""
        if dated is None:
            return self.since is None and self.until is None
        return (self.since or date.min) <= dated.day <= (self.until or date.max)


def dated(case: Case) -> Dated | None:
    """The first day that its claims name, else that of its first publication; None where neither is known."""
    said = [day for period in case.summary.dates for day in (period.earliest or period.latest,) if day is not None]
    if said:
        return Dated(day=min(said), is_said=True)
    return None if case.first_published is None else Dated(day=case.first_published, is_said=False)


def stretch(query: Mapping[str, str]) -> Stretch:
    """The days that a question asks for.

    Raises:
        RefusedError: one of them is no day, month or year.
    """
    since, until = (_days(name, query[name]) if name in query else None for name in PARAMETERS)
    return Stretch(since=since and since[0], until=until and until[1])


def _days(name: str, written: str) -> tuple[date, date]:
    """The first and the last day of what is written."""
    match = _WRITTEN.fullmatch(written)
    try:
        assert match is not None
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        first, last = month or 1, month or 12
        return date(year, first, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])
    except (AssertionError, ValueError, calendar.IllegalMonthError) as error:
        raise RefusedError(
            f"{name} cannot be {written!r}", status=400, remedy=f"give a year, a month or a day: {name}=2024-02"
        ) from error
