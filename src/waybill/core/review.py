"""What people decide on claims that were read: right, to be corrected, no claim at all, or one that was missed.

Laws:   what is seen changes whenever the claim, or what somebody decided on it, changes.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from waybill.core.claim import Claim, ClaimRef
from waybill.core.ids import ClaimId, Digest, DocumentId, JsonValue, digest
from waybill.core.maker import Maker, MakerKind
from waybill.core.shape import claim_to_json
from waybill.errors import ClaimError

_OF: Final = "#"
_NOT_SAID: Final = frozenset({"entities", "score", "grounds"})
"""Keys of a claim that are about its words, not what it says."""


class Decision(StrEnum):
    """What a review comes to."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's decision on one claim, which a later one on the same claim replaces without erasing it.

    Attributes:
        version: digest of the document that the reviewer had; a review is of one version of a text, as a reading is.
        claim: as the reviewer leaves it: corrected or added, or as it was accepted or rejected.
        reason: in a sentence; never empty where it is rejected.
        seen: of the claim as the reviewer saw it, see ``seen_of``; None of one that is added.
        read: what the reading said then, see ``saying``; None where it had no such claim.
        maker: a person.
        author: who added the claim; None of one that was read.
        reviewed_at: aware UTC instant.

    Raises:
        ClaimError: it is rejected without a reason, the claim is another one, or no person decides.
    """

    ref: ClaimRef
    version: Digest
    decision: Decision
    claim: Claim
    reason: str = ""
    seen: Digest | None
    read: Digest | None
    maker: Maker
    author: Maker | None = None
    reviewed_at: datetime

    def __post_init__(self) -> None:
        if self.decision is Decision.REJECTED and not self.reason.strip():
            raise ClaimError(claim=self.ref.claim, problem="it is rejected without a reason")
        if ref_of(self.claim) != self.ref:
            raise ClaimError(claim=self.ref.claim, problem="its review is of another claim")
        if self.maker.kind is not MakerKind.PERSON:
            raise ClaimError(claim=self.ref.claim, problem="only people review")

    @property
    def says(self) -> Digest | None:
        """Digest of what it leaves standing; None where that is nothing."""
        return None if self.decision is Decision.REJECTED else saying(self.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Takes back the last review by the same person that is not taken back; what stood before it stands again.

    Attributes:
        undone_at: aware UTC instant.
    """

    ref: ClaimRef
    maker: Maker
    undone_at: datetime


ReviewStep: TypeAlias = Review | Undoing


def ref_of(claim: Claim) -> ClaimRef:
    """A claim's name among all documents."""
    return ClaimRef(claim.document, claim.id)


def ref_text(ref: ClaimRef) -> str:
    """A claim's name as people and entries write it: ``document#claim``."""
    return f"{ref.document}{_OF}{ref.claim}"


def ref_from_text(written: str) -> ClaimRef:
    """The claim of a name as ``ref_text`` writes it; ids of claims have no ``#`` in them but those that came so."""
    document, _, claim = written.rpartition(_OF)
    return ClaimRef(DocumentId(document), ClaimId(claim))


def saying(claim: Claim) -> Digest:
    """Digest of what a claim says and where: of all but who is meant, and how sure its reader was."""
    return digest({key: value for key, value in claim_to_json(claim).items() if key not in _NOT_SAID})


def seen_of(claim: Claim, review: Review | None) -> Digest:
    """Digest of a claim as somebody sees it: what it says, and what was decided on it.

    Args:
        claim: as it stands, or as it was rejected.
        review: that stands; None where there is none.
    """
    decided: JsonValue = (
        None if review is None else [review.decision.value, review.maker.to_json(), review.reviewed_at.isoformat()]
    )
    return digest([saying(claim), decided])
