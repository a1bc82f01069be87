import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.ingest.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry of defence said on Tuesday that two hundred rifles had left the port, as witnesses said.", "en"),
        ("THE MINISTRY OF DEFENCE SAID ON TUESDAY THAT TWO HUNDRED RIFLES HAD LEFT THE PORT, AS WITNESSES SAID.", "en"),
        ("Le ministère de la défense a annoncé mardi que deux cents fusils avaient quitté le port vers le sud.", "fr"),
        ("Министерство обороны сообщило во вторник, что двести винтовок покинули порт, по словам свидетелей.", "ru"),
        (
            "أعلنت وزارة الدفاع يوم الثلاثاء أن مئتي بندقية غادرت الميناء إلى وجهة مجهولة بحسب شهود عيان كانوا هناك",
            "ar",
        ),
        ("Two crates of rifles.", None),
        ("1 2 3 4 " * 200, None),
    ],
)
def test_the_language_of_a_text_is_told_where_it_is_clear(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_any_text_has_a_language_of_two_letters_or_none(text: str) -> None:
    assert (language_of(text * 3) or "en").isalpha()
