"""A table of a selection as a frame of polars or pandas, with the columns and types of the exports.

Laws:   a frame has the columns of its table in their order, and a row for each row of it, whatever is selected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.errors import UsageError
from waybill.export.case_tables import CASE_TABLES, DOCUMENT_TABLES
from waybill.export.claim_tables import CLAIM_TABLES
from waybill.export.columns import Cell, Column, Row, Table, Type
from waybill.export.selection import Selection
from waybill.export.tables import TABLES
from waybill.telling.visible import visible_lines

if TYPE_CHECKING:
    import pandas
    import polars

SHOWN: Final = 20
"""Rows that a notebook shows of a table."""

_PANDAS: Final = {
    Type.TEXT: "string",
    Type.TEXTS: "object",
    Type.WHOLE: "Int64",
    Type.NUMBER: "Float64",
    Type.TRUTH: "boolean",
    Type.DAY: "datetime64[s]",
    Type.INSTANT: "datetime64[us, UTC]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectedTable:
    """A table of what is selected: claims, items, parties, places, sources, cases, origins or documents.

    Attributes:
        name: as in the exports ``csv`` and ``parquet``.
        selection: whose rows it has; asked anew for each frame.
    """

    name: str
    selection: Selection

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns with their types and what they hold."""
        return _named(self.name).columns

    def rows(self) -> Iterator[Row]:
        """Its rows, one at a time: a table of any size."""
        return _rows(self.name, self.selection)

    def to_polars(self) -> "polars.DataFrame":
        """All rows as a frame of polars; a column of several texts is a list.

        Raises:
            UsageError: polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise UsageError(problem="this frame needs polars: pip install 'waybill[frames]'") from error
        types: dict[Type, polars.DataType | type[polars.DataType]] = {
            Type.TEXT: polars.String,
            Type.TEXTS: polars.List(polars.String),
            Type.WHOLE: polars.Int64,
            Type.NUMBER: polars.Float64,
            Type.TRUTH: polars.Boolean,
            Type.DAY: polars.Date,
            Type.INSTANT: polars.Datetime("us", "UTC"),
        }
        series = [
            polars.Series(column.name, [_plain(cell) for cell in cells], dtype=types[column.type], strict=False)
            for column, cells in self._cells()
        ]
        return polars.DataFrame(series)

    def to_pandas(self) -> "pandas.DataFrame":
        """All rows as a frame of pandas, in types that know what is not said (``pandas.NA``); lists stay lists.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(problem="this frame needs pandas: pip install 'waybill[frames]'") from error
        series = {
            column.name: pandas.Series([_plain(cell) for cell in cells], dtype=_PANDAS[column.type])
            for column, cells in self._cells()
        }
        return pandas.DataFrame(series)

    def _cells(self) -> Iterator[tuple[Column, Sequence[Cell]]]:
        """Columns with their cells."""
        rows = list(self.rows())
        columns: Sequence[Sequence[Cell]] = list(zip(*rows, strict=True)) if rows else [()] * len(self.columns)
        return zip(self.columns, columns, strict=True)

    def _repr_html_(self) -> str:
        """The first rows, for notebooks."""
        rows = list(islice(self.rows(), SHOWN + 1))
        head = "".join(f'<th title="{escape(each.about)}">{escape(each.name)}</th>' for each in self.columns)
        body = "".join(f"<tr>{''.join(map(_shown, row))}</tr>" for row in rows[:SHOWN])
        more = f"<p>The first {SHOWN} rows.</p>" if len(rows) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def selected_table(name: str, selection: Selection) -> SelectedTable:
    """A table by its name.

    Raises:
        UsageError: there is none of that name.
    """
    _named(name)
    return SelectedTable(name=name, selection=selection)


def _named(name: str) -> Table[FiledClaim] | Table[Case] | Table[Document]:
    for table in TABLES:
        if table.name == name:
            return table
    raise UsageError(problem=f"no table {name!r}; there are {', '.join(table.name for table in TABLES)}")


def _rows(name: str, selection: Selection) -> Iterator[Row]:
    for of_claims in (each for each in CLAIM_TABLES if each.name == name):
        for filed in selection.claims():
            yield from of_claims.rows(filed, selection)
    for of_cases in (each for each in CASE_TABLES if each.name == name):
        for case in selection.cases():
            yield from of_cases.rows(case, selection)
    for of_documents in (each for each in DOCUMENT_TABLES if each.name == name):
        for document in selection.documents():
            yield from of_documents.rows(document, selection)


def _plain(cell: Cell) -> object:
    """A cell as frames take it."""
    return list(cell) if isinstance(cell, tuple) else cell


def _shown(cell: Cell) -> str:
    text = " | ".join(cell) if isinstance(cell, tuple) else "" if cell is None else str(cell)
    return f'<td dir="auto">{escape(visible_lines(text))}</td>'
