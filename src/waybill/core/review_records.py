"""Reviews as the ledger writes them, the claim in the guide's shape, and back exactly as they were.

Laws:   reading what was written gives an equal value;
        what is read is a value or a ``ShapeError``, whatever the JSON holds.
"""

from datetime import datetime

from waybill.core.binding import claim_from_json
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.fields import as_object, as_text, checked, optional
from waybill.core.ids import ClaimId, Digest, DocumentId, JsonObject, JsonValue
from waybill.core.maker import Maker
from waybill.core.review import Decision, Review, ReviewStep, Undoing
from waybill.core.shape import claim_to_json
from waybill.errors import ShapeError


def review_to_json(step: ReviewStep) -> JsonObject:
    """A review, or the taking back of one, as a JSON object."""
    if isinstance(step, Undoing):
        return {
            **_ref_to_json(step.ref),
            "undone": True,
            "maker": step.maker.to_json(),
            "undone_at": step.undone_at.isoformat(),
        }
    return {
        **_ref_to_json(step.ref),
        "document_digest": step.version,
        "decision": step.decision.value,
        "reviewed": claim_to_json(step.claim),
        "reason": step.reason,
        "seen": step.seen,
        "read": step.read,
        "maker": step.maker.to_json(),
        "author": None if step.author is None else step.author.to_json(),
        "reviewed_at": step.reviewed_at.isoformat(),
    }


def review_from_json(shape: JsonValue, document: Document | None) -> ReviewStep:
    """What ``review_to_json`` wrote.

    Args:
        shape: parsed JSON.
        document: in the version that ``version_of`` names; None for what takes a review back.

    Raises:
        ShapeError: it is something else, or its words are not those of the document.
    """
    with checked("review"):
        fields = as_object(shape)
        ref, maker = review_ref(fields), Maker.from_json(as_object(fields["maker"]))
        if "undone" in fields:
            return Undoing(ref=ref, maker=maker, undone_at=datetime.fromisoformat(as_text(fields["undone_at"])))
        if document is None or document.digest != version_of(fields):
            raise ShapeError(place="review", problem="it is of another document or version")
        return Review(
            ref=ref,
            version=document.digest,
            decision=Decision(as_text(fields["decision"])),
            claim=claim_from_json(as_object(fields["reviewed"]), document, place="reviewed claim"),
            reason=as_text(fields["reason"]),
            seen=_digest(fields["seen"]),
            read=_digest(fields["read"]),
            maker=maker,
            author=optional(fields.get("author"), lambda shape: Maker.from_json(as_object(shape))),
            reviewed_at=datetime.fromisoformat(as_text(fields["reviewed_at"])),
        )


def review_ref(shape: JsonValue) -> ClaimRef:
    """The claim that a review, or the taking back of one, is of."""
    with checked("review"):
        fields = as_object(shape)
        return ClaimRef(DocumentId(as_text(fields["document"])), ClaimId(as_text(fields["claim"])))


def version_of(shape: JsonValue) -> Digest | None:
    """Digest of the document that a review is of; None of the taking back of one."""
    with checked("review"):
        return _digest(as_object(shape).get("document_digest"))


def _ref_to_json(ref: ClaimRef) -> dict[str, JsonValue]:
    return {"document": ref.document, "claim": ref.claim}


def _digest(value: JsonValue) -> Digest | None:
    found = optional(value, as_text)
    return None if found is None else Digest(found)
