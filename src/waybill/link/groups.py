"""Group claims into cases, step by step, the surest joins first.

1. What a person judged the same, and a denial with what it disputes.
2. Affirming claims of different documents that agree. A document states a transfer once, so that two of its claims
   never meet here, not even by way of a third; nor do two claims whose dates of one stage exclude each other.
3. Denials of other documents, each with the one group that it agrees with best: a sweeping denial must not draw
   together what it denies.

A judgement that two claims are different holds through all steps.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, TypeAlias

from waybill.core.claim import Claim, ClaimRef, Stage
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.partition import exclusive, partition
from waybill.link.agreement import WINDOW, agreement, days, is_one_transfer
from waybill.link.blocks import pairs
from waybill.link.profile import Profile

Group: TypeAlias = tuple[Profile, ...]
_Marks: TypeAlias = frozenset[Hashable]
_AFFIRMED: Final = "affirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bond:
    """What a group remembers: marks it may bear once, and for each stage the days that all its dates allow."""

    marks: _Marks
    dates: Mapping[Stage, tuple[float, float]]


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
    affirming = _joined(
        firm, [pair for pair in agreeing if not any(by_ref[ref].is_denial for ref in pair)], by_ref, apart, by_date=True
    )
    full = _joined(affirming, agreeing, by_ref, apart, by_date=False)
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
    by_date: bool,
) -> tuple[tuple[ClaimRef, ...], ...]:
    """Join groups whole; with ``by_date`` as step 2 of the module says, without as step 3."""
    founders = {ref: part[0] for part in parts for ref in part}
    members = {part[0]: part for part in parts}
    bonds = {}
    for founder, part in members.items():
        affirmed = [by_ref[ref].claim for ref in part if not by_ref[ref].is_denial]
        marks = {("document", ref.document) for ref in part}.union(
            *(apart.get(_name(ref), frozenset()) for ref in part)
        )
        bonds[founder] = _Bond(
            marks=frozenset(marks | ({_AFFIRMED} if affirmed and not by_date else set())),
            dates=_dates(affirmed) if by_date else {},
        )
    joined = partition(bonds, [(founders[left], founders[right]) for left, right in joins], _bind)
    return tuple(tuple(sorted(ref for founder in group for ref in members[founder])) for group in joined)


def _bind(left: _Bond, right: _Bond) -> _Bond | None:
    marks = exclusive(left.marks, right.marks)
    dates = _common(left.dates, right.dates)
    if marks is None or any(first > last for first, last in dates.values()):
        return None
    return _Bond(marks=marks, dates=dates)


def _dates(claims: Iterable[Claim]) -> Mapping[Stage, tuple[float, float]]:
    """Days that the dates of each stage share, with the window; a stage on which they do not meet is left out."""
    spans = [{claim.stage: days(claim.date.period)} for claim in claims if claim.date is not None]
    widened = [{stage: (first, last + WINDOW.days) for stage, (first, last) in each.items()} for each in spans]
    common = reduce(_common, widened, {})
    return {stage: (first, last) for stage, (first, last) in common.items() if first <= last}


def _common(
    left: Mapping[Stage, tuple[float, float]], right: Mapping[Stage, tuple[float, float]]
) -> dict[Stage, tuple[float, float]]:
    everything = (-math.inf, math.inf)
    return {
        stage: (
            max(left.get(stage, everything)[0], right.get(stage, everything)[0]),
            min(left.get(stage, everything)[1], right.get(stage, everything)[1]),
        )
        for stage in sorted({*left, *right})
    }
