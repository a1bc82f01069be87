"""Words as the catalogues compare them."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from waybill.core.span import Span
from waybill.text.tokens import tokens

_POSSESSIVE: Final = re.compile(r"(?<=.)['’ʼ][sS]\Z")
_PLAIN: Final = str.maketrans(
    dict.fromkeys("'’ʼ‘`", "")
    | dict.fromkeys("‐‑‒–−", "-")
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
)
# "S-300PMU2", "F-16s", "M16A2s": a designation, its variant, a plural ending.
_DESIGNATION: Final = re.compile(r"(.*?\d)[a-z]{1,4}\d{0,2}s?")
_PLURALS: Final = (("", ""), ("s", ""), ("es", ""), ("ies", "y"))


class Word(NamedTuple):
    """A word or mark of a text.

    Attributes:
        plain: without accents, apostrophes and possessive ending, in its own case.
        folded: ``plain`` without regard to case.
        start: offset of its first character.
        end: offset behind its last, the possessive ending left out.
    """

    plain: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=64)
def words(text: str, span: Span | None = None) -> tuple[Word, ...]:
    """Words and marks of a text, or of a stretch of it, in order.

    The last few texts are remembered, for several catalogues look through each.
    """
    return tuple(_word(token.text, token.span.start) for token in tokens(text, span))


@lru_cache(maxsize=1 << 14)
def roots(folded: str) -> tuple[str, ...]:
    """A word as it may be listed: itself, then in the singular, then without the letters of a variant.

    "300pmu2" is a variant of "300", "m16a2s" of "m16"; "batteries" are more than one "battery".
    """
    match = _DESIGNATION.fullmatch(folded)
    if match is not None:
        return (folded, folded[:-1], match[1]) if folded.endswith("s") else (folded, match[1])
    if not folded.endswith("s") or folded.endswith("ss"):
        return (folded,)
    return tuple(folded.removesuffix(ending) + single for ending, single in _PLURALS if folded.endswith(ending))


def _word(text: str, start: int) -> Word:
    if text.isascii() and text.isalnum():  # nothing to take off: most words
        return Word(text, text.lower(), start, start + len(text))
    owner = _POSSESSIVE.sub("", text)
    plain = _without_accents(owner.translate(_PLAIN)) or owner
    return Word(plain, plain.casefold(), start, start + len(owner))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
