"""Who presses Ctrl-C, or kills the process, loses nothing that was stored."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Waybill

KILLS = 200


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """A ``waybill`` that runs beside the test."""
    return subprocess.Popen(
        [sys.executable, "-m", "waybill", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "WAYBILL_LEDGER": "waybill.db"},
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


@pytest.mark.slow
def test_a_killed_add_leaves_a_whole_ledger_and_is_taken_up(waybill: Waybill, tmp_path: Path) -> None:
    chance = random.Random(20220412)
    lines = [
        json.dumps({"id": f"d{number}", "text": f"Norway has given Moldova {number + 2} trucks and two radars."})
        for number in range(300)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    for _ in range(KILLS):
        with started(tmp_path, "add", "many.jsonl") as running:
            time.sleep(chance.uniform(0.2, 1.5))
            running.kill()
        if (tmp_path / "waybill.db").exists():
            assert waybill("verify").status == 0
        if chance.random() < 0.2:
            for path in tmp_path.glob("waybill.db*"):
                path.unlink()
    assert waybill("add", "many.jsonl").status == 0
    assert waybill("verify").status == 0
    assert waybill("add", "many.jsonl", "--ledger", "whole.db").status == 0
    killed, whole = (waybill("cases", "--format", "json", "--ledger", each) for each in ("waybill.db", "whole.db"))
    assert killed.out == whole.out
