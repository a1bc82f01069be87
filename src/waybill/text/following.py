"""Dates that are reckoned from a date before them in the text: "two days later", "the following year", "that month"."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from waybill.core.period import Period
from waybill.core.span import Span
from waybill.errors import PeriodError
from waybill.text import moments
from waybill.text.moments import Moment, Unit
from waybill.text.numbers import number

_FINENESS: Final[dict[Unit, int]] = {"year": 4, "month": 7, "week": 10, "day": 10}
"""Characters of EDTF that an anchor must have, for so many units to be counted from it."""

_LENGTH: Final = (
    r"(?P<length>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
)
FROM_THE_LAST: Final = (
    rf"(?<!\w){_LENGTH}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<side>later|afterwards|earlier|before(?=[.,;)]|$)|previously)"
    r"(?!\w|\s+than\b)"
)
NEXT_TO_THE_LAST: Final = (
    r"(?<!\w)(?<!over\s)(?<!for\s)(?<!during\s)(?<!within\s)(?:(?:earlier|later)\s+)?"
    r"(?:the\s+)?(?P<which>(?<=the\s)(?:following|next|previous|preceding|same)|that(?=\s+(?:same\s+)?(?:day|month|year)\b))"
    r"\s+(?:same\s+)?(?P<unit>day|morning|afternoon|evening|night|month|year)(?![\w-]|['’]s?\w|\s+(?:before|after|that|when)\b)"
    r"|(?<!\w)the\s+(?P<unit_before>day|night|evening|morning|month|year)\s+(?P<side>before|after)(?=[.,;)]|\s+(?:and|in|at|to|by|from|with)\b|$)"
)
_STEPS: Final = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


def read_from_the_last(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "two days later", "a year earlier"; the date that it counts from is found afterwards."""
    length = 1 if match["length"].casefold() in ("a", "an") else number(match["length"])
    if length is None:
        return None
    sign = 1 if match["side"].casefold() in ("later", "afterwards") else -1
    return Moment(span=Span(*match.span()), unit=_unit(match["unit"]), steps=sign * int(length))


def read_next_to_the_last(match: re.Match[str], published: date | None) -> Moment:
    """Reads "the following year", "the day before", "later that month"."""
    word = (match["which"] or match["side"]).casefold()
    unit = _unit(match["unit"] or match["unit_before"])
    return Moment(span=Span(*match.span()), unit=unit, steps=_STEPS.get(word, 0))


def reckoned(moment: Moment, anchor: str | None) -> Moment | None:
    """A moment that counts from another, with what it means; None where that one is unknown, coarse or long."""
    if moment.steps is None or moment.unit is None:
        return moment
    plain = "" if anchor is None else anchor.rstrip("~?%")
    if len(plain) < _FINENESS.get(moment.unit, 10) or "/" in plain:
        return None
    try:
        day = Period(plain).earliest
        if day is None:
            return None
        meant = moments.calendar_unit(moment.unit, moment.steps, day)
    except (PeriodError, OverflowError, ValueError):
        return None
    if moment.unit == "week":
        meant = f"{moments.calendar_unit('day', 7 * moment.steps, day)}~"
    return replace(moment, edtf=meant, unit=None, steps=None)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units.get(word.casefold().removesuffix("s"), "day")
