"""How long the command line takes to begin: ``python bench/startup.py [RUNS]``."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

SAMPLE: Final = Path(__file__).resolve().parents[1] / "samples" / "report.txt"
COMMANDS: Final = (
    ("python alone", ["-c", "pass"]),
    ("waybill --help", ["-m", "waybill", "--help"]),
    ("waybill --version", ["-m", "waybill", "--version"]),
    ("waybill read, one file", ["-m", "waybill", "read", str(SAMPLE), "--published", "2024-10-16"]),
)


def seconds(arguments: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'':<24} {'median s':>9} {'least s':>9}   ({runs} runs)")
    for name, arguments in COMMANDS:
        seconds(arguments)  # Once for the caches of the disk and of Python.
        taken = [seconds(arguments) for _ in range(runs)]
        print(f"{name:<24} {statistics.median(taken):>9.3f} {min(taken):>9.3f}")


if __name__ == "__main__":
    main()
