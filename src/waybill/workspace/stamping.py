"""Time stamps of a ledger: asked for, kept in its archive, and held against its entries."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from waybill.archive.stamping import QUESTION_TYPE, Stamp, question, stamp_of
from waybill.archive.store import Archive
from waybill.core.ids import Digest
from waybill.core.outcome import Rejection
from waybill.errors import UsageError

if TYPE_CHECKING:
    from waybill.fetch.fetcher import Fetcher
    from waybill.ledger.store import SqlLedger
    from waybill.ledger.verifying import Problem


def stamped(ledger: "SqlLedger", archive: Archive, fetcher: "Fetcher", *, authority: str, trusted: str | None) -> Stamp:
    """The stamp of a ledger's last entry, now in its archive; where that has one already, nobody is asked for another.

    Args:
        ledger: whose last entry is stamped.
        archive: where the stamp is kept.
        fetcher: asks the authority.
        authority: its web address.
        trusted: path of certificates in PEM of which one must have signed; None if nobody looks.

    Raises:
        UsageError: nothing to stamp, no stamp was given, or not one that is trusted.
        ArchiveError: it cannot be kept.
    """
    sequence, digest = ledger.head()
    if sequence == 0:
        raise UsageError(problem="there is nothing in this ledger to stamp")
    known = archive.stamp(sequence, digest)
    if known is not None:
        return _held(known, digest, of="the stamp that the last entry has does not hold", trusted=trusted)
    answer = fetcher.post(authority, question(digest), media_type=QUESTION_TYPE)
    if isinstance(answer, Rejection):
        raise UsageError(problem=f"{answer.subject} gave no time stamp: {answer.detail}")
    given = _held(answer, digest, of=f"what {authority} gave is not kept", trusted=trusted)
    archive.put_stamp(sequence, digest, given.token)
    return given


def _held(token: bytes, digest: Digest, *, of: str, trusted: str | None) -> Stamp:
    """A stamp, looked at.

    Raises:
        UsageError: it is none, or not one that is trusted.
    """
    try:
        return stamp_of(token, digest, trusted=trusted)
    except ValueError as error:
        raise UsageError(problem=f"{of}: {error}") from error


def problems_of_stamps(ledger: "SqlLedger", archive: Archive, *, trusted: str | None) -> "Iterator[Problem]":
    """Stamps that do not stamp the entries of a ledger as they stand, or that nobody trusted has signed.

    Args:
        ledger: whose entries were stamped.
        archive: where the stamps are.
        trusted: as in ``stamped``.

    Raises:
        ArchiveError: the stamps cannot be read.
        UsageError: the certificates cannot be read, or the package that reads stamps is not installed.
    """
    from waybill.ledger.verifying import Flaw, Problem

    for sequence, digest, token in archive.stamps():
        row = next(iter(ledger.rows(after=sequence - 1)), {})
        detail = "the ledger's entry is no longer the one that was stamped"
        if (row.get("sequence"), row.get("digest")) == (sequence, digest):
            try:
                stamp_of(token, digest, trusted=trusted)
                continue
            except ValueError as error:
                detail = f"its time stamp does not hold: {error}"
        yield Problem(sequence=sequence, flaw=Flaw.STAMP_WRONG, detail=detail)
