"""How far long work has come, for whoever wants to show it; results never depend on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeAlias

Watch: TypeAlias = Callable[[int, int], None]
"""Takes how many steps are done, and of how many."""


def _nobody(done: int, steps: int) -> None:
    """Show nothing."""


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
