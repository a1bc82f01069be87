"""Parquet: a file for each table, typed, written a few thousand rows at a time."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.errors import UsageError
from waybill.export.columns import Row, Type
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.export.tables import NO_TEXTS, TABLES, AnyTable, filled

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

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
    with ExitStack() as opened:
        writers = {
            table.name: opened.enter_context(
                ParquetWriter(target / f"{table.name}.parquet", _schema(table, about), compression="zstd")
            )
            for table in TABLES
        }
        waiting: dict[str, list[Row]] = {name: [] for name in writers}
        for table, row in filled(selection):
            waiting[table.name].append(row)
            if len(waiting[table.name]) == ROWS_AT_ONCE:
                _write_rows(writers[table.name], waiting[table.name])
        for name, writer in writers.items():
            _write_rows(writer, waiting[name])
    notes = Notes()
    notes.say(NO_TEXTS)
    return notes


def _write_rows(writer: "ParquetWriter", rows: list[Row]) -> None:
    """Write rows, if there are any, and forget them."""
    if rows:
        writer.write_batch(_batch(rows, writer.schema))
        rows.clear()


def _schema(table: AnyTable, about: dict[str, str]) -> "pyarrow.Schema":
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


def _batch(rows: Sequence[Row], schema: "pyarrow.Schema") -> "pyarrow.RecordBatch":
    import pyarrow

    columns = zip(*rows, strict=True)
    arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.record_batch(arrays, schema=schema)
