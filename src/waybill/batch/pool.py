"""Several processes at once, results in the order of the input, and an end to one that an input is too much for.

Items travel in handfuls, and only to processes that wait for them, which so never keep this one waiting. Only so many
are under way that memory stays bounded, however long the input is.

Laws:   what comes of an item does not depend on how many processes there are;
        an item that a process does not survive costs itself, and no other.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NoReturn, TypeVar

from waybill.batch.processes import Processes
from waybill.batch.worker import Bounds
from waybill.core.executing import Crew, Loss, needs_nothing
from waybill.errors import UsageError

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_Tools = TypeVar("_Tools")

UNBOUND: Final = Bounds()
WORKER_DIED: Final = "a worker process died, perhaps for want of memory; run the same again with fewer workers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """An executor with a number of processes, which start when there is work for them.

    Attributes:
        bounds: of what one of them may take for an item.
    """

    workers: int
    bounds: Bounds = UNBOUND

    @contextmanager
    def crew(self, tools: _Tools, /, *, make_ready: Callable[[_Tools], None] = needs_nothing) -> Iterator[Crew[_Tools]]:
        """Processes that have the tools; they end with the ``with`` statement, whatever they are at."""
        crew = Processes(tools, workers=self.workers, bounds=self.bounds, make_ready=make_ready)
        try:
            yield crew
        finally:
            crew.dismiss()

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """What the function makes of each item, in order; function, items and results must survive pickling.

        Raises:
            UsageError: a process died, which it does where memory runs out.
        """
        with self.crew(function) as crew:
            for _, found in crew.map(_called, items, lost=_died, is_light=_is_never):
                yield from found


def _called(function: Callable[[_In], _Out], item: _In) -> Iterator[_Out]:
    yield function(item)


def _is_never(_: object) -> bool:
    return False


def _died(_item: object, _loss: Loss) -> NoReturn:
    raise UsageError(problem=WORKER_DIED)
