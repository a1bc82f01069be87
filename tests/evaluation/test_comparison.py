"""The figures of a comparison, worked out by hand, and its laws."""

import json
from dataclasses import replace
from random import Random

import pytest
from annotations import (
    DENIED,
    NOTHING_KNOWN,
    PARADED,
    SHIPPED,
    TEXT,
    annotated,
    claim,
    item,
    readings,
    source,
)
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.ids import EntityId, JsonObject, canonical
from waybill.core.outcome import ReadDocument
from waybill.errors import UsageError
from waybill.evaluation.compare import Evaluation, compare
from waybill.evaluation.errors import Difference, differences
from waybill.evaluation.pairing import Pairing, pair
from waybill.evaluation.scores import Accuracy, Confusion, Score, Share
from waybill.evaluation.slots import LABELS, SLOTS

SHIPMENT = claim(
    SHIPPED,
    stage="dispatched",
    supplier=["Norland"],
    recipient=["Sudmark"],
    destination=["Sudmark"],
    items=[item("rifles", "small_arm", 40), item("radars", "sensor", 6)],
    transport=["sea"],
    date="2021-03",
    sources=[source("Norland Gazette", "a customs officer")],
)
GIFT = claim(
    DENIED,
    polarity="denied",
    supplier=["Eastia"],
    recipient=["Westia"],
    items=[item("mortars")],
    sources=[source("Eastia")],
)
REFERENCE = annotated(SHIPMENT, GIFT)
PREDICTED = annotated(
    claim(
        "Norland shipped 40 rifles",
        certainty="alleged",
        supplier=["Norland"],
        origin=["Norland"],
        items=[item("rifles", "light_weapon", 40), item("radars", "sensor", 4)],
        transport=["sea"],
        date="2021-03-01/2021-03-31",
        sources=[source("a customs officer")],
    ),
    claim(PARADED, recipient=["Westia"], items=[item("tanks")]),
)


def score(reference: ReadDocument, predicted: ReadDocument) -> Evaluation:
    return compare([reference], [predicted], NOTHING_KNOWN)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return score(REFERENCE, PREDICTED)


def test_claims_are_right_when_they_are_paired(evaluation: Evaluation) -> None:
    assert evaluation.claims == Score(right=1, predicted=2, reference=2)
    assert evaluation.claims.f1 == 0.5


def test_slots_count_all_fillers_and_the_labels_of_pairs(evaluation: Evaluation) -> None:
    assert evaluation.fillers_and_labels == Score(right=5 + 3, predicted=7 + 2 + 5, reference=8 + 4 + 5)
    assert evaluation.fillers_and_labels.precision == pytest.approx(0.571429, abs=1e-6)
    assert evaluation.fillers_and_labels.recall == pytest.approx(0.470588, abs=1e-6)
    assert evaluation.fillers_and_labels.f1 == pytest.approx(0.516129, abs=1e-6)


def test_every_slot_has_its_own_score(evaluation: Evaluation) -> None:
    assert evaluation.slots == {
        "supplier": Score(right=1, predicted=1, reference=2),
        "recipient": Score(right=0, predicted=1, reference=2),
        "intermediary": Score(right=0, predicted=0, reference=0),
        "items": Score(right=1, predicted=3, reference=3),
        "origin": Score(right=0, predicted=1, reference=0),
        "via": Score(right=0, predicted=0, reference=0),
        "destination": Score(right=0, predicted=0, reference=1),
        "transport": Score(right=1, predicted=1, reference=1),
        "date": Score(right=1, predicted=1, reference=1),
        "value": Score(right=0, predicted=0, reference=0),
        "sources": Score(right=1, predicted=1, reference=2),
    }


def test_labels_are_judged_on_pairs_alone(evaluation: Evaluation) -> None:
    assert {name: accuracy.share for name, accuracy in evaluation.labels.items()} == {
        "basis": Share(right=1, total=1),
        "covert": Share(right=1, total=1),
        "stage": Share(right=0, total=1),
        "polarity": Share(right=1, total=1),
        "certainty": Share(right=0, total=1),
    }
    assert evaluation.labels["stage"].confusions == (Confusion(reference="dispatched", predicted="delivered", count=1),)


def test_class_and_chain_length_are_scored_apart(evaluation: Evaluation) -> None:
    assert evaluation.item_class == Accuracy(
        confusions=(Confusion(reference="small_arm", predicted="light_weapon", count=1),)
    )
    assert evaluation.chain_length == Accuracy(confusions=(Confusion(reference="2", predicted="1", count=1),))


def told(difference: Difference) -> tuple[str, str, str | None, str | None]:
    return difference.kind.value, difference.slot, difference.reference, difference.predicted


