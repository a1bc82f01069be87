from datetime import date

import pytest
from capture_builder import a_capture, read_one, refuse_one

from waybill.core.document import Hints
from waybill.core.outcome import Reason


def test_a_text_is_kept_whole_without_a_title() -> None:
    document = read_one("Rifles shipped\n\nTwo crates of rifles left the port.\n")
    assert document.text == "Rifles shipped\n\nTwo crates of rifles left the port.\n"
    assert document.title is None


def test_hints_tell_what_a_text_does_not() -> None:
    hints = Hints(published=date(2022, 4, 12), publisher="The Harbour Post", url="https://post.example/1")
    document = read_one("Two crates of rifles left the port.", hints=hints)
    assert (document.published, document.publisher, document.url) == (
        date(2022, 4, 12),
        "The Harbour Post",
        "https://post.example/1",
    )


def test_the_id_of_a_text_comes_from_its_content_and_its_publication() -> None:
    first = read_one("Two crates of rifles left the port.")
    other_day = read_one("Two crates of rifles left the port.", hints=Hints(published=date(2022, 4, 12)))
    assert first.id == "document-99e14b2679219b23"
    assert other_day.id != first.id


def test_a_document_names_the_bytes_it_was_read_from() -> None:
    assert read_one("Rifles.").capture == a_capture("Rifles.").id


def test_markdown_is_read_as_text() -> None:
    assert read_one("# Rifles\n\n*Two* crates.", "text/markdown").text == "# Rifles\n\n*Two* crates."


def test_a_text_that_only_begins_with_a_bracket_is_no_json() -> None:
    assert read_one("[TEXT] THE ARMY DENIED IT.").text == "[TEXT] THE ARMY DENIED IT."


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", "\ufeff \u00a0\u2003".encode(), "\n ".encode("utf-16")])
def test_nothing_but_white_space_is_empty(content: bytes) -> None:
    assert refuse_one(content).reason is Reason.EMPTY


def test_a_line_of_fifty_megabytes_is_read_as_it_is() -> None:
    line = b"Two crates of rifles left. " * (2 << 20)
    document = read_one(line)
    assert len(document.text) == len(line)
