"""How exactly a place is known."""

from typing import Final

from waybill.core.entity import EntityKind
from waybill.core.ids import EntityId
from waybill.ontology import Ontology

UNLOCATED: Final = "unlocated"
UNKNOWN: Final = "unknown"


def precision(place: EntityId | None, ontology: Ontology) -> str:
    """City, port, region and so on; ``unlocated`` where no coordinates are known, ``unknown`` where its kind is not."""
    if place is None or ontology.location(place) is None:
        return UNLOCATED
    kind = ontology.place(place)
    return UNKNOWN if kind is None else kind.value


def sort_of_place(place: EntityId | None, ontology: Ontology) -> str:
    """What sort of place it is, in words for readers."""
    kind = None if place is None else ontology.place(place)
    if kind is not None:
        return kind.value
    party = None if place is None else ontology.parties.entity(place)
    return "country" if party is not None and party.kind is EntityKind.STATE else "not in the catalogue"


def coordinates(place: EntityId | None, ontology: Ontology) -> str:
    """Where the middle of a place lies, ``15.62° N, 32.53° E``; empty where that is not known."""
    at = None if place is None else ontology.location(place)
    if at is None:
        return ""
    north, east = ("N" if at.latitude >= 0 else "S"), ("E" if at.longitude >= 0 else "W")
    return f"{abs(at.latitude):.2f}° {north}, {abs(at.longitude):.2f}° {east}"