def test_every_difference_is_told_in_the_order_of_the_text(evaluation: Evaluation) -> None:
    assert [told(difference) for difference in evaluation.differences[0].differences] == [
        ("missed", "recipient", "Sudmark", None),
        ("missed", "items", "6 radars", None),
        ("wrong", "items", None, "4 radars"),
        ("wrong", "origin", None, "Norland"),
        ("missed", "destination", "Sudmark", None),
        ("wrong", "stage", "dispatched", "delivered"),
        ("wrong", "certainty", "stated", "alleged"),
        ("wrong", "class", "small_arm", "light_weapon"),
        ("wrong", "chain_length", "2", "1"),
        ("missed", "claim", "Eastia → Westia: mortars (delivered, denied)", None),
        ("wrong", "claim", None, "? → Westia: tanks (delivered, affirmed)"),
    ]


def test_a_difference_stands_beside_its_words(evaluation: Evaluation) -> None:
    first, *_, last = evaluation.differences[0].differences
    assert (first.span.of(TEXT), first.quote.text) == ("Sudmark", SHIPPED)
    assert (last.span.of(TEXT), last.quote.text) == (PARADED, PARADED)


def test_a_date_that_differs_is_one_difference() -> None:
    found = score(annotated(claim(date="2021-03")), annotated(claim(date="2021-04")))
    assert [told(difference) for difference in found.differences[0].differences] == [
        ("wrong", "date", "2021-03", "2021-04")
    ]


STRICT = claim(
    supplier=["Norland"], recipient=["Sudmark"], items=[item("rifles", "small_arm", 40)], date="2021-03", basis="sale"
)


@pytest.mark.parametrize(
    "changes",
    [
        {"date": None, "basis": "grant", "certainty": "alleged", "via": ["Westia"]},
        {"items": [item("rifles", "tank", 40)]},
        {"supplier": ["NORLAND"]},
    ],
)
def test_a_claim_is_strictly_right_whatever_the_other_slots_say(changes: JsonObject) -> None:
    text = f"{TEXT} NORLAND"
    found = score(annotated(STRICT, text=text), annotated({**STRICT, **changes}, text=text))
    assert found.strict == Score(right=1, predicted=1, reference=1)


@pytest.mark.parametrize(
    "changes",
    [
        {"supplier": []},
        {"supplier": ["Norland", "Eastia"]},
        {"recipient": ["Westia"]},
        {"items": [item("rifles", "small_arm", 41)]},
        {"items": [item("rifles", "small_arm", 40), item("radars")]},
        {"stage": "agreed"},
        {"polarity": "denied"},
    ],
)
def test_a_claim_is_not_strictly_right_with_one_of_five_things_wrong(changes: JsonObject) -> None:
    found = score(annotated(STRICT), annotated({**STRICT, **changes}))
    assert found.claims.right == 1
    assert found.strict == Score(right=0, predicted=1, reference=1)


def test_pointers_are_right_when_partners_point_to_partners() -> None:
    denial = claim(DENIED, supplier=["Eastia"], polarity="denied", disputes="c1")
    detail = claim(DENIED, supplier=["Westia"], items=[item("mortars")], part_of="c1")
    reference = annotated(claim(DENIED, supplier=["Eastia"]), denial, detail)
    predicted = annotated(
        {**denial, "id": "p1", "disputes": "p2"},
        {**claim(DENIED, supplier=["Eastia"]), "id": "p2"},
        {**detail, "id": "p3", "part_of": "p1"},
    )
    found = score(reference, predicted)
    assert found.pointers == {
        "part_of": Score(right=0, predicted=1, reference=1),
        "disputes": Score(right=1, predicted=1, reference=1),
    }
    assert found.fillers_and_labels.f1 == 1.0


def test_documents_without_claims_are_clean_when_nothing_was_predicted() -> None:
    reference = [annotated(name="d1"), annotated(name="d2"), annotated(claim(), name="d3")]
    found = compare(reference, [annotated(name="d1"), annotated(claim(), name="d2")], NOTHING_KNOWN)
    assert found.clean == Share(right=1, total=2)


def test_a_document_that_was_not_predicted_counts_as_empty_and_is_named() -> None:
    found = compare(
        [annotated(STRICT, name="d1"), annotated(STRICT, name="d2")], [annotated(STRICT, name="d2")], NOTHING_KNOWN
    )
    assert found.not_predicted == ("d1",)
    assert found.claims == Score(right=1, predicted=1, reference=2)


def test_a_document_that_the_reference_lacks_is_named_and_counts_nowhere() -> None:
    found = compare([annotated(STRICT)], [annotated(STRICT), annotated(STRICT, name="d9")], NOTHING_KNOWN)
    assert found.not_in_reference == ("d9",)
    assert found.claims == Score(right=1, predicted=1, reference=1)


def test_offsets_into_another_text_are_refused() -> None:
    with pytest.raises(UsageError, match="document d1 was predicted on another text"):
        score(annotated(STRICT), annotated(STRICT, text=f" {TEXT}"))


def test_a_document_that_comes_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="document d1 comes twice in the prediction"):
        compare([REFERENCE], [PREDICTED, PREDICTED], NOTHING_KNOWN)


