"""Pages that others can come to: who has an account is let in."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from told import Waybill

from waybill.ledger.store import open_ledger

SECRET, OTHER = "correct horse battery", "an umbrella in the rain"


@pytest.fixture
def served(tmp_path: Path, waybill: Waybill) -> Iterator[tuple[str, int, list[str]]]:
    """Where pages with accounts are, and what was told when they were opened."""
    open_ledger(str(tmp_path / "waybill.db"), create=True).close()
    assert waybill("user", "add", "Ada Example", "--role", "administrator", stdin=SECRET.encode()).status == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "waybill", "serve", "--port", "0", "--host", "0.0.0.0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = [process.stderr.readline() for _ in range(5)]
    found = re.fullmatch(r"open http://(127\.0\.0\.1):(\d+)/\n", told[0])
    assert found is not None, told
    yield found[1], int(found[2]), told
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "")


def test_whoever_has_an_account_is_let_in_and_whoever_is_disabled_is_out_at_once(
    served: tuple[str, int, list[str]], waybill: Waybill
) -> None:
    host, port, told = served
    assert told[1] == (
        "  others open it by an address of this computer, or by a name that --name gives; the port is the same\n"
    )
    assert told[3] == "warning: nothing here is encrypted, passwords neither\n"

    def ask(method: str, path: str, cookie: str = "", **form: str) -> tuple[int, str]:
        connection = HTTPConnection(host, port)
        kind = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://{host}:{port}"}
        connection.request(method, path, body=urlencode(form) or None, headers={"cookie": cookie, **kind})
        answer = connection.getresponse()
        given = (answer.headers.get("set-cookie") or "").partition(";")[0]
        answer.read()
        connection.close()
        return answer.status, given

    assert ask("GET", "/")[0] == 303
    assert ask("POST", "/login", name="Ada Example", password=OTHER)[0] == 401
    status, cookie = ask("POST", "/login", name="Ada Example", password=SECRET)
    assert (status, ask("GET", "/", cookie)[0], ask("GET", "/people", cookie)[0]) == (303, 200, 200)
    assert waybill("user", "disable", "Ada Example").status == 0
    assert ask("GET", "/", cookie)[0] == 303
