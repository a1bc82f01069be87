"""Read parts of a year: its quarters, halves, first months, seasons, the weeks of a month, and fiscal years."""

import calendar
import re
from datetime import date
from typing import Final

from waybill.core.span import Span
from waybill.text import moments
from waybill.text.date_parts import PLACES, STEPS, edge, full_year
from waybill.text.moments import Moment
from waybill.text.months import month
from waybill.text.numbers import number
from waybill.text.patterns import Pattern
from waybill.text.spoken import decade
from waybill.text.tenses import months_back

_WINDOW: Final = 16
_PREPOSITION: Final = Pattern(r"(?<!\w)(?:in|since|until|till|by|from|of|during|for|before|after|between|through)\s+\Z")


def read_decade(match: re.Match[str], published: date | None) -> Moment:
    """Reads "the 1990s", "the early 1980s"."""
    return decade(Span(*match.span()), int(match["decade"]), match["part"])


def read_part_of_year(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the second half of last year", "the first five months of 2020", "the third quarter of FY23"."""
    place = PLACES[match["place"].casefold()]
    size = {"quarter": 3, "half": 6}.get((match["size"] or "").casefold())
    if size is None:
        length = number(match["months"]) or 0
        first, last = (1, int(length)) if place == 0 else (13 - int(length), 12)
    else:
        first = (12 // size + place if place < 0 else place) * size + 1
        last = first + size - 1
    if not 1 <= first <= last <= 12:
        return None
    return _months_of_year(match, first, last, published)


def read_year_by_itself(match: re.Match[str], published: date | None) -> Moment | None:
    """A fiscal year, or "the beginning of the year"."""
    if match["fiscal"]:
        return _months_of_year(match, 1, 12, published)
    if match["part"] is None or match["which"] or match["year"] or published is None:
        return None
    return Moment(span=Span(*match.span()), year=published.year, month=edge(match["part"]))


def _months_of_year(match: re.Match[str], first: int, last: int, published: date | None) -> Moment | None:
    if match["fiscal"]:
        year = full_year(match["fy"], published, pivot=70) or 0
        start = date(year - 1, 10, 1)
        (low_year, low), (high_year, high) = (moments.months_from(start, each - 1) for each in (first, last))
        return Moment(span=Span(*match.span()), edtf=f"{low_year}-{low:02}/{high_year}-{high:02}")
    if match["year"]:
        year = full_year(match["year"], published) or 0
    elif published is None:
        return None
    else:
        year = published.year + STEPS[(match["which"] or "this").casefold()]
    return Moment(span=Span(*match.span()), year=year, month=first, last_month=last)


def read_week_of_month(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the last week of May"."""
    found = Moment(span=Span(*match.span()), month=month(match["month"]), year=full_year(match["year"], published))
    year = moments.resolve(found, until=published)
    if year is None:
        return None
    which = PLACES[match["place"].casefold()]
    return Moment(span=found.span, edtf=moments.week_in_month(which, int(year[:4]), int(year[5:7])))


def read_half_of_month(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the first half of August", up to the 15th, or the rest of it."""
    found = Moment(
        span=Span(*match.span()),
        month=month(match["month"]),
        year=full_year(match["year"], published),
        months_back=months_back(match.string, *match.span()),
    )
    year = moments.resolve(found, until=published)
    if year is None:
        return None
    length = calendar.monthrange(int(year[:4]), int(year[5:7]))[1]
    first, last = (1, 15) if match["half"].casefold() == "first" else (16, length)
    return Moment(span=found.span, edtf=f"{year}-{first:02}/{year}-{last:02}")


def read_season(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "in the autumn of 2008", "last winter"; "the fall" alone may be one of prices."""
    name, span = match["season"].casefold(), Span(*match.span())
    first = moments.SEASONS[name]
    last = (first + 1) % 12 + 1
    if match["year"]:
        return Moment(span=span, year=int(match["year"]), month=first, last_month=last)
    which = " ".join((match["which"] or "").casefold().split())
    is_clear = bool(which and which != "the") or _is_after_preposition(match)
    if published is None or (not is_clear and not match["year_of"] and (name == "fall" or not which)):
        return None
    step = STEPS.get((match["year_of"] or "").casefold())
    if step is not None:
        return Moment(span=span, year=published.year + step, month=first, last_month=last)
    if which in ("", "the"):
        back = months_back(match.string, *match.span())
        return Moment(span=span, month=first, last_month=last, months_back=back)
    return Moment(span=span, edtf=moments.season(name, which if which in STEPS else "last", published))


def _is_after_preposition(match: re.Match[str]) -> bool:
    return _PREPOSITION.search(match.string, max(0, match.start() - _WINDOW), match.start()) is not None


def read_quarter_alone(match: re.Match[str], published: date | None) -> Moment:
    """Reads "the third quarter", "a fourth-quarter loss": the latest that has begun."""
    first = PLACES[(match["place"] or match["joined"]).casefold()] % 4 * 3 + 1
    back = months_back(match.string, *match.span())
    return Moment(span=Span(*match.span()), month=first, last_month=first + 2, months_back=back)


def read_numbered_part(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "Q3 2021", "H1 of FY23", "2021 Q3", "3Q21"."""
    letter, place = (match["letter"], match["place"]) if match["letter"] else (match["sign"], match["rank"])
    size = {"q": 3, "h": 6}[letter.casefold()]
    last = int(place) * size
    return _months_of_year(match, last - size + 1, last, published) if last <= 12 else None
