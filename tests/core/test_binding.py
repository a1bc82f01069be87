import json
from contextlib import suppress
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger_strategies import claims, documents
from waybill.core.binding import claim_from_json, claims_from_json
from waybill.core.claim import Basis, Carriage, Claim, Dating, Filler, Mode, Price, Stage
from waybill.core.document import Document
from waybill.core.ids import DocumentId, JsonObject, JsonValue
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.core.shape import claim_to_json, document_to_json
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.errors import ShapeError

TEXT: Final = (
    "Bland denies everything.\nAland lent ten\nold rifles to Bland by ship in May 2021, a broker said. Aland is far."
)
EVIDENCE: Final = "Aland lent ten old rifles to Bland by ship in May 2021, a broker said."
DOCUMENT: Final = Document(id=DocumentId("d1"), text=TEXT)
SHAPE: Final[JsonObject] = {
    "id": "c1",
    "evidence": [EVIDENCE],
    "basis": "loan",
    "covert": False,
    "stage": "delivered",
    "polarity": "affirmed",
    "certainty": "stated",
    "supplier": ["Aland"],
    "recipient": ["Bland"],
    "intermediary": [],
    "items": [{"text": "old rifles", "class": "small_arm", "quantity": {"value": 10, "bound": "exact", "unit": None}}],
    "origin": [],
    "via": [],
    "destination": [],
    "transport": ["sea"],
    "date": "2021-05",
    "value": {"amount": 300, "currency": "EUR", "bound": "about"},
    "sources": [[{"text": "a broker", "kind": "person", "named": False}]],
    "part_of": None,
    "disputes": None,
}
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.sampled_from(["text", "kind", "value"]), part),
    max_leaves=4,
)
_bound = documents.flatmap(lambda document: st.tuples(st.just(document), claims(document, "c1")))


def bind(**changed: JsonValue) -> Claim:
    return claim_from_json({**SHAPE, **changed}, DOCUMENT)


def test_evidence_is_found_across_line_breaks_and_quoted_as_it_stands() -> None:
    (quote,) = bind().evidence
    assert quote == Quote(text=EVIDENCE.replace("ten old", "ten\nold"), span=Span(25, 95))


def test_words_of_slots_are_found_in_the_evidence_even_where_others_stand_nearer_to_its_beginning() -> None:
    claim = bind()
    assert claim.supplier == (Filler(text="Aland", span=Span(25, 30)),)
    assert claim.recipient == (Filler(text="Bland", span=Span(54, 59)),)


def test_words_that_the_evidence_lacks_are_found_nearest_to_it() -> None:
    claim = bind(evidence=["in May 2021, a broker said."], supplier=["Aland"], recipient=["denies"])
    assert claim.supplier == (Filler(text="Aland", span=Span(96, 101)),)
    assert claim.recipient == (Filler(text="denies", span=Span(6, 12)),)


def test_an_item_is_bound_with_its_class_and_number() -> None:
    (item,) = bind().items
    assert (item.text, item.span, item.weapon_class) == ("old rifles", Span(40, 50), "small_arm")
    assert item.quantity == Quantity(value=10)


def test_what_has_no_words_of_its_own_points_to_the_evidence() -> None:
    claim, ground = bind(), Span(25, 95)
    assert claim.transport == (Carriage(mode=Mode.SEA, span=ground),)
    assert claim.date == Dating(period=Period("2021-05"), span=ground)
    assert claim.value == Price(money=Money(amount=300, currency="EUR", bound="about"), span=ground)  # type: ignore[arg-type]


def test_a_chain_is_bound_speaker_by_speaker() -> None:
    ((speaker,),) = bind().sources
    assert (speaker.text, speaker.span, speaker.kind, speaker.named) == (
        *("a broker", Span(81, 89)),
        *(SpeakerKind.PERSON, False),
    )


def test_given_spans_win_over_the_nearest_words() -> None:
    claim = bind(spans={"supplier": [[96, 101]], "date": [71, 79], "transport": [[63, 67]]})
    assert claim.supplier == (Filler(text="Aland", span=Span(96, 101)),)
    assert claim.date is not None
    assert claim.date.span == Span(71, 79)
    assert claim.transport == (Carriage(mode=Mode.SEA, span=Span(63, 67)),)


def test_entities_are_taken_over_where_they_are_given() -> None:
    claim = bind(entities={"supplier": ["state/aland"], "recipient": [None]})
    assert (claim.supplier[0].entity, claim.recipient[0].entity) == ("state/aland", None)


def test_a_claim_needs_only_its_evidence_and_stage() -> None:
    claim = claim_from_json({"evidence": [EVIDENCE], "stage": "offered"}, DOCUMENT)
    assert (claim.stage, claim.basis, claim.sources, claim.score) == (Stage.OFFERED, Basis.UNKNOWN, (), None)


def test_a_claim_without_an_id_gets_one_from_its_content() -> None:
    ids = {claim_from_json({"evidence": [EVIDENCE], "stage": stage}, DOCUMENT).id for stage in ("offered", "sought")}
    assert ids == {"c-f97f8cc78e", "c-7c720c2337"}


