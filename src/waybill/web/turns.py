"""Pages are made a few at a time, in the order in which they were asked for.

Python runs one thread at a time. Where twenty readers ask at once, twenty threads would take that from each other all
the time: each page costs a sixth more then, and all of them are late rather than one after the other.

Laws:   whoever came first is first;
        nobody waits for others for longer than ``PATIENCE_S``: a page that takes long keeps nobody else.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, move_on_after
from starlette.concurrency import run_in_threadpool

_Made = TypeVar("_Made")

AT_ONCE: Final = 2
"""One that Python runs, and one that is in the database or the model meanwhile."""
PATIENCE_S: Final = 0.5


class Turns:
    """Makes a few things at once, each in a thread; the others wait for their turn."""

    def __init__(self, *, at_once: int = AT_ONCE, patience_s: float = PATIENCE_S) -> None:
        self._few = CapacityLimiter(at_once)
        self._patience_s = patience_s

    async def take(self, make: Callable[[], _Made]) -> _Made:
        """What is made when its turn has come."""
        turn = object()
        with move_on_after(self._patience_s) as waiting:
            await self._few.acquire_on_behalf_of(turn)
        try:
            return await run_in_threadpool(make)
        finally:
            if not waiting.cancelled_caught:
                self._few.release_on_behalf_of(turn)
