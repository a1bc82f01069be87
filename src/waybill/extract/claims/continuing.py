"""One transfer told on in the next sentences: "It also includes drones".

Where a sentence says that its goods belong to what the one before tells of, or only points back to the same goods, and
nothing goes against it, both tell of one transfer. That it follows and names no other giver or taker is not enough: of
171 such pairs of claims of other reports 141 are two transfers.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Item, Polarity, WeaponClass
from waybill.core.span import Span
from waybill.extract.claims.repeating import Told, contradict, one_frame
from waybill.extract.claims.sketches import (
    NEIGHBOURS,
    Sketch,
    fit,
    is_same_item,
    join,
    share_both_sides,
)
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.slots.batches import LOAD, moves_others
from waybill.ontology import Ontology

_SPOILS: Final = (
    r"(?:(?:war|captured|seized|stolen)\s+)?(?:weapons|arms|mat[eé]riel|equipment|loot|booty|cache)"
    r"(?:\s+(?:captured|confiscated|found|recovered|seized|stolen|taken))?"
)
_BELONGS: Final = re.compile(
    rf"\bsame\s+(?:{LOAD}|agreement)\b|\b(?:in|with)\s+it\b|\b(?:came|come|go|goes|went)\s+with\s+them\b"
    r"|\bthrown\s+in\s+as\s+well\b"
    r"|\bto\s+(?:this|that|these|those|it|them)\s+(?:is|are|was|were)\s+(?:to\s+be\s+)?added\b"
    rf"|\b(?:part\s+of|included\s+in|along\s+with|together\s+with|under)\s+(?:the|that|this)\s+{LOAD}\b"
    rf"|\b(?:it|this|(?:the|that|this)\s+(?:{LOAD}|{_SPOILS}))\s+(?:(?:will|would|is|was|also|further|moreover)\s+){{0,3}}"
    r"(?:includ(?:es?|ed|ing)|contain(?:s|ed|ing)?|compris(?:es?|ed|ing)|cover(?:s|ed|ing)?)\b",
    re.I,
)
"""What says that the goods of a sentence belong to a load already told of."""
_OTHERS: Final = re.compile(
    r"\b(?:not|never|another|again|already|earlier|previous(?:ly)?|last|ago|since|separate(?:ly)?|second|third|new)\b",
    re.I,
)
"""Words with which a sentence tells of another load, or of one of another day."""
_TOO: Final = re.compile(
    r"\s+(?:too|as\s+well|likewise),?\s+(?:was|were|is|are|has\s+been|have\s+been|will\s+be)\b", re.I
)
"""What says of goods before it that they move as well: "Mortars too were handed over"."""
_POINTER: Final = re.compile(r"\b(?:the|these|those)\s+\Z", re.I)
_POINTER_CHARS: Final = 8
_FARTHEST: Final = 2
"""Sentences from what is told of a load to the next that adds to it."""
_MOST: Final = 20
"""Motions of one transfer to which others are joined: without end, time would grow with their square."""


def with_continuations(
    told: Sequence[Told], sentences: Sequence[Sentence], text: str, ontology: Ontology
) -> list[Told]:
    """What is told, with what goes on about a transfer joined to it, in the place of the first.

    Args:
        told: frames, each with its sketch, in the order of the text.
        sentences: of the document.
        text: of the document.
        ontology: the catalogues.
    """
    page = _Page(text, sentences, [each.span.start for each in sentences], ontology)
    kept: list[Told] = []
    for frame, sketch in told:
        place = _before(kept, sketch)
        if place is not None and page.goes_on(kept[place][1], sketch):
            kept[place] = one_frame(kept[place][0], frame), join(kept[place][1], sketch, ontology)
        else:
            kept.append((frame, sketch))
    return kept


def _before(kept: Sequence[Told], later: Sketch) -> int | None:
    """The place of what the last motion before a sketch tells of."""
    near = range(max(0, len(kept) - NEIGHBOURS), len(kept))
    last = [(span, place) for place in near for span in kept[place][1].triggers if span < later.triggers[0]]
    return max(last)[1] if last else None


@dataclass(frozen=True, slots=True)
class _Page:
    """A document, in which it is looked up whether one telling goes on with another."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    ontology: Ontology

    def goes_on(self, earlier: Sketch, later: Sketch) -> bool:
        """Whether a sketch goes on about the transfer of the one before it."""
        own = self._number(later.triggers[0])
        spans = (*earlier.triggers, *(item.span for item in earlier.items))
        before = {number for number in map(self._number, spans) if number < own}
        return (
            len(earlier.triggers) <= _MOST
            and earlier.polarity is later.polarity is Polarity.AFFIRMED
            and bool(earlier.items and later.items and before)
            and own - max(before) <= _FARTHEST
            and fit(earlier, later, self.ontology)
            and not contradict(earlier, later)
            and not any(moves_others(self.text, (self.sentences[own], each)) for each in later.triggers)
            and self._says_so(earlier, later, own)
        )

    def _number(self, span: Span) -> int:
        """The place of the sentence in which words begin."""
        return max(bisect_right(self.starts, span.start) - 1, 0)

    def _says_so(self, earlier: Sketch, later: Sketch, own: int) -> bool:
        """Whether the words of a sentence tie its goods to what the sentences before it tell of."""
        words = self.sentences[own].span.of(self.text)
        if _OTHERS.search(words) is not None:
            return False
        is_too = any(_TOO.match(self.text, item.span.end) for item in later.items)
        is_of_load = _BELONGS.search(words) is not None or is_too
        return is_of_load or self._points_back(earlier, later) or _name_one_list(earlier, later)

    def _points_back(self, earlier: Sketch, later: Sketch) -> bool:
        """Whether a sketch of the same giver and taker only points to goods that the earlier one names."""
        return share_both_sides(earlier, later, self.ontology) and all(
            self._is_pointer(item) and any(is_same_item(item, other) for other in earlier.items) for item in later.items
        )

    def _is_pointer(self, item: Item) -> bool:
        start = item.span.start
        return item.quantity is None and bool(_POINTER.search(self.text[max(start - _POINTER_CHARS, 0) : start]))


def _name_one_list(earlier: Sketch, later: Sketch) -> bool:
    """Whether two sketches find their goods in the same words, all weapons and as many, though one may find more."""
    part, whole = sorted(({(i.span, i.quantity) for i in each.items} for each in (earlier, later)), key=len)
    return part <= whole and any(item.weapon_class is not WeaponClass.OTHER for item in earlier.items)
