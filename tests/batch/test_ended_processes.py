"""An input that is too much for a process costs itself, and the others are read; over real processes."""

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from waybill.batch import Bounds, Pool, Serial
from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.executing import Executor, Loss
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.core.progress import tell_progress
from waybill.ingest.triage import Triage
from waybill.ontology import load
from waybill.pipeline import Reader, read

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is bounded on Linux only")


class HostileTagger:
    """Finds nothing, and does what a text says."""

    maker = Maker(kind=MakerKind.PROGRAM, name="hostile", version="1")

    def tag(self, document: Document) -> tuple[Frame, ...]:
        match document.text.split()[0]:
            case "sleep":
                time.sleep(60)
            case "step":
                for number in range(8):
                    time.sleep(0.2)
                    tell_progress(number, 8)
            case "eat":
                bytearray(4 << 30)
            case "die":
                os._exit(3)
        return ()


def outcomes(texts: Sequence[str], executor: Executor) -> list[Reason | str]:
    """What comes of texts: the text again where it was read, else why not."""
    found = read(
        [
            Capture(content=text.encode(), address=f"{number}.txt", captured_at=NOON)
            for number, text in enumerate(texts)
        ],
        hints=Hints(),
        reader=Reader(tagger=HostileTagger(), ontology=load()),
        executor=executor,
        sift=lambda document: document,
    )
    return [each.document.text if isinstance(each, ReadDocument) else _reason(each) for each in found]


def _reason(found: object) -> Reason:
    assert isinstance(found, Rejection)
    assert found.document is not None
    return found.reason


def test_who_takes_too_long_is_given_up_and_the_rest_is_read() -> None:
    pool = Pool(workers=2, bounds=Bounds(time_s=0.6))
    texts = ["a 1", "sleep now", "a 2", "sleep too", *(f"b {number}" for number in range(20))]
    expected = ["a 1", Reason.TOO_LONG, "a 2", Reason.TOO_LONG, *(f"b {number}" for number in range(20))]
    assert outcomes(texts, pool) == expected


def test_a_long_document_has_the_time_for_each_of_its_steps() -> None:
    assert outcomes(["step on"], Pool(workers=1, bounds=Bounds(time_s=0.6))) == ["step on"]


@needs_linux
def test_who_takes_too_much_memory_is_given_up_and_the_rest_is_read() -> None:
    pool = Pool(workers=2, bounds=Bounds(memory_mb=2000))
    assert outcomes(["a 1", "eat", "a 2"], pool) == ["a 1", Reason.TOO_MUCH_MEMORY, "a 2"]


def test_a_process_that_breaks_down_costs_one_document() -> None:
    pool = Pool(workers=2)
    assert outcomes(["a 1", "die", "a 2", "die", "a 3"], pool) == [
        *("a 1", Reason.READER_FAILED, "a 2", Reason.READER_FAILED, "a 3")
    ]


def hungry(_: None, item: int) -> Iterator[int]:
    yield item
    if item == 1:
        raise MemoryError


@pytest.mark.parametrize("executor", [Serial(), Pool(workers=2)], ids=["serial", "pool"])
def test_memory_that_runs_out_costs_what_had_not_yet_come(executor: Executor) -> None:
    with executor.crew(None) as crew:
        found = crew.map(hungry, [0, 1, 2], lost=lambda item, loss: -1, is_light=lambda _: False)
        assert [(item, list(each)) for item, each in found if item != 1] == [(0, [0]), (2, [2])]
    with executor.crew(None) as crew:
        [(_, what)] = crew.map(hungry, [1], lost=lambda item, loss: -list(Loss).index(loss), is_light=lambda _: False)
        assert list(what)[-1] == -1


def many(_: None, item: int) -> Iterator[int]:
    yield from range(item)


