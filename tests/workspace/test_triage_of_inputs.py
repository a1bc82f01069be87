"""Which inputs triage looks at: what a person names by itself is read in any case."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import waybill
from waybill.core.capture import Capture
from waybill.core.outcome import ReadDocument, Reason
from waybill.workspace import read_inputs

DULL = "The council of Ys said that a new bridge had been opened to the public."
CLAIM = "Ruritania sent 40 rifles to Ys in May."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of which tells of arms."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "dull.txt").write_text(DULL)
    (tmp_path / "reports" / "rifles.txt").write_text(CLAIM)
    return tmp_path / "reports"


def fetch(address: str) -> Capture:
    """A server that leads everything to another address."""
    page = Capture(content=DULL.encode(), address=address, captured_at=datetime(2026, 3, 1, tzinfo=UTC))
    return replace(page, address=address.replace("old", "new"))


def texts(*inputs: str | Path, triage: bool = True) -> list[str]:
    """Texts that are read, and reasons why others are not."""
    named = [os.fspath(each) for each in inputs]
    found = read_inputs(named, reader_name="rules", fetch=fetch, triage=triage)
    return [each.document.text if isinstance(each, ReadDocument) else each.reason for each in found]


def test_files_of_a_folder_are_looked_at(folder: Path) -> None:
    assert texts(folder) == [Reason.NOT_RELEVANT, CLAIM]


def test_files_that_a_pattern_matches_are_looked_at(folder: Path) -> None:
    assert texts(folder / "*.txt") == [Reason.NOT_RELEVANT, CLAIM]


def test_a_file_that_is_named_is_read(folder: Path) -> None:
    assert texts(folder / "dull.txt") == [DULL]


def test_without_triage_all_is_read(folder: Path) -> None:
    assert texts(folder, triage=False) == [DULL, CLAIM]


def test_an_address_that_is_named_is_read_wherever_it_leads() -> None:
    assert texts("https://post.example/old") == [DULL]


def test_what_triage_set_aside_is_recorded_and_can_be_read_later(folder: Path, tmp_path: Path) -> None:
    with waybill.open(str(tmp_path / "ledger.db"), reader_name="rules") as workspace:
        first = workspace.add([str(folder)])
        later = workspace.add([str(folder)], triage=False)
    assert [each.reason for each in first.rejections] == [Reason.NOT_RELEVANT]
    assert (len(first.documents), len(later.documents), later.unchanged) == (1, 1, 1)
