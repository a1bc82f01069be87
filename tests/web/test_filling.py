"""A claim as a form, and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_document
from waybill.core.binding import claims_from_json
from waybill.core.claim import Claim
from waybill.core.ids import ClaimId, JsonObject
from waybill.core.review import saying
from waybill.core.shape import claim_to_json, document_from_json
from waybill.web.acting import Form
from waybill.web.asked import RefusedError
from waybill.web.filling import NAMES, Filled, claim_from, filled_from, filled_of

CORPUS = Path(__file__).parents[2] / "corpus" / "held_out"
TEXT = (
    "Iran sent Russia between 40 and 60 drones worth $5 million by sea from Anzali in May 2024, a clerk told the Post. "
    "The Post says that a clerk of the port in Iran was there."
)
DOCUMENT = a_document("north", text=TEXT)


def form_of(filled: Filled) -> Form:
    """What a browser would send of a form that shows this: fields of one line lose the ends of lines."""
    given = list(filled.single.items())
    for name, rows in filled.rows.items():
        for row in rows:
            words = row.words if name == "evidence" else row.words.replace("\n", "")
            given += [(name, words), (f"{name}.at", row.at)]
            given += [(f"{name}.{key}", value) for key, value in row.more.items()]
    return Form(given=tuple(given))


def a_form(**single: str) -> dict[str, str]:
    return {"stage": "delivered", "basis": "unknown", "polarity": "affirmed", "certainty": "stated", **single}


def claim(**fields: str | list[tuple[str, str]]) -> Claim:
    """The claim of a form with a sentence as its words, and more."""
    given: list[tuple[str, str]] = [("evidence", TEXT[: TEXT.index(". ") + 1]), ("evidence.at", "")]
    given += list(a_form().items())
    for name, value in fields.items():
        given += [(name, value)] if isinstance(value, str) else [(f"{name}{key}", each) for key, each in value]
    return claim_from(filled_from(Form(given=tuple(given))), DOCUMENT, id_=ClaimId("c1"))


def item(words: str, **more: str) -> list[tuple[str, str]]:
    defaults = {"class": "uav", "value": "", "bound": "exact", "unit": "", "high": ""}
    return [("", words), (".at", ""), *((f".{key}", value) for key, value in (defaults | more).items())]


def source(words: str, **more: str) -> list[tuple[str, str]]:
    return [("", words), (".at", ""), *((f".{key}", value) for key, value in more.items())]


def test_words_are_found_in_the_text_with_their_places() -> None:
    found = claim(supplier="Iran", item=item("drones", value="40", bound="range", high="60"), date="2024-05")
    shape = claim_to_json(found)
    assert shape["supplier"] == ["Iran"]
    assert shape["items"] == [
        {"text": "drones", "class": "uav", "quantity": {"value": 40, "bound": "range", "unit": None, "high": 60}}
    ]
    assert shape["date"] == "2024-05"
    assert (found.supplier[0].span.start, found.supplier[0].span.end) == (0, 4)


def test_a_place_that_is_given_counts_where_the_words_stand_there() -> None:
    again = TEXT.index("Iran was")
    found = claim(supplier=[("", "Iran"), (".at", f"{again}-{again + 4}")])
    assert found.supplier[0].span.start == again


def test_a_place_where_other_words_stand_is_passed_over() -> None:
    assert claim(supplier=[("", "Russia"), (".at", "0-4")]).supplier[0].text == "Russia"


def test_nodes_of_one_number_are_one_chain() -> None:
    nodes = [
        *source("Post", kind="outlet", named="yes", chain="1"),
        *source("a clerk", kind="government", named="", chain="1"),
        *source("a clerk of the port", kind="government", named="", chain="2"),
    ]
    found = claim(source=nodes)
    assert [[node.text for node in chain] for chain in found.sources] == [["Post", "a clerk"], ["a clerk of the port"]]
    assert [node.named for node in found.sources[0]] == [True, False]


def test_money_and_transport_stand_on_the_words_that_were_selected() -> None:
    at = TEXT.index("by sea")
    found = claim(
        transport=[("", "sea"), (".at", f"{at}-{at + 6}")],
        money="",
        **{"money.at": "33-43", "amount": "5,000,000", "currency": "usd", "money_bound": "exact"},
    )
    assert claim_to_json(found)["value"] == {"amount": 5000000, "currency": "USD", "bound": "exact"}
    assert found.transport[0].span.of(TEXT) == "by sea"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"supplier": "Iraq"}, "supplier: 'Iraq' does not stand in the text"),
        ({"item": item("tanks")}, "item: 'tanks' does not stand in the text"),
        ({"item": item("drones", value="many")}, "'many' is no number"),
        ({"amount": "5", "currency": "dollars"}, "'DOLLARS' is no currency"),
        ({"date": "next week"}, "next week"),
        ({"stage": "lost"}, "lost"),
        ({"evidence": "Never said."}, "evidence: 'Never said.' does not stand in the text"),
    ],
)
def test_what_will_not_do_is_refused_by_name(fields: dict[str, str | list[tuple[str, str]]], problem: str) -> None:
    with pytest.raises(RefusedError, match=problem.replace(".", r"\.")):
        claim(**fields)


def test_a_form_without_words_is_refused() -> None:
    with pytest.raises(RefusedError, match="it has no evidence"):
        claim_from(filled_from(Form(given=tuple(a_form().items()))), DOCUMENT, id_=None)


WORDS = st.sampled_from(
    ["Iran", "Russia", "a clerk", "the Post", "Anzali", "drones", "nowhere", "  ", "=1+1", "\u202e"]
)
PLACES = st.sampled_from(["", "0-4", "5-3", "0-99999", "x-y", "٣-٤", "-", "9" * 40 + "-1"])


@given(
    given=st.lists(st.tuples(st.sampled_from(NAMES), WORDS | PLACES | st.sampled_from(["1", "sale", "sea", "2024"])))
)
def test_a_form_gives_a_claim_of_the_text_or_is_refused(given: list[tuple[str, str]]) -> None:
    try:
        found = claim_from(filled_from(Form(given=(*a_form().items(), *given))), DOCUMENT, id_=None)
    except RefusedError:
        return
    assert all(span.end <= len(TEXT) for span in found.spans())
    again = claim_from(filled_from(form_of(filled_of(found))), DOCUMENT, id_=found.id)
    assert saying(again) == saying(found)


def test_the_form_of_a_claim_that_nobody_has_changed_gives_it_back() -> None:
    files = sorted(CORPUS.glob("*.json"))
    assert len(files) > 100
    for file in files:
        shape = json.loads(file.read_text(encoding="utf-8"))
        document = document_from_json(shape)
        for each in claims_from_json(shape, document):
            again = claim_from(filled_from(form_of(filled_of(each))), document, id_=each.id)
            assert saying(again) == saying(each)


def test_words_over_the_end_of_a_line_come_back_as_they_were() -> None:
    document = a_document("north", text="Iran has handed\nover drones to the Front for\nthe Dunes.")
    shape: JsonObject = {
        "id": "north",
        "text": document.text,
        "claims": [
            {
                "id": "c1",
                "evidence": [document.text],
                "stage": "delivered",
                "triggers": ["handed\nover"],
                "recipient": ["Front for the Dunes"],
                "items": [{"text": "drones", "class": "uav"}],
            }
        ],
    }
    (known,) = claims_from_json(shape, document)
    again = claim_from(filled_from(form_of(filled_of(known))), document, id_=known.id)
    assert saying(again) == saying(known)
    assert again.triggers[0].span.of(document.text) == "handed\nover"
