"""One line of the ledger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from waybill.core.ids import Digest, digest
from waybill.core.maker import Maker

GENESIS: Final = Digest("0" * 64)
"""What the first entry names as its predecessor."""


class EntryKind(StrEnum):
    """What an entry records."""

    CAPTURE = "capture"
    DOCUMENT = "document"
    READING = "reading"
    REJECTION = "rejection"
    ENTITY = "entity"
    JUDGEMENT = "judgement"
    CASE = "case"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry before it has a place in the ledger.

    Attributes:
        key: id of what is recorded; a later entry of the same kind and key replaces an earlier one in the views.
        payload: canonical JSON.
    """

    kind: EntryKind
    key: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A recorded draft, chained to the entry before it.

    Attributes:
        sequence: 1, 2, 3, … without gaps.
        recorded_at: aware UTC instant.
        previous: digest of the entry before.
        digest: of everything else here.
    """

    sequence: int
    kind: EntryKind
    key: str
    payload: str
    maker: Maker
    recorded_at: datetime
    previous: Digest
    digest: Digest


def entry_digest(draft: Draft, *, sequence: int, maker: Maker, recorded_at: datetime, previous: Digest) -> Digest:
    """Digest that chains a draft to the entry before it."""
    return digest(
        [
            sequence,
            draft.kind.value,
            draft.key,
            draft.payload,
            maker.to_json(),
            recorded_at.isoformat(),
            previous,
        ]
    )
