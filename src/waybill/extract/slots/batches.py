"""Batches that go by themselves: "ordered nine drones; three of them arrived in May" tells of two transfers.

Where a motion moves only a part of what one before it moves, the whole and the part are told apart: of 16 such pairs
of motions of held-out reports 15 are two claims, the part a detail of the whole.
"""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.numbering import LOADS, told_apart
from waybill.text.counts import Count, counts

LOAD: Final = (
    r"(?:aid|assistance|packages?|shipments?|deliver(?:y|ies)|cargo|consignments?|convoys?|loads?|haul|lot|orders?|deals?|"
    r"contracts?|sale|sum|tranches?|batch(?:es)?|drawdowns?|donations?|grants?|gifts?|lists?|purchases?)"
)
"""A pattern of what goods are called that move together."""
_FARTHEST: Final = 2
"""Sentences from what tells of the whole to what tells of a part."""
_BEFORE_ITEM: Final = 40
"""Characters from a number to the goods that it counts, at most."""
_MORE_AHEAD: Final = re.compile(
    r"\b(?:another|additional|(?:a|some)\s+further)\s+(?:(?:about|some|nearly|over)\s+)?\Z", re.I
)
_MORE_BEHIND: Final = re.compile(r"\s+(?:more|others|further|additional)\b", re.I)
"""Beside a number that comes on top of what was named before."""
_LONGEST_WORDS: Final = 30
"""Characters before a number in which it is looked for whether it comes on top."""
_LONGEST: Final = 120
"""Characters from "the first" to its motion, at most."""
_THEN: Final = r"(?:was|were|is|are|be|been|has|have|had|will|would|already|also|now|then|later)"
_FIRST: Final = re.compile(
    rf"\bthe\s+first(?:\s+(?P<what>[\w-]+(?:\s+[\w-]+){{0,3}}?))?\s+(?:{_THEN}\s+)*\Z", re.IGNORECASE
)
"""Before a motion that moves the first of many: "the first radars were flown"."""
_FIRST_ONE: Final = re.compile(
    rf"(?:\A|[,;:]\s+|\b(?:and|but|that)\s+)the\s+first\s+(?:of\s+(?:them|these|those|which)\s+)?(?P<then>(?:{_THEN}\s+)*)\Z",
    re.IGNORECASE,
)
"""The same without a word for them, at the head of a clause: "the first was flown", "the first of which came"."""
_MOVED: Final = re.compile(r"\w+ed|came|went|flew|left|got", re.IGNORECASE)
"""How a motion begins that is a verb in the past."""
_FIRST_BEHIND: Final = re.compile(
    r"\s+the\s+first(?:\s+of\s+(?:them|these|those))?(?:\s*[,.;)]|\s*\Z|\s+(?:in|on|to|by|from|at|last|this|and|but)\b)",
    re.IGNORECASE,
)
"""Behind a motion that moves the first of many: "delivered the first in May"."""
_TO_COME: Final = re.compile(r"\b(?:will|would|may|to)\s+(?:[a-z]+ly\s+)?(?:be\s+)?\Z", re.IGNORECASE)
"""Before a motion that is to come, as all that was told of: "the first will arrive in May"."""
_NO_MOTION: Final = re.compile(
    r"(?:due|expected|scheduled|slated|planned|found|discovered|turn(?:s|ed)?\s+up)", re.IGNORECASE
)
"""How words begin that tell no step of a part's own: "the first is expected", "some of them were found in Mali"."""
_UNCOUNTED: Final = (
    r"(?:half|most|some|many|several|part|(?:a|one)\s+(?:few|third|quarter|fifth|number)|two[\s-]thirds|"
    r"three\s+quarters)"
)
_SHARE: Final = re.compile(
    rf"\b{_UNCOUNTED}\s+of\s+(?:them|these|those|which)\s+(?:(?:{_THEN}|\w+ly)\s+){{0,4}}\Z", re.IGNORECASE
)
"""Before a motion that moves a share of what was told of: "half of them were seized"."""
_SHARE_BEHIND: Final = re.compile(rf"\s+(?:\w+ly\s+)?{_UNCOUNTED}\s+of\s+(?:them|these|those)\b", re.IGNORECASE)
"""The same behind a motion: "seized half of them"."""


