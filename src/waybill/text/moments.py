"""Reckon with days, weeks, months and years; what comes out is EDTF."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from waybill.core.span import Span

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First months of the meteorological seasons of the northern hemisphere; each has three."""

Unit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as far as its words give it.

    Attributes:
        edtf: what it means, where the words and the publication say it all; then no other part counts.
        year: None where the words leave it out.
        last_month: of several months the last; may lie in the next year ("winter of 1999").
        last_day: of several days in one month the last.
        weekday: Monday is 0; set beside ``edtf`` for the name of a day.
        unit: set beside ``edtf`` for "last week", "this year" and their like.
        steps: so many units after (before, if negative) the date before it in the text; None for all other dates.
        months_back: how far before publication it can lie where the year is left out; what is older means the next.
    """

    span: Span
    edtf: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    steps: int | None = None
    months_back: int = 12

    @property
    def lacks_year(self) -> bool:
        """Whether it is a month or day of any year."""
        return self.edtf is None and self.year is None and self.steps is None


def resolve(moment: Moment, *, until: date | None) -> str | None:
    """What a moment means; None if unknown.

    Of a year left out it is the latest that does not begin after ``until``, or the next where that is too long ago.
    """
    if moment.edtf is not None:
        return moment.edtf
    year = moment.year
    if year is None and until is not None and moment.month is not None:
        year = _year_left_out(moment.month, moment.day or 1, until, months_back=moment.months_back)
    if year is None:
        return None
    first = _edtf(year, moment.month, moment.day)
    if moment.last_day is not None:
        return f"{first}/{_edtf(year, moment.month, moment.last_day)}"
    if moment.last_month is not None and moment.month is not None:
        return f"{first}/{_edtf(year + (moment.last_month < moment.month), moment.last_month, None)}"
    return first


def _year_left_out(month: int, day: int, until: date, *, months_back: int) -> int:
    latest = until.year - ((month, day) > (until.month, until.day))
    months_since = (until.year - latest) * 12 + until.month - month
    return latest + (months_since > months_back)


def _edtf(year: int, month: int | None, day: int | None) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def days(first: date, last: date) -> str:
    """The days from one to another."""
    return f"{first}/{last}"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_from(day: date, number: int) -> tuple[int, int]:
    """Year and month so many months after (before, if negative) that of a day."""
    place = day.year * 12 + day.month - 1 + number
    return place // 12, place % 12 + 1


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday on or before a day; strictly: before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def calendar_unit(unit: Unit, step: int, published: date) -> str:
    """The day, ISO week, calendar month or year that lies so many after (before) that of publication."""
    match unit:
        case "day":
            return str(published + timedelta(days=step))
        case "week":
            return days(*week_of(published + timedelta(weeks=step)))
        case "month":
            return _edtf(*months_from(published, step), None)
        case "quarter":
            return quarter(*months_from(date(published.year, (published.month - 1) // 3 * 3 + 1, 1), 3 * step))
        case "year":
            return f"{published.year + step:04}"


def quarter(year: int, first: int) -> str:
    """The three months of a year from the first."""
    return f"{_edtf(year, first, None)}/{_edtf(year, first + 2, None)}"


def stretch(unit: Unit, length: int, published: date, *, mark: str) -> str:
    """So many units up to publication, to the precision of the unit; the mark ("~") qualifies its beginning."""
    match unit:
        case "day" | "week":
            first = published - timedelta(days=length * (7 if unit == "week" else 1))
            return f"{first}{mark}/{published}{mark}"
        case "month":
            return f"{_edtf(*months_from(published, -length), None)}~/{_edtf(published.year, published.month, None)}"
        case "quarter":
            return stretch("month", 3 * length, published, mark=mark)
        case "year":
            if length > 1:
                return f"{published.year - length:04}~/{published.year:04}"
            return stretch("month", 12, published, mark=mark)


def ago(unit: Unit, length: int, published: date, *, mark: str) -> str:
    """The time so many units before publication, to the precision of the unit; weeks are a day, about."""
    readers: dict[Unit, Callable[[], str]] = {
        "day": lambda: f"{published - timedelta(days=length)}{mark}",
        "week": lambda: f"{published - timedelta(weeks=length)}~",
        "month": lambda: f"{_edtf(*months_from(published, -length), None)}{mark}",
        "quarter": lambda: calendar_unit("quarter", -length, published),
        "year": lambda: f"{published.year - length:04}{mark}",
    }
    return readers[unit]()


def season(name: str, which: str, published: date) -> str:
    """The season that publication's "last", "this" or "next" means; "the": the latest that has begun.

    "Last" is the latest that ended before publication's month.
    """
    first = SEASONS[name]
    begun = published.year - (first > published.month)
    match which:
        case "last":
            ended = begun - (months_from(date(begun, first, 1), 2) >= (published.year, published.month))
            year = ended
        case "next":
            year = begun + 1
        case "this":
            year = begun if first == 12 and published.month < 6 else published.year
        case _:
            year = begun
    last_year, last_month = months_from(date(year, first, 1), 2)
    return f"{_edtf(year, first, None)}/{_edtf(last_year, last_month, None)}"


def week_around(edtf: str) -> str:
    """The ISO week of a day given as EDTF; anything else stays."""
    plain = edtf.rstrip("~?%")
    return days(*week_of(date.fromisoformat(plain))) if len(plain) == len("2022-03-26") else edtf


def week_in_month(which: int, year: int, month: int) -> str:
    """The first (0) to fourth (3) seven days of a month, or its last seven (-1)."""
    length = calendar.monthrange(year, month)[1]
    first = length - 6 if which < 0 else 7 * which + 1
    return days(date(year, month, first), date(year, month, first + 6))
