"""What every executor must do, and does alike."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from itertools import count, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.batch import Bounds, Pool, Serial, executor
from waybill.core.executing import Executor
from waybill.errors import UsageError

each_executor = pytest.mark.parametrize("executor", [Serial(), Pool(workers=2)], ids=["serial", "pool"])


def double(number: int) -> int:
    return number * 2


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


@each_executor
def test_results_come_in_the_order_of_the_input(executor: Executor) -> None:
    assert list(executor.map(double, range(100))) == list(range(0, 200, 2))


@each_executor
def test_no_items_give_no_results(executor: Executor) -> None:
    assert list(executor.map(double, [])) == []


@each_executor
def test_an_error_of_the_function_comes_out(executor: Executor) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(executor.map(refuse_seven, range(10)))


@each_executor
def test_items_are_taken_only_as_they_are_needed(executor: Executor) -> None:
    taken = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    results = executor.map(double, endless())
    assert list(islice(results, 3)) == [0, 2, 4]
    assert len(taken) <= 66
    del results


@settings(max_examples=5)
@given(st.lists(st.integers(), max_size=60))
def test_the_executor_does_not_matter(numbers: list[int]) -> None:
    assert list(Pool(workers=2).map(double, numbers)) == list(Serial().map(double, numbers))


def test_one_worker_needs_no_other_process() -> None:
    assert executor(0) == Serial()
    assert executor(3) == Pool(workers=3, bounds=Bounds(time_s=120, memory_mb=3000))


def die(number: int) -> int:
    os._exit(number)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(UsageError, match="a worker process died"):
        list(Pool(workers=2).map(die, [1]))


def nap(seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def test_who_stops_does_not_wait_for_work_under_way() -> None:
    results = Pool(workers=2).map(nap, [0] * 8 + [5] * 16)
    assert next(results) == 0
    started = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 4
    assert multiprocessing.active_children() == []
