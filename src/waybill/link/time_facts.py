"""When, and how far it got, as evidence that two claims speak of one transfer.

A function answers with a level of the fact, or None where either claim leaves it out, which counts neither way.
"""

import math
from typing import Final

from waybill.core.claim import Basis, Stage
from waybill.core.period import Period
from waybill.link.profile import Profile

_SAME_DAYS: Final = 3
"""How far apart two dates may lie and still mean one: news are dated by their own place and day."""

_MONTH_DAYS: Final = 31
_YEAR_DAYS: Final = 400
_NEXT_DAYS: Final = 45
_SOON_DAYS: Final = 120
_LONGEST_TRANSFER_DAYS: Final = 366
_PUBLISHED: Final = ((3, "days"), (14, "two weeks"), (60, "two months"), (200, "half a year"), (500, "a year"))
_STAGES: Final = tuple(Stage)


def date(left: Profile, right: Profile) -> str | None:
    """Dates of one stage meet or do not; of two stages the later may follow the earlier."""
    if left.period is None or right.period is None:
        return None
    periods = left.period, right.period
    gap = _gap_days(*periods)
    if gap <= _SAME_DAYS:
        return _meeting(max(_length_days(period) for period in periods))
    if left.stage is right.stage:
        return "next month" if gap <= _NEXT_DAYS else "apart"
    if _follows(left, right):
        return "follows" if gap <= _SOON_DAYS else "follows late"
    return "before it could" if gap > _NEXT_DAYS else None


def stage(left: Profile, right: Profile) -> str | None:
    """Whether they got equally far; goods seized on the way are not those that arrived."""
    stages = {left.stage, right.stage}
    if len(stages) == 1:
        return "same"
    if stages == {Stage.INTERCEPTED, Stage.DELIVERED}:
        return "seized or arrived"
    if Stage.INTERCEPTED in stages:
        return "seized or not"
    return "blocked or not" if Stage.BLOCKED in stages else "a step"


def basis(left: Profile, right: Profile) -> str | None:
    """Whether it is sold, given or lent in both."""
    if Basis.UNKNOWN in (left.basis, right.basis):
        return None
    return "same" if left.basis is right.basis else "other"


def published(left: Profile, right: Profile) -> str | None:
    """How far apart they were published."""
    if left.published is None or right.published is None:
        return None
    gap = abs((left.published - right.published).days)
    return next((name for most, name in _PUBLISHED if gap <= most), "years")


def denial(left: Profile, right: Profile) -> str | None:
    """Whether one says that it did not happen."""
    return "one" if left.is_denial is not right.is_denial else None


def covert(left: Profile, right: Profile) -> str | None:
    """Whether both call it hidden or unlawful, or only one."""
    if left.covert is right.covert:
        return "both" if left.covert else None
    return "one"


def pattern(left: Profile, right: Profile) -> str | None:
    """Whether both speak of a lasting relation, or only one does."""
    if left.is_general is right.is_general:
        return "both" if left.is_general else None
    return "one"


def _meeting(length_days: float) -> str | None:
    if length_days <= _SAME_DAYS:
        return "same day"
    if length_days <= _MONTH_DAYS:
        return "same month"
    return "same year" if length_days <= _YEAR_DAYS else None


def _days(period: Period) -> tuple[float, float]:
    """First and last day as ordinals; infinite where open."""
    first = -math.inf if period.earliest is None else period.earliest.toordinal()
    last = math.inf if period.latest is None else period.latest.toordinal()
    return first, last


def _length_days(period: Period) -> float:
    first, last = _days(period)
    return last - first


def _gap_days(left: Period, right: Period) -> float:
    (first, last), (other_first, other_last) = _days(left), _days(right)
    return max(first - other_last, other_first - last, 0)


def _follows(left: Profile, right: Profile) -> bool:
    earlier, later = sorted((left, right), key=lambda each: _STAGES.index(each.stage))
    assert earlier.period is not None
    assert later.period is not None
    gap = _days(later.period)[0] - _days(earlier.period)[1]
    return 0 <= gap <= _LONGEST_TRANSFER_DAYS
