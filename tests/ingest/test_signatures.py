from zipfile import ZIP_STORED

import pytest
from archive_builder import zipped
from capture_builder import read_one, refuse_one

from waybill.core.outcome import Reason


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{\\rtf1\\ansi Rifles}", "a rich text file (RTF)"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "a workbook (XLSX)"),
        (zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b""}, ZIP_STORED), "an e-book (EPUB)"),
    ],
)
def test_a_format_that_is_not_read_is_named(content: bytes, what: str) -> None:
    rejection = refuse_one(content, "text/plain")
    assert rejection.reason is Reason.UNKNOWN_MEDIA_TYPE
    assert rejection.detail == f"it is {what}, which this version does not read"
    assert rejection.remedy


def test_a_press_release_that_begins_like_a_letter_is_text() -> None:
    text = "From: Ministry of Invention\nSubject: Rifles\n\nMessage-ID: none. Two crates left."
    assert read_one(text).text == text
