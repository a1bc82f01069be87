"""The latest entries of one kind, each read when it is first asked for."""

from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from waybill.ledger.lines import Recorded, with_payloads

_Value = TypeVar("_Value", covariant=True)


class Shelf(Generic[_Value]):
    """The latest entries of one kind, by key."""

    def __init__(self, read: Callable[[Recorded], _Value]) -> None:
        self.entries: Final[dict[str, Recorded]] = {}
        self._read = read
        self._values: dict[str, _Value] = {}

    def put(self, entry: Recorded) -> None:
        self.entries[entry.key] = entry
        self.forget(entry.key)

    def forget(self, key: str) -> None:
        self._values.pop(key, None)

    def value(self, key: str) -> _Value | None:
        if key not in self._values:
            if key not in self.entries:
                return None
            self._values[key] = self._read(self.entries[key])
        return self._values[key]

    def values(self) -> Iterator[_Value]:
        for entry in with_payloads(entry for key, entry in self.entries.items() if key not in self._values):
            self._values[entry.key] = self._read(entry)
        return (self._values[key] for key in self.entries)
