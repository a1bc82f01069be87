"""Processes and what they are at: who has which item, what came of it, and who has to be replaced."""

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process, get_start_method
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Final, Generic, NoReturn, TypeVar, cast

from waybill.batch.serial import done_here
from waybill.batch.worker import Answer, Bounds, loss_of, work
from waybill.core.executing import Loss, needs_nothing, no_bytes

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_Tools = TypeVar("_Tools")

HANDFUL: Final = 16
MOST_BYTES_IN_A_HANDFUL: Final = 1 << 20
HANDFULS_AHEAD: Final = 2
"""Of each process, under way or waiting."""

MOST_LIGHT: Final = 1000
"""Items that are worked on here and wait behind one that is not: so many pages may lie between two that are read."""

MOST_BYTES: Final = 64 << 20
"""Of all items under way, as they travel; one that is larger goes alone."""

MOST_KEPT: Final = 1000
"""Results of an item that nobody has asked for, before its process has to wait."""

LISTEN_EVERY_S: Final = 0.005
"""As long as nothing is wanted; to ask the system takes as long as a fifth of a page, and work far longer."""


@dataclass(slots=True, eq=False, kw_only=True)
class _Ticket:
    """An item under way.

    Attributes:
        packed: as it travels; None if it is worked on here.
        held_bytes: that an item takes which is worked on here.
        found: what came of it and was not asked for yet.
        is_done: whether nothing more will come of it.
        error: what the function raised in the end.
    """

    item: object
    packed: bytes | None
    lost: Callable[[Loss], object]
    held_bytes: int = 0
    found: deque[object] = field(default_factory=deque)
    is_done: bool = False
    error: Exception | None = None


class _Line:
    """Tickets of one map, in order; ``heavy`` of them are not worked on here."""

    def __init__(self) -> None:
        self.tickets: deque[_Ticket] = deque()
        self.heavy = 0

    def add(self, ticket: _Ticket) -> None:
        self.tickets.append(ticket)
        self.heavy += ticket.packed is not None

    def take(self) -> _Ticket:
        first = self.tickets.popleft()
        self.heavy -= first.packed is not None
        return first


@dataclass(slots=True, eq=False, kw_only=True)
class _Worker:
    """A process, the pipe to it, and what it has to do, what it is at first."""

    process: Process
    pipe: Connection
    tickets: deque[_Ticket] = field(default_factory=deque)


