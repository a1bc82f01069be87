"""Group claims into cases, step by step, the surest joins first.

1. What a person judged the same, a denial with what it disputes, and printings of one statement: the same words with
   the same slots.
2. Claims of different documents that agree, by their scores. Two groups are joined where, on the whole, their claims
   agree. A document states a transfer once, so
   that two of its claims never meet here, not even by way of a third.

A judgement that two claims are different holds through all steps.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from waybill.core.claim import ClaimRef
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.partition import exclusive, partition
from waybill.link.agreement import EXCLUDED
from waybill.link.cards import Card
from waybill.link.comparing import Pair, Scores

Group: TypeAlias = tuple[ClaimRef, ...]
_Marks: TypeAlias = frozenset[Hashable]

LEAST_MEAN: Final = -2.0
"""Mean score of all pairs between two groups below which they stay apart."""

_MOST_WITNESSES: Final = 12
"""Claims of a group that others are held against: keeps the cost of a join the same however large the groups are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bond:
    """What a group remembers: marks that it may bear once, and the claims that others are held against."""

    marks: _Marks
    witnesses: tuple[ClaimRef, ...]


def groups(
    cards: Sequence[Card], agreeing: Scores, score_of: Callable[[Pair], float], judgements: Sequence[Judgement]
) -> tuple[Group, ...]:
    """Every claim in exactly one group; the order of cards and judgements does not matter.

    Args:
        cards: of all claims.
        agreeing: scores of the pairs taken to speak of one transfer.
        score_of: the score of any pair.
        judgements: in force; those of other claims are passed over.
    """
    by_ref = {each.ref: each for each in sorted(cards, key=lambda each: each.ref)}
    judged = sorted((each for each in judgements if each.subject is Subject.CLAIM), key=lambda each: each.id)
    apart = _marks_of_difference(judged)
    firm = partition(
        {ref: apart.get(name_of(ref), frozenset()) for ref in by_ref},
        [*judged_same(judged, by_ref), *disputes(by_ref)],
        exclusive,
    )
    printed = _joined(firm, printings(by_ref.values()), None, apart, by_ref)
    best_first = sorted(agreeing, key=lambda pair: (-agreeing[pair], pair))
    return _joined(printed, best_first, score_of, apart, by_ref)


def name_of(ref: ClaimRef) -> str:
    """What judgements call a claim."""
    return f"{ref.document}#{ref.claim}"


def _marks_of_difference(judged: Iterable[Judgement]) -> Mapping[str, _Marks]:
    marks: dict[str, set[Hashable]] = defaultdict(set)
    for each in judged:
        if each.verdict is Verdict.DIFFERENT:
            marks[each.left].add(("judged different", each.id))
            marks[each.right].add(("judged different", each.id))
    return {name: frozenset(borne) for name, borne in marks.items()}


def judged_same(judged: Iterable[Judgement], known: Iterable[ClaimRef]) -> list[Pair]:
    """Pairs of known claims, the latest judgement first: of those that exclude each other it decides."""
    refs = {name_of(ref): ref for ref in known}
    same = [each for each in judged if each.verdict is Verdict.SAME and each.left in refs and each.right in refs]
    latest_first = sorted(same, key=lambda each: each.judged_at, reverse=True)
    return [(refs[each.left], refs[each.right]) for each in latest_first]


def disputes(cards: Mapping[ClaimRef, Card]) -> list[Pair]:
    """Denials with the claim of their own document that they deny, sorted."""
    denied = [(ref, ClaimRef(ref.document, each.disputes)) for ref, each in cards.items() if each.disputes]
    return sorted(pair for pair in denied if pair[1] in cards)


def printings(cards: Iterable[Card]) -> list[Pair]:
    """Pairs of the first claim that makes a statement with every other that makes it, sorted."""
    alike: dict[str, list[ClaimRef]] = defaultdict(list)
    for each in cards:
        alike[each.statement].append(each.ref)
    return sorted((refs[0], other) for refs in map(sorted, alike.values()) for other in refs[1:])


def _joined(
    parts: Sequence[Group],
    joins: Iterable[Pair],
    score_of: Callable[[Pair], float] | None,
    apart: Mapping[str, _Marks],
    cards: Mapping[ClaimRef, Card],
) -> tuple[Group, ...]:
    """Join groups whole, in the order of pairs, as far as marks and, where they are looked at, scores allow it."""
    founders = {ref: part[0] for part in parts for ref in part}
    members = {part[0]: part for part in parts}
    bonds = {
        founder: _Bond(
            marks=frozenset({("document", ref.document) for ref in part}).union(
                *(apart.get(name_of(ref), frozenset()) for ref in part)
            ),
            witnesses=_telling(part, cards),
        )
        for founder, part in members.items()
    }

    def bind(left: _Bond, right: _Bond) -> _Bond | None:
        marks = exclusive(left.marks, right.marks)
        if marks is None or (score_of and not _agree(left.witnesses, right.witnesses, score_of)):
            return None
        return _Bond(marks=marks, witnesses=_telling((*left.witnesses, *right.witnesses), cards))

    joined = partition(bonds, [(founders[left], founders[right]) for left, right in joins], bind)
    return tuple(tuple(sorted(ref for founder in group for ref in members[founder])) for group in joined)


def _telling(refs: Iterable[ClaimRef], cards: Mapping[ClaimRef, Card]) -> tuple[ClaimRef, ...]:
    """The first few claims, one of each statement; denials, which may be of more than one transfer, only if alone."""
    first: dict[str, ClaimRef] = {}
    for ref in sorted(refs, key=lambda ref: (cards[ref].is_denial, ref)):
        first.setdefault(cards[ref].statement, ref)
    affirmed = [ref for ref in first.values() if not cards[ref].is_denial]
    return tuple(affirmed or first.values())[:_MOST_WITNESSES]


def _agree(left: Sequence[ClaimRef], right: Sequence[ClaimRef], score_of: Callable[[Pair], float]) -> bool:
    """Whether claims of two groups agree on the whole, and no two of them exclude each other."""
    scores = [score_of((min(pair), max(pair))) for pair in product(left, right)]
    return min(scores) > EXCLUDED and sum(scores) / len(scores) >= LEAST_MEAN
