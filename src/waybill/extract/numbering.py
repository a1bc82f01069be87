"""How many of an item there are: the number before it that counts it, or else one set behind it.

"40 old rifles", "three bags of rifles" (no number of theirs), "rifles (40)", "rifles, 40 of them", "rifles: forty".
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.text.counts import Count
from waybill.text.wordlists import listed

COUNTED_BY: Final = listed(
    "piece pieces unit units set sets tube tubes barrel barrels system systems item items box boxes case cases crate "
    "crates copies examples"
)
"""What is counted instead of the item named before: "rifles, 40 pieces"."""
LOADS: Final = listed(
    "consignment consignments shipment shipments delivery deliveries batch batches lot lots load loads boatload "
    "boatloads shipload shiploads truckload truckloads planeload planeloads bag bags sack sacks case cases carton "
    "cartons trunk trunks parcel parcels pallets types kinds counts licences licenses"
)
_VEHICLES: Final = listed(
    "flight flights sortie sorties plane planes aeroplanes airplanes aircraft helicopters ship ships vessel vessels "
    "boat boats freighter freighters truck trucks lorry lorries convoy convoys wagon wagons mule mules camels trains"
)
_ONCE: Final = listed("former ex retired decommissioned surplus used refurbished second-hand")
"""What opens the description of a thing by whose it was: "two former Coast Guard cutters"."""
_GAP_WORDS: Final = 4
_GLUED: Final = re.compile(r"\s\.\Z")
_PART_OF: Final = re.compile(r"\s+of\s+(?:(?:the|its|their|those|these|his|our|a\s+total\s+of)\s+)?")
_ORDINAL: Final = r"(?:first|second|third|fourth|fifth|sixth|last|final|latest)"
_ONE_OF: Final = re.compile(
    rf"\bthe\s+{_ORDINAL}\s+of\s+(?:(?:the|its|their|these|those|a|an)\s+)?(?:(?:total|order|batch)\s+of\s+|planned\s+|expected\s+)?\Z",
    re.IGNORECASE,
)
"""Before the number of all of which one is meant: "the first of 16 aircraft"."""
_GROUP: Final = re.compile(
    rf"\b(?:{_ORDINAL}|next|other|another|extra|further|additional|remaining|this|that)\s+(?P<of>dozen|pair|score)\s+(?:of\s+)?(?:(?:the|its|their|these|those)\s+)?\Z",
    re.IGNORECASE,
)
_GROUPS: Final = {"dozen": 12, "pair": 2, "score": 20}
_NUMBER_OF: Final = re.compile(r"\bnumber\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_COMES_TO: Final = re.compile(r"(?:\b(?:to|at|reached|exceeds?|exceeded|is|was|now)|:|--|—)\s+\Z")
_STOP: Final = re.compile(r"[.?!]?[\"”’]?[.?!]?\s+")
_NOTHING_ELSE: Final = re.compile(r"(?:\s+(?:of\s+(?:them|these|those)|pieces|in\s+all))?\s*[.!?]")
_ONE: Final = Quantity(value=1)
_LOOK_BACK: Final = 60
_IN_TABLE: Final = re.compile(r"\s?\((?:[^\s(),]+,\s+)?| {3,}|\t+")
_BEHIND: Final = re.compile(
    r"(?:['’]s)?(?:\s*,\s+[^\s,;:.()]+(?:\s+[^\s,;:.()]+){0,2})?"
    r"(?:(?:\s*[,:]|\s*--|\s+[-–]|\s*—)\s*[\"“]?(?:(?:all|only|perhaps)\s+)?|,?\s+(?:(?:to|in)\s+the\s+(?:number|amount)\s+of|number(?:ing|ed)|totall?(?:ing|ed))\s+)"
)
"""Between an item and a number behind it: a mark or words that say so, and what is said of the item in passing."""
_CLOSES: Final = re.compile(
    r"\s+of\s+(?:them|these|those|it)\b|\s+in\s+(?:all|number|total)\b"
    rf"|(?:\s+(?:{'|'.join(sorted(COUNTED_BY))}))?(?:\s*[,;.:)\]\"”—]|\s*--|\s+[-–]\s|\s*\n|\s*\Z)"
)
"""What follows a number that counts what stands before it, and nothing behind."""

_MORE: Final = r"(?:\s+(?:more|others|further|additional))?(?:\s+of\s+(?:them|which|these|those))?"
_BEFORE_VERB: Final = re.compile(
    rf"{_MORE}(?:\s+(?:was|were|is|are|be|been|being|has|have|had|will|would|to|already|also|now|then|later|\w+ly)){{0,4}}\s+"
)
_BEHIND_VERB: Final = re.compile(r"(?:\s+(?:us|them|him|it|over|another|the|a|first|further|only|just|of)){0,3}\s+")
_NO_NOUN: Final = re.compile(
    rf"{_MORE}(?:\s*[,.;:)—]|\s*--|\s*\Z|\s+(?:to|from|in|on|by|for|at|and|but|last|this|so|as|a|more|out|under|with|before|after|during|until|since)\b)"
)


def quantity(text: str, item: Span, found: Sequence[Count], names_party: Callable[[Span], bool]) -> Quantity | None:
    """How many of an item there are; None where that is not said.

    Args:
        text: of the document.
        item: its words.
        found: the numbers of its sentence.
        names_party: whether a party stands in a stretch, so that a number before it is his: "30 nations sent Ukraine".
    """
    before = [each for each in found if each.span.start < item.start and each.span.end <= item.end]
    if before and _counts(text, before[-1].span, item, names_party):
        number = _part(text, before).quantity
        if number is not None:
            return number
    group = _GROUP.search(text, *_before(item))
    if group is not None:
        return Quantity(value=_GROUPS[group["of"].lower()])
    behind = [each for each in found if each.span.start >= item.end]
    if behind and _is_set_behind(text, item, behind[0].span):
        return behind[0].quantity
    comes_to = _NUMBER_OF.search(text, *_before(item)) is not None
    total = (each for each in behind if comes_to and _is_what_it_comes_to(text, each.span))
    return next((each.quantity for each in total), None)


def one_of(text: str, item: Span, found: Sequence[Count]) -> Quantity | None:
    """One, where only the first of so many is meant: "took delivery of the first of 16 aircraft".

    Args:
        text: of the document.
        item: its words.
        found: the numbers of its sentence.
    """
    before = [each for each in found if each.span.start < item.start and each.span.end <= item.end]
    return _ONE if before and _ONE_OF.search(text, *_before(before[-1].span)) else None


def _before(span: Span) -> tuple[int, int]:
    """The stretch that is looked at before some words."""
    return max(0, span.start - _LOOK_BACK), span.start


def _is_what_it_comes_to(text: str, count: Span) -> bool:
    """Whether a number is what the number of things comes to: "brings the number of shells sent there to 300,000"."""
    return _COMES_TO.search(text, *_before(count)) is not None and _CLOSES.match(text, count.end) is not None


def alone(text: str, item: Span, found: Sequence[Count]) -> Quantity | None:
    """The number that is all that the sentence behind an item says, as in "He wanted rifles. Thirty!".

    Args:
        text: of the document.
        item: its words, the last of their sentence.
        found: the numbers of the next sentence.
    """
    first = found[0] if found else None
    opens = first is not None and _STOP.fullmatch(text, item.end, first.span.start)
    return first.quantity if first is not None and opens and _NOTHING_ELSE.match(text, first.span.end) else None


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


def _is_set_behind(text: str, item: Span, count: Span) -> bool:
    if _IN_TABLE.fullmatch(text, item.end, count.start):
        return True
    return bool(_BEHIND.fullmatch(text, item.end, count.start) and _CLOSES.match(text, count.end))


def _counts(text: str, count: Span, item: Span, names_party: Callable[[Span], bool]) -> bool:
    """Whether a number before an item counts it: at most a few modifiers between, no mark, no other item's "and"."""
    gap = _GLUED.sub("", text[count.end : item.start])
    words = gap.split()
    is_of_party = count.end < item.start and not _ONCE & set(words[:1]) and names_party(Span(count.end, item.start))
    if is_of_party or _counts_something_else(words):
        return False
    is_near = not any(mark in gap for mark in ",;:.()") and len(words) <= _GAP_WORDS and "and" not in words
    return is_near or count.overlaps(item)


def _counts_something_else(gap: Sequence[str]) -> bool:
    """Whether a number is that of a load: three bags of pistols, ninety flights carrying, two planes that brought."""
    is_load = "of" in gap[1:] and gap[0].lower() in LOADS
    return is_load or any(word.endswith("ing") for word in gap) or any(each.lower() in _VEHICLES for each in gap[:-1])


def _part(text: str, before: Sequence[Count]) -> Count:
    """Of "two of the four", the two."""
    if len(before) > 1 and _PART_OF.fullmatch(text, before[-2].span.end, before[-1].span.start):
        return before[-2]
    return before[-1]
