"""Find entities whose names are spelt otherwise than the name at hand.

Names are filed under what survives a change of spelling: the sound of the whole, of its words in the order of the
alphabet, of each word that few names share, and of a single word with any one sound left out. Whether two names that
meet under a key name the same is for ``likeness`` to say.

Laws:   a name is found from another exactly where that is found from it;
        what is found does not depend on the order in which entities were filed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz.fuzz import ratio

from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.core.judgement import Verdict
from waybill.core.span import Span
from waybill.ontology import AliasKind, Catalogue, Hit, Ontology
from waybill.resolve.comparing import Named
from waybill.resolve.likeness import Likeness, decide, likeness
from waybill.resolve.spelling import Spelling, sound, spelling
from waybill.resolve.wordings import outside
from waybill.text.names import key
from waybill.text.wordlists import listed

MOST_SHARED: Final = 24
"""A word that more names of the catalogue have leads to none of them on its own."""

_FEWEST_TO_LEAVE_ONE_OUT: Final = 5
_LEAST_RATIO: Final = 80.0
_OF_A_WORD: Final = "-"
_OF_INITIALS: Final = "@"
_WORD: Final = re.compile(r"\w[\w.'’-]*")
_BY_NATION: Final = frozenset({AliasKind.NAME, AliasKind.ABBREVIATION, AliasKind.DEMONYM, AliasKind.PEOPLE})
_STATE: Final = "state/"
_COMMON_IN_STATES: Final = listed("of and the republic people peoples democratic islamic")
"""Words that name a state only beside one that is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """An entity that a name may mean by its likeness.

    Attributes:
        name: the one of its names that is most alike.
    """

    entity: Entity
    name: str
    likeness: Likeness

    @property
    def verdict(self) -> Verdict:
        """Whether the name is taken to be the entity's."""
        return decide(self.likeness)


class Names:
    """Names of the entities of one catalogue or ledger, by their keys."""

    def __init__(self, entities: Iterable[Entity], *, common: frozenset[str], ontology: Ontology) -> None:
        self._common = common
        self._ontology = ontology
        self._filed: dict[str, list[_Filed]] = defaultdict(list)
        for entity in entities:
            for name in names_of(entity):
                spelt = spelling(name)
                filed = _Filed(entity, name, spelt.in_order)
                for each in keys(name, spelt, common):
                    self._filed[each].append(filed)

    def same(self, name: str) -> tuple[Lookalike, ...]:
        """Entities that a name is taken to mean, the most alike first."""
        spelt = spelling(name)
        filed = self._under(each for each in keys(name, spelt, self._common) if each[0] != _OF_INITIALS)
        asked = spelt.in_order
        near = (each for each, is_sure in filed.items() if is_sure or _is_hopeful(asked, each.in_order))
        return tuple(each for each in self._lookalikes(name, near) if each.verdict is Verdict.SAME)

    def near(self, name: str) -> tuple[Lookalike, ...]:
        """Entities that a name may mean, those it is taken to mean before others, the most alike first."""
        filed = self._under(keys(name, spelling(name), self._common))
        return tuple(each for each in self._lookalikes(name, filed) if each.verdict is not Verdict.DIFFERENT)

    def _under(self, wanted: Iterable[str]) -> "dict[_Filed, bool]":
        """What is filed under any of some keys, and whether under one that speaks of the whole name."""
        found: dict[_Filed, bool] = {}
        for each in wanted:
            is_sure = each[0] != _OF_A_WORD
            for filed in self._filed.get(each, ()):
                found[filed] = found.get(filed, False) or is_sure
        return found

    def _lookalikes(self, name: str, filed: "Iterable[_Filed]") -> list[Lookalike]:
        """By entity the most alike of its names, the most alike first."""
        asked: Named | None = None
        best: dict[EntityId, Lookalike] = {}
        for each in filed:
            asked = asked or named(name, self._ontology)
            found = Lookalike(entity=each.entity, name=each.name, likeness=likeness(asked, each.named(self._ontology)))
            known = best.get(each.entity.id)
            if known is None or _rank(found) < _rank(known):
                best[each.entity.id] = found
        return sorted(best.values(), key=_rank)


class _Filed:
    """A name as it is filed, one and the same however many keys lead to it."""

    __slots__ = ("_named", "entity", "in_order", "name")

    def __init__(self, entity: Entity, name: str, in_order: str) -> None:
        self.entity = entity
        self.name = name
        self.in_order = in_order
        self._named: Named | None = None

    def named(self, ontology: Ontology) -> Named:
        """The name with what is known of it, looked up when it is first compared."""
        self._named = self._named or named(self.name, ontology, self.entity)
        return self._named


