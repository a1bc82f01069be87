"""A sheet: the words of one sentence, over which phrases are laid until no word is free that could be of one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Phrase
from waybill.extract.sentences.words import Word, words
from waybill.ontology import Catalogue, Hit

_SHOUTING_SHARE: Final = 0.8
"""Share of capitals among the letters from which on capitals say nothing."""


class Sheet:
    """Words and what has been laid over them; a word belongs to the first phrase that takes it.

    Attributes:
        shouts: whether the sentence is written in capitals, so that they tell no names.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.words: tuple[Word, ...] = words(text, span)
        self.lower = tuple(word.lower for word in self.words)
        self._starts = [word.span.start for word in self.words]
        self._ends = [word.span.end for word in self.words]
        self.taken: list[Phrase | None] = [None] * len(self.words)
        self._hits: dict[Catalogue, tuple[Hit, ...]] = {}
        letters = [letter for word in self.words for letter in word.text if letter.isalpha()]
        self.shouts = bool(letters) and sum(map(str.isupper, letters)) > _SHOUTING_SHARE * len(letters)

    def hits(self, catalogue: Catalogue) -> tuple[Hit, ...]:
        """What a catalogue finds in the sentence, looked for once."""
        if catalogue not in self._hits:
            self._hits[catalogue] = catalogue.find(self.text, self.span)
        return self._hits[catalogue]

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What has been laid, in the order of the text."""
        return tuple({id(phrase): phrase for phrase in self.taken if phrase is not None}.values())

    def is_free(self, first: int, last: int | None = None) -> bool:
        """Whether a word, or all words up to another, belong to no phrase yet; False outside the sentence."""
        end = first + 1 if last is None else last
        return first >= 0 and end <= len(self.words) and all(each is None for each in self.taken[first:end])

    def free_range(self, span: Span) -> tuple[int, int] | None:
        """First word of a span and one past its last; None where one of them is taken."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return (first, last) if first < last and self.is_free(first, last) else None

    def lay(self, kind: Kind, first: int, last: int, *, hit: Hit | None = None, named: bool = False) -> Phrase:
        """Lay a phrase over words, over those of an earlier one too, if it holds them."""
        entities: Sequence[EntityId] = () if hit is None else hit.entities
        span = Span(self.words[first].span.start, _end(self.words[last - 1]))
        how = None if hit is None else hit.how
        return self.put(
            Phrase(kind=kind, first=first, last=last, span=span, entities=tuple(entities), how=how, named=named)
        )

    def put(self, phrase: Phrase) -> Phrase:
        """Lay a phrase as it is."""
        self.taken[phrase.first : phrase.last] = [phrase] * (phrase.last - phrase.first)
        return phrase

    def lay_span(self, kind: Kind, span: Span) -> None:
        """Lay a phrase over the words of a span, if all of them are free."""
        place = self.free_range(span)
        if place is not None:
            self.put(replace(self.lay(kind, *place), span=span))


def _end(word: Word) -> int:
    """Where a word ends without its possessive ending."""
    return word.span.end - 2 if word.owns and word.text[-2:-1] in ("'", "’") else word.span.end
