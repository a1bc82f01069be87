"""Arcs between two places: bent so that the way there and the way back lie apart.

Laws:   an arc begins and ends outside what stands at its ends;
        the arc back is the arc there turned around, and never the same.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Final

from waybill.atlas.projection import Point

BEND: Final = 0.16
"""How far the middle of an arc lies off the straight line, as a part of its length."""
FURTHER: Final = 0.09
"""How much more of each further lane."""
HEAD: Final = 6.0
"""Length of an arrow head."""
LOOP: Final = 14.0
"""Half the width of an arc that ends where it began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A bend from one place to another: a Bézier curve with one handle, or two where it comes back."""

    start: Point
    handles: tuple[Point, ...]
    end: Point

    @property
    def path(self) -> str:
        """As a path of SVG."""
        letter = "Q" if len(self.handles) == 1 else "C"
        return f"M{_spot(self.start)}{letter}{' '.join(map(_spot, (*self.handles, self.end)))}"

    def at(self, share: float) -> Point:
        """The place after a share of the way, between 0 and 1."""
        spots = (self.start, *self.handles, self.end)
        return Point(_along([spot.x for spot in spots], share), _along([spot.y for spot in spots], share))


def bend(start: Point, end: Point, *, lane: int = 0, gaps: tuple[float, float] = (0, 0), scale: float = 1) -> Curve:
    """An arc.

    Args:
        start: where it begins.
        end: where it leads to; where that is the same place, the arc is a loop.
        lane: its number among the arcs between the same ends.
        gaps: what is left free at its start and its end.
        scale: size of what does not grow with the map.
    """
    length = hypot(end.x - start.x, end.y - start.y)
    if length < 1e-9:
        return _loop(start, LOOP * scale * (1 + lane * 0.6), gaps[0])
    lift = BEND + FURTHER * lane
    handle = Point(
        (start.x + end.x) / 2 + (end.y - start.y) * lift * 2, (start.y + end.y) / 2 - (end.x - start.x) * lift * 2
    )
    # On a short way the gaps may not eat up the arc.
    room = min(1.0, length * 0.8 / (sum(gaps) or 1))
    return Curve(
        start=_towards(start, handle, gaps[0] * room), handles=(handle,), end=_towards(end, handle, gaps[1] * room)
    )


def head(curve: Curve, *, size: float = 1) -> str:
    """The head of an arrow at the end of an arc, as a path of SVG, counted from that end."""
    back, across = _back(curve, HEAD * size)
    left, right = (
        Point(back.x + across.x * 0.5, back.y + across.y * 0.5),
        Point(back.x - across.x * 0.5, back.y - across.y * 0.5),
    )
    return f"M0 0L{_spot(left)} {_spot(right)}z"


def bar(curve: Curve, *, size: float = 1) -> str:
    """A bar across the end of an arc, counted from that end: it did not get there."""
    _, across = _back(curve, HEAD * size)
    return f"M{_spot(Point(across.x * 0.8, across.y * 0.8))}L{_spot(Point(-across.x * 0.8, -across.y * 0.8))}"


def _back(curve: Curve, length: float) -> tuple[Point, Point]:
    """So far back along an arc from its end, and as far across."""
    tip, before = curve.end, curve.handles[-1]
    whole = hypot(before.x - tip.x, before.y - tip.y) or 1.0
    back = Point((before.x - tip.x) / whole * length, (before.y - tip.y) / whole * length)
    return back, Point(-back.y, back.x)


def number(value: float) -> str:
    """A length, to a hundredth of a unit."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _loop(at: Point, half: float, gap: float) -> Curve:
    start, end = Point(at.x - gap * 0.7, at.y - gap * 0.7), Point(at.x + gap * 0.7, at.y - gap * 0.7)
    handles = (Point(at.x - half * 2, at.y - half * 3), Point(at.x + half * 2, at.y - half * 3))
    return Curve(start=start, handles=handles, end=end)


def _along(values: list[float], share: float) -> float:
    while len(values) > 1:
        values = [left + (right - left) * share for left, right in pairwise(values)]
    return values[0]


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end.x - start.x, end.y - start.y)
    return start if length == 0 else _between(start, end, distance / length)


def _between(left: Point, right: Point, share: float) -> Point:
    return Point(left.x + (right.x - left.x) * share, left.y + (right.y - left.y) * share)


def _spot(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"
