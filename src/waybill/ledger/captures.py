"""Captures that a ledger names, in whatever state it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from waybill.core.entry import EntryKind
from waybill.core.records import CaptureRecord, capture_from_json
from waybill.errors import LedgerError, ShapeError
from waybill.ledger.rows import entry_of
from waybill.ledger.store import SqlLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCapture:
    """A capture, and the entry that names it."""

    sequence: int
    record: CaptureRecord


def named_captures(ledger: SqlLedger) -> Iterator[NamedCapture]:
    """Every capture that can be made out, in the order of the entries; what cannot, ``verify`` reports."""
    try:
        for row in ledger.rows():
            if row["kind"] != EntryKind.CAPTURE.value:
                continue
            try:
                entry = entry_of(row)
                yield NamedCapture(sequence=entry.sequence, record=capture_from_json(json.loads(entry.payload)))
            except (ShapeError, ValueError):
                continue
    except LedgerError:
        return
