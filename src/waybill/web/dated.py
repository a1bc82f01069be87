"""When a case was, as far as that is said."""

from dataclasses import dataclass
from datetime import date

from waybill.core.case import Case


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
        return month_of(self.day)


def dated(case: Case) -> Dated | None:
    """The first day that its claims name, else that of its first publication; None where neither is known."""
    ends = (period.earliest or period.latest for period in case.summary.dates)
    said = [day for day in ends if day is not None]
    if said:
        return Dated(day=min(said), is_said=True)
    return None if case.first_published is None else Dated(day=case.first_published, is_said=False)


def month_of(day: date) -> str:
    """As EDTF writes it, ``2024-02``."""
    return f"{day.year:04}-{day.month:02}"
