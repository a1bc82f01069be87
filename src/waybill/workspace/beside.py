"""Work in a thread of its own, which breaks off when nobody waits for it any more.

A process that ends while the model runs in one of its threads is ended by the system as broken. So an end waits for
the step at hand, and whoever works tells of steps (``core.progress``) that take seconds, not minutes.

Laws:   work that is ended goes no step further, whether its end was asked for or the process ends.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread, main_thread
from typing import Final

from waybill.core.progress import watched

LONGEST_STEP_S: Final = 30
"""That an end waits for."""


class _Ended(Exception):  # noqa: N818 - not an error: nobody waits any more
    """What is made is not wanted any more."""


class Beside:
    """Work that has begun beside everything else.

    Args:
        work: tells of its steps, and is broken off at any of them.
        name: of the thread.
    """

    def __init__(self, work: Callable[[], object], *, name: str) -> None:
        self._ended = Event()
        # Not a daemon: the process waits for it, which breaks off then.
        self._thread = Thread(target=self._run, args=(work,), name=name)
        self._thread.start()

    def end(self) -> None:
        """Break off at the next step, and wait for that."""
        self._ended.set()
        self.wait(LONGEST_STEP_S)

    def wait(self, timeout_s: float) -> bool:
        """Wait until it is done, or so long; whether it is done."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self, work: Callable[[], object]) -> None:
        with watched(self._go_on), suppress(_Ended):
            work()

    def _go_on(self, *_: int) -> None:
        if self._ended.is_set() or not main_thread().is_alive():
            raise _Ended
