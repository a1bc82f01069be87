"""Stories run the command line from outside, each in a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from waybill.core.ids import JsonValue


@dataclass(frozen=True)
class Told:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[JsonValue]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Waybill: TypeAlias = Callable[..., Told]


@pytest.fixture
def waybill(tmp_path: Path) -> Waybill:
    """Runs ``waybill`` with arguments in the story's folder."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Told:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYBILL", "COLUMNS"))}
        done = subprocess.run(
            [sys.executable, "-m", "waybill", *arguments],
            cwd=tmp_path,
            input=stdin,
            env={**kept, "PYTHONUTF8": "1", **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Told(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports of one transfer and one of another."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text("Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.\n")
    (folder / "second.txt").write_text("Moldova received 20 trucks from Norway, a Moldovan officer said.\n")
    (folder / "third.txt").write_text("Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.\n")
    return folder
