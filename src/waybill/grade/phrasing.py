"""Numbers, amounts and labels in words, for reasons and values."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from waybill.core.quantity import Bound, Money, Quantity

_MOST_LISTED: Final = 3
_BOUNDS: Final = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}


def worded(label: StrEnum) -> str:
    """A label in words."""
    return label.value.replace("_", " ")


def counted(quantity: Quantity) -> str:
    """How many, with the unit where it is not pieces."""
    high = "" if quantity.high is None else f" to {quantity.high:,}"
    unit = "" if quantity.unit is None else f" {quantity.unit.value}"
    return f"{_BOUNDS.get(quantity.bound, '')}{quantity.value:,}{high}{unit}"


def priced(money: Money) -> str:
    """How much, with its currency."""
    return f"{_BOUNDS.get(money.bound, '')}{money.amount:,} {money.currency}"


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _MOST_LISTED
    return "; ".join(names[:_MOST_LISTED]) + (f"; and {more} more" if more > 0 else "")
