"""What a process of its own does: takes items, sends back what comes of them, and ends when one takes too much.

It ends itself: a timer that the system keeps runs out even where a program in C is at work and hears nobody. The timer
starts anew with each result, and with each step of a long document.
"""

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Final, TextIO, TypeAlias, cast

from waybill.core.executing import Loss
from waybill.core.progress import watched

_Function: TypeAlias = Callable[[object, object], Iterable[object]]
Answer: TypeAlias = tuple[list[object], bool, Exception | None]
"""Some of what comes of an item; whether that was all; what the function raised instead of the rest."""

MOST_TOGETHER: Final = 100
_SEND_AFTER_S: Final = 0.5
_OUT_OF_MEMORY: Final = 77
_KILLED: Final = -9
"""Which the system does where memory runs out."""

_TIMED_OUT_ELSEWHERE: Final = 1
"""Status of a process that ``faulthandler`` ended, where there are no timers."""

_HAS_TIMER: Final = hasattr(signal, "setitimer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a process may take for one item; None where it may take what it needs.

    Attributes:
        time_s: without any result.
        memory_mb: of data, where the system can tell (it does on Linux).
    """

    time_s: float | None = None
    memory_mb: int | None = None


def loss_of(status: int | None) -> Loss:
    """What a process died of, by its exit status."""
    if status == (-signal.SIGALRM if _HAS_TIMER else _TIMED_OUT_ELSEWHERE):
        return Loss.TIME
    return Loss.MEMORY if status in (_OUT_OF_MEMORY, _KILLED) else Loss.FAULT


def work(tools: object, mine: Connection, theirs: Connection, bounds: Bounds) -> None:
    """Work on items until nobody sends any.

    Args:
        tools: given to every function.
        mine: where lists of pickled functions and items come in, and answers go out.
        theirs: the other end, of which this process has a copy.
        bounds: of each item.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one decides what it means.
    if _HAS_TIMER:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    theirs.close()
    _bind_memory(bounds.memory_mb)
    with watched(lambda done, steps: _wind(bounds.time_s)):
        try:
            while True:
                for packed in cast(list[bytes], mine.recv()):
                    function, item = ForkingPickler.loads(packed)
                    _answer(function, item, tools, mine, bounds.time_s)
        except (EOFError, OSError):
            return  # Whoever sent the work has gone.
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)  # What is left of its memory is in pieces.


def _answer(function: _Function, item: object, tools: object, mine: Connection, time_s: float | None) -> None:
    found: list[object] = []
    error, sent_at = None, time.monotonic()
    _wind(time_s)
    try:
        for each in function(tools, item):
            found.append(each)
            if len(found) == MOST_TOGETHER or time.monotonic() - sent_at > _SEND_AFTER_S:
                _wind(None)  # It is the others who are slow.
                mine.send((found, False, None))
                found, sent_at = [], time.monotonic()
            _wind(time_s)
    except MemoryError:
        raise
    except Exception as raised:
        error = raised
    _wind(None)
    mine.send((found, True, error))


def _wind(time_s: float | None) -> None:
    """Let the process end in so many seconds, unless this is called again before; never, if None."""
    if _HAS_TIMER:
        signal.setitimer(signal.ITIMER_REAL, time_s or 0)
    elif time_s is None:
        faulthandler.cancel_dump_traceback_later()
    else:
        faulthandler.dump_traceback_later(time_s, exit=True, file=_nowhere())


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w")  # for as long as the process lives


def _bind_memory(memory_mb: int | None) -> None:
    if memory_mb is None or not sys.platform.startswith("linux"):
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = memory_mb << 20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
