"""Which predicted claim stands for which claim of the reference."""

from collections import Counter

from annotations import DENIED, NOTHING_KNOWN, PARADED, SHIPPED, annotated, claim, item, readings
from hypothesis import given

from waybill.core.ids import JsonObject
from waybill.core.outcome import ReadDocument
from waybill.evaluation.pairing import Pairing, pair


def paired(reference: list[JsonObject], predicted: list[JsonObject]) -> Pairing:
    return pair(annotated(*reference).reading.claims, annotated(*predicted).reading.claims, NOTHING_KNOWN)


def ids(pairing: Pairing) -> set[tuple[str, str]]:
    return {(each.reference.id, each.predicted.id) for each in pairing.pairs}


def test_claims_on_other_words_are_no_pair() -> None:
    assert ids(paired([claim(SHIPPED)], [claim(PARADED)])) == set()


def test_quotes_that_overlap_in_part_are_shared_evidence() -> None:
    assert ids(paired([claim("Norland shipped 40 rifles")], [claim("40 rifles and six radars")])) == {("c1", "c1")}


def test_quotes_that_only_touch_are_not_shared() -> None:
    assert ids(paired([claim("Norland shipped ")], [claim("40 rifles")])) == set()


def test_the_same_words_at_another_place_are_shared_evidence() -> None:
    text = "Rifles for Westia. Rifles for Westia."
    fields = {"evidence": ["Rifles for Westia."], "stage": "agreed", "items": [item("Rifles")]}
    first, second = (
        annotated({**fields, "spans": {"evidence": [place]}}, text=text).reading.claims for place in ([0, 18], [19, 37])
    )
    assert ids(pair(first, second, NOTHING_KNOWN)) == {("c1", "c1")}


def test_claims_that_share_no_supplier_recipient_or_item_are_no_pair() -> None:
    reference = claim(DENIED, supplier=["Eastia"], recipient=["Westia"], items=[item("mortars")])
    turned = claim(DENIED, supplier=["Westia"], recipient=["Eastia"], items=[item("rifles")], via=["Eastia"])
    assert ids(paired([reference], [turned])) == set()


def test_an_item_is_shared_whatever_its_quantity() -> None:
    assert ids(paired([claim(items=[item("rifles", value=40)])], [claim(items=[item("rifles", value=14)])])) == {
        ("c1", "c1")
    }


def test_a_denial_is_paired_with_the_denial() -> None:
    affirmed, denied = claim(DENIED, supplier=["Eastia"]), claim(DENIED, supplier=["Eastia"], polarity="denied")
    assert ids(paired([affirmed, denied], [denied, affirmed])) == {("c1", "c2"), ("c2", "c1")}


def test_the_sum_of_agreement_decides_not_the_first_good_partner() -> None:
    """c1 of the prediction agrees best with c1 of the reference, but c2 has no other partner."""
    reference = [
        claim(supplier=["Norland"], recipient=["Sudmark"]),
        claim(supplier=["Norland"], items=[item("radars")]),
    ]
    predicted = [
        claim(supplier=["Norland"], recipient=["Sudmark"], items=[item("rifles"), item("radars")]),
        claim(recipient=["Sudmark"]),
    ]
    assert ids(paired(reference, predicted)) == {("c1", "c2"), ("c2", "c1")}


def test_agreement_counts_fillers_and_labels() -> None:
    reference = claim(supplier=["Norland"], recipient=["Sudmark"], transport=["sea"], stage="agreed")
    predicted = claim(supplier=["Norland"], recipient=["Westia"], transport=["sea"])
    (only,) = paired([reference], [predicted]).pairs
    assert only.agreement == 3 + 4


def test_entities_do_not_choose_between_equals() -> None:
    reference = claim(supplier=["Norland"])
    equals = [
        claim(supplier=["Norland"], entities={"supplier": ["agency/a"]}),
        claim(supplier=["Norland Gazette"], entities={"supplier": ["outlet/z"]}),
    ]
    for predicted in (equals, [{**each, "entities": {}} for each in equals]):
        found = paired([reference], predicted)
        assert ids(found) == {("c1", "c2")}


@given(readings(), readings())
def test_every_claim_comes_out_once(reference: ReadDocument, predicted: ReadDocument) -> None:
    found = pair(reference.reading.claims, predicted.reading.claims, NOTHING_KNOWN)
    left = [*(each.reference.id for each in found.pairs), *(claim.id for claim in found.missed)]
    right = [*(each.predicted.id for each in found.pairs), *(claim.id for claim in found.wrong)]
    assert Counter(left) == Counter(claim.id for claim in reference.reading.claims)
    assert Counter(right) == Counter(claim.id for claim in predicted.reading.claims)
