"""What names no goods."""

import pytest

from waybill.extract.slots.no_goods import is_accessory, is_civil_aid, names_no_goods


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("humanitarian food assistance", True),
        ("winter clothes", True),
        ("laser enrichment technology", True),
        ("two dozen of them", True),
        ("82 mm", True),
        ("three leased Boeing 737-800 aircraft", True),
        ("national product", True),
        ("its whole defence budget", True),
        ("Falcon business jets", True),
        ("Falcon jets", False),
        ("winter tents", False),
        ("mm shells", False),
        ("Food trucks", False),
    ],
)
def test_what_goes_beside_weapons_or_names_nothing_is_no_item(words: str, is_none: bool) -> None:
    assert names_no_goods(words) is is_none


@pytest.mark.parametrize(
    ("before", "words", "is_civil"),
    [
        ("5.5 billion dollars in economic ", "assistance", True),
        ("new near- to long-term ", "food security assistance", True),
        ("a grant of ", "military assistance", False),
        ("an economic boom and ", "assistance", False),
    ],
)
def test_aid_is_civil_by_the_word_before_it(before: str, words: str, is_civil: bool) -> None:
    assert is_civil_aid(before, words) is is_civil


@pytest.mark.parametrize(("words", "belongs"), [("Spare Parts", True), ("parts dealer", False), ("tanks", False)])
def test_parts_and_ammunition_belong_to_a_weapon(words: str, belongs: bool) -> None:
    assert is_accessory(words) is belongs
