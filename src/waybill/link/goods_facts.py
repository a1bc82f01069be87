"""What moves, how many, for how much and by which way, as evidence that two claims speak of one transfer.

A function answers with a level of the fact, or None where either claim leaves it out, which counts neither way.
"""

import math
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.quantity import Bound, Quantity
from waybill.link.profile import TELLING_NUMBER, Counted, Profile

CLOSE: Final = 0.15
"""Numbers and sums that differ by no more than this share of the greater are near each other."""


def designation(left: Profile, right: Profile) -> str | None:
    """Whether the weapons named are the same system, or one a version of the other."""
    if not left.weapons.own or not right.weapons.own:
        return None
    if left.weapons.own & right.weapons.own:
        return "same"
    return "part of it" if left.weapons.agree(right.weapons) else "other"


def weapon_class(left: Profile, right: Profile) -> str | None:
    """Whether they are of the same classes."""
    if not left.classes or not right.classes:
        return None
    if not left.classes & right.classes:
        return "other"
    return "same" if left.classes == right.classes else "some"


def quantity(left: Profile, right: Profile) -> str | None:
    """Whether numbers are equal, near each other, or at odds; None where they merely do not exclude each other."""
    if left.numbers & right.numbers:
        return "equal"
    verdicts = [
        _numbers_agree(item.quantity, other.quantity)
        for item in left.counted
        for other in right.counted
        if _are_alike(item, other)
    ]
    return "close" if True in verdicts else "at odds" if False in verdicts else None


def value(left: Profile, right: Profile) -> str | None:
    """Whether the sums of money are near each other; None for unlike currencies."""
    if left.money is None or right.money is None or left.money.currency != right.money.currency:
        return None
    amounts = left.money.amount, right.money.amount
    return "same" if abs(amounts[0] - amounts[1]) <= CLOSE * max(amounts) else "at odds"


def route(left: Profile, right: Profile) -> str | None:
    """Whether they pass or end in the same places, countries aside."""
    if not left.places.own or not right.places.own:
        return None
    if left.places.own & right.places.own:
        return "same"
    return "part of it" if left.places.agree(right.places) else "other"


def transport(left: Profile, right: Profile) -> str | None:
    """Whether they travel alike."""
    if not left.modes or not right.modes:
        return None
    return "same" if left.modes & right.modes else "other"


def _are_alike(item: Counted, other: Counted) -> bool:
    if item.weapon_class is WeaponClass.OTHER and not item.entity:
        return False
    return item.weapon_class is other.weapon_class and (not item.entity or item.entity == (other.entity or item.entity))


def _numbers_agree(left: Quantity, right: Quantity) -> bool | None:
    if left.unit is not right.unit:
        return None
    if abs(left.value - right.value) <= CLOSE * max(left.value, right.value):
        return True if min(left.value, right.value) >= TELLING_NUMBER else None
    (low, high), (other_low, other_high) = _ends(left), _ends(right)
    return None if low <= other_high and other_low <= high else False


def _ends(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    match quantity.bound:
        case Bound.EXACT:
            return value, value
        case Bound.ABOUT:
            return value * (1 - CLOSE), value * (1 + CLOSE)
        case Bound.AT_LEAST:
            return value, math.inf
        case Bound.AT_MOST:
            return 0, value
        case Bound.RANGE:
            return value, quantity.high if quantity.high is not None else value
