"""Room on a picture: what was put down first is not covered by what comes later."""

from collections.abc import Iterable

from waybill.atlas.projection import Point
from waybill.atlas.world import Box


class Room:
    """What is still free.

    Args:
        box: the picture; nothing may reach over its edge.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._taken: list[Box] = []

    def take(self, middle: Point, width: float, height: float) -> None:
        """Cover a rectangle."""
        self._taken.append(_rectangle(middle, width, height))

    def first_free(self, middles: Iterable[Point], width: float, height: float) -> Point | None:
        """The first of the places around which a rectangle is free, and from now on covered; None if there is none."""
        for middle in middles:
            wanted = _rectangle(middle, width, height)
            if _is_within(wanted, self._box) and not any(_meet(wanted, each) for each in self._taken):
                self._taken.append(wanted)
                return middle
        return None


def _rectangle(middle: Point, width: float, height: float) -> Box:
    return Box(
        left=middle.x - width / 2, top=middle.y - height / 2, right=middle.x + width / 2, bottom=middle.y + height / 2
    )


def _meet(left: Box, right: Box) -> bool:
    return left.left < right.right and right.left < left.right and left.top < right.bottom and right.top < left.bottom


def _is_within(inner: Box, outer: Box) -> bool:
    return (
        inner.left >= outer.left
        and inner.right <= outer.right
        and inner.top >= outer.top
        and inner.bottom <= outer.bottom
    )
