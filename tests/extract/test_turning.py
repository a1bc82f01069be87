"""Words with which a text turns from one transfer to the next."""

import pytest
from scenes import guess, scene

from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.extract.triggers.turning import Turns, on_its_side


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
        "A second dhow was seized in May.",
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


TEXT = "Guards seized rifles in May. In a second incident, police seized mortars for Chad in June. Norway confirmed it."


def sided(motion: str, text: str = TEXT) -> dict[str, str]:
    """What a scene that takes all words for its own keeps of them, by role."""
    words = {
        Role.ITEM: ("rifles", "mortars"),
        Role.RECIPIENT: ("Guards", "Chad"),
        Role.DATE: ("May", "June"),
        Role.SOURCE: ("Norway",),
    }
    seen = scene(
        text, motion, roles={role: tuple(guess(text, each) for each in each_of) for role, each_of in words.items()}
    )
    found = on_its_side(seen, Turns(text), lambda left, right: "." not in text[left.start : right.start])
    return {role.value: " ".join(each.span.of(text) for each in found.roles[role]) for role in words}


def test_what_is_told_after_a_turn_is_not_of_the_motion_before() -> None:
    assert sided("Guards") == {"item": "rifles", "recipient": "Guards", "date": "May", "source": "Norway"}


def test_goods_and_dates_before_a_turn_are_not_of_the_motion_after_but_parties_may_be() -> None:
    assert sided("police") == {"item": "mortars", "recipient": "Guards Chad", "date": "June", "source": "Norway"}


def test_the_stop_before_a_turn_is_none_of_it() -> None:
    text = TEXT.replace("In a second incident", "Separately")
    assert sided("Guards", text) == {"item": "rifles", "recipient": "Guards", "date": "May", "source": "Norway"}


def test_a_turn_within_a_sentence_parts_nothing() -> None:
    text = TEXT.replace("May. In", "May, and in")
    assert sided("Guards", text) == {
        "item": "rifles mortars",
        "recipient": "Guards Chad",
        "date": "May June",
        "source": "Norway",
    }
