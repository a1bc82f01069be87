"""One thing after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Generic, TypeVar

from waybill.core.executing import Crew, Loss, needs_nothing, no_bytes

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_Tools = TypeVar("_Tools")


@dataclass(frozen=True, slots=True)
class Serial:
    """An executor that is the built-in ``map``."""

    def crew(
        self, tools: _Tools, /, *, make_ready: Callable[[_Tools], None] = needs_nothing
    ) -> AbstractContextManager[Crew[_Tools]]:
        """This process alone; nobody ends it, and tools get ready when they are used."""
        return nullcontext(_Here(tools))

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """What the function makes of each item, in order."""
        return map(function, items)


class _Here(Generic[_Tools]):
    def __init__(self, tools: _Tools) -> None:
        self._tools = tools

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
        return ((item, done_here(function, self._tools, item, lost)) for item in items)


def done_here(
    function: Callable[[_Tools, _In], Iterable[_Out]], tools: _Tools, item: _In, lost: Callable[[_In, Loss], _Out]
) -> Iterator[_Out]:
    """What the function makes of an item in this process, and that it was lost where memory has run out."""
    try:
        yield from function(tools, item)
    except MemoryError:
        yield lost(item, Loss.MEMORY)
