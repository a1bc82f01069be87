"""Parquet: a file for each table, typed, written a few thousand rows at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.errors import UsageError
from waybill.export.columns import Cell, Table, Type
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.export.tables import NO_TEXTS, TABLES

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE: Final = 4096


def write(selection: Selection, target: Path) -> Notes:
    """Write the tables.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise UsageError(problem="parquet needs pyarrow: pip install 'waybill[export]'") from error
    state = selection.state
    about = {"waybill.ledger.sequence": str(state.sequence), "waybill.ledger.digest": str(state.digest)}
    for table in TABLES:
        schema = _schema(table, about)
        with ParquetWriter(target / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for rows in _groups(table.rows(selection)):
                writer.write_batch(_batch(rows, schema))
    notes = Notes()
    notes.say(NO_TEXTS)
    return notes


def _groups(rows: Iterator[tuple[Cell, ...]]) -> Iterator[Sequence[tuple[Cell, ...]]]:
    while group := list(islice(rows, ROWS_AT_ONCE)):
        yield group


def _schema(table: Table, about: dict[str, str]) -> "pyarrow.Schema":
    import pyarrow

    types = {
        Type.TEXT: pyarrow.string(),
        Type.TEXTS: pyarrow.list_(pyarrow.string()),
        Type.WHOLE: pyarrow.int64(),
        Type.NUMBER: pyarrow.float64(),
        Type.TRUTH: pyarrow.bool_(),
        Type.DAY: pyarrow.date32(),
        Type.INSTANT: pyarrow.timestamp("us", tz="UTC"),
    }
    fields = [
        pyarrow.field(column.name, types[column.type], metadata={"about": column.about}) for column in table.columns
    ]
    return pyarrow.schema(fields, metadata={**about, "about": f"A row is {table.about}."})


def _batch(rows: Sequence[tuple[Cell, ...]], schema: "pyarrow.Schema") -> "pyarrow.RecordBatch":
    import pyarrow

    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.record_batch(arrays, schema=schema)
