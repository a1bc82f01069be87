"""The compiled form of a catalogue, as resources/compile.py writes it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Literal, NamedTuple, TypeAlias, TypedDict, cast

from waybill.errors import CatalogueError
from waybill.ontology.hits import AliasKind

NO_ROW: Final = -1
PACKED: Final[tuple[Literal["phrases", "names"], ...]] = ("phrases", "names")
_SEPARATOR: Final = "~"
_KINDS: Final = tuple(AliasKind)

Row: TypeAlias = tuple[str, str, str | None, str | None, str | None, Sequence[str]]
"""Id, name, country, part_of, weapon class and aliases of an entity."""


class Sense(NamedTuple):
    """What a phrase may mean.

    Attributes:
        row: number of the entity's row; ``NO_ROW`` of a phrase that holds a name and names nothing: "Niger Delta".
        kind: how the phrase names it.
        cased: the words as they must be written, blanks between; empty where case does not matter.
    """

    row: int
    kind: AliasKind
    cased: str


class Table(TypedDict):
    """A compiled catalogue.

    Attributes:
        rows: entities by id, sorted.
        phrases: folded words of a phrase, blanks between, to what it may mean, as ``senses_from`` reads it.
        reach: the first word of phrases to the most words that a phrase beginning with it has.
        names: names by ``waybill.text.names.key`` to numbers of rows, blanks between.
        inflected: whether plurals and variants of designations ("F-16V") are known by their roots.
        reliability: of outlets, a letter of the Admiralty code by id; empty in the other catalogues.
    """

    rows: Sequence[Row]
    phrases: Mapping[str, str]
    reach: Mapping[str, int]
    names: Mapping[str, str]
    inflected: bool
    reliability: Mapping[str, str]


def senses_to(senses: Iterable[Sense]) -> str:
    """Senses on one line: row, number of the kind, and words, commas between; bars between senses.

    A string, because most phrases are never looked up: reading tables of nested lists took four times as long.
    """
    return "|".join(f"{sense.row},{_KINDS.index(sense.kind)},{sense.cased}" for sense in senses)


def senses_from(line: str) -> list[Sense]:
    """The senses that ``senses_to`` wrote."""
    split = (sense.split(",", 2) for sense in line.split("|"))
    return [Sense(int(row), _KINDS[int(kind)], cased) for row, kind, cased in split]


def table_file(name: str) -> Traversable:
    """Where the compiled catalogue of a name is."""
    return files("waybill.ontology") / "tables" / f"{name}.json"


def read_table(name: str) -> Table:
    """The compiled catalogue of a name: ``weapons``, ``parties``, ``places`` or ``outlets``.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = table_file(name)
    try:
        table = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
    if not isinstance(table, dict) or not Table.__required_keys__ <= table.keys():
        raise CatalogueError(path=str(path), problem="it is not a compiled catalogue")
    for column in PACKED:
        table[column] = Packed(table[column])
    # JSON has lists where the types say tuples; nothing here depends on the difference.
    return cast(Table, table)


def packed(table: Table) -> dict[str, object]:
    """A table as its file has it: each of the large mappings one string, which is read in half the time."""
    return {**table, **{column: _SEPARATOR.join(_pairs(table[column])) for column in PACKED}}


def _pairs(mapping: Mapping[str, str]) -> Iterator[str]:
    for pair in mapping.items():
        if _SEPARATOR in "".join(pair):
            raise ValueError(f"{_SEPARATOR} separates names in the tables and cannot be part of one: {pair}")
        yield from pair


class Packed(Mapping[str, str]):
    """A mapping as its file has it, cut up when it is first asked: many runs never look a whole name up."""

    def __init__(self, text: str) -> None:
        self._text, self._found = text, dict[str, str]()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """What a key leads to; this is asked for every word of a text."""
        return (self._found or self._cut()).get(key, default)

    def __getitem__(self, key: str) -> str:
        return (self._found or self._cut())[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found or self._cut())

    def __len__(self) -> int:
        return len(self._found or self._cut())

    def _cut(self) -> dict[str, str]:
        pieces = self._text.split(_SEPARATOR) if self._text else []
        self._found = dict(zip(pieces[::2], pieces[1::2], strict=True))
        return self._found
