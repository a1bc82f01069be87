"""What exports cost: ``python bench/export.py [--claims 10000 100000] [--invented] [--formats csv json …]``.

A ledger is filled with invented claims (those of ``bench/growth.py``) and exported in each format, each by a process of
its own; with ``--invented`` there is no ledger, and a selection makes its claims up as it is walked through, so that
the formats are measured at any size. Times include opening the ledger: of the wall, and of the processor in brackets.
Memory is the greatest resident set; rows are claims, and of the formats that are made of cases alone, cases. The first
line opens and walks, and writes nothing.
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
from invented import Invented

import waybill
from waybill.export import EXPORTERS
from waybill.export.exporting import export
from waybill.plugins import exporter

NOTHING: Final = "(nothing)"
OF_CASES: Final = frozenset({"graphml", "register", "report"})


def main() -> int:
    """Print a row for each format and size."""
    names = [each.name for each in EXPORTERS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[2_000])
    parser.add_argument("--invented", action="store_true", help="without a ledger")
    parser.add_argument("--formats", nargs="+", choices=names, default=names)
    parser.add_argument("--ledger", help="a ledger that is there, instead of an invented one")
    asked = parser.parse_args()
    print(f"{'claims':>9} {'format':>10} {'seconds':>16} {'rows':>9} {'rows/s':>8} {'MB':>6} {'MB written':>11}")
    for size in asked.claims:
        with tempfile.TemporaryDirectory() as folder:
            ledger = asked.ledger or str(Path(folder) / "ledger.db")
            if asked.ledger is None and not asked.invented:
                _apart(imported, ledger, size, 0)
            for name in (NOTHING, *asked.formats):
                target = str(Path(folder) / f"out-{name}")
                source = size if asked.invented else ledger
                seconds, own, rows, memory, written = _apart(exported, source, name, target)
                print(
                    f"{size:>9,} {name:>10} {seconds:>7.1f} ({own:>6.1f}) {rows:>9,} {rows / own:>8,.0f} {memory:>6.0f}"
                    f" {written:>11.1f}",
                    flush=True,
                )
    return 0


def _apart(work, *arguments):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def exported(source: str | int, name: str, target: str) -> tuple[float, float, int, float, float]:
    """Seconds of the wall and of the processor, rows, megabytes of memory and megabytes written."""
    begun, own = time.perf_counter(), time.process_time()
    if isinstance(source, int):
        rows = _written(Invented(source), name, target)
    else:
        with waybill.open(source, create=False) as workspace:
            rows = _written(workspace.selection(), name, target)
    taken = time.perf_counter() - begun, time.process_time() - own
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    path = Path(target)
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return *taken, rows, memory, sum(each.stat().st_size for each in files) / 1e6


def _written(selection, name: str, target: str) -> int:
    """Write, and count the rows on the way."""
    counted = Counted(selection)
    if name == NOTHING:
        for each in counted.documents():
            selection.claims_in(each.id)
        return sum(1 for _ in counted.claims())
    export(exporter(name), counted, Path(target))
    return counted.most_cases if name in OF_CASES else max(counted.most_claims, counted.in_documents)


class Counted:
    """A selection that counts what is taken from it, so that nothing is walked through once more for that."""

    def __init__(self, selection) -> None:
        self._selection = selection
        self.most_claims = self.most_cases = self.in_documents = 0

    def __getattr__(self, name: str):
        return getattr(self._selection, name)

    def claims(self):
        for number, each in enumerate(self._selection.claims(), 1):
            self.most_claims = max(self.most_claims, number)
            yield each

    def cases(self):
        for number, each in enumerate(self._selection.cases(), 1):
            self.most_cases = max(self.most_cases, number)
            yield each

    def documents(self):
        self.in_documents = 0
        for each in self._selection.documents():
            self.in_documents += len(self._selection.claims_in(each.id))
            yield each


if __name__ == "__main__":
    sys.exit(main())
