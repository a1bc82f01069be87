"""Hostile text cannot make a terminal do anything."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.cli.output import count, print_json, tell, visible
from waybill.core.ids import JsonValue

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, здесь и там, سلاح", "plain words, здесь и там, سلاح"),
        ("two\nlines and\ta tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x9b31m", "\\u009b31m"),
        ("bell\x07 delete\x7f", "bell␇ delete␡"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("half \ud800", "half \\ud800"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_is_one_line_without_control_characters(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cs", "Zl", "Zp"}


@given(JSON)
def test_printed_json_reads_back_as_it_was(value: JsonValue) -> None:
    import contextlib
    import io

    buffer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogatepass")
    with contextlib.redirect_stdout(buffer):
        print_json(value)
    buffer.seek(0)
    line = buffer.read()
    assert json.loads(line) == value
    assert line.count("\n") == 1
    assert visible(line[:-1]) == line[:-1]


def test_json_is_readable_in_every_script(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"supplier": "Иран"})
    assert capsys.readouterr().out == '{"supplier": "Иран"}\n'


def test_messages_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell("error: no such case \x1b[2J", "waybill cases lists all")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "error: no such case ␛[2J\n  waybill cases lists all\n"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (12345, "12,345 entries")]
)
def test_numbers_are_said_with_their_things(number: int, said: str) -> None:
    assert count(number, "entry", "entries") == said
