"""Tell what cannot hold a claim before it costs anything to read.

In:     step 1: a capture of text or HTML, before it is decoded; step 2: the text of a document, before it is read.
Out:    None for what is to be read, else why it is set aside, and at which step.
Laws:   what either step lets pass holds a word of arms near one of transfer;
        a text that stands in a page as it is, or in any encoding that ASCII is part of, is judged as the text alone
        is, or let pass;
        no bytes whatever make it raise.
Never:  reads the ledger, the clock, the network or a file.

Near means within ``REACH`` bytes, some four sentences. Measured: of 1,682 reports with claims, invented and real, none
is lost at 310, one at 250; see docs/manual/triage.md.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.triage_engines import Find, finder
from waybill.ingest.triage_markup import BREAK, in_parts, is_plain, is_spelt_out, joined, seen_in, without_tags
from waybill.ingest.triage_words import Vocabulary, folded, words_of_arms, words_of_transfer
from waybill.ontology import Ontology

REACH: Final = 400
"""Most bytes from the start of a word of arms to that of a word of transfer."""

_MARKUP: Final = ("text/html",)
_TEXT: Final = ("text/plain", "text/markdown")
_BYTES: Final = "step 1, its bytes"
_TEXT_OF_IT: Final = "step 2, its text"


class Lack(Enum):
    """What a text has not."""

    ARMS = "no word of arms"
    TRANSFER = "no word of transfer"
    NEARNESS = "words of arms and of transfer only far apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Whether captures and documents are worth reading.

    Attributes:
        ontology: whose names of weapons are looked for.
        spared: addresses of captures that are read in any case, since somebody named just them.
    """

    ontology: Ontology
    spared: Set[str] = frozenset()

    def make_ready(self) -> None:
        """Make what finds words, which takes a second; processes that are started from this one then share it."""
        lack(b"rifles", self.ontology)

    def spares(self, capture: Capture | Rejection) -> bool:
        """Whether a capture is read in any case."""
        return isinstance(capture, Capture) and capture.address in self.spared

    def of_capture(self, capture: Capture, media_type: str) -> Rejection | None:
        """Why a capture is set aside before it is decoded; of a media type that is no text nothing is known yet."""
        content = capture.content
        if media_type not in (*_MARKUP, *_TEXT) or not is_plain(content):
            return None
        seen = seen_in(content) if media_type in _MARKUP else content
        text = without_tags(seen) if media_type in _MARKUP else joined(seen)
        if is_spelt_out(text, len(seen)):
            return None
        lacking = lack(text, self.ontology)
        if lacking is None and media_type in _MARKUP:
            lacking = lack(in_parts(seen), self.ontology)  # Where parts begin matters for nearness alone.
        return _set_aside(lacking, _BYTES, capture.address)

    def of_document(self, document: Document, subject: str) -> Rejection | None:
        """Why a document is set aside before it is read."""
        return _set_aside(lack(joined(document.text.encode("utf-8", "replace")), self.ontology), _TEXT_OF_IT, subject)


def lack(content: bytes, ontology: Ontology) -> Lack | None:
    """What the bytes of a text lack that every claim needs; None where they lack nothing."""
    padded = b" %b " % content
    words = folded(padded)
    arms, transfer = words_of_arms(ontology), words_of_transfer()
    named = [
        start
        for start, number in _finder(arms)(words)
        if number not in arms.hyphened or b"-" in padded[start : start + len(arms.literals[number])]
    ]
    if not named:
        return Lack.ARMS
    both = set(named)  # "arms" names weapons, and is a form of "to arm".
    moved = [start for start, _ in _finder(transfer)(words) if start not in both]
    if not moved:
        return Lack.TRANSFER
    return None if _are_near(named, moved, words) else Lack.NEARNESS


@lru_cache(maxsize=8)
def _finder(vocabulary: Vocabulary) -> Find:
    """What finds its literals, made once."""
    return finder(vocabulary.literals)


def _are_near(named: Sequence[int], moved: Sequence[int], words: bytes) -> bool:
    """Whether a place of one kind lies within reach of one of the other, in the same part; both are sorted."""
    for place in named:
        first = max(words.rfind(BREAK, max(0, place - REACH), place), place - REACH)
        end = words.find(BREAK, place, place + REACH)
        at = bisect_left(moved, first)
        if at < len(moved) and moved[at] <= (place + REACH if end < 0 else end):
            return True
    return False


def _set_aside(lacking: Lack | None, step: str, subject: str) -> Rejection | None:
    return lacking and Rejection(
        reason=Reason.NOT_RELEVANT,
        subject=subject,
        detail=f"{step}: {lacking.value}",
        remedy="nothing, as a rule; name it by itself, or give --no-triage, to have it read all the same",
    )
