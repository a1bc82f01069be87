"""Which claims people are to review, the first those that matter most.

In:     claims as they stand, cases, what was decided on claims.
Out:    those that nobody has reviewed as they are now, each with the reasons for its place.
Laws:   what is reviewed leaves the queue, and comes back only when what was reviewed has changed, or people decided
        without knowing of each other;
        the order of the input does not matter.
Never:  looks at the clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, Digest, DocumentId, JsonObject
from waybill.core.review import ref_text, seen_of
from waybill.workspace.reviewing_facts import FACTS, Candidate, is_new
from waybill.workspace.reviewing_states import Reviewable
from waybill.workspace.shapes import filed_claim_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A claim to be reviewed.

    Attributes:
        state: what was decided on it; None where nothing was.
        weight: how much it matters.
        reasons: in sentences, by weight; empty where nothing speaks for it.
    """

    filed: FiledClaim
    state: Reviewable | None
    weight: float
    reasons: tuple[str, ...]

    @property
    def seen(self) -> Digest:
        """To be handed back with the decision."""
        return seen_of(self.filed.claim, None) if self.state is None else self.state.seen

    def to_json(self) -> JsonObject:
        """The claim in the guide's shape, and beside it why it is to be reviewed."""
        return {
            **filed_claim_to_json(self.filed),
            "ref": ref_text(self.filed.ref),
            "weight": self.weight,
            "reasons": list(self.reasons),
            "seen": self.seen,
        }


def queue(
    claims: Iterable[FiledClaim],
    cases: Mapping[CaseId, Case],
    states: Mapping[ClaimRef, Reviewable],
    came_at: Mapping[DocumentId, datetime],
    *,
    now: datetime,
) -> tuple[Queued, ...]:
    """All claims to be reviewed, those that matter most first, of several the one that came last.

    Args:
        claims: as they stand, and those that were rejected.
        cases: of the claims.
        states: of the claims on which something was decided.
        came_at: when each document was recorded.
        now: aware instant.
    """
    listed = {each.ref: each for each in claims}
    return tuple(each.queued for each in weighed(listed, cases, states, came_at, now=now).values())


class Weighed(NamedTuple):
    """A claim of the queue, with all that its place depends on."""

    queued: Queued
    place: tuple[float, float, ClaimRef]
    filed: FiledClaim
    case: Case | None
    state: Reviewable | None
    came_at: datetime
    is_new: bool

    def is_still(self, filed: FiledClaim, case: Case | None, state: Reviewable | None) -> bool:
        """Whether it was these very values that were weighed."""
        return self.filed is filed and self.case is case and self.state is state


def weighed(
    claims: Mapping[ClaimRef, FiledClaim],
    cases: Mapping[CaseId, Case],
    states: Mapping[ClaimRef, Reviewable],
    came_at: Mapping[DocumentId, datetime],
    *,
    now: datetime,
    before: Mapping[ClaimRef, Weighed] = MappingProxyType({}),
) -> Mapping[ClaimRef, Weighed]:
    """The queue, in its order; arguments as of ``queue``, and how it was weighed before.

    What is still the very same as then is not weighed anew.
    """
    found = []
    for ref, filed in claims.items():
        state = states.get(ref)
        if state is not None and state.is_settled:
            continue
        case, came = None if filed.case is None else cases.get(filed.case), came_at[filed.document.id]
        each, lately = before.get(ref), is_new(came, now)
        if each is None or not each.is_still(filed, case, state) or (each.came_at, each.is_new) != (came, lately):
            queued = _queued(Candidate(filed=filed, case=case, state=state, came_at=came, now=now))
            place = (-queued.weight, -came.timestamp(), ref)
            each = Weighed(queued, place, filed, case, state, came, lately)
        found.append(each)
    found.sort(key=attrgetter("place"))
    return {each.place[2]: each for each in found}


def _queued(candidate: Candidate) -> Queued:
    applying = [(fact.weight, reason) for fact in FACTS if (reason := fact.reason(candidate)) is not None]
    applying.sort(key=lambda pair: -pair[0])
    return Queued(
        filed=candidate.filed,
        state=candidate.state,
        weight=sum(weight for weight, _ in applying),
        reasons=tuple(reason for _, reason in applying),
    )
