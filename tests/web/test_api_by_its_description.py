"""The JSON side does what its description says, whatever is asked of it; and it says so of everything."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import pytest
from tests.web.browsing import served

from waybill.web.app import ACTS, PAGES, application
from waybill.web.describing import description
from waybill.web.handing_out import HAND_OUTS
from waybill.workspace.holding import hold

# Which countries, words and ids there are cannot be said by a schema: what is none of them gets a 400.
CONFIG: Final = """
[checks.positive_data_acceptance]
expected-statuses = [200, 308, 400, 404, 409, 413]
"""


@pytest.fixture
def address(ledger: str, tmp_path: Path) -> Iterator[str]:
    """Where the pages over a copy of the ledger are served meanwhile."""
    shutil.copy(ledger, tmp_path / "l.db")
    with hold(str(tmp_path / "l.db")) as holding, served(application(holding)) as where:
        yield where


@pytest.mark.slow
def test_every_answer_is_as_it_is_described(address: str, tmp_path: Path) -> None:
    pytest.importorskip("schemathesis")
    with urlopen(f"{address}/api/session") as answer:
        token = json.load(answer)["token"]
    (tmp_path / "config.toml").write_text(CONFIG)
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(tmp_path / "config.toml"), "run"]
    options = ["--max-examples", "10", "--seed", "1", "--no-color", "--phases", "examples,coverage,fuzzing"]
    done = subprocess.run(
        [*command, *options, "--header", f"x-waybill-token: {token}", f"{address}/api/openapi.json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2000:]


def test_everything_is_described() -> None:
    paths = description(PAGES, ACTS, HAND_OUTS)["paths"]
    assert isinstance(paths, dict)
    looked = {f"/api{each.path}".replace(":path", "").rstrip("/") for each in PAGES}
    sent = {f"/api{each.path}".replace(":path", "") for each in ACTS}
    assert {path for path, operations in paths.items() if "get" in operations} == (
        looked | {"/api/session"} | {each.path for each in HAND_OUTS}
    )
    assert {path for path, operations in paths.items() if "post" in operations} == sent
