"""Drafts of entries: what the ledger is asked to record, with its key and its payload in canonical JSON.

Laws:   equal values give equal drafts;
        keys of different ids differ;
        a reading that would not come back as it was is not written.
"""

import json

from waybill.core.capture import Capture
from waybill.core.case import Case
from waybill.core.case_records import case_to_json
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.entry import Draft, EntryKind
from waybill.core.fields import as_text, checked
from waybill.core.ids import CaseId, ClaimId, Digest, DocumentId, JsonObject, JsonValue, canonical, short_digest
from waybill.core.judgement_history import Step, step_to_json
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Rejection
from waybill.core.records import entity_to_json, reading_from_json, reading_to_json
from waybill.core.review import ReviewStep, ref_text
from waybill.core.review_records import review_from_json, review_to_json
from waybill.core.shape import document_to_json
from waybill.errors import ShapeError


def payload(value: JsonValue) -> str:
    """Canonical JSON that every database can carry: lone surrogates become JSON escapes."""
    return canonical(value).encode("utf-8", "backslashreplace").decode("utf-8")


def key_of(written_id: str) -> str:
    """An id as an entry's key: itself, with what a database cannot carry escaped as in JSON."""
    return payload(written_id)[1:-1]


def id_of(key: str) -> str:
    """The id that ``key_of`` made a key of."""
    return as_text(json.loads(f'"{key}"')) if "\\" in key else key


def draft_of_capture(capture: Capture, *, seal: Digest | None = None) -> Draft:
    """Entry to record that bytes were found.

    Args:
        capture: the bytes.
        seal: digest of the file of an archive that holds them; None where none does.
    """
    sealed: JsonObject = {} if seal is None else {"seal": seal}
    shape: JsonObject = {**capture.to_json(), **sealed}
    return Draft(kind=EntryKind.CAPTURE, key=key_of(capture.id), payload=payload(shape))


def draft_of_document(document: Document) -> Draft:
    """Entry to record a document."""
    return Draft(kind=EntryKind.DOCUMENT, key=key_of(document.id), payload=payload(document_to_json(document)))


def draft_of_reading(reading: Reading, document: Document) -> Draft:
    """Entry to record a reading, beside the readings of other makers.

    Raises:
        ShapeError: it would not come back as it is: claims whose words are not those of the document, or of another
            version of it. Better no entry than one that nobody can read.
    """
    shape = reading_to_json(reading)
    if reading_from_json(shape, document) != reading:
        raise ShapeError(place=f"reading of {document.id}", problem="its claims do not hold the document's words")
    return Draft(kind=EntryKind.READING, key=reading_key(reading.document, reading.maker), payload=payload(shape))


def draft_of_rejection(rejection: Rejection) -> Draft:
    """Entry to record what was set aside; the same again has the same key."""
    shape = rejection.to_json()
    named = short_digest([shape["subject"], shape["reason"], shape["document"], shape["span"]])
    return Draft(kind=EntryKind.REJECTION, key=f"rejection-{named}", payload=payload(shape))


def draft_of_entity(entity: Entity) -> Draft:
    """Entry to record an entity."""
    return Draft(kind=EntryKind.ENTITY, key=key_of(entity.id), payload=payload(entity_to_json(entity)))


def draft_of_judgement(step: Step) -> Draft:
    """Entry to record a judgement, which replaces an earlier one about the same pair, or that one was withdrawn."""
    return Draft(kind=EntryKind.JUDGEMENT, key=step.id, payload=payload(step_to_json(step)))


def draft_of_review(step: ReviewStep, document: Document) -> Draft:
    """Entry to record what a person decided on a claim, or that it was taken back.

    Raises:
        ShapeError: it would not come back as it is, see ``draft_of_reading``.
    """
    shape = review_to_json(step)
    if review_from_json(shape, document) != step:
        place = f"review of {ref_text(step.ref)}"
        raise ShapeError(place=place, problem="its claim does not hold the document's words")
    return Draft(kind=EntryKind.REVIEW, key=review_key(step.ref), payload=payload(shape))


def draft_of_case(case: Case) -> Draft:
    """Entry to record a case as it now stands."""
    return Draft(kind=EntryKind.CASE, key=key_of(case.id), payload=payload(case_to_json(case)))


def draft_of_retirement(case: CaseId, *, superseded_by: CaseId | None) -> Draft:
    """Entry to take a case id out of use."""
    shape: JsonObject = {"id": case, "claims": [], "retired": True, "superseded_by": superseded_by}
    return Draft(kind=EntryKind.CASE, key=key_of(case), payload=payload(shape))


def review_key(ref: ClaimRef) -> str:
    """Key of all reviews of a claim."""
    return payload([ref.document, ref.claim])


def review_key_parts(key: str) -> ClaimRef:
    """The claim that a review's key names.

    Raises:
        ShapeError: no key of a review.
    """
    with checked("key of a review"):
        document, claim = json.loads(key)
        return ClaimRef(DocumentId(as_text(document)), ClaimId(as_text(claim)))


def reading_key(document: DocumentId, maker: Maker) -> str:
    """Key of a reading: the document and who read it."""
    return payload([document, maker.kind.value, maker.name, maker.version, maker.model])


def reading_key_parts(key: str) -> tuple[DocumentId, MakerKind]:
    """The document and the kind of maker that a reading's key names.

    Raises:
        ShapeError: no key of a reading.
    """
    with checked("key of a reading"):
        document, kind, _, _, _ = json.loads(key)
        return DocumentId(as_text(document)), MakerKind(kind)
