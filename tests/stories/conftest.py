"""Stories run the command line from outside, each in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from told import Told, Waybill


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
