"""What the weapons catalogue knows of a weapon beyond its names, class and place in the hierarchy.

The categories are those in whose terms transfers are reported. They follow from what kind of weapon it is; whether a
given transfer must be reported (thresholds of tonnage or range, end use) is not decided here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeAlias, cast

from waybill.core.ids import EntityId
from waybill.errors import CatalogueError


class Level(StrEnum):
    """How far down the hierarchy something stands."""

    CLASS = "class"
    KIND = "kind"
    FAMILY = "family"
    SYSTEM = "system"


class RegisterCategory(StrEnum):
    """Category of the United Nations Register of Conventional Arms.

    Source: General Assembly resolution 46/36 L and the reports of the groups of experts up to 2022.
    """

    BATTLE_TANKS = "I"
    ARMOURED_COMBAT_VEHICLES = "II"
    LARGE_CALIBRE_ARTILLERY = "III"
    COMBAT_AIRCRAFT = "IV"
    ATTACK_HELICOPTERS = "V"
    WARSHIPS = "VI"
    MISSILES = "VII"
    LIGHT_WEAPONS = "light weapons"
    SMALL_ARMS = "small arms"


class SipriCategory(StrEnum):
    """Weapon category of the arms transfers database of the Stockholm International Peace Research Institute."""

    AIRCRAFT = "Aircraft"
    AIR_DEFENCE = "Air defence systems"
    ANTI_SUBMARINE = "Anti-submarine warfare weapons"
    ARMOURED_VEHICLES = "Armoured vehicles"
    ARTILLERY = "Artillery"
    ENGINES = "Engines"
    MISSILES = "Missiles"
    NAVAL_WEAPONS = "Naval weapons"
    SATELLITES = "Satellites"
    SENSORS = "Sensors"
    SHIPS = "Ships"
    OTHER = "Other"


class MunitionsList(StrEnum):
    """Category of the Wassenaar Munitions List, the same as in the Common Military List of the European Union."""

    ML1 = "ML1"
    ML2 = "ML2"
    ML3 = "ML3"
    ML4 = "ML4"
    ML5 = "ML5"
    ML6 = "ML6"
    ML7 = "ML7"
    ML8 = "ML8"
    ML9 = "ML9"
    ML10 = "ML10"
    ML11 = "ML11"
    ML12 = "ML12"
    ML13 = "ML13"
    ML14 = "ML14"
    ML15 = "ML15"
    ML16 = "ML16"
    ML17 = "ML17"
    ML18 = "ML18"
    ML19 = "ML19"
    ML20 = "ML20"
    ML21 = "ML21"
    ML22 = "ML22"


FactsRow: TypeAlias = tuple[str, Sequence[str], str | None, str | None, str | None, str | None]
"""Level, ids of makers, calibre, and categories of the Register, of SIPRI and of the munitions list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponFacts:
    """What is known of a weapon.

    Attributes:
        level: a class or kind of weapons, a family of systems, or one system.
        country: ISO 3166-1 alpha-2 code of where it was designed; None if several, none or not known.
        makers: companies known to have made it, sorted; far from complete.
        calibre: where it is part of how the weapon is named: ``7.62x39mm``, ``155mm``; None otherwise.
        un_register: None where the Register has no category for it.
        sipri: None where the database does not count it, as with small arms.
        munitions_list: None for goods that are not on the list, such as civilian lorries, and for words too wide for
            one category ("weapons").
    """

    level: Level
    country: str | None
    makers: tuple[EntityId, ...]
    calibre: str | None
    un_register: RegisterCategory | None
    sipri: SipriCategory | None
    munitions_list: MunitionsList | None


def facts_from(row: FactsRow, *, country: str | None) -> WeaponFacts:
    """The facts of a row of the compiled table."""
    level, makers, calibre, un_register, sipri, munitions_list = row
    return WeaponFacts(
        level=Level(level),
        country=country,
        makers=tuple(EntityId(maker) for maker in makers),
        calibre=calibre,
        un_register=None if un_register is None else RegisterCategory(un_register),
        sipri=None if sipri is None else SipriCategory(sipri),
        munitions_list=None if munitions_list is None else MunitionsList(munitions_list),
    )


@cache
def facts_rows() -> Mapping[str, FactsRow]:
    """The compiled table of facts by id, read when it is first asked for: few runs need it.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.ontology") / "tables" / "weapon_facts.json"
    try:
        rows = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
    if not isinstance(rows, dict):
        raise CatalogueError(path=str(path), problem="it is not a compiled table of facts")
    # JSON has lists where the type says tuples; nothing here depends on the difference.
    return cast(Mapping[str, FactsRow], rows)
