"""Who presses Ctrl-C loses nothing that was stored."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from told import Waybill


def heed_interrupts() -> None:
    """As in the foreground of a terminal, wherever the tests run."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """A ``waybill`` that runs beside the test."""
    return subprocess.Popen(
        [sys.executable, "-m", "waybill", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "WAYBILL_LEDGER": "waybill.db"},
        preexec_fn=heed_interrupts,
    )


def test_ctrl_c_stops_after_the_document_and_says_how_to_go_on(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    # Standard input comes second and stays open, so the command is at work for as long as the test wants.
    with started(tmp_path, "add", "reports/first.txt", "-", "reports/third.txt") as running:
        while not (tmp_path / "waybill.db").exists():
            time.sleep(0.01)
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(b"Moldova received 20 trucks from Norway.", timeout=60)
    assert running.returncode == 130
    assert b"run the same command again to go on" in told
    assert b"Traceback" not in told
    assert waybill("verify").status == 0
    assert waybill("add", "reports").status == 0
    assert len(waybill("claims", "--supplier", "Yemen", "--format", "json").lines) <= 1
    assert all(claim["case"] for claim in waybill("claims", "--format", "json").lines)
