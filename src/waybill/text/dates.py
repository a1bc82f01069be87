"""Find when: 26 March 2022 · ON 20 OCT 89 · last week · since 2015 · between March and May.

What a publication date settles, and how, stands in ``date_rules``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from waybill.core.claim import Dating
from waybill.core.period import OPEN, Period
from waybill.core.span import Span
from waybill.errors import PeriodError
from waybill.text.cues import cues, stretches
from waybill.text.date_rules import BY_CUES, Rule
from waybill.text.following import reckoned
from waybill.text.moments import Moment, resolve, week_around
from waybill.text.patterns import Pattern

_SINCE: Final = Pattern(r"(?<!\w)since\s+(?:the\s+)?\Z")
_FROM: Final = Pattern(r"(?<!\w)(?:from|between)\s+(?:the\s+)?\Z")
_UNTIL: Final = Pattern(r"(?<!\w)(?:until|till)\s+(?:the\s+)?\Z")
_WEEK_OF: Final = Pattern(r"(?<!\w)the\s+week\s+(?:of|beginning|starting|ending)\s+(?:on\s+)?\Z")
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+(?:the\s+)?\Z")
_ABOUT: Final = Pattern(
    r"(?<!\w)(?:(?:on\s+or\s+)?about|around|approximately|roughly|circa|c\.|some\s*time\s+(?:in|around))\s+(?:the\s+)?\Z"
)
_WINDOW: Final = 32
_GAP: Final = 10
_CONTEXT: Final = 400

_Pair: TypeAlias = tuple[Moment, Moment | None]


@lru_cache(maxsize=1024)
def datings(text: str, span: Span, *, published: date | None) -> tuple[Dating, ...]:
    """Dates in a stretch of text, in order and disjoint.

    A month or day without its year follows a date with year shortly before it in the same paragraph ("27 January 2020
    … on 1 February"), else it is the latest that does not begin after publication. Relative dates are reckoned from
    publication. Where that is unknown, only dates with a year are found. The span covers the words "from",
    "between", "since" and "about" that the meaning rests on.
    """
    pairs = _pairs(text, published)
    found: list[Dating | None] = []
    for place in range(bisect_left(pairs, span.start, key=lambda pair: pair[0].span.start), len(pairs)):
        first, last = pairs[place]
        if first.span.end > span.end:
            break
        if last is not None and last.span.end > span.end:
            last = None
        dating = _dating(text, first, last, span, published)
        if dating is None and last is not None:  # no interval after all: "in 2015 - last week"
            found += [_dating(text, first, None, span, published), _dating(text, last, None, span, published)]
        else:
            found.append(dating)
    return tuple(each for each in found if each is not None)


@lru_cache(maxsize=64)
def _pairs(text: str, published: date | None) -> tuple[_Pair, ...]:
    """The dates of the whole text: read at once, since every sentence will ask and each lends its year to the next."""
    moments = _merged(text, _disjoint(_matches(text, published)))
    return tuple(_placed(text, _paired(text, moments), published))


def _matches(text: str, published: date | None) -> Iterator[Moment]:
    found = cues(text)
    for kinds, rules in BY_CUES.items():
        near = tuple(stretches(found, kinds, text)) if not kinds.isdisjoint(found) else ()
        for rule, (start, end) in product(rules, near):
            for match in rule.pattern.finditer(text, start, end):
                moment = _read(rule, match, published)
                if moment is not None:
                    yield moment


def _read(rule: Rule, match: re.Match[str], published: date | None) -> Moment | None:
    try:
        return rule.read(match, published)
    except (OverflowError, ValueError):  # "3000 years ago", "the 31st of last month"
        return None


def _disjoint(moments: Iterator[Moment]) -> list[Moment]:
    kept: list[Moment] = []
    for moment in sorted(moments, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or kept[-1].span.end <= moment.span.start:
            kept.append(moment)
    return kept


def _merged(text: str, moments: list[Moment]) -> list[Moment]:
    whole: list[Moment] = []
    for moment in moments:
        merged = _merge(text, whole[-1], moment) if whole else None
        if merged is not None:
            whole[-1] = merged
        else:
            whole.append(moment)
    return whole


def _merge(text: str, first: Moment, second: Moment) -> Moment | None:
    """Weekday and date, weekday and week, or date and year as one; None where they do not belong together."""
    gap = _gap(text, first, second)
    whole = Span(first.span.start, second.span.end)
    if first.weekday is not None and second.day is not None and gap in ("", ",", "the", ", the", "("):
        return replace(second, span=whole)
    if first.lacks_year and second.unit == "year" and second.edtf is not None and gap in ("", "of", ",", "in"):
        return replace(first, span=whole, year=int(second.edtf))
    if _gives_year(second) and first.lacks_year and gap in ("", "of"):
        return replace(first, span=whole, year=second.year)
    if _gives_year(first) and second.lacks_year and gap in (",", ":"):  # "1995, 17 to 22 February"
        return replace(second, span=whole, year=first.year)
    for day, week in ((first, second), (second, first)):
        if day.weekday is not None and week.unit == "week" and week.edtf is not None and gap in ("", "of", "on", ","):
            monday = date.fromisoformat(week.edtf.split("/")[0])
            return Moment(span=whole, edtf=str(monday + timedelta(days=day.weekday)))
    return None


def _gives_year(moment: Moment) -> bool:
    return moment.year is not None and moment.month is None and moment.edtf is None


def _paired(text: str, moments: list[Moment]) -> Iterator[_Pair]:
    """Each moment alone, but the two ends of an interval together."""
    place = 0
    while place < len(moments):
        first, *others = moments[place : place + 2]
        last = others[0] if others and _is_interval(text, first, others[0]) else None
        yield first, last
        place += 1 if last is None else 2


def _placed(text: str, pairs: Iterator[_Pair], published: date | None) -> Iterator[_Pair]:
    """What the date shortly before it in the same paragraph gives to each: its year, or what it counts from."""
    context: Moment | None = None
    before: Moment | None = None
    for first, last in pairs:
        if first.steps is not None or (last is not None and last.steps is not None):
            anchor = resolve(before, until=published) if before and _is_near(text, before, first) else None
            found = reckoned(first, anchor) if last is None else None
            if found is None:
                continue
            first = found
        lacks_year = first.lacks_year and (last is None or last.lacks_year)
        if context is not None and lacks_year and _is_near(text, context, first):
            first = _in_year_of(context, first, published)
        if first.year is not None and first.month is not None:
            context = first
        before = last or first
        yield first, last


def _is_near(text: str, first: Moment, second: Moment) -> bool:
    between = text[first.span.end : second.span.start]
    return len(between) <= _CONTEXT and "\n\n" not in between


def _in_year_of(context: Moment, moment: Moment, published: date | None) -> Moment:
    """The first such month or day after the context, unless that lies after publication."""
    assert context.year is not None
    is_next = context.month is not None and (moment.month or 0, moment.day or 31) < (context.month, context.day or 1)
    year = context.year + is_next
    is_future = published is not None and (year, moment.month or 1) > (published.year, published.month)
    return moment if is_future else replace(moment, year=year)


def _is_interval(text: str, first: Moment, second: Moment) -> bool:
    gap = _gap(text, first, second)
    if first.weekday is not None and second.weekday is not None:
        return False
    if gap == "and":
        both_years = first.month is None and second.month is None and (second.year or 0) - (first.year or 0) == 1
        return (
            both_years
            or _are_next_months(first, second)
            or _BETWEEN.search(text[max(0, first.span.start - _WINDOW) : first.span.start]) is not None
        )
    return gap in ("-", "–", "—", "to", "through", "until", "till", "to the", "until the")


def _are_next_months(first: Moment, second: Moment) -> bool:
    """Whether a month without its year is followed by the next one: "in February and March"."""
    if first.year is not None or first.month is None or second.month is None:
        return False
    is_whole = first.day is None and second.day is None and first.last_month is None and second.last_month is None
    return is_whole and second.month - first.month == 1


def _gap(text: str, first: Moment, second: Moment) -> str | None:
    between = text[first.span.end : second.span.start]
    return " ".join(between.casefold().split()) if len(between) <= _GAP else None


def _dating(text: str, first: Moment, last: Moment | None, within: Span, published: date | None) -> Dating | None:
    edtf = resolve(first, until=published) if last is None else _interval(first, last, published)
    if edtf is None:
        return None
    start, end = first.span.start, (last or first).span.end
    before = text[max(within.start, start - _WINDOW) : start]
    if last is None and (match := _SINCE.search(before)) is not None:
        edtf = f"{edtf.split('/')[0]}/{OPEN}"
    elif last is None and (match := _UNTIL.search(before)) is not None:
        edtf = f"{OPEN}/{edtf.split('/')[-1]}"
    elif last is None and first.day is not None and (match := _WEEK_OF.search(before)) is not None:
        edtf = week_around(edtf)
    elif (match := _ABOUT.search(before)) is not None:
        edtf = "/".join(side if side.endswith("~") else f"{side}~" for side in edtf.split("/"))
    elif last is not None or first.last_day is not None:
        match = _FROM.search(before)
    start -= 0 if match is None else len(match[0])
    try:
        return Dating(period=Period(edtf), span=Span(start, end))
    except PeriodError:
        return None


def _interval(first: Moment, last: Moment, published: date | None) -> str | None:
    """From the beginning of one to the end of the other; a year that only one of them states counts for both."""
    if last.lacks_year and first.year is not None:
        is_earlier = (last.month or 0, last.day or 31) < (first.month or 0, first.day or 1)
        last = replace(last, year=first.year + is_earlier)
    end = resolve(last, until=published)
    if end is None:
        return None
    try:
        until = Period(end).latest
    except PeriodError:
        return None
    begin = resolve(first, until=until)
    return None if begin is None else f"{begin.split('/')[0]}/{end.split('/')[-1]}"
