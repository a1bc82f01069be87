"""How many, how much: numbers as sources state them."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.errors import QuantityError


class Bound(StrEnum):
    """How a stated number limits the real one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


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
