"""A piece of a text around the words that were looked for, with these marked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.text.questions import Phrase, Question, phrases, words

AROUND_CHARS: Final = 120
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an excerpt.

    Attributes:
        is_found: whether it was looked for.
    """

    text: str
    is_found: bool


def excerpt(text: str, asked: Question) -> tuple[Piece, ...]:
    """A piece of a text around the first place where what was asked for stands; else its beginning."""
    found = list(_found(text, phrases(asked)))
    at = found[0][0] if found else 0
    start, end = _at_words(text, max(0, at - AROUND_CHARS), min(len(text), at + AROUND_CHARS), around=at)
    pieces = list(_pieces(text, [each for each in found if start <= each[0] and each[1] <= end], start, end))
    before = [Piece(text="… ", is_found=False)] if start else []
    after = [Piece(text=" …", is_found=False)] if end < len(text) else []
    return tuple(each for each in (*before, *pieces, *after) if each.text)


def _at_words(text: str, start: int, end: int, *, around: int) -> tuple[int, int]:
    """Ends moved inwards to where a word begins or ends, but not past a place."""
    if start and not text[start - 1].isspace():
        begun = next((at for at in range(start, around) if text[at].isspace()), None)
        start = start if begun is None else begun + 1
    if end < len(text) and not text[end].isspace():
        ended = next((at for at in range(end, around, -1) if text[at - 1].isspace()), None)
        end = end if ended is None else ended - 1
    return start, end


def _pieces(text: str, found: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    at = start
    for first, last in found:
        if first >= at:
            yield Piece(text=_on_one_line(text[at:first]), is_found=False)
            yield Piece(text=_on_one_line(text[first:last]), is_found=True)
            at = last
    yield Piece(text=_on_one_line(text[at:end]), is_found=False)


def _on_one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _found(text: str, asked: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Where phrases stand, in the order of the text."""
    spans = [match.span() for match in _WORD.finditer(text)]
    said = [_plain(text[start:end]) for start, end in spans]
    firsts = {each.words[0] for each in asked}
    is_begun = any(each.is_begun and len(each.words) == 1 for each in asked)
    for at, word in enumerate(said):
        if not is_begun and word not in firsts:
            continue
        fitting = [len(each.words) for each in asked if _stands(said, at, each)]
        if fitting:
            yield spans[at][0], spans[at + max(fitting) - 1][1]


def _stands(said: Sequence[str], at: int, phrase: Phrase) -> bool:
    *firm, last = phrase.words
    here = said[at : at + len(phrase.words)]
    if len(here) < len(phrase.words) or list(here[:-1]) != firm:
        return False
    return here[-1].startswith(last) if phrase.is_begun else here[-1] == last


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    return "".join(words(unicodedata.normalize("NFD", word)))
