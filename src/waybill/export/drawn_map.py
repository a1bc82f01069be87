"""The places of a case on a map, with the legs between them.

Laws:   a country or an area is drawn as such, and never as a place in it;
        what is on no map is left to the tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import hypot
from typing import Final

from waybill.atlas.fitting import around
from waybill.atlas.pieces import land_in
from waybill.atlas.projection import Point, project
from waybill.atlas.world import Box, world
from waybill.core.case import Case, SummaryParty
from waybill.export.svg import BLUE, GREY, INK, WIDTH, dot, drawing, fitting, line, number, shape, words
from waybill.ontology import Ontology
from waybill.ontology.kinds import PlaceKind

MOST: Final = 12
"""Places of each slot."""

_HEIGHT: Final = 330.0
_LAND: Final = "#eceae4"
_BORDER: Final = "#b9b5aa"
_NEAR: Final = 420.0
"""Width of a part of the map below which outlines with more corners are drawn."""
_AREAS: Final = frozenset({PlaceKind.REGION, PlaceKind.SEA, PlaceKind.STRAIT, PlaceKind.CANAL, PlaceKind.ISLAND})
_LABEL: Final = (120.0, 11.0)
"""Width and height of a name at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A place of the case.

    Attributes:
        at: on the map of the world, later on the drawing.
        is_place: whether it is a place as such, no country or area.
    """

    name: str
    at: Point
    is_place: bool


def drawn_map(case: Case, ontology: Ontology) -> str | None:
    """The drawing; None where fewer than two places are on the map."""
    summary = case.summary
    slots = (summary.origin[:MOST], *((each,) for each in summary.via[:MOST]), summary.destination[:MOST])
    columns = [[spot for each in slot if (spot := _spot(each, ontology)) is not None] for slot in slots]
    columns = [each for each in columns if each]
    spots = {spot.at: spot for column in columns for spot in column}
    if len(spots) < 2:
        return None
    box = around(list(spots), shape=WIDTH / _HEIGHT)
    scale = WIDTH / box.width
    placed = {at: Point((at.x - box.left) * scale, (at.y - box.top) * scale) for at in spots}
    legs = (part for before, after in pairwise(columns) for part in _legs(before, after, placed))
    names = _names([(spot, placed[at]) for at, spot in spots.items()])
    dots = (_dot(spot, placed[at]) for at, spot in spots.items())
    return drawing(_HEIGHT, [_ground(box, scale), *legs, *dots, *names])


def _spot(place: SummaryParty, ontology: Ontology) -> _Spot | None:
    """A place on the map; None where it is not known."""
    if place.entity is None:
        return None
    at = ontology.location(place.entity)
    if at is not None:
        is_place = ontology.place(place.entity) not in _AREAS
        return _Spot(name=place.name, at=project(at.latitude, at.longitude), is_place=is_place)
    party = ontology.parties.entity(place.entity)
    country = None if party is None else world().states.get(party.country or "")
    return None if country is None else _Spot(name=place.name, at=country.anchor, is_place=False)


def _ground(box: Box, scale: float) -> str:
    move = f"scale({scale:.4f}) translate({number(-box.left)} {number(-box.top)})"
    path = escape(land_in(box, near=box.width < _NEAR))
    sea = f'<rect width="{WIDTH}" height="{number(_HEIGHT)}" fill="#f6f9fb" stroke="{_BORDER}"/>'
    return (
        f'{sea}<path transform="{move}" d="{path}" fill="{_LAND}" stroke="{_BORDER}" stroke-width="{0.7 / scale:.4f}"/>'
    )


def _legs(before: Sequence[_Spot], after: Sequence[_Spot], placed: dict[Point, Point]) -> Iterator[str]:
    dashed = "5 3" if len(before) > 1 or len(after) > 1 else ""
    for start in before:
        for end in after:
            yield from _leg(placed[start.at], placed[end.at], dashed)


def _leg(start: Point, end: Point, dashed: str) -> Iterator[str]:
    """An arrow that keeps clear of the dots at its ends."""
    length = hypot(end.x - start.x, end.y - start.y)
    if length < 22:
        return
    along = Point((end.x - start.x) / length, (end.y - start.y) / length)
    tip, neck = _on(end, along, -8), _on(end, along, -17)
    begin = _on(start, along, 8)
    yield line(begin.x, begin.y, neck.x, neck.y, stroke=BLUE, width=1.6, dashed=dashed)
    left, right = (
        Point(neck.x - along.y * 4.5, neck.y + along.x * 4.5),
        Point(neck.x + along.y * 4.5, neck.y - along.x * 4.5),
    )
    yield shape([(left.x, left.y), (tip.x, tip.y), (right.x, right.y)], fill=BLUE)


def _on(start: Point, along: Point, length: float) -> Point:
    return Point(start.x + along.x * length, start.y + along.y * length)


def _dot(spot: _Spot, at: Point) -> str:
    if spot.is_place:
        return dot(at.x, at.y, 4.5, fill=BLUE, stroke="white")
    ring = f'cx="{number(at.x)}" cy="{number(at.y)}" r="7" fill="white" fill-opacity="0.6"'
    return f'<circle {ring} stroke="{BLUE}" stroke-dasharray="3 2"/>'


def _names(spots: Sequence[tuple[_Spot, Point]]) -> Iterator[str]:
    """Names beside their dots, where no other stands yet; without room, none: the tables have them all."""
    taken: list[Box] = [Box(left=at.x - 7, top=at.y - 7, right=at.x + 7, bottom=at.y + 7) for _, at in spots]
    for spot, at in spots:
        name = fitting(spot.name, _LABEL[0])
        width, height = len(name) * 6.2 + 4, _LABEL[1]
        for left, top, anchor in (
            (at.x + 10, at.y - height / 2, "start"),
            (at.x - 10 - width, at.y - height / 2, "end"),
            (at.x - width / 2, at.y - 12 - height, "middle"),
            (at.x - width / 2, at.y + 11, "middle"),
        ):
            wanted = Box(left=left, top=top, right=left + width, bottom=top + height)
            if _is_free(wanted, taken):
                taken.append(wanted)
                x = {"start": left, "end": left + width, "middle": left + width / 2}[anchor]
                yield words(x, top + height - 1.5, name, anchor=anchor, fill=INK if spot.is_place else GREY, bold=True)
                break


def _is_free(wanted: Box, taken: Sequence[Box]) -> bool:
    inside = wanted.left >= 2 and wanted.right <= WIDTH - 2 and wanted.top >= 2 and wanted.bottom <= _HEIGHT - 2
    return inside and not any(
        each.left < wanted.right and wanted.left < each.right and each.top < wanted.bottom and wanted.top < each.bottom
        for each in taken
    )
