"""What weapons inherit from their families: categories of the Register, of SIPRI and of the munitions list."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from sources import Source

from waybill.ontology.weapon_facts import FactsRow, Level, MunitionsList, RegisterCategory, SipriCategory

NONE: Final = "-"
"""Written where a category that would be inherited does not hold."""
CATEGORIES: Final[Mapping[str, type[StrEnum]]] = {
    "un_register": RegisterCategory,
    "sipri": SipriCategory,
    "munitions_list": MunitionsList,
}


def facts_of(sources: Mapping[str, Source]) -> dict[str, FactsRow]:
    """The facts of every weapon by id, sorted."""
    families = {source["part_of"] for source in sources.values() if "country" in source}
    return {entity_id: _row(sources, entity_id, families) for entity_id in sorted(sources)}


def inherited(sources: Mapping[str, Source], entity_id: str, column: str) -> str:
    """What a weapon or the nearest thing that it is part of has in a column; empty where none has anything."""
    return next((source[column] for source in _upwards(sources, entity_id) if source.get(column)), "")


def _row(sources: Mapping[str, Source], entity_id: str, families: set[str]) -> FactsRow:
    source = sources[entity_id]
    system = Level.FAMILY if entity_id in families else Level.SYSTEM
    un_register, sipri, munitions_list = (
        category if (category := inherited(sources, entity_id, column)) not in ("", NONE) else None
        for column in CATEGORIES
    )
    return (
        source.get("level") or system.value,
        sorted(source.listed("makers")),
        source.get("calibre") or None,
        un_register,
        sipri,
        munitions_list,
    )


def _upwards(sources: Mapping[str, Source], entity_id: str) -> Iterator[Source]:
    """A weapon and what it is part of, nearest first; ends where the hierarchy is broken."""
    seen: set[str] = set()
    while entity_id in sources and entity_id not in seen:
        seen.add(entity_id)
        yield sources[entity_id]
        entity_id = sources[entity_id].get("part_of", "")
