"""What a terminal shows while something long is read."""

import io
import sys

import pytest

from waybill.cli import progress
from waybill.core.progress import tell_progress, watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_who_watches_is_told_and_nobody_afterwards() -> None:
    told: list[tuple[int, int]] = []
    with watched(lambda done, steps: told.append((done, steps))):
        tell_progress(1, 3)
    tell_progress(2, 3)
    assert told == [(1, 3)]


def test_a_terminal_shows_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SILENT_SECONDS", -1)
    with progress.bar():
        tell_progress(1, 4)
        tell_progress(2, 4)
    assert "reading" in terminal.getvalue()


@pytest.mark.parametrize("terminal", [Terminal(), io.StringIO()])
def test_what_is_short_and_what_is_no_terminal_shows_nothing(
    terminal: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SILENT_SECONDS", 60)
    with progress.bar():
        tell_progress(1, 2)
        tell_progress(2, 2)
    assert terminal.getvalue() == ""
