"""Which part of the map a picture shows."""

from collections.abc import Sequence
from typing import Final

from waybill.atlas.projection import Point
from waybill.atlas.world import WORLD, Box

SMALLEST: Final = 130.0
"""Width of the smallest part that is shown: outlines are too coarse for less."""
MARGIN: Final = 0.18
"""On each side, as a part of what must be seen."""
SHAPE: Final = WORLD.width / WORLD.height


def around(spots: Sequence[Point], *, shape: float = SHAPE) -> Box:
    """The part of the map that holds all places, with a margin, in a picture of a shape; the whole world of none."""
    if not spots:
        return WORLD
    xs, ys = [spot.x for spot in spots], [spot.y for spot in spots]
    wide, high = (max(xs) - min(xs)) * (1 + 2 * MARGIN), (max(ys) - min(ys)) * (1 + 2 * MARGIN)
    width = min(WORLD.width, WORLD.height * shape, max(SMALLEST, wide, high * shape))
    height = width / shape
    left = _kept((max(xs) + min(xs) - width) / 2, width, WORLD.width)
    top = _kept((max(ys) + min(ys) - height) / 2, height, WORLD.height)
    return Box(left=left, top=top, right=left + width, bottom=top + height)


def _kept(start: float, length: float, whole: float) -> float:
    """A start from which a length does not reach over the end."""
    return max(0.0, min(start, whole - length))
