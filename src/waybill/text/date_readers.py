"""Read the words of a date, once its way of writing is known."""

import re
from datetime import date
from typing import Final

from waybill.core.span import Span
from waybill.text.date_parts import full_year, ordinal
from waybill.text.moments import Moment
from waybill.text.months import month
from waybill.text.patterns import Pattern
from waybill.text.tenses import ANY_MONTHS_BACK, months_back

_OF_A_YEAR: Final = Pattern(r"\s+(?:of\s+)?(?:last|this)\s+year\b")
# Months that people are called: "Jan Kavan", "April Glaspie".
_GIVEN_NAMES: Final = ("Jan", "April", "May", "June", "August")
_NAME_AFTER: Final = Pattern(r"\s+[A-Z][a-z]+", ignores_case=False)
_PLURAL: Final = Pattern(r"\s+[^\W\d_]+s\b", ignores_case=False)
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+\Z")
_WINDOW: Final = 16
_PREPOSITION: Final = Pattern(r"(?<!\w)(?:in|since|until|till|by|from|of|during|for|before|after|year|between)\s+\Z")


def read_calendar(match: re.Match[str], published: date | None) -> Moment:
    """Days, months and years by name, whole or in part."""
    parts = match.groupdict()
    year = full_year(parts.get("year"), published)
    return Moment(
        span=Span(*match.span()),
        year=year,
        month=month(parts["month"]) if parts.get("month") else None,
        day=ordinal(parts.get("day")),
        last_day=ordinal(parts.get("last_day")),
        months_back=ANY_MONTHS_BACK if year is not None else months_back(match.string, *match.span()),
    )


def read_two_days(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "3 to 5 May", "7 and 8 June"; days that do not follow each other need a "between" before their "and"."""
    joint = match["joint"].casefold()
    found = read_calendar(match, published)
    if joint != "and" or (found.last_day or 0) - (found.day or 0) == 1:
        return found
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    return found if _BETWEEN.search(before) else None


def read_month_alone(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "in March", "last October"; a short or ambiguous name only after a word that calls for a month."""
    name, which, before = match["month"], (match["which"] or "").casefold(), match["before"]
    is_clear = before is not None or which or _OF_A_YEAR.match(match.string, match.end())
    is_called_so = (name == "Jan" or not is_clear) and name in _GIVEN_NAMES
    if is_called_so and _NAME_AFTER.match(match.string, match.end()):
        return None
    if not is_clear and (len(name.rstrip(".")) < 4 or name.casefold() == "march"):
        return None
    if published is None or not which:
        return Moment(
            span=Span(*match.span()), month=month(name), months_back=months_back(match.string, *match.span("month"))
        )
    number_of_month = month(name)
    if which == "this":
        year = published.year
    elif which == "next":
        year = published.year + (number_of_month <= published.month)
    else:
        year = published.year - (number_of_month >= published.month)
    return Moment(span=Span(*match.span()), year=year, month=number_of_month)


def read_numeric(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "06/02/2019", "9.1.62": the day first, unless only the other way makes a date, or one not to come."""
    day, number_of_month = int(match["day"]), int(match["month"])
    year = full_year(match["year"], published)
    if number_of_month > 12 or (day <= 12 and _is_to_come(year, number_of_month, day, published)):
        day, number_of_month = number_of_month, day
    return Moment(span=Span(*match.span()), year=year, month=number_of_month, day=day)


def _is_to_come(year: int | None, number_of_month: int, day: int, published: date | None) -> bool:
    """Whether a date lies after publication, and would not with month and day exchanged."""
    if published is None or year != published.year:
        return False
    today = (published.month, published.day)
    return (number_of_month, day) > today >= (day, number_of_month)


def read_two_years(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "1998-99", "2021/22", "2018-2020": the years together; None where the second does not follow."""
    year, last = int(match["year"]), int(match["year"][: 4 - len(match["last_year"])] + match["last_year"])
    is_whole = len(match["last_year"]) == len(match["year"])
    follows = last > year if is_whole or last % 100 > 12 else last == year + 1
    return Moment(span=Span(*match.span()), edtf=f"{year}/{last}") if follows else None


def read_iso(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "2022-03-26"."""
    return Moment(span=Span(*match.span()), year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))


def read_year_alone(match: re.Match[str], published: date | None) -> Moment | None:
    """A bare year, but not a number of things ("2000 rifles")."""
    is_number = _PLURAL.match(match.string, match.end()) is not None and not _is_after_preposition(match)
    return None if is_number and match["part"] is None else read_calendar(match, published)


def _is_after_preposition(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    return _PREPOSITION.search(before) is not None
