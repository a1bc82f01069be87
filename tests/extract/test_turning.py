"""Words with which a text turns from one transfer to the next."""

import pytest

from waybill.core.span import Span
from waybill.extract.turning import Turns


def turns(text: str, first: str, second: str) -> bool:
    left, right = (Span(text.index(words), text.index(words) + len(words)) for words in (first, second))
    answer = Turns(text).lie_between(left, right)
    assert Turns(text).lie_between(right, left) is answer
    return answer


@pytest.mark.parametrize(
    "second",
    [
        "In a second incident, guards seized mortars.",
        "ON ANOTHER OCCASION GUARDS SEIZED MORTARS.",
        "In a separate smuggling case, guards seized mortars.",
        "A second consignment was seized in May.",
        "Another small shipment was seized in May.",
        "Separately, guards seized mortars.",
        '\n\n"Elsewhere guards seized mortars."',
    ],
)
def test_a_text_says_that_it_turns_to_something_else(second: str) -> None:
    text = f"Police found rifles. {second}"
    assert turns(text, "found", "seized" if "seized" in second else "SEIZED")


@pytest.mark.parametrize(
    "second",
    [
        "The second consignment was seized in May.",
        "In the same case, guards seized mortars.",
        "In a second the guards seized mortars.",
        "Guards stationed elsewhere seized mortars.",
        "Guards seized mortars. In a second incident, a man was hurt.",
    ],
)
def test_other_words_turn_to_nothing_else(second: str) -> None:
    assert not turns(f"Police found rifles. {second}", "found", "seized")
