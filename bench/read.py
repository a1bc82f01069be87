"""How many documents are read in a second: ``python bench/read.py FOLDER [TIMES]``.

Reads what is in a folder, as many times over as asked for, with one process and with two. Starting up and loading the
catalogues is not counted, starting the processes is.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from waybill.batch import executor
from waybill.core.document import Document, Hints
from waybill.core.ids import DocumentId
from waybill.core.outcome import Rejection
from waybill.ingest.inputs import captures
from waybill.ingest.stage import ingest
from waybill.pipeline import read_document
from waybill.workspace.reading import reader


def documents(folder: str, times: int) -> Iterator[Document]:
    """Documents of a folder, each time under other ids, so that nothing remembered helps."""
    found = captures([folder], captured_at=datetime.now(UTC), stdin=None)
    contents = [
        each for capture in found if not isinstance(capture, Rejection) for each in ingest(capture, hints=Hints())
    ]
    for turn in range(times):
        for each in contents:
            if isinstance(each, Document):
                yield replace(each, id=DocumentId(f"{each.id}-{turn}"))


def main() -> None:
    folder, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    given = list(documents(folder, times))
    characters = sum(len(document.text) for document in given)
    read = partial(read_document, reader=reader())
    list(map(read, given[:5]))
    print(f"{len(given)} documents of {characters // max(len(given), 1):,} characters on average")
    print(f"{'processes':>9} {'documents/s':>12} {'characters/s':>13} {'claims':>7}")
    for workers in (1, 2):
        begun = time.perf_counter()
        claims = sum(len(each.reading.claims) for each in executor(workers).map(read, given))
        taken = time.perf_counter() - begun
        print(f"{workers:>9} {len(given) / taken:>12.1f} {characters / taken:>13,.0f} {claims:>7}")


if __name__ == "__main__":
    main()
