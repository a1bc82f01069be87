import zlib

import pytest
from capture_builder import read_all, read_one, reasons, refuse_one
from pdf_builder import PASSWORD, PICTURE, a_pdf, lines

from waybill.core.document import Document
from waybill.core.outcome import Reason, Rejection

ONE = lines("Two crates of rifles left the port of Ys on Tues-", "day, the harbour master said.")
TWO = lines("The ministry of Atlantis denied it.")


def test_pages_follow_each_other_and_words_parted_at_line_ends_are_whole() -> None:
    assert read_one(a_pdf(ONE, TWO)).text == (
        "Two crates of rifles left the port of Ys on Tuesday, the harbour master said.\n"
        "The ministry of Atlantis denied it."
    )


def test_a_quote_can_name_its_page() -> None:
    document = read_one(a_pdf(ONE, lines("Nobody saw it."), TWO))
    assert [document.page(document.text.index(word)) for word in ("crates", "Nobody", "ministry")] == [1, 2, 3]


def test_a_designation_that_is_parted_keeps_its_hyphen() -> None:
    assert "AK-47" in read_one(a_pdf(lines("They sent two hundred AK-", "47 rifles."))).text


def test_heads_and_feet_that_run_through_do_not_cut_sentences() -> None:
    pages = [
        lines("Report on crates", f"Crate {'abcd'[number]} left and", f"Page {number} of 4") for number in range(4)
    ]
    assert read_one(a_pdf(*pages)).text == "Crate a left and\nCrate b left and\nCrate c left and\nCrate d left and"


@pytest.mark.parametrize(("title", "expected"), [("Crates of Ys", "Crates of Ys"), ("Microsoft Word - x.doc", None)])
def test_the_title_is_that_of_its_properties_unless_a_program_made_it(title: str, expected: str | None) -> None:
    assert read_one(a_pdf(ONE, title=title)).title == expected


def test_a_scan_is_rejected_as_one() -> None:
    rejection = refuse_one(a_pdf(PICTURE, PICTURE))
    assert (rejection.reason, rejection.detail) == (
        Reason.SCANNED,
        "it is scanned: its pages are pictures, without text",
    )


def test_pages_that_are_scanned_are_told_beside_the_text_of_the_others() -> None:
    document, rejection = read_all(a_pdf(PICTURE, ONE, PICTURE))
    assert isinstance(document, Document)
    assert document.page(document.text.index("crates")) == 2
    assert isinstance(rejection, Rejection)
    assert rejection.detail == "scanned pages are pictures: 1, 3, without text"


def test_a_file_of_blank_pages_has_no_text() -> None:
    assert refuse_one(a_pdf(b"")).reason is Reason.NO_TEXT


def test_a_file_with_a_password_is_rejected_as_one() -> None:
    assert refuse_one(a_pdf(ONE, trailer=PASSWORD)).reason is Reason.ENCRYPTED


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%\xe2\xe3", a_pdf(ONE)[:200]])
def test_what_is_no_whole_pdf_is_damaged(content: bytes) -> None:
    assert refuse_one(content).reason is Reason.DAMAGED


def test_a_list_of_pages_that_holds_itself_comes_to_an_end() -> None:
    assert "crates" in read_one(a_pdf(ONE, kids="2 0 R")).text


def test_a_file_of_too_many_pages_is_rejected() -> None:
    rejection = refuse_one(a_pdf(ONE, count=100_000))
    assert (rejection.reason, rejection.detail) == (
        Reason.TOO_LARGE,
        "it has 100000 pages, and 5000 at most are read of one file",
    )


def test_pages_that_are_claimed_and_not_there_are_told() -> None:
    found = read_all(a_pdf(ONE, count=20))
    assert reasons(found) == [None, Reason.DAMAGED]
    assert isinstance(found[1], Rejection)
    assert found[1].detail == "pages that cannot be read: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 9 more"


@pytest.mark.parametrize("place", range(20, 900, 55))
def test_a_flipped_byte_is_answered_for(place: int) -> None:
    content = bytearray(a_pdf(ONE, TWO))
    content[place] ^= 0x55
    assert read_all(bytes(content))


def test_orders_that_grow_when_unpacked_are_answered_for() -> None:
    packed = zlib.compress(b"q " * (2 << 20))
    orders = a_pdf(b"@").replace(
        b"<< /Length 1 >>\nstream\n@", b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed
    )
    assert reasons(read_all(orders)) == [Reason.NO_TEXT]
