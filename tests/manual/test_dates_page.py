"""What the page on dates says of an expression is what is read."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from waybill.core.span import Span
from waybill.text.dates import datings

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "manual" / "dates.md"
ROWS: Final = re.findall(r"^\| (?!words)(.+?) \| `(.+?)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_has_examples() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize(("words", "edtf"), ROWS)
def test_the_last_date_of_each_example_is_read_as_the_page_says(words: str, edtf: str) -> None:
    found = datings(words, Span(0, len(words)), published=date(2022, 4, 12))
    assert found[-1].period.edtf == edtf
