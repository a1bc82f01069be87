"""How many of an item there are: the number before it that counts it, or else one set behind it.

"40 old rifles", "three bags of rifles" (no number of theirs), "rifles (40)", "rifles, 40 of them", "rifles: forty".
A number is none of theirs that is set apart by a verb, a preposition or another thing: "12 officers signed for rifles".
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from waybill.core.quantity import Quantity, Unit
from waybill.core.span import Span
from waybill.extract.slots.numbers_behind import CLOSES, HAVE, is_total, number_behind, outcome, stretch_before
from waybill.extract.slots.single import ONE
from waybill.extract.slots.wholes import LOT
from waybill.text.counts import Count
from waybill.text.numbers import number as read_number
from waybill.text.wordlists import listed

LOADS: Final = listed(
    "consignment consignments shipment shipments delivery deliveries batch batches lot lots load loads boatload "
    "boatloads shipload shiploads truckload truckloads planeload planeloads bag bags sack sacks case cases carton "
    "cartons trunk trunks parcel parcels pallets types kinds counts licences licenses prototype prototypes worth"
)
_VEHICLES: Final = listed(
    "flight flights sortie sorties plane planes aeroplanes airplanes aircraft helicopters ship ships vessel vessels "
    "boat boats freighter freighters truck trucks lorry lorries convoy convoys wagon wagons mule mules camels trains"
)
_ONCE: Final = listed("former ex retired decommissioned surplus used refurbished second-hand")
"""What opens the description of a thing by whose it was: "two former Coast Guard cutters"."""
_GAP_WORDS: Final = 4
_GLUED: Final = re.compile(r"\s\.\Z")
_PART_OF: Final = re.compile(r"\s+of\s+(?:(?:the|its|their|those|these|his|our|a\s+total\s+of)\s+)?", re.IGNORECASE)
_ORDINAL: Final = r"(?:first|second|third|fourth|fifth|sixth|last|final|latest)"
_ONE_OF: Final = re.compile(
    rf"\bthe\s+{_ORDINAL}\s+of\s+(?:(?:the|its|their|these|those|a|an)\s+)?(?:(?:total|order|batch)\s+of\s+|planned\s+|expected\s+)?\Z",
    re.IGNORECASE,
)
"""Before the number of all of which one is meant: "the first of 16 aircraft"."""
_SOME_OF: Final = re.compile(
    r"\b(?:half|most|some|many|several|few|part|a\s+(?:third|quarter|number))\s+of\s+(?:(?:the|its|their|these|those|his|our)\s+)?\Z",
    re.IGNORECASE,
)
"""Before the number of all of which some are meant: "most of its 40 tanks"."""
_OUT_OF: Final = re.compile(
    r"(?:\A|[.!?:”\"\n]\s*|\d\.\s+)(?:Of|OF|(?i:Out\s+of))\s+(?i:(?:the|these|those|its)\s+)?\Z"
)
"""What opens a sentence before all of which some are told of."""
_RATE: Final = re.compile(
    r"\s+(?:(?:a|per|each|every)\s+(?:day|week|month|year)|(?:for|to)\s+(?:every|each))\b", re.IGNORECASE
)
"""Behind goods of which so many move again and again, or go against one of others."""
_NOT_ONE: Final = re.compile(r"(?:\b(?:not|never|nor|without)|n['’]t)(?:\s+\w+){0,3}\s+one\Z", re.IGNORECASE)
_GROUP: Final = re.compile(
    rf"\b(?:{_ORDINAL}|next|other|another|extra|further|additional|remaining|this|that)\s+(?P<of>dozen|pair|score)\s+(?:of\s+)?(?:(?:the|its|their|these|those)\s+)?\Z",
    re.IGNORECASE,
)
_GROUPS: Final = {"dozen": 12, "pair": 2, "score": 20}
_NUMBER_OF: Final = re.compile(r"\bnumber\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_COMES_TO: Final = re.compile(r"(?:\b(?:to|at|reached|exceeds?|exceeded|is|was|now)|:|--|—)\s+\Z", re.IGNORECASE)
_STOP: Final = re.compile(r"[.?!]?[\"”’]?[.?!]?\s+(?:There\s+(?:are|were|will\s+be)\s+)?", re.IGNORECASE)
_NOTHING_ELSE: Final = re.compile(
    r"\s+of\s+(?:them|these|those)\s*[,.!?]|(?:\s+(?:pieces|in\s+all))?\s*[.!?]", re.IGNORECASE
)
_SEVERAL: Final = 2
"""Numbers before an item, of which its total cannot tell which it sums up."""
_MORE_OF_THEM: Final = re.compile(r"\s+(?:more|additional|further|new)\b", re.IGNORECASE)
"""Between a number and goods that come on top of others, which their total counts too: "four more jets, 12 in all"."""
_BRACKET: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_BRACKET_ENDS: Final = re.compile(r"[^()\[\]]*[)\]]")
_WEIGHT_AGAIN: Final = re.compile(r"[)\]]\s+of\s+", re.IGNORECASE)
"""Behind a weight in brackets that says one before it again: "500 pounds (225 kilograms) of"."""
_COMPOUND: Final = re.compile(r"(?<![\w-])(?P<number>\d{1,4}|[a-z]+)-\Z", re.IGNORECASE)
"""A number that a hyphen joins to what it counts: "a 72-pistol lot"."""
_THAT_ARE: Final = re.compile(
    r"(?:\s+of\s+(?:(?:the|these|those)\s+(?:arms|guns|vehicles|weapons)|them|these|those|which))?\s+(?:are|were)\s+\Z",
    re.IGNORECASE,
)
"""Between a number of those told of before and what they are: "of these, 38 were rifles"."""
_NO_MODIFIERS: Final = listed(
    "for in with from to on by at into against that which who he she they we was were is are has have had after since "
    "when while as until"
)
"""Words behind which stands something else than what a number before them counts: "12 officers signed for"."""
_DETERMINERS: Final = listed("the a an its their his her our this that these those")
_MORE: Final = r"(?:\s+(?:more|others|further|additional))?(?:\s+of\s+(?:them|which|these|those))?"
_BEFORE_VERB: Final = re.compile(
    rf"{_MORE}(?:\s+(?:was|were|is|are|be|been|being|has|have|had|will|would|to|already|also|now|then|later|\w+ly)){{0,4}}\s+",
    re.IGNORECASE,
)
_BEHIND_VERB: Final = re.compile(
    r"(?:\s+(?:(?i:us|them|him|it|over|another|the|a|first|further|only|just|of|for)|[A-Z][a-z][\w’'-]*)){0,3}\s+"
)
_NO_NOUN: Final = re.compile(
    rf"{_MORE}(?:\s*[,.;:)—]|\s*--|\s*\Z|\s+(?:to|from|in|on|by|for|at|and|but|last|this|so|as|a|more|out|under|with|before|after|during|until|since|via|through)\b)",
    re.IGNORECASE,
)


def quantity(
    text: str,
    item: Span,
    found: Sequence[Count],
    names_party: Callable[[Span], bool],
    names_item: Callable[[Span], bool] = lambda stretch: False,
) -> Quantity | None:
    """How many of an item there are; None where that is not said.

    Args:
        text: of the document.
        item: its words.
        found: the numbers of its sentence.
        names_party: whether a party stands in a stretch, so that a number before it is his: "30 nations sent Ukraine".
        names_item: whether another item stands in a stretch, so that a number behind it may be its own.
    """
    before = [each for each in _standing_before(found, item) if not _is_said_in_brackets(text, each.span, item)]
    following = [each for each in found if each.span.start >= item.end]
    is_more = bool(before) and _MORE_OF_THEM.match(text, before[-1].span.end, item.start) is not None
    if following and not is_more and len(before) < _SEVERAL and is_total(text, item, following[0].span, names_item):
        return following[0].quantity
    share = _share(text, item, before, following)
    if share is not None or _RATE.match(text, item.end):
        return share
    if before and _counts(text, before[-1], item, names_party):
        number = _part(text, before)
        if _SOME_OF.search(text, *stretch_before(number.span)):
            return None
        if number.quantity is not None:
            return outcome(text, number)
    return _joined(text, item) or number_behind(text, item, following, names_item) or _sum(text, item, following)


def _share(text: str, item: Span, before: Sequence[Count], following: Sequence[Count]) -> Quantity | None:
    """How many of all that a sentence begins with: "Of the 60 howitzers promised, twenty have come"."""
    first = before[-1].span if before and not text[before[-1].span.end : item.start].strip() else item
    told = (each for each in following if HAVE.match(text, each.span.end))
    return next((each.quantity for each in told), None) if _OUT_OF.search(text, *stretch_before(first)) else None


def _sum(text: str, item: Span, following: Sequence[Count]) -> Quantity | None:
    """What the number of things comes to: "brings the number of shells sent there to 300,000"."""
    is_meant = _NUMBER_OF.search(text, *stretch_before(item)) is not None
    found = (each for each in following if is_meant and _is_what_it_comes_to(text, each.span))
    return next((each.quantity for each in found), None)


def one_of(text: str, item: Span, found: Sequence[Count]) -> Quantity | None:
    """One, where only the first of so many is meant: "took delivery of the first of 16 aircraft".

    Args:
        text: of the document.
        item: its words.
        found: the numbers of its sentence.
    """
    before = _standing_before(found, item)
    return ONE if before and _ONE_OF.search(text, *stretch_before(before[-1].span)) else None


def _standing_before(found: Sequence[Count], item: Span) -> list[Count]:
    return [each for each in found if each.span.start < item.start and each.span.end <= item.end]


def _is_said_in_brackets(text: str, count: Span, item: Span) -> bool:
    """Whether a number stands in a bracket that closes before the item: "61 [not 16] rifles"; but no weight of it."""
    closes = _BRACKET_ENDS.match(text, count.end, item.start) is not None
    return closes and _WEIGHT_AGAIN.fullmatch(text, count.end, item.start) is None


def _joined(text: str, item: Span) -> Quantity | None:
    """The number in a compound before an item: "a 72-pistol lot", "a 42-jet contract for Rafales", "the next dozen"."""
    group = _GROUP.search(text, *stretch_before(item))
    if group is not None:
        return Quantity(value=_GROUPS[group["of"].lower()])
    match = LOT.match(text, item.end) and _COMPOUND.search(text, *stretch_before(item))
    value = match and read_number(match["number"])
    return Quantity(value=value) if value else None


def _is_what_it_comes_to(text: str, count: Span) -> bool:
    """Whether a number is what the number of things comes to: "brings the number of shells sent there to 300,000"."""
    return _COMES_TO.search(text, *stretch_before(count)) is not None and CLOSES.match(text, count.end) is not None


def alone(text: str, item: Span, found: Sequence[Count]) -> Quantity | None:
    """The number that is all that the next sentence says: "He wanted rifles. Thirty!".

    Args:
        text: of the document.
        item: its words, the last of their sentence.
        found: the numbers of the next sentence.
    """
    if not found:
        return None
    number = found[0].span
    is_all = _STOP.fullmatch(text, item.end, number.start) and _NOTHING_ELSE.match(text, number.end)
    return found[0].quantity if is_all else None


def told_apart(text: str, motion: Span, found: Sequence[Count]) -> Quantity | None:
    """How many a motion moves of what was named before: "the first six arrived", "of these, forty were sold".

    Args:
        text: of the document.
        motion: the words of the motion.
        found: the numbers of its sentence.
    """
    for each in found:
        subject = _BEFORE_VERB.fullmatch(text, each.span.end, motion.start)
        is_object = _BEHIND_VERB.fullmatch(text, motion.end, each.span.start) and _NO_NOUN.match(text, each.span.end)
        if each.quantity is not None and each.quantity.unit is None and (subject or is_object):
            return each.quantity
    return None


def _counts(text: str, count: Count, item: Span, names_party: Callable[[Span], bool]) -> bool:
    """Whether a number before an item counts it: at most a few modifiers between, no mark, no other item's "and"."""
    gap = _BRACKET.sub("", _GLUED.sub("", text[count.span.end : item.start]))
    if _WEIGHT_AGAIN.fullmatch(gap) or _THAT_ARE.fullmatch(gap):
        return True
    words = gap.lower().split()
    if _NOT_ONE.search(text, *_to_end(count)):
        return False
    is_apart = count.span.end < item.start and not _ONCE & set(words[:1])
    is_of_party = is_apart and names_party(Span(count.span.end, item.start))
    if is_of_party or _is_of_a_load(count, words) or _counts_something_else(words):
        return False
    is_near = not any(mark in gap for mark in ",;:.()") and len(words) <= _GAP_WORDS and "and" not in words
    return is_near or count.span.overlaps(item)


