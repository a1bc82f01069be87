"""Predictions from lines of JSON."""

import json

import pytest
from annotations import NOTHING_KNOWN, TEXT, annotated, claim, readings
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.ids import JsonValue, canonical
from waybill.core.outcome import ReadDocument, Reason
from waybill.core.shape import document_to_json
from waybill.evaluation.compare import compare
from waybill.evaluation.predictions import Predictions, predictions

REFERENCE = [annotated(claim(supplier=["Norland"]))]


def read(*lines: JsonValue) -> Predictions:
    return predictions([json.dumps(line) for line in lines], REFERENCE, place="p.jsonl")


def test_claims_are_bound_to_the_text_of_the_reference() -> None:
    found = read({"id": "d1", "claims": [claim(supplier=["Norland"], id="p1")]})
    (document,) = found.documents
    assert document.document == REFERENCE[0].document
    assert [quote.span.of(TEXT) for quote in document.reading.claims[0].evidence] == [claim()["evidence"][0]]
    assert found.set_aside == ()


def test_offsets_into_another_text_are_looked_up_anew() -> None:
    line = {"id": "d1", "text": f"?{TEXT}", "claims": [claim(supplier=["Norland"], spans={"supplier": [[1, 8]]})]}
    (document,) = read(line).documents
    assert document.reading.claims[0].supplier[0].span.start == 0


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        ("{", Reason.INVALID_JSON, "Expecting property name"),
        ("[" * 100_000, Reason.INVALID_JSON, "recursion"),
        ("[]", Reason.INVALID_DOCUMENT, "not an object"),
        ('{"id": "d1"}', Reason.INVALID_DOCUMENT, "a list of 'claims'"),
        ('{"id": "d9", "claims": []}', Reason.INVALID_DOCUMENT, "document d9 is not in the reference"),
    ],
)
def test_a_line_that_cannot_be_scored_is_set_aside(line: str, reason: Reason, detail: str) -> None:
    good = '{"id": "d1", "claims": []}'
    found = predictions([line, good], REFERENCE, place="p.jsonl")
    (rejection,) = found.set_aside
    assert (rejection.reason, rejection.subject) == (reason, "p.jsonl:1")
    assert detail in rejection.detail
    assert len(found.documents) == 1


def test_a_document_that_comes_twice_counts_once() -> None:
    found = read({"id": "d1", "claims": []}, {"id": "d1", "claims": [claim()]})
    assert [document.reading.claims for document in found.documents] == [()]
    assert [(each.reason, each.subject) for each in found.set_aside] == [(Reason.CONFLICTING_ID, "p.jsonl:2")]


def test_a_claim_whose_words_are_not_in_the_text_is_set_aside_and_the_others_stay() -> None:
    found = read({"id": "d1", "claims": [claim(supplier=["Atlantis"], id="p1"), claim(id="p2")]})
    assert [each.id for each in found.documents[0].reading.claims] == ["p2"]
    (rejection,) = found.set_aside
    assert (rejection.reason, rejection.subject) == (Reason.INVALID_CLAIM, "p.jsonl:1, claim 1")
    assert "Atlantis" in rejection.detail


def test_a_claim_with_a_number_beyond_all_numbers_is_set_aside() -> None:
    fields = json.dumps(claim(date="2021"))
    line = f'{{"id": "d1", "claims": [{fields}]}}'.replace('"2021"', "1e999")
    found = predictions([line], REFERENCE, place="p.jsonl")
    assert [each.reason for each in found.set_aside] == [Reason.INVALID_CLAIM]


def test_of_two_claims_with_one_id_the_first_stays() -> None:
    found = read({"id": "d1", "claims": [claim(id="p1", stage="sought"), claim(id="p1")]})
    assert [each.stage.value for each in found.documents[0].reading.claims] == ["sought"]
    assert [each.reason for each in found.set_aside] == [Reason.INVALID_CLAIM]


@given(readings())
def test_a_reading_written_and_read_again_is_perfect(reading: ReadDocument) -> None:
    line = canonical(document_to_json(reading.document, reading.reading.claims))
    found = predictions([line], [reading], place="p.jsonl")
    assert found.set_aside == ()
    assert compare([reading], found.documents, NOTHING_KNOWN).fillers_and_labels.f1 == 1.0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
CLAIMS = st.lists(
    st.builds(lambda change: {**claim(), **change}, st.dictionaries(st.sampled_from(sorted(claim())), JSON))
)


@given(st.lists(st.text(max_size=9) | JSON.map(json.dumps), max_size=4), CLAIMS)
def test_every_line_and_claim_comes_out(lines: list[str], claims: list[JsonValue]) -> None:
    found = predictions([*lines, json.dumps({"id": "d1", "claims": claims})], REFERENCE, place="p")
    written = sum(bool(line.strip()) for line in lines) + 1
    of_claims = [each for each in found.set_aside if each.reason is Reason.INVALID_CLAIM]
    assert len(found.documents) + len(found.set_aside) - len(of_claims) == written
    assert sum(len(each.reading.claims) for each in found.documents) + len(of_claims) == len(claims)
