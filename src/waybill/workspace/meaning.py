"""What a name may mean, and why: in the catalogues, and in a ledger.

Laws:   whole names come before names that contain the words looked up, and both before names that are spelt much
        alike, which are only looked for where there is nothing else;
        an entity comes once, with the nearest of its names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Claim, ClaimRef
from waybill.core.entity import Entity, EntityKind
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, EntityId
from waybill.ontology import Catalogue, Ontology
from waybill.text.names import key
from waybill.workspace.background import Background, background
from waybill.workspace.naming import Naming, Nearness, keys_of, namings

__all__ = ["Meaning", "Nearness", "Standing", "meanings", "standing"]

MUTE: Final = (EntityKind.PLACE, EntityKind.WEAPON)
"""What no source can be, although it may bear the same name."""


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
        naming: how the name relates to it.
        wholes: what it belongs to, nearest first.
        background: what the catalogues know of it beyond its names.
        standing: None where no ledger was asked.
    """

    entity: Entity
    naming: Naming
    wholes: tuple[Entity, ...] = ()
    background: Background = Background()  # noqa: RUF009, frozen and empty
    standing: Standing | None = None

    @property
    def nearness(self) -> Nearness:
        """How the name that was looked up relates to the one that was found."""
        return self.naming.nearness


def meanings(name: str, ontology: Ontology, *, known: Iterable[Entity] = ()) -> tuple[Meaning, ...]:
    """What a name may mean, the likeliest first; empty where nothing is called so, or nearly so.

    Args:
        name: the whole of it, or some of its words or their beginnings, in any case.
        ontology: the catalogues.
        known: entities that only a ledger knows.
    """
    catalogues = (ontology.parties, ontology.outlets, ontology.places, ontology.weapons)
    return tuple(
        Meaning(
            entity=entity,
            naming=naming,
            wholes=_wholes(entity.id, catalogues),
            background=background(entity, ontology),
        )
        for entity, naming in namings(name, ontology, known=known)
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
    names = keys_of(entity) if entity.kind not in MUTE else ()
    yield from ("source" for chain in claim.sources for speaker in chain if key(speaker.text) in names)


def _wholes(entity_id: EntityId, catalogues: Iterable[Catalogue]) -> tuple[Entity, ...]:
    return next((wholes for catalogue in catalogues if (wholes := catalogue.ancestors(entity_id))), ())
