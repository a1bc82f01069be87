"""What sort of place each place of the catalogue is, and where it lies."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias, cast

from waybill.errors import CatalogueError

PlaceRow: TypeAlias = Sequence[str]
"""Kind, latitude and longitude as they are written in the source; empty where they are not known."""


class Location(NamedTuple):
    """Degrees, north and east positive."""

    latitude: float
    longitude: float


@cache
def place_rows() -> Mapping[str, PlaceRow]:
    """The compiled table by id, read when it is first asked for.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.ontology") / "tables" / "place_facts.json"
    try:
        rows = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
    if not isinstance(rows, dict):
        raise CatalogueError(path=str(path), problem="it is not a compiled table of facts")
    return cast(Mapping[str, PlaceRow], rows)


def location(row: PlaceRow) -> Location | None:
    """Where the place of a row lies; None where the row does not say it."""
    _, latitude, longitude = row
    return Location(float(latitude), float(longitude)) if latitude else None
