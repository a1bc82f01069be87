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
from waybill.core.fields import as_text, as_whole, checked
from waybill.core.ids import Digest, JsonValue
from waybill.core.maker import Maker
from waybill.errors import ShapeError


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
        recorded_at = datetime.fromisoformat(as_text(row["recorded_at"]))
        if recorded_at.isoformat() != row["recorded_at"]:
            raise ShapeError(place="entry", problem=f"{row['recorded_at']!r} is written otherwise than it should be")
        return Entry(
            sequence=as_whole(row["sequence"]),
            kind=EntryKind(as_text(row["kind"])),
            key=as_text(row["key"]),
            payload=as_text(row["payload"]),
            maker=_maker(as_text(row["maker"])),
            recorded_at=recorded_at,
            previous=Digest(as_text(row["previous"])),
            digest=Digest(as_text(row["digest"])),
        )


@lru_cache(maxsize=256)
def _maker(written: str) -> Maker:
    maker = Maker.from_json(json.loads(written))
    if payload(maker.to_json()) != written:
        raise ShapeError(place="entry", problem="its maker is written otherwise than it should be")
    return maker
