"""How far the designation of a speaker goes of which the model marked a part: to its head, and to what says whose.

"Official" is "a ranking ministry official", "commander" is "the commander of the Air Force", "its" is "its lawyer".
Names of people and what stands behind them are left as they are.
"""

from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_DETERMINERS: Final = listed(
    "a an the one two three four five six seven eight nine ten several some many another other same its his her their "
    "our my your this that these those no any both most"
)
_POSSESSIVES: Final = listed("its his her their our")
_RELATIVES: Final = listed("who which")
_ARTICLES: Final = listed("the a an its his her their our my your")
_PREPOSITIONS: Final = listed("of in at on to for from with")
_JOINS: Final = listed("of for")
"""What goes on with whom somebody serves."""
_LONGEST_NAME: Final = 8
_LONGEST_NOUN: Final = 3
_LONGEST_BEFORE: Final = 4
_LONGEST_CHAIN: Final = 3


def designation(span: Span, sentence: Sentence, wordings: Wordings) -> Span:
    """The whole designation that a stretch of a sentence's words is part of.

    Args:
        span: words of the sentence.
        sentence: that they stand in.
        wordings: at what words a designation ends, and which bodies go on with what they are of.
    """
    inside = [index for index, word in enumerate(sentence.words) if word.span.overlaps(span)]
    if not inside or span.end > sentence.span.end:
        return span
    build = _Build(sentence, wordings)
    first, last = build.whole(inside[0], inside[-1] + 1)
    return Span(min(sentence.words[first].span.start, span.start), build.end(last))


class _Build:
    """Goes over a sentence's words from where a designation is known to stand."""

    def __init__(self, sentence: Sentence, wordings: Wordings) -> None:
        self._sentence, self._words, self._lower, self._wordings = sentence, sentence.words, sentence.lower, wordings
        self._shouts = not any(word.text[1:].islower() for word in sentence.words)

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """First word of a designation, and the one behind its last, given some of its words."""
        behind = next((index for index in (first, first - 1) if index > 0 and self._lower[index] in _RELATIVES), None)
        first = first if behind is None else behind - 1
        begins = self._first(first)
        who = next((index for index in range(first + 1, last) if self._lower[index] in _RELATIVES), None)
        if who is None:
            return begins, self._last(first, last)
        is_plain = sum(word not in _DETERMINERS for word in self._lower[begins:who]) == 1
        return begins, last if is_plain else who

    def end(self, last: int) -> int:
        """Where the text of a word before this one ends, without a possessive ending."""
        word = self._words[last - 1]
        return word.span.end - 2 if word.owns and word.text[-2] in "'’" else word.span.end

    def _first(self, index: int) -> int:
        """Where a common noun's designation begins: behind a determiner, or with names and owners before it."""
        named = any(each.first <= index < each.last for each in self._sentence.phrases if each.named)
        if named or self._names(index) or self._lower[index] in _DETERMINERS or self._stops(index):
            return index
        for first in range(index, max(-1, index - _LONGEST_BEFORE - 1), -1):
            if first == 0 or self._stops(first - 1):
                return first if self._names(first) else index
            if self._lower[first - 1] in _DETERMINERS:
                return first
            if self._words[first - 1].owns:
                phrase = self._sentence.ending_at(first)
                return first - 1 if phrase is None else phrase.first
        return index

    def _last(self, first: int, last: int) -> int:
        """Where a designation ends: behind its noun, and behind whose it is."""
        if last - first == 1 and (self._lower[first] in _POSSESSIVES or self._is_adjective(first)):
            last = self._noun(last)
        last = self._dangling(first, last)
        if self._is_name(first, last):
            return last
        for _ in range(_LONGEST_CHAIN):
            further = self._joined(last)
            if further == last:
                break
            last = further
        return last

    def _dangling(self, first: int, last: int) -> int:
        """The end of what a preposition leads to with which some words of a designation end."""
        end = last
        while end > first and self._lower[end - 1] in _ARTICLES:
            end -= 1
        return self._led(end) if end > first + 1 and self._lower[end - 1] in _PREPOSITIONS else last

    def _joined(self, last: int) -> int:
        """The end of what "of" or "for" adds; "for" goes on with a name alone."""
        if last >= len(self._words) or self._lower[last] not in _JOINS:
            return last
        further = self._led(last + 1)
        is_name = further > last + 1 and self._names(further - 1)
        return further if is_name or (self._lower[last] == "of" and further > last + 1) else last

    def _led(self, start: int) -> int:
        """The end of the name or noun behind a preposition; the preposition's own where none is there."""
        first = start
        while first < len(self._words) and self._lower[first] in _DETERMINERS:
            first += 1
        if first >= len(self._words) or self._stops(first):
            return start
        return self._name(first) if self._names(first) else self._noun(first)

    def _name(self, start: int) -> int:
        last = start
        while last < min(len(self._words), start + _LONGEST_NAME) and self._names(last):
            last += 1
        return last

    def _noun(self, start: int) -> int:
        last = start
        while last < min(len(self._words), start + _LONGEST_NOUN) and not self._stops(last):
            if last > start and self._lower[last].endswith(("ed", "ing")):
                break
            last, start = last + 1, last + 1 if self._words[last].owns else start
        return last

    def _stops(self, index: int) -> bool:
        word = self._words[index]
        says = word.lower in self._wordings.speech_words and word.lower != "state" and not self._names(index)
        return (
            says
            or not word.text[0].isalpha()
            or word.lower in self._wordings.after_designations
            or word.lower.endswith("ly")
        )

    def _is_adjective(self, index: int) -> bool:
        phrase = self._sentence.starting_at(index)
        return phrase is not None and phrase.kind is Kind.ADJECTIVE and phrase.last == index + 1

    def _names(self, index: int) -> bool:
        """Whether a word is written as names are; in text of capitals alone none is."""
        return self._words[index].is_name_like and not self._shouts

    def _is_name(self, first: int, last: int) -> bool:
        """Whether a name ends here that is whole by itself: "Ada Holm of the Democratic Party"."""
        phrase = self._sentence.ending_at(last)
        is_named = phrase is not None and phrase.named and phrase.kind in (Kind.PARTY, Kind.OUTLET, Kind.PLACE)
        is_long = last - first > 1 and self._names(last - 1) and self._names(last - 2)
        return is_named or (is_long and self._lower[last - 1] not in self._wordings.bodies)
