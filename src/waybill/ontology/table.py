"""The compiled form of a catalogue, as resources/compile.py writes it."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final, TypeAlias, TypedDict, cast

from waybill.errors import CatalogueError
from waybill.ontology.hits import AliasKind

KINDS: Final = tuple(AliasKind)
"""A table names kinds by their number in this order."""

Row: TypeAlias = tuple[str, str, str | None, str | None, str | None, Sequence[str]]
"""Id, name, country, part_of, weapon class and aliases of an entity."""

Sense: TypeAlias = tuple[int, int, str]
"""What a phrase may mean: a row's number, a kind's number, and the words as they must be written, blanks between, or
an empty string where case does not matter."""


class Table(TypedDict):
    """A compiled catalogue.

    Attributes:
        rows: entities by id, sorted.
        phrases: folded words of a phrase, blanks between, to what it may mean, the likeliest first.
        reach: the first word of phrases to the most words that a phrase beginning with it has.
        names: names by ``waybill.text.names.key`` to numbers of rows.
        designations: whether variants of a designation ("F-16V") are known by its stem ("F-16").
        reliability: of outlets, a letter of the Admiralty code by id; empty in the other catalogues.
    """

    rows: Sequence[Row]
    phrases: Mapping[str, Sequence[Sense]]
    reach: Mapping[str, int]
    names: Mapping[str, Sequence[int]]
    designations: bool
    reliability: Mapping[str, str]


def read_table(name: str) -> Table:
    """The compiled catalogue of a name: ``weapons``, ``parties``, ``places`` or ``outlets``.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.ontology") / "tables" / f"{name}.json"
    try:
        table = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
    if not isinstance(table, dict) or not Table.__required_keys__ <= table.keys():
        raise CatalogueError(path=str(path), problem="it is not a compiled catalogue")
    # JSON has lists where the types say tuples; nothing here depends on the difference.
    return cast(Table, table)
