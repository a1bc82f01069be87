"""What the entries of a ledger amount to.

In:     entries, in order.
Out:    the documents, current claims as people reviewed them, entities, judgements and cases of the ledger, and what
        else it recorded.
Laws:   the same entries give the same view, in however many parts they are folded;
        a later entry of the same kind and key replaces an earlier one, and erases nothing;
        folding takes time in proportion to the entries: payloads are read when first asked for.
Never:  writes.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, TypeVar

from waybill.core.case import Case
from waybill.core.case_records import case_or_retirement_from_json
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.drafts import id_of, key_of, reading_key, reading_key_parts, review_key_parts
from waybill.core.entity import Entity
from waybill.core.entry import Draft, EntryKind
from waybill.core.fields import as_object, as_text, checked
from waybill.core.ids import CaseId, Digest, DocumentId, JsonValue, short_digest
from waybill.core.judgement import Judgement
from waybill.core.judgement_history import JudgementHistory, step_from_json
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Rejection
from waybill.core.records import (
    CaptureRecord,
    capture_from_json,
    document_from_record,
    entity_from_json,
    reading_from_json,
    rejection_from_json,
)
from waybill.core.review import Review, ReviewStep
from waybill.core.review_history import ReviewHistory, as_reviewed
from waybill.core.review_records import review_from_json, version_of
from waybill.errors import ShapeError, TamperedLedgerError
from waybill.ledger.laws import precedence
from waybill.ledger.lines import Recorded, is_short
from waybill.ledger.shelf import Shelf

_Result = TypeVar("_Result")


_RETIRED: Final = '"retired":true'
"""Stands in the payload of a retired case alone: in names and reasons quotation marks are escaped."""


class View:
    """A ``core.ports.Known``, kept in memory; fold further entries in as they are recorded.

    Attributes:
        sequence: of the last entry folded in; 0 of an empty view.

    Every question may raise ``TamperedLedgerError``: a payload is not what Waybill wrote.
    """

    def __init__(self, entries: Iterable[Recorded] = (), *, ledger: str = "ledger") -> None:
        """A view of entries, or of the lines of a ledger, which must then stay open."""
        self.sequence = 0
        self._ledger = ledger
        self._captures = Shelf(self._reader(capture_from_json))
        self._documents = Shelf(self._reader(document_from_record))
        self._readings = Shelf(self._read_reading)
        self._rejections = Shelf(self._reader(rejection_from_json))
        self._entities = Shelf(self._reader(entity_from_json))
        self._judgements = Shelf(self._reader(step_from_json))
        self._cases = Shelf(self._reader(case_or_retirement_from_json))
        self._shelves: Final[dict[EntryKind, Shelf[object]]] = {
            EntryKind.CAPTURE: self._captures,
            EntryKind.DOCUMENT: self._documents,
            EntryKind.READING: self._readings,
            EntryKind.REJECTION: self._rejections,
            EntryKind.ENTITY: self._entities,
            EntryKind.JUDGEMENT: self._judgements,
            EntryKind.CASE: self._cases,
            EntryKind.REVIEW: Shelf(self._review),
        }
        self._replaced: dict[str, list[Recorded]] = {}
        """By key of a document, its earlier versions: reviews of them are kept."""
        self._review_entries: dict[str, dict[ClaimRef, list[Recorded]]] = {}
        """By key of a document."""
        self._review_histories: dict[ClaimRef, ReviewHistory] = {}
        self._standings: dict[str, dict[str, tuple[int, int]]] = {}
        """By key of a document, the keys of its readings with their precedence."""
        self._judgement_entries: dict[str, list[Recorded]] = {}
        self._judgement_histories: dict[str, JudgementHistory] = {}
        self._last_case: Recorded | None = None
        self._stamps: dict[str, str] = {}
        self.fold(entries)

    def fold(self, entries: Iterable[Recorded]) -> None:
        """Take in further entries; those already taken in are passed over."""
        for entry in entries:
            if entry.sequence <= self.sequence:
                continue
            if entry.kind is EntryKind.DOCUMENT and entry.key in self._documents.entries:
                self._replaced.setdefault(entry.key, []).append(self._documents.entries[entry.key])
            self._shelves[entry.kind].put(entry)
            if entry.kind is EntryKind.READING:
                document, maker = self._key_parts(entry)
                self._standings.setdefault(key_of(document), {})[entry.key] = precedence(maker, entry.sequence)
                self._stamps.pop(key_of(document), None)
            elif entry.kind is EntryKind.CASE:
                self._last_case = entry
            elif entry.kind is EntryKind.JUDGEMENT:
                self._judgement_entries.setdefault(entry.key, []).append(entry)
            elif entry.kind is EntryKind.REVIEW:
                ref = self._review_ref(entry)
                self._review_entries.setdefault(key_of(ref.document), {}).setdefault(ref, []).append(entry)
                self._stamps.pop(key_of(ref.document), None)
            elif entry.kind is EntryKind.DOCUMENT:
                self._stamps.pop(entry.key, None)
                # What was read of a document depends on its text.
                for key in self._standings.get(entry.key, ()):
                    self._readings.forget(key)
            # Last, so that an entry which cannot be read is met again by whoever folds on.
            self.sequence = entry.sequence

    def holds(self, draft: Draft) -> bool:
        """Whether recording a draft would change nothing.

        What a program read is held only while it is the last of what programs read there: recorded again, it counts.
        """
        entry = self._shelves[draft.kind].entries.get(draft.key)
        return entry is not None and entry.payload == draft.payload and not self._is_superseded(entry)

    def captures(self) -> tuple[CaptureRecord, ...]:
        """All captures, by id."""
        return tuple(sorted(self._captures.values(), key=lambda capture: capture.id))

    def documents(self) -> tuple[Document, ...]:
        """All documents in their last version, by id."""
        return tuple(sorted(self._documents.values(), key=lambda document: document.id))

    def document(self, document: DocumentId) -> Document | None:
        """One document in its last version; None if there is none of this id."""
        return self._documents.value(key_of(document))

    def readings(self) -> tuple[Reading, ...]:
        """All readings of the last versions, by document, of one document the current reading first."""
        return tuple(reading for document in self.documents() for reading in self._readings_of(document.id))

    def reading(self, document: DocumentId, maker: Maker) -> Reading | None:
        """What a maker last read in a document; None if nothing, or only in an earlier version."""
        return self._readings.value(reading_key(document, maker))

    def standing_reading(self, document: DocumentId, maker: Maker) -> Reading | None:
        """What ``reading`` says, unless what another program read there later took its place."""
        entry = self._readings.entries.get(reading_key(document, maker))
        return None if entry is None or self._is_superseded(entry) else self.reading(document, maker)

    def claims(self) -> tuple[Claim, ...]:
        """The claims of every document, as ``claims_of`` gives them, by document."""
        return tuple(claim for document in self.documents() for claim in self.claims_of(document.id))

    def stamps(self) -> Mapping[DocumentId, str]:
        """Of every document that was read, a digest of its text and of all that was read and reviewed in it.

        Nothing is looked into. Keys are ids as they are written in entries.
        """
        found = ((DocumentId(id_of(key)), self.stamp(key)) for key in self._standings)
        return {document: stamp for document, stamp in found if stamp is not None}

    def stamp(self, key: str) -> str | None:
        """The same of one document, by its key in entries; None where it was not read."""
        document, standings = self._documents.entries.get(key), self._standings.get(key)
        if document is None or standings is None:
            return None
        if key not in self._stamps:
            parts = [document.digest, *(self._readings.entries[each].digest for each in sorted(standings))]
            self._stamps[key] = short_digest([*parts, *self.review_digests(key)])
        return self._stamps[key]

    def claims_of(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of a document's current reading as people reviewed them, in the reading's order.

        What they corrected stands in the place of what was read, what they rejected is left out, what they added comes
        last. None of a document that is not known.
        """
        read = self.read_claims_of(document)
        known = self.document(document) if self._review_entries.get(key_of(document)) else None
        if known is None:
            return read
        return as_reviewed(read, self.reviews_of(known))

    def reviews_of(self, document: Document) -> tuple[Review, ...]:
        """The reviews of a document in this version that count, by claim."""
        found = (history.on(document.digest) for history in self.review_histories_of(document.id))
        return tuple(each for each in found if each is not None)

    def reader(self, document: DocumentId) -> Maker:
        """Who made the current reading of a document that has one."""
        return next(self._readings_of(document)).maker

    def current_reading(self, document: DocumentId) -> Reading | None:
        """The current reading of a document's last version, as it was read; None where there is none."""
        return next(self._readings_of(document), None)

    def read_claims_of(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of a document's current reading, as they were read."""
        current = self.current_reading(document)
        return () if current is None else current.claims

    def review_histories_of(self, document: DocumentId) -> tuple[ReviewHistory, ...]:
        """Of each reviewed claim of a document all that was decided and taken back, in any version, by claim."""
        return tuple(self.review_history(ref) for ref in sorted(self._review_entries.get(key_of(document), ())))

    def review_histories(self) -> tuple[ReviewHistory, ...]:
        """Of each reviewed claim all that was decided and taken back, by document and claim."""
        refs = sorted(ref for claims in self._review_entries.values() for ref in claims)
        return tuple(map(self.review_history, refs))

    def review_history(self, ref: ClaimRef) -> ReviewHistory:
        """All that was decided on a claim that is known to be reviewed.

        Raises:
            KeyError: nothing was.
        """
        known, entries = self._review_histories.get(ref), self._review_entries[key_of(ref.document)][ref]
        steps = () if known is None else known.steps
        if known is None or len(steps) < len(entries):
            steps += tuple(self._review(entry) for entry in entries[len(steps) :])
            known = self._review_histories[ref] = ReviewHistory(steps=steps)
        return known

    def reviews(self) -> Mapping[ClaimRef, Review]:
        """The reviews that count: of each claim the last of its document's last version that was not taken back."""
        known = [self._documents.value(key) for key in self._review_entries]
        return {each.ref: each for document in known if document is not None for each in self.reviews_of(document)}

    def came_at(self, document: DocumentId) -> datetime:
        """When the last version of a document that is known was recorded."""
        return self._documents.entries[key_of(document)].recorded_at

    def version(self, document: DocumentId, digest: Digest) -> Document | None:
        """A document as it is or was; None where it never was so."""
        key = key_of(document)
        recorded = [
            *([self._documents.entries[key]] if key in self._documents.entries else ()),
            *self._replaced.get(key, ()),
        ]
        known = (self._reader(document_from_record)(each) for each in recorded)
        return next((each for each in known if each.digest == digest), None)

    def review_digests(self, key: str) -> list[Digest]:
        """Digests of the reviews of a document, by its key in entries, in the order in which they were recorded."""
        entries = (entry for listed in self._review_entries.get(key, {}).values() for entry in listed)
        return [each.digest for each in sorted(entries, key=lambda entry: entry.sequence)]

    def document_of(self, entry: Recorded) -> DocumentId | None:
        """The document that an entry records, or something that was read or reviewed in; None of any other entry."""
        match entry.kind:
            case EntryKind.DOCUMENT:
                return DocumentId(id_of(entry.key))
            case EntryKind.READING:
                return self._key_parts(entry)[0]
            case EntryKind.REVIEW:
                return self._review_ref(entry).document
        return None

    def _review_ref(self, entry: Recorded) -> ClaimRef:
        return self._checked(entry, lambda: review_key_parts(entry.key))

    def _review(self, entry: Recorded) -> ReviewStep:
        def read(shape: JsonValue) -> ReviewStep:
            version = version_of(shape)
            return review_from_json(
                shape, None if version is None else self.version(self._review_ref(entry).document, version)
            )

        return self._reader(read)(entry)

    def rejections(self) -> tuple[Rejection, ...]:
        """What was set aside, by subject and reason."""
        return tuple(sorted(self._rejections.values(), key=lambda each: (each.subject, each.reason, each.detail)))

    def entities(self) -> tuple[Entity, ...]:
        """Entities beyond the catalogues, by id."""
        return tuple(sorted(self._entities.values(), key=lambda entity: entity.id))

    def judgements(self) -> tuple[Judgement, ...]:
        """Of each pair the last judgement that was not withdrawn, by id."""
        return tuple(each.in_force for each in self.judgement_histories() if each.in_force is not None)

    def judgement_histories(self) -> tuple[JudgementHistory, ...]:
        """Of each pair all that was judged and withdrawn, by id."""
        return tuple(self._history(key) for key in sorted(self._judgement_entries))

    def _history(self, key: str) -> JudgementHistory:
        known, entries = self._judgement_histories.get(key), self._judgement_entries[key]
        if known is None or len(known.steps) < len(entries):
            steps = tuple(self._reader(step_from_json)(entry) for entry in entries)
            known = self._judgement_histories[key] = JudgementHistory(steps=steps)
        return known

    def cases(self) -> tuple[Case, ...]:
        """The cases in use, by id."""
        cases = (case for case in self._cases.values() if isinstance(case, Case))
        return tuple(sorted(cases, key=lambda case: case.id))

    def recorded_cases(self) -> Mapping[CaseId, tuple[int, datetime]]:
        """Of each case, in use or not, the sequence of the entry that recorded it last, and when that was."""
        entries = self._cases.entries.items()
        return {CaseId(id_of(key)): (each.sequence, each.recorded_at) for key, each in entries}

    def case_ids(self) -> frozenset[CaseId]:
        """Ids of the cases in use."""
        return frozenset(CaseId(id_of(key)) for key, entry in self._cases.entries.items() if not _is_retired(entry))

    def case(self, case: CaseId) -> Case | None:
        """The case of an id, or the one that took its claims over; None if there is none."""
        seen: set[CaseId] = set()
        while case not in seen:
            seen.add(case)
            found = self._cases.value(key_of(case))
            if isinstance(found, Case):
                return found
            if found is None or found.superseded_by is None:
                return None
            case = found.superseded_by
        return None

    def retired(self) -> Mapping[CaseId, CaseId | None]:
        """Cases that are no longer in use, and of each the case in use that its claims went to; None if they are gone.

        Sorted by id.
        """
        keys = sorted(key for key, entry in self._cases.entries.items() if _is_retired(entry))
        ids = [CaseId(id_of(key)) for key in keys]
        found = {each: self.case(each) for each in ids}
        return {each: None if case is None else case.id for each, case in found.items()}

    @property
    def grader(self) -> Maker | None:
        """Who recorded the last of the cases; None where there are none."""
        return None if self._last_case is None else self._last_case.maker

    def is_retired(self, case: CaseId) -> bool:
        """Whether there was a case of this id, and neither it nor one that took its claims over is in use."""
        return self._cases.value(key_of(case)) is not None and self.case(case) is None

    def _is_superseded(self, entry: Recorded) -> bool:
        """Whether a program's reading is no longer the last by a program."""
        if entry.kind is not EntryKind.READING:
            return False
        document, maker = self._key_parts(entry)
        rank, sequence = precedence(maker, entry.sequence)
        others = self._standings.get(key_of(document), {}).values()
        return maker is MakerKind.PROGRAM and any(other[0] == rank and other[1] > sequence for other in others)

    def _readings_of(self, document: DocumentId) -> Iterator[Reading]:
        """Readings of a document's last version, the current one first."""
        standings = self._standings.get(key_of(document), {})
        for key in sorted(standings, key=standings.__getitem__, reverse=True):
            reading = self._readings.value(key)
            if reading is not None:
                yield reading

    def _read_reading(self, entry: Recorded) -> Reading | None:
        """A reading; None of a version of its document that is not, or no longer, the last."""
        document = self.document(self._key_parts(entry)[0])
        shape = self._checked(entry, lambda: as_object(json.loads(entry.payload)))
        digest = self._checked(entry, lambda: as_text(shape["document_digest"]))
        if document is None or digest != document.digest:
            return None
        return self._checked(entry, lambda: reading_from_json(shape, document))

    def _key_parts(self, entry: Recorded) -> tuple[DocumentId, MakerKind]:
        return self._checked(entry, lambda: reading_key_parts(entry.key))

    def _reader(self, read: Callable[[JsonValue], _Result]) -> Callable[[Recorded], _Result]:
        return lambda entry: self._checked(entry, lambda: read(json.loads(entry.payload)))

    def _checked(self, entry: Recorded, read: Callable[[], _Result]) -> _Result:
        try:
            with checked(entry.kind):
                return read()
        except ShapeError as error:
            raise TamperedLedgerError(ledger=self._ledger, sequence=entry.sequence, problem=str(error)) from error


def _is_retired(case: Recorded) -> bool:
    """Whether an entry takes a case out of use; such a one is short."""
    return is_short(case) and _RETIRED in case.payload
