"""How many of a thing there are where another word for it is counted: "chose the Gripen, in a deal for 40 aircraft".

Only words that mean the same goods by themselves are taken: all that a deal for them is for, "50 such tanks", and all
of which the next sentence tells ("Of the 24 machines ordered, six came"). Any other number may be of other goods.
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
    r"\b(?:deal|contract|order|agreement|purchase|sale)\b(?:\s+[^\s;:()]+){0,6}?\s+for\s+\Z", re.IGNORECASE
)
_SUCH: Final = re.compile(r"\s+such\s+", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\W{0,4}of\s+the\s+\Z", re.IGNORECASE)
_PROMISED: Final = re.compile(
    r"\s+(?:ordered|promised|bought|sold|pledged|agreed|planned|requested|purchased|under\s+(?:the\s+)?contract)\b",
    re.IGNORECASE,
)
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
                and _is_of_all(text, each.span, sentence, words)
            ):
                return each.quantity
    return None


def is_word_for(words: str, weapon_class: WeaponClass) -> bool:
    """Whether words name all goods of a class: "aircraft"."""
    return words.lower() in _CALLED.get(weapon_class, frozenset())


def _is_of_all(text: str, count: Span, sentence: Span, words: frozenset[str]) -> bool:
    """Whether a number counts goods by one of some words for them, and all of these."""
    such = _SUCH.match(text, count.end)
    noun = _NOUN.match(text, count.end if such is None else such.end() - 1)
    is_called = noun is not None and noun[1].lower() in words
    is_dealt = _IN_A_DEAL.search(text, *stretch_before(count)) is not None and count.start > sentence.start
    opens = _OF_ALL.fullmatch(text, sentence.start, count.start) is not None
    return (is_called and (such is not None or is_dealt or opens)) or (
        opens and _PROMISED.match(text, count.end) is not None
    )
