"""Outlines taken apart, so that a picture of a part of the map holds no more than that part.

Laws:   what is left out lies wholly beyond the edges.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from waybill.atlas.world import Box, world

_NUMBER: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A closed line as a path of SVG."""

    path: str
    box: Box


def land_in(box: Box, *, near: bool) -> str:
    """The outlines that reach into a part of the map, as one path."""
    return "".join(piece.path for piece in _pieces(near=near) if _meet(piece.box, box))


@cache
def _pieces(*, near: bool) -> tuple[_Piece, ...]:
    paths = (country.near if near else country.far for country in world().countries.values())
    return tuple(piece for path in paths for piece in _taken_apart(path))


def _taken_apart(path: str) -> Iterator[_Piece]:
    """Lines of a path, each of which begins with an absolute place and goes on by steps."""
    for part in path.split("M")[1:]:
        steps = [float(each) for each in _NUMBER.findall(part)]
        x, y = steps[0], steps[1]
        xs, ys = [x], [y]
        for across, down in zip(steps[2::2], steps[3::2], strict=True):
            x, y = x + across, y + down
            xs.append(x)
            ys.append(y)
        yield _Piece(path=f"M{part}", box=Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys)))


def _meet(left: Box, right: Box) -> bool:
    return left.left < right.right and right.left < left.right and left.top < right.bottom and right.top < left.bottom
