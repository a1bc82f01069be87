"""Which cases name an entity."""

from collections.abc import Iterator, Mapping

from waybill.core.case import Case
from waybill.core.ids import EntityId
from waybill.web.brief import newest_first
from waybill.workspace.held import Held
from waybill.workspace.making import made_once


def entities_of(case: Case) -> Iterator[EntityId]:
    """Every entity that the summary of a case names."""
    summary = case.summary
    for slot in (
        summary.supplier,
        summary.recipient,
        summary.intermediary,
        summary.items,
        summary.origin,
        summary.via,
        summary.destination,
    ):
        yield from (each.entity for each in slot if each.entity is not None)


@made_once
def cases_by_entity(held: Held) -> Mapping[EntityId, tuple[Case, ...]]:
    """The cases that name each entity, the newest first; entities sorted by id."""
    found: dict[EntityId, list[Case]] = {}
    for case in newest_first(held.cases.values()):
        for entity in set(entities_of(case)):
            found.setdefault(entity, []).append(case)
    return {entity: tuple(found[entity]) for entity in sorted(found)}
