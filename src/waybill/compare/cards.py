"""Cases and records of a register, made ready to be held against each other."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.compare.register import Record
from waybill.core.case import Case, SummaryItem, SummaryParty
from waybill.core.claim import Stage, WeaponClass
from waybill.core.ids import EntityId
from waybill.core.names import Names
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.ontology import AliasKind, Catalogue, Ontology
from waybill.text.names import key

_ORDER: Final = frozenset({Stage.SOUGHT, Stage.OFFERED, Stage.AGREED})
_DELIVERY: Final = frozenset({Stage.DISPATCHED, Stage.DELIVERED, Stage.INTERCEPTED})
_STATE: Final = "state/"
_NOTES: Final = re.compile(r"\([^()]*\)|\*+")
_NUMERAL: Final = re.compile(r"(?:category\s*)?(?P<numeral>VII|VI|IV|V|III|II|I)\b[.):\s-]*", re.IGNORECASE)
_UNKNOWN: Final = "unknown"

_UN_CLASSES: Final[Mapping[str, frozenset[WeaponClass]]] = {
    "I": frozenset({WeaponClass.TANK}),
    "II": frozenset({WeaponClass.ARMOURED_VEHICLE}),
    "III": frozenset({WeaponClass.ARTILLERY}),
    "IV": frozenset({WeaponClass.AIRCRAFT, WeaponClass.UAV}),
    "V": frozenset({WeaponClass.HELICOPTER}),
    "VI": frozenset({WeaponClass.SHIP}),
    "VII": frozenset({WeaponClass.MISSILE, WeaponClass.AIR_DEFENCE, WeaponClass.MANPADS}),
}
"""Source: the claim guide's table of classes, after the Register's categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What of a case or record is compared.

    Attributes:
        weapons: designated ones; general terms are left to ``classes``.
        numbers: that it gives of its items.
        ordered_on: when it was asked for, offered or agreed.
        delivered_on: when it went or arrived.
    """

    supplier: Names
    recipient: Names
    weapons: Names
    classes: frozenset[WeaponClass]
    numbers: tuple[Quantity, ...]
    ordered_on: tuple[Period, ...]
    delivered_on: tuple[Period, ...]


def card_of_record(record: Record, ontology: Ontology) -> Card:
    """What of a record is compared."""
    weapons = _weapons_named(record, ontology)
    designated = {each for each in weapons if not _is_general(record.designation or record.description, each, ontology)}
    numeral = _NUMERAL.match(record.category)
    classes = {entity.weapon_class for each in weapons if (entity := ontology.weapons.entity(each)) is not None}
    return Card(
        supplier=_party_named(record.supplier, ontology),
        recipient=_party_named(record.recipient, ontology),
        weapons=_names(designated, ontology.weapons),
        classes=frozenset(each for each in classes if each) or _classes_of(numeral and numeral["numeral"]),
        numbers=tuple(each for each in (record.ordered, record.delivered) if each is not None),
        ordered_on=() if record.ordered_on is None else (record.ordered_on,),
        delivered_on=() if record.delivered_on is None else (record.delivered_on,),
    )


def card_of_case(case: Case, ontology: Ontology) -> Card:
    """What of a case is compared."""
    summary = case.summary
    designated = {
        item.entity for item in summary.items if item.entity and not _is_general(item.name, item.entity, ontology)
    }
    return Card(
        supplier=_parties(summary.supplier, ontology),
        recipient=_parties(summary.recipient, ontology),
        weapons=_names(designated, ontology.weapons),
        classes=frozenset(item.weapon_class for item in summary.items) - {WeaponClass.OTHER},
        numbers=tuple(quantity for item in summary.items for quantity in item.quantities),
        ordered_on=_dates(case, _ORDER),
        delivered_on=_dates(case, _DELIVERY),
    )


def numbers_of_like_items(case: Case, record: Card, ontology: Ontology) -> tuple[Quantity, ...]:
    """The numbers that a case gives of what a record speaks of: of the same weapon, else of the same class."""
    alike = [item for item in case.summary.items if item.entity and _is_same_weapon(item, record, ontology)]
    like = alike or [item for item in case.summary.items if item.weapon_class in record.classes]
    return tuple(quantity for item in like for quantity in item.quantities)


def _is_same_weapon(item: SummaryItem, record: Card, ontology: Ontology) -> bool:
    entity = item.entity
    return entity is not None and bool(_names({entity}, ontology.weapons).agree(record.weapons))


def _dates(case: Case, stages: frozenset[Stage]) -> tuple[Period, ...]:
    if not case.steps:
        return case.summary.dates if case.summary.stage in stages else ()
    return tuple(period for step in case.steps if step.stage in stages for period in step.dates)


def _parties(parties: Iterable[SummaryParty], ontology: Ontology) -> Names:
    listed = list(parties)
    own = {each.entity or key(each.name) for each in listed}
    found = _names({each.entity for each in listed if each.entity}, ontology.parties)
    return Names(own=frozenset(own), above=found.above | own, settled=all(each.entity is not None for each in listed))


@lru_cache(maxsize=1 << 12)
def _party_named(name: str, ontology: Ontology) -> Names:
    """Whom a register means; nobody where it says that this is not known."""
    bare = " ".join(_NOTES.sub(" ", name).split())
    if not bare or bare.casefold().startswith(_UNKNOWN):
        return Names()
    known = ontology.parties.named(name) or ontology.parties.named(bare)
    states = [entity for entity in known if entity.id.startswith(_STATE)]
    if len(known) == 1 or len(states) == 1:
        return _names({(states or list(known))[0].id}, ontology.parties)
    own = frozenset({key(bare)})
    return Names(own=own, above=own, settled=False)


def _names(entities: Iterable[EntityId | None], catalogue: Catalogue) -> Names:
    own = {entity for entity in entities if entity}
    above = {each.id for entity in own for each in catalogue.ancestors(entity)}
    return Names(own=frozenset(own), above=frozenset(own | above))


def _weapons_named(record: Record, ontology: Ontology) -> frozenset[EntityId]:
    """The weapons of a record: those that its designation names as a whole, else in part, else its description."""
    for text in filter(None, (record.designation, record.description)):
        bare = " ".join(_NOTES.sub(" ", text).split())
        named = [entity.id for entity in ontology.weapons.named(bare)] if bare else []
        found = named or [entity for hit in ontology.weapons.find(bare) for entity in hit.entities[:1]]
        if found:
            return frozenset(found)
    return frozenset()


@lru_cache(maxsize=1 << 14)
def _is_general(name: str, entity: EntityId, ontology: Ontology) -> bool:
    return any(hit.how is AliasKind.GENERIC and entity in hit.entities for hit in ontology.weapons.find(name))


def _classes_of(numeral: str | None) -> frozenset[WeaponClass]:
    return frozenset() if numeral is None else _UN_CLASSES[numeral.upper()]
