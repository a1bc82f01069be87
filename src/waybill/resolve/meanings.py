"""What the wordings of claims mean: who is known by catalogues and ledger, merged as people judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from waybill.core.claim import Filler, Item
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.ontology import Ontology
from waybill.resolve.candidates import outlets_in, places_in, weapons_in
from waybill.resolve.context import Candidate, Decision, decide
from waybill.resolve.scene import Report, Scene, Sort
from waybill.resolve.short_names import outlets_short, parties_short, places_short, weapons_short
from waybill.resolve.strangers import STRANGER_PREFIX
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
        # What a name with one meaning means does not depend on what else the report speaks of.
        self._sure: dict[tuple[Sort, Filler | Item, str], Decision] = {}
        self._recorded = {entity.id: entity for entity in entities}
        self._by_name: dict[str, set[EntityId]] = defaultdict(set)
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._by_name[key(name)].add(entity.id)

    def party(self, filler: Filler) -> tuple[EntityId, ...]:
        """Whom a party may mean: somebody in the catalogues, else in the ledger."""
        if filler.entity is not None:
            return self._merged([filler.entity])
        return self._merged(self._catalogued(filler.text) or sorted(self._by_name.get(key(filler.text), ())))

    def place(self, filler: Filler) -> tuple[EntityId, ...]:
        """Where a place may be."""
        if filler.entity is not None:
            return self._merged([filler.entity])
        return self._merged(self._sited(filler.text))

    def who(self, filler: Filler, report: Report) -> Decision:
        """Whom a party means in its report."""
        scene = self._scene(filler, Sort.PARTY, report)
        found = self.party(filler)
        return self._decided(filler, scene, found, lambda: parties_short(scene, self._known_of(found)))

    def where(self, filler: Filler, report: Report) -> Decision:
        """Where a place is, in its report."""
        scene = self._scene(filler, Sort.PLACE, report)
        found = self.place(filler)
        return self._decided(filler, scene, found, lambda: places_short(scene, found))

    def what(self, item: Item, report: Report) -> Decision:
        """Which weapon an item is, in its report."""
        scene = self._scene(item, Sort.ITEM, report)
        found = self._merged(weapons_in(item, self._ontology))
        return self._decided(item, scene, found, lambda: weapons_short(item, scene))

    def outlet(self, named: Filler, report: Report) -> Decision:
        """Which outlet a name means, in its report."""
        scene = self._scene(named, Sort.OUTLET, report)
        return self._decided(named, scene, outlets_in(named.text, self._ontology), lambda: outlets_short(scene))

    def country(self, entity_id: EntityId) -> str | None:
        """Where an entity belongs."""
        found = self._entity(entity_id)
        return None if found is None else found.country

    def _decided(
        self,
        named: Filler | Item,
        scene: Scene,
        found: tuple[EntityId, ...],
        short_for: Callable[[], tuple[EntityId, ...]],
    ) -> Decision:
        if named.entity is not None:
            return Decision(entity=only(self._merged([named.entity])))
        place = (scene.sort, named, scene.report.text)
        decision = self._sure.get(place)
        if decision is None:
            further = [each for each in self._merged(short_for()) if each not in found]
            candidates = (*self._candidates(found), *self._candidates(further, is_own_name=False))
            decision = decide(candidates, scene)
            if len(candidates) <= 1:
                self._sure[place] = decision
        return decision

    def _known_of(self, found: Iterable[EntityId]) -> tuple[EntityId, ...]:
        """Those of whom more than the name is known."""
        return tuple(each for each in found if not each.startswith(STRANGER_PREFIX))

    def _candidates(self, found: Iterable[EntityId], *, is_own_name: bool = True) -> Iterator[Candidate]:
        met: set[str | None] = set()
        for rank, each in enumerate(found):
            entity = self._entity(each)
            is_town = entity is not None and entity.kind is EntityKind.PLACE
            yield Candidate(
                id=each,
                entity=entity,
                is_own_name=is_own_name,
                rank=rank,
                is_lesser=is_town and self.country(each) in met,
            )
            met.add(self.country(each))

    def _scene(self, named: Filler | Item, sort: Sort, report: Report) -> Scene:
        return Scene(named.text, named.span, sort, report, self._ontology)

    def _entity(self, entity_id: EntityId) -> Entity | None:
        ontology = self._ontology
        catalogues = (ontology.parties, ontology.places, ontology.weapons, ontology.outlets)
        found = (catalogue.entity(entity_id) for catalogue in catalogues)
        return next((each for each in found if each is not None), self._recorded.get(entity_id))

    def _merged(self, candidates: Iterable[EntityId]) -> tuple[EntityId, ...]:
        return tuple(dict.fromkeys(self._same.get(each, each) for each in candidates))


def only(candidates: tuple[EntityId, ...]) -> EntityId | None:
    """The candidate that has no rival; None where there are several, or none."""
    return candidates[0] if len(candidates) == 1 else None
