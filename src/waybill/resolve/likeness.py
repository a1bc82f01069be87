"""Compare two names fact by fact, then decide whether they name the same.

What a name says of countries is a fact and no matter of spelling, so that "Nigerian army" and "Nigerien army" are far
apart. The weights are set by hand on those pairs of ``quality/name_pairs.csv`` that are marked ``set``, and measured on
the others by ``quality/names.py``: spelling alone decides where nothing contradicts it, and no likeness of spelling
outweighs a mark, a country or a kind that does.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
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

_FEWEST_SOUNDS_OF_A_WORD: Final = 3
_ALIKE: Final = 0.75
_HARDLY_DIFFERENT: Final = 0.9
_LONG: Final = 7
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
    def countries(self) -> frozenset[str]:
        """Codes of all countries that have to do with it."""
        return self.nationality if self.country is None else self.nationality | {self.country}


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
    holds: Callable[[Named, Named], bool | None]
    reason: str
    contrary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How far two names are alike, and in what.

    Attributes:
        holding: names of the facts that hold.
        failing: names of the facts that do not.
        reasons: sentences for people, in the order of the facts.
    """

    score: float
    holding: tuple[str, ...]
    failing: tuple[str, ...]
    reasons: tuple[str, ...]


def likeness(left: Named, right: Named) -> Likeness:
    """Compare two names by the table of facts; the order of the two does not matter."""
    left, right = sorted((left, right), key=_rank)
    verdicts = [(fact, fact.holds(left, right)) for fact in FACTS]
    sentences = [fact.reason if holds else fact.contrary for fact, holds in verdicts if holds is not None]
    return Likeness(
        score=sum(fact.weight if holds else -fact.against for fact, holds in verdicts if holds is not None),
        holding=tuple(fact.name for fact, holds in verdicts if holds is True),
        failing=tuple(fact.name for fact, holds in verdicts if holds is False),
        reasons=tuple(sentence.format(left=left.text, right=right.text) for sentence in sentences),
    )


def decide(found: Likeness) -> Verdict:
    """Whether two names are taken to name the same."""
    if found.score >= SAME:
        return Verdict.SAME
    return Verdict.DIFFERENT if found.score <= DIFFERENT else Verdict.UNSURE


def _rank(name: Named) -> tuple[str, list[str], str, str]:
    return name.text, sorted(name.nationality), name.country or "", name.kind or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """Words of two names laid side by side.

    Attributes:
        alike: whether all words of one are spelt much as words of the other; None where words are too short to tell.
        further: words that only one of the two has.
    """

    alike: bool | None
    further: int


@lru_cache(maxsize=256)
def _paired(words: tuple[str, ...], others: tuple[str, ...]) -> _Pairing:
    rest, other_rest = Counter(words) - Counter(others), Counter(others) - Counter(words)
    if len(words) != len(others) and _are_alike("".join(words), "".join(others)):
        return _Pairing(alike=True, further=0)
    listed, candidates = list(rest.elements()), list(other_rest.elements())
    verdicts: list[bool | None] = []
    for word in listed if len(listed) <= len(candidates) else candidates:
        against = candidates if len(listed) <= len(candidates) else listed
        verdicts.append(_best([_are_alike(word, other) for other in against]))
    alike = False if False in verdicts else None if None in verdicts else bool(words and others)
    return _Pairing(alike=alike, further=abs(len(listed) - len(candidates)))


def _best(verdicts: list[bool | None]) -> bool | None:
    return True if True in verdicts else None if None in verdicts else False


def _are_alike(word: str, other: str) -> bool | None:
    """Whether folded words may be one word spelt in two ways; None where they sound alike and are too short to tell."""
    if word == other:
        return True
    if sound(word) == sound(other):
        if OSA.normalized_similarity(word, other) >= _ALIKE:
            return True if len(sound(word)) >= _FEWEST_SOUNDS_OF_A_WORD else None
        return False
    if min(len(word), len(other)) < _LONG or word[0] != other[0]:
        return False
    return OSA.distance(word, other) <= (1 if min(len(word), len(other)) < _VERY_LONG else 2)


def _same_name(left: Named, right: Named) -> bool | None:
    return key(left.text) == key(right.text) or None


def _same_words(left: Named, right: Named) -> bool | None:
    if _same_name(left, right):
        return None
    words, others = left.spelling, right.spelling
    return sorted(words.words) == sorted(others.words) or words.joined == others.joined or None


def _initials(left: Named, right: Named) -> bool | None:
    return _abbreviates(left, right) or _abbreviates(right, left) or None


def _abbreviates(short: Named, long: Named) -> bool:
    return short.text.isupper() and key(short.text).replace(" ", "") in long.spelling.initials


def _spelt_alike(left: Named, right: Named) -> bool | None:
    if _same_name(left, right) or _same_words(left, right) or _initials(left, right):
        return None
    return _paired(left.spelling.words, right.spelling.words).alike


def _same_sound(left: Named, right: Named) -> bool | None:
    if not _spelt_alike(left, right):
        return None
    sounds = sound(left.spelling.joined)
    return (len(sounds) >= FEWEST_SOUNDS and sounds == sound(right.spelling.joined)) or None


def _hardly_different(left: Named, right: Named) -> bool | None:
    if not _spelt_alike(left, right):
        return None
    words, others = ("".join(sorted(each.spelling.words)) for each in (left, right))
    is_long = min(len(words), len(others)) >= _VERY_LONG
    return (is_long and OSA.normalized_similarity(words, others) >= _HARDLY_DIFFERENT) or None


def _no_further_word(left: Named, right: Named) -> bool | None:
    if not _spelt_alike(left, right):
        return None
    return False if _paired(left.spelling.words, right.spelling.words).further else None


def _marks(left: Named, right: Named) -> bool | None:
    marks, others = left.spelling.marks, right.spelling.marks
    return marks == others if marks or others else None


def _sort(left: Named, right: Named) -> bool | None:
    sorts, others = left.spelling.sorts, right.spelling.sorts
    return not sorts.isdisjoint(others) if sorts and others else None


def _kind(left: Named, right: Named) -> bool | None:
    families = [{number for number, family in enumerate(_FAMILIES) if each.kind in family} for each in (left, right)]
    return not families[0].isdisjoint(families[1]) if all(families) else None


def _country(left: Named, right: Named) -> bool | None:
    countries, others = left.countries, right.countries
    return not countries.isdisjoint(others) if countries and others else None


def _nationality(left: Named, right: Named) -> bool | None:
    """False where one name speaks of a country and nothing is known of where the other belongs."""
    return False if bool(left.countries) is not bool(right.countries) and left.nationality | right.nationality else None


FACTS: Final = (
    Fact(
        name="same name",
        weight=8,
        against=0,
        holds=_same_name,
        reason="“{left}” and “{right}” are one name but for case, accents, articles and hyphens",
    ),
    Fact(
        name="same words",
        weight=6,
        against=0,
        holds=_same_words,
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
        holds=_initials,
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
