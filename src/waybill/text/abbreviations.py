"""Find the names that a text abbreviates: "the Free Harbour Front (FHF)", "FHF [FREE HARBOUR FRONT]".

In:     a text.
Out:    abbreviations, each with the stretch in which its name is spelt out where the text introduces it.
Laws:   a name has more than one word, and all of them stand in the text;
        time grows with the text in a straight line.

Source: after Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003,
but for the order of letters, which another language may turn around.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from waybill.core.span import Span
from waybill.text.wordlists import listed

_SHORT: Final = r"[A-Z][A-Z0-9&./-]{1,9}s?"
_BEHIND: Final = re.compile(rf"[(\[](?:the\s+)?({_SHORT})[)\],;]")
_BEFORE: Final = re.compile(rf"\b({_SHORT})\s+[(\[]([^()\[\]]{{4,120}})[)\]]")
_LONGEST_CHARS: Final = 120
_LINKS: Final = listed("of the for and to in on de del la y e des du pour et a an")
_FEWEST_WORDS: Final = 2
_LONG_LETTERS: Final = 4
_PARTS: Final = re.compile(r"[-'’.]")
_OWNER: Final = re.compile(r"['’]s\Z")
_WORD: Final = re.compile(r"[^\W_][\w'’.-]*")
_ENDS: Final = re.compile(r"[()\[\],;:!?\"“”]|\n\s*\n")


def abbreviations(text: str) -> dict[str, Span]:
    """By abbreviation, where its name is spelt out; of several places the first."""
    found: dict[str, Span] = {}
    for short, span in sorted(_introduced(text), key=lambda each: each[1]):
        found.setdefault(short, span)
    return found


def _introduced(text: str) -> Iterator[tuple[str, Span]]:
    for match in _BEHIND.finditer(text):
        first = max(0, match.start() - _LONGEST_CHARS)
        last = len(text[first : match.start()].rstrip()) + first
        opened = [mark.end() for mark in _ENDS.finditer(text, first, last)]
        start = max(opened, default=first)
        span = _ending(text, match[1], Span(start, last)) if start < last else None
        if span is not None:
            yield match[1], span
    for match in _BEFORE.finditer(text):
        words = list(_WORD.finditer(text, *match.span(2)))
        if words and _unlikeness(match[1], [word[0] for word in words]) is not None:
            yield match[1], Span(words[0].start(), words[-1].end())


def _ending(text: str, short: str, before: Span) -> Span | None:
    """The words that end a stretch and that an abbreviation stands for: the likest, of these the fewest."""
    words = list(_WORD.finditer(text, before.start, before.end))
    found: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        is_name = (word[0][0].isupper() or word[0].startswith("al-")) and word[0].lower() not in _LINKS
        unlike = _unlikeness(short, [each[0] for each in words[number:]]) if is_name else None
        if unlike is not None:
            found.append((unlike, -number))
    return Span(words[-min(found)[1]].start(), words[-1].end()) if found else None


def _unlikeness(short: str, words: Sequence[str]) -> int | None:
    """How many first letters of a name's words, links left out, an abbreviation lacks or has too many; None: no name.

    In any order, and with one letter more or less where there are four: an abbreviation is often that of the name in
    another language ("FMLN" of the Farabundo Marti National Liberation Front).
    """
    letters = Counter(letter for letter in short.removesuffix("s").lower() if letter.isalnum())
    parts = [part for word in words for part in _PARTS.split(_OWNER.sub("", word.lower())) if part]
    if len(parts) < _FEWEST_WORDS:
        return None
    spare = 1 if letters.total() >= _LONG_LETTERS else 0
    initials = (Counter(part[0] for part in parts if part not in _LINKS), Counter(part[0] for part in parts))
    unlike = [((letters - each).total(), (each - letters).total()) for each in initials]
    return min((lacks + more for lacks, more in unlike if max(lacks, more) <= spare), default=None)
