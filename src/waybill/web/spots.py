"""Where parties and places of a case lie on the map, and how precisely that is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from waybill.atlas.projection import Point, project
from waybill.atlas.world import world
from waybill.core.case import SummaryParty
from waybill.core.ids import EntityId
from waybill.ontology import Ontology
from waybill.ontology.kinds import PlaceKind
from waybill.web.links import entity_address, with_query
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

WIDE: Final = frozenset({PlaceKind.REGION, PlaceKind.SEA, PlaceKind.STRAIT, PlaceKind.CANAL, PlaceKind.ISLAND})
"""Kinds of places whose coordinates are those of their middle."""
REACH: Final = 45.0
"""How far around its anchor a country is shown, at the most."""


class Precision(StrEnum):
    """How precisely a place is known; the values are for people."""

    PLACE = "this place"
    AREA = "somewhere around here"
    COUNTRY = "somewhere in this country"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spot:
    """A place on the map; an atlas has one value for each.

    Attributes:
        key: code of a country, else id of the place.
        at: the place itself, the middle of an area, or the anchor of a country.
        country: its code; empty at sea, and where it is not known.
        href: its page, or the map of all cases of a country.
    """

    key: str
    name: str
    precision: Precision
    at: Point
    country: str
    href: str


class Atlas:
    """Finds the spots of entities, each once."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._countries = _countries(held.ontology)
        self._found: dict[tuple[EntityId, bool], Spot | None] = {}
        self._known: dict[str, Spot] = {}

    def places(self, listed: Iterable[SummaryParty]) -> tuple[Spot, ...]:
        """The spots of places, each once; those that are on no map left out."""
        return self._spots(listed, is_place=True)

    def countries_of(self, listed: Iterable[SummaryParty]) -> tuple[Spot, ...]:
        """The countries of parties, each once; those that are on no map left out."""
        return self._spots(listed, is_place=False)

    def country(self, code: str | None) -> Spot | None:
        """A country by its code; None where it is on no map."""
        if code is None or code not in self._countries or code not in world().states:
            return None
        if code not in self._known:
            self._known[code] = Spot(
                key=code,
                name=self._countries[code],
                precision=Precision.COUNTRY,
                at=world().states[code].anchor,
                country=code,
                href=with_query("/map", {"country": code}),
            )
        return self._known[code]

    def _spots(self, listed: Iterable[SummaryParty], *, is_place: bool) -> tuple[Spot, ...]:
        found = (self._spot(each.entity, is_place=is_place) for each in listed if each.entity is not None)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _spot(self, entity: EntityId, *, is_place: bool) -> Spot | None:
        key = (entity, is_place)
        if key not in self._found:
            self._found[key] = self._place(entity) if is_place else self.country(self._code(entity))
        return self._found[key]

    def _place(self, entity: EntityId) -> Spot | None:
        """A place by its coordinates, else by its country."""
        kind, known = self._held.ontology.place(entity), self._held.entity(entity)
        location = self._held.ontology.location(entity)
        if known is None or location is None or kind is None or kind is PlaceKind.COUNTRY:
            return self.country(self._code(entity))
        return Spot(
            key=entity,
            name=known.name,
            precision=Precision.AREA if kind in WIDE else Precision.PLACE,
            at=project(location.latitude, location.longitude),
            country=known.country or "",
            href=entity_address(entity),
        )

    def _code(self, entity: EntityId) -> str | None:
        known = self._held.entity(entity)
        return None if known is None else known.country


@made_once
def atlas(held: Held) -> Atlas:
    """The spots of what is held."""
    return Atlas(held)


@lru_cache(maxsize=2)
def _countries(ontology: Ontology) -> Mapping[str, str]:
    """Names of countries by code; where several share one, the first by id."""
    places = ontology.places
    listed = (places.entity(each) for each in sorted(places.ids(), reverse=True))
    return {
        each.country: each.name
        for each in listed
        if each is not None and each.country and ontology.place(each.id) is PlaceKind.COUNTRY
    }


def extent(spot: Spot) -> Iterator[Point]:
    """What of a spot must be seen: of a country also what lies around its anchor, as far as that is its own."""
    yield spot.at
    if spot.precision is Precision.COUNTRY:
        box = world().states[spot.key].box
        yield Point(max(box.left, spot.at.x - REACH), max(box.top, spot.at.y - REACH))
        yield Point(min(box.right, spot.at.x + REACH), min(box.bottom, spot.at.y + REACH))
