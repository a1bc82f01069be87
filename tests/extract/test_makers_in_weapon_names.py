"""Names of firms and groups that are parts of a weapon's name are no parties."""

import pytest
from extracted import claim, names


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("Otokar Cobra vehicles", "Turkey delivered Otokar Cobra vehicles to Mali."),
        ("Oerlikon GDF-005 guns", "Switzerland sold 12 Oerlikon GDF-005 guns to Qatar."),
        ("M19 mines", "Poland gave Ukraine 20 M19 mines."),
    ],
)
def test_a_name_within_that_of_a_weapon_stays_with_the_weapon(item: str, text: str) -> None:
    told = claim(text)
    assert [each.text for each in told.items] == [item]
    assert len(told.supplier) == len(told.recipient) == 1


def test_an_abbreviation_of_several_leads_to_the_one_that_the_report_names() -> None:
    told = claim("The Syrian Democratic Forces hold Raqqa. Sylvania has sent the SDF 40 mortars.")
    assert names(told.recipient) == ["Syrian Democratic Forces"]
