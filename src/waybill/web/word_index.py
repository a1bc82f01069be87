"""Which texts hold certain words: an index of whole words, made in memory over what is held."""

import re
from array import array
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"\w+")
MOST_WORDS: Final = 12
"""Of a question; the rest is not looked at."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without regard to case, in order."""
    return tuple(_WORD.findall(text.casefold()))


class WordIndex:
    """Texts by their words.

    Args:
        texts: counted from 0.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._places: dict[str, array[int]] = {}
        for number, text in enumerate(texts):
            for word in set(words(text)):
                self._places.setdefault(word, array("I")).append(number)

    def find(self, question: str) -> tuple[int, ...]:
        """Numbers of the texts that hold every word of a question, in order; none of a question without words."""
        asked = dict.fromkeys(words(question)[:MOST_WORDS])
        places = sorted((self._places.get(word, array("I")) for word in asked), key=len)
        if not places:
            return ()
        first, *others = places
        found = set(first)
        for each in others:
            found &= set(each)
        return tuple(sorted(found))
