"""Lay two names side by side: how their words are to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import OSA

from waybill.core.entity import EntityKind
from waybill.resolve.spelling import Spelling, sound
from waybill.text.names import key

FEWEST_SOUNDS: Final = 4
"""Names with fewer first letters and consonants sound alike by chance."""

_ALIKE: Final = 0.75
_ALIKE_IN_LENGTH: Final = 0.65
_LONGEST_ABBREVIATION: Final = 5
_SHORTEST_WORD: Final = 4
_LONG: Final = 6
VERY_LONG: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name with what is known of its bearer.

    Attributes:
        text: as it is written.
        spelling: of the words that name no country, or of all where there are no others.
        nationality: codes of the countries that the name speaks of beside its other words.
        country: code of where the bearer belongs; None if not known.
        kind: None if not known.
    """

    text: str
    spelling: Spelling
    nationality: frozenset[str] = frozenset()
    country: str | None = None
    kind: EntityKind | None = None

    @property
    def key(self) -> str:
        """By ``waybill.text.names.key``."""
        return key(self.text)

    @property
    def countries(self) -> frozenset[str]:
        """Codes of all countries that have to do with it."""
        return self.nationality if self.country is None else self.nationality | {self.country}


class Spelt(StrEnum):
    """How the words of two names are to each other, the nearest first."""

    SAME_NAME = "same name"
    SAME_WORDS = "same words"
    INITIALS = "initials"
    ALIKE = "alike"
    TOO_SHORT = "too short to tell"
    OTHER = "other words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two names laid side by side.

    Attributes:
        spelt: how their words are to each other.
        has_further: whether one of them has a word that the other lacks.
    """

    left: Named
    right: Named
    spelt: Spelt
    has_further: bool


def compare(left: Named, right: Named) -> Comparison:
    """Lay two names side by side."""
    spelt, has_further = _spelt(left, right)
    return Comparison(left=left, right=right, spelt=spelt, has_further=has_further)


def _spelt(left: Named, right: Named) -> tuple[Spelt, bool]:
    words, others = left.spelling.words, right.spelling.words
    if left.key == right.key:
        return Spelt.SAME_NAME, False
    if _abbreviates(left, right) or _abbreviates(right, left):
        return Spelt.INITIALS, False
    if _is_abbreviation(left) or _is_abbreviation(right):
        return _by_letters(left.key.split(), right.key.split())
    if sorted(words) == sorted(others) or left.spelling.joined == right.spelling.joined:
        return Spelt.SAME_WORDS, False
    if len(words) != len(others) and _are_alike(left.spelling.joined, right.spelling.joined):
        return Spelt.ALIKE, False
    few, many = sorted((_besides(words, others), _besides(others, words)), key=len)
    verdicts = [_best([_are_alike(word, other) for other in many]) for word in few]
    if False in verdicts or not (words and others):
        return Spelt.OTHER, False
    return (Spelt.TOO_SHORT if None in verdicts else Spelt.ALIKE), len(few) != len(many)


def _by_letters(words: list[str], others: list[str]) -> tuple[Spelt, bool]:
    """How an abbreviation is to another name: no two letters stand for one sound."""
    if "".join(words) == "".join(others):
        return Spelt.SAME_WORDS, False
    is_within = not _besides(words, others) or not _besides(others, words)
    return (Spelt.ALIKE, True) if is_within else (Spelt.OTHER, False)


def _besides(words: Iterable[str], others: Iterable[str]) -> list[str]:
    """The words that are left when each of the others has taken one like it away."""
    rest = list(words)
    for other in others:
        if other in rest:
            rest.remove(other)
    return rest


def _best(verdicts: list[bool | None]) -> bool | None:
    return True if True in verdicts else None if None in verdicts else False


def _are_alike(word: str, other: str) -> bool | None:
    """Whether folded words may be one word spelt in two ways; None where they sound alike and are too short to tell."""
    if word == other:
        return True
    if sound(word) == sound(other):
        least = _ALIKE_IN_LENGTH if len(word) == len(other) else _ALIKE
        if OSA.normalized_similarity(word, other) >= least:
            return True if len(sound(word)) >= FEWEST_SOUNDS else None
        return False
    if min(len(word), len(other)) < _LONG or word[0] != other[0]:
        return False
    return OSA.distance(word, other) <= (1 if min(len(word), len(other)) < VERY_LONG else 2)


def _abbreviates(short: Named, long: Named) -> bool:
    return short.text.isupper() and short.key.replace(" ", "") in long.spelling.initials


def _is_abbreviation(name: Named) -> bool:
    """Whether a name is a row of letters, or too short to be told from one."""
    return len(name.key) <= _LONGEST_ABBREVIATION and (name.text.isupper() or len(name.key) < _SHORTEST_WORD)
