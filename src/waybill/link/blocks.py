"""Which claims are worth comparing: those that share a party or place and a class of weapons, and a few more.

The cost grows with claims that have something in common, not with all pairs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.link.profile import Profile

_TELLING_NUMBER: Final = 10


def pairs(listed: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each pair worth comparing once, in the order of references; never two claims of one document."""
    by_ref = {profile.ref: profile for profile in listed}
    blocks: dict[Hashable, list[Profile]] = defaultdict(list)
    for profile in by_ref.values():
        for block in sorted(set(_blocks(profile)), key=repr):
            blocks[block].append(profile)
    met = {
        (left.ref, right.ref)
        for block in blocks.values()
        for left, right in combinations(sorted(block, key=lambda profile: profile.ref), 2)
        if left.ref.document != right.ref.document
    }
    for left, right in sorted(met):
        yield by_ref[left], by_ref[right]


def _blocks(profile: Profile) -> Iterator[Hashable]:
    classes = profile.classes or {WeaponClass.OTHER}
    parties = profile.supplier.above | profile.recipient.above | profile.intermediary.above
    yield from (("party", *pair) for pair in product(parties, classes))
    yield from (("place", *pair) for pair in product(profile.places.above, classes))
    # Unspecific claims ("sent weapons", "sent no weapons") meet specific ones here, if both parties are the same.
    yield from (("both", *pair) for pair in product(profile.supplier.above, profile.recipient.above))
    for item in profile.claim.items:
        if item.quantity is not None and item.quantity.value >= _TELLING_NUMBER:
            yield ("number", item.weapon_class, item.quantity.value)