class Processes(Generic[_Tools]):
    """A crew of processes; see ``waybill.core.executing.Crew``.

    Args:
        tools: go to each process once, when it starts.
        workers: most processes.
        bounds: of what a process may take for one item.
        make_ready: as in ``waybill.core.executing.Executor.crew``.
    """

    def __init__(
        self, tools: _Tools, *, workers: int, bounds: Bounds, make_ready: Callable[[_Tools], None] = needs_nothing
    ) -> None:
        self._tools = tools
        self._most = workers
        self._bounds = bounds
        self._make_ready = make_ready
        self._is_ready = False
        self._listened_at = 0.0
        self._workers: list[_Worker] = []
        self._waiting: deque[_Ticket] = deque()
        self._bytes = 0
        """Of the items that wait or are at a process."""

    def map(
        self,
        function: Callable[[_Tools, _In], Iterable[_Out]],
        items: Iterable[_In],
        /,
        *,
        lost: Callable[[_In, Loss], _Out],
        is_light: Callable[[_In], bool],
        size_of: Callable[[_In], int] = no_bytes,
    ) -> Iterator[tuple[_In, Iterator[_Out]]]:
        """As ``Crew.map``."""
        tickets = (
            self._kept(item, size_of(item)) if is_light(item) else self._packed(function, item, lost) for item in items
        )
        line = _Line()
        while True:
            while self._wants_more(line) and (taken := next(tickets, None)) is not None:
                line.add(taken)
            if not line.tickets:
                return
            first = line.take()
            item = cast(_In, first.item)
            is_here = first.packed is None
            yield (
                item,
                (done_here(function, self._tools, item, lost) if is_here else cast(Iterator[_Out], self._found(first))),
            )
            self._bytes -= first.held_bytes

    def dismiss(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()
        if self._is_ready:
            self._is_ready = False
            gc.unfreeze()

    def _kept(self, item: object, held_bytes: int) -> _Ticket:
        self._bytes += held_bytes
        return _Ticket(item=item, packed=None, lost=_never, held_bytes=held_bytes, is_done=True)

    def _packed(
        self, function: Callable[[_Tools, _In], Iterable[_Out]], item: _In, lost: Callable[[_In, Loss], _Out]
    ) -> _Ticket:
        packed = bytes(ForkingPickler.dumps((function, item)))
        ticket = _Ticket(item=item, packed=packed, lost=lambda loss: lost(item, loss))
        self._waiting.append(ticket)
        self._bytes += len(packed)
        self._hand_out()
        return ticket

    def _wants_more(self, line: _Line) -> bool:
        """Whether to take an item more: while processes may soon be idle, or what is first lets others wait."""
        if not line.tickets:
            return True
        if time.monotonic() - self._listened_at > LISTEN_EVERY_S:
            self._listen(None)
        most = self._most * HANDFUL * HANDFULS_AHEAD
        if line.heavy >= most or self._bytes >= MOST_BYTES:
            return False
        if line.tickets[0].is_done:
            return len(line.tickets) < most and len(self._waiting) < self._most * HANDFUL
        return len(line.tickets) < most + MOST_LIGHT

    def _found(self, ticket: _Ticket) -> Iterator[object]:
        while True:
            while ticket.found:
                yield ticket.found.popleft()
            if ticket.error is not None:
                raise ticket.error
            if ticket.is_done:
                return
            self._listen(ticket)

    def _listen(self, wanted: _Ticket | None) -> None:
        """Take in what processes have found; wait for something if something is wanted."""
        self._hand_out()
        busy = {worker.pipe: worker for worker in self._workers if worker.tickets}
        # Who has found much that nobody asks for has to wait, unless everybody waits for it.
        heard = [pipe for pipe, each in busy.items() if self._may_go_on(each, wanted)] or list(busy)
        for pipe in wait(heard, None if wanted is not None else 0):
            self._take(busy[cast(Connection, pipe)])
        self._hand_out()
        self._listened_at = time.monotonic()

    def _may_go_on(self, worker: _Worker, wanted: _Ticket | None) -> bool:
        return len(worker.tickets[0].found) < MOST_KEPT or wanted in worker.tickets

    def _take(self, worker: _Worker) -> None:
        try:
            found, is_last, error = cast(Answer, worker.pipe.recv())
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.tickets[0].found.extend(found)
        if is_last:
            self._settle(worker.tickets.popleft(), error)

    def _settle(self, ticket: _Ticket, error: Exception | None = None) -> None:
        self._bytes -= len(ticket.packed or b"")
        ticket.packed, ticket.error, ticket.is_done = b"", error, True

    def _bury(self, worker: _Worker) -> None:
        """Give up what a dead process was at, and have others do the rest."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        at, *rest = worker.tickets
        self._waiting.extendleft(reversed(rest))
        at.found.append(at.lost(loss_of(worker.process.exitcode)))
        self._settle(at)

    def _hand_out(self) -> None:
        """Give what waits to processes that wait."""
        while self._waiting:
            worker = next((each for each in self._workers if not each.tickets), None) or self._hired()
            if worker is None:
                return
            self._send(worker)

    def _hired(self) -> _Worker | None:
        if len(self._workers) >= self._most:
            return None
        self._prepare()
        ours, theirs = Pipe()
        process = Process(target=work, args=(self._tools, theirs, ours, self._bounds), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process=process, pipe=ours))
        return self._workers[-1]

    def _prepare(self) -> None:
        """Before the first process starts, make here what all then share; only a process that is forked inherits."""
        if self._is_ready or get_start_method() != "fork":
            return
        self._is_ready = True
        self._make_ready(self._tools)
        gc.freeze()  # Else the first round of the collector writes to all of it, in every process.

    def _send(self, worker: _Worker) -> None:
        count = max(1, min(HANDFUL, len(self._waiting) // (2 * self._most)))
        packed: list[bytes] = []
        while self._waiting and len(packed) < count and sum(map(len, packed)) < MOST_BYTES_IN_A_HANDFUL:
            ticket = self._waiting.popleft()
            worker.tickets.append(ticket)
            packed.append(ticket.packed or b"")
        try:
            worker.pipe.send(packed)
        except OSError:
            self._bury(worker)


def _never(loss: Loss) -> NoReturn:
    raise AssertionError("what is worked on here is not lost elsewhere")
