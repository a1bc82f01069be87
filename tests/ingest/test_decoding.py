import codecs

import pytest
from capture_builder import read_one, refuse_one
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.outcome import Reason

FRENCH = "Le général a dit que les fusils ont été livrés à la frontière, près de Besançon."
RUSSIAN = "Министерство обороны сообщило о поставке ракет и винтовок в соседнюю страну на прошлой неделе."
CHINESE = "国防部表示，上周向邻国交付了导弹和步枪。没有进一步的细节。"
WORDS = "arms went to “Peru” – for €5 or £4m … the café’s señor Muñoz said •"
ENGLISH = "The café owner’s licence covers “two rifles” and no more, the minister said."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
        (FRENCH, "latin-1"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (ENGLISH, "cp1252"),
        ("Iran sold Russia 40 tanks – for €5 million.", "cp1252"),
        ("Señor Muñoz said: “the guns cost £4m”.", "cp1252"),
        ("Der General sagte über die Größe: 40 Panzer für €40m.", "cp1252"),
        ("Ukraine’s army got 20 guns from Kraków’s WAŁĘSA works in Łódź.", "cp1250"),
        ("The guns went from Şırnak to İzmir’s port.", "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
    ],
)
def test_the_encoding_of_a_text_is_found(text: str, encoding: str) -> None:
    assert read_one(text.encode(encoding)).text == text


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1).map(lambda words: f"Officials said that {' '.join(words)}"))
def test_english_in_the_usual_western_encoding_keeps_its_words(text: str) -> None:
    assert read_one(text.encode("cp1252")).text == text


def test_a_mark_of_the_other_byte_order_is_read() -> None:
    assert read_one(codecs.BOM_UTF16_BE + "Rifles.".encode("utf-16-be")).text == "Rifles."


def test_the_encoding_of_a_large_text_is_found_from_its_beginning() -> None:
    assert read_one((f"{FRENCH}\n" * 20_000).encode("latin-1")).text == f"{FRENCH}\n" * 20_000


def test_bytes_that_belie_their_mark_are_rejected() -> None:
    rejection = refuse_one(codecs.BOM_UTF16_LE + b"odd")
    assert rejection.reason is Reason.UNKNOWN_ENCODING
    assert rejection.detail == "its byte order mark says UTF-16, but its bytes are something else"
    assert rejection.remedy == "save it as UTF-8"


def test_bytes_that_fit_no_encoding_are_rejected() -> None:
    assert refuse_one(bytes(range(128, 256))).reason is Reason.UNKNOWN_ENCODING


@pytest.mark.parametrize("content", [b"rifles\0", b"\x01\x02\x03\xff\xfe ok", b"abc\x05\x06", b"\xff\0\xfe\0\xfd"])
def test_binary_data_is_no_text(content: bytes) -> None:
    assert refuse_one(content).reason is Reason.BINARY


def test_line_ends_are_unified_and_nothing_else_is_changed() -> None:
    assert read_one(b"One.\r\nTwo.\rThree.\n\n  cafe\xcc\x81\xc2\xa0 \x0c").text == (
        "One.\nTwo.\nThree.\n\n  cafe\u0301\u00a0 \x0c"
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_the_text_of_a_document_is_the_decoded_input(text: str, encoding: str) -> None:
    (content, expected) = (f"A {text}".encode(encoding), f"A {text}")
    assert read_one(content, "text/plain").text == expected


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (FRENCH, "utf-8", "windows-1251"),
        (FRENCH, "cp1252", "windows-1251"),
        (CHINESE, "gb18030", "gb2312"),
        ("武器はシリアへ送られた。", "cp932", "shift_jis"),
        (ENGLISH, "cp1252", "base64"),
        (ENGLISH, "cp1252", "no such thing"),
    ],
)
def test_what_is_declared_counts_where_the_bytes_bear_it_out(text: str, encoding: str, declared: str) -> None:
    page = f"<html><head><meta charset={declared!r}><title>{text}</title></head><body><p>{text}</p></body></html>"
    assert read_one(page.encode(encoding)).title == text


def test_what_the_server_declares_counts_before_what_the_page_does() -> None:
    page = f"<html><head><meta charset='shift_jis'></head><body><p>{RUSSIAN}</p></body></html>"
    assert read_one(page.encode("koi8-r"), "text/html; charset=koi8-r").text == RUSSIAN


def test_a_damaged_character_in_utf8_does_not_change_the_others() -> None:
    content = f"{RUSSIAN} {RUSSIAN} {RUSSIAN}".encode()
    assert read_one(content[:4] + content[5:]).text == f"{RUSSIAN} {RUSSIAN} {RUSSIAN}".replace("н", "\ufffd", 1)