@given(readings())
def test_a_reading_compared_with_itself_is_perfect(reading: ReadDocument) -> None:
    found = score(reading, reading)
    scores = (found.claims, found.strict, found.fillers_and_labels, *found.slots.values(), *found.pointers.values())
    assert {(each.precision, each.recall, each.f1) for each in scores} == {(1.0, 1.0, 1.0)}
    accuracies = (*found.labels.values(), found.item_class, found.chain_length)
    assert {each.share.rate for each in accuracies} | {found.clean.rate} <= {1.0, None}
    assert found.differences[0].differences == ()


@given(readings(), readings())
def test_exchanged_sides_exchange_precision_and_recall(left: ReadDocument, right: ReadDocument) -> None:
    there, back = score(left, right), score(right, left)
    for one, other in ((there.claims, back.claims), (there.fillers_and_labels, back.fillers_and_labels)):
        assert (one.precision, one.recall, one.f1) == (other.recall, other.precision, other.f1)


@given(readings(), readings(), st.randoms())
def test_the_order_of_claims_does_not_matter(left: ReadDocument, right: ReadDocument, chance: Random) -> None:
    assert score(shuffled(left, chance), shuffled(right, chance)) == score(left, right)


def shuffled(read: ReadDocument, chance: Random) -> ReadDocument:
    claims = read.reading.claims
    return replace(read, reading=replace(read.reading, claims=tuple(chance.sample(claims, len(claims)))))


BOTH = st.tuples(readings("d1"), readings("d2"))


@given(BOTH, BOTH)
def test_the_order_of_documents_does_not_matter(
    reference: tuple[ReadDocument, ...], predicted: tuple[ReadDocument, ...]
) -> None:
    there = compare(reference, predicted, NOTHING_KNOWN)
    assert compare(reference[::-1], predicted[::-1], NOTHING_KNOWN) == there


@given(readings())
def test_a_document_that_was_not_predicted_counts_as_one_without_claims(left: ReadDocument) -> None:
    assert replace(compare([left], [], NOTHING_KNOWN), not_predicted=()) == score(left, annotated())


@given(readings(), readings())
def test_entities_do_not_matter(left: ReadDocument, right: ReadDocument) -> None:
    assert score(resolved(left), resolved(right)) == score(left, right)


def resolved(read: ReadDocument) -> ReadDocument:
    """Everybody is taken for the same party."""
    claims = tuple(
        replace(each, supplier=tuple(replace(party, entity=EntityId("state/x")) for party in each.supplier))
        for each in read.reading.claims
    )
    return replace(read, reading=replace(read.reading, claims=claims))


@given(readings(), readings())
def test_what_the_figures_miss_the_differences_tell(left: ReadDocument, right: ReadDocument) -> None:
    pairing = pair(left.reading.claims, right.reading.claims, NOTHING_KNOWN)
    found = differences(left.document.text, pairing)
    for slot in (*(slot.name for slot in SLOTS), *(label.name for label in LABELS)):
        missed = sum(each.reference is not None for each in found if each.slot == slot)
        wrong = sum(each.predicted is not None for each in found if each.slot == slot)
        assert (missed, wrong) == left_over(pairing, slot)
    assert sum(each.slot == "claim" for each in found) == len(pairing.missed) + len(pairing.wrong)


def left_over(pairing: Pairing, name: str) -> tuple[int, int]:
    slots = [slot for each in pairing.pairs for slot in each.slots if slot.slot == name]
    labels = sum(not label.is_right for each in pairing.pairs for label in each.labels if label.label == name)
    return (
        sum(len(slot.reference) - len(slot.couples) for slot in slots) + labels,
        sum(len(slot.predicted) - len(slot.couples) for slot in slots) + labels,
    )


@given(readings(), readings())
def test_every_difference_quotes_the_document(left: ReadDocument, right: ReadDocument) -> None:
    for difference in score(left, right).differences[0].differences:
        assert difference.span in difference.quote.span
        assert difference.quote.span.of(TEXT) == difference.quote.text


def test_figures_leave_as_json(evaluation: Evaluation) -> None:
    figures = json.loads(canonical(evaluation.to_json()))
    assert figures["claim"] == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "right": 1,
        "predicted": 2,
        "reference": 2,
    }
    assert figures["labels"]["stage"] == {
        "rate": 0.0,
        "right": 0,
        "total": 1,
        "confusions": [{"reference": "dispatched", "predicted": "delivered", "count": 1}],
    }
    assert figures["clean"] == {"rate": None, "right": 0, "total": 0}


def test_differences_leave_as_json(evaluation: Evaluation) -> None:
    shape = json.loads(canonical(evaluation.differences[0].to_json()))
    assert shape["document"] == "d1"
    assert shape["differences"][0] == {
        "kind": "missed",
        "slot": "recipient",
        "reference": "Sudmark",
        "predicted": None,
        "reference_claim": "c1",
        "predicted_claim": "c1",
        "span": [44, 51],
        "quote": SHIPPED,
    }
