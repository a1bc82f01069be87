"""Read the words of a date, once its way of writing is known."""

import re
from datetime import date, timedelta
from typing import Final

from waybill.core.span import Span
from waybill.text import moments
from waybill.text.moments import Moment, Unit
from waybill.text.months import month
from waybill.text.numbers import number
from waybill.text.patterns import Pattern

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_VAGUE: Final = {"a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "a": 1, "an": 1}

_OF_A_YEAR: Final = Pattern(r"\s+(?:of\s+)?(?:last|this)\s+year\b")
_PLURAL: Final = Pattern(r"\s+[^\W\d_]+s\b", ignores_case=False)
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+\Z")
_EDGE: Final = Pattern(r"(?P<first>beginning|start|first|early\s+days)\b.*of|(?:end|last|final|closing)\b.*of")
_WINDOW: Final = 16
_PREPOSITION: Final = Pattern(r"(?<!\w)(?:in|since|until|till|by|from|of|during|for|before|after|year|between)\s+\Z")


def read_calendar(match: re.Match[str], published: date | None) -> Moment:
    """Days, months and years by name, whole or in part."""
    parts = match.groupdict()
    year = _full_year(parts.get("year"), published)
    return Moment(
        span=Span(*match.span()),
        year=year,
        month=month(parts["month"]) if parts.get("month") else None,
        day=_ordinal(parts.get("day")),
        last_day=_ordinal(parts.get("last_day")),
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
    if not is_clear and (len(name.rstrip(".")) < 4 or name.casefold() == "march"):
        return None
    if published is None or not which:
        return Moment(span=Span(*match.span()), month=month(name))
    number_of_month = month(name)
    if which == "this":
        year = published.year
    elif which == "next":
        year = published.year + (number_of_month <= published.month)
    else:
        year = published.year - (number_of_month >= published.month)
    return Moment(span=Span(*match.span()), year=year, month=number_of_month)


def read_numeric(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "06/02/2019", "9.1.62"."""
    day, number_of_month = int(match["day"]), int(match["month"])
    if number_of_month > 12:
        day, number_of_month = number_of_month, day
    return Moment(span=Span(*match.span()), year=_full_year(match["year"], published), month=number_of_month, day=day)


def read_iso(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "2022-03-26"."""
    return Moment(span=Span(*match.span()), year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))


def read_decade(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the 1990s"; the early, mid or late ones are about a third of it."""
    first = int(match["decade"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((match["part"] or "").casefold(), (0, 9))
    mark = "~" if match["part"] else ""
    return Moment(span=Span(*match.span()), edtf=f"{first + low}{mark}/{first + high}{mark}")


def read_part_of_year(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the second half of last year", "the first five months of 2020", "the third quarter of FY23"."""
    place = _ORDINALS[match["place"].casefold()]
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
    return Moment(span=Span(*match.span()), year=published.year, month=_edge(match["part"]))


def _months_of_year(match: re.Match[str], first: int, last: int, published: date | None) -> Moment | None:
    if match["fiscal"]:
        year = _full_year(match["fy"], published, pivot=70) or 0
        start = date(year - 1, 10, 1)
        (low_year, low), (high_year, high) = (moments.months_from(start, each - 1) for each in (first, last))
        return Moment(span=Span(*match.span()), edtf=f"{low_year}-{low:02}/{high_year}-{high:02}")
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None
    else:
        year = published.year + _STEPS[(match["which"] or "this").casefold()]
    return Moment(span=Span(*match.span()), year=year, month=first, last_month=last)


def read_week_of_month(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the last week of May"."""
    found = Moment(span=Span(*match.span()), month=month(match["month"]), year=_full_year(match["year"], published))
    year = moments.resolve(found, until=published)
    if year is None:
        return None
    which = _ORDINALS[match["place"].casefold()]
    return Moment(span=found.span, edtf=moments.week_in_month(which, int(year[:4]), int(year[5:7])))


def read_season(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "in the autumn of 2008", "last winter"; "the fall" alone may be one of prices."""
    name = match["season"].casefold()
    first = moments.SEASONS[name]
    if match["year"]:
        return Moment(span=Span(*match.span()), year=int(match["year"]), month=first, last_month=(first + 1) % 12 + 1)
    which = (match["which"] or "").casefold()
    is_clear = (
        which != "the" if which else _PREPOSITION.search(match.string[max(0, match.start() - 12) : match.start()])
    )
    if published is None or (not is_clear and not match["year_of"] and (name == "fall" or not which)):
        return None
    step = _STEPS.get((match["year_of"] or "").casefold())
    if step is not None:
        return Moment(
            span=Span(*match.span()), year=published.year + step, month=first, last_month=(first + 1) % 12 + 1
        )
    which = "last" if which == "previous" else which
    return Moment(span=Span(*match.span()), edtf=moments.season(name, which, published))


def read_weekday(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "on Tuesday", "last Friday", "next Monday"."""
    if published is None:
        return None
    weekday = WEEKDAYS.index(match["weekday"].casefold())
    which = (match["which"] or "").casefold()
    day = moments.weekday_before(published, weekday, strictly=which in ("last", "next"))
    if which in ("next", "coming"):
        day += timedelta(days=7 if which == "coming" or day < published else 0)
    return Moment(span=Span(*match.span()), edtf=str(day), weekday=weekday)


def read_day_word(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "yesterday", "this morning"."""
    if published is None:
        return None
    words = " ".join(match[0].casefold().split())
    steps = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}
    return Moment(span=Span(*match.span()), edtf=moments.calendar_unit("day", steps.get(words, 0), published))


def read_weekend(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "over the weekend": the last Saturday and Sunday."""
    if published is None:
        return None
    sunday = moments.weekday_before(published, 6, strictly=True)
    return Moment(span=Span(*match.span()), edtf=moments.days(sunday - timedelta(days=1), sunday))


def read_unit_reference(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "last week", "earlier this month", "the end of last year"."""
    if published is None:
        return None
    unit = _unit(match["unit"])
    step = _STEPS[match["which"].casefold()]
    edge = _edge(match["part"] or "") if unit == "year" else None
    if edge is not None:
        return Moment(span=Span(*match.span()), year=published.year + step, month=edge)
    edtf = moments.calendar_unit(unit, step, published)
    return Moment(span=Span(*match.span()), edtf=edtf, unit=unit)


def read_day_of_month(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the 12th of this month"."""
    if published is None:
        return None
    year, number_of_month = moments.months_from(published, _STEPS[match["which"].casefold()])
    return Moment(span=Span(*match.span()), year=year, month=number_of_month, day=_ordinal(match["day"]))


def read_day_alone(match: re.Match[str], published: date | None) -> Moment | None:
    """The latest such day: "on the 27th"."""
    if published is None:
        return None
    day = int(re.sub(r"\D", "", match["day"]))
    year, number_of_month = moments.months_from(published, -1 if day > published.day else 0)
    return Moment(span=Span(*match.span()), year=year, month=number_of_month, day=day)


def read_ago(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "three weeks ago"."""
    length, is_vague = _length(match["length"])
    if published is None or length is None:
        return None
    mark = "~" if is_vague or match["about"] else ""
    return Moment(span=Span(*match.span()), edtf=moments.ago(_unit(match["unit"]), length, published, mark=mark))


def read_stretch(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the past two months"."""
    length, is_vague = _length(match["length"] or "a")
    if published is None or length is None:
        return None
    edtf = moments.stretch(_unit(match["unit"]), length, published, mark="~" if is_vague else "")
    return Moment(span=Span(*match.span()), edtf=edtf)


def _edge(part: str) -> int | None:
    """The month in which "the beginning of" (1) or "the end of" (12) a year lies; None for its other parts."""
    match = _EDGE.search(part)
    return None if match is None else 1 if match["first"] else 12


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units[word.casefold().removesuffix("s")]


def _length(words: str) -> tuple[int | None, bool]:
    squeezed = " ".join(words.casefold().split())
    if squeezed in _VAGUE:
        return _VAGUE[squeezed], squeezed not in ("a", "an")
    value = number(squeezed)
    return (None, False) if value is None else (int(value), False)


def _ordinal(day: str | None) -> int | None:
    return None if day is None else int(day[:2] if day[:2].isdecimal() else day[0])


def _full_year(year: str | None, published: date | None, *, pivot: int = 30) -> int | None:
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


def read_year_alone(match: re.Match[str], published: date | None) -> Moment | None:
    """A bare year, but not a number of things ("2000 rifles")."""
    is_number = _PLURAL.match(match.string, match.end()) is not None and not _is_after_preposition(match)
    return None if is_number and match["part"] is None else read_calendar(match, published)


def _is_after_preposition(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    return _PREPOSITION.search(before) is not None
