"""Whether a name means somebody, or what somebody is part of: Iran means its army too."""

from collections.abc import Iterable
from typing import TypeAlias

from waybill.core.ids import EntityId
from waybill.ontology import Ontology
from waybill.ontology.catalogue import Catalogue
from waybill.text.names import is_same_name

Named: TypeAlias = tuple[str, EntityId | None]
"""A name as claims use it, and who is meant where that is known."""


def is_among(wanted: str, named: Iterable[Named], catalogue: Catalogue) -> bool:
    """Whether a wanted name means one of these, or what one of them is part of."""
    meant = meant_by(wanted, catalogue)
    return any(is_same_name(wanted, name) or not meant.isdisjoint(lineage(entity, catalogue)) for name, entity in named)


def is_publisher(wanted: str, publishers: Iterable[str], ontology: Ontology) -> bool:
    """Whether a wanted name is that of one of these publishers, or another name of the same outlet."""
    outlets = ontology.outlets
    meant = meant_by(wanted, outlets)
    return any(is_same_name(wanted, each) or not meant.isdisjoint(meant_by(each, outlets)) for each in publishers)


def meant_by(name: str, catalogue: Catalogue) -> set[EntityId]:
    """What a whole name may mean."""
    return {entity.id for entity in catalogue.named(name)}


def lineage(entity: EntityId | None, catalogue: Catalogue) -> set[EntityId]:
    """An entity and what it belongs to; empty where it is not known who is meant."""
    if entity is None:
        return set()
    return {entity, *(ancestor.id for ancestor in catalogue.ancestors(entity))}
