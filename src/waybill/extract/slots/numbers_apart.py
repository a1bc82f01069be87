"""How many of a thing there are where another word for it is counted: "chose the Gripen, in a deal for 40 aircraft".

Only words that mean the same goods by themselves are taken: all that the deal is for in which they move, and all of
which the next sentence says how many came ("Of the 24 machines, six came"). Any other number may be of other goods: who
has 50 such tanks, or another contract, says nothing of these.
"""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.extract.slots.numbers_behind import stretch_before
from waybill.text.counts import Count
from waybill.text.wordlists import listed

_CALLED: Final = {
    WeaponClass.AIRCRAFT: listed(
        "aircraft planes jets fighters airplanes aeroplanes warplanes machines bombers trainers"
    ),
    WeaponClass.HELICOPTER: listed("helicopters machines aircraft choppers"),
    WeaponClass.TANK: listed("tanks vehicles"),
    WeaponClass.ARMOURED_VEHICLE: listed("vehicles carriers"),
    WeaponClass.VEHICLE: listed("vehicles trucks lorries cars"),
    WeaponClass.ARTILLERY: listed("guns howitzers pieces mortars launchers"),
    WeaponClass.SHIP: listed("ships vessels boats craft frigates corvettes submarines"),
    WeaponClass.UAV: listed("drones aircraft vehicles machines"),
    WeaponClass.MISSILE: listed("missiles rockets"),
    WeaponClass.SMALL_ARM: listed("rifles guns weapons pistols arms pieces firearms"),
    WeaponClass.AIR_DEFENCE: listed("systems launchers batteries guns"),
    WeaponClass.AMMUNITION: listed("rounds shells cartridges bombs"),
}
"""Words for all goods of a class, by which one kind of them is called when it has been named."""
_IN_A_DEAL: Final = re.compile(
    r"(?:\bin|,)\s+an?\s+(?:[\w-]+\s+)?(?:deal|contract|order|agreement|purchase|sale)\b(?:\s+[^\s,;:()]+){0,6}?\s+for\s+\Z",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r"\W{0,4}of\s+the\s+\Z", re.IGNORECASE)
_PROMISED: Final = re.compile(
    r"\s+(?:(?:ordered|promised|bought|sold|pledged|agreed|planned|requested|purchased)(?=,|\s+(?:by|from|in|last|for|under)\b)"
    r"|on\s+order\b|under\s+(?:the\s+)?contract\b)",
    re.IGNORECASE,
)
_OTHER_CLAUSE: Final = re.compile(r"\b(?:and|but|while|whereas|when|rather|instead)\b|[;:]", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s+([^\W\d_]+)")


def number_apart(
    text: str, item: Span, weapon_class: WeaponClass, told: Iterable[tuple[Span, Iterable[Count]]]
) -> Quantity | None:
    """How many of an item there are by another word for it.

    Args:
        text: of the document.
        item: its words.
        weapon_class: of it.
        told: the sentence of the item and the next one, each with its numbers.
    """
    words = _CALLED.get(weapon_class, frozenset())
    for sentence, found in told:
        for each in found:
            if (
                each.quantity is not None
                and each.span.start > item.end
                and _is_of_all(text, item, each.span, sentence, words)
            ):
                return each.quantity
    return None


def is_word_for(words: str, weapon_class: WeaponClass) -> bool:
    """Whether words name all goods of a class: "aircraft"."""
    return words.lower() in _CALLED.get(weapon_class, frozenset())


def _is_of_all(text: str, item: Span, count: Span, sentence: Span, words: frozenset[str]) -> bool:
    """Whether a number counts goods by one of some words for them, and all of these."""
    opens = _OF_ALL.fullmatch(text, sentence.start, count.start) is not None
    noun = _NOUN.match(text, count.end)
    if noun is None or noun[1].lower() not in words:
        return opens and _PROMISED.match(text, count.end) is not None
    if opens:
        return text.startswith(",", noun.end()) or _PROMISED.match(text, noun.end()) is not None
    is_dealt = _IN_A_DEAL.search(text, *stretch_before(count)) is not None
    return is_dealt and _OTHER_CLAUSE.search(text, item.end, count.start) is None
