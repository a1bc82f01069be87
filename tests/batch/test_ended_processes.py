"""An input that is too much for a process costs itself, and the others are read; over real processes."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from waybill.batch import Bounds, Pool, Serial
from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.executing import Executor, Loss
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.core.progress import tell_progress
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
