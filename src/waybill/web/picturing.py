"""Legs between places as a picture on the map of the world."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final, NamedTuple

from waybill.atlas.projection import WIDTH, Point
from waybill.atlas.world import Box
from waybill.web.drawing.curves import HEAD, bar, bend, head, number
from waybill.web.drawing.looks import Look
from waybill.web.drawing.room import Room
from waybill.web.outlines import outlines
from waybill.web.spots import Precision, Spot

THINNEST: Final = 1.6
THICKEST: Final = 7.0
LETTER: Final = 6.0
"""Width of a letter of a name, on the average."""
LINE: Final = 12.0
SIGN: Final = 13.0
"""Height of a sign, and width of one with one letter."""
SIZES: Final = {Precision.PLACE: 3.2, Precision.AREA: 9.0, Precision.COUNTRY: 6.0}
"""Of what marks a place; an area and a country are open rings."""
ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where on an arc its sign may stand, from its middle on."""
MOST_BENT: Final = 1 << 12


class Leg(NamedTuple):
    """What is to be drawn between two places; a tuple, as ``Arc`` and ``Place``: a map has hundreds, quickly made.

    Attributes:
        about: all of it in words.
        sign: in letters, for whom colours do not tell apart; empty where it needs none.
        is_stopped: whether it did not get there.
        href: what it leads to; None where it leads nowhere.
        lane: its number among those between the same places.
        steps: months or years with how many cases, for playing: ``2024-02:3 2024-03:1``.
        chosen: whether it is to be told apart from the others.
    """

    start: Spot
    end: Spot
    line: Look
    kind: Look
    about: str
    sign: str = ""
    is_stopped: bool = False
    cases: int = 1
    href: str | None = None
    lane: int = 0
    steps: str = ""
    chosen: bool = False


class Arc(NamedTuple):
    """A leg as it is drawn.

    Attributes:
        path: its line; ``tip`` the head of its arrow, or a bar where it did not get there, counted from its end.
        line: style of the line; ``kind`` of the colour.
        x: of the sign, as ``y``; ``sign_width`` is its width.
        is_crowded: whether its sign would cover others, and is shown only from nearer.
    """

    about: str
    href: str | None
    path: str
    tip: str
    tip_x: float
    tip_y: float
    is_stopped: bool
    line: str
    kind: str
    sign: str
    sign_width: float
    cases: int
    width: float
    x: float
    y: float
    is_crowded: bool
    steps: str
    chosen: bool


