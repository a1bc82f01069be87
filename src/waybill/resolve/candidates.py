"""What words may mean, by the catalogues: none, one or several candidates.

A country is one entity, the state, whether it acts or is a place, so that "from Iraq" and "Iraq's" can be compared.
A seat of power ("Kyiv") is the state as a party and the town as a place.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from waybill.core.claim import Item, WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.resolve.wordings import AREAS, FORCES, GOVERNMENT, MEMBERS, MOUNTS, SITES, outside
from waybill.text.names import content_words

_PROPER: Final = frozenset({AliasKind.NAME, AliasKind.ABBREVIATION})
_AFTER_THE_HEAD: Final = re.compile(r",|\s(?:of|for|from|with|in|on|to|by|including|such)\b", re.IGNORECASE)


def parties_in(text: str, ontology: Ontology) -> tuple[EntityId, ...]:
    """Whom a party may mean: the name as a whole, else the one name in it that the other words do not change."""
    named = ontology.parties.named(text)
    if named:
        return _ids(named)
    hits = ontology.parties.find(text)
    rest = _words_outside(text, hits)
    bodies = [hit for hit in hits if not _means_state(hit, ontology)]
    if bodies:
        return _agreed(bodies) if rest <= MEMBERS else ()
    if rest <= GOVERNMENT:
        return _agreed(hits)
    return _forces(hits, text, ontology) if rest <= FORCES | GOVERNMENT else ()


def places_in(text: str, ontology: Ontology) -> tuple[EntityId, ...]:
    """Where a place may be: a country as its state, else the place named, else the one place in the words."""
    places = ontology.places.find(text)
    countries = [
        hit
        for hit in ontology.parties.find(text)
        if hit.how in _PROPER and _means_state(hit, ontology) and not _within_longer(hit, places)
    ]
    if countries and _words_outside(text, countries) <= AREAS:
        return _agreed(countries)
    named = ontology.places.named(text)
    if named:
        return _ids(named)
    sites = [hit for hit in places if not any(hit.span.overlaps(country.span) for country in countries)]
    return _agreed(sites) if _words_outside(text, [*sites, *countries]) <= SITES else ()


def weapons_in(item: Item, ontology: Ontology) -> tuple[EntityId, ...]:
    """Which weapon an item may be, of those in the item's class.

    A designation in the head of the phrase ("Astros II rocket launchers") goes before the generic term that ends it.
    """
    named = fitting(_ids(ontology.weapons.named(item.text)), item, ontology)
    if named:
        return named
    head = _AFTER_THE_HEAD.split(item.text, maxsplit=1)[0]
    hits = ontology.weapons.find(head)
    designated = {each for hit in hits if hit.how is not AliasKind.GENERIC for each in hit.entities}
    if designated:
        return _most_specific(fitting(designated, item, ontology), ontology)
    ending = [hit for hit in hits if content_words(head[hit.span.end :]) <= MOUNTS]
    return fitting(ending[-1].entities, item, ontology) if ending else ()


def outlets_in(text: str, ontology: Ontology) -> tuple[EntityId, ...]:
    """Which outlet a name may mean."""
    return _ids(ontology.outlets.named(text))


def _ids(entities: Sequence[Entity]) -> tuple[EntityId, ...]:
    return tuple(entity.id for entity in entities)


def _words_outside(text: str, hits: Sequence[Hit]) -> frozenset[str]:
    return content_words(outside(text, [hit.span for hit in hits]))


def _means_state(hit: Hit, ontology: Ontology) -> bool:
    found = [ontology.parties.entity(each) for each in hit.entities]
    return all(entity is not None and entity.kind is EntityKind.STATE for entity in found)


def _agreed(hits: Sequence[Hit]) -> tuple[EntityId, ...]:
    """The entities of all hits if they mean the same, else none."""
    return hits[0].entities if len({frozenset(hit.entities) for hit in hits}) == 1 else ()


def _forces(hits: Sequence[Hit], text: str, ontology: Ontology) -> tuple[EntityId, ...]:
    """The armed forces of the state that the words name, or the state where the catalogue has no forces of it."""
    states = _agreed(hits)
    if len(states) != 1:
        return states
    forces = ontology.parties.named(f"{hits[0].span.of(text)} armed forces")
    return _ids([each for each in forces if each.kind is EntityKind.FORCE]) or states


def _within_longer(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(hit.span in other.span and _length(hit.span) < _length(other.span) for other in others)


def _length(span: Span) -> int:
    return span.end - span.start


def fitting(candidates: Iterable[EntityId], item: Item, ontology: Ontology) -> tuple[EntityId, ...]:
    """Candidates in the item's class: "Mi-17 engines" are parts and therefore no helicopter."""
    found = [ontology.weapons.entity(each) for each in sorted(set(candidates))]
    return tuple(
        weapon.id
        for weapon in found
        if weapon is not None
        and (item.weapon_class is WeaponClass.OTHER or weapon.weapon_class in (None, item.weapon_class))
    )


def _most_specific(candidates: tuple[EntityId, ...], ontology: Ontology) -> tuple[EntityId, ...]:
    general = {above.id for each in candidates for above in ontology.weapons.ancestors(each)}
    return tuple(each for each in candidates if each not in general)
