"""What the wordings of claims mean: who is known by catalogues and ledger, merged as people judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from waybill.core.claim import Filler, Item
from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.ontology import Ontology
from waybill.resolve.candidates import places_in, weapons_in
from waybill.text.names import key

Candidates: TypeAlias = Callable[[str], tuple[EntityId, ...]]


class Meanings:
    """Reads each wording once, whatever the number of claims that use it."""

    def __init__(
        self,
        *,
        entities: Sequence[Entity],
        same: Mapping[EntityId, EntityId],
        catalogued: Candidates,
        ontology: Ontology,
    ) -> None:
        self._ontology = ontology
        self._same = same
        self._catalogued = catalogued
        self._sited: Candidates = cache(partial(places_in, ontology=ontology))
        self._recorded = {entity.id: entity for entity in entities}
        self._by_name: dict[str, set[EntityId]] = defaultdict(set)
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._by_name[key(name)].add(entity.id)

    def party(self, filler: Filler) -> tuple[EntityId, ...]:
        """Whom a party may mean: somebody in the catalogues, else in the ledger."""
        if filler.entity is not None:
            return self._merged([filler.entity])
        return self._merged(self._catalogued(filler.text) or self._by_name.get(key(filler.text), ()))

    def place(self, filler: Filler) -> tuple[EntityId, ...]:
        """Where a place may be."""
        if filler.entity is not None:
            return self._merged([filler.entity])
        return self._merged(self._sited(filler.text))

    def weapon(self, item: Item) -> EntityId | None:
        """Which weapon an item is; None where that is not known or not sure."""
        found = (item.entity,) if item.entity is not None else weapons_in(item, self._ontology)
        return only(self._merged(found))

    def country(self, entity_id: EntityId) -> str | None:
        """Where an entity belongs."""
        found = (
            self._ontology.parties.entity(entity_id)
            or self._ontology.places.entity(entity_id)
            or self._recorded.get(entity_id)
        )
        return None if found is None else found.country

    def _merged(self, candidates: Iterable[EntityId]) -> tuple[EntityId, ...]:
        return tuple(sorted({self._same.get(each, each) for each in candidates}))


def only(candidates: tuple[EntityId, ...]) -> EntityId | None:
    """The candidate that has no rival; None where there are several, or none."""
    return candidates[0] if len(candidates) == 1 else None
