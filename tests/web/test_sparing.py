"""The garbage collector is spared what it has looked at for long."""

import gc
from collections.abc import Iterator

import pytest

from waybill.web.sparing import Sparing, leave_alone, sparing


class Thing:
    """What the garbage collector looks at."""


def is_looked_at(thing: Thing) -> bool:
    return any(each is thing for each in gc.get_objects())


@pytest.fixture(autouse=True)
def looked_at_again() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.parametrize(("long_s", "generation", "spared"), [(0.0, 2, True), (0.0, 1, False), (3600.0, 2, False)])
def test_what_took_long_is_not_looked_at_again(long_s: float, generation: int, spared: bool) -> None:
    thing, spare = Thing(), Sparing(long_s)
    spare("start", {"generation": generation})
    spare("stop", {"generation": generation})
    assert is_looked_at(thing) is not spared


def test_what_is_there_is_left_alone_and_what_comes_is_not() -> None:
    before = Thing()
    leave_alone()
    after = Thing()
    assert (is_looked_at(before), is_looked_at(after)) == (False, True)


def test_it_is_spared_within_alone() -> None:
    callbacks = list(gc.callbacks)
    with sparing():
        assert len(gc.callbacks) == len(callbacks) + 1
    assert gc.callbacks == callbacks
