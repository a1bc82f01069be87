"""What a name may mean: in the catalogues, and in a ledger.

Laws:   whole names come before names that contain the words looked up, and both before names that are spelt much
        alike, which are only looked for where there is nothing else;
        an entity comes once, with the nearest of its names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from operator import itemgetter
from typing import Final

from waybill.core.claim import Claim, ClaimRef
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import CaseId, EntityId
from waybill.ontology import Ontology
from waybill.ontology.catalogue import Catalogue
from waybill.text.names import content_words, key
from waybill.workspace.asking import FiledClaim

LEAST_PREFIX: Final = 3
"""Letters that the beginning of a word must have to stand for the word."""

LEAST_LIKENESS: Final = 0.8
MOST_ALIKE: Final = 5
MUTE: Final = (EntityKind.PLACE, EntityKind.WEAPON)
"""What no source can be, although it may bear the same name."""


class Nearness(StrEnum):
    """How a name that was looked up relates to the name that was found, the nearest first."""

    EXACT = "exact"
    CONTAINED = "contained"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the current claims of a ledger name an entity.

    Attributes:
        roles: by slot, ``item`` or ``source``, the number of claims.
        claims: sorted.
        cases: of these claims, sorted.
    """

    roles: Mapping[str, int]
    claims: tuple[ClaimRef, ...]
    cases: tuple[CaseId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An entity that a name may mean.

    Attributes:
        wholes: what it belongs to, nearest first.
        standing: None where no ledger was asked.
    """

    entity: Entity
    nearness: Nearness
    wholes: tuple[Entity, ...] = ()
    standing: Standing | None = None


def meanings(name: str, ontology: Ontology, *, known: Iterable[Entity] = ()) -> tuple[Meaning, ...]:
    """What a name may mean, the likeliest first; empty where nothing is called so, or nearly so.

    Args:
        name: the whole of it, or some of its words or their beginnings, in any case.
        ontology: the catalogues.
        known: entities that only a ledger knows.
    """
    if not content_words(name):
        return ()
    catalogues = (ontology.parties, ontology.outlets, ontology.places, ontology.weapons)
    exact = {entity.id: entity for catalogue in catalogues for entity in catalogue.named(name)}
    exact |= {entity.id: entity for entity in known if key(name) in _keys(entity)}
    listed = (*(entity for catalogue in catalogues for entity in _entities(catalogue)), *known)
    others = [entity for entity in listed if entity.id not in exact]
    contained = _containing(key(name).split(), others)
    near = () if exact or contained else _alike(key(name), others)
    found = [
        *((entity, Nearness.EXACT) for entity in exact.values()),
        *((entity, Nearness.CONTAINED) for entity in contained),
        *((entity, Nearness.NEAR) for entity in near),
    ]
    return tuple(
        Meaning(entity=entity, nearness=nearness, wholes=_wholes(entity.id, catalogues)) for entity, nearness in found
    )


def standing(entity: Entity, claims: Iterable[FiledClaim]) -> Standing:
    """Where claims name an entity: as a party, place or item, or as a source that bears one of its names."""
    roles: Counter[str] = Counter()
    named: set[ClaimRef] = set()
    cases: set[CaseId] = set()
    for filed in claims:
        found = set(_roles(entity, filed.claim))
        roles.update(found)
        if found:
            named.add(filed.ref)
        if found and filed.case is not None:
            cases.add(filed.case)
    return Standing(roles=dict(sorted(roles.items())), claims=tuple(sorted(named)), cases=tuple(sorted(cases)))


def _roles(entity: Entity, claim: Claim) -> Iterator[str]:
    yield from (slot for slot, filler in (*claim.parties(), *claim.places()) if filler.entity == entity.id)
    yield from ("item" for item in claim.items if item.entity == entity.id)
    names = _keys(entity) if entity.kind not in MUTE else ()
    yield from ("source" for chain in claim.sources for speaker in chain if key(speaker.text) in names)


def _entities(catalogue: Catalogue) -> Iterator[Entity]:
    return (entity for entity in map(catalogue.entity, catalogue.ids()) if entity is not None)


def _wholes(entity_id: EntityId, catalogues: Iterable[Catalogue]) -> tuple[Entity, ...]:
    return next((wholes for catalogue in catalogues if (wholes := catalogue.ancestors(entity_id))), ())


def _keys(entity: Entity) -> frozenset[str]:
    return frozenset(map(key, (entity.name, *entity.aliases)))


def _containing(wanted: Sequence[str], entities: Iterable[Entity]) -> list[Entity]:
    """Entities with a name in which every wanted word stands or begins a word, those with little besides first."""
    found = []
    for entity in entities:
        besides = [len(words) for words in map(str.split, _keys(entity)) if _holds(words, wanted)]
        if besides:
            found.append((min(besides), entity.name, entity))
    return [entity for *_, entity in sorted(found, key=itemgetter(0, 1))]


def _holds(words: Sequence[str], wanted: Iterable[str]) -> bool:
    return all(
        any(word == part or (len(part) >= LEAST_PREFIX and word.startswith(part)) for word in words) for part in wanted
    )


def _alike(wanted: str, entities: Iterable[Entity]) -> list[Entity]:
    """The few entities with a name that is spelt most like this one."""
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found = []
    for entity in entities:
        likeness = max(_likeness(matcher, name) for name in _keys(entity))
        if likeness >= LEAST_LIKENESS:
            found.append((-likeness, entity.name, entity))
    return [entity for *_, entity in sorted(found, key=itemgetter(0, 1))[:MOST_ALIKE]]


def _likeness(matcher: SequenceMatcher[str], name: str) -> float:
    """Between 0 and 1, and 0 where cheaper bounds show that it is too little."""
    matcher.set_seq1(name)
    is_hopeful = matcher.real_quick_ratio() >= LEAST_LIKENESS and matcher.quick_ratio() >= LEAST_LIKENESS
    return matcher.ratio() if is_hopeful else 0.0
