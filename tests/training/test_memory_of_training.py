"""What is freed is kept for the next step, and given back now and then."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from pathlib import Path
from training.memory import give_back, keep_what_is_freed

def resident_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000

keep_what_is_freed()
stretches = [bytearray(4_000_000) for _ in range(100)]
last = bytearray(1000)
stretches.clear()
kept = resident_mb()
give_back()
print(kept, resident_mb())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the GNU C library")
def test_freed_memory_is_kept_until_it_is_given_back(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=True)
    kept, left = map(int, done.stdout.split())
    assert kept > 400
    assert left < 100
