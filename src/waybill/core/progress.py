"""How far long work has come, for whoever wants to show it; results never depend on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias

Watch: TypeAlias = Callable[[int, int], None]
"""Takes how many steps are done, and of how many."""


def _nobody(done: int, steps: int) -> None:
    """Show nothing."""


def _unweighed(size_bytes: int) -> None:
    """Weigh nothing."""


_WATCH: Final[ContextVar[Watch]] = ContextVar("watch", default=_nobody)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Within, let somebody see how far work has come in this process."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def tell_progress(done: int, steps: int) -> None:
    """Say that so many steps of a piece of work are done."""
    _WATCH.get()(done, steps)


_SCALES: Final[ContextVar[Callable[[int], None]]] = ContextVar("scales", default=_unweighed)


@contextmanager
def weighed(scales: Callable[[int], None]) -> Iterator[None]:
    """Within, let somebody know how many bytes of files are taken in, piece by piece."""
    token = _SCALES.set(scales)
    try:
        yield
    finally:
        _SCALES.reset(token)


def tell_taken(size_bytes: int) -> None:
    """Say that so many further bytes of a file are taken in."""
    _SCALES.get()(size_bytes)
