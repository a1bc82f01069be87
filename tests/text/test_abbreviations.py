"""Names that a text abbreviates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_strategies import texts

from waybill.text.abbreviations import abbreviations


def spelt(text: str) -> dict[str, str]:
    return {short: " ".join(span.of(text).split()) for short, span in abbreviations(text).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Free Harbour Front (FHF) fled", {"FHF": "Free Harbour Front"}),
        ("GUNS FOR THE PLF [PEOPLE'S LIBERATION\nFRONT].", {"PLF": "PEOPLE'S LIBERATION FRONT"}),
        ("the Front for the Rights of Miners (FRM)", {"FRM": "Front for the Rights of Miners"}),
        ("the Union for the Independence of Kesh (UIK)", {"UIK": "Union for the Independence of Kesh"}),
        ("al-Mora in Kesh (AMK) and the (the CPA)", {"AMK": "al-Mora in Kesh"}),
    ],
)
def test_an_abbreviation_leads_to_the_name_it_is_set_beside(text: str, found: dict[str, str]) -> None:
    assert spelt(text) == found


def test_letters_may_stand_in_the_order_of_another_language() -> None:
    assert spelt("the Democratic Mora Front (FDM)") == {"FDM": "Democratic Mora Front"}
    assert spelt("FMLN [FARA MARTI NATIONAL LIBERATION FRONT]") == {"FMLN": "FARA MARTI NATIONAL LIBERATION FRONT"}


def test_what_has_other_letters_or_one_word_is_no_name_of_it() -> None:
    assert spelt("the Workers' Party of Kesh (QXZ), Kesh (K), Mora (MR) and rifles (AKM)") == {}


@given(st.lists(st.sampled_from(["Free ", "Harbour ", "Front ", "(FHF) ", "[FHF] ", "FHF ", "(", "]", ", ", "of "])))
def test_names_have_several_words_of_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(len(span.of(text).split()) > 1 for span in abbreviations(text).values())


@given(texts)
def test_any_text_is_gone_through(text: str) -> None:
    assert all(span.end <= len(text) for span in abbreviations(text).values())
