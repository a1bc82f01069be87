"""Compare claims that are worth it, and only those that were not compared before.

Laws:   what was known before does not matter: the pairs are those that comparing all claims would find;
        two claims of one document are never compared.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TypeAlias

from waybill.core.claim import ClaimRef
from waybill.link.agreement import is_one_transfer, score
from waybill.link.blocks import MOST_IN_BLOCK, meet
from waybill.link.cards import Card, representatives
from waybill.link.party_facts import likeness
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
    return Filing(cards=first, sizes=Counter(chain.from_iterable(each.keys for each in first.values())))


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
    agreeing = {
        pair: known for pair, known in before.agreeing.items() if fresh.isdisjoint(pair) and filed.are_comparable(pair)
    }
    for pair in _new_pairs(filed, representatives(before.cards).values(), fresh):
        if not is_out_of_the_question(*map(filed.cards.__getitem__, pair)):
            found = measure(*map(profile_of, pair))
            if is_one_transfer(found):
                agreeing[pair] = found
    return agreeing


def is_out_of_the_question(left: Card, right: Card) -> bool:
    """Whether different parties get it, as ``agreement`` says too: most pairs that meet need no closer look."""
    return left.is_denial is right.is_denial and likeness(left.recipient, right.recipient) == "other"


def _new_pairs(filed: Filing, then: Iterable[Card], fresh: Set[ClaimRef]) -> Iterator[Pair]:
    """Pairs with a claim that was not compared before, or that meet under a key that was too crowded before."""
    earlier = {each.ref: each for each in then}
    new = {ref for ref in filed.cards if ref in fresh or ref not in earlier}
    opened = _opened(filed, earlier)
    asked = opened.union(*(filed.cards[ref].keys for ref in new))
    names = sorted(filed.cards, key=lambda ref: (ref.document, ref.claim))
    blocks: dict[int, list[int]] = defaultdict(list)
    for number, ref in enumerate(names):
        for key in asked.intersection(filed.cards[ref].keys):
            if 1 < filed.sizes[key] <= MOST_IN_BLOCK:
                blocks[key].append(number)
    # By claim, for the pairs of all claims of a ledger would not fit into memory.
    for number, ref in enumerate(names):
        if ref in new:
            mates = set().union(*(blocks.get(key, ()) for key in filed.cards[ref].keys))
            met = (mate for mate in sorted(mates) if mate > number or names[mate] not in new)
            yield from _of_documents(names, ((min(number, mate), max(number, mate)) for mate in met))
    met_anew = {pair for key in opened for pair in combinations(blocks.get(key, ()), 2)}
    yield from _of_documents(names, sorted(pair for pair in met_anew if new.isdisjoint(names[each] for each in pair)))


def _of_documents(names: Sequence[ClaimRef], pairs: Iterable[tuple[int, int]]) -> Iterator[Pair]:
    """Pairs of claims of two documents."""
    for left, right in pairs:
        if names[left].document != names[right].document:
            yield names[left], names[right]


def _opened(filed: Filing, then: Mapping[ClaimRef, Card]) -> set[int]:
    """Keys that were too crowded before and no longer are."""
    more: Counter[int] = Counter()
    for ref, each in then.items():
        if filed.cards.get(ref) != each:
            more.update(each.keys)
    for ref, each in filed.cards.items():
        if then.get(ref) != each:
            more.subtract(each.keys)
    return {
        key for key, count in more.items() if filed.sizes.get(key, 0) <= MOST_IN_BLOCK < filed.sizes.get(key, 0) + count
    }
