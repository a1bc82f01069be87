"""What taking in the press costs, step by step: ``python bench/intake.py [PAGES]``.

``python bench/intake.py --recall FOLDER…`` counts instead how many annotated documents with claims triage would lose.

Makes four web archives of invented pages with the markup that pages have (``bench/press.py``; one in a hundred tells of
a transfer), reads one step by step in one process, then all as ``waybill read`` does, from WARC to claims: one process
unpacks and two read. Times are of the processor, since others may be at work beside it; the last rates are also of the
clock. Each step stands beside what bounds it; trafilatura over every page is what others do.
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from fastwarc.warc import ArchiveIterator
from press import archive
from trafilatura import bare_extraction

from waybill.batch import Pool
from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.ids import DocumentId
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ingest.inputs import captures
from waybill.ingest.stage import ingest
from waybill.ingest.triage import Triage
from waybill.ingest.triage_engines import by_automaton, by_hyperscan
from waybill.ingest.triage_markup import in_parts, seen_in
from waybill.ingest.triage_words import folded, words_of_arms
from waybill.pipeline import Reader, read, read_document
from waybill.workspace.reading import reader

NOON: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAMPLE: Final = 150
"""Pages that trafilatura extracts alone, which takes long."""

ARCHIVES: Final = 4
LOOK_EVERY_S: Final = 0.2
Value = TypeVar("Value")


def timed(step: Callable[[], Value]) -> tuple[float, Value]:
    """Seconds of the processor, and what the step gave."""
    begun = time.process_time()
    value = step()
    return time.process_time() - begun, value


def found_in(path: Path) -> list[Capture]:
    now = datetime.now(UTC)
    return [each for each in captures([str(path)], captured_at=now, stdin=None) if isinstance(each, Capture)]


def make_ready(its_reader: Reader, triage: Triage) -> None:
    """Have the reader and triage make what they make once."""
    text = "Ruritania sent 40 rifles to Ys in May."
    read_document(Document(id=DocumentId("ready"), text=text), reader=its_reader)
    triage.of_capture(Capture(content=text.encode(), address="", captured_at=NOON), "text/plain")


def steps(path: Path) -> None:
    """Print what each step costs, with one process."""
    its_reader, hints = reader(), Hints()
    triage = Triage(ontology=its_reader.ontology)
    warming, _ = timed(lambda: make_ready(its_reader, triage))
    unpacking, sizes = timed(lambda: [len(each.reader.read()) for each in ArchiveIterator(path.open("rb"))])
    opening, given = timed(lambda: found_in(path))
    size_mb = sum(sizes) / 1e6
    scanning, kept = timed(lambda: [each for each in given if triage.of_capture(each, "text/html") is None])
    literals = words_of_arms(its_reader.ontology).literals
    find, other = by_automaton(literals), by_hyperscan(literals)
    words = [folded(in_parts(seen_in(each.content))) for each in given]
    searching, _ = timed(lambda: [find(each) for each in words])
    by_other, _ = timed(lambda: [other(each) for each in words])
    parsing, documents = timed(lambda: [doc for each in kept for doc in ingest(each, hints=hints)])
    of_kept, _ = timed(lambda: [bare_extraction(each.content.decode()) for each in kept[:SAMPLE]])
    of_all, _ = timed(lambda: [bare_extraction(each.content.decode()) for each in given[:SAMPLE]])
    documents = [each for each in documents if isinstance(each, Document)]
    weighing, worth = timed(lambda: [each for each in documents if triage.of_document(each, "") is None])
    reading, done = timed(lambda: [read_document(each, reader=its_reader) for each in worth])
    pages = len(given)
    print(f"{pages:,} pages of {size_mb * 1000 / pages:.0f} KB; reader and triage get ready in {warming:.1f} s\n")
    print(f"{'step':28}{'pages':>8}{'ms a page':>11}   beside")
    rows = [
        ("unpack, find records", pages, opening, f"FastWARC alone {unpacking / pages * 1000:.2f}"),
        (
            "1 scan bytes",
            pages,
            scanning,
            f"search for arms alone {searching / pages * 1000:.3f}, by hyperscan {by_other / pages * 1000:.3f}",
        ),
        ("article text", len(kept), parsing, f"trafilatura alone {of_kept / len(kept[:SAMPLE]) * 1000:.2f}"),
        ("2 weigh text", len(documents), weighing, "the same search"),
        ("read", len(worth), reading, "see bench/reading.py"),
    ]
    for name, count, seconds, beside in rows:
        print(f"{name:28}{count:8,}{seconds / max(count, 1) * 1000:11.2f}   {beside}")
    whole = opening + scanning + parsing + weighing + reading
    print(f"{'all':28}{pages:8,}{whole / pages * 1000:11.2f}   {pages / whole:,.0f} pages/s of one processor")
    traf = of_all / len(given[:SAMPLE])
    print(
        f"{'trafilatura on every page':28}{pages:8,}{traf * 1000:11.2f}   {1 / traf:,.0f} pages/s, before any reading"
    )
    relevant = {each.id for each in given if "!https://press.example/r/" in each.address}
    with_claims = {each.document.capture for each in done if each.reading.claims}
    print(
        f"\nrecall of triage: {len(relevant & {each.capture for each in worth})} of {len(relevant)} reports with claims"
    )
    print(f"irrelevant pages: {len(kept) - len(relevant):,} pass step 1, {len(worth) - len(relevant):,} pass step 2")
    print(f"reports in which the reader found claims: {len(relevant & with_claims)} of {len(relevant)}")


def whole(paths: list[Path]) -> None:
    """Read archives as ``waybill read`` does, over two processors; print what came of it as JSON."""
    sys.modules["hyperscan"] = None  # type: ignore[assignment]  # as it is where nobody asked for it
    its_reader = reader()
    triage = Triage(ontology=its_reader.ontology)
    triage.make_ready()
    start_s, begun = time.process_time(), time.perf_counter()
    outcomes = read(
        captures([str(each) for each in paths], captured_at=datetime.now(UTC), stdin=None),
        hints=Hints(),
        reader=its_reader,
        executor=Pool(workers=2),
        sift=lambda document: document,
        triage=triage,
    )
    counts: Counter[str] = Counter()
    for each in outcomes:
        counts["pages"] += 1
        counts["claims"] += len(each.reading.claims) if isinstance(each, ReadDocument) else 0
        counts["not relevant"] += isinstance(each, Rejection) and each.reason is Reason.NOT_RELEVANT
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = {
        "start_s": start_s,
        "here_s": time.process_time() - start_s,
        "workers_s": ended.ru_utime + ended.ru_stime,
        "clock_s": time.perf_counter() - begun,
    }
    print(json.dumps({**counts, **spent}))


def resident_mb(process: int) -> int:
    """Memory of a process and those that it started, what they share counted once; 0 where nobody tells."""
    total = 0
    with suppress(OSError):  # It has just ended.
        for each in [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]:
            told = Path(f"/proc/{each}/smaps_rollup").read_text()
            total += int(told.partition("Pss:")[2].split()[0])
    return total // 1024


def at_once(paths: list[Path]) -> None:
    """Read archives in a process of its own, and print the rates.

    Memory is looked at from here: it takes the system ten milliseconds, which are not the reader's.
    """
    peak_mb = 0
    with subprocess.Popen([sys.executable, __file__, "--whole", *paths], stdout=subprocess.PIPE) as running:
        while running.poll() is None:
            peak_mb = max(peak_mb, resident_mb(running.pid))
            time.sleep(LOOK_EVERY_S)
        assert running.stdout is not None, "a pipe was asked for"
        told = json.loads(running.stdout.read())
    cpu = told["here_s"] + told["workers_s"]
    pages, start_s = told["pages"], told["start_s"]
    print(
        f"\none process that unpacks and sifts and two that read, from WARC to {told['claims']} claims: "
        f"{pages / told['clock_s']:,.0f} pages/s by the clock, {2 * pages / cpu:,.0f} by the time of two processors "
        f"({2 * pages / (cpu + start_s):,.0f} with the {start_s:.1f} s of the start); "
        f"{told['here_s'] / pages * 1000:.2f} ms a page here, {told['workers_s'] / pages * 1000:.2f} ms there; "
        f"at most {peak_mb} MB together"
    )


def recall(folders: list[Path]) -> None:
    """Print how many documents with claims either step of triage sets aside, each made a page."""
    triage = Triage(ontology=reader().ontology)
    for folder in folders:
        told = [json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.json"))]
        texts = [each["text"] for each in told if isinstance(each, dict) and each.get("claims")]
        by_bytes = sum(triage.of_capture(a_page(text), "text/html") is not None for text in texts)
        by_text = sum(triage.of_document(Document(id=DocumentId("it"), text=text), "it") is not None for text in texts)
        print(f"{folder}: of {len(texts):,} with claims step 1 sets aside {by_bytes}, step 2 {by_text}")


def a_page(text: str) -> Capture:
    """A text as a page."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    content = f"<!doctype html><html><body><article>{body}</article></body></html>".encode()
    return Capture(content=content, address="it", captured_at=NOON)


def main() -> None:
    if sys.argv[1:2] == ["--recall"]:
        recall([Path(each) for each in sys.argv[2:]])
        return
    if sys.argv[1:2] == ["--whole"]:
        whole([Path(each) for each in sys.argv[2:]])
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with TemporaryDirectory() as folder:
        for hard in (False, True):
            paths = [Path(folder) / f"{number}-{hard}.warc.gz" for number in range(ARCHIVES)]
            for number, path in enumerate(paths):
                archive(path, count // ARCHIVES, seed=number, hard=hard)
            print(f"\n{'With' if hard else 'Without'} pages of crime, war and history\n")
            steps(paths[0])
            at_once(paths)


if __name__ == "__main__":
    main()
