"""What exports cost: ``python bench/export.py [--claims 2000] [--formats csv json …]``.

A ledger is filled with invented claims (those of ``bench/growth.py``) and exported in each format, each by a process of
its own. Time is of the wall and includes opening the ledger; memory is the greatest resident set; rows are claims, and
of the formats that are made of cases alone, cases. The first line opens and selects, and writes nothing.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from growth import imported

import waybill
from waybill.export import EXPORTERS

NOTHING: Final = "(nothing)"
OF_CASES: Final = frozenset({"graphml", "register", "report"})


def main() -> int:
    """Print a row for each format."""
    names = [each.name for each in EXPORTERS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=2_000)
    parser.add_argument("--formats", nargs="+", choices=names, default=names)
    parser.add_argument("--ledger", help="a ledger that is there, instead of an invented one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = asked.ledger or str(Path(folder) / "ledger.db")
        if asked.ledger is None:
            _apart(imported, ledger, asked.claims, 0)
        print(f"{'format':>10} {'seconds':>8} {'rows':>9} {'rows/s':>8} {'MB':>6} {'MB written':>11}")
        for name in (NOTHING, *asked.formats):
            seconds, rows, memory, written = _apart(exported, ledger, name, str(Path(folder) / f"out-{name}"))
            print(
                f"{name:>10} {seconds:>8.1f} {rows:>9,} {rows / seconds:>8,.0f} {memory:>6.0f} {written:>11.1f}",
                flush=True,
            )
    return 0


def _apart(work, *arguments):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def exported(ledger: str, name: str, target: str) -> tuple[float, int, float, float]:
    """Seconds, rows, megabytes of memory and megabytes written."""
    begun = time.perf_counter()
    with waybill.open(ledger, create=False) as workspace:
        if name != NOTHING:
            workspace.export(name, target)
        selection = workspace.selection() if name == NOTHING else None
        if selection is not None:
            sum(1 for _ in selection.claims())
        seconds = time.perf_counter() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        asked = workspace.selection()
        rows = sum(1 for _ in (asked.cases() if name in OF_CASES else asked.claims()))
    path = Path(target)
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return seconds, rows, memory, sum(each.stat().st_size for each in files) / 1e6


if __name__ == "__main__":
    sys.exit(main())
