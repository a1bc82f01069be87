"""Who, what or where is meant."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.core.claim import WeaponClass
from waybill.core.ids import EntityId


class EntityKind(StrEnum):
    """What an entity is."""

    STATE = "state"
    FORCE = "force"
    AGENCY = "agency"
    ARMED_GROUP = "armed_group"
    COMPANY = "company"
    IGO = "igo"
    NGO = "ngo"
    PERSON = "person"
    PARTY = "party"
    OUTLET = "outlet"
    PLACE = "place"
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party, outlet, place or weapon that names in texts refer to.

    Attributes:
        id: stable slug, ``state/russia``, ``weapon/bavar-373``, or of an unknown name ``party/x-…``.
        kind: ``party`` where it is not known which kind of party.
        aliases: further names, spellings and designations, in any case.
        country: ISO 3166-1 alpha-2 code of where it belongs; None if none, several or not known.
        part_of: the entity it belongs to: a force its state, a designation its family.
        weapon_class: of weapons only.
    """

    id: EntityId
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    part_of: EntityId | None = None
    weapon_class: WeaponClass | None = None
