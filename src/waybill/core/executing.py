"""How work is given to an executor: on one processor or several, here or in processes that can be ended."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from enum import Enum
from typing import Protocol, TypeVar

Tools = TypeVar("Tools")
ToolsOf = TypeVar("ToolsOf", covariant=True)
In = TypeVar("In")
Out = TypeVar("Out")


class Loss(Enum):
    """Why nothing more came of an item: the process that worked on it was ended, or ended by itself."""

    TIME = "it took too long"
    MEMORY = "it took too much memory"
    FAULT = "the process that read it broke down"


def no_bytes(_: object) -> int:
    """What items take that are small."""
    return 0


class Crew(Protocol[ToolsOf]):
    """Works on items with tools that it was given once."""

    def map(
        self,
        function: Callable[[ToolsOf, In], Iterable[Out]],
        items: Iterable[In],
        /,
        *,
        lost: Callable[[In, Loss], Out],
        is_light: Callable[[In], bool],
        size_of: Callable[[In], int] = no_bytes,
    ) -> Iterator[tuple[In, Iterator[Out]]]:
        """Each item with what the function makes of it, in order; items are taken only as they are needed.

        What comes of an item has to be taken before the next one. Maps may feed each other: the items of one may be
        made of what another gives.

        Args:
            function: of a module, so that processes find it by its name.
            items: must survive pickling, as must what comes of them.
            lost: what comes of an item in the end, if the process that worked on it did not survive.
            is_light: whether an item is worked on in this process, because to hand it over would take longer.
            size_of: bytes of memory that such an item takes, so that not too many are taken before their turn.
        """


def needs_nothing(_: object) -> None:
    """Makes ready what always is."""


class Executor(Protocol):
    """Decides where work is done; that changes the time it takes and nothing else."""

    def crew(
        self, tools: Tools, /, *, make_ready: Callable[[Tools], None] = needs_nothing
    ) -> AbstractContextManager[Crew[Tools]]:
        """Those who do it, for as long as the ``with`` statement lasts.

        Args:
            tools: what everybody needs for it.
            make_ready: has the tools load and make what they need once; asked for, before there is work, where several
                processes then share it.
        """

    def map(self, function: Callable[[In], Out], items: Iterable[In], /) -> Iterator[Out]:
        """What the function makes of each item, in order, as by the built-in ``map``."""
