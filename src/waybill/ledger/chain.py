"""Chain drafts to the entries before them.

Laws:   sequences go on without gaps;
        each entry names the digest of the one before;
        whatever is changed in an entry, its digest no longer fits.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from waybill.core.entry import Draft, Entry, entry_digest
from waybill.core.ids import Digest
from waybill.core.maker import Maker
from waybill.errors import UsageError


def chain(drafts: Iterable[Draft], *, head: tuple[int, Digest], maker: Maker, recorded_at: datetime) -> Iterator[Entry]:
    """Entries for drafts, in order, chained to the head of a ledger.

    Args:
        drafts: what to record.
        head: sequence and digest of the last entry.
        maker: who records.
        recorded_at: aware instant; kept as UTC.

    Raises:
        UsageError: an instant without a time zone.
    """
    if recorded_at.tzinfo is None:
        raise UsageError(problem=f"{recorded_at.isoformat()} has no time zone")
    moment = recorded_at.astimezone(UTC)
    sequence, previous = head
    for draft in drafts:
        sequence += 1
        digest = entry_digest(draft, sequence=sequence, maker=maker, recorded_at=moment, previous=previous)
        yield Entry(
            sequence=sequence,
            kind=draft.kind,
            key=draft.key,
            payload=draft.payload,
            maker=maker,
            recorded_at=moment,
            previous=previous,
            digest=digest,
        )
        previous = digest


def digest_of(entry: Entry) -> Digest:
    """The digest that an entry should have."""
    return entry_digest(
        Draft(kind=entry.kind, key=entry.key, payload=entry.payload),
        sequence=entry.sequence,
        maker=entry.maker,
        recorded_at=entry.recorded_at,
        previous=entry.previous,
    )
