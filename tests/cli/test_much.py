"""What much material shows: rejections by reason, how fast it is read, and when it will be done."""

import io
import sys
from pathlib import Path

import pytest

from waybill.cli import progress
from waybill.cli.progress import Intake
from waybill.cli.render_rejections import by_reason, tell_rejections
from waybill.core.outcome import Reason, Rejection
from waybill.core.progress import tell_taken


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def rejection(number: int, reason: Reason) -> Rejection:
    return Rejection(reason=reason, subject=f"{number}.pdf", detail="it cannot be read", remedy="copy it")


def test_a_few_rejections_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    tell_rejections([rejection(1, Reason.SCANNED), rejection(2, Reason.EMPTY)])
    assert capsys.readouterr().err.splitlines() == [
        "rejected: 1.pdf: it cannot be read [scanned]",
        "  copy it",
        "rejected: 2.pdf: it cannot be read [empty]",
        "  copy it",
    ]


def test_many_rejections_are_counted_by_reason_with_examples(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    few = [rejection(number, Reason.EMPTY) for number in range(3)]
    tell_rejections([*few, *(rejection(number, Reason.SCANNED) for number in range(10, 1_510))])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [" ".join(line.split()) for line in printed.err.splitlines()] == [
        "1,503 rejections by reason; --format json lists them all",
        "reason count for example",
        "scanned 1,500 10.pdf: it cannot be read",
        "11.pdf: it cannot be read",
        "empty 3 0.pdf: it cannot be read",
        "1.pdf: it cannot be read",
    ]


def test_examples_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = Rejection(reason=Reason.EMPTY, subject="[bold]\x1b[2J\n", detail="…", remedy="…")
    tell_rejections([hostile] * 11)
    assert "[bold]␛[2J" in capsys.readouterr().err


def test_reasons_that_are_as_frequent_stand_in_the_order_of_their_names() -> None:
    listed = [rejection(1, Reason.SCANNED), rejection(2, Reason.EMPTY), rejection(3, Reason.SCANNED)]
    assert [(reason, len(each)) for reason, each in by_reason(listed)] == [(Reason.SCANNED, 2), (Reason.EMPTY, 1)]
    assert [reason for reason, _ in by_reason(listed[:2])] == [Reason.EMPTY, Reason.SCANNED]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * 100)
    return tmp_path


def test_a_terminal_shows_rate_and_expected_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SILENT_SECONDS", -1)
    monkeypatch.setattr(progress, "_LEAST_BETWEEN_S", -1)
    monkeypatch.setenv("COLUMNS", "120")
    with Intake([str(folder)], stop=lambda outcomes: outcomes == 2) as intake:
        tell_taken(100)
        assert not intake.watch(1)
        tell_taken(100)
        assert intake.watch(2)
    assert "2 documents, " in terminal.getvalue()
    assert "/s" in terminal.getvalue()
    assert "50%" in terminal.getvalue()
    assert "to go" in terminal.getvalue()


def test_what_is_no_terminal_is_shown_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "SILENT_SECONDS", -1)
    with Intake([str(folder)], stop=lambda outcomes: False) as intake:
        assert not intake.watch(1)
    assert pipe.getvalue() == ""
