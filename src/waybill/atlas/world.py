"""The outlines of the world's countries, compiled by ``resources/compile_map.py``."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

from waybill.atlas.projection import HEIGHT, WIDTH, Point
from waybill.errors import CatalogueError

FILE: Final = "world.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the map."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


WORLD: Final = Box(left=0, top=0, right=WIDTH, bottom=HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country on the map.

    Attributes:
        far: its outlines as a path, for small maps; ``near`` has more corners.
        anchor: the place in its largest part that is farthest from its borders; stands for no place in it.
        depth: how far that is.
        box: the ends of its largest part.
    """

    far: str
    near: str
    anchor: Point
    depth: float
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The base map.

    Attributes:
        sea: its own outline.
        countries: by ISO code; land that is of no state here has an empty one.
        states: those that have a code.
    """

    sea: str
    countries: Mapping[str, Country]
    states: Mapping[str, Country]


@cache
def world() -> World:
    """The base map, read when it is first asked for.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.atlas") / FILE
    try:
        read = json.loads(path.read_bytes())
        countries = {code: _country(row) for code, row in read["countries"].items()}
        states = {code: country for code, country in countries.items() if code}
        return World(sea=read["sea"], countries=countries, states=states)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error


def _country(row: Mapping[str, object]) -> Country:
    x, y, depth = cast(Sequence[float], row["anchor"])
    left, top, right, bottom = cast(Sequence[float], row["box"])
    return Country(
        far=str(row["far"]),
        near=str(row["near"]),
        anchor=Point(x, y),
        depth=depth,
        box=Box(left=left, top=top, right=right, bottom=bottom),
    )
