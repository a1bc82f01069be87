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
        self._taken: list[tuple[float, float, float, float]] = []

    def take(self, middle: Point, width: float, height: float) -> None:
        """Cover a rectangle."""
        self._taken.append(_rectangle(middle, width, height))

    def first_free(self, middles: Iterable[Point], width: float, height: float) -> Point | None:
        """The first of the places around which a rectangle is free, and from now on covered; None if there is none."""
        for middle in middles:
            wanted = _rectangle(middle, width, height)
            if self._is_free(*wanted):
                self._taken.append(wanted)
                return middle
        return None

    def _is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        box = self._box
        if left < box.left or right > box.right or top < box.top or bottom > box.bottom:
            return False
        # A map asks this some thousands of times: so it is a loop, and without names for edges.
        for start, head, end, foot in self._taken:
            if left < end and start < right and top < foot and head < bottom:
                return False
        return True


def _rectangle(middle: Point, width: float, height: float) -> tuple[float, float, float, float]:
    """Its left, upper, right and lower edge."""
    return middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2