def test_quotes_come_in_the_order_of_the_text_each_once() -> None:
    claim = bind(evidence=["Aland is far.", EVIDENCE, "Aland is far."])
    assert [quote.span for quote in claim.evidence] == [Span(25, 95), Span(96, 109)]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"evidence": []}, "it has no evidence"),
        ({"evidence": ["Cland sold tanks."]}, "not in the text: 'Cland sold tanks.'"),
        ({"supplier": ["Cland"]}, "not in the text: 'Cland'"),
        ({"covert": "no"}, "'covert' is neither true nor false"),
        ({"spans": {"supplier": [[0, 5]]}}, "span 0–5 of supplier does not hold 'Aland'"),
        ({"spans": {"date": [0, 500]}}, "span 0–500 of date lies outside the text"),
        ({"sources": [[]]}, "claim c1: one of its source chains is empty"),
        ({"disputes": "c1"}, "claim c1: it points to itself"),
        ({"date": "2021-02-30"}, "'2021-02-30' is not an existing date or period"),
    ],
)
def test_a_claim_that_breaks_the_shape_says_how(changed: JsonObject, problem: str) -> None:
    with pytest.raises(ShapeError) as caught:
        claim_from_json({**SHAPE, **changed}, DOCUMENT, place="claim 1")
    assert caught.value.facts == {"place": "claim 1", "problem": problem}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("stage", "gone"), ("stage", None), ("basis", "gift"), ("polarity", "maybe"), ("certainty", 7)),
        *(("items", [7]), ("items", [{"class": "tank"}]), ("transport", ["rocket"]), ("sources", [["a broker"]])),
        *(("value", {"amount": "much", "currency": "EUR"}), ("evidence", EVIDENCE), ("spans", [])),
    ],
)
def test_a_field_of_the_wrong_type_or_value_is_refused(key: str, value: JsonValue) -> None:
    with pytest.raises(ShapeError):
        bind(**{key: value})


def test_a_document_without_claims_has_none() -> None:
    assert claims_from_json({"text": TEXT}, DOCUMENT) == ()
    assert claims_from_json({"text": TEXT, "claims": None}, DOCUMENT) == ()
    assert claims_from_json({"text": TEXT, "claims": []}, DOCUMENT) == ()


def test_two_claims_of_a_document_do_not_share_an_id() -> None:
    with pytest.raises(ShapeError, match="document: two claims have the same id"):
        claims_from_json({"claims": [SHAPE, SHAPE]}, DOCUMENT)


def test_claims_point_to_claims_of_their_document() -> None:
    denial = {**SHAPE, "id": "c2", "polarity": "denied", "disputes": "c1"}
    assert [claim.disputes for claim in claims_from_json({"claims": [SHAPE, denial]}, DOCUMENT)] == [None, "c1"]
    with pytest.raises(ShapeError, match="document, claim c2: it points to c1, which is no claim"):
        claims_from_json({"claims": [denial]}, DOCUMENT)


def test_a_claim_is_no_part_of_itself_by_way_of_others() -> None:
    circle = [{**SHAPE, "part_of": "c2"}, {**SHAPE, "id": "c2", "part_of": "c1"}]
    with pytest.raises(ShapeError, match="claim c1: it is a part of itself by way of others"):
        claims_from_json({"claims": circle}, DOCUMENT)


def test_a_summary_may_be_a_detail_of_another() -> None:
    chain = [SHAPE, {**SHAPE, "id": "c2", "part_of": "c1"}, {**SHAPE, "id": "c3", "part_of": "c2"}]
    assert [claim.part_of for claim in claims_from_json({"claims": chain}, DOCUMENT)] == [None, "c1", "c2"]


@pytest.mark.parametrize("listed", [7, "c1", {}, [7], [None]])
def test_claims_that_are_no_list_of_objects_are_refused(listed: JsonValue) -> None:
    with pytest.raises(ShapeError):
        claims_from_json({"claims": listed}, DOCUMENT)


@given(_bound)
def test_a_claim_comes_back_from_the_shape_of_the_guide(drawn: tuple[Document, Claim]) -> None:
    document, claim = drawn
    assert claim_from_json(claim_to_json(claim), document) == claim


@given(_bound)
def test_claims_come_back_through_written_json(drawn: tuple[Document, Claim]) -> None:
    document, claim = drawn
    written = json.dumps(document_to_json(document, [claim]))
    assert claims_from_json(json.loads(written), document) == (claim,)


@given(_bound)
def test_without_its_spans_a_claim_still_holds_the_same_words(drawn: tuple[Document, Claim]) -> None:
    document, claim = drawn
    bare = {key: value for key, value in claim_to_json(claim).items() if key != "spans"}
    again = claim_from_json(bare, document)
    assert [filler.text for _, filler in again.parties()] == [filler.text for _, filler in claim.parties()]
    assert {quote.text.split()[0] for quote in again.evidence} == {quote.text.split()[0] for quote in claim.evidence}


@given(st.sampled_from([*SHAPE, "spans", "entities", "score", "triggers"]), _json)
@example("score", 10**400)
def test_any_value_in_any_field_gives_a_claim_or_a_shape_error(key: str, value: JsonValue) -> None:
    with suppress(ShapeError):
        claim = bind(**{key: value})
        assert all(span.end <= len(TEXT) for span in claim.spans())


@given(st.sampled_from(["spans", "entities"]), st.sampled_from([*SHAPE, "triggers"]), _json)
def test_any_spans_and_entities_give_a_claim_or_a_shape_error(outer: str, key: str, value: JsonValue) -> None:
    with suppress(ShapeError):
        claim = bind(**{outer: {key: value}})
        assert all(span.end <= len(TEXT) for span in claim.spans())
