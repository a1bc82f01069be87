"""The pages are served to this computer until somebody stops them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from told import Waybill


@pytest.fixture
def address(tmp_path: Path, waybill: Waybill, reports: Path) -> Iterator[str]:
    """Where the pages of a ledger are, while they are served."""
    assert waybill("add", str(reports)).status == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "waybill", "serve", "--port", "0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = process.stderr.readline()
    found = re.fullmatch(r"open (http://127\.0\.0\.1:\d+/)\n", told)
    assert found is not None, told
    # Read now: what a reader of lines has taken in ahead, communicate would lose.
    assert process.stderr.readline() == "  stop with Ctrl-C\n"
    yield found[1]
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "")


def test_pages_are_served_until_they_are_stopped(address: str) -> None:
    with urlopen(address) as page:
        assert b"<h1>Overview</h1>" in page.read()
        assert "server" not in {name.lower() for name in page.headers}
    with urlopen(f"{address}api/cases") as page:
        found = json.load(page)
    assert {case["supplier"] for case in found["cases"]} >= {"Norway"}


def test_a_port_that_somebody_has_is_refused(waybill: Waybill, reports: Path) -> None:
    assert waybill("add", str(reports)).status == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = waybill("serve", "--port", str(taken.getsockname()[1]))
    assert told.status == 2
    assert "cannot be used" in told.err
    assert "name another with --port" in told.err


def test_a_ledger_that_is_not_there_is_refused(waybill: Waybill) -> None:
    told = waybill("serve", "--port", "0")
    assert told.status == 2
    assert "waybill.db" in told.err
