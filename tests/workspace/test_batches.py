"""A folder of very many files: memory does not hold what is done with, and who stops it goes on where he was."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import ReadDocument
from waybill.core.progress import weighed
from waybill.ingest.inputs import size_of
from waybill.ledger.store import open_ledger
from waybill.ontology import load
from waybill.pipeline import Reader
from waybill.workspace import Workspace

MANY: Final = 2000
STOPPED_AFTER: Final = 700
MOST_AT_ONCE: Final = 20


class CountingTagger:
    """Finds nothing, and counts what it was given to read."""

    maker = Maker(kind=MakerKind.PROGRAM, name="counting", version="1")

    def __init__(self) -> None:
        self.read = 0

    def tag(self, document: Document) -> tuple[Frame, ...]:
        self.read += 1
        return ()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many small files, one in five a report of a transfer."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        told = f"Norway has given Moldova {number} trucks." if number % 5 == 0 else f"The choir sang {number} songs."
        (folder / f"{number:04}.txt").write_text(told)
    return folder


@pytest.fixture
def tagger() -> CountingTagger:
    return CountingTagger()


@pytest.fixture
def workspace(tmp_path: Path, tagger: CountingTagger, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("WAYBILL_ARCHIVE", "memory://batches")  # Nothing here is about disks.
    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    with Workspace(ledger, make_reader=lambda: Reader(tagger=tagger, ontology=load(None))) as opened:
        yield opened


def alive() -> int:
    """Captures, documents that were read and what was found in them, that something still holds."""
    gc.collect()
    return sum(isinstance(each, Capture | ReadDocument) for each in gc.get_objects())


def test_what_is_done_with_is_not_held_and_who_stops_it_goes_on_where_he_was(
    workspace: Workspace, tagger: CountingTagger, many: Path
) -> None:
    before, held = alive(), []

    def watch(outcomes: int) -> bool:
        held.extend([alive() - before] if outcomes % 500 == 0 else [])
        return outcomes == STOPPED_AFTER and not held[1:]

    stopped = workspace.add([str(many)], watch=watch)
    assert stopped.interrupted
    assert len(stopped.documents) == tagger.read == STOPPED_AFTER // 5
    added = workspace.add([str(many)], watch=watch)
    assert not added.interrupted
    assert (len(added.documents), added.unchanged) == ((MANY - STOPPED_AFTER) // 5, STOPPED_AFTER // 5)
    assert len(added.rejections) == MANY - MANY // 5
    assert tagger.read == MANY // 5
    assert len(held) == 5
    assert max(held) <= MOST_AT_ONCE


def test_every_byte_is_weighed_once(workspace: Workspace, many: Path) -> None:
    taken: list[int] = []
    with weighed(taken.append):
        workspace.add([str(many / "00*.txt")])
    assert sum(taken) == size_of([str(many / "00*.txt")]) == 2610
