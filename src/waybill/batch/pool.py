"""Several processes at once, results in the order of the input.

The function goes to each process once, when it starts; items travel in chunks, and only so many chunks are under way
that memory stays bounded however long the input is.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children
from typing import Final, TypeVar

from waybill.errors import UsageError

_In = TypeVar("_In")
_Out = TypeVar("_Out")

CHUNK_ITEMS: Final = 8
CHUNKS_AHEAD_PER_WORKER: Final = 3
WORKER_DIED: Final = "a worker process died, perhaps for want of memory; run the same again with fewer workers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """An executor with a number of processes, which start when it maps and end when it is done."""

    workers: int

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """What the function makes of each item, in order; function, items and results must survive pickling.

        Raises:
            UsageError: a process died, which it does where memory runs out.
        """
        under_way: deque[Future[list[_Out]]] = deque()
        older = set(active_children())
        is_done = False
        with ProcessPoolExecutor(self.workers, initializer=_begin, initargs=(function,)) as processes:
            try:
                for chunk in _chunks(items):
                    under_way.append(processes.submit(_work, chunk))
                    if len(under_way) > self.workers * CHUNKS_AHEAD_PER_WORKER:
                        yield from under_way.popleft().result()
                while under_way:
                    yield from under_way.popleft().result()
                is_done = True
            except BrokenProcessPool as error:
                raise UsageError(problem=WORKER_DIED) from error
            finally:
                if not is_done:  # Nobody wants what the workers are at, and it may take long.
                    for worker in set(active_children()) - older:
                        worker.kill()
                processes.shutdown(wait=True, cancel_futures=True)


def _chunks(items: Iterable[_In]) -> Iterator[list[_In]]:
    taken = iter(items)
    while chunk := list(islice(taken, CHUNK_ITEMS)):
        yield chunk


# What a worker process keeps between chunks. The parent process never sets it.
_functions: list[Callable[..., object]] = []


def _begin(function: Callable[..., object]) -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _functions.append(function)


def _work(chunk: list[_In]) -> list[_Out]:
    return [_functions[-1](item) for item in chunk]  # type: ignore[misc]
