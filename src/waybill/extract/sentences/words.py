"""A sentence as the rule reader sees it: words, hyphens and apostrophes kept inside them."""

import re
from dataclasses import dataclass
from typing import Final

from waybill.core.span import Span

_WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:(?:[-‑'’&/]|(?<=\d)[.,](?=\d))[^\W_]+)*"  # anti-tank, S-300, Iran's, 2,116
    r"|\S"
)
_POSSESSIVE: Final = ("'s", "’s")
_ARTICLES: Final = ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "az-")
_APOSTROPHES: Final = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark.

    Attributes:
        lower: in lower case, without a possessive ending.
        owns: whether it has a possessive ending.
        breaks: whether a line of the text ends before it.
    """

    text: str
    lower: str
    span: Span
    owns: bool
    breaks: bool

    @property
    def is_name_like(self) -> bool:
        """Whether it begins as names do in running text."""
        return self.text[0].isupper() or (self.text[:3] in _ARTICLES and self.text[3:4].isupper())

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum()


def words(text: str, span: Span) -> tuple[Word, ...]:
    """Words and marks of a stretch of text, in order."""
    found = []
    end = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        found.append(_word(text, match, breaks="\n" in text[end : match.start()]))
        end = match.end()
    return tuple(found)


def _word(text: str, match: re.Match[str], *, breaks: bool) -> Word:
    written = match.group()
    lower = written.lower()
    owns = lower.endswith(_POSSESSIVE)
    follows = text[match.end() : match.end() + 2]
    if not owns and lower.endswith("s") and follows[:1] in _APOSTROPHES and follows[1:].isspace():
        owns = True
    elif owns:
        lower = lower[:-2]
    return Word(written, lower.replace("’", "'"), Span(*match.span()), owns, breaks)
