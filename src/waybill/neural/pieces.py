"""A text as the encoder sees it: word pieces with their places in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from waybill.core.span import Span

PHRASE_KINDS: Final = 8
"""Kinds of phrases that a markup may number, from 1; 0 is no phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What rules and catalogues see in a text before the model reads it.

    Attributes:
        phrases: disjoint, in order, each with the number of its kind from 1 to ``PHRASE_KINDS``.
        motions: words that may put weapons in motion.
        sayings: words of saying.
        sentences: in order; windows are cut between them.
        told: motions that are read as triggers even where the model thinks little of them.
    """

    phrases: Sequence[tuple[Span, int]]
    motions: Sequence[Span]
    sayings: Sequence[Span]
    sentences: Sequence[Span]
    told: Sequence[Span] = ()


class Encoding(Protocol):
    """What a tokenizer says of a text."""

    @property
    def ids(self) -> list[int]:
        """Numbers of the pieces in the vocabulary."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Their places in the text."""


class Tokenizer(Protocol):
    """Cuts a text into pieces with code-point offsets, without special pieces of its own."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """The pieces of a text in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Word pieces of a text, by number, and what the markup says of each.

    Attributes:
        ids: of the vocabulary.
        starts: offset of the first character of each.
        ends: offset behind the last.
        joins: 1 where a piece goes on with the word of the piece before.
        kinds: number of the phrase kind that each lies in, 0 for none.
        opens: 1 where a phrase begins.
        moves: 1 in words that may put weapons in motion.
        says: 1 in words of saying.
        cuts: numbers of the pieces that begin sentences, in order.
        told: numbers of the first piece of each motion that is read in any case, and of the one behind its last.
    """

    ids: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    joins: Sequence[int]
    kinds: Sequence[int]
    opens: Sequence[int]
    moves: Sequence[int]
    says: Sequence[int]
    cuts: Sequence[int]
    told: Sequence[tuple[int, int]] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, span: Span) -> tuple[int, int]:
        """Numbers of the first piece that touches a span and of the one behind the last; equal where none does."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The characters from one piece to before another."""
        return Span(self.starts[first], self.ends[last - 1])


def cut(text: str, markup: Markup, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a text with what its markup says of them."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts = [start for start, _ in encoding.offsets]
    ends = [end for _, end in encoding.offsets]
    unmarked: dict[str, tuple[int, ...]] = dict.fromkeys(("joins", "kinds", "opens", "moves", "says", "cuts"), ())
    bare = Pieces(ids=encoding.ids, starts=starts, ends=ends, told=(), **unmarked)
    size = len(starts)
    kinds, opens = [0] * size, [0] * size
    for span, kind in markup.phrases:
        first, last = bare.of(span)
        kinds[first:last] = [kind] * (last - first)
        opens[first : first + 1] = [1] * (first < last)
    return Pieces(
        ids=encoding.ids,
        starts=starts,
        ends=ends,
        joins=_joins(text, starts, ends),
        kinds=kinds,
        opens=opens,
        moves=_marked(bare, markup.motions),
        says=_marked(bare, markup.sayings),
        cuts=[bisect_left(starts, span.start) for span in markup.sentences],
        told=[bare.of(span) for span in markup.told],
    )


def _marked(pieces: Pieces, spans: Iterable[Span]) -> list[int]:
    marks = [0] * len(pieces)
    for span in spans:
        first, last = pieces.of(span)
        marks[first:last] = [1] * (last - first)
    return marks


def _joins(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    before = zip([0, *ends], starts, strict=False)
    return [int(0 < end == start and text[end - 1].isalnum() and text[start].isalnum()) for end, start in before]
