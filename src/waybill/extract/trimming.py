"""Where the words of a slot begin and end: the model's guess, brought to the borders that rules know exactly."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.extract.phrases import Kind, Phrase, Sentence
from waybill.ontology.wordings import Wordings
from waybill.text.counts import counts

_PARTIES: Final = (Kind.PARTY, Kind.ADJECTIVE, Kind.PRONOUN)
_BEFORE: Final = re.compile(r"[\s,;:.(“\"'‘-]+|(?:the|an?)\s+", re.IGNORECASE)
_BEHIND: Final = re.compile(r"(?:[\s,;:(“\"‘-]|['’]s)+\Z")
_NO_PART_OF_AN_ITEM: Final = re.compile(
    r"(?:of|some|about|around|nearly|almost|over|its|their|his|her|our|these|those|this|that|several|many|more|"
    r"additional|further|other|new|any|all|few|dozens|hundreds|thousands|scores)\s+",
    re.IGNORECASE,
)


class Trimmer:
    """Knows a document's sentences and what the rules laid over them."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text, self._sentences = text, sentences
        self._ends = [sentence.span.end for sentence in sentences]

    def words(self, span: Span) -> str:
        """The text of a span."""
        return span.of(self._text)

    def name(self, guess: Span) -> Span | None:
        """A name without article, possessive ending or marks at its ends; None where nothing is left.

        Where the rules laid a phrase over it, it is that phrase: pronouns, adjectives, cut names, and known names
        that a description follows ("the Hashd al-Shaabi militia group").
        """
        span = self.bare(guess)
        if span is None:
            return None
        phrase = self._phrase(span, _PARTIES)
        if phrase is None:
            return span
        opens = phrase.named and bool(phrase.entities) and phrase.span.start == span.start
        return phrase.span if span in phrase.span or phrase.kind is not Kind.PARTY or opens else span

    def item(self, guess: Span) -> Span | None:
        """What moves, without its number and what else stands before a noun."""
        span = self.bare(guess)
        if span is None:
            return None
        for count in counts(self._text, self._sentence(span).span):
            if count.span.start <= span.start < count.span.end < span.end:
                span = self.bare(Span(count.span.end, span.end)) or span
        while match := _NO_PART_OF_AN_ITEM.match(self._text, span.start, span.end):
            if match.end() >= span.end:
                break
            span = Span(match.end(), span.end)
        return self.bare(span)

    def vehicle(self, triggers: Iterable[Span], mode: Mode, wordings: Wordings) -> Span | None:
        """The words that name a means of transport in the sentences of a claim; None where none does."""
        for trigger in triggers:
            sentence = self._sentence(trigger)
            for index in range(len(sentence.words)):
                match = wordings.vehicles.first(sentence.lower, index)
                if match is not None and match.value is mode:
                    return Span(sentence.words[match.first].span.start, sentence.words[match.last - 1].span.end)
        return None

    def bare(self, span: Span) -> Span | None:
        """A stretch without article, possessive ending or marks at its ends; None where nothing is left."""
        start, end = span.start, span.end
        while (match := _BEFORE.match(self._text, start, end)) and match.end() > start:
            start = match.end()
        behind = _BEHIND.search(self._text, start, end)
        end = behind.start() if behind else end
        return Span(start, end) if start < end else None

    def _phrase(self, span: Span, kinds: Sequence[Kind]) -> Phrase | None:
        phrases = self._sentence(span).phrases
        return next((each for each in phrases if each.kind in kinds and each.span.overlaps(span)), None)

    def _sentence(self, span: Span) -> Sentence:
        return self._sentences[min(bisect_right(self._ends, span.start), len(self._sentences) - 1)]