def _to_end(count: Count) -> tuple[int, int]:
    """The stretch that ends with a number."""
    return stretch_before(count.span)[0], count.span.end


def _is_of_a_load(count: Count, gap: Sequence[str]) -> bool:
    """Whether a weight before other words than "of" is that of something else: "a ship of 400 tons carried mines"."""
    is_weight = count.quantity is not None and count.quantity.unit in (Unit.TONS, Unit.KILOGRAMS)
    return is_weight and bool(gap) and gap[0] != "of"


def _counts_something_else(gap: Sequence[str]) -> bool:
    """Whether a number is that of a load: three bags of pistols, ninety flights carrying, two planes that brought."""
    pairs = list(pairwise(("", *gap)))
    is_load = any(word == "of" and (load in LOADS or load.endswith(("load", "loads"))) for load, word in pairs)
    is_told = any(word.endswith("ing") or word in _NO_MODIFIERS for word in gap)
    is_other = any(word in _DETERMINERS and (before, word) != ("", "the") and before != "of" for before, word in pairs)
    return is_load or is_told or is_other or any(word in _VEHICLES for word in gap[:-1])


def _part(text: str, before: Sequence[Count]) -> Count:
    """Of "two of the four", the two."""
    if len(before) > 1 and _PART_OF.fullmatch(text, before[-2].span.end, before[-1].span.start):
        return before[-2]
    return before[-1]
