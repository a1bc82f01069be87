"""One thing after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True)
class Serial:
    """An executor that is the built-in ``map``."""

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """What the function makes of each item, in order."""
        return map(function, items)
