"""The shape of a sentence: what its words are to a transfer, as a line of signs that patterns are laid over.

"Peru gave 12 old tanks to Chile and rifles to Cuba" has the shape "P T I to P and I to P": parties, motions and items
are one sign each, with the numbers and articles that belong to them; other words stand as they are, in lower case.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.words import Word
from waybill.text.counts import Count, counts
from waybill.text.numbers import number
from waybill.text.wordlists import listed

ITEM, PARTY, OWNER, DATE, COUNT, MOTION, SUM = "I", "P", "O", "D", "N", "T", "V"
"""Signs; an owner is a party whose goods the next item is: "Peru's tanks"."""
_SIGNS: Final = {Kind.ITEM: ITEM, Kind.PARTY: PARTY, Kind.DATE: DATE}
_OPENING: Final = listed(
    "the a an its their his her our some several many more another other further additional old new same own"
)
_BEFORE_DATES: Final = listed("in on during since last this")
_BEFORE_SUMS: Final = listed("worth for at")
_BEHIND_COUNTS: Final = listed("more others")
_PLAIN_ENDS: Final = listed(
    "and or to from for by with in on at of as while but which who that has have had was were is are be then"
)
_BETWEEN_WORDS: Final = 4
"""How many words may stand between a number and what it counts, or belong to what an owner is named for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A sign of a shape and the words that it stands for.

    Attributes:
        count: of an item, the number that belongs to it; of a bare number, itself; else None.
        reach: from the first word that belongs to it to the last, number and article included.
    """

    sign: str
    span: Span
    reach: Span
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line of signs and words with a blank between any two.

    Attributes:
        elements: by the place of their sign in the line.
    """

    line: str
    elements: dict[int, Element]

    def within(self, start: int, end: int) -> list[Element]:
        """The elements of a stretch of the line, in order."""
        return [element for place, element in sorted(self.elements.items()) if start <= place < end]


def shape(
    text: str,
    sentence: Sentence,
    *,
    motions: Sequence[Span],
    items: Iterable[Span],
    parties: Iterable[Span],
    has_sums: bool = False,
) -> Shape:
    """The shape of a sentence.

    Args:
        text: of the document.
        sentence: to be seen.
        motions: triggers of one transfer.
        items: words that are known to be items, beside those that the rules see.
        parties: words that are known to be parties.
        has_sums: whether sums of money have a sign too; else they are left out.
    """
    signs = _signs(sentence, motions=motions, items=items, parties=parties, sums=SUM if has_sums else "")
    tokens = _with_counts(_tokens(sentence, signs), counts(text, sentence.span))
    line, elements, place = [], {}, 0
    for token in tokens:
        written = token.sign if isinstance(token, Element) else token.lower
        if isinstance(token, Element):
            elements[place] = token
        line.append(written)
        place += len(written) + 1
    return Shape(line=" ".join(line), elements=elements)


def _signs(
    sentence: Sentence, *, motions: Sequence[Span], items: Iterable[Span], parties: Iterable[Span], sums: str
) -> list[tuple[Span, str]]:
    """Words with a sign, in order and disjoint; motions before what is known before what the rules see."""
    seen = ((phrase.span, _SIGNS[phrase.kind]) for phrase in sentence.phrases if phrase.kind in _SIGNS)
    money = ((phrase.span, sums) for phrase in sentence.phrases if phrase.kind is Kind.VALUE)
    kept: list[tuple[Span, str]] = []
    for span, sign in (
        *((span, MOTION) for span in motions),
        *((span, ITEM) for span in items),
        *((span, PARTY) for span in parties),
        *seen,
        *money,
    ):
        if span.overlaps(sentence.span) and not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, sign))
    return sorted(kept)


def _tokens(sentence: Sentence, signs: Sequence[tuple[Span, str]]) -> list[Element | Word]:
    """Elements and other words in order; what has no sign is left out with the word that ties it to goods."""
    done: list[Element | Word] = []
    number, words = 0, sentence.words
    for span, sign in signs:
        while number < len(words) and words[number].span.end <= span.start:
            done.append(words[number])
            number += 1
        last = number
        while last < len(words) and words[last].span.start < span.end:
            last += 1
        if sign == PARTY and last > number and words[last - 1].owns:
            owned = _owned(words, last, signs)
            sign, last = (PARTY, owned) if owned > last else (OWNER, last)
            span = Span(span.start, words[owned - 1].span.end) if sign == PARTY else span
        if sign and last > number:
            done.append(Element(sign=sign, span=span, reach=span))
        elif not sign and done and isinstance(done[-1], Word) and done[-1].lower in _BEFORE_SUMS:
            done.pop()
        number = max(number, last)
    return [*done, *words[number:]]


def _owned(words: Sequence[Word], first: int, signs: Sequence[tuple[Span, str]]) -> int:
    """One past the last word of what an owner is named for: "Chad's volunteers"; ``first`` where goods follow."""
    last = first
    while last < len(words) and last - first < _BETWEEN_WORDS and _is_plain(words[last]):
        if any(span.overlaps(words[last].span) for span, _ in signs):
            return first
        last += 1
    is_behind = last < len(words) and any(span.overlaps(words[last].span) for span, sign in signs if sign == ITEM)
    return first if is_behind else last


def _is_plain(word: Word) -> bool:
    return not word.is_mark and word.lower not in _PLAIN_ENDS and not word.text[0].isdigit()


def _with_counts(tokens: Sequence[Element | Word], found: Sequence[Count]) -> list[Element | Word]:
    """Tokens with numbers joined to the items that they count, other numbers as signs, articles left out."""
    done: list[Element | Word] = []
    for token in tokens:
        if isinstance(token, Element):
            _take(done, token)
            continue
        count = next((each for each in found if each.span.overlaps(token.span)), None) or _behind_party(token, done)
        if count is None:
            if not (token.lower in _BEHIND_COUNTS and done and isinstance(done[-1], Element) and done[-1].count):
                done.append(token)
        elif not (done and isinstance(done[-1], Element) and done[-1].count is count):
            _take(done, Element(sign=COUNT, span=count.span, reach=count.span, count=count))
    return done


def _behind_party(word: Word, done: Sequence[Element | Word]) -> Count | None:
    """A bare figure or "one" behind a party, which counts what is told of it: "Norway 19"."""
    is_behind = bool(done) and isinstance(done[-1], Element) and done[-1].sign == PARTY
    value = number(word.text) if is_behind and (word.text[0].isdigit() or word.lower == "one") else None
    return None if value is None else Count(span=word.span, quantity=Quantity(value=value))


def _take(done: list[Element | Word], element: Element) -> None:
    """Add an element together with the words before that belong to it."""
    start = element.span.start
    count = _own_count(done) if element.sign == ITEM else element.count
    if count is not None and element.sign == ITEM:
        while not (isinstance(done[-1], Element) and done[-1].sign == COUNT):
            done.pop()
        start = done.pop().span.start
    openings = _BEFORE_DATES if element.sign == DATE else _OPENING
    while done and isinstance(done[-1], Word) and done[-1].lower in openings:
        start = done.pop().span.start
    done.append(Element(sign=element.sign, span=element.span, reach=Span(start, element.reach.end), count=count))


def _own_count(done: Sequence[Element | Word]) -> Count | None:
    """The number before an item that counts it, no mark and few words between."""
    for token in reversed(done[-_BETWEEN_WORDS - 1 :]):
        if isinstance(token, Element):
            return token.count if token.sign == COUNT else None
        if token.is_mark or token.lower in ("and", "to", "from", "for", "by"):
            return None
    return None
