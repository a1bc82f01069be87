"""From degrees to a place on the world map.

Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2018: areas keep their proportions, which a map
of who sends what to whom needs more than angles.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

WIDTH: Final = 1000.0
"""Of the whole world at the equator, in units of the map."""
NORTH: Final = 84.0
SOUTH: Final = -58.0
"""Latitudes at which the map ends: beyond them nobody lives."""

_TERMS: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF: Final = 2.7066299836960748  # of the plane's width for a sphere of radius 1


class Point(NamedTuple):
    """A place on the map, counted from its upper left corner."""

    x: float
    y: float


def plane(latitude: float, longitude: float) -> tuple[float, float]:
    """Coordinates on the plane of the projection, for a sphere of radius 1; north is up."""
    first, second, third, fourth = _TERMS
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    stretch = first + 3 * second * square + sixth * (7 * third + 9 * fourth * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * stretch)
    return x, angle * (first + second * square + sixth * (third + fourth * square))


def project(latitude: float, longitude: float) -> Point:
    """Where a place lies on the map; what is beyond its ends lies beyond its edges."""
    x, y = plane(latitude, longitude)
    scale = WIDTH / 2 / _HALF
    return Point((x + _HALF) * scale, (plane(NORTH, 0)[1] - y) * scale)


HEIGHT: Final = project(SOUTH, 0).y
