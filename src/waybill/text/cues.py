"""Find the stretches of a text where a date can be at all, so that rules need not look through the rest.

Most sentences have no date: one look at the words and figures that every date has is faster than thirty rules.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from waybill.text.months import MONTHS

Stretch: TypeAlias = tuple[int, int]


class Cue(StrEnum):
    """What stands in every date of a kind."""

    MONTH = "month"
    YEAR = "year"
    UNIT = "unit"
    WEEKDAY = "weekday"
    SEASON = "season"
    DAY_WORD = "day_word"
    FIGURES = "figures"
    SPOKEN = "spoken"
    FISCAL = "fiscal"
    NUMBERED = "numbered"
    DAY = "day"


_WORDS: Final = {
    **dict.fromkeys(MONTHS, Cue.MONTH),
    **dict.fromkeys(("day", "week", "weekend", "month", "quarter", "half", "year", "decade"), Cue.UNIT),
    **dict.fromkeys(("days", "weeks", "months", "quarters", "years", "decades"), Cue.UNIT),
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), Cue.WEEKDAY),
    **dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), Cue.SEASON),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow"), Cue.DAY_WORD),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), Cue.DAY_WORD),
    **dict.fromkeys(("nineteen", "twenty", "thousand", "twenties", "thirties", "forties", "fifties"), Cue.SPOKEN),
    **dict.fromkeys(("sixties", "seventies", "eighties", "nineties"), Cue.SPOKEN),
    **dict.fromkeys(("fy", "fiscal"), Cue.FISCAL),
    **dict.fromkeys(("q", "h"), Cue.NUMBERED),
}
_CAPITAL: Final = (Cue.MONTH, Cue.WEEKDAY)
_DECADES: Final = ("30", "40", "50", "60", "70", "80", "90")
_PIECE: Final = re.compile(r"[A-Za-z]+|\d+")
_MARGIN: Final = 80
_BLANK: Final = re.compile(r"\s")


def cues(text: str) -> Mapping[Cue, list[int]]:
    """Where the cues of a text begin, by kind, in order."""
    found: dict[Cue, list[int]] = defaultdict(list)
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece[0] <= "9" or not piece.isascii():
            for kind in _of_figures(piece, text, match.end()):
                found[kind].append(match.start())
        elif (cue := _WORDS.get(piece.lower())) is not None and (cue not in _CAPITAL or piece[0] <= "Z"):
            found[cue].append(match.start())
    return found


def _of_figures(figures: str, text: str, end: int) -> Iterator[Cue]:
    if len(figures) == 4:
        yield Cue.YEAR
    elif len(figures) <= 2:
        yield Cue.DAY
        if text[end : end + 1] in ("/", "."):
            yield Cue.FIGURES
        if figures in _DECADES:
            yield Cue.SPOKEN


def stretches(found: Mapping[Cue, list[int]], kinds: Collection[Cue], text: str) -> Iterator[Stretch]:
    """Disjoint stretches around the cues of some kinds, in order, that end at a blank."""
    places = [place for kind in kinds for place in found.get(kind, ())]
    start = end = 0
    for place in sorted(places) if len(kinds) > 1 else places:
        if place - _MARGIN > end or not end:
            if end:
                yield start, end
            start = max(end, place - _MARGIN)
        if place + _MARGIN > end:
            blank = _BLANK.search(text, place + _MARGIN, place + 2 * _MARGIN)
            end = min(len(text), place + 2 * _MARGIN) if blank is None else blank.start()
    if end:
        yield start, end
