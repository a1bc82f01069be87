"""Claims where they stand: with the document that makes them and the case that they belong to."""

from dataclasses import dataclass

from waybill.core.claim import Claim, ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.ids import CaseId
from waybill.core.maker import Maker
from waybill.core.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledClaim:
    """A claim with the document it stands in and the case it belongs to.

    Attributes:
        case: None until the claim has been reconciled with the others.
        maker: who found or coded it.
        denied_by: claims that dispute it, sorted.
        review: what a person decided on it; None where nobody did, or only in another version of the document.
    """

    claim: Claim
    document: Document
    case: CaseId | None
    maker: Maker
    denied_by: tuple[ClaimRef, ...] = ()
    review: Review | None = None

    @property
    def ref(self) -> ClaimRef:
        """The claim among all documents."""
        return ClaimRef(self.document.id, self.claim.id)

    @property
    def is_disputed(self) -> bool:
        """Whether somebody denies it, or it is itself a denial."""
        return bool(self.denied_by) or self.claim.polarity is Polarity.DENIED
