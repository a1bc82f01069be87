"""An item as a whole: with those that share its noun, with all its calibres, and without the number joined to it.

"Grenade, mortar, and artillery rounds" are one item, and so are "mortars of 60, 81 and 120 mm"; in "a 72-pistol lot"
the item is the pistol.
"""

import re
from typing import Final

from waybill.core.span import Span

_SINGLE: Final = r"(?:grenade|mortar|tank|rocket|missile|rifle|howitzer|helicopter|drone|torpedo)"
_SERIES: Final = re.compile(
    rf"\b(?:{_SINGLE},\s+){{0,3}}{_SINGLE},?\s+(?:and|or)\s+"
    r"(?!(?:enough|some|more|other|their|its|the|an?|any|much|many)\b)(?:[\w-]+\s+){1,2}?"
    r"(?:shells|rounds|ammunition|munitions|bombs|projectiles|cartridges|parts|spares|components|engines|barrels|fu[sz]es|"
    r"charges|warheads|launchers|systems|sights|turrets)\b",
    re.IGNORECASE,
)
"""Things in the singular, without an article, which only say of what kind the last ones are."""
_IS_ONE: Final = re.compile(r"\b(?:an?|one|each|every|this|that|another)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_NEAR_CHARS: Final = 60
_NUMBER_JOINED: Final = re.compile(
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty)-(?=[^\W\d_]{3})", re.IGNORECASE
)
LOT: Final = re.compile(
    r"\s+(?:lot|batch|deal|order|contract|sale|purchase|package|shipment|consignment)\b", re.IGNORECASE
)
_OF: Final = re.compile(r"(?<=\S)\sof\s", re.IGNORECASE)
_OF_CALIBRE: Final = re.compile(
    r"\s+of\s+\d[\d.]*(?:,\s*\d[\d.]*)*(?:,?\s+(?:and|or)\s+\d[\d.]*)?[\s-]?(?:mm\b\.?|millimet(?:er|re)s?\b)",
    re.IGNORECASE,
)


_ROUNDS: Final = re.compile(
    r"(?<![\w.,])\d{1,3}(?:\.\d{1,3})?(?:-?\s)?(?:-?mm\.?|-?millimet(?:er|re)|-?caliber|-?calibre)\s+"
    r"(?:rounds|shells|cartridges|bullets)\s+of\s+\Z",
    re.IGNORECASE,
)
"""Before ammunition of which rounds of one calibre are counted: "550 7.62-mm rounds of ammunition"."""
_MARK: Final = re.compile(r"(?<=[A-Za-z])\s(?:II|III|IV|VI)\b")


def with_series(text: str, item: Span) -> Span:
    """An item with those that share its noun: "grenade, mortar, and artillery rounds"."""
    start = max(0, item.start - _NEAR_CHARS)
    for match in _SERIES.finditer(text, start, item.end + _NEAR_CHARS):
        if match.start() <= item.start and item.end <= match.end() and not _IS_ONE.search(text, start, match.start()):
            return Span(*match.span())
    return item


def uncounted(text: str, item: Span) -> Span:
    """An item without the number that a hyphen joins to it: "pistol" in "a 72-pistol lot"."""
    number = _NUMBER_JOINED.match(text, item.start, item.end)
    return Span(number.end(), item.end) if number is not None and LOT.match(text, item.end) else item


def of_calibre(text: str, item: Span) -> Span:
    """An item with its mark and all of its calibres: "parts for NASAMS II", "mortars of 60, 81 and 120 millimetres"."""
    rounds = _ROUNDS.search(text, max(0, item.start - _NEAR_CHARS), item.start)
    item = item if rounds is None else Span(rounds.start(), item.end)
    mark = _MARK.match(text, item.end)
    item = item if mark is None else Span(item.start, mark.end())
    last = max((match.start() for match in _OF.finditer(text, item.start, item.end)), default=item.end)
    match = _OF_CALIBRE.match(text, last)
    return Span(item.start, max(match.end(), item.end)) if match is not None else item


def closed(text: str, item: Span) -> Span:
    """An item with the bracket that closes one in it."""
    words = item.of(text)
    is_open = words.count("(") > words.count(")") and text[item.end : item.end + 1] == ")"
    return Span(item.start, item.end + 1) if is_open else item
