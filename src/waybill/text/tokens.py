"""Cut a text into words and marks."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.core.span import Span
from waybill.text.patterns import Pattern

_PIECE: Final = Pattern(r"[^\W_]+(?:['’ʼ][^\W_]+)*|\S", ignores_case=False)
_FIRST_MARK: Final = "\u0300"
"""No character before it is a combining mark."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a single mark, and where it stands."""

    text: str
    span: Span

    @property
    def is_word(self) -> bool:
        """Whether it is of letters or digits rather than a mark."""
        return self.text[0].isalnum()


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """Words and marks of a text, or of a stretch of it, in order; every non-blank character lies in exactly one.

    Words are letters and digits with inner apostrophes and the combining marks of their script. Hyphenated words
    come apart: "anti-tank" is three tokens, "S-300PMU2" is ``S``, ``-``, ``300PMU2``.
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return tuple(Token(text[piece.start : piece.end], piece) for piece in _words(text, start, end))


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces, those that a combining mark joins put together: patterns do not know the marks of Indic scripts."""
    held: Span | None = None
    joins = False
    for match in _PIECE.finditer(text, start, end):
        piece = Span(*match.span())
        is_mark = text[piece.start] >= _FIRST_MARK and unicodedata.category(text[piece.start])[0] == "M"
        if (is_mark or joins) and held is not None and held.end == piece.start and _is_word(text, piece, is_mark):
            held, joins = Span(held.start, piece.end), is_mark
            continue
        if held is not None:
            yield held
        held, joins = piece, False
    if held is not None:
        yield held


def _is_word(text: str, piece: Span, is_mark: bool) -> bool:
    return is_mark or text[piece.start].isalnum()
