"""CSV for spreadsheets: a file for each table, and a dictionary of their columns beside them.

Laws:   no cell begins with what a spreadsheet takes for a formula;
        a cell without the apostrophe before such a beginning is the text, its control characters pictured.

Source: OWASP, CSV Injection; RFC 4180; Frictionless Data, Table Schema and Data Package.
"""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from waybill.core.ids import JsonObject
from waybill.export.characters import PICTURED, pictured
from waybill.export.columns import Cell, Column, Row, Type
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.export.tables import NO_TEXTS, TABLES, AnyTable, filled

GUARDED: Final = tuple("=+-@\t\r\n'＝＋－＠")
"""Beginnings that get an apostrophe before them; the apostrophe itself too, so that it can be taken away again."""

APART: Final = " | "
"""Stands between the texts of a cell that holds several."""

_MANY: Final = f"a cell holds several texts with {APART.strip()!r} between them, and one of them has that sign in it"


def write(selection: Selection, target: Path) -> Notes:
    """Write the tables, ``dictionary.csv`` and ``datapackage.json``."""
    notes = Notes()
    notes.say(NO_TEXTS)
    with ExitStack() as opened:
        writers = {table.name: _writer(opened.enter_context(_opened(target, table)), table) for table in TABLES}
        for table, row in filled(selection):
            writers[table.name](_cells(table, row, notes))
    write_csv(
        target / "dictionary.csv",
        ["table", "column", "type", "about"],
        ([table.name, column.name, column.type.value, column.about] for table in TABLES for column in table.columns),
    )
    package = json.dumps(_package(selection), ensure_ascii=False, indent=2)
    (target / "datapackage.json").write_text(package + "\n", encoding="utf-8", newline="\n")
    return notes


def write_csv(path: Path, headings: list[str], rows: Iterator[list[str]]) -> None:
    """Write a table with its headings in the first line; cells as they are given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows(rows)


def _opened(target: Path, table: AnyTable) -> TextIO:
    return (target / f"{table.name}.csv").open("w", encoding="utf-8", newline="")


def _writer(file: TextIO, table: AnyTable) -> Callable[[list[str]], object]:
    """Writes rows below the headings."""
    write_row: Callable[[list[str]], object] = csv.writer(file, lineterminator="\r\n").writerow
    write_row([column.name for column in table.columns])
    return write_row


def guarded(text: str) -> str:
    """Text as a cell that no spreadsheet takes for a formula."""
    shown = pictured(text)
    return f"'{shown}" if shown.startswith(GUARDED) else shown


def unguarded(cell: str) -> str:
    """The text of a cell that ``guarded`` wrote, or that a spreadsheet wrote without the apostrophe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(GUARDED) else cell


def _cells(table: AnyTable, row: Row, notes: Notes) -> list[str]:
    """Cells as they are written; what is lost is noted under the name of the table and the first cell of the row."""
    written = [_cell(cell) for cell in row]
    for cell in row:
        texts = (cell,) if isinstance(cell, str) else cell if isinstance(cell, tuple) else ()
        if len(texts) > 1 and any(APART.strip() in each for each in texts):
            notes.lose(_MANY, f"{table.name} {row[0]}")
        for text in texts:
            if not text.isprintable() and pictured(text) != text:
                notes.lose(PICTURED, f"{table.name} {row[0]}")
                break
    return written


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, tuple):
        return guarded(APART.join(cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _package(selection: Selection) -> JsonObject:
    state = selection.state
    return {
        "name": "waybill",
        "profile": "tabular-data-package",
        "ledger": {"sequence": state.sequence, "digest": state.digest},
        "wanted": list(selection.wanted),
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "profile": "tabular-data-resource",
                "description": f"A row is {table.about}.",
                "encoding": "utf-8",
                "schema": {"fields": [_field(column) for column in table.columns], "missingValues": [""]},
            }
            for table in TABLES
        ],
    }


def _field(column: Column) -> JsonObject:
    several = column.type is Type.TEXTS
    kind = Type.TEXT.value if several else column.type.value
    about = f"{column.about}; several stand with {APART!r} between them" if several else column.about
    return {"name": column.name, "type": kind, "description": about} | (
        {"format": "any"} if column.type is Type.INSTANT else {}
    )
