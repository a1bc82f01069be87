"""The archive of a ledger: which it is, what it remembers of web addresses, how captures come back out of it."""

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from waybill.archive.store import Archive
from waybill.archive.verifying import Harm, damages
from waybill.core.capture import Capture
from waybill.core.ids import Digest
from waybill.core.records import CaptureRecord
from waybill.errors import ArchiveError, UsageError
from waybill.ledger.views import View
from waybill.settings import ARCHIVE_VARIABLE, Settings

if TYPE_CHECKING:
    from waybill.fetch.kept import Keeping, Kept
    from waybill.ledger.store import SqlLedger
    from waybill.ledger.verifying import Problem

SUFFIX: Final = ".captures"
_MOST_TOLD: Final = 5


def archive_of(ledger: str) -> Archive:
    """The archive of a ledger: the one that ``WAYBILL_ARCHIVE`` names, else a folder beside the ledger's file.

    Args:
        ledger: path or URL.

    Raises:
        UsageError: a ledger that is no file has no place beside it.
        ArchiveError: nothing here can reach it.
    """
    named = Settings.of(os.environ).archive
    if named is None and "://" in ledger:
        raise UsageError(problem=f"a ledger at a URL needs an archive for its captures; name one in {ARCHIVE_VARIABLE}")
    return Archive(named or f"{ledger}{SUFFIX}")


def keeping(view: View, archive: Archive) -> "Keeping":
    """What was fetched from web addresses before, for asking whether it has changed.

    Args:
        view: knows the captures.
        archive: has their bytes; of those that it cannot give back nothing is known.
    """
    from waybill.fetch.kept import Kept

    latest = {each.address: each for each in sorted(view.captures(), key=lambda each: each.captured_at)}

    def kept(address: str) -> "Kept | None":
        record = latest.get(address)
        if record is None or record.seal is None:
            return None
        try:
            capture = archive.capture(record.sha256, sealed=record.seal)
        except ArchiveError:
            return None
        etag, last_modified = (header_of(capture, name) for name in ("etag", "last-modified"))
        return Kept(etag=etag, last_modified=last_modified, recall=lambda: capture)

    return kept


def record_of(written_id: str, view: View) -> CaptureRecord:
    """The capture of an id.

    Args:
        written_id: of a capture, or of a document for the capture that it was read from; a beginning will do that no
            other has, also without the word before its digits.
        view: knows documents and captures.

    Raises:
        UsageError: none or several of that id, or a document that was not read from bytes.
    """
    records = {each.id: each for each in view.captures()}
    owners = {str(each.id): each.capture for each in view.documents()} | {str(each): each for each in records}
    beginnings = (written_id, f"document-{written_id}", f"capture-{written_id}")
    exact = [written_id] if written_id in owners else []
    found = exact or sorted(each for each in owners if written_id.strip() and each.startswith(beginnings))
    wanted = {owners[each] for each in found}
    if not found:
        raise UsageError(problem=f"there is no document or capture {written_id!r} in this ledger")
    if len(wanted) > 1:
        told = ", ".join(found[:_MOST_TOLD]) + (", …" if len(found) > _MOST_TOLD else "")
        raise UsageError(problem=f"{len(found)} documents and captures begin with {written_id!r}: {told}")
    record = next((records[each] for each in wanted if each in records), None)
    if record is None:
        raise UsageError(problem=f"{found[0]} was not read from bytes; a program handed over its text")
    return record


def problems_of(ledger: "SqlLedger", archive: Archive) -> "Iterator[Problem]":
    """What is wrong with the archive of a ledger, by the entries that name its captures; added files last.

    Raises:
        ArchiveError: it cannot be listed.
    """
    from waybill.ledger.captures import named_captures
    from waybill.ledger.verifying import Flaw, Problem

    flaws = {Harm.LOST: Flaw.CAPTURE_LOST, Harm.ALTERED: Flaw.CAPTURE_ALTERED, Harm.ADDED: Flaw.CAPTURE_ADDED}
    named = {each.record.sha256: each for each in named_captures(ledger) if each.record.seal is not None}
    seals = {content: Digest(each.record.seal or "") for content, each in named.items()}
    found = []
    for damage in damages(archive, seals):
        entry = None if damage.content is None else named[damage.content]
        whose = "" if entry is None else f", which holds {entry.record.id} from {entry.record.address}"
        sequence = 0 if entry is None else entry.sequence
        found.append(Problem(sequence=sequence, flaw=flaws[damage.harm], detail=f"{damage.detail}{whose}"))
    yield from sorted(found, key=lambda each: (each.sequence == 0, each.sequence))


def header_of(capture: Capture, name: str) -> str | None:
    """A header of the answer that a capture came with; None where there is none."""
    if capture.exchange is None:
        return None
    found = re.search(rb"(?im)^" + name.encode() + rb":[ \t]*([^\r\n]+)", capture.exchange.response)
    return None if found is None else found[1].decode("latin-1").strip()
