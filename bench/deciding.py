"""What one decision of a reviewer costs as a ledger grows: ``python bench/deciding.py [--sizes 2000 20000]``.

For each size a ledger is filled as by ``bench/growth.py`` and looked at as pages do; then a reviewer decides on claims,
one after the other, and after each decision everything is looked at again. Each cell is the median of the decisions in
milliseconds of processor time of this process, which others who are at work lengthen less than that of the wall; of
``at first`` it is what the same took before anything was decided.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from growth import imported

from waybill.core.review import ref_text
from waybill.web.asked import Asked
from waybill.web.case_index import case_index
from waybill.web.pages.map import map_page
from waybill.web.pages.overview import overview_page
from waybill.web.pages.queue import queued
from waybill.web.sparing import sparing
from waybill.workspace.finding import finder
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding, hold

SIZES: Final = (2_000, 20_000)
DECISIONS: Final = 7

SHOWN: Final[Mapping[str, Callable[[Held], object]]] = {
    "filters": case_index,
    "words": lambda held: finder(held).bring(),
    "queue": queued,
    "overview": lambda held: overview_page(Asked(held=held)),
    "map": lambda held: map_page(Asked(held=held)),
}
"""What is made ready of what is held, by what it is for."""


def main() -> int:
    """Print two rows for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options = parser.parse_args()
    print(f"{'claims':>9} {'':9}" + "".join(f"{name:>10}" for name in ("record", "look", *SHOWN)))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = str(Path(folder) / "ledger.db")
            imported(ledger, size, 0)
            with hold(ledger) as holding, sparing():
                first = shown(holding)
                print(f"{size:>9,} at first {'':10}" + cells(first), flush=True)
                print(f"{size:>9,} decided  " + cells(decided(holding)), flush=True)
    return 0


def decided(holding: Holding) -> dict[str, float]:
    """Milliseconds that each part of a decision takes, of several the median."""
    workspace, refs = holding.deciding, list(holding.now().claims)
    rows: list[dict[str, float]] = []
    for number in range(DECISIONS):
        ref = ref_text(refs[number * len(refs) // DECISIONS])
        decision = ("accepted", "rejected")[number % 2]
        taken = cpu_ms(partial(workspace.review, ref, decision, reason="So it is.", by="A. Reader"))
        rows.append({"record": taken, **shown(holding)})
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


def shown(holding: Holding) -> dict[str, float]:
    """Milliseconds that it takes to look at the ledger, and to make ready what pages show of it."""
    taken = {"look": cpu_ms(holding.now)}
    held = holding.now()
    return taken | {name: cpu_ms(partial(make, held)) for name, make in SHOWN.items()}


def cpu_ms(work: Callable[[], object]) -> float:
    """Processor time of this process that some work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def cells(taken: Mapping[str, float]) -> str:
    """A row of a table."""
    return "".join(f"{each:>10.0f}" for each in taken.values())


if __name__ == "__main__":
    sys.exit(main())
