"""Payloads of the ledger: values as JSON, and back exactly as they were.

Documents and claims are written as in ``core.shape``, so a payload can be read without Waybill. Cases stand in
``core.case_records``.

Laws:   reading what was written gives an equal value;
        what is read is a value or a ``ShapeError``, whatever the JSON holds.
"""

from dataclasses import dataclass
from datetime import datetime

from waybill.core.binding import claims_from_json
from waybill.core.claim import WeaponClass
from waybill.core.document import Document
from waybill.core.entity import Entity, EntityKind
from waybill.core.fields import as_day, as_object, as_text, as_tuple, as_whole, checked, optional
from waybill.core.ids import (
    CaptureId,
    Digest,
    DocumentId,
    EntityId,
    JsonObject,
    JsonValue,
)
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.shape import claim_to_json
from waybill.core.span import Span
from waybill.errors import ShapeError


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """What the ledger keeps of a capture: everything but its bytes.

    Attributes:
        seal: digest of the file of the archive that holds them; None where none does.
    """

    id: CaptureId
    sha256: Digest
    size_bytes: int
    address: str
    captured_at: datetime
    media_type: str | None
    seal: Digest | None = None


def capture_from_json(shape: JsonValue) -> CaptureRecord:
    """What is known of a capture whose ``to_json`` was recorded."""
    with checked("capture"):
        fields = as_object(shape)
        seal = optional(fields.get("seal"), as_text)
        return CaptureRecord(
            id=CaptureId(as_text(fields["id"])),
            sha256=Digest(as_text(fields["sha256"])),
            size_bytes=as_whole(fields["size_bytes"]),
            address=as_text(fields["address"]),
            captured_at=datetime.fromisoformat(as_text(fields["captured_at"])),
            media_type=optional(fields["media_type"], as_text),
            seal=None if seal is None else Digest(seal),
        )


def document_from_record(shape: JsonValue) -> Document:
    """The recorded document, to the letter.

    ``core.shape.document_from_json`` is for what people write: it derives ids and forgives empty fields.
    """
    with checked("document"):
        fields = as_object(shape)
        capture = optional(fields.get("capture"), as_text)
        return Document(
            id=DocumentId(as_text(fields["id"])),
            text=as_text(fields["text"]),
            url=optional(fields["url"], as_text),
            publisher=optional(fields["publisher"], as_text),
            published=optional(fields["published"], as_day),
            language=optional(fields["language"], as_text),
            title=optional(fields["title"], as_text),
            byline=optional(fields.get("byline"), as_text),
            pages=as_tuple(fields.get("pages", []), as_whole),
            capture=None if capture is None else CaptureId(capture),
        )


def reading_to_json(reading: Reading) -> JsonObject:
    """A reading, its claims in the guide's shape."""
    return {
        "document": reading.document,
        "document_digest": reading.document_digest,
        "maker": reading.maker.to_json(),
        "claims": [claim_to_json(claim) for claim in reading.claims],
        "set_aside": [rejection.to_json() for rejection in reading.set_aside],
    }


def reading_from_json(shape: JsonValue, document: Document) -> Reading:
    """The reading that ``reading_to_json`` wrote, bound to the words of its document.

    Raises:
        ShapeError: also where the document is not the one, or not in the version, that was read.
    """
    with checked(f"reading of {document.id}"):
        fields = as_object(shape)
        digest = document.digest
        if (fields["document"], fields["document_digest"]) != (document.id, digest):
            raise ShapeError(place=f"reading of {document.id}", problem="it is of another document or version")
        return Reading(
            document=document.id,
            document_digest=digest,
            maker=Maker.from_json(as_object(fields["maker"])),
            claims=claims_from_json(fields, document, place=f"reading of {document.id}"),
            set_aside=as_tuple(fields["set_aside"], rejection_from_json),
        )


def rejection_from_json(shape: JsonValue) -> Rejection:
    """The rejection whose ``to_json`` was recorded."""
    with checked("rejection"):
        fields = as_object(shape)
        document = optional(fields["document"], as_text)
        return Rejection(
            reason=Reason(as_text(fields["reason"])),
            subject=as_text(fields["subject"]),
            detail=as_text(fields["detail"]),
            remedy=as_text(fields["remedy"]),
            document=None if document is None else DocumentId(document),
            span=optional(fields["span"], lambda pair: Span(*as_tuple(pair, as_whole))),
        )


def entity_to_json(entity: Entity) -> JsonObject:
    """An entity as a JSON object."""
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "country": entity.country,
        "part_of": entity.part_of,
        "weapon_class": None if entity.weapon_class is None else entity.weapon_class.value,
    }


def entity_from_json(shape: JsonValue) -> Entity:
    """The entity that ``entity_to_json`` wrote."""
    with checked("entity"):
        fields = as_object(shape)
        return Entity(
            id=EntityId(as_text(fields["id"])),
            kind=EntityKind(as_text(fields["kind"])),
            name=as_text(fields["name"]),
            aliases=as_tuple(fields["aliases"], as_text),
            country=optional(fields["country"], as_text),
            part_of=optional(fields["part_of"], _entity_id),
            weapon_class=optional(fields["weapon_class"], lambda value: WeaponClass(as_text(value))),
        )


def judgement_to_json(judgement: Judgement) -> JsonObject:
    """A judgement as a JSON object."""
    return {
        "id": judgement.id,
        "subject": judgement.subject.value,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "reasons": list(judgement.reasons),
        "maker": judgement.maker.to_json(),
        "judged_at": judgement.judged_at.isoformat(),
    }


def judgement_from_json(shape: JsonValue) -> Judgement:
    """The judgement that ``judgement_to_json`` wrote."""
    with checked("judgement"):
        fields = as_object(shape)
        return Judgement(
            subject=Subject(as_text(fields["subject"])),
            left=as_text(fields["left"]),
            right=as_text(fields["right"]),
            verdict=Verdict(as_text(fields["verdict"])),
            reasons=as_tuple(fields["reasons"], as_text),
            maker=Maker.from_json(as_object(fields["maker"])),
            judged_at=datetime.fromisoformat(as_text(fields["judged_at"])),
        )


def _entity_id(value: JsonValue) -> EntityId:
    return EntityId(as_text(value))
