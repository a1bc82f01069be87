"""Whether a ledger still says what was once recorded.

In:     a ledger, in whatever state.
Out:    everything that is wrong with it, in order.
Laws:   an untouched ledger has no problems;
        a changed, removed, moved or cut entry is found, unless all digests after it and the head were made anew;
        whatever the tables hold, the answer is a list of problems.
Never:  stops at the first problem, changes anything.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from waybill.core.case_records import case_or_retirement_from_json
from waybill.core.document import Document
from waybill.core.drafts import draft_of_rejection, key_of, reading_key, review_key
from waybill.core.entry import GENESIS, Entry, EntryKind
from waybill.core.fields import as_object, as_text, as_tuple, as_whole, checked
from waybill.core.ids import Digest, JsonObject, JsonValue
from waybill.core.judgement_history import step_from_json
from waybill.core.records import (
    capture_from_json,
    document_from_record,
    entity_from_json,
    reading_from_json,
    rejection_from_json,
)
from waybill.core.review_records import review_from_json, review_ref, version_of
from waybill.errors import LedgerError, ShapeError
from waybill.ledger.chain import digest_of
from waybill.ledger.rows import entry_of
from waybill.ledger.store import SqlLedger


class Flaw(StrEnum):
    """What may be wrong with a ledger, or with the archive of its captures."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    ALTERED = "altered"
    UNCHAINED = "unchained"
    UNDECODABLE = "undecodable"
    MISPLACED = "misplaced"
    ORPHANED = "orphaned"
    MISQUOTED = "misquoted"
    CUT = "cut"
    CAPTURE_LOST = "capture_lost"
    CAPTURE_ALTERED = "capture_altered"
    CAPTURE_ADDED = "capture_added"
    STAMP_WRONG = "stamp_wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a ledger.

    Attributes:
        sequence: of the entry; 0 where it is no entry's problem.
        flaw: for programs.
        detail: for people.
    """

    sequence: int
    flaw: Flaw
    detail: str


def verify(ledger: SqlLedger) -> tuple[Problem, ...]:
    """Recompute every digest, follow the chain, and hold every quote against its document.

    Returns:
        The problems in the order of the entries; empty if all is well.
    """
    return tuple(_Check().problems(ledger))


class _Check:
    """One walk along the chain."""

    def __init__(self) -> None:
        self._sequence = 0
        self._digest: Digest = GENESIS
        self._documents: dict[tuple[str, str], Document] = {}

    def problems(self, ledger: SqlLedger) -> Iterator[Problem]:
        try:
            head = None
            # Others may append meanwhile: the walk is over when the head has not moved since it began.
            while head != (head := ledger.head()):
                for row in ledger.rows(after=self._sequence):
                    yield from self._of_row(row)
        except LedgerError as error:
            yield Problem(sequence=0, flaw=Flaw.UNREADABLE, detail=f"after entry {self._sequence}: {error}")
        else:
            yield from self._of_head(*head)

    def _of_head(self, sequence: int, digest: Digest) -> Iterator[Problem]:
        if sequence > self._sequence:
            detail = f"entries {self._sequence + 1} to {sequence} are gone from the end"
            yield Problem(sequence=0, flaw=Flaw.CUT, detail=detail)
        elif (sequence, digest) != (self._sequence, self._digest):
            detail = f"the head names entry {sequence}, which is not the last, or not as it was recorded"
            yield Problem(sequence=0, flaw=Flaw.UNCHAINED, detail=detail)

    def _of_row(self, row: Mapping[str, JsonValue]) -> Iterator[Problem]:
        sequence, is_next = _sequence_of(row), True
        if sequence > self._sequence + 1:
            is_next = False
            detail = f"entries {self._sequence + 1} to {sequence - 1} are gone"
            yield Problem(sequence=sequence, flaw=Flaw.MISSING, detail=detail)
        previous, self._sequence, self._digest = self._digest, sequence, Digest(str(row["digest"]))
        try:
            entry = entry_of(row)
        except ShapeError as error:
            yield Problem(sequence=sequence, flaw=Flaw.UNDECODABLE, detail=str(error))
            return
        if digest_of(entry) != entry.digest:
            yield Problem(sequence=sequence, flaw=Flaw.ALTERED, detail="it does not match its digest")
        if is_next and entry.previous != previous:
            yield Problem(sequence=sequence, flaw=Flaw.UNCHAINED, detail="it does not follow the entry before it")
        yield from self._of_payload(entry)

    def _of_payload(self, entry: Entry) -> Iterator[Problem]:
        try:
            with checked(entry.kind):
                shape = json.loads(entry.payload)
                if entry.kind is EntryKind.READING:
                    problems = tuple(self._of_reading(entry, as_object(shape)))
                elif entry.kind is EntryKind.REVIEW:
                    problems = tuple(self._of_review(entry, as_object(shape)))
                else:
                    problems = tuple(_of_key(entry, self._key(entry.kind, shape)))
        except ShapeError as error:
            problems = (Problem(sequence=entry.sequence, flaw=Flaw.UNDECODABLE, detail=str(error)),)
        yield from problems

    def _key(self, kind: EntryKind, shape: JsonValue) -> str:
        """The key under which a payload belongs, which is then known to be readable."""
        if kind is EntryKind.DOCUMENT:
            document = document_from_record(shape)
            self._documents[document.id, document.digest] = document
            return key_of(document.id)
        return _KEYS[kind](shape)

    def _of_reading(self, entry: Entry, shape: JsonObject) -> Iterator[Problem]:
        document = self._documents.get((as_text(shape["document"]), as_text(shape["document_digest"])))
        if document is None:
            detail = f"no such version of document {shape['document']} stands before it"
            yield Problem(sequence=entry.sequence, flaw=Flaw.ORPHANED, detail=detail)
            return
        misquoted = [words for claim in as_tuple(shape["claims"], as_object) for words in _misquoted(claim, document)]
        yield from (_misquote(entry, document, words) for words in misquoted)
        if not misquoted:
            reading = reading_from_json(shape, document)
            yield from _of_key(entry, reading_key(reading.document, reading.maker))

    def _of_review(self, entry: Entry, shape: JsonObject) -> Iterator[Problem]:
        ref, version = review_ref(shape), version_of(shape)
        document = None if version is None else self._documents.get((ref.document, version))
        if version is not None and document is None:
            detail = f"no such version of document {ref.document} stands before it"
            yield Problem(sequence=entry.sequence, flaw=Flaw.ORPHANED, detail=detail)
            return
        misquoted = [] if document is None else list(_misquoted(as_object(shape["reviewed"]), document))
        yield from (_misquote(entry, document, words) for words in misquoted if document is not None)
        if not misquoted:
            step = review_from_json(shape, document)
            yield from _of_key(entry, review_key(step.ref))


_KEYS: Final[Mapping[EntryKind, Callable[[JsonValue], str]]] = {
    EntryKind.CAPTURE: lambda shape: key_of(capture_from_json(shape).id),
    EntryKind.REJECTION: lambda shape: draft_of_rejection(rejection_from_json(shape)).key,
    EntryKind.ENTITY: lambda shape: key_of(entity_from_json(shape).id),
    EntryKind.JUDGEMENT: lambda shape: key_of(step_from_json(shape).id),
    EntryKind.CASE: lambda shape: key_of(case_or_retirement_from_json(shape).id),
}


def _sequence_of(row: Mapping[str, JsonValue]) -> int:
    sequence = row["sequence"]
    return sequence if isinstance(sequence, int) else 0


def _of_key(entry: Entry, key: str) -> Iterator[Problem]:
    if entry.key != key:
        yield Problem(sequence=entry.sequence, flaw=Flaw.MISPLACED, detail=f"its payload belongs under {key}")


def _misquote(entry: Entry, document: Document, words: str) -> Problem:
    detail = f"document {document.id} does not have these words in this place: {words[:80]!r}"
    return Problem(sequence=entry.sequence, flaw=Flaw.MISQUOTED, detail=detail)


def _misquoted(claim: JsonObject, document: Document) -> Iterator[str]:
    """The quotes of a claim that are not, letter for letter, the words at their places."""
    spans = as_object(claim["spans"])
    for key in ("evidence", "triggers"):
        places = as_tuple(spans[key], lambda pair: slice(*as_tuple(pair, as_whole)))
        for words, place in zip(as_tuple(claim[key], as_text), places, strict=True):
            if document.text[place] != words:
                yield words
