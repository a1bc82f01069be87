"""Payloads of the ledger: values as JSON, and back exactly as they were.

Documents and claims are written as in ``core.shape``, so a payload can be read without Waybill. A case is written in
its public shape, the one that commands and pages show.

Laws:   reading what was written gives an equal value;
        what is read is a value or a ``ShapeError``, whatever the JSON holds.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from waybill.core.binding import claims_from_json
from waybill.core.case import Case, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.claim import PARTY_SLOTS, PLACE_SLOTS, Basis, ClaimRef, Mode, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.entity import Entity, EntityKind
from waybill.core.fields import as_day, as_object, as_text, as_truth, as_tuple, as_whole, checked, optional
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import (
    CaptureId,
    CaseId,
    ClaimId,
    Digest,
    DocumentId,
    EntityId,
    JsonObject,
    JsonValue,
)
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money
from waybill.core.shape import claim_to_json, money_to_json, quantity_from_json, quantity_to_json
from waybill.core.span import Span
from waybill.core.speaker import SpeakerKind
from waybill.errors import ShapeError

_SUMMARY_SLOTS: Final = (*PARTY_SLOTS, *PLACE_SLOTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """What the ledger keeps of a capture: everything but its bytes."""

    id: CaptureId
    sha256: Digest
    size_bytes: int
    address: str
    captured_at: datetime
    media_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """A case id that is no longer in use.

    Attributes:
        superseded_by: the case that took its claims over; None if its claims are gone.
    """

    id: CaseId
    superseded_by: CaseId | None


def capture_from_json(shape: JsonValue) -> CaptureRecord:
    """What is known of a capture whose ``to_json`` was recorded."""
    with checked("capture"):
        fields = as_object(shape)
        return CaptureRecord(
            id=CaptureId(as_text(fields["id"])),
            sha256=Digest(as_text(fields["sha256"])),
            size_bytes=as_whole(fields["size_bytes"]),
            address=as_text(fields["address"]),
            captured_at=datetime.fromisoformat(as_text(fields["captured_at"])),
            media_type=optional(fields["media_type"], as_text),
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


def grade_to_json(grade: Grade | None) -> JsonValue:
    """A grade with its code and reasons; null of a case that is not graded."""
    if grade is None:
        return None
    return {
        "code": str(grade),
        "reliability": grade.reliability.value,
        "credibility": grade.credibility.value,
        "reasons": list(grade.reasons),
    }


def grade_from_json(shape: JsonValue) -> Grade | None:
    """The grade that ``grade_to_json`` wrote; null stays null."""
    if shape is None:
        return None
    with checked("grade"):
        fields = as_object(shape)
        return Grade(
            reliability=Reliability(as_text(fields["reliability"])),
            credibility=Credibility(as_whole(fields["credibility"])),
            reasons=as_tuple(fields["reasons"], as_text),
        )


def case_to_json(case: Case) -> JsonObject:
    """A case in its public shape."""
    return {
        "id": case.id,
        "claims": _refs(case.claims),
        "documents": list(case.documents),
        "origins": len(case.origins),
        "origin_list": [
            {"text": origin.text, "kind": origin.kind.value, "named": origin.named, "claims": _refs(origin.claims)}
            for origin in case.origins
        ],
        "disputed": case.disputed,
        "grade": grade_to_json(case.grade),
        "summary": summary_to_json(case.summary),
        "first_published": None if case.first_published is None else case.first_published.isoformat(),
    }


def case_from_json(shape: JsonValue) -> Case:
    """The case that ``case_to_json`` wrote."""
    with checked("case"):
        fields = as_object(shape)
        return Case(
            id=CaseId(as_text(fields["id"])),
            claims=as_tuple(fields["claims"], _ref),
            documents=tuple(DocumentId(each) for each in as_tuple(fields["documents"], as_text)),
            summary=summary_from_json(fields["summary"]),
            disputed=as_truth(fields["disputed"]),
            first_published=optional(fields["first_published"], as_day),
            origins=as_tuple(fields["origin_list"], _origin),
            grade=grade_from_json(fields["grade"]),
        )


def case_or_retirement_from_json(shape: JsonValue) -> Case | Retirement:
    """What a case entry records: a case, or that its id is out of use, which has no claims."""
    with checked("case"):
        fields = as_object(shape)
        if fields["claims"]:
            return case_from_json(fields)
        successor = optional(fields["superseded_by"], as_text)
        return Retirement(
            id=CaseId(as_text(fields["id"])), superseded_by=None if successor is None else CaseId(successor)
        )


def summary_to_json(summary: Summary) -> JsonObject:
    """The slots of a case."""
    parties: dict[str, tuple[SummaryParty, ...]] = {slot: getattr(summary, slot) for slot in _SUMMARY_SLOTS}
    return {
        **{
            slot: [{"name": each.name, "entity": each.entity, "claims": _refs(each.claims)} for each in parties[slot]]
            for slot in _SUMMARY_SLOTS
        },
        "items": [
            {
                "name": item.name,
                "class": item.weapon_class.value,
                "entity": item.entity,
                "quantities": [quantity_to_json(quantity) for quantity in item.quantities],
                "claims": _refs(item.claims),
            }
            for item in summary.items
        ],
        "transport": [mode.value for mode in summary.transport],
        "dates": [period.edtf for period in summary.dates],
        "values": [money_to_json(money) for money in summary.values],
        "stage": None if summary.stage is None else summary.stage.value,
        "basis": [basis.value for basis in summary.basis],
        "covert": summary.covert,
    }


def summary_from_json(shape: JsonValue) -> Summary:
    """The summary that ``summary_to_json`` wrote."""
    with checked("summary"):
        fields = as_object(shape)
        parties = {slot: as_tuple(fields[slot], _party) for slot in _SUMMARY_SLOTS}
        return Summary(
            **parties,
            items=as_tuple(fields["items"], _item),
            transport=as_tuple(fields["transport"], lambda value: Mode(as_text(value))),
            dates=as_tuple(fields["dates"], lambda value: Period(as_text(value))),
            values=as_tuple(fields["values"], _money),
            stage=optional(fields["stage"], lambda value: Stage(as_text(value))),
            basis=as_tuple(fields["basis"], lambda value: Basis(as_text(value))),
            covert=as_truth(fields["covert"]),
        )


def _party(shape: JsonValue) -> SummaryParty:
    fields = as_object(shape)
    return SummaryParty(
        name=as_text(fields["name"]),
        entity=optional(fields["entity"], _entity_id),
        claims=as_tuple(fields["claims"], _ref),
    )


def _item(shape: JsonValue) -> SummaryItem:
    fields = as_object(shape)
    quantities = (quantity_from_json(each, place="quantity") for each in as_tuple(fields["quantities"], as_object))
    return SummaryItem(
        name=as_text(fields["name"]),
        weapon_class=WeaponClass(as_text(fields["class"])),
        entity=optional(fields["entity"], _entity_id),
        quantities=tuple(quantity for quantity in quantities if quantity is not None),
        claims=as_tuple(fields["claims"], _ref),
    )


def _origin(shape: JsonValue) -> Origin:
    fields = as_object(shape)
    return Origin(
        text=as_text(fields["text"]),
        kind=SpeakerKind(as_text(fields["kind"])),
        named=as_truth(fields["named"]),
        claims=as_tuple(fields["claims"], _ref),
    )


def _money(shape: JsonValue) -> Money:
    fields = as_object(shape)
    amount = fields["amount"]
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        raise TypeError(f"{amount!r} is not a number")
    return Money(amount=amount, currency=as_text(fields["currency"]), bound=Bound(as_text(fields["bound"])))


def _refs(claims: tuple[ClaimRef, ...]) -> list[JsonValue]:
    return [{"document": ref.document, "claim": ref.claim} for ref in claims]


def _ref(shape: JsonValue) -> ClaimRef:
    fields = as_object(shape)
    return ClaimRef(DocumentId(as_text(fields["document"])), ClaimId(as_text(fields["claim"])))


def _entity_id(value: JsonValue) -> EntityId:
    return EntityId(as_text(value))
