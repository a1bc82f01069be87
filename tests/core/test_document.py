from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.document import Document, document_id
from waybill.core.ids import CaptureId, DocumentId

TEXT = "Ten rifles went from A to B."
DAY = date(2022, 4, 12)
DOCUMENT = Document(id=DocumentId("d1"), text=TEXT, publisher="A Paper")


def test_the_id_of_a_document_comes_from_its_text_place_and_day() -> None:
    assert document_id(TEXT, url="https://a.example/1", publisher="A Paper", published=DAY) == (
        "document-5a455172acfd9f1c"
    )
    assert document_id(TEXT, url=None, publisher=None, published=None) == "document-ab14b298d98553e8"


def test_the_same_text_from_elsewhere_or_another_day_is_another_document() -> None:
    ids = {
        document_id(TEXT, url=url, publisher=publisher, published=published)
        for url in (None, "https://a.example/1")
        for publisher in (None, "A Paper")
        for published in (None, DAY)
    }
    assert len(ids) == 8


def test_the_digest_is_of_what_a_reader_sees() -> None:
    assert DOCUMENT.digest == "3567c325ebfa82c09263f028431ff950900c8ff81bcf3aeef2a7336bb91ca061"


def test_id_and_capture_do_not_change_the_digest() -> None:
    assert replace(DOCUMENT, id=DocumentId("d2"), capture=CaptureId("capture-1")).digest == DOCUMENT.digest


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Ten rifles went from B to A."},
        {"title": "Rifles"},
        {"url": "https://a.example/1"},
        {"publisher": "Another Paper"},
        {"published": DAY},
        {"language": "en"},
        {"byline": "A. Writer"},
        {"pages": (0, 4)},
    ],
    ids=str,
)
def test_everything_that_a_reader_sees_changes_the_digest(changed: dict[str, str]) -> None:
    assert replace(DOCUMENT, **changed).digest != DOCUMENT.digest  # type: ignore[arg-type]


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (19, 3), (27, 3)])
def test_a_place_in_the_text_lies_on_a_page(offset: int, page: int) -> None:
    assert replace(DOCUMENT, pages=(0, 10, 19)).page(offset) == page


def test_a_text_without_pages_has_no_page() -> None:
    assert DOCUMENT.page(3) is None


@given(st.text(st.characters(), max_size=20), st.none() | st.text(max_size=5), st.none() | st.dates())
def test_any_text_gets_an_id_of_one_form(text: str, publisher: str | None, published: date | None) -> None:
    name, digits = document_id(text, url=None, publisher=publisher, published=published).split("-")
    assert name == "document"
    assert len(bytes.fromhex(digits)) == 8
