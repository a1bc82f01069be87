"""Pages are made a few at a time, and none that takes long keeps the others."""

from collections.abc import Callable, Sequence
from threading import Event
from time import sleep

import anyio
import pytest

from waybill.web.turns import Turns

FOREVER_S = 60.0


async def _asking(turns: Turns, making: Sequence[Callable[[], object]]) -> None:
    async with anyio.create_task_group() as readers:
        for make in making:
            readers.start_soon(turns.take, make)
            await anyio.wait_all_tasks_blocked()


def test_whoever_came_first_is_first() -> None:
    made: list[int] = []
    turns, may_begin = Turns(at_once=1, patience_s=FOREVER_S), Event()

    def begin() -> None:
        assert may_begin.wait(FOREVER_S)
        made.append(0)

    async def asking() -> None:
        async with anyio.create_task_group() as readers:
            readers.start_soon(turns.take, begin)
            for number in range(1, 6):
                await anyio.wait_all_tasks_blocked()
                readers.start_soon(turns.take, lambda number=number: made.append(number))
            may_begin.set()

    anyio.run(asking)
    assert made == [0, 1, 2, 3, 4, 5]


def test_no_more_than_a_few_are_made_at_once() -> None:
    now: list[int] = []
    most: list[int] = []

    def make() -> None:
        now.append(1)
        most.append(len(now))
        sleep(0.002)  # so that others would come meanwhile if they could
        now.pop()

    anyio.run(_asking, Turns(at_once=2, patience_s=FOREVER_S), [make] * 40)
    assert len(most) == 40
    assert max(most) <= 2


def test_what_takes_long_keeps_nobody_else() -> None:
    end, made = Event(), []

    def take_long() -> None:
        assert end.wait(FOREVER_S)
        made.append("long")

    def make() -> None:
        made.append("short")
        end.set()

    anyio.run(_asking, Turns(at_once=1, patience_s=0.01), [take_long, make])
    assert made == ["short", "long"]


def test_who_did_not_wait_takes_no_turn_from_others() -> None:
    end, made = Event(), []
    turns = Turns(at_once=1, patience_s=0.01)

    async def asking() -> None:
        await _asking(turns, [lambda: end.wait(FOREVER_S), end.set])
        await _asking(turns, [lambda: made.append(1)])

    anyio.run(asking)
    assert made == [1]


def test_what_goes_wrong_gives_its_turn_back() -> None:
    turns, made = Turns(at_once=1, patience_s=FOREVER_S), []

    def fail() -> None:
        raise ValueError("no")

    async def asking() -> None:
        with pytest.raises(ValueError, match="no"):
            await turns.take(fail)
        made.append(await turns.take(lambda: 7))

    anyio.run(asking)
    assert made == [7]
