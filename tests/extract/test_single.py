"""One of a thing where no number says so."""

import pytest

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.extract.slots.single import is_one_with_article, one_in_turn


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "words", "is_one"),
    [
        ("Peru took over the tenth patrol aircraft.", "patrol aircraft", True),
        ("Peru took over its second and last frigate.", "frigate", True),
        ("Peru took over the 21st howitzer.", "howitzer", True),
        ("Peru took over the twenty-first howitzer.", "howitzer", True),
        ("Peru took over a second battery of missiles.", "battery of missiles", True),
        ("Peru took over the first howitzers.", "howitzers", False),
        ("The first aircraft were flown to Lima.", "aircraft", False),
        ("Peru took over the second batch.", "batch", False),
        ("Peru took over the first ammunition.", "ammunition", False),
        ("Peru took over the howitzer.", "howitzer", False),
        ("Peru took over the third howitzer shipment.", "howitzer", False),
        ("Peru took over a second world war howitzer.", "world war howitzer", False),
        ("Peru took over a second air defence.", "air defence", False),
        ("Peru took over the first (M1) howitzer.", "(M1) howitzer", True),
    ],
)
def test_a_place_among_several_makes_a_single_thing_one(text: str, words: str, *, is_one: bool) -> None:
    assert one_in_turn(text, at(text, words)) == (Quantity(value=1) if is_one else None)


@pytest.mark.parametrize(
    ("text", "words", "is_one"),
    [
        ("They took a mortar.", "mortar", True),
        ("They took an old MiG-29.", "old MiG-29", True),
        ("They took a single mortar.", "mortar", True),
        ("They took a load of mortars.", "load of mortars", False),
        ("They took mortars.", "mortars", False),
        ("They took the mortar.", "mortar", False),
        ("They took trucks with a mortar.", "mortar", False),
        ("They took a truck with a mortar.", "mortar", True),
        ("They took guns at $400 a mortar.", "mortar", False),
        ("They gave each man a mortar.", "mortar", False),
        ("They took a mortar each.", "mortar", False),
        ("They took a type of mortar.", "type of mortar", False),
        ("They took half a mortar.", "mortar", False),
        ("They took many a mortar.", "mortar", False),
        ("They took a mortar unit.", "mortar unit", False),
    ],
)
def test_an_article_may_make_a_single_thing_one(text: str, words: str, *, is_one: bool) -> None:
    assert is_one_with_article(text, at(text, words)) is is_one
