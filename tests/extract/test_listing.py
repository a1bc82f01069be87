"""Parties that one sentence names in one list."""

import pytest

from waybill.core.span import Span
from waybill.extract.parties.listing import lists, sides


def found(text: str, *names: str) -> list[list[str]]:
    """The lists that names make, which stand in the text in this order."""
    spans, start = list[Span](), 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span(start, start + len(name)))
    return [[span.of(text) for span in each] for each in lists(text, spans)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("to Chad, Niger and the army of Mali", ["Chad", "Niger", "army of Mali"]),
        ("FROM LIBYA AND FROM SYRIA", ["LIBYA", "SYRIA"]),
        ("the Vetra Union (VU), its allies, and Karvia", ["Vetra Union", "allies", "Karvia"]),
        ("Peru’s or Chile’s", ["Peru", "Chile"]),
        ("to Peru, a member, and Chile", ["Peru", "Chile"]),
        ("Peru along with Chile", ["Peru", "Chile"]),
        ("Peru and Chile and Cuba", ["Peru", "Chile", "Cuba"]),
    ],
)
def test_neighbours_up_to_the_last_make_a_list(text: str, names: list[str]) -> None:
    assert found(text, *names) == [names]


def test_commas_alone_make_no_list() -> None:
    assert found("Karvia, Peru said, had bought them from Chile", "Karvia", "Peru", "Chile") == []


def test_an_abbreviation_in_brackets_parts_no_list() -> None:
    assert found("from the Vetra Union (VU) and Peru", "Vetra Union", "VU", "Peru") == [["Vetra Union", "Peru"]]


def test_a_list_ends_with_its_last() -> None:
    assert found("At talks of Peru and Chile, Chile agreed", "Peru", "Chile", "Chile") == [["Peru", "Chile"]]


def test_a_second_clause_is_no_list() -> None:
    assert found("Peru sent them to Chile, and Cuba refused", "Chile", "Cuba") == []


def test_what_stands_between_parts_a_list() -> None:
    assert found("Peru sold them to Chile and Cuba", "Peru", "Chile", "Cuba") == [["Chile", "Cuba"]]


def test_two_between_whom_something_goes_are_no_list() -> None:
    assert found("arms transfers between Peru and Chile", "Peru", "Chile") == []
    assert found("trade between the armies of Peru and Chile", "armies of Peru", "Chile") == []
    assert found("rifles were shared between Peru and Chile", "Peru", "Chile") == [["Peru", "Chile"]]


def test_a_fathers_name_and_his_sons_stand_in_one_list() -> None:
    text = "by Jean Bel, Sr., and Paul Roux, Jr., of Karvia"
    assert found(text, "Jean Bel", "Paul Roux") == [["Jean Bel", "Paul Roux"]]


def between(text: str, motion: str, *names: str) -> tuple[str, ...]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in (motion, *names)]
    return tuple(span.of(text) for span in sides(text, spans[0], spans[1:]) or ())


def test_two_between_whom_something_moves_are_its_sides() -> None:
    assert between("arms transfers between Peru and Chile", "transfers", "Peru", "Chile") == ("Peru", "Chile")
    text = "DELIVERIES OF SHELLS BETWEEN THE CUBANS AND THE PERUVIANS"
    assert between(text, "DELIVERIES", "CUBANS", "PERUVIANS") == ("CUBANS", "PERUVIANS")
    assert between("sales to Peru, and ties between Chile and Cuba", "sales", "Peru", "Chile", "Cuba") == ()
    assert between("sales between Peru, Chile and Cuba", "sales", "Peru", "Chile", "Cuba") == ()
    assert between("sales between Peru", "sales", "Peru") == ()
