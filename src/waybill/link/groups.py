"""Group claims into cases, step by step, the surest joins first.

1. What a person judged the same, and a denial with what it disputes.
2. Affirming claims of different documents that agree. A document states a transfer once, so that two of its claims
   never meet here, not even by way of a third; nor do claims that exclude each other, as far as the few that say
   most in each group show it.
3. Denials of other documents, each with the one group that it agrees with best: a sweeping denial must not draw
   together what it denies.

A judgement that two claims are different holds through all steps.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from waybill.core.claim import ClaimRef
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.partition import exclusive, partition
from waybill.link.agreement import agreement, exclude, is_one_transfer
from waybill.link.blocks import pairs
from waybill.link.profile import Profile

Group: TypeAlias = tuple[Profile, ...]
_Marks: TypeAlias = frozenset[Hashable]
_AFFIRMED: Final = "affirmed"
_MOST_WITNESSES: Final = 8
"""Keeps the cost of a join the same however large the groups are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bond:
    """What a group remembers: marks that it may bear once, and the claims that newcomers are held against."""

    marks: _Marks
    witnesses: Group


def groups(listed: Sequence[Profile], judgements: Sequence[Judgement]) -> tuple[Group, ...]:
    """Every claim in exactly one group; the order of profiles and judgements does not matter."""
    by_ref = {profile.ref: profile for profile in sorted(listed, key=lambda profile: profile.ref)}
    judged = sorted((each for each in judgements if each.subject is Subject.CLAIM), key=lambda each: each.id)
    apart = _marks_of_difference(judged)
    firm = partition(
        {ref: apart.get(_name(ref), frozenset()) for ref in by_ref},
        [*_judged_same(judged, by_ref), *_disputes(by_ref)],
        exclusive,
    )
    agreeing = _agreeing(tuple(by_ref.values()))
    affirmed = [pair for pair in agreeing if not any(by_ref[ref].is_denial for ref in pair)]
    told = _joined(firm, affirmed, by_ref, apart, affirming=True)
    full = _joined(told, agreeing, by_ref, apart, affirming=False)
    return tuple(tuple(by_ref[ref] for ref in group) for group in full)


def _name(ref: ClaimRef) -> str:
    return f"{ref.document}#{ref.claim}"


def _marks_of_difference(judged: Iterable[Judgement]) -> Mapping[str, _Marks]:
    marks: dict[str, set[Hashable]] = defaultdict(set)
    for each in judged:
        if each.verdict is Verdict.DIFFERENT:
            marks[each.left].add(("judged different", each.id))
            marks[each.right].add(("judged different", each.id))
    return {name: frozenset(borne) for name, borne in marks.items()}


def _judged_same(judged: Iterable[Judgement], known: Iterable[ClaimRef]) -> list[tuple[ClaimRef, ClaimRef]]:
    """Pairs of known claims, the latest judgement first: of those that exclude each other it decides."""
    refs = {_name(ref): ref for ref in known}
    same = [each for each in judged if each.verdict is Verdict.SAME and each.left in refs and each.right in refs]
    latest_first = sorted(same, key=lambda each: each.judged_at, reverse=True)
    return [(refs[each.left], refs[each.right]) for each in latest_first]


def _disputes(by_ref: Mapping[ClaimRef, Profile]) -> list[tuple[ClaimRef, ClaimRef]]:
    denied = [
        (ref, ClaimRef(ref.document, profile.claim.disputes))
        for ref, profile in by_ref.items()
        if profile.claim.disputes
    ]
    return [pair for pair in denied if pair[1] in by_ref]


def _agreeing(listed: Sequence[Profile]) -> list[tuple[ClaimRef, ClaimRef]]:
    """Pairs taken to speak of one transfer, the best agreement first, ties by reference."""
    compared = ((agreement(left, right), left.ref, right.ref) for left, right in pairs(listed))
    found = [(-each.score, left, right) for each, left, right in compared if is_one_transfer(each)]
    return [(left, right) for _, left, right in sorted(found)]


def _joined(
    parts: Sequence[tuple[ClaimRef, ...]],
    joins: Iterable[tuple[ClaimRef, ClaimRef]],
    by_ref: Mapping[ClaimRef, Profile],
    apart: Mapping[str, _Marks],
    *,
    affirming: bool,
) -> tuple[tuple[ClaimRef, ...], ...]:
    """Join groups whole, as step 2 of the module says, or where they are not all ``affirming`` as step 3."""
    founders = {ref: part[0] for part in parts for ref in part}
    members = {part[0]: part for part in parts}
    bonds = {}
    for founder, part in members.items():
        affirmed = [by_ref[ref] for ref in part if not by_ref[ref].is_denial]
        marks = {("document", ref.document) for ref in part}.union(
            *(apart.get(_name(ref), frozenset()) for ref in part)
        )
        bonds[founder] = _Bond(
            marks=frozenset(marks | ({_AFFIRMED} if affirmed and not affirming else set())),
            witnesses=_telling(affirmed) if affirming else (),
        )
    joined = partition(bonds, [(founders[left], founders[right]) for left, right in joins], _bind)
    return tuple(tuple(sorted(ref for founder in group for ref in members[founder])) for group in joined)


def _bind(left: _Bond, right: _Bond) -> _Bond | None:
    marks = exclusive(left.marks, right.marks)
    if marks is None or any(exclude(agreement(*pair)) for pair in product(left.witnesses, right.witnesses)):
        return None
    return _Bond(marks=marks, witnesses=_telling((*left.witnesses, *right.witnesses)))


def _telling(listed: Iterable[Profile]) -> Group:
    """The few claims that say most: those with a date before others, then those with most items."""
    ranked = sorted(listed, key=lambda each: (each.claim.date is None, -len(each.claim.items), each.ref))
    return tuple(ranked[:_MOST_WITNESSES])
