"""How much the catalogues know: entities and names by kind, weapons by class and level, countries, editions.

Laws:   the kinds of a catalogue add up to its entities, classes and levels to the weapons that have them;
        a user's own file counts as if the catalogues had been compiled so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files

from waybill.core.entity import Entity
from waybill.core.ids import JsonObject
from waybill.core.version import VERSION
from waybill.ontology import Catalogue, Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one catalogue holds.

    Attributes:
        names: of all entities, each name of an entity once.
        countries: that entities belong to.
        kinds: entities by kind; of outlets and places by their own kinds, "" for those without one.
        digest: SHA-256 of the compiled table as it is shipped.
    """

    entities: int
    names: int
    countries: int
    kinds: Mapping[str, int]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What all catalogues hold.

    Attributes:
        version: of Waybill, which they are shipped with.
        own: name and digest of the user's own file; empty where there is none.
        catalogues: by name.
        weapon_classes: weapons by class.
        weapon_levels: weapons by level: classes and kinds (general terms), families, systems.
        countries: codes of all countries that any entity belongs to.
    """

    version: str
    own: tuple[str, str] = ("", "")
    catalogues: Mapping[str, Holding] = field(default_factory=dict)
    weapon_classes: Mapping[str, int] = field(default_factory=dict)
    weapon_levels: Mapping[str, int] = field(default_factory=dict)
    countries: tuple[str, ...] = ()


def holdings(ontology: Ontology) -> Holdings:
    """Count what the catalogues hold.

    Raises:
        CatalogueError: a compiled table is missing or damaged.
    """
    listed = {
        "weapons": _entities(ontology.weapons),
        "parties": _entities(ontology.parties),
        "places": _entities(ontology.places),
        "outlets": _entities(ontology.outlets),
    }
    weapons = listed["weapons"]
    levels = (facts.level.value for each in weapons if (facts := ontology.weapon(each.id)) is not None)
    everybody = [entity for entities in listed.values() for entity in entities]
    return Holdings(
        version=VERSION,
        own=(ontology.own.file, ontology.own.digest),
        catalogues={name: _holding(name, entities, ontology) for name, entities in listed.items()},
        weapon_classes=_counted(each.weapon_class.value for each in weapons if each.weapon_class is not None),
        weapon_levels=_counted(levels),
        countries=tuple(sorted({each.country for each in everybody if each.country is not None})),
    )


def holdings_to_json(held: Holdings) -> JsonObject:
    """What the catalogues hold, in the shape that scripts rely on."""
    file, digest = held.own
    return {
        "version": held.version,
        "own": {"file": file, "digest": digest} if file else None,
        "catalogues": {
            name: {
                "entities": each.entities,
                "names": each.names,
                "countries": each.countries,
                "kinds": dict(each.kinds),
                "digest": each.digest,
            }
            for name, each in held.catalogues.items()
        },
        "weapon_classes": dict(held.weapon_classes),
        "weapon_levels": dict(held.weapon_levels),
        "countries": list(held.countries),
    }


def _entities(catalogue: Catalogue) -> list[Entity]:
    return [entity for entity in map(catalogue.entity, catalogue.ids()) if entity is not None]


def _holding(name: str, entities: Iterable[Entity], ontology: Ontology) -> Holding:
    entities = tuple(entities)
    return Holding(
        entities=len(entities),
        names=sum(len({entity.name, *entity.aliases}) for entity in entities),
        countries=len({entity.country for entity in entities} - {None}),
        kinds=_counted(_kind(entity, name, ontology) for entity in entities),
        digest=sha256((files("waybill.ontology") / "tables" / f"{name}.json").read_bytes()).hexdigest(),
    )


def _kind(entity: Entity, catalogue: str, ontology: Ontology) -> str:
    if catalogue == "places":
        place = ontology.place(entity.id)
        return "" if place is None else place.value
    if catalogue == "outlets":
        outlet = ontology.outlet(entity.id)
        return "" if outlet is None or outlet.kind is None else outlet.kind.value
    return entity.kind.value


def _counted(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value comes, the commonest first."""
    counts = Counter(values)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
