"""One of a thing, where no number says so: "the tenth aircraft", or "a mortar" in a list that counts what it names.

An article alone is vague, as the guide has it: "a rifle" may be any rifle. Beside "two pistols" it counts.
"""

import re
from typing import Final

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.extract.slots.numbers_behind import stretch_before
from waybill.text.wordlists import listed

ONE: Final = Quantity(value=1)
_LOOK_BACK_CHARS: Final = 40
_LOOK_AHEAD_CHARS: Final = 12
_ORDINAL: Final = (
    r"(?:(?:[a-z]+ty-?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"[a-z]+teenth|[a-z]+tieth|"
    r"\d{0,3}(?:1st|2nd|3rd|\dth)|last|final)"
)
_IN_TURN: Final = re.compile(
    rf"\b(?:the|an?|its|their|our|his|her)\s+{_ORDINAL}(?:\s+and\s+(?:last|final))?\s+\Z", re.IGNORECASE
)
"""Before a thing that is one of several by its place among them."""
_ARTICLE: Final = re.compile(
    r"(?<!s\swith\s)(?<!\d\s)(?<!\b(?:half|many)\s)\b(?:an?|a\s+(?:single|lone|sole|further|second-hand|used|new))\s+\Z",
    re.IGNORECASE,
)
"""Before a thing that may be one; not in "frigates with a gun", of which each has one, nor in "$400 a rifle"."""
_EACH: Final = re.compile(r"\b(?:each|every)\b", re.IGNORECASE)
"""Near a thing of which many get or have one: "gave each fighter a rifle", "two ships, each with a helicopter"."""
_BULLET: Final = re.compile(r"\n[ \t]*[-–—•*·+]\s*an?\s+\Z", re.IGNORECASE)
_HEAD_ENDS: Final = re.compile(r"\s(?:of|for|with|from|to|in|on|made|built|used)\s|[,(]")
_ARE_MANY: Final = re.compile(r"\s+(?:were|are|have)\b", re.IGNORECASE)
"""Behind a thing whose word is the same for one and for many: "the first aircraft were"."""
_WORD: Final = re.compile(r"[ -]([a-z]{1,20})\b", re.IGNORECASE)
_NOT_ONE: Final = listed(
    "number quantity variety range lot load cache consignment shipment package stock stockpile supply batch handful "
    "series array assortment amount arsenal haul fleet generation class phase stage tranche half part rate line "
    "squadron battalion regiment brigade company division army crew pair dozen score hundred thousand million "
    "unit squad delivery deliveries deal order sale purchase transfer contract factory plant programme program "
    "world type kind sort model version variant defence defense capability "
    "aid assistance support help hardware equipment gear material materiel matériel weaponry armament ammunition "
    "ordnance munition artillery armour armor technology fuel"
)
"""Words for many things together, for what cannot be counted, and for what an ordinal ranks instead of a thing."""


def one_in_turn(text: str, item: Span) -> Quantity | None:
    """One, where an ordinal stands before a single thing: "took delivery of the tenth P-8I aircraft"."""
    return ONE if _is_single(text, item) and _IN_TURN.search(text, *stretch_before(item)) else None


def is_one_with_article(text: str, item: Span) -> bool:
    """Whether an article stands before a single thing: "a machine gun"."""
    is_apart = _EACH.search(text, max(0, item.start - _LOOK_BACK_CHARS), item.end + _LOOK_AHEAD_CHARS) is None
    return is_apart and _is_single(text, item) and _ARTICLE.search(text, *stretch_before(item)) is not None


def opens_line(text: str, item: Span) -> bool:
    """Whether an item with its article opens a line of a list: "- A mortar"."""
    return _BULLET.search(text, *stretch_before(item)) is not None


def _is_single(text: str, item: Span) -> bool:
    words = _HEAD_ENDS.split(item.of(text).lower(), maxsplit=1)[0].split() or [""]
    is_many = words[-1].endswith("s") and not words[-1].endswith("ss")
    is_told_of_many = _ARE_MANY.match(text, item.end) is not None
    behind = _WORD.match(text, item.end)
    named = (words[0], words[-1], "" if behind is None else behind[1].lower())
    return not (is_many or is_told_of_many) and _NOT_ONE.isdisjoint(named)
