"""What a killed ``waybill add`` leaves behind: ``python bench/kill.py [TIMES]``, 200 times unless told otherwise.

Each time a process begins to add a folder of reports to a new ledger and is killed with SIGKILL: every other time after
a random while, else when the ledger's files have grown to a random size, which hits the middle of transactions. Then

- the ledger opens, and ``verify`` finds nothing;
- every document has its reading, and every reading its document;
- adding the folder again completes the ledger: its views are those of a run that nobody disturbed.

Prints a table by how much was there when the process died; exit status 1 if any of this fails. Needs ``os.fork``.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from waybill.cli.commands import run
from waybill.ledger.store import open_ledger
from waybill.ledger.verifying import verify
from waybill.ledger.views import View
from waybill.workspace.reading import reader

SEED: Final = 20220412
REPORTS: Final = 250
SUPPLIERS: Final = ("Iran", "Russia", "Turkey", "China", "France")
RECIPIENTS: Final = ("Sudan", "Syria", "Libya", "Mali", "Yemen")
ITEMS: Final = ("assault rifles", "anti-tank missiles", "mortars", "drones", "rocket launchers")
POLL_S: Final = 0.0002
STAGES: Final = ("never", "no file", "empty", "some documents", "all documents", "everything")
"""How much was there when a process was killed."""


class Run(NamedTuple):
    """A finished or killed process."""

    status: int
    taken_s: float


def write_reports(folder: Path) -> None:
    """Short reports, all different, one of them empty so that there is something to reject."""
    chance = random.Random(SEED)
    folder.mkdir()
    for number in range(REPORTS):
        supplier, recipient, item = map(chance.choice, (SUPPLIERS, RECIPIENTS, ITEMS))
        text = f"{supplier} delivered {chance.randrange(2, 900)} {item} to {recipient} in 2021, an official said.\n"
        (folder / f"report-{number:03}.txt").write_text(f"Invented report {number}. {text}")
    (folder / "empty.txt").touch()


def add(reports: Path, ledger: Path, *, is_time: Callable[[float], bool] = lambda _: False) -> Run:
    """Add reports to a ledger in a process of its own, which is killed when it is time."""
    begun = time.perf_counter()
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(run(["add", str(reports), "--ledger", str(ledger)]))
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        taken_s = time.perf_counter() - begun
        if ended:
            return Run(os.waitstatus_to_exitcode(status), taken_s)
        if is_time(taken_s):
            os.kill(child, signal.SIGKILL)
            return Run(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), taken_s)
        time.sleep(POLL_S)


def size_bytes(ledger: Path) -> int:
    """How large a ledger's files are."""
    total = 0
    for path in ledger.parent.glob(f"{ledger.name}*"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total


def view_of(ledger: Path) -> tuple[View, list[str]]:
    """A ledger's view, and what is wrong with it."""
    with open_ledger(str(ledger), create=False) as opened:
        view = View(opened.entries())
        problems = [f"verify: {problem}" for problem in verify(opened)]
    read = [reading.document for reading in view.readings()]
    written = [document.id for document in view.documents()]
    return view, problems + ([] if read == written else ["a document without its reading"])


def contents(view: View) -> tuple[object, ...]:
    """All that does not depend on when it was recorded."""
    captures = [capture.id for capture in view.captures()]
    return view.documents(), view.readings(), view.claims(), view.cases(), view.entities(), view.rejections(), captures


def stage_of(view: View | None, whole: View) -> str:
    """How much of a ledger was there."""
    if view is None:
        return "no file"
    documents, all_documents = len(view.documents()), len(whole.documents())
    if documents < all_documents:
        return "empty" if documents == 0 else "some documents"
    return "all documents" if contents(view) != contents(whole) else "everything"


def trial(reports: Path, ledger: Path, whole: View, is_time: Callable[[float], bool]) -> tuple[str, list[str]]:
    """Kill once and complete: how much was there, and what was wrong."""
    add(reports, ledger, is_time=is_time)
    killed, problems = view_of(ledger) if ledger.exists() else (None, [])
    again = add(reports, ledger)
    completed, later_problems = view_of(ledger)
    problems += later_problems
    if again.status not in (0, 1):
        problems.append(f"adding again ended with status {again.status}")
    if contents(completed) != contents(whole):
        problems.append("adding again gave another ledger than an undisturbed run")
    return stage_of(killed, whole), problems


def after(while_s: float) -> Callable[[float], bool]:
    """Whether a process has run for a while."""
    return lambda taken_s: taken_s >= while_s


def grown(ledger: Path, to_bytes: float) -> Callable[[float], bool]:
    """Whether a ledger's files have grown to a size."""
    return lambda _: size_bytes(ledger) >= to_bytes


def trials(folder: Path, times: int) -> Iterator[tuple[str, list[str]]]:
    """Kill so many times; of each time how much was there, and what was wrong. Of an undisturbed run first."""
    chance = random.Random(SEED)
    reports, whole_ledger = folder / "reports", folder / "whole.db"
    write_reports(reports)
    undisturbed = add(reports, whole_ledger)
    size = size_bytes(whole_ledger)
    whole, problems = view_of(whole_ledger)
    counts = f"{len(whole.documents())} documents, {len(whole.claims())} claims, {len(whole.cases())} cases"
    print(f"undisturbed: status {undisturbed.status}, {undisturbed.taken_s:.2f} s, {counts}, {whole.sequence} entries")
    yield "never", problems
    for number in range(times):
        ledger = folder / str(number) / "ledger.db"
        ledger.parent.mkdir()
        by_time, by_size = after(chance.uniform(0, undisturbed.taken_s)), grown(ledger, chance.uniform(1, 2 * size))
        yield trial(reports, ledger, whole, by_time if number % 2 else by_size)
        shutil.rmtree(ledger.parent)


def main() -> int:
    """Run all trials and print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    reader()  # Loaded once, before the processes part.
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for stage, problems in trials(Path(folder), times):
            counts[stage] += 1
            failures[stage] += bool(problems)
            for problem in problems:
                print(problem)
    print(f"{'when killed':<16}{'times':>6}{'failures':>10}")
    for stage in STAGES:
        print(f"{stage:<16}{counts[stage]:>6}{failures[stage]:>10}")
    return 1 if failures.total() else 0


if __name__ == "__main__":
    sys.exit(main())
