"""Values of the parts of a date: days with their endings, years of two digits, words that step back or on."""

from datetime import date
from typing import Final

from waybill.text.patterns import Pattern

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLACES: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
STEPS: Final = {"last": -1, "this": 0, "current": 0, "next": 1}

_EDGE: Final = Pattern(r"(?P<first>beginning|start|first|early\s+days)\b.*of|(?:end|last|final|closing)\b.*of")


def ordinal(day: str | None) -> int | None:
    """The number of a day from its figures, with or without "th"; None for None."""
    return None if day is None else int(day[:2] if day[:2].isdecimal() else day[0])


def full_year(year: str | None, published: date | None, *, pivot: int = 30) -> int | None:
    """A year from its two or four digits: of two the latest that has begun, or, unpublished, 1930 to 2029."""
    if year is None:
        return None
    value = int(year.lstrip("'’"))
    if value >= 100:
        return value
    if published is not None:
        century = published.year // 100 * 100
        return century + value - (100 if century + value > published.year + 10 else 0)
    return value + (1900 if value >= pivot else 2000)


def edge(part: str) -> int | None:
    """The month in which "the beginning of" (1) or "the end of" (12) a year lies; None for its other parts."""
    match = _EDGE.search(part)
    return None if match is None else 1 if match["first"] else 12
