"""Between entries and the rows of their table.

Laws:   the row of an entry gives that entry back;
        a row that gives an entry is that entry's row: nothing in it goes unread.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from waybill.core.drafts import payload
from waybill.core.entry import Entry, EntryKind
from waybill.core.fields import as_text, as_whole, checked, optional
from waybill.core.ids import Digest, JsonValue
from waybill.core.maker import Maker
from waybill.errors import ShapeError
from waybill.ledger.lines import Line, Payloads


def row_of(entry: Entry) -> dict[str, str | int]:
    """An entry as a row."""
    return {
        "sequence": entry.sequence,
        "kind": entry.kind.value,
        "key": entry.key,
        "payload": entry.payload,
        "maker": payload(entry.maker.to_json()),
        "recorded_at": entry.recorded_at.isoformat(),
        "previous": entry.previous,
        "digest": entry.digest,
    }


def entry_of(row: Mapping[str, JsonValue]) -> Entry:
    """The entry that a row holds; whether its digest is right is not looked at.

    Raises:
        ShapeError: no row that ``row_of`` wrote.
    """
    with checked("entry"):
        return Entry(
            sequence=as_whole(row["sequence"]),
            kind=EntryKind(as_text(row["kind"])),
            key=as_text(row["key"]),
            payload=as_text(row["payload"]),
            maker=_maker(as_text(row["maker"])),
            recorded_at=_instant(as_text(row["recorded_at"])),
            previous=Digest(as_text(row["previous"])),
            digest=Digest(as_text(row["digest"])),
        )


def line_of(row: Mapping[str, JsonValue], source: Payloads) -> Line:
    """The line that a row holds, its payload perhaps left out; errors as of ``entry_of``."""
    with checked("entry"):
        return Line(
            sequence=as_whole(row["sequence"]),
            kind=EntryKind(as_text(row["kind"])),
            key=as_text(row["key"]),
            held=optional(row["payload"], as_text),
            maker=_maker(as_text(row["maker"])),
            recorded_at=_instant(as_text(row["recorded_at"])),
            digest=Digest(as_text(row["digest"])),
            source=source,
        )


@lru_cache(maxsize=256)
def _instant(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.isoformat() != written:
        raise ShapeError(place="entry", problem=f"{written!r} is written otherwise than it should be")
    return instant


@lru_cache(maxsize=256)
def _maker(written: str) -> Maker:
    maker = Maker.from_json(json.loads(written))
    if payload(maker.to_json()) != written:
        raise ShapeError(place="entry", problem="its maker is written otherwise than it should be")
    return maker
