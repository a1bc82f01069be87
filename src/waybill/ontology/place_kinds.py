"""What sort of place each place of the catalogue is."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from waybill.errors import CatalogueError
from waybill.ontology.kinds import PlaceKind


@cache
def place_kinds() -> Mapping[str, PlaceKind]:
    """The compiled table by id, read when it is first asked for.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.ontology") / "tables" / "place_kinds.json"
    try:
        table = json.loads(path.read_bytes())
        return {place: PlaceKind(kind) for kind, places in table.items() for place in places}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
