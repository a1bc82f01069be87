"""People, not weapons, who change hands."""

import pytest

from waybill.core.span import Span
from waybill.extract.triggers.captives import gets_people, moves_people


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("The navy handed the crew over to the police.", "handed"),
        ("THE ARMY HANDED OVER 12 CAPTIVES TO THE RED CROSS.", "HANDED OVER"),
        ("Two men were taken prisoner and will be handed over to the Red Cross.", "handed over"),
        ("The suspects were later turned over to Kenya.", "turned over"),
    ],
)
def test_captives_are_handed_over(text: str, motion: str) -> None:
    assert moves_people(text, span(text, motion))


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("The prisoners handed over 12 rifles.", "handed over"),
        ("The army handed over the prisoners' rifles.", "handed over"),
        ("The rifles were handed over to the police.", "handed over"),
        ("Peru handed the crew 12 pistols.", "handed"),
    ],
)
def test_weapons_are_handed_over(text: str, motion: str) -> None:
    assert not moves_people(text, span(text, motion))


def test_who_gets_captives_is_known() -> None:
    text = "The navy seized 40 rifles and handed the two smugglers over to the police; Peru got the rifles."
    assert gets_people(text, span(text, "police"))
    assert not gets_people(text, span(text, "Peru"))
    told = "The prisoners will be handed over to the Red Cross and the rifles to the army."
    assert gets_people(told, span(told, "Red Cross"))
    assert not gets_people(told, span(told, "army"))
