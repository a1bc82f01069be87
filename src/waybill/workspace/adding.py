"""Record what is read, and only what is new.

In:     outcomes of reading, in order.
Out:    drafts for the ledger, and an account of what is new.
Laws:   recording the same again gives no drafts;
        a document's drafts, and its capture's, come together;
        the archive holds a capture before there is a draft that names it.
Never:  writes; the workspace does.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final

from waybill.archive.store import Archive
from waybill.core.capture import Capture
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.drafts import (
    draft_of_capture,
    draft_of_case,
    draft_of_document,
    draft_of_entity,
    draft_of_judgement,
    draft_of_reading,
    draft_of_rejection,
    draft_of_retirement,
)
from waybill.core.entry import Draft
from waybill.core.ids import CaptureId, CaseId, Digest, DocumentId
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reading, Reason, Rejection
from waybill.errors import ShapeError
from waybill.ledger.views import View
from waybill.pipeline import Outcome, Unchanged
from waybill.reconciling import Reconciled
from waybill.workspace.addresses import AddressBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What is new in a ledger.

    Attributes:
        documents: not known before.
        claims: of documents that were read for the first time, or anew.
        cases: new ones.
        changed_cases: those that new claims, or claims read anew, changed.
        retired_cases: those that were merged into others or whose claims are gone.
        versions: known before, read again from their web address, and changed there.
        unchanged: number of documents that were known and read before.
        undated: number of new documents that say no day of publication, from which others could be reckoned.
        rejections: in the order in which they came up, those recorded before included.
        interrupted: whether it was stopped before its end.
    """

    documents: tuple[DocumentId, ...] = ()
    claims: tuple[ClaimRef, ...] = ()
    cases: tuple[CaseId, ...] = ()
    changed_cases: tuple[CaseId, ...] = ()
    retired_cases: tuple[CaseId, ...] = ()
    versions: tuple[DocumentId, ...] = ()
    unchanged: int = 0
    undated: int = 0
    rejections: tuple[Rejection, ...] = ()
    interrupted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of cases, by id."""

    new: tuple[CaseId, ...] = ()
    changed: tuple[CaseId, ...] = ()
    retired: tuple[CaseId, ...] = ()


NO_CHANGES: Final = Changes()


def changes_of(reconciled: Reconciled, *, recorded: Set[CaseId]) -> Changes:
    """What became of the cases that were recorded before."""
    ids = [case.id for case in reconciled.changed_cases]
    return Changes(
        new=tuple(each for each in ids if each not in recorded),
        changed=tuple(each for each in ids if each in recorded),
        retired=tuple(each.id for each in reconciled.retired_cases),
    )


class Intake:
    """Tells the new from the known, from the view of a ledger and from what came in since.

    Args:
        view: what the ledger holds.
        archive: keeps the bytes of captures; None where nothing is recorded, or nothing can be kept.
    """

    def __init__(self, view: View, *, archive: Archive | None = None) -> None:
        self._archive = archive
        self._digests: dict[DocumentId, Digest] = {}
        """Of those that were asked for, and of those that came in since."""
        self._view = view
        self._readings: dict[tuple[DocumentId, Maker], Reading] = {}
        """Those that came in since."""
        self._recorded_documents: dict[DocumentId, Digest] = {}
        """Likewise; recorded."""
        self._addresses = AddressBook(_documents(view))
        self._recorded_captures = {each.id for each in view.captures()}
        self._recorded_rejections = {draft_of_rejection(each).key for each in view.rejections()}
        self._captures: dict[CaptureId, Capture] = {}
        """Those whose documents are being read, in the order in which they came."""
        self._latest: Capture | None = None
        """The last that came, as long as nothing in it has to be read."""
        self._address = ""
        """Of the last capture; documents are sifted as soon as they come out of it."""
        self._documents: list[DocumentId] = []
        self._versions: list[DocumentId] = []
        self._claims: list[ClaimRef] = []
        self._rejections: list[Rejection] = []
        self._unchanged = self._undated = 0

    def account(self, changes: Changes = NO_CHANGES, *, interrupted: bool = False) -> Added:
        """What is new so far.

        Args:
            changes: what became of the cases when the claims were reconciled.
            interrupted: whether it did not come so far.
        """
        return Added(
            documents=tuple(self._documents),
            claims=tuple(self._claims),
            cases=changes.new,
            changed_cases=changes.changed,
            retired_cases=changes.retired,
            versions=tuple(self._versions),
            unchanged=self._unchanged,
            undated=self._undated,
            rejections=tuple(self._rejections),
            interrupted=interrupted,
        )

    def note_captures(self, captures: Iterable[Capture | Rejection]) -> Iterator[Capture | Rejection]:
        """Let captures pass, and turn to each."""
        for capture in captures:
            self.turn_to(capture)
            yield capture

    def turn_to(self, capture: Capture | Rejection) -> None:
        """Remember a capture that the ledger lacks, as long as something in it is being read; its documents follow."""
        if isinstance(capture, Capture):
            self._address = capture.address
            self._addresses.turn_to(capture)
            self._latest = capture

    def sift(self, document: Document, *, maker: Maker) -> Document | Unchanged | Rejection:
        """The document if this maker has to read it; otherwise why not.

        What comes from a web address where a document is known is that document, or a version of it.
        """
        document = self._addresses.known_as(document)
        is_version = self._addresses.may_change(document.id)
        if self._known_digest(document) != document.digest and not is_version:
            return self._conflict(document)
        self._addresses.add(document)
        self._digests[document.id] = document.digest
        known = self._reading(document.id, maker)
        if known is not None and known.document_digest == document.digest:
            return Unchanged(document.id)
        self._await(document)
        return document

    def sift_reading(self, read: ReadDocument) -> Outcome:
        """An imported reading if the ledger lacks it; otherwise why not."""
        if self._known_digest(read.document) != read.document.digest:
            return self._conflict(read.document)
        if not read.decided and self._reading(read.document.id, read.reading.maker) == read.reading:
            return Unchanged(read.document.id)
        self._await(read.document)
        return read

    def drafts(self, outcome: Outcome) -> tuple[Draft, ...]:
        """What to record of an outcome; nothing of what is recorded."""
        match outcome:
            case ReadDocument():
                return self._drafts_of_read(outcome)
            case Rejection():
                return self._drafts_of_rejection(outcome)
            case Unchanged():
                self._unchanged += 1
                return ()

    def _drafts_of_read(self, read: ReadDocument) -> tuple[Draft, ...]:
        document, reading = read.document, read.reading
        known = self._reading(document.id, reading.maker)
        if known == reading:
            return self.drafts(Unchanged(document.id))
        try:
            drafts = [draft_of_reading(reading, document)]
        except ShapeError as error:
            return self._drafts_of_rejection(_unwritable(document, error))
        recorded = self._recorded_documents.get(document.id) or self._digest_in_ledger(document.id)
        if recorded != document.digest:
            drafts.insert(0, draft_of_document(document))
            (self._documents if recorded is None else self._versions).append(document.id)
            self._undated += recorded is None and document.published is None
            self._recorded_documents[document.id] = document.digest
        drafts[:0] = self._drafts_of_capture(document.capture)
        self._readings[document.id, reading.maker] = reading
        self._claims += [ClaimRef(document.id, claim.id) for claim in reading.claims]
        return tuple(drafts)

    def _known_digest(self, document: Document) -> Digest:
        """Of the document that is known by an id; of the one that comes with it where none is."""
        if document.id not in self._digests:
            self._digests[document.id] = self._digest_in_ledger(document.id) or document.digest
        return self._digests[document.id]

    def _digest_in_ledger(self, document: DocumentId) -> Digest | None:
        known = self._view.document(document)
        return None if known is None else known.digest

    def _reading(self, document: DocumentId, maker: Maker) -> Reading | None:
        """What a maker read in a document, unless what another program read there took its place."""
        return self._readings.get((document, maker)) or self._view.standing_reading(document, maker)

    def _await(self, document: Document) -> None:
        """Keep the bytes of a document's capture until it is read, unless the ledger knows them."""
        capture = self._latest
        if capture is None or document.capture != capture.id:  # A digest of all bytes, where there is need for it.
            return
        self._latest = None
        if capture.id not in self._recorded_captures:
            self._captures.pop(capture.id, None)
            self._captures[capture.id] = capture

    def _drafts_of_capture(self, capture_id: CaptureId | None) -> Iterator[Draft]:
        """Seal a capture, and forget it and all before it: what is read comes in the order of captures."""
        if capture_id not in self._captures:
            return
        while self._captures:
            first = next(iter(self._captures))
            capture = self._captures.pop(first)
            if first == capture_id:
                self._recorded_captures.add(first)
                yield draft_of_capture(capture, seal=None if self._archive is None else self._archive.seal(capture))
                return

    def _drafts_of_rejection(self, rejection: Rejection) -> tuple[Draft, ...]:
        self._rejections.append(rejection)
        draft = draft_of_rejection(rejection)
        if draft.key in self._recorded_rejections:
            return ()
        self._recorded_rejections.add(draft.key)
        return (draft,)

    def _conflict(self, document: Document) -> Rejection:
        return Rejection(
            reason=Reason.CONFLICTING_ID,
            subject=self._address or document.id,
            detail=f"another text, or the same with another publication, is known as {document.id}",
            remedy="give the document an id of its own",
            document=document.id,
        )


def _documents(view: View) -> Iterator[Document]:
    """All documents, looked for when the first is asked for: what comes in as a file needs none of them."""
    yield from view.documents()


def drafts_of_reconciled(reconciled: Reconciled) -> tuple[Draft, ...]:
    """What to record after the claims of a ledger were reconciled."""
    return (
        *map(draft_of_entity, reconciled.new_entities),
        *map(draft_of_judgement, reconciled.new_judgements),
        *map(draft_of_case, reconciled.changed_cases),
        *(draft_of_retirement(each.id, superseded_by=each.superseded_by) for each in reconciled.retired_cases),
    )


def _unwritable(document: Document, error: ShapeError) -> Rejection:
    return Rejection(
        reason=Reason.READER_FAILED,
        subject=document.id,
        detail=str(error),
        remedy="report this defect together with the document; everything else was recorded",
        document=document.id,
    )
