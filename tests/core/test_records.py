"""Every value that the ledger keeps comes back as it was; anything else is refused with a reason."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document
from ledger_strategies import (
    cases,
    documents,
    entities,
    grades,
    ids,
    judgements,
    makers,
    readings,
    rejections,
)
from waybill.core.capture import Capture
from waybill.core.case import Case, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.case_records import (
    Retirement,
    case_from_json,
    case_or_retirement_from_json,
    case_to_json,
    grade_from_json,
    grade_to_json,
    summary_from_json,
)
from waybill.core.claim import Basis, ClaimRef, Mode, Stage, WeaponClass
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
    key_of,
    payload,
    reading_key,
    reading_key_parts,
)
from waybill.core.entity import Entity
from waybill.core.entry import Draft, EntryKind
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import JsonValue
from waybill.core.judgement import Judgement
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity
from waybill.core.records import (
    CaptureRecord,
    capture_from_json,
    document_from_record,
    entity_from_json,
    judgement_from_json,
    reading_from_json,
    rejection_from_json,
)
from waybill.core.speaker import SpeakerKind
from waybill.errors import ShapeError


def read_back(draft: Draft) -> JsonValue:
    """A payload as a database would give it back: through UTF-8."""
    return json.loads(draft.payload.encode().decode())


@given(documents)
def test_a_document_comes_back(document: Document) -> None:
    assert document_from_record(read_back(draft_of_document(document))) == document


@given(documents.flatmap(lambda document: st.tuples(st.just(document), readings(document))))
def test_a_reading_comes_back(read: tuple[Document, Reading]) -> None:
    document, reading = read
    assert reading_from_json(read_back(draft_of_reading(reading, document)), document) == reading


@given(rejections())
def test_a_rejection_comes_back(rejection: Rejection) -> None:
    assert rejection_from_json(read_back(draft_of_rejection(rejection))) == rejection


@given(entities)
def test_an_entity_comes_back(entity: Entity) -> None:
    assert entity_from_json(read_back(draft_of_entity(entity))) == entity


@given(judgements)
def test_a_judgement_comes_back(judgement: Judgement) -> None:
    assert judgement_from_json(read_back(draft_of_judgement(judgement))) == judgement


@given(cases)
def test_a_case_comes_back(case: Case) -> None:
    shape = read_back(draft_of_case(case))
    assert case_from_json(shape) == case_or_retirement_from_json(shape) == case


@given(grades)
def test_a_grade_comes_back(grade: Grade) -> None:
    assert grade_from_json(grade_to_json(grade)) == grade


@given(ids, st.none() | ids)
def test_a_retirement_comes_back(case: str, successor: str | None) -> None:
    shape = read_back(draft_of_retirement(case, superseded_by=successor))
    assert case_or_retirement_from_json(shape) == Retirement(id=case, superseded_by=successor)


def test_of_a_capture_everything_but_its_bytes_comes_back() -> None:
    noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
    capture = Capture(content=b"abc", address="a.txt", captured_at=noon, media_type="text/plain")
    assert capture_from_json(read_back(draft_of_capture(capture))) == CaptureRecord(
        id="capture-ba7816bf8f01cfea",
        sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        size_bytes=3,
        address="a.txt",
        captured_at=noon,
        media_type="text/plain",
    )


def test_a_document_with_half_a_character_comes_back() -> None:
    document = Document(id="d\ud800", text="broken \udcff here")
    assert document_from_record(read_back(draft_of_document(document))) == document


@given(st.text(st.characters(exclude_categories=()), max_size=5), st.text(st.characters(exclude_categories=())))
def test_keys_of_different_ids_differ(left: str, right: str) -> None:
    assert (key_of(left) == key_of(right)) == (left == right)
    assert "\0" not in key_of(left)


def test_a_plain_id_is_its_own_key() -> None:
    assert key_of("state/russia#c1 é") == "state/russia#c1 é"


@given(ids, makers)
def test_a_readings_key_names_the_document_and_the_kind_of_maker(document: str, maker: Maker) -> None:
    assert reading_key_parts(reading_key(document, maker)) == (document, maker.kind)


@given(ids, makers, makers)
def test_readings_by_different_makers_have_different_keys(document: str, one: Maker, other: Maker) -> None:
    assert (reading_key(document, one) == reading_key(document, other)) == (one == other)


PROGRAM = Maker(kind=MakerKind.PROGRAM, name="rules", version="1")


def test_a_reading_whose_quote_is_not_in_the_text_is_not_written() -> None:
    document = a_document("d1", text="Arms were kept.")
    reading = Reading(
        document=document.id,
        document_digest=document.digest,
        maker=PROGRAM,
        claims=(a_claim("d1", evidence="Arms went"),),
    )
    with pytest.raises(ShapeError, match="does not hold 'Arms went'"):
        draft_of_reading(reading, document)


def test_a_reading_that_would_come_back_changed_is_not_written() -> None:
    document = a_document("d1", text="Arms were  sent.")
    claim = a_claim("d1", evidence="Arms were sent. ")
    reading = Reading(document=document.id, document_digest=document.digest, maker=PROGRAM, claims=(claim,))
    with pytest.raises(ShapeError, match="do not hold the document's words"):
        draft_of_reading(reading, document)


def test_a_reading_is_not_bound_to_another_version_of_its_document() -> None:
    document = a_document("d1", text="Arms were sent.")
    reading = Reading(document=document.id, document_digest=document.digest, maker=PROGRAM, claims=())
    shape = read_back(draft_of_reading(reading, document))
    with pytest.raises(ShapeError, match="another document or version"):
        reading_from_json(shape, a_document("d1", text="Arms were not sent."))


def test_the_same_rejection_has_the_same_key_and_another_place_another() -> None:
    first = Rejection(reason=Reason.EMPTY, subject="a.txt", detail="no bytes", remedy="none")
    again = Rejection(reason=Reason.EMPTY, subject="a.txt", detail="no bytes at all", remedy="none")
    other = Rejection(reason=Reason.EMPTY, subject="b.txt", detail="no bytes", remedy="none")
    assert draft_of_rejection(first).key == draft_of_rejection(again).key != draft_of_rejection(other).key


def test_a_case_has_its_public_shape() -> None:
    ref = ClaimRef("d1", "c1")
    case = Case(
        id="case-1",
        claims=(ref,),
        documents=("d1",),
        summary=Summary(
            supplier=(SummaryParty(name="Arcadia", entity="state/arcadia", claims=(ref,)),),
            items=(
                SummaryItem(
                    name="rifles",
                    weapon_class=WeaponClass.SMALL_ARM,
                    entity=None,
                    quantities=(Quantity(value=20, bound=Bound.RANGE, high=30),),
                    claims=(ref,),
                ),
            ),
            transport=(Mode.SEA,),
            dates=(Period("2022-03"),),
            values=(Money(amount=5, currency="USD"),),
            stage=Stage.DELIVERED,
            basis=(Basis.GRANT,),
            covert=True,
        ),
        disputed=False,
        first_published=date(2022, 4, 12),
        origins=(Origin(text="a commander", kind=SpeakerKind.MILITARY, named=False, claims=(ref,)),),
        grade=Grade(reliability=Reliability.FAIRLY, credibility=Credibility.POSSIBLY_TRUE, reasons=("One origin.",)),
    )
    refs = [{"document": "d1", "claim": "c1"}]
    assert case_to_json(case) == {
        "id": "case-1",
        "kind": "transfer",
        "claims": refs,
        "documents": ["d1"],
        "texts": [],
        "origins": 1,
        "origin_list": [
            {
                "text": "a commander",
                "kind": "military",
                "named": False,
                "on_record": False,
                "hops": 0,
                "tellers": [],
                "claims": refs,
            }
        ],
        "tellers": [],
        "ties": [],
        "disputed": False,
        "denials": [],
        "disagreements": [],
        "grade": {"code": "C3", "reliability": "C", "credibility": 3, "reasons": ["One origin."]},
        "slot_grades": [],
        "claim_grades": [],
        "summary": {
            "supplier": [{"name": "Arcadia", "entity": "state/arcadia", "claims": refs}],
            "recipient": [],
            "intermediary": [],
            "items": [
                {
                    "name": "rifles",
                    "class": "small_arm",
                    "entity": None,
                    "quantities": [{"value": 20, "bound": "range", "unit": None, "high": 30}],
                    "claims": refs,
                }
            ],
            "origin": [],
            "via": [],
            "destination": [],
            "transport": ["sea"],
            "dates": ["2022-03"],
            "values": [{"amount": 5, "currency": "USD", "bound": "exact"}],
            "stage": "delivered",
            "certainty": "stated",
            "basis": ["grant"],
            "covert": True,
        },
        "steps": [],
        "parts": [],
        "first_published": "2022-04-12",
    }


def test_a_case_that_an_earlier_version_wrote_is_read() -> None:
    case = Case(
        id="case-1",
        claims=(ClaimRef("d1", "c1"),),
        documents=("d1",),
        summary=Summary(),
        disputed=False,
        origins=(Origin(text="a clerk", kind=SpeakerKind.GOVERNMENT, named=False, claims=()),),
    )
    later = {
        "kind",
        "texts",
        "tellers",
        "ties",
        "denials",
        "disagreements",
        "slot_grades",
        "claim_grades",
        "steps",
        "parts",
    }
    shape = {key: value for key, value in case_to_json(case).items() if key not in later}
    shape["origin_list"] = [{"text": "a clerk", "kind": "government", "named": False, "claims": []}]
    shape["summary"] = {key: value for key, value in shape["summary"].items() if key != "certainty"}
    assert case_from_json(shape) == case


def test_a_retired_case_has_no_claims_and_names_its_successor() -> None:
    assert draft_of_retirement("case-1", superseded_by="case-2") == Draft(
        kind=EntryKind.CASE,
        key="case-1",
        payload='{"claims":[],"id":"case-1","retired":true,"superseded_by":"case-2"}',
    )


READERS: tuple[Callable[[JsonValue], object], ...] = (
    capture_from_json,
    document_from_record,
    lambda shape: reading_from_json(shape, a_document("d1")),
    rejection_from_json,
    entity_from_json,
    judgement_from_json,
    case_or_retirement_from_json,
    summary_from_json,
    grade_from_json,
)
SHAPES = (
    draft_of_document(a_document("d1")),
    draft_of_reading(
        Reading(
            document="d1",
            document_digest=a_document("d1").digest,
            maker=PROGRAM,
            claims=(a_claim("d1", evidence="Report d1."),),
        ),
        a_document("d1"),
    ),
    draft_of_retirement("case-1", superseded_by=None),
)
garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def refuse_or_read(read: Callable[[JsonValue], object], shape: JsonValue) -> None:
    with suppress(ShapeError):
        read(shape)


@pytest.mark.parametrize("read", READERS)
@given(garbage)
def test_garbage_is_refused_and_nothing_else_happens(read: Callable[[JsonValue], object], shape: JsonValue) -> None:
    refuse_or_read(read, shape)


@st.composite
def damaged(draw: st.DrawFn) -> JsonValue:
    """A payload with garbage in one place."""
    shape = json.loads(draw(st.sampled_from(SHAPES)).payload)
    part = shape
    while True:
        place = draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        if isinstance(part[place], list | dict) and part[place] and draw(st.booleans()):
            part = part[place]
        else:
            part[place] = draw(garbage)
            return shape


@pytest.mark.parametrize("read", READERS)
@given(damaged())
def test_a_damaged_payload_is_refused_or_read(read: Callable[[JsonValue], object], shape: JsonValue) -> None:
    refuse_or_read(read, shape)


def test_surrogates_are_written_as_json_escapes() -> None:
    assert payload({"text": "\ud800"}) == '{"text":"\\ud800"}'