@pytest.mark.parametrize("executor", [Serial(), Pool(workers=2)], ids=["serial", "pool"])
def test_maps_may_feed_each_other(executor: Executor) -> None:
    with executor.crew(None) as crew:
        first = crew.map(many, [3000, 0, 2], lost=lambda *_: -1, is_light=lambda item: item == 2)
        numbers = (number for _, found in first for number in found)
        second = crew.map(many, numbers, lost=lambda *_: -1, is_light=lambda item: item > 3)
        assert sum(len(list(found)) for _, found in second) == 4_498_501


def told(tools: list[int], item: int) -> Iterator[tuple[int, int, int]]:
    yield len(tools), tools[0], os.getpid()


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="only a process that is forked inherits")
def test_what_processes_need_is_made_once_and_shared() -> None:
    made: list[int] = []
    with Pool(workers=2).crew(made, make_ready=lambda made: made.append(os.getpid())) as crew:
        found = [each for _, what in crew.map(told, range(40), lost=_none, is_light=_no) for each in what]
    assert {each[:2] for each in found} == {(1, os.getpid())}
    assert os.getpid() not in {each[2] for each in found}
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("executor", [Serial(), Pool(workers=2)], ids=["serial", "pool"])
def test_where_no_process_starts_nothing_is_made_ready(executor: Executor) -> None:
    made: list[int] = []
    with executor.crew(made, make_ready=lambda made: made.append(1)) as crew:
        for _ in crew.map(told, [2], lost=_none, is_light=lambda _: True):
            assert made == []


@pytest.mark.parametrize("executor", [Serial(), Pool(workers=2)], ids=["serial", "pool"])
def test_what_triage_sets_aside_comes_in_its_place(executor: Executor) -> None:
    dull, claim = "The bridge was opened.", "The ministry said that 40 rifles had been delivered to Ruritania."
    large = "The hills are green. " * 60_000
    found = read(
        [a_capture(text, f"{number}.txt") for number, text in enumerate([dull, claim, large, dull, claim, dull])],
        hints=Hints(),
        reader=Reader(tagger=HostileTagger(), ontology=load()),
        executor=executor,
        sift=lambda document: document,
        triage=Triage(ontology=load()),
    )
    told = [each.subject if isinstance(each, Rejection) else each.document.text for each in found]  # type: ignore[union-attr]
    assert told == ["0.txt", claim, "2.txt", "3.txt", claim, "5.txt"]


def meet(folder: Path, item: int) -> Iterator[bool]:
    """Whether somebody else was at another item at the same time."""
    (folder / str(item)).touch()
    deadline = time.monotonic() + 20
    while not all((folder / name).exists() for name in ("-1", "-2")) and time.monotonic() < deadline:
        time.sleep(0.01)
    yield all((folder / name).exists() for name in ("-1", "-2"))


def test_what_is_light_does_not_keep_work_from_a_second_process(tmp_path: Path) -> None:
    with Pool(workers=2).crew(tmp_path) as crew:
        found = crew.map(meet, [-1, *range(300), -2], lost=_none, is_light=lambda item: item >= 0)
        assert [each for item, what in found if item < 0 for each in what] == [True, True]


def same(_: None, item: int) -> Iterator[int]:
    yield item


def test_few_of_what_is_large_are_taken_before_their_turn() -> None:
    taken: list[int] = []
    with Pool(workers=2).crew(None) as crew:
        found = crew.map(
            same, _noted(range(50), taken), lost=_none, is_light=lambda _: True, size_of=lambda _: 40 << 20
        )
        for item, what in found:
            assert list(what) == [item]
            assert len(taken) <= item + 3


def _noted(items: Iterable[int], taken: list[int]) -> Iterator[int]:
    for item in items:
        taken.append(item)
        yield item


def a_capture(text: str, address: str) -> Capture:
    return Capture(content=text.encode(), address=address, captured_at=NOON)


def _no(_: object) -> bool:
    return False


def _none(_item: int, _loss: Loss) -> NoReturn:
    raise AssertionError("nothing is lost")
