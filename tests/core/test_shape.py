from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim
from ledger_strategies import money, quantities
from waybill.core.document import Document
from waybill.core.ids import CaptureId, DocumentId, JsonValue
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.shape import (
    claim_to_json,
    document_from_json,
    document_to_json,
    money_to_json,
    published_on,
    quantity_from_json,
    quantity_to_json,
)
from waybill.errors import ShapeError, WaybillError

TEXT = "Ten rifles went from A to B."
GUIDE_KEYS = [
    *("id", "evidence", "basis", "covert", "stage", "polarity", "certainty", "supplier", "recipient", "intermediary"),
    *("items", "origin", "via", "destination", "transport", "date", "value", "sources", "part_of", "disputes"),
]


def test_a_document_has_the_keys_of_the_guide() -> None:
    document = Document(id=DocumentId("d1"), text=TEXT, publisher="A Paper", published=date(2022, 4, 12))
    assert document_to_json(document) == {
        "id": "d1",
        "url": None,
        "publisher": "A Paper",
        "published": "2022-04-12",
        "language": None,
        "title": None,
        "text": TEXT,
    }


def test_a_capture_is_named_and_claims_are_listed_only_where_there_are_any_to_speak_of() -> None:
    document = Document(id=DocumentId("d1"), text=TEXT, capture=CaptureId("capture-1"))
    assert document_to_json(document)["capture"] == "capture-1"
    assert document_to_json(document, ())["claims"] == []


def test_a_claim_has_every_key_of_the_guide_even_when_it_says_little() -> None:
    shape = claim_to_json(a_claim("d1"))
    assert [key for key in GUIDE_KEYS if key not in shape] == []
    assert sorted(set(shape) - set(GUIDE_KEYS)) == ["entities", "score", "spans", "triggers"]
    assert (shape["date"], shape["value"], shape["sources"]) == (None, None, [])


@pytest.mark.parametrize(
    ("quantity", "shape"),
    [
        (None, None),
        (Quantity(value=2116), {"value": 2116, "bound": "exact", "unit": None}),
        (
            Quantity(value=2.5, bound=Bound.ABOUT, unit=Unit.TONS),
            {"value": 2.5, "bound": "about", "unit": "tons"},
        ),
        (
            Quantity(value=10, bound=Bound.RANGE, high=15),
            {"value": 10, "bound": "range", "unit": None, "high": 15},
        ),
    ],
)
def test_a_quantity_is_written_as_in_the_guide(quantity: Quantity | None, shape: JsonValue) -> None:
    assert quantity_to_json(quantity) == shape
    assert quantity_from_json(shape, place="claim") == quantity


@given(quantities)
def test_any_quantity_comes_back(quantity: Quantity) -> None:
    assert quantity_from_json(quantity_to_json(quantity), place="claim") == quantity


@given(money)
def test_money_is_written_with_its_currency_and_bound(amount: Money) -> None:
    assert money_to_json(amount) == {
        "amount": amount.amount,
        "currency": amount.currency,
        "bound": amount.bound.value,
    }


def test_a_quantity_without_a_bound_is_exact() -> None:
    assert quantity_from_json({"value": 7}, place="claim") == Quantity(value=7)


@pytest.mark.parametrize(
    "shape",
    [
        *(7, [], {}, {"value": "7"}, {"value": -7}, {"value": 7, "bound": "many"}, {"value": 7, "unit": "boxes"}),
        *({"value": 7, "high": 9}, {"value": 7, "bound": "range", "high": 5}),
    ],
)
def test_what_is_no_quantity_is_refused(shape: JsonValue) -> None:
    with pytest.raises(WaybillError):
        quantity_from_json(shape, place="claim")


def test_a_document_keeps_its_id_even_a_number() -> None:
    assert document_from_json({"id": "d1", "text": TEXT}).id == "d1"
    assert document_from_json({"id": 7, "text": TEXT}).id == "7"


@pytest.mark.parametrize("lacking", [{}, {"id": None}, {"id": ""}])
def test_a_document_without_an_id_gets_one_from_its_content(lacking: dict[str, JsonValue]) -> None:
    assert document_from_json({**lacking, "text": TEXT}).id == "document-ab14b298d98553e8"


@pytest.mark.parametrize(
    ("shape", "problem"),
    [
        ([], "it is not a JSON object"),
        ({}, "it has no text (key 'text')"),
        ({"text": " \n"}, "it has no text (key 'text')"),
        ({"text": 7}, "it has no text (key 'text')"),
        ({"text": TEXT, "id": True}, "'id' is neither text nor a whole number"),
        ({"text": TEXT, "id": ["d1"]}, "'id' is neither text nor a whole number"),
        ({"text": TEXT, "title": 7}, "'title' is not text"),
        ({"text": TEXT, "pages": [0, 9, 4]}, "'pages' do not rise from 0"),
        ({"text": TEXT, "published": "2022-02-30"}, "'2022-02-30' is not an existing date (YYYY-MM-DD)"),
        ({"text": TEXT, "published": "spring"}, "'spring' is not an existing date (YYYY-MM-DD)"),
    ],
)
def test_what_is_no_document_says_why(shape: JsonValue, problem: str) -> None:
    with pytest.raises(ShapeError) as caught:
        document_from_json(shape, place="reports.jsonl:7")
    assert caught.value.facts == {"place": "reports.jsonl:7", "problem": problem}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (None, None),
        ("", None),
        ("2022-04-12", date(2022, 4, 12)),
        ("2022-04-12T23:30:00+02:00", date(2022, 4, 12)),
        ("2022-04-12T23:30:00Z", date(2022, 4, 12)),
    ],
)
def test_the_day_of_publication_is_the_one_that_stands_there(written: str | None, day: date | None) -> None:
    assert published_on(written) == day


@given(
    st.builds(
        Document,
        id=st.text(min_size=1),
        text=st.text(min_size=1).filter(str.strip),
        url=st.none() | st.text(min_size=1),
        publisher=st.none() | st.text(min_size=1),
        published=st.none() | st.dates(),
        language=st.none() | st.text(min_size=1),
        title=st.none() | st.text(min_size=1),
        byline=st.none() | st.text(min_size=1),
        pages=st.just(()) | st.lists(st.integers(1, 99), max_size=3).map(lambda rest: (0, *sorted(rest))),
    )
)
def test_a_document_comes_back_from_the_shape_of_the_guide(document: Document) -> None:
    assert document_from_json(document_to_json(document)) == document
