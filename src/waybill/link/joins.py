"""Why the claims of a case are in it: for each the other that it goes best with, and in what they agree.

Laws:   every claim of a case but the first published has exactly one reason;
        the order of the claims does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.link.agreement import Agreement, agreement
from waybill.link.cards import card
from waybill.link.groups import name_of
from waybill.link.profile import Profile

_LOOKED_AT: Final = 24
"""Other claims that each one is held against, the first published: keeps large cases quick."""


class Bond(StrEnum):
    """What joins two claims."""

    JUDGED = "judged"
    DENIES = "denies"
    SAME_WORDS = "same_words"
    AGREES = "agrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why a claim is in its case.

    Attributes:
        other: the claim that it goes best with.
        agreement: fact by fact, whatever the bond is.
    """

    claim: ClaimRef
    other: ClaimRef
    bond: Bond
    agreement: Agreement


def joins(claims: Sequence[Profile], judgements: Sequence[Judgement]) -> tuple[Join, ...]:
    """Why the claims of one case are in it, in the order of publication.

    Args:
        claims: of the case.
        judgements: in force.
    """
    in_time = sorted(claims, key=lambda each: (each.published or date.max, each.ref))
    same = {
        frozenset({each.left, each.right})
        for each in judgements
        if each.subject is Subject.CLAIM and each.verdict is Verdict.SAME
    }
    return tuple(_join(each, [other for other in in_time if other is not each], same) for each in in_time[1:])


def _join(claim: Profile, others: Sequence[Profile], same: set[frozenset[str]]) -> Join:
    bound = [(bond, other) for other in others if (bond := _bond(claim, other, same)) is not Bond.AGREES]
    if bound:
        bond, other = min(bound, key=lambda each: list(Bond).index(each[0]))
        return Join(claim=claim.ref, other=other.ref, bond=bond, agreement=agreement(claim, other))
    compared = [(agreement(claim, other), other) for other in others[:_LOOKED_AT]]
    found, other = max(compared, key=lambda each: each[0].score)
    return Join(claim=claim.ref, other=other.ref, bond=Bond.AGREES, agreement=found)


def _bond(claim: Profile, other: Profile, same: set[frozenset[str]]) -> Bond:
    if frozenset({name_of(claim.ref), name_of(other.ref)}) in same:
        return Bond.JUDGED
    if claim.ref.document == other.ref.document:
        return Bond.DENIES
    return Bond.SAME_WORDS if card(claim).statement == card(other).statement else Bond.AGREES
