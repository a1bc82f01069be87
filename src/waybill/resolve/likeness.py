"""Compare two names fact by fact, then decide whether they name the same.

What a name says of countries is a fact and no matter of spelling, so that "Nigerian army" and "Nigerien army" are far
apart. The weights are set by hand on those pairs of ``quality/name_pairs.csv`` that are marked ``set``, and measured on
the others by ``quality/names.py``: spelling alone decides where nothing contradicts it, and no likeness of spelling
outweighs a mark, a country or a kind that does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from waybill.core.entity import EntityKind
from waybill.core.judgement import Verdict
from waybill.resolve.comparing import FEWEST_SOUNDS, VERY_LONG, Comparison, Named, Spelt, compare
from waybill.resolve.spelling import sound

SAME: Final = 5.0
"""From this score on two names are taken to name the same."""

DIFFERENT: Final = -2.0
"""From this score down they are taken to name two; between these scores it stays open."""

_HARDLY_DIFFERENT: Final = 0.9

_FAMILIES: Final = (
    frozenset({EntityKind.STATE}),
    frozenset({EntityKind.FORCE, EntityKind.AGENCY, EntityKind.ARMED_GROUP}),
    frozenset({EntityKind.AGENCY, EntityKind.COMPANY}),
    frozenset({EntityKind.IGO, EntityKind.NGO, EntityKind.AGENCY}),
    frozenset({EntityKind.PERSON}),
)
"""Kinds that sources take for each other; a kind in none of them, as that of an unknown party, says nothing."""


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
    is_long = min(len(words), len(others)) >= VERY_LONG
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
