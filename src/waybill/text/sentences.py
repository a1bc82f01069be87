"""Cut a text into sentences.

In:     any text.
Out:    spans of sentences, in order, without white space at their ends.
Laws:   disjoint; every non-blank character lies in exactly one;
        none crosses a blank line;
        time grows with the length of the text, whatever it holds.
Never:  changes a character, so offsets hold in every script.

Lines come first, since a line break is sometimes a blank (wires and texts wrapped at a fixed width) and sometimes
an end (headlines, lists, texts with a paragraph a line). Within a block of lines, a line that had room for the
first word of the next one ended on purpose. Full stops come second.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from waybill.core.span import Span
from waybill.text.patterns import Pattern
from waybill.text.wordlists import listed

_WRAP_WIDTH: Final = 120
"""A block with longer lines than this was not wrapped: each of its lines is a paragraph."""
_LIST_WIDTH: Final = 32
"""Three lines and more, none longer than this, are a list."""
_FILLED: Final = 0.8
"""A wrapped line, with the next one's first word, fills at least this share of the width."""
_WORD_LENGTH: Final = 24

_BULLET: Final = Pattern(r"\s*(?:[-*•·●▪◦–.]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))\s+\S")
_STOP: Final = Pattern(
    r"(?<![.!?…])[.!?…]+[\"'”’»)\]*_]*(?:\[\d{1,4}\])?(?=\s)"
    r"|[。！？｡]+[」』”’）]*",
    ignores_case=False,
)
_NEXT: Final = Pattern(r"\s*[\"'“‘«„(\[*_¿¡]*(?P<word>[^\W_]*)(?P<after>(?s:.?))", ignores_case=False)
_LEADING: Final = Pattern(r"^(?:[^\W_]+\.?-|[\W_]+)+", ignores_case=False)
_DOTTED: Final = Pattern(r"(?:[^\W\d_]\.)+[^\W\d_]", ignores_case=False)

# Words after which the sentence goes on, whatever follows.
_TITLES: Final = listed(
    "adm amb brig capt cdr cmdr col comdr cpl dr gen gov hon lt maj messrs mr mrs ms mt pres prof rep reps rev sen "
    "sens sgt st supt v vs viz cf e.g i.e ex fr msgr asst dep"
)
# Abbreviations before a number.
_BEFORE_NUMBERS: Final = listed(
    "no nos art arts sec secs ch chap para paras p pp fig figs vol vols approx ca c op cap ser res ref tel cal"
)
# Abbreviations that may also end a sentence.
_SHORT: Final = listed(
    "inc ltd co corp bros plc llc dept dist est govt intl assn bldg jr sr ph.d jan feb mar apr jun jul aug sep sept "
    "oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd etc al rs cia"
)
# Capitalised after such an abbreviation, these begin a new sentence.
_STARTERS: Final = listed(
    "the he she it they we you i this that these those there its his her their our but and however a an in on at as "
    "after before when while if although since according also both some one two three many most under with for from "
    "by meanwhile moreover officials asked what who why how"
)
# In all-capital text only these are clear enough: "THE U.S. IN 1989".
_CAPITAL_STARTERS: Final = listed("the he she it they we this these those there but however meanwhile")
# A line that ends with one of these goes on in the next.
_OPEN_ENDS: Final = listed(
    "a an the and or of to in on at by for from with as that which who its his their into over under between than "
    "is are was were has have had be been will would said mr gen col no"
)


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of a text; the marks of list items belong to their sentences."""
    return tuple(
        sentence
        for block in _blocks(text)
        for segment in _segments(text, block)
        for sentence in _between_stops(text, segment)
    )


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them; lines keep their indentation, not their break."""
    block: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            block.append(Span(start, end))
        elif block:
            yield block
            block = []
        start += len(line)
    if block:
        yield block


def _segments(text: str, block: list[Span]) -> Iterator[Span]:
    """Stretches of a block in which a line break is a blank."""
    width = max(len(line) for line in block)
    wrapped = width <= _WRAP_WIDTH and not (width <= _LIST_WIDTH and len(block) > 2)
    start = block[0].start
    for line, following in pairwise(block):
        if _ends_on_purpose(line.of(text), following.of(text), width=width if wrapped else None):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _ends_on_purpose(line: str, following: str, *, width: int | None) -> bool:
    if _BULLET.match(following):
        return True
    first = following.split(maxsplit=1)[0]
    if first[0].islower() or _is_open(line):
        return False
    return width is None or len(line) + 1 + len(first) < _FILLED * width


def _is_open(line: str) -> bool:
    last = line[-_WORD_LENGTH:].split()[-1]
    return last[-1] in ",-–—(/&" or last.rstrip(".").casefold() in _OPEN_ENDS


def _between_stops(text: str, segment: Span) -> Iterator[Span]:
    start = segment.start
    for match in _STOP.finditer(text, segment.start, segment.end):
        if _ends_sentence(text, match, sentence_start=start):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, segment.end)


def _ends_sentence(text: str, stop: re.Match[str], *, sentence_start: int) -> bool:
    following = _NEXT.match(text, stop.end())
    assert following is not None
    word = following["word"]
    if not stop[0].startswith("."):
        return not word[:1].islower()
    if word[:1].islower():
        return False
    before = text[max(sentence_start, stop.start() - _WORD_LENGTH) : stop.start()].split()
    if not before or _is_list_number(before, starts_sentence=stop.start() - sentence_start < _WORD_LENGTH):
        return False
    last = _LEADING.sub("", before[-1]).casefold()
    return stop[0].startswith("..") or not _goes_on(last, word, after=following["after"])


def _is_list_number(words: list[str], *, starts_sentence: bool) -> bool:
    return starts_sentence and len(words) == 1 and words[0].isdecimal()


def _goes_on(last: str, word: str, *, after: str) -> bool:
    """Whether a full stop after ``last`` and before the capitalised ``word`` is that of an abbreviation."""
    if last in _TITLES:
        return True
    if last in _BEFORE_NUMBERS and (word[:1].isdecimal() or len(last) == 1):
        return True
    is_initial = len(last) == 1 and last.isalpha()
    if not (is_initial or last in _SHORT or _DOTTED.fullmatch(last)):
        return False
    starters = _CAPITAL_STARTERS if len(word) > 1 and word.isupper() else _STARTERS
    return word.casefold() not in starters or after == "."


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    blank = len(piece) - len(piece.lstrip())
    if blank < len(piece):
        yield Span(start + blank, start + len(piece.rstrip()))
