from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Basis
from waybill.core.fields import (
    as_day,
    as_object,
    as_text,
    as_truth,
    as_tuple,
    as_whole,
    checked,
    label_at,
    list_at,
    number_at,
    object_at,
    optional,
    text_at,
    text_or_none_at,
)
from waybill.errors import PeriodError, ShapeError

PLACE = "reports.jsonl:7"


def test_a_value_of_the_right_type_comes_through() -> None:
    assert as_object({"a": 1}) == {"a": 1}
    assert as_tuple(["a", ""], as_text) == ("a", "")
    assert as_whole(7) == 7
    assert as_truth(False) is False
    assert as_day("2024-02-29") == date(2024, 2, 29)
    assert object_at({}, PLACE) == {}
    assert list_at([], PLACE) == []
    assert text_at(" a ", PLACE) == " a "
    assert number_at(0.5, PLACE) == 0.5
    assert label_at(Basis, "loan", PLACE) is Basis.LOAN


def test_null_stays_none() -> None:
    assert optional(None, as_text) is None
    assert optional("a", as_text) == "a"


def test_a_field_that_is_lacking_null_or_empty_is_none() -> None:
    fields = {"null": None, "empty": "", "full": "a"}
    assert [text_or_none_at(fields, key, PLACE) for key in ("lacking", "null", "empty", "full")] == [
        *(None, None, None),
        "a",
    ]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (as_object, []),
        (as_text, 7),
        (as_whole, True),
        (as_whole, 7.0),
        (as_truth, 1),
        (as_day, 20240229),
        (lambda value: as_tuple(value, as_text), "ab"),
    ],
)
def test_a_value_of_another_type_is_refused(read, value: object) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TypeError):
        read(value)


@pytest.mark.parametrize("written", ["2023-02-29", "29 February 2024", ""])
def test_a_day_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"day|isoformat"):
        as_day(written)


@pytest.mark.parametrize(
    ("read", "value", "problem"),
    [
        (object_at, [], "it is not a JSON object"),
        (list_at, {}, "it is not a list"),
        (text_at, " \n", "it is not text, or is empty"),
        (text_at, 7, "it is not text, or is empty"),
        (number_at, True, "it is not a number"),
        (number_at, "7", "it is not a number"),
        (number_at, float("nan"), "it is not a number"),
        (number_at, -float("inf"), "it is not a number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(read, value: object, problem: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ShapeError) as caught:
        read(value, PLACE)
    assert caught.value.facts == {"place": PLACE, "problem": problem}


def test_a_field_that_is_no_text_is_named() -> None:
    with pytest.raises(ShapeError, match=r"reports\.jsonl:7: 'title' is not text"):
        text_or_none_at({"title": 7}, "title", PLACE)


def test_a_label_outside_its_list_is_answered_with_the_list() -> None:
    with pytest.raises(ShapeError, match="'gift' is none of sale, grant, loan, exchange, taking, unknown"):
        label_at(Basis, "gift", PLACE)


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (KeyError("kind"), "it has no 'kind'"),
        (TypeError("7 is not text"), "7 is not text"),
        (ValueError("no day"), "no day"),
        (PeriodError(edtf="x"), "'x' is not an existing date or period"),
    ],
)
def test_trouble_inside_is_told_with_its_place(trouble: Exception, problem: str) -> None:
    with pytest.raises(ShapeError) as caught, checked("entry 7"):
        raise trouble
    assert caught.value.facts == {"place": "entry 7", "problem": problem}


def test_trouble_that_already_has_its_place_keeps_it() -> None:
    with pytest.raises(ShapeError) as caught, checked("entry 7"):
        raise ShapeError(place="entry 7, case", problem="it is not a list")
    assert caught.value.facts["place"] == "entry 7, case"


def test_a_fault_of_our_own_is_not_dressed_up_as_one_of_the_input() -> None:
    with pytest.raises(ZeroDivisionError), checked("entry 7"):
        _ = 1 // 0


@given(st.none() | st.booleans() | st.text() | st.integers() | st.floats() | st.lists(st.integers(), max_size=2))
def test_any_value_is_a_finite_number_or_refused(value: object) -> None:
    try:
        number = number_at(value, PLACE)  # type: ignore[arg-type]
    except ShapeError:
        assert isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0
    else:
        assert number - number == 0
