"""Payloads of cases: a case is written in its public shape, the one that commands and pages show.

Laws:   reading what was written gives an equal value;
        what is read is a value or a ``ShapeError``, whatever the JSON holds;
        a case that an earlier version wrote is read, what it lacks left empty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from waybill.core.case import (
    Case,
    CaseKind,
    ClaimGrade,
    Denial,
    Disagreement,
    Origin,
    Side,
    SlotGrade,
    Step,
    Summary,
    SummaryItem,
    SummaryParty,
    Teller,
    Tie,
    TieKind,
)
from waybill.core.claim import PARTY_SLOTS, PLACE_SLOTS, Basis, Certainty, ClaimRef, Mode, Stage, WeaponClass
from waybill.core.fields import as_day, as_number, as_object, as_text, as_truth, as_tuple, as_whole, checked, optional
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, DocumentId, EntityId, JsonObject, JsonValue
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money
from waybill.core.shape import money_to_json, quantity_from_json, quantity_to_json
from waybill.core.speaker import SpeakerKind

_Value = TypeVar("_Value")

_SUMMARY_SLOTS: Final = (*PARTY_SLOTS, *PLACE_SLOTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """A case id that is no longer in use.

    Attributes:
        superseded_by: the case that took its claims over; None if its claims are gone.
    """

    id: CaseId
    superseded_by: CaseId | None


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
    with checked("grade"):
        return optional(shape, _grade)


def _grade(shape: JsonValue) -> Grade:
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
        "kind": case.kind.value,
        "claims": _refs(case.claims),
        "documents": list(case.documents),
        "texts": [list(text) for text in case.texts],
        "origins": len(case.origins),
        "origin_list": [_origin_to_json(origin) for origin in case.origins],
        "tellers": [_teller_to_json(teller) for teller in case.tellers],
        "ties": [_tie_to_json(tie) for tie in case.ties],
        "disputed": case.disputed,
        "denials": [
            {"claim": _ref_to_json(each.claim), "by": list(each.by), "disputes": _refs(each.disputes)}
            for each in case.denials
        ],
        "disagreements": [_disagreement_to_json(each) for each in case.disagreements],
        "grade": grade_to_json(case.grade),
        "slot_grades": [
            {"slot": each.slot, "value": each.value, "grade": grade_to_json(each.grade)} for each in case.slot_grades
        ],
        "claim_grades": [
            {"claim": _ref_to_json(each.claim), "grade": grade_to_json(each.grade)} for each in case.claim_grades
        ],
        "summary": summary_to_json(case.summary),
        "steps": [_step_to_json(step) for step in case.steps],
        "parts": list(case.parts),
        "first_published": None if case.first_published is None else case.first_published.isoformat(),
    }


def case_from_json(shape: JsonValue) -> Case:
    """The case that ``case_to_json`` wrote, in this version or an earlier one."""
    with checked("case"):
        fields = as_object(shape)
        return Case(
            id=CaseId(as_text(fields["id"])),
            kind=CaseKind(as_text(fields.get("kind", CaseKind.TRANSFER.value))),
            claims=as_tuple(fields["claims"], _ref),
            documents=as_tuple(fields["documents"], _document_id),
            texts=_later(fields, "texts", lambda text: as_tuple(text, _document_id)),
            summary=summary_from_json(fields["summary"]),
            steps=_later(fields, "steps", _step),
            parts=_later(fields, "parts", lambda value: CaseId(as_text(value))),
            disputed=as_truth(fields["disputed"]),
            denials=_later(fields, "denials", _denial),
            disagreements=_later(fields, "disagreements", _disagreement),
            first_published=optional(fields["first_published"], as_day),
            tellers=_later(fields, "tellers", _teller),
            ties=_later(fields, "ties", _tie),
            origins=as_tuple(fields["origin_list"], _origin),
            grade=grade_from_json(fields["grade"]),
            slot_grades=_later(fields, "slot_grades", _slot_grade),
            claim_grades=_later(fields, "claim_grades", _claim_grade),
        )


def _later(fields: JsonObject, name: str, read: Callable[[JsonValue], _Value]) -> tuple[_Value, ...]:
    """A list that cases did not always have."""
    return as_tuple(fields.get(name, []), read)


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
        "certainty": summary.certainty.value,
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
            certainty=Certainty(as_text(fields.get("certainty", Certainty.STATED.value))),
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


def _step_to_json(step: Step) -> JsonObject:
    return {
        "stage": step.stage.value,
        "dates": [period.edtf for period in step.dates],
        "claims": _refs(step.claims),
        "superseded": step.superseded,
    }


def _step(shape: JsonValue) -> Step:
    fields = as_object(shape)
    return Step(
        stage=Stage(as_text(fields["stage"])),
        dates=as_tuple(fields["dates"], lambda value: Period(as_text(value))),
        claims=as_tuple(fields["claims"], _ref),
        superseded=as_truth(fields["superseded"]),
    )


def _denial(shape: JsonValue) -> Denial:
    fields = as_object(shape)
    return Denial(
        claim=_ref(fields["claim"]),
        by=as_tuple(fields["by"], as_text),
        disputes=as_tuple(fields["disputes"], _ref),
    )


def _disagreement_to_json(found: Disagreement) -> JsonObject:
    return {
        "slot": found.slot,
        "about": found.about,
        "sides": [
            {"value": side.value, "claims": _refs(side.claims), "origins": list(side.origins)} for side in found.sides
        ],
    }


def _disagreement(shape: JsonValue) -> Disagreement:
    fields = as_object(shape)
    return Disagreement(
        slot=as_text(fields["slot"]), about=as_text(fields["about"]), sides=as_tuple(fields["sides"], _side)
    )


def _side(shape: JsonValue) -> Side:
    fields = as_object(shape)
    return Side(
        value=as_text(fields["value"]),
        claims=as_tuple(fields["claims"], _ref),
        origins=as_tuple(fields["origins"], as_text),
    )


def _teller_to_json(teller: Teller) -> JsonObject:
    return {
        "id": teller.id,
        "text": teller.text,
        "kind": teller.kind.value,
        "named": teller.named,
        "on_record": teller.on_record,
        "claims": _refs(teller.claims),
    }


def _teller(shape: JsonValue) -> Teller:
    fields = as_object(shape)
    return Teller(
        id=as_text(fields["id"]),
        text=as_text(fields["text"]),
        kind=SpeakerKind(as_text(fields["kind"])),
        named=as_truth(fields["named"]),
        on_record=as_truth(fields["on_record"]),
        claims=as_tuple(fields["claims"], _ref),
    )


def _tie_to_json(tie: Tie) -> JsonObject:
    return {
        "kind": tie.kind.value,
        "teller": tie.teller,
        "source": tie.source,
        "claims": _refs(tie.claims),
        "likeness": tie.likeness,
    }


def _tie(shape: JsonValue) -> Tie:
    fields = as_object(shape)
    return Tie(
        kind=TieKind(as_text(fields["kind"])),
        teller=as_text(fields["teller"]),
        source=as_text(fields["source"]),
        claims=as_tuple(fields["claims"], _ref),
        likeness=optional(fields["likeness"], as_number),
    )


def _origin_to_json(origin: Origin) -> JsonObject:
    return {
        "text": origin.text,
        "kind": origin.kind.value,
        "named": origin.named,
        "on_record": origin.on_record,
        "hops": origin.hops,
        "tellers": list(origin.tellers),
        "claims": _refs(origin.claims),
    }


def _origin(shape: JsonValue) -> Origin:
    fields = as_object(shape)
    return Origin(
        text=as_text(fields["text"]),
        kind=SpeakerKind(as_text(fields["kind"])),
        named=as_truth(fields["named"]),
        on_record=as_truth(fields.get("on_record", False)),
        hops=as_whole(fields.get("hops", 0)),
        tellers=_later(fields, "tellers", as_text),
        claims=as_tuple(fields["claims"], _ref),
    )


def _slot_grade(shape: JsonValue) -> SlotGrade:
    fields = as_object(shape)
    return SlotGrade(slot=as_text(fields["slot"]), value=as_text(fields["value"]), grade=_grade(fields["grade"]))


def _claim_grade(shape: JsonValue) -> ClaimGrade:
    fields = as_object(shape)
    return ClaimGrade(claim=_ref(fields["claim"]), grade=_grade(fields["grade"]))


def _money(shape: JsonValue) -> Money:
    fields = as_object(shape)
    return Money(
        amount=as_number(fields["amount"]), currency=as_text(fields["currency"]), bound=Bound(as_text(fields["bound"]))
    )


def _refs(claims: tuple[ClaimRef, ...]) -> list[JsonValue]:
    return [_ref_to_json(ref) for ref in claims]


def _ref_to_json(ref: ClaimRef) -> JsonObject:
    return {"document": ref.document, "claim": ref.claim}


def _ref(shape: JsonValue) -> ClaimRef:
    fields = as_object(shape)
    return ClaimRef(DocumentId(as_text(fields["document"])), ClaimId(as_text(fields["claim"])))


def _entity_id(value: JsonValue) -> EntityId:
    return EntityId(as_text(value))


def _document_id(value: JsonValue) -> DocumentId:
    return DocumentId(as_text(value))
