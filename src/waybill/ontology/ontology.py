"""What is known beforehand: the four catalogues together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.core.grade import Reliability
from waybill.core.ids import EntityId, sha256, short_digest
from waybill.ontology.catalogue import Catalogue
from waybill.ontology.kinds import PlaceKind
from waybill.ontology.outlet_facts import OutletFacts, outlet_facts, outlet_rows
from waybill.ontology.place_facts import Location, location, place_rows
from waybill.ontology.table import Table, read_table, table_file
from waybill.ontology.weapon_facts import WeaponFacts, facts_from, facts_rows

if TYPE_CHECKING:
    from waybill.ontology.overrides import Overrides

CATALOGUES: Final = ("weapons", "parties", "places", "outlets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a user's own file changed.

    Attributes:
        file: its name, without the folders it lies in.
        edition: digest of what changes how reports are read; empty where nothing does.
        digest: of all that it says; empty where it says nothing.
        outlets: what it says of outlets, by id and key.
        places: likewise of places.
    """

    file: str = ""
    edition: str = ""
    digest: str = ""
    outlets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ontology:
    """Weapons, parties, places and outlets; two loadings are two ontologies.

    Attributes:
        letters: default reliability of outlets, by id.
        own: what of all this comes from a user's own file.
    """

    weapons: Catalogue
    parties: Catalogue
    places: Catalogue
    outlets: Catalogue
    letters: Mapping[str, str]
    own: Own = field(default_factory=Own)

    def reliability(self, outlet: EntityId) -> Reliability:
        """How far an outlet is trusted before anything is known of the report; F where it is not known."""
        return Reliability(self.letters.get(outlet, Reliability.CANNOT_BE_JUDGED))

    def weapon(self, entity_id: EntityId) -> WeaponFacts | None:
        """What is known of a weapon beyond its names: makers, calibre, categories, where it was designed.

        None where the id is no weapon, or one that only a user's own file lists. The facts are read when they are first
        asked for.

        Raises:
            CatalogueError: the compiled facts are missing or damaged.
        """
        entity, row = self.weapons.entity(entity_id), facts_rows().get(entity_id)
        return None if entity is None or row is None else facts_from(row, country=entity.country)

    def outlet(self, entity_id: EntityId) -> OutletFacts | None:
        """What is known of an outlet beyond its names; None where the id is no outlet.

        Raises:
            CatalogueError: the compiled facts are missing or damaged.
        """
        said = self.own.outlets.get(entity_id, {})
        row = outlet_rows().get(entity_id) or ("", "", "")
        return None if self.outlets.entity(entity_id) is None else outlet_facts(row, said)

    def place(self, entity_id: EntityId) -> PlaceKind | None:
        """What sort of place it is; None where the id is no place, or one of which a user's own file does not say it.

        The kinds are read when they are first asked for.

        Raises:
            CatalogueError: the compiled facts are missing or damaged.
        """
        kind = self.own.places.get(entity_id, {}).get("kind") or place_rows().get(entity_id, ("",))[0]
        return PlaceKind(kind) if kind else None

    def location(self, entity_id: EntityId) -> Location | None:
        """Where a place lies; None where the id is no place, or one of which we are not sure.

        Raises:
            CatalogueError: the compiled facts are missing or damaged.
        """
        row = place_rows().get(entity_id)
        return None if row is None else location(row)

    def own_judgement(self, outlet: EntityId) -> str | None:
        """The user's own file and its reason, where the letter of an outlet is from there; None where it is ours."""
        said = self.own.outlets.get(outlet, {})
        return f"{self.own.file}: {said['reason']}" if "reliability" in said else None


def load(own: str | None = None) -> Ontology:
    """The catalogues that this version of Waybill was built with, corrected by a user's own file.

    They are read once, and of users' files the last few as long as they stay as they are.

    Args:
        own: path of the file; None where there is none.

    Raises:
        CatalogueError: a compiled table is missing or damaged.
        OverrideError: the file has a mistake in it.
    """
    if own is None:
        return _shipped()
    from waybill.ontology.overrides import read_overrides  # few runs need it

    overrides = read_overrides(own)
    return _corrected(overrides) if overrides.corrections else _shipped()


@cache
def digest_of_tables() -> str:
    """Digest of the catalogues that this version was built with."""
    return short_digest([sha256(table_file(name).read_bytes()) for name in CATALOGUES])


@cache
def _shipped() -> Ontology:
    return _ontology(_tables(), Own())


@cache
def _tables() -> Mapping[str, Table]:
    return {name: read_table(name) for name in CATALOGUES}


@lru_cache(maxsize=4)
def _corrected(overrides: "Overrides") -> Ontology:
    from waybill.ontology.override_checks import check
    from waybill.ontology.overriding import corrected

    tables = _tables()
    check(overrides, tables)
    own = Own(
        file=Path(overrides.source.path).name,
        edition=overrides.edition,
        digest=overrides.digest,
        outlets=_said(overrides, "outlets"),
        places=_said(overrides, "places"),
    )
    return _ontology({name: corrected(name, table, overrides.corrections) for name, table in tables.items()}, own)


def _said(overrides: "Overrides", table: str) -> Mapping[str, Mapping[str, str]]:
    return {each.id: dict(each.facts) for each in overrides.corrections if each.table == table}


def _ontology(tables: Mapping[str, Table], own: Own) -> Ontology:
    weapons, parties, places, outlets = (Catalogue(tables[name]) for name in CATALOGUES)
    return Ontology(
        weapons=weapons,
        parties=parties,
        places=places,
        outlets=outlets,
        letters=tables["outlets"]["reliability"],
        own=own,
    )
