"""A process that is killed leaves whole groups and nothing else behind.

``bench/kill.py`` kills the command itself, more often.
"""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from waybill.ledger.store import open_ledger
from waybill.ledger.verifying import verify

CHILD = Path(__file__).with_name("append_until_killed.py")


def kill_after(while_s: float, ledger: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, CHILD, ledger], stdout=subprocess.PIPE, env={"PYTHONPATH": str(CHILD.parents[1])}
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(while_s)
        child.kill()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_only_whole_groups_are_there(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    kill_after(random.Random(seed).uniform(0, 1), path)
    with open_ledger(str(path), create=True) as ledger:
        sizes = Counter(entry.key for entry in ledger.entries())
        assert sizes == {f"group-{size}": size for size in range(1, len(sizes) + 1)}
        assert verify(ledger) == ()
