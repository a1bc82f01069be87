"""What the catalogues know of an entity beyond its names."""

from dataclasses import dataclass

from waybill.core.entity import Entity, EntityKind
from waybill.core.grade import Reliability
from waybill.ontology import Ontology, WeaponFacts
from waybill.ontology.kinds import PlaceKind
from waybill.ontology.outlet_facts import OutletFacts
from waybill.ontology.weapon_facts import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known of a weapon, an outlet or a place; empty for everything else.

    Attributes:
        families: of a weapon the families that it belongs to, the nearest first.
        makers: companies known to have made it.
        reliability: of an outlet, before anything is known of a report.
        reason: why it has this letter; the user's own, with the name of his file, where that says it.
    """

    weapon: WeaponFacts | None = None
    families: tuple[Entity, ...] = ()
    makers: tuple[Entity, ...] = ()
    outlet: OutletFacts | None = None
    reliability: Reliability | None = None
    reason: str | None = None
    place: PlaceKind | None = None


def background(entity: Entity, ontology: Ontology) -> Background:
    """What the catalogues know of an entity beyond its names.

    Raises:
        CatalogueError: compiled facts are missing or damaged.
    """
    if entity.kind is EntityKind.WEAPON:
        return _of_weapon(entity, ontology)
    if entity.kind is EntityKind.PLACE:
        return Background(place=ontology.place(entity.id))
    return _of_outlet(entity, ontology) if entity.kind is EntityKind.OUTLET else Background()


def _of_weapon(entity: Entity, ontology: Ontology) -> Background:
    facts = ontology.weapon(entity.id)
    makers = () if facts is None else (ontology.parties.entity(maker) for maker in facts.makers)
    above = ((each, ontology.weapon(each.id)) for each in ontology.weapons.ancestors(entity.id))
    return Background(
        weapon=facts,
        families=tuple(each for each, known in above if known is not None and known.level is Level.FAMILY),
        makers=tuple(maker for maker in makers if maker is not None),
    )


def _of_outlet(entity: Entity, ontology: Ontology) -> Background:
    facts = ontology.outlet(entity.id)
    return Background(
        outlet=facts,
        reliability=ontology.reliability(entity.id),
        reason=ontology.own_judgement(entity.id) or (None if facts is None else facts.reason),
    )
