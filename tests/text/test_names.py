import pytest
from hypothesis import given
from text_strategies import texts

from waybill.text.names import content_words, is_same_name, key


@given(texts)
def test_a_key_is_on_one_line_without_marks(name: str) -> None:
    assert key(name) == " ".join(key(name).split())
    assert "-" not in key(name)


@given(texts, texts)
def test_names_are_the_same_in_either_order_and_as_themselves(left: str, right: str) -> None:
    assert is_same_name(left, left)
    assert is_same_name(left, right) == is_same_name(right, left)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Hashd al-Shaabi", "hashd al shaabi"),
        ("RUSSIA'S\n  Ministry of the Interior", "russia ministry of interior"),
        ("the rebels’ commander", "rebels commander"),
        ("José Łódź Ørsted", "jose lodz orsted"),
        ("U.N.", "u n"),
        ("an A-10", "a 10"),
        ("AN/PVS-14", "an pvs 14"),
        ("Qur'an", "qur an"),
        ("…", ""),
    ],
)
def test_keys_forget_case_accents_articles_and_marks(name: str, expected: str) -> None:
    assert key(name) == expected


def test_content_words_are_without_function_words_and_plurals() -> None:
    assert content_words("the batteries of Houthi rebels, Class 5") == {"battery", "houthi", "rebel", "class", "5"}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The Guardian", "guardian", True),
        ("Hashd al-Shaabi militia", "Hashd al-Shaabi", True),
        ("anti-tank missiles", "anti-tank missile", True),
        ("assault rifles", "rifles", True),
        ("Astros II rocket launchers", "rocket", False),
        ("Iran", "Iraq", False),
        ("of", "for", False),
    ],
)
def test_names_are_the_same_when_half_of_the_longer_one_is_shared(left: str, right: str, same: bool) -> None:
    assert is_same_name(left, right) is same
