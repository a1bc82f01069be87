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

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, Digest, DocumentId, JsonObject
from waybill.core.review import ref_text, seen_of
from waybill.workspace.reviewing_facts import FACTS, Candidate
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
    found = []
    for filed in claims:
        state = states.get(filed.ref)
        if state is None or not state.is_settled:
            case = None if filed.case is None else cases.get(filed.case)
            found.append(Candidate(filed=filed, case=case, state=state, came_at=came_at[filed.document.id], now=now))
    queued = [(_queued(each), each.came_at) for each in found]
    queued.sort(key=lambda pair: (-pair[0].weight, -pair[1].timestamp(), pair[0].filed.ref))
    return tuple(each for each, _ in queued)


def _queued(candidate: Candidate) -> Queued:
    applying = [(fact.weight, reason) for fact in FACTS if (reason := fact.reason(candidate)) is not None]
    applying.sort(key=lambda pair: -pair[0])
    return Queued(
        filed=candidate.filed,
        state=candidate.state,
        weight=sum(weight for weight, _ in applying),
        reasons=tuple(reason for _, reason in applying),
    )
