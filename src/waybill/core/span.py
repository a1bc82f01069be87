"""Stretches of a document's text.

Offsets are half-open and count Unicode code points, as Python strings do, in every script.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.errors import SpanError

_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open, never empty stretch ``[start, end)`` of a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(start=self.start, end=self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def meets(self, others: Iterable["Span"]) -> bool:
        """Whether it shares at least one character with any of some others."""
        return any(self.overlaps(other) for other in others)

    def gap(self, other: "Span") -> int:
        """How many characters lie between the two; 0 where they touch or overlap."""
        return max(other.start - self.end, self.start - other.end, 0)

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document, exactly as they stand there."""

    text: str
    span: Span

    @classmethod
    def of(cls, text: str, span: Span) -> "Quote":
        """The quote that a span cuts out of a text."""
        return cls(text=span.of(text), span=span)


def squeeze(text: str) -> str:
    """Text on one line: runs of white space become one blank, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def cover(spans: Iterable[Span]) -> Span:
    """Smallest span that holds all of the given ones, of which there is at least one."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def locate(words: str, text: str, *, near: int = 0, within: Sequence[Span] = ()) -> Span | None:
    """Where words stand in a text, white space counting as equal to any other white space.

    Args:
        words: what to find.
        text: where to find it.
        near: offset; of several places the one that starts nearest to it is taken.
        within: stretches whose places come before all others.

    Returns:
        The place, or None where the words do not occur.
    """
    pieces = words.split()
    if not pieces:
        return None
    pattern = re.compile(r"\s+".join(re.escape(piece) for piece in pieces))
    places = [Span(*match.span()) for match in pattern.finditer(text)]
    whole = [place for place in places if _stands_alone(place, text)]
    return min(
        whole or places,
        key=lambda place: (not any(place in stretch for stretch in within), abs(place.start - near), place.start),
        default=None,
    )


def _stands_alone(span: Span, text: str) -> bool:
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    return not (before.isalnum() and text[span.start].isalnum()) and not (
        after.isalnum() and text[span.end - 1].isalnum()
    )
