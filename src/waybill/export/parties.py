"""Who the parties of a case are, for formats that give each of them an object of its own."""

import re
from collections.abc import Iterator
from typing import Final

from waybill.core.case import Case, SummaryParty
from waybill.core.claim import PARTY_SLOTS
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId, short_digest
from waybill.export.selection import Selection

NO_PARTIES: Final = {EntityKind.PLACE, EntityKind.WEAPON}
"""What a name in a party's slot can be resolved to without telling who acts."""

_SHIP: Final = re.compile(r"(?:M/?V|M/?T|M/?S|S/?S|HMS|INS|IRIS|RFA|TCG|USNS|USS)\.? [^\W\d_]")


def party_of(name: str, entity: EntityId | None, selection: Selection) -> Entity:
    """Who is meant; where nobody known is, an entity that every case has that calls a party by this name."""
    known = None if entity is None else selection.entity(entity)
    if known is not None and known.kind not in NO_PARTIES:
        return known
    name = " ".join(name.split())
    return Entity(id=EntityId(f"party/n-{short_digest(name.casefold())}"), kind=EntityKind.PARTY, name=name)


def parties_of(case: Case, selection: Selection) -> Iterator[tuple[str, Entity, SummaryParty]]:
    """Slot, entity and place in the summary of every party of a case."""
    fillers = (case.summary.supplier, case.summary.recipient, case.summary.intermediary)
    for slot, parties in zip(PARTY_SLOTS, fillers, strict=True):
        for party in parties:
            yield slot, party_of(party.name, party.entity, selection), party


def is_vessel(entity: Entity) -> bool:
    """Whether the name of a party of which nothing else is known says that it is a ship: ``MV Example``."""
    return entity.kind is EntityKind.PARTY and _SHIP.match(entity.name) is not None


def title_of(case: Case) -> str:
    """One line that tells cases apart: who supplies whom with what."""
    summary = case.summary
    supplier = ", ".join(party.name for party in summary.supplier) or "unnamed"
    recipient = ", ".join(party.name for party in summary.recipient) or "unnamed"
    items = ", ".join(item.name for item in summary.items) or "weapons"
    return f"Arms transfer from {supplier} to {recipient}: {items}"
