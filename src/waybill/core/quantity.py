"""How many, how much: numbers as sources state them."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from waybill.errors import QuantityError


class Bound(StrEnum):
    """How a stated number limits the real one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


ROUGHLY: Final = 15
"""How many hundredths of it a number may be off that is "about" right."""


class Unit(StrEnum):
    """What is counted where it is not pieces."""

    ROUNDS = "rounds"
    TONS = "tons"
    KILOGRAMS = "kilograms"
    CONTAINERS = "containers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of things.

    Attributes:
        value: the number; of a range the lower end.
        unit: None for pieces.
        high: upper end of a range; None for every other bound.
    """

    value: int | float
    bound: Bound = Bound.EXACT
    unit: Unit | None = None
    high: int | float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.value < float("inf"):
            raise QuantityError(value=self.value, high=self.high)
        if self.high is not None and (self.bound is not Bound.RANGE or not self.value <= self.high < float("inf")):
            raise QuantityError(value=self.value, high=self.high)

    @property
    def least(self) -> float:
        """The smallest number that it can mean."""
        return _least(self.value, self.bound)

    @property
    def most(self) -> float:
        """The greatest number that it can mean; infinite where it says only how many at least."""
        return _most(self.value, self.bound, self.high)

    def excludes(self, other: "Quantity") -> bool:
        """Whether no number can be both; numbers of different units exclude nothing."""
        return self.unit is other.unit and (self.most < other.least or other.most < self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money; of a range the lower figure.

    Attributes:
        currency: ISO 4217 code.
    """

    amount: int | float
    currency: str
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if not 0 <= self.amount < float("inf"):
            raise QuantityError(value=self.amount, high=None)

    @property
    def least(self) -> float:
        """The smallest amount that it can mean."""
        return _least(self.amount, self.bound)

    @property
    def most(self) -> float:
        """The greatest amount that it can mean; infinite where it says only how much at least, or the lower figure."""
        return math.inf if self.bound is Bound.RANGE else _most(self.amount, self.bound, None)


def _least(value: float, bound: Bound) -> float:
    match bound:
        case Bound.ABOUT:
            return value * (100 - ROUGHLY) // 100  # whole numbers: those of any size stay exact
        case Bound.AT_MOST:
            return 0
        case _:
            return value


def _most(value: float, bound: Bound, high: float | None) -> float:
    match bound:
        case Bound.ABOUT:
            return -(-value * (100 + ROUGHLY) // 100)
        case Bound.AT_LEAST:
            return math.inf
        case _:
            return value if high is None else high
