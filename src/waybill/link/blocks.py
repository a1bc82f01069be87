"""Which claims are worth comparing: those that have something telling in common.

Every claim is filed under keys of several grains, from "weapons of this class within these weeks" to "this number of
this class". Claims meet where they share a key that few others have: a key that too many share tells nothing, and the
finer ones take its place. So the cost grows with the claims that are new, not with all pairs.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from itertools import product
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.link.profile import Profile

MOST_IN_BLOCK: Final = 250
"""A key that more claims share is passed over."""

_TELLING_NUMBER: Final = 10
_WEEKS_DAYS: Final = 45
_LONGEST_DATED_DAYS: Final = 40
_HALF_YEAR: Final = 6


def keys(profile: Profile) -> frozenset[int]:
    """The keys of a claim, each as a number of 64 bits: there are dozens for every claim of a ledger."""
    return frozenset(_number("|".join(map(str, each))) for each in _keys(profile))


def meet(left: Iterable[int], right: Iterable[int], sizes: Mapping[int, int]) -> bool:
    """Whether two claims share a key that is not passed over; ``sizes`` says how many claims have each."""
    return any(sizes[each] <= MOST_IN_BLOCK for each in set(left).intersection(right))


def _number(written: str) -> int:
    return int.from_bytes(blake2b(written.encode(), digest_size=8).digest())


def _keys(profile: Profile) -> Iterator[tuple[object, ...]]:
    classes = sorted(profile.classes or {WeaponClass.OTHER})
    years, weeks = sorted(_years(profile)), sorted(_weeks(profile))
    parties = sorted(profile.supplier.above | profile.recipient.above | profile.intermediary.above)
    states = sorted(profile.start | profile.end)
    yield from (("party", *each) for each in product(parties, classes))
    yield from (("party", *each) for each in product(parties, classes, years))
    yield from (("place", *each) for each in product(sorted(profile.places.above), classes))
    # Unspecific claims ("sent weapons", "sent no weapons") meet specific ones here, if both parties are the same.
    both = [*product(sorted(profile.supplier.above), sorted(profile.recipient.above))]
    yield from (("both", *each) for each in both)
    yield from (("both", *each, *when) for each in both for when in product(classes, weeks))
    for item in profile.counted:
        if item.quantity.value >= _TELLING_NUMBER:
            yield ("number", item.weapon_class, item.quantity.value)
    yield from (("name", *each) for each in product(sorted(profile.proper), years))
    yield from (("weapon", *each) for each in product(sorted(profile.weapons.above), years))
    yield from (("start", *each) for each in product(sorted(profile.start), classes, years))
    yield from (("end", *each) for each in product(sorted(profile.end), classes, years))
    yield from (("class", *each) for each in product(classes, weeks))
    yield from (("state", *each) for each in product(states, weeks))
    yield from (("state", *each) for each in product(states, classes, weeks))


def _days(profile: Profile) -> Iterator[date]:
    if profile.published is not None:
        yield profile.published
    if profile.period is not None:
        yield from (day for day in (profile.period.earliest, profile.period.latest) if day is not None)


def _years(profile: Profile) -> set[int]:
    """The two years nearest to each of its days, so that what is less than half a year apart always meets."""
    months = [day.year * 12 + day.month - 1 for day in _days(profile)]
    return {(month + shift) // 12 for month in months for shift in (-_HALF_YEAR, _HALF_YEAR)} or {0}


def _weeks(profile: Profile) -> set[int]:
    """The two stretches of some weeks nearest to when it was published, and to its date if that is not a long time."""
    days = [profile.published] if profile.published is not None else []
    if profile.period is not None:
        first, last = profile.period.earliest, profile.period.latest
        if first is not None and last is not None and (last - first).days < _LONGEST_DATED_DAYS:
            days.append(first)
    return {(day.toordinal() + shift) // _WEEKS_DAYS for day in days for shift in (0, _WEEKS_DAYS // 2)}
