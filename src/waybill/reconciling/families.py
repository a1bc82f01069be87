"""Claims that may come to share a case: those that hang together, directly or by way of others.

Claims of two families never share a case, so that a family in which nothing has changed need not be looked at.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from waybill.core.claim import ClaimRef
from waybill.core.ids import CaseId, DocumentId, short_digest
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.kept import Kept
from waybill.core.partition import partition
from waybill.link.cards import Card
from waybill.link.comparing import Pair, Scores
from waybill.link.groups import disputes, judged_same, name_of, printings
from waybill.reconciling.memory import FAMILY


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Claims that hang together.

    Attributes:
        members: sorted.
        agreeing: scores of those of its pairs that agree.
        judgements: of its claims.
        stamp: of all that its cases depend on.
    """

    members: tuple[ClaimRef, ...]
    agreeing: Scores
    judgements: tuple[Judgement, ...]
    stamp: str

    @property
    def key(self) -> str:
        """The first member names the family."""
        return name_of(self.members[0])


def families(
    cards: Mapping[ClaimRef, Card], agreeing: Scores, judgements: Sequence[Judgement], stamps: Mapping[DocumentId, str]
) -> tuple[Family, ...]:
    """All claims in families, by their first members.

    Args:
        cards: of all claims.
        agreeing: scores of the pairs taken to speak of one transfer.
        judgements: in force.
        stamps: of documents.
    """
    about = [each for each in judgements if each.subject is Subject.CLAIM]
    joins = [*printings(cards.values()), *disputes(cards), *_details(cards), *judged_same(about, cards), *agreeing]
    groups = partition(dict.fromkeys(sorted(cards), ()), joins, lambda left, _: left)
    home = {ref: number for number, group in enumerate(groups) for ref in group}
    pairs = _shared(agreeing, [home[left] for left, _ in agreeing], len(groups))
    names = {name_of(ref): number for ref, number in home.items()}
    told: list[list[Judgement]] = [[] for _ in groups]
    for each in about:
        for number in {names[name] for name in (each.left, each.right) if name in names}:
            told[number].append(each)
    return tuple(
        _family(group, {pair: agreeing[pair] for pair in pairs[number]}, told[number], stamps)
        for number, group in enumerate(groups)
    )


class Settled(NamedTuple):
    """What is kept of a family: its stamp, and ids of its cases."""

    stamp: str
    cases: tuple[CaseId, ...]


def settled_family(kept: Kept) -> Settled:
    """What was kept of one family."""
    return Settled(kept.stamp, tuple(CaseId(case) for case in kept.payload.split()))


def kept_family(family: Family, cases: Sequence[CaseId]) -> Kept:
    """What to keep of a family."""
    return Kept(kind=FAMILY, key=family.key, stamp=family.stamp, payload=" ".join(cases))


def forgotten(keys: Set[str]) -> tuple[Kept, ...]:
    """What to keep in the place of families that are no more: nothing."""
    return tuple(Kept(kind=FAMILY, key=key, stamp="", payload="") for key in sorted(keys))


def _details(cards: Mapping[ClaimRef, Card]) -> list[Pair]:
    """Details with the summary that they belong to: a case names the cases of its details."""
    parts = [(ref, ClaimRef(ref.document, each.part_of)) for ref, each in cards.items() if each.part_of]
    return sorted(pair for pair in parts if pair[1] in cards)


def _shared(agreeing: Scores, numbers: Sequence[int], count: int) -> list[list[Pair]]:
    found: list[list[Pair]] = [[] for _ in range(count)]
    for pair, number in zip(agreeing, numbers, strict=True):
        found[number].append(pair)
    return found


def _family(
    members: tuple[ClaimRef, ...], agreeing: Scores, judgements: Sequence[Judgement], stamps: Mapping[DocumentId, str]
) -> Family:
    stamp = short_digest(
        [
            [[ref.document, ref.claim, stamps[ref.document]] for ref in members],
            [[name_of(left), name_of(right), agreeing[left, right]] for left, right in sorted(agreeing)],
            [[each.id, each.verdict.value, each.judged_at.isoformat()] for each in judgements if _binds(each)],
        ]
    )
    return Family(members=members, agreeing=agreeing, judgements=tuple(judgements), stamp=stamp)


def _binds(judgement: Judgement) -> bool:
    return judgement.verdict is not Verdict.UNSURE