class Place(NamedTuple):
    """A place on the map.

    Attributes:
        precision: in words; ``style`` for the style sheet.
        size: of its sign, as sizes of signs are counted.
        x: of the place, as ``y``.
        name_x: of the middle of its name, as ``name_y``.
        is_crowded: whether its name would cover others, and is shown only from nearer.
    """

    name: str
    href: str | None
    precision: str
    style: str
    x: float
    y: float
    size: float
    name_x: float
    name_y: float
    is_crowded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A map with arcs.

    Attributes:
        view: the part of the world that it shows, as SVG says it.
        scale: size of signs and letters.
        shaded: codes of countries that are meant as a whole.
        is_near: whether outlines are drawn with all their corners.
    """

    view: str
    scale: float
    arcs: tuple[Arc, ...]
    places: tuple[Place, ...]
    shaded: tuple[str, ...]
    is_near: bool

    @property
    def outlines(self) -> str:
        """Where the outlines of the base map are."""
        return outlines(is_near=self.is_near).address


def picture(
    legs: Sequence[Leg], box: Box, *, is_near: bool = True, letters: float = 1, signs_first: bool = False
) -> Picture:
    """Legs on a part of the map; the first ones are named first, and lie above.

    Args:
        legs: to draw.
        box: the part of the map.
        is_near: whether outlines are drawn with all their corners.
        letters: how much larger letters and signs are than on a picture of full width.
        signs_first: whether signs rather than names are shown where there is no room for both.
    """
    scale, room = box.width / WIDTH * letters, Room(box)
    spots = list(dict.fromkeys(spot for leg in legs for spot in (leg.start, leg.end)))
    for spot in spots:
        room.take(spot.at, SIZES[spot.precision] * 2 * scale, SIZES[spot.precision] * 2 * scale)
    early = tuple(_arc(leg, room, scale) for leg in legs) if signs_first else ()
    places = tuple(_placed(spots, room, scale))
    arcs = early or tuple(_arc(leg, room, scale) for leg in legs)
    return Picture(
        view=f"{number(box.left)} {number(box.top)} {number(box.width)} {number(box.height)}",
        scale=round(scale, 4),
        arcs=arcs[::-1],
        places=places,
        shaded=tuple(sorted({spot.key for spot in spots if spot.precision is Precision.COUNTRY})),
        is_near=is_near,
    )


@lru_cache(maxsize=MOST_BENT)
def thickness(cases: int) -> float:
    """Of an arc: each doubling of its cases adds as much."""
    return round(min(THICKEST, THINNEST + 0.9 * log2(max(1, cases))), 2)


def _placed(spots: Iterable[Spot], room: Room, scale: float) -> Iterator[Place]:
    """Places with their names, as far as there is room."""
    for spot in spots:
        name, is_crowded = _name_at(spot, room, scale)
        yield Place(
            name=spot.name,
            href=spot.href,
            precision=spot.precision.value,
            style=spot.precision.name.lower(),
            x=round(spot.at.x, 2),
            y=round(spot.at.y, 2),
            size=SIZES[spot.precision],
            name_x=round(name.x, 2),
            name_y=round(name.y, 2),
            is_crowded=is_crowded,
        )


def _name_at(spot: Spot, room: Room, scale: float) -> tuple[Point, bool]:
    """Where the middle of a name may stand: below, above, beside; and whether it covers something there."""
    size, width = SIZES[spot.precision] * scale, len(spot.name) * LETTER * scale
    aside, apart = size + width / 2 + 2 * scale, size + LINE * scale * 0.6
    steps = ((0.0, apart), (0.0, -apart), (aside, 0.0), (-aside, 0.0))
    middles = [Point(spot.at.x + x, spot.at.y + y) for x, y in steps]
    found = room.first_free(middles, width, LINE * scale)
    return found or middles[0], found is None


def _arc(leg: Leg, room: Room, scale: float) -> Arc:
    gaps = ((SIZES[leg.start.precision] + 1) * scale, (SIZES[leg.end.precision] + 1) * scale)
    width, wide = thickness(leg.cases), _sign_width(leg.sign, leg.cases)
    bent = _bent(leg.start.at, leg.end.at, leg.lane, gaps, scale, width, leg.is_stopped)
    free = room.first_free(bent.along, wide * scale, SIGN * scale) if leg.sign else None
    sign = free or bent.along[0]
    return Arc(
        about=leg.about,
        href=leg.href,
        path=bent.path,
        tip=bent.tip,
        tip_x=bent.tip_x,
        tip_y=bent.tip_y,
        is_stopped=leg.is_stopped,
        line=leg.line.style,
        kind=leg.kind.style,
        sign=leg.sign,
        sign_width=wide,
        cases=leg.cases,
        width=width,
        x=round(sign.x, 2),
        y=round(sign.y, 2),
        is_crowded=free is None,
        steps=leg.steps,
        chosen=leg.chosen,
    )


class _Bent(NamedTuple):
    """An arc with what takes long to tell of it.

    Attributes:
        along: where its sign may stand, its middle first.
    """

    path: str
    tip: str
    tip_x: float
    tip_y: float
    along: tuple[Point, ...]


@lru_cache(maxsize=MOST_BENT)
def _bent(
    start: Point, end: Point, lane: int, gaps: tuple[float, float], scale: float, width: float, is_stopped: bool
) -> _Bent:
    """An arc; kept, for maps of other cases on the same part of the world have the same ones."""
    curve = bend(start, end, lane=lane, gaps=gaps, scale=scale)
    size = 0.8 + width / HEAD / 1.5  # What stands at its end is larger on a thick one.
    return _Bent(
        path=curve.path,
        tip=bar(curve, size=size) if is_stopped else head(curve, size=size),
        tip_x=round(curve.end.x, 2),
        tip_y=round(curve.end.y, 2),
        along=tuple(map(curve.at, ALONG)),
    )


@lru_cache(maxsize=MOST_BENT)
def _sign_width(sign: str, cases: int) -> float:
    digits = len(f"{cases:,}") * LETTER + 3 if cases > 1 else 0
    return round(SIGN + max(0, len(sign) - 1) * LETTER + digits, 2)
