"""Compare two names fact by fact, then decide whether they name the same.

What a name says of countries is a fact and no matter of spelling, so that "Nigerian army" and "Nigerien army" are far
apart. The weights are set by hand on those pairs of ``quality/name_pairs.csv`` that are marked ``set``, and measured on
the others by ``quality/names.py``: spelling alone decides where nothing contradicts it, and no likeness of spelling
outweighs a mark, a country or a kind that does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import OSA

from waybill.core.entity import EntityKind
from waybill.core.judgement import Verdict
from waybill.resolve.spelling import Spelling, sound
from waybill.text.names import key

SAME: Final = 5.0
"""From this score on two names are taken to name the same."""

DIFFERENT: Final = -2.0
"""From this score down they are taken to name two; between these scores it stays open."""

FEWEST_SOUNDS: Final = 4
"""Names with fewer first letters and consonants sound alike by chance."""

_ALIKE: Final = 0.75
_ALIKE_IN_LENGTH: Final = 0.65
_HARDLY_DIFFERENT: Final = 0.9
_LONGEST_ABBREVIATION: Final = 5
_SHORTEST_WORD: Final = 4
_LONG: Final = 6
_VERY_LONG: Final = 12

_FAMILIES: Final = (
    frozenset({EntityKind.STATE}),
    frozenset({EntityKind.FORCE, EntityKind.AGENCY, EntityKind.ARMED_GROUP}),
    frozenset({EntityKind.AGENCY, EntityKind.COMPANY}),
    frozenset({EntityKind.IGO, EntityKind.NGO, EntityKind.AGENCY}),
    frozenset({EntityKind.PERSON}),
)
"""Kinds that sources take for each other; a kind in none of them, as that of an unknown party, says nothing."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of evidence that two names name the same.

    Attributes:
        weight: counts for where it holds.
        against: counts against where it does not hold.
        holds: None where it tells nothing.
        reason: says so where it holds, for people.
        contrary: says so where it does not.
    """

    name: str
    weight: float
    against: float
    holds: Callable[[Comparison], bool | None]
    reason: str
    contrary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How far two names are alike, and in what.

    Attributes:
        verdicts: the facts that hold and those that do not, in the order of the table.
    """

    score: float
    compared: Comparison
    verdicts: tuple[tuple[Fact, bool], ...]

    @property
    def holding(self) -> tuple[str, ...]:
        """Names of the facts that hold."""
        return tuple(fact.name for fact, holds in self.verdicts if holds)

    @property
    def failing(self) -> tuple[str, ...]:
        """Names of the facts that do not hold."""
        return tuple(fact.name for fact, holds in self.verdicts if not holds)

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for each fact, for people."""
        left, right = self.compared.left.text, self.compared.right.text
        sentences = [fact.reason if holds else fact.contrary for fact, holds in self.verdicts]
        return tuple(sentence.format(left=left, right=right) for sentence in sentences)


def likeness(left: Named, right: Named) -> Likeness:
    """Compare two names by the table of facts; the order of the two does not matter."""
    compared = compare(left, right) if _rank(left) <= _rank(right) else compare(right, left)
    verdicts = tuple((fact, holds) for fact in FACTS if (holds := fact.holds(compared)) is not None)
    score = sum(fact.weight if holds else -fact.against for fact, holds in verdicts)
    return Likeness(score=score, compared=compared, verdicts=verdicts)


def decide(found: Likeness) -> Verdict:
    """Whether two names are taken to name the same."""
    if found.score >= SAME:
        return Verdict.SAME
    return Verdict.DIFFERENT if found.score <= DIFFERENT else Verdict.UNSURE


def _rank(name: Named) -> tuple[str, list[str], str, str]:
    return name.text, sorted(name.nationality), name.country or "", name.kind or ""


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
    return OSA.distance(word, other) <= (1 if min(len(word), len(other)) < _VERY_LONG else 2)


def _abbreviates(short: Named, long: Named) -> bool:
    return short.text.isupper() and short.key.replace(" ", "") in long.spelling.initials


def _is_abbreviation(name: Named) -> bool:
    """Whether a name is a row of letters, or too short to be told from one."""
    return len(name.key) <= _LONGEST_ABBREVIATION and (name.text.isupper() or len(name.key) < _SHORTEST_WORD)


def _is(spelt: Spelt) -> Callable[[Comparison], bool | None]:
    return lambda compared: compared.spelt is spelt or None


def _spelt_alike(compared: Comparison) -> bool | None:
    return {Spelt.ALIKE: True, Spelt.OTHER: False}.get(compared.spelt)


def _same_sound(compared: Comparison) -> bool | None:
    if compared.spelt is not Spelt.ALIKE:
        return None
    sounds = sound(compared.left.spelling.joined)
    return (len(sounds) >= FEWEST_SOUNDS and sounds == sound(compared.right.spelling.joined)) or None


def _hardly_different(compared: Comparison) -> bool | None:
    if compared.spelt is not Spelt.ALIKE:
        return None
    words, others = compared.left.spelling.in_order, compared.right.spelling.in_order
    is_long = min(len(words), len(others)) >= _VERY_LONG
    return (is_long and OSA.normalized_similarity(words, others) >= _HARDLY_DIFFERENT) or None


def _no_further_word(compared: Comparison) -> bool | None:
    return False if compared.has_further else None


def _marks(compared: Comparison) -> bool | None:
    marks, others = compared.left.spelling.marks, compared.right.spelling.marks
    return marks == others if marks or others else None


def _sort(compared: Comparison) -> bool | None:
    sorts, others = compared.left.spelling.sorts, compared.right.spelling.sorts
    return not sorts.isdisjoint(others) if sorts and others else None


def _followers(compared: Comparison) -> bool | None:
    return None if compared.left.spelling.is_of_followers is compared.right.spelling.is_of_followers else False


def _kind(compared: Comparison) -> bool | None:
    families, others = (
        {number for number, family in enumerate(_FAMILIES) if each.kind in family}
        for each in (compared.left, compared.right)
    )
    return not families.isdisjoint(others) if families and others else None


def _country(compared: Comparison) -> bool | None:
    countries, others = compared.left.countries, compared.right.countries
    return not countries.isdisjoint(others) if countries and others else None


def _nationality(compared: Comparison) -> bool | None:
    """False where one name speaks of a country and nothing is known of where the other belongs."""
    left, right = compared.left, compared.right
    speaks = bool(left.nationality or right.nationality)
    return False if speaks and bool(left.countries) is not bool(right.countries) else None


FACTS: Final = (
    Fact(
        name="same name",
        weight=8,
        against=0,
        holds=_is(Spelt.SAME_NAME),
        reason="“{left}” and “{right}” are one name but for case, accents, articles and hyphens",
    ),
    Fact(
        name="same words",
        weight=6,
        against=0,
        holds=_is(Spelt.SAME_WORDS),
        reason="“{left}” and “{right}” have the same words, in any order and in any transliteration",
    ),
    Fact(
        name="words spelt alike",
        weight=3,
        against=5,
        holds=_spelt_alike,
        reason="the words of “{left}” and “{right}” are spelt much alike",
        contrary="“{left}” and “{right}” have different words",
    ),
    Fact(
        name="same sound",
        weight=2.5,
        against=0,
        holds=_same_sound,
        reason="“{left}” and “{right}” differ in vowels only",
    ),
    Fact(
        name="hardly a letter",
        weight=2.5,
        against=0,
        holds=_hardly_different,
        reason="“{left}” and “{right}” are long and differ in hardly a letter",
    ),
    Fact(
        name="initials",
        weight=2,
        against=0,
        holds=_is(Spelt.INITIALS),
        reason="one of “{left}” and “{right}” has the initials of the other",
    ),
    Fact(
        name="no further word",
        weight=0,
        against=4,
        holds=_no_further_word,
        reason="",
        contrary="one of “{left}” and “{right}” has a word that the other lacks",
    ),
    Fact(
        name="what sets apart",
        weight=0.5,
        against=8,
        holds=_marks,
        reason="“{left}” and “{right}” have the same number, direction or the like",
        contrary="“{left}” and “{right}” are set apart by a number, a direction or the like",
    ),
    Fact(
        name="sort",
        weight=0,
        against=3,
        holds=_sort,
        reason="“{left}” and “{right}” say that they are the same sort of body",
        contrary="“{left}” and “{right}” say that they are different sorts of bodies",
    ),
    Fact(
        name="followers",
        weight=0,
        against=2.5,
        holds=_followers,
        reason="",
        contrary="only one of “{left}” and “{right}” names those who fight for somebody",
    ),
    Fact(
        name="kind",
        weight=1,
        against=4,
        holds=_kind,
        reason="“{left}” and “{right}” are of kinds that may be one",
        contrary="“{left}” and “{right}” are of different kinds",
    ),
    Fact(
        name="country",
        weight=1.5,
        against=8,
        holds=_country,
        reason="“{left}” and “{right}” belong to one country",
        contrary="“{left}” and “{right}” belong to different countries",
    ),
    Fact(
        name="nationality",
        weight=0,
        against=2.5,
        holds=_nationality,
        reason="",
        contrary="only one of “{left}” and “{right}” speaks of a country",
    ),
)
