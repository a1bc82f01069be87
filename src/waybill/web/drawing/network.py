"""One in the middle, others around: from whom on the left, to whom on the right, for whom below.

Laws:   no two names share a place;
        every name lies within the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.atlas.projection import Point
from waybill.web.drawing.curves import number

WIDTH: Final = 900.0
ROW: Final = 30.0
LEFT: Final = 230.0
RIGHT: Final = 670.0
"""Where names of the sides end and begin."""
HALF: Final = 85.0
"""Half the width of the middle."""
LEAST: Final = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """A line between the middle and another.

    Attributes:
        name: where its name stands: its end on the left, its start on the right, its middle below.
        path: of the line, in the direction of what goes along it.
        number: where the number of its cases stands.
    """

    name: Point
    path: str
    number: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """A picture of so many around one.

    Attributes:
        middle: of the one.
    """

    height: float
    middle: Point
    left: tuple[Spoke, ...]
    right: tuple[Spoke, ...]
    below: tuple[Spoke, ...]


def wheel(left: int, right: int, below: int) -> Wheel:
    """Places for so many on each side."""
    upper = max(LEAST, max(left, right) * ROW)
    lowest = below * ROW + (ROW if below else 0)
    middle = Point(WIDTH / 2, upper / 2)
    height = max(upper, middle.y + ROW + lowest)
    return Wheel(
        height=height,
        middle=middle,
        left=tuple(_incoming(y, middle) for y in _rows(left, upper)),
        right=tuple(_outgoing(y, middle) for y in _rows(right, upper)),
        below=tuple(_downwards(place, middle) for place in range(below)),
    )


def _rows(many: int, height: float) -> Iterator[float]:
    """Heights of rows, spread around the middle."""
    return (height / 2 + (place - (many - 1) / 2) * ROW for place in range(many))


def _incoming(y: float, middle: Point) -> Spoke:
    start, end = Point(LEFT + 8, y), Point(middle.x - HALF - 4, middle.y)
    return Spoke(name=Point(LEFT, y), path=_between(start, end), number=_on(start, end, 0.13))


def _outgoing(y: float, middle: Point) -> Spoke:
    start, end = Point(middle.x + HALF + 4, middle.y), Point(RIGHT - 8, y)
    return Spoke(name=Point(RIGHT, y), path=_between(start, end), number=_on(start, end, 0.87))


def _downwards(place: int, middle: Point) -> Spoke:
    y = middle.y + ROW * (place + 2.2)
    start, end = Point(middle.x - HALF + 12, middle.y + ROW / 2), Point(middle.x - HALF + 34, y)
    path = f"M{number(start.x)} {number(start.y)}V{number(y)}H{number(end.x)}"
    return Spoke(name=Point(middle.x - HALF + 42, y), path=path, number=Point(middle.x - HALF + 12, y - ROW / 2))


def _between(start: Point, end: Point) -> str:
    half = (start.x + end.x) / 2
    spots = (Point(half, start.y), Point(half, end.y), end)
    return f"M{number(start.x)} {number(start.y)}C" + " ".join(f"{number(x)} {number(y)}" for x, y in spots)


def _on(start: Point, end: Point, share: float) -> Point:
    """A place on the bend between two, after a share of its way."""
    rest = 1 - share
    half = (start.x + end.x) / 2
    x = rest**3 * start.x + 3 * rest * share * half + share**3 * end.x
    y = (rest**3 + 3 * rest**2 * share) * start.y + (3 * rest * share**2 + share**3) * end.y
    return Point(round(x, 2), round(y, 2))
