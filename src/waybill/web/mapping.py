"""Flows and ways as pictures on the map of the world."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

from markupsafe import Markup

from waybill.telling.visible import count
from waybill.web.drawing.curves import HEAD, Curve, bar, bend, head, number
from waybill.web.drawing.looks import STOPPED, Look
from waybill.web.drawing.projection import WIDTH, Point
from waybill.web.drawing.room import Room
from waybill.web.drawing.world import Box, land, world
from waybill.web.flows import Flow
from waybill.web.spots import Precision, Spot

THINNEST: Final = 1.6
THICKEST: Final = 7.0
LETTER: Final = 6.0
"""Width of a letter of a label, on the average."""
LINE: Final = 12.0
SIZES: Final = {Precision.PLACE: 3.2, Precision.AREA: 9.0, Precision.COUNTRY: 6.0}
"""Of what marks a place; an area and a country are open rings."""
ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where on an arc its sign may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """Cases, or a leg, between two places.

    Attributes:
        about: all of it in words.
        href: what it leads to; None where it leads nowhere.
        path: its line; ``tip`` the head of its arrow, or a bar where it did not get there, counted from its end.
        line: style of the line; ``kind`` of the colour.
        sign: what stands for the colour.
        x: of the sign, as ``y``.
        is_crowded: whether its sign would cover others, and is shown only from nearer.
        steps: months or years with how many cases, for playing: ``2024-02:3 2024-03:1``.
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
    cases: int
    width: float
    x: float
    y: float
    is_crowded: bool
    steps: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
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
    def sea(self) -> Markup:
        """Outline of the world."""
        return Markup(world().sea)  # noqa: S704

    @property
    def land(self) -> Markup:
        """Outlines of all countries."""
        return Markup(land(near=self.is_near))  # noqa: S704

    @property
    def hatched(self) -> Markup:
        """Outlines of the shaded countries."""
        states = [world().states[code] for code in self.shaded]
        return Markup("".join(each.near if self.is_near else each.far for each in states))  # noqa: S704


def picture(
    flows: Sequence[Flow],
    box: Box,
    *,
    address: Callable[[Flow], str],
    step: Callable[[str], str] = str,
    chosen: Flow | None = None,
    is_near: bool = True,
) -> Picture:
    """Flows on a map, those with a start and an end.

    Args:
        flows: the most cases first.
        box: the part of the map to show.
        address: what a flow leads to.
        step: of playing, to which a month belongs.
        chosen: to be told apart from the others.
        is_near: whether outlines are drawn with all their corners.
    """
    scale = box.width / WIDTH
    room = Room(box)
    places = tuple(placed(_spots(flows), room, scale))
    arcs = tuple(_arcs(flows, room, scale, address, step, chosen))
    return Picture(
        view=f"{number(box.left)} {number(box.top)} {number(box.width)} {number(box.height)}",
        scale=round(scale, 4),
        arcs=arcs[::-1],
        places=places,
        shaded=shaded(_spots(flows)),
        is_near=is_near,
    )


def shaded(spots: Iterable[Spot]) -> tuple[str, ...]:
    """Codes of the countries that are meant as a whole."""
    return tuple(sorted({spot.key for spot in spots if spot.precision is Precision.COUNTRY}))


def placed(spots: Iterable[Spot], room: Room, scale: float) -> Iterator[Place]:
    """Places with their names, as far as there is room; those that come first are named first."""
    listed = list(dict.fromkeys(spots))
    for spot in listed:
        room.take(spot.at, SIZES[spot.precision] * 2 * scale, SIZES[spot.precision] * 2 * scale)
    for spot in listed:
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
    around = [
        Point(spot.at.x + x, spot.at.y + y) for x, y in ((0.0, apart), (0.0, -apart), (aside, 0.0), (-aside, 0.0))
    ]
    found = room.first_free(around, width, LINE * scale)
    return found or around[0], found is None


def _spots(flows: Iterable[Flow]) -> Iterator[Spot]:
    for flow in flows:
        if flow.between.start is not None and flow.between.end is not None:
            yield flow.between.start
            yield flow.between.end


def _arcs(
    flows: Iterable[Flow],
    room: Room,
    scale: float,
    address: Callable[[Flow], str],
    step: Callable[[str], str],
    chosen: Flow | None,
) -> Iterator[Arc]:
    lanes: dict[tuple[Spot, Spot], int] = {}
    for flow in flows:
        start, end, _, _ = flow.between
        if start is None or end is None:
            continue
        lane = lanes.get((start, end), 0)
        lanes[start, end] = lane + 1
        line, kind = flow.lines[0][0], flow.kinds[0][0]
        width = thickness(len(flow.cases))
        curve = arc_between(start, end, lane=lane, width=width, scale=scale)
        sign, is_crowded = _sign_at(curve, len(flow.cases), room, scale)
        yield Arc(
            about=about(flow),
            href=address(flow),
            path=curve.path,
            tip=tip(curve, line, width),
            tip_x=round(curve.end.x, 2),
            tip_y=round(curve.end.y, 2),
            is_stopped=line is STOPPED,
            line=line.style,
            kind=kind.style,
            sign=kind.sign,
            cases=len(flow.cases),
            width=width,
            x=round(sign.x, 2),
            y=round(sign.y, 2),
            is_crowded=is_crowded,
            steps=_steps(flow, step),
            chosen=flow is chosen,
        )


def arc_between(start: Spot, end: Spot, *, lane: int, width: float, scale: float) -> Curve:
    """An arc from the edge of one sign to that of another."""
    gaps = SIZES[start.precision] + 1, SIZES[end.precision] + 1
    return bend(start.at, end.at, lane=lane, gaps=(gaps[0] * scale, gaps[1] * scale), scale=scale)


def tip(curve: Curve, line: Look, width: float) -> str:
    """What stands at the end of an arc, larger on a thick one."""
    size = 0.8 + width / HEAD / 1.5
    return bar(curve, size=size) if line is STOPPED else head(curve, size=size)


def thickness(cases: int) -> float:
    """Of an arc: each doubling of its cases adds as much."""
    return round(min(THICKEST, THINNEST + 0.9 * log2(max(1, cases))), 2)


def about(flow: Flow) -> str:
    """A flow in words."""
    start, end, _, _ = flow.between
    lines, kinds = (", ".join(ranked(each)) for each in (flow.lines, flow.kinds))
    return f"{told(start)} to {told(end)}: {count(len(flow.cases), 'case')}; {lines}; {kinds}"


def ranked(looks: Sequence[tuple[Look, int]]) -> Iterator[str]:
    """Looks with their numbers, which are left out where there is but one."""
    return (look.name if len(looks) == 1 else f"{number:,} {look.name}" for look, number in looks)


def told(spot: Spot | None) -> str:
    """A spot in words, with how precisely it is known where it is no country."""
    if spot is None:
        return "a place that is not said, or on no map"
    return spot.name if spot.precision is not Precision.AREA else f"around {spot.name}"


def _sign_at(curve: Curve, cases: int, room: Room, scale: float) -> tuple[Point, bool]:
    """Where the sign of an arc stands, and whether it covers something there."""
    width = (13 + (len(f"{cases:,}") * LETTER + 3 if cases > 1 else 0)) * scale
    found = room.first_free(map(curve.at, ALONG), width, 13 * scale)
    return found or curve.at(0.5), found is None


def _steps(flow: Flow, step: Callable[[str], str]) -> str:
    found: dict[str, int] = {}
    for month, cases in flow.months:
        found[step(month)] = found.get(step(month), 0) + cases
    return " ".join(f"{name}:{cases}" for name, cases in sorted(found.items()))
