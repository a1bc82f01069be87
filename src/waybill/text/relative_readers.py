"""Read dates that count from publication: "on Tuesday", "last week", "three weeks ago", "the past two months"."""

import re
from datetime import date, timedelta
from typing import Final

from waybill.core.span import Span
from waybill.text import moments
from waybill.text.date_parts import STEPS, WEEKDAYS, edge, ordinal
from waybill.text.moments import Moment, Unit
from waybill.text.numbers import number
from waybill.text.tenses import looks_ahead

_VAGUE: Final = {"a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "a": 1, "an": 1}


def read_weekday(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "on Tuesday", "last Friday", "next Monday"."""
    if published is None:
        return None
    weekday = WEEKDAYS.index(match["weekday"].casefold())
    which = " ".join((match["which"] or "").casefold().split())
    day = moments.weekday_before(published, weekday, strictly=which not in ("", "this", "coming"))
    is_ahead = which in ("", "this") and looks_ahead(match.string, match.start())
    if which in ("next", "coming") or is_ahead:
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
    """Reads "over the weekend": the last Saturday and Sunday, or the next where the words look ahead."""
    if published is None:
        return None
    sunday = moments.weekday_before(published, 6, strictly=True)
    if match["which"].casefold() == "next" or looks_ahead(match.string, match.start()):
        sunday += timedelta(weeks=1)
    return Moment(span=Span(*match.span()), edtf=moments.days(sunday - timedelta(days=1), sunday))


def read_unit_reference(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "last week", "earlier this month", "the end of last year"."""
    if published is None:
        return None
    unit = _unit(match["unit"])
    step = STEPS[(match["which"] or "this").casefold()]
    end = edge(match["part"] or "") if unit == "year" else None
    if end is not None:
        return Moment(span=Span(*match.span()), year=published.year + step, month=end)
    edtf = moments.calendar_unit(unit, step, published)
    return Moment(span=Span(*match.span()), edtf=edtf, unit=unit)


def read_day_of_month(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the 12th of this month"."""
    if published is None:
        return None
    year, number_of_month = moments.months_from(published, STEPS[match["which"].casefold()])
    return Moment(span=Span(*match.span()), year=year, month=number_of_month, day=ordinal(match["day"]))


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
    if match["unit"].casefold().startswith("decade"):
        return Moment(span=Span(*match.span()), edtf=moments.ago("year", 10 * length, published, mark="~"))
    return Moment(span=Span(*match.span()), edtf=moments.ago(_unit(match["unit"]), length, published, mark=mark))


def read_stretch(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "the past two months"."""
    length, is_vague = _length(match["length"] or "a")
    if published is None or length is None:
        return None
    if match["unit"].casefold().startswith("decade"):
        return Moment(span=Span(*match.span()), edtf=moments.stretch("year", 10 * length, published, mark="~"))
    edtf = moments.stretch(_unit(match["unit"]), length, published, mark="~" if is_vague else "")
    return Moment(span=Span(*match.span()), edtf=edtf)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
    return units[word.casefold().removesuffix("s")]


def _length(words: str) -> tuple[int | None, bool]:
    squeezed = " ".join(words.casefold().split())
    if squeezed in _VAGUE:
        return _VAGUE[squeezed], squeezed not in ("a", "an")
    value = number(squeezed)
    return (None, False) if value is None else (int(value), False)
