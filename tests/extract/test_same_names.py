"""Whether two names can mean the same party."""

import pytest

from waybill.extract.parties.reference import is_same_name
from waybill.ontology import load


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        ("government of Mali", "government of Russia", False),
        ("Peruvian army", "Chilean army", False),
        ("Peruvian army", "army of Peru", True),
        ("government of Mali", "Mali", True),
        ("Peruvian army", "Peruvian government", False),
        ("Vetra Liberation Front", "Vetra Front", True),
        ("United States", "Islamic State", False),
        ("State Department", "United States", True),
    ],
)
def test_two_states_are_two_parties_whatever_words_they_share(left: str, right: str, is_same: bool) -> None:
    assert is_same_name(left, right, load()) is is_same


def test_a_father_and_his_son_are_two() -> None:
    ontology = load()
    assert not is_same_name("Jean Abad, Jr.", "Jean Abad, Sr.", ontology)
    assert is_same_name("Jean Abad", "Jean Abad, Sr.", ontology)