def _is_hopeful(words: str, others: str) -> bool:
    """Whether names that share a word or a sound may be alike as a whole; told quickly, before they are compared."""
    return ratio(words, others, score_cutoff=_LEAST_RATIO) > 0


def _rank(found: Lookalike) -> tuple[float, str, str]:
    return -found.likeness.score, found.entity.id, found.name


@lru_cache(maxsize=2)
def catalogued(ontology: Ontology) -> Names:
    """The names of all parties of the catalogues, filed when first asked for."""
    return Names(_entities(ontology.parties), common=common_words(ontology), ontology=ontology)


@lru_cache(maxsize=2)
def common_words(ontology: Ontology) -> frozenset[str]:
    """Sounds of the words that too many names of parties share to lead to one of them."""
    shared: Counter[str] = Counter()
    for entity in _entities(ontology.parties):
        shared.update({each for name in names_of(entity) for each in spelling(name).sounds})
    return frozenset(each for each, number in shared.items() if number > MOST_SHARED)


def keys(name: str, spelt: Spelling, common: frozenset[str]) -> frozenset[str]:
    """What a name is filed under; the first character tells the sorts of keys apart."""
    return frozenset(_keys(name, spelt, common)) if spelt.words else frozenset()


def _keys(name: str, spelt: Spelling, common: frozenset[str]) -> Iterator[str]:
    whole = sound(spelt.joined)
    yield f"={whole}"
    yield f"+{'.'.join(sorted(spelt.sounds))}"
    yield from (f"{_OF_INITIALS}{each}" for each in (key(name).replace(" ", ""), *spelt.initials))
    yield from (f"{_OF_A_WORD}{each}" for each in spelt.sounds if each not in common)
    if len(spelt.words) == 1 and len(whole) >= _FEWEST_TO_LEAVE_ONE_OUT:
        yield from (f"{_OF_A_WORD}{whole[:at]}{whole[at + 1 :]}" for at in range(1, len(whole)))


def names_of(entity: Entity) -> tuple[str, ...]:
    """All names of an entity, each once."""
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))


def named(name: str, ontology: Ontology, bearer: Entity | None = None) -> Named:
    """A name with what the catalogues know of its words, and what is known of its bearer."""
    nationality, spelt = _read(name, ontology)
    return Named(
        text=name,
        spelling=spelt,
        nationality=nationality,
        country=None if bearer is None else bearer.country,
        kind=None if bearer is None else bearer.kind,
    )


@lru_cache(maxsize=1 << 11)
def _read(name: str, ontology: Ontology) -> tuple[frozenset[str], Spelling]:
    """Codes of the countries that a name speaks of beside other words, and the spelling of these others."""
    if not any(_may_speak_of_a_state(word, ontology) for word in _WORD.findall(name)):
        return frozenset(), spelling(name)
    hits = tuple(_states(name, Span(0, len(name)), ontology))
    states = [ontology.parties.entity(each) for hit in hits for each in hit.entities]
    countries = frozenset(state.country for state in states if state is not None and state.country is not None)
    whole, rest = spelling(name), spelling(outside(name, [hit.span for hit in hits]))
    return (countries, replace(rest, initials=whole.initials)) if rest.words else (frozenset(), whole)


@lru_cache(maxsize=1 << 14)
def _may_speak_of_a_state(word: str, ontology: Ontology) -> bool:
    """Whether a word stands in some name of a state, or names one; a quick look before a thorough one."""
    return key(word) in _words_of_states(ontology) or any(True for _ in _states(word, Span(0, len(word)), ontology))


@lru_cache(maxsize=2)
def _words_of_states(ontology: Ontology) -> frozenset[str]:
    states = (entity for entity in _entities(ontology.parties) if entity.id.startswith(_STATE))
    words = {word for state in states for name in names_of(state) for word in key(name).split()}
    return frozenset(words - _COMMON_IN_STATES)


def _states(text: str, span: Span, ontology: Ontology) -> Iterator[Hit]:
    """Where a stretch of a text names states, those too that stand within the name of somebody else."""
    for hit in ontology.parties.find(span.of(text)):
        here = Span(hit.span.start + span.start, hit.span.end + span.start)
        if hit.how in _BY_NATION and all(each.startswith(_STATE) for each in hit.entities):
            yield replace(hit, span=here)
            continue
        _, *others = [Span(*word.span()) for word in _WORD.finditer(text, here.start, here.end)] or [here]
        if others:
            before = tuple(_states(text, Span(here.start, others[-1].start), ontology))
            yield from before or _states(text, Span(others[0].start, here.end), ontology)


def _entities(catalogue: Catalogue) -> Iterator[Entity]:
    return (entity for entity in map(catalogue.entity, catalogue.ids()) if entity is not None)
