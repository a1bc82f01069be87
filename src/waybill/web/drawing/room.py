"""Room on a picture: what was put down first is not covered by what comes later."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from waybill.atlas.projection import Point
from waybill.atlas.world import Box

COLUMNS: Final = 48
"""What is taken is looked for in columns: most of it is elsewhere."""
_Edges = tuple[float, float, float, float]


class Room:
    """What is still free.

    Args:
        box: the picture; nothing may reach over its edge.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._step = box.width / COLUMNS
        self._taken: dict[int, list[_Edges]] = defaultdict(list)

    def take(self, middle: Point, width: float, height: float) -> None:
        """Cover a rectangle."""
        x, y = middle
        self._cover((x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    def first_free(self, middles: Iterable[Point], width: float, height: float) -> Point | None:
        """The first of the places around which a rectangle is free, and from now on covered; None if there is none."""
        half, tall, box = width / 2, height / 2, self._box
        first, last, highest, lowest = box.left, box.right, box.top, box.bottom
        for middle in middles:
            x, y = middle
            left, top, right, bottom = x - half, y - tall, x + half, y + tall
            if left < first or right > last or top < highest or bottom > lowest:
                continue
            if self._is_free(left, top, right, bottom):
                self._cover((left, top, right, bottom))
                return middle
        return None

    def _cover(self, edges: _Edges) -> None:
        for column in self._columns(edges[0], edges[2]):
            self._taken[column].append(edges)

    def _columns(self, left: float, right: float) -> range:
        return range(int(left // self._step), int(right // self._step) + 1)

    def _is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        # A map asks this some thousands of times: so it is a loop, and without names for edges.
        for column in self._columns(left, right):
            for start, head, end, foot in self._taken[column]:
                if left < end and start < right and top < foot and head < bottom:
                    return False
        return True
