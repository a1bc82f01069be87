"""Compare two claims fact by fact, then decide whether they speak of one transfer.

The weights are set by hand: agreement on both parties and a class of weapons stays below the threshold without a date,
a designation, a number or the like, since the same parties trade the same things again and again.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from waybill.core.claim import Basis, Claim, Item, Stage, WeaponClass
from waybill.core.period import Period
from waybill.core.quantity import Bound, Quantity
from waybill.link.profile import Profile

WINDOW: Final = timedelta(days=3)
"""How far apart two dates of the same stage may lie and still mean one."""

_LONGEST_TELLING_DAYS: Final = 100
_LONGEST_TRANSFER_DAYS: Final = 366
_SAME_NEWS: Final = timedelta(days=31)
_OTHER_NEWS: Final = timedelta(days=183)
_CLOSE: Final = 0.15
_FEW: Final = 5
"""Numbers below it are met by chance too often to tell anything."""

THRESHOLD: Final = 6.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of evidence that two claims speak of the same transfer.

    Attributes:
        weight: counts for where it holds.
        against: counts against where it does not hold.
        holds: None where either claim leaves it out, which counts neither way.
    """

    name: str
    weight: float
    against: float
    holds: Callable[[Profile, Profile], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two claims agree, and in what.

    Attributes:
        holding: names of the facts that hold.
        failing: names of the facts that do not.
    """

    score: float
    holding: tuple[str, ...]
    failing: tuple[str, ...]


def agreement(left: Profile, right: Profile) -> Agreement:
    """Compare two claims by the table of facts; the order of the two does not matter."""
    verdicts = [(fact, fact.holds(left, right)) for fact in FACTS]
    return Agreement(
        score=sum(fact.weight if verdict else -fact.against for fact, verdict in verdicts if verdict is not None),
        holding=tuple(fact.name for fact, verdict in verdicts if verdict is True),
        failing=tuple(fact.name for fact, verdict in verdicts if verdict is False),
    )


def is_one_transfer(found: Agreement) -> bool:
    """Whether two claims agree so far that they are taken to speak of one transfer."""
    return found.score >= THRESHOLD


def exclude(found: Agreement) -> bool:
    """Whether two claims cannot speak of one transfer, even if a third agrees with both."""
    return found.score <= 0 or "date" in found.failing


def _days(period: Period) -> tuple[float, float]:
    """First and last day as ordinals; infinite where open."""
    first = -math.inf if period.earliest is None else period.earliest.toordinal()
    last = math.inf if period.latest is None else period.latest.toordinal()
    return first, last


def _class(left: Profile, right: Profile) -> bool | None:
    if not left.classes or not right.classes:
        return None
    return not left.classes.isdisjoint(right.classes)


def _date(left: Profile, right: Profile) -> bool | None:
    """Dates of one stage must meet; of two stages the later may follow the earlier within a year."""
    if left.claim.date is None or right.claim.date is None:
        return None
    periods = left.claim.date.period, right.claim.date.period
    if _gap_days(*periods) <= WINDOW.days:
        return True if all(_is_telling(period) for period in periods) else None
    if left.claim.stage is right.claim.stage:
        return False
    return None if _may_follow(left.claim, right.claim) else False


def _gap_days(left: Period, right: Period) -> float:
    (first, last), (other_first, other_last) = _days(left), _days(right)
    return max(first - other_last, other_first - last, 0)


def _is_telling(period: Period) -> bool:
    first, last = _days(period)
    return last - first <= _LONGEST_TELLING_DAYS


def _may_follow(left: Claim, right: Claim) -> bool:
    stages = list(Stage)
    earlier, later = sorted((left, right), key=lambda claim: stages.index(claim.stage))
    assert earlier.date is not None
    assert later.date is not None
    gap = _days(later.date.period)[0] - _days(earlier.date.period)[1]
    return 0 <= gap <= _LONGEST_TRANSFER_DAYS


def _quantity(left: Profile, right: Profile) -> bool | None:
    """Numbers of like items: near each other, or at odds; None where they merely do not exclude each other."""
    verdicts = [
        _numbers_agree(item.quantity, other.quantity)
        for item in left.claim.items
        for other in right.claim.items
        if item.quantity and other.quantity and _are_alike(item, other)
    ]
    return True if True in verdicts else False if False in verdicts else None


def _are_alike(item: Item, other: Item) -> bool:
    if item.weapon_class is WeaponClass.OTHER and not item.entity:
        return False
    return item.weapon_class is other.weapon_class and (not item.entity or item.entity == (other.entity or item.entity))


def _numbers_agree(quantity: Quantity, other: Quantity) -> bool | None:
    if quantity.unit is not other.unit:
        return None
    if abs(quantity.value - other.value) <= _CLOSE * max(quantity.value, other.value):
        return True if min(quantity.value, other.value) >= _FEW else None
    (low, high), (other_low, other_high) = _ends(quantity), _ends(other)
    return None if low <= other_high and other_low <= high else False


def _ends(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    match quantity.bound:
        case Bound.EXACT:
            return value, value
        case Bound.ABOUT:
            return value * (1 - _CLOSE), value * (1 + _CLOSE)
        case Bound.AT_LEAST:
            return value, math.inf
        case Bound.AT_MOST:
            return 0, value
        case Bound.RANGE:
            return value, quantity.high if quantity.high is not None else value


def _value(left: Profile, right: Profile) -> bool | None:
    prices = left.claim.value, right.claim.value
    if prices[0] is None or prices[1] is None or prices[0].money.currency != prices[1].money.currency:
        return None
    amounts = prices[0].money.amount, prices[1].money.amount
    return abs(amounts[0] - amounts[1]) <= _CLOSE * max(amounts)


def _stage(left: Profile, right: Profile) -> bool | None:
    """Goods seized on the way are not those that arrived; every other pair may be two steps of one transfer."""
    stages = {left.claim.stage, right.claim.stage}
    if stages == {Stage.INTERCEPTED, Stage.DELIVERED}:
        return False
    return True if len(stages) == 1 else None


def _basis(left: Profile, right: Profile) -> bool | None:
    if Basis.UNKNOWN in (left.claim.basis, right.claim.basis):
        return None
    return left.claim.basis is right.claim.basis


def _published(left: Profile, right: Profile) -> bool | None:
    """News of one month are likely of one transfer; undated claims half a year apart are likely not."""
    if left.published is None or right.published is None:
        return None
    gap = abs(left.published - right.published)
    if gap <= _SAME_NEWS:
        return True
    both_dated = left.claim.date is not None and right.claim.date is not None
    return None if both_dated or gap <= _OTHER_NEWS else False


def _denial(left: Profile, right: Profile) -> bool | None:
    return True if left.is_denial is not right.is_denial else None


FACTS: Final = (
    Fact(name="supplier", weight=2, against=4, holds=lambda left, right: left.supplier.agree(right.supplier)),
    Fact(name="recipient", weight=2, against=4, holds=lambda left, right: left.recipient.agree(right.recipient)),
    Fact(name="go-between", weight=1, against=0, holds=lambda left, right: left.intermediary.agree(right.intermediary)),
    Fact(name="designation", weight=2, against=1.5, holds=lambda left, right: left.weapons.agree(right.weapons)),
    Fact(name="class of weapon", weight=1, against=4, holds=_class),
    Fact(name="date", weight=2, against=6, holds=_date),
    Fact(name="quantity", weight=2, against=1, holds=_quantity),
    Fact(name="value", weight=2, against=1, holds=_value),
    Fact(name="route", weight=1, against=0.5, holds=lambda left, right: left.places.agree(right.places)),
    Fact(name="stage", weight=0.25, against=1, holds=_stage),
    Fact(name="basis", weight=0.25, against=1, holds=_basis),
    Fact(name="time of publication", weight=0.5, against=3, holds=_published),
    Fact(name="denial of it", weight=2, against=0, holds=_denial),
)
