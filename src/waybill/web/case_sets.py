"""Sets of cases as whole numbers with a bit for each case: to meet, to join and to count them takes microseconds.

Source: ``docs/decisions/0031-sets-of-cases-as-numbers.md``.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import compress
from typing import Final, TypeVar

_Value = TypeVar("_Value")
_Seen = TypeVar("_Seen")

_BITS: Final = bytes.maketrans(b"01", b"\0\1")
FEW: Final = 8
"""Where a set has no more than one case of so many, it is faster to go from one to the next than to look at each."""
STEP: Final = 256
"""Cases by which sets are made ready ahead: what lies between is put together when it is asked for."""


def set_of(numbers: Iterable[int]) -> int:
    """The set of the cases that these numbers count."""
    listed = list(numbers)
    bits = bytearray((max(listed, default=0) >> 3) + 1)
    for each in listed:
        bits[each >> 3] |= 1 << (each & 7)
    return int.from_bytes(bits, "little")


def members(cases: int) -> Iterator[int]:
    """The numbers of the cases of a set, in their order."""
    bits = bin(cases)[:1:-1]
    at = bits.find("1")
    while at >= 0:
        yield at
        at = bits.find("1", at + 1)


def each_bit(cases: int, number: int) -> bytes:
    """Of each of so many cases whether it is in a set, as 0 or 1."""
    return bin(cases)[:1:-1].ljust(number, "0").encode().translate(_BITS)


def picked(cases: int, listed: Sequence[_Value]) -> Iterator[_Value]:
    """Of what is listed, a thing for each case, that of the cases of a set."""
    if cases.bit_count() * FEW < len(listed):
        return map(listed.__getitem__, members(cases))
    return compress(listed, each_bit(cases, len(listed)))


def joined(sets: Iterable[int]) -> int:
    """The cases of any of these sets."""
    found = 0
    for each in sets:
        found |= each
    return found


def sets_by(listed: Iterable[_Seen], of: Callable[[_Seen], Iterable[_Value]]) -> dict[_Value, int]:
    """By value the cases that have it, counted as they are listed."""
    numbers: dict[_Value, list[int]] = {}
    for number, each in enumerate(listed):
        for value in set(of(each)):
            numbers.setdefault(value, []).append(number)
    return {value: set_of(each) for value, each in numbers.items()}


class Sizes:
    """Sets by value, the largest first, so that one need not look at all of them for those that most cases have."""

    def __init__(self, sets: Mapping[str, int]) -> None:
        self.sets = sets
        listed = ((cases.bit_count(), value, cases) for value, cases in sets.items())
        self._listed = sorted(listed, key=lambda each: -each[0])

    def most(self, among: int, most: int) -> list[str]:
        """The values that most of some cases have, the most cases first, then by name; none that no case has."""
        best: list[int] = []
        found: list[tuple[int, str]] = []
        for size, value, cases in self._listed:
            if len(best) == most and size < best[0]:
                break  # None of the others can have as many.
            number = (among & cases).bit_count()
            if number:
                found.append((-number, value))
                if len(best) < most:
                    heappush(best, number)
                else:
                    heappushpop(best, number)
        return [value for _, value in sorted(found)[:most]]


class Upto:
    """Cases by a day each.

    Args:
        days: of cases, by their numbers.
    """

    def __init__(self, days: Mapping[int, int]) -> None:
        self._numbers = sorted(days, key=days.__getitem__)
        self._days = [days[number] for number in self._numbers]
        self._ready = [0]
        for start in range(0, len(self._numbers), STEP):
            self._ready.append(self._ready[-1] | set_of(self._numbers[start : start + STEP]))

    def until(self, day: int) -> int:
        """The cases of a day or before."""
        many = bisect_right(self._days, day)
        start = many // STEP
        rest = self._numbers[start * STEP : many]
        return self._ready[start] | (set_of(rest) if rest else 0)

    def since(self, day: int) -> int:
        """The cases of a day or later."""
        return self._ready[-1] & ~self.until(day - 1)