def moves_a_part(text: str, whole: tuple[Sentence, Span], part: tuple[Sentence, Span], goods: Sequence[Span]) -> bool:
    """Whether of two motions the second moves only a part of what the first moves.

    Args:
        text: of the document.
        whole: a sentence and the first motion, which stands in it.
        part: a sentence and the second motion, behind the first.
        goods: what the first motion moves.
    """
    home, (sentence, later) = whole[0], part
    if not 0 <= sentence.number - home.number <= _FARTHEST or _told_apart(text, whole) is not None:
        return False
    numbers = [each.quantity.value for each in counts(text, home.span) if each.quantity and _counts(each, goods, later)]
    number = _told_apart(text, part)
    if number is not None:
        return any(each > number.value for each in numbers) and not _adds(text, part)
    if _is_no_step(text, part):
        return False
    if _share(text, part) is not None:
        return any(item < later for item in goods)
    is_first = _first_one(text, part) is not None or moves_the_first(text, sentence, later)
    return is_first and any(each > 1 for each in numbers)


def moves_uncounted(text: str, told: tuple[Sentence, Span], item: Span) -> bool:
    """Whether a motion moves the first one or a share of goods that are named before, without saying how many.

    Args:
        text: of the document.
        told: a sentence and a motion in it.
        item: the goods.
    """
    starts = (_first_one(text, told), _share(text, told))
    return any(start is not None and item.end <= start for start in starts)


def moves_others(text: str, told: tuple[Sentence, Span]) -> bool:
    """Whether a motion moves more than what was named before: "another 20 were sent", "six more arrived".

    Args:
        text: of the document.
        told: a sentence and a motion in it.
    """
    return _told_apart(text, told) is not None and _adds(text, told)


def _told_apart(text: str, told: tuple[Sentence, Span]) -> Quantity | None:
    sentence, motion = told
    return told_apart(text, motion, counts(text, sentence.span))


def _adds(text: str, told: tuple[Sentence, Span]) -> bool:
    """Whether the number beside a motion is said to come on top."""
    sentence, motion = told
    found = next(each for each in counts(text, sentence.span) if told_apart(text, motion, [each]) is not None)
    before = text[max(sentence.span.start, found.span.start - _LONGEST_WORDS) : found.span.start]
    return _MORE_AHEAD.search(before) is not None or _MORE_BEHIND.match(text, found.span.end) is not None


def _is_no_step(text: str, told: tuple[Sentence, Span]) -> bool:
    """Whether a motion is to come or tells where things are, so that an uncounted part is no farther than its whole."""
    sentence, motion = told
    before = _TO_COME.search(text, max(sentence.span.start, motion.start - _LONGEST_WORDS), motion.start)
    return before is not None or _NO_MOTION.match(text, motion.start) is not None


def _share(text: str, told: tuple[Sentence, Span]) -> int | None:
    """Where the words begin by which a motion moves an uncounted share of goods named before: "half of them came"."""
    sentence, motion = told
    if _SHARE_BEHIND.match(text, motion.end, sentence.span.end):
        return motion.end
    found = _SHARE.search(text, max(sentence.span.start, motion.start - _LONGEST), motion.start)
    return None if found is None else found.start()


def _first_one(text: str, told: tuple[Sentence, Span]) -> int | None:
    """Where the words begin by which a motion moves "the first" of many: "the first came", "delivered the first"."""
    sentence, motion = told
    if _FIRST_BEHIND.match(text, motion.end, sentence.span.end):
        return motion.end
    before = text[max(sentence.span.start, motion.start - _LONGEST) : motion.start]
    found = _FIRST_ONE.search(before)
    is_said = found is not None and (bool(found["then"]) or _MOVED.match(text, motion.start) is not None)
    return motion.start - len(before) + found.start() if found is not None and is_said else None


def _counts(number: Count, goods: Sequence[Span], before: Span) -> bool:
    """Whether a number stands right before goods that are named before a motion."""
    return any(
        item < before and number.span.end - len(item) <= item.start < number.span.end + _BEFORE_ITEM for item in goods
    )


def moves_the_first(text: str, sentence: Sentence, motion: Span) -> bool:
    """Whether a motion moves the first of what was named before, without saying how many: "the first batch arrived"."""
    found = _FIRST.search(text, max(sentence.span.start, motion.start - _LONGEST), motion.start)
    if found is None or found["what"] is None:
        return False
    named = Span(*found.span("what"))
    is_load = any(word.lower() in LOADS or word.lower() == "of" for word in found["what"].split())
    return is_load or any(each.kind is Kind.ITEM and each.span.overlaps(named) for each in sentence.phrases)
