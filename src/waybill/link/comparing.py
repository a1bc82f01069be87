"""Compare claims that are worth it, and only those that were not compared before.

Laws:   what was known before does not matter: the pairs are those that comparing all claims would find;
        two claims of one document are never compared.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from waybill.core.claim import ClaimRef
from waybill.link.agreement import is_one_transfer, score
from waybill.link.blocks import MOST_IN_BLOCK, meet
from waybill.link.cards import Card, representatives
from waybill.link.profile import Profile

Pair: TypeAlias = tuple[ClaimRef, ClaimRef]
"""In the order of references."""

Scores: TypeAlias = Mapping[Pair, float]
Measure: TypeAlias = Callable[[Profile, Profile], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What earlier comparisons found.

    Attributes:
        cards: of the claims of then.
        agreeing: of the pairs taken to speak of one transfer, among claims that are still as they were.
    """

    cards: Sequence[Card] = ()
    agreeing: Scores


NOTHING: Compared = Compared(agreeing={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """All claims by the keys that they share.

    Attributes:
        cards: of those that are compared, by reference: one of each statement.
        sizes: how many of them have each key.
    """

    cards: Mapping[ClaimRef, Card]
    sizes: Mapping[int, int]

    def are_comparable(self, pair: Pair) -> bool:
        """Whether two claims are compared at all."""
        left, right = (self.cards.get(ref) for ref in pair)
        if left is None or right is None or left.ref.document == right.ref.document:
            return False
        return meet(left.keys, right.keys, self.sizes)


def filing(cards: Iterable[Card]) -> Filing:
    """The cards of all claims, in order."""
    first = {each.ref: each for each in representatives(cards).values()}
    return Filing(cards=first, sizes=Counter(key for each in first.values() for key in each.keys))


def compare(
    filed: Filing,
    *,
    fresh: Set[ClaimRef],
    before: Compared,
    profile_of: Callable[[ClaimRef], Profile],
    measure: Measure = score,
) -> dict[Pair, float]:
    """Scores of all pairs that are taken to speak of one transfer.

    Args:
        filed: all claims.
        fresh: those that are new or no longer as they were.
        before: what is known of the others.
        profile_of: the profile of any claim.
        measure: scores a pair.
    """
    kept = {
        pair: known for pair, known in before.agreeing.items() if fresh.isdisjoint(pair) and filed.are_comparable(pair)
    }
    then = filing(before.cards)
    pairs = set(_new_pairs(filed, then, fresh))
    scores = {pair: measure(*map(profile_of, pair)) for pair in sorted(pairs)}
    return kept | {pair: found for pair, found in scores.items() if is_one_transfer(found)}


def _new_pairs(filed: Filing, then: Filing, fresh: Set[ClaimRef]) -> Iterator[Pair]:
    """Pairs with a claim that was not compared before, or that meet under a key that was too crowded before."""
    new = {ref for ref in filed.cards if ref in fresh or ref not in then.cards}
    asked = {key for ref in new for key in filed.cards[ref].keys}
    opened = {key for key, size in then.sizes.items() if size > MOST_IN_BLOCK >= filed.sizes.get(key, 0)}
    blocks: dict[int, list[ClaimRef]] = defaultdict(list)
    for ref, each in filed.cards.items():
        for key in each.keys & (asked | opened) if opened else each.keys & asked:
            if filed.sizes[key] <= MOST_IN_BLOCK:
                blocks[key].append(ref)
    for key, mates in blocks.items():
        for ref in mates if key in opened else new.intersection(mates):
            for mate in mates:
                if mate.document != ref.document:
                    yield (ref, mate) if ref < mate else (mate, ref)
