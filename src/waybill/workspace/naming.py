"""How a name leads to entities: it is theirs, stands in one of theirs, or is spelt much like one of theirs."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Final, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from waybill.core.entity import Entity, EntityKind
from waybill.ontology import AliasKind, Catalogue, Ontology
from waybill.resolve.index import Names, catalogued, common_words, named
from waybill.resolve.likeness import likeness
from waybill.text.names import content_words, key

LEAST_PREFIX: Final = 3
"""Letters that the beginning of a word must have to stand for the word."""

LEAST_LIKENESS: Final = 0.75
MOST_ALIKE: Final = 5
_MOST_COMPARED: Final = 50
_NO_PARTIES: Final = (EntityKind.WEAPON, EntityKind.PLACE, EntityKind.OUTLET)

Found: TypeAlias = tuple[Entity, "Naming"]


class Nearness(StrEnum):
    """How a name that was looked up relates to the name that was found, the nearest first."""

    EXACT = "exact"
    CONTAINED = "contained"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Why a name may mean an entity.

    Attributes:
        name: the entity's name that was found.
        how: how the catalogue says that this name names it; None where it is not the whole name, or one that only a
            ledger knows.
        likeness: of a name that is spelt much alike the share of letters that need no change; None otherwise.
        reasons: of a party whose name is spelt much alike what speaks for and against it, by the table of facts that
            the resolver uses.
    """

    nearness: Nearness
    name: str
    how: AliasKind | None = None
    likeness: float | None = None
    reasons: tuple[str, ...] = ()


def namings(name: str, ontology: Ontology, *, known: Iterable[Entity] = ()) -> list[Found]:
    """Entities that a name may mean, with why, the likeliest first; each entity once."""
    if not content_words(name):
        return []
    known = tuple(known)
    catalogues = (ontology.parties, ontology.outlets, ontology.places, ontology.weapons)
    exact = _exact(name, catalogues, known)
    ids = {entity.id for entity, _ in exact}
    listed = (*(entity for catalogue in catalogues for entity in _entities(catalogue)), *known)
    others = [entity for entity in listed if entity.id not in ids]
    contained = _containing(key(name).split(), others)
    if exact or contained:
        return [*exact, *contained]
    spelt = _alike(name, others, ontology)
    return [*spelt, *_sounding_alike(name, {entity.id for entity, _ in spelt}, known, ontology)]


def keys_of(entity: Entity) -> frozenset[str]:
    """The forms of all names of an entity by which they are looked up."""
    return frozenset(map(key, _names(entity)))


def _exact(name: str, catalogues: Iterable[Catalogue], known: Iterable[Entity]) -> list[Found]:
    found: dict[str, Found] = {}
    for catalogue in catalogues:
        ways = catalogue.ways(name)
        for entity in catalogue.named(name):
            how = ways.get(entity.id, AliasKind.NAME)
            found[entity.id] = entity, Naming(nearness=Nearness.EXACT, name=_borne(name, entity), how=how)
    for entity in known:
        if key(name) in keys_of(entity):
            found[entity.id] = entity, Naming(nearness=Nearness.EXACT, name=_borne(name, entity))
    return list(found.values())


def _borne(name: str, entity: Entity) -> str:
    """The entity's name as it is listed, or as it was looked up where it is a form of one (a plural, a variant)."""
    return next((each for each in _names(entity) if key(each) == key(name)), name)


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.aliases


def _entities(catalogue: Catalogue) -> Iterator[Entity]:
    return (entity for entity in map(catalogue.entity, catalogue.ids()) if entity is not None)


def _containing(wanted: Sequence[str], entities: Iterable[Entity]) -> list[Found]:
    """Entities with a name in which every wanted word stands or begins a word, those with little besides first."""
    found = []
    for entity in entities:
        besides = [(len(words), name) for name in _names(entity) if _holds(words := key(name).split(), wanted)]
        if besides:
            number, name = min(besides, key=itemgetter(0))
            found.append((number, entity.name, (entity, Naming(nearness=Nearness.CONTAINED, name=name))))
    return [each for *_, each in sorted(found, key=itemgetter(0, 1))]


def _holds(words: Sequence[str], wanted: Iterable[str]) -> bool:
    return all(
        any(word == part or (len(part) >= LEAST_PREFIX and word.startswith(part)) for word in words) for part in wanted
    )


def _alike(name: str, entities: Iterable[Entity], ontology: Ontology) -> list[Found]:
    """The few entities with a name that is spelt most like this one; reasons are those of the resolver."""
    borne = [(entity, each) for entity in entities for each in _names(entity)]
    matches = process.extract(
        key(name),
        [key(each) for _, each in borne],
        scorer=OSA.normalized_similarity,
        score_cutoff=LEAST_LIKENESS,
        limit=_MOST_COMPARED,
    )
    nearest: dict[str, tuple[float, Entity, str]] = {}
    for _, score, place in matches:
        entity, spelt = borne[place]
        nearest.setdefault(entity.id, (score, entity, spelt))
    best = sorted(nearest.values(), key=lambda each: (-each[0], each[1].name, each[1].id))[:MOST_ALIKE]
    return [(entity, _near(name, entity, spelt, score, ontology)) for score, entity, spelt in best]


def _sounding_alike(name: str, found: Set[str], known: Iterable[Entity], ontology: Ontology) -> list[Found]:
    """The few parties beside those found that the resolver takes the name for, or does not tell from it."""
    strangers = Names(known, common=common_words(ontology), ontology=ontology)
    near = [each for each in (*catalogued(ontology).near(name), *strangers.near(name)) if each.entity.id not in found]
    best = sorted(near, key=lambda each: (-each.likeness.score, each.entity.id))[:MOST_ALIKE]
    return [
        (each.entity, _near(name, each.entity, each.name, _likeness_of_letters(name, each.name), ontology))
        for each in best
    ]


def _likeness_of_letters(name: str, other: str) -> float:
    return OSA.normalized_similarity(key(name), key(other))


def _near(name: str, entity: Entity, spelt: str, score: float, ontology: Ontology) -> Naming:
    is_party = entity.kind not in _NO_PARTIES
    reasons = likeness(named(name, ontology), named(spelt, ontology, entity)).reasons if is_party else ()
    return Naming(nearness=Nearness.NEAR, name=spelt, likeness=round(score, 2), reasons=reasons)
