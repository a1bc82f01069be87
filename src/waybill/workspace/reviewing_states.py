"""Each reviewed claim with all that was decided on it, and whether it is to be looked at again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import Digest, DocumentId
from waybill.core.review import Decision, Review, ref_from_text, ref_of, ref_text, saying, seen_of
from waybill.core.review_history import ReviewHistory
from waybill.errors import UsageError
from waybill.ledger.views import View

MOST_TOLD: Final = 5
"""Claims that an error lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewable:
    """A claim that can be reviewed, rejected ones and those taken back included.

    Attributes:
        claim: as it stands; of a rejected one as it was rejected. Who is meant in it is not resolved.
        document: in its last version.
        read: what the current reading says; None where it has no such claim.
        review: that counts for this version of the document; None where none does.
        history: all that was decided on it, in any version; None where nothing was.
    """

    claim: Claim
    document: Document
    read: Claim | None
    review: Review | None
    history: ReviewHistory | None

    @property
    def ref(self) -> ClaimRef:
        """The claim among all documents."""
        return ref_of(self.claim)

    @property
    def seen(self) -> Digest:
        """What a reviewer who looks now sees: to be handed back with his decision."""
        return seen_of(self.claim, self.review)

    @property
    def is_rejected(self) -> bool:
        """Whether a person has said that it is no claim."""
        return self.review is not None and self.review.decision is Decision.REJECTED

    @property
    def is_read_otherwise(self) -> bool:
        """Whether the reading has changed since the review that counts."""
        is_changed = self.review is not None and self.read is not None and self.review.read != saying(self.read)
        return (
            is_changed and self.read is not None and self.review is not None and saying(self.read) != self.review.says
        )

    @property
    def is_of_earlier_version(self) -> bool:
        """Whether it was reviewed, and the document has changed since."""
        return self.review is None and self.history is not None and self.history.in_force is not None

    @property
    def overlooked(self) -> tuple[Review, ...]:
        """Decisions by others that the one that counts has replaced without having seen them."""
        return () if self.review is None or self.history is None else self.history.overlooked

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to look at it again."""
        return self.review is not None and not self.is_read_otherwise and not self.overlooked


def reviewable(ref: ClaimRef | str, view: View) -> Reviewable:
    """One claim.

    Args:
        ref: its name among all documents, or as people write it, ``document#claim``.
        view: of the ledger.

    Raises:
        UsageError: there is no such claim.
    """
    meant = _meant(ref, view)
    found = _reviewable(meant, view)
    if found is None:
        raise _unknown(ref if isinstance(ref, str) else ref_text(ref), meant, view)
    return found


def _unknown(written: str, meant: ClaimRef, view: View) -> UsageError:
    """There is no such claim; says which there are in the document that is named."""
    for document, problem in (
        (meant.document, f"{meant.document} has no such claim as {meant.claim!r}"),
        (DocumentId(written), f"{written} is a document; say which of its claims"),
    ):
        listed = [ref_text(ref_of(each)) for each in view.claims_of(document)]
        if listed:
            more = ", …" if len(listed) > MOST_TOLD else ""
            return UsageError(problem=f"{problem}; it has {', '.join(listed[:MOST_TOLD])}{more}")
    return UsageError(
        problem=f"there is no claim {written!r} in this ledger; waybill claims lists all, as DOCUMENT#CLAIM"
    )


def reviewed(view: View) -> Mapping[ClaimRef, Reviewable]:
    """All claims on which anything was decided, but for those that people added and took back."""
    return reviewed_of(view.review_histories(), view)


def reviewed_of(histories: Iterable[ReviewHistory], view: View) -> Mapping[ClaimRef, Reviewable]:
    """The same of some of them, in the same order."""
    found = ((history.ref, _reviewable(history.ref, view)) for history in histories)
    return {ref: each for ref, each in found if each is not None}


def reviewables_of(document: Document, view: View) -> tuple[Reviewable, ...]:
    """All claims of a document in the order of its text, those included that people rejected."""
    refs = dict.fromkeys(ref_of(claim) for claim in view.read_claims_of(document.id))
    refs |= dict.fromkeys(history.ref for history in view.review_histories_of(document.id))
    found = [each for ref in refs if (each := _reviewable(ref, view)) is not None]
    return tuple(sorted(found, key=lambda each: (each.claim.evidence[0].span, each.claim.id)))


def rejected(states: Mapping[ClaimRef, Reviewable], view: View) -> Iterator[FiledClaim]:
    """What people have said is no claim, with who read it; by document and claim."""
    for ref in sorted(states):
        each = states[ref]
        if each.is_rejected and each.review is not None:
            yield FiledClaim(
                claim=each.claim,
                document=each.document,
                case=None,
                maker=each.review.author or view.reader(ref.document),
                review=each.review,
            )


def _reviewable(ref: ClaimRef, view: View) -> Reviewable | None:
    document = view.document(ref.document)
    if document is None:
        return None
    read = next((claim for claim in view.read_claims_of(ref.document) if claim.id == ref.claim), None)
    history = next((each for each in view.review_histories_of(ref.document) if each.ref == ref), None)
    review = None if history is None else history.on(document.digest)
    claim = read if review is None else review.claim
    return (
        None if claim is None else Reviewable(claim=claim, document=document, read=read, review=review, history=history)
    )


def _meant(ref: ClaimRef | str, view: View) -> ClaimRef:
    """The claim of a name; ids may have the sign in them that stands between document and claim."""
    if isinstance(ref, ClaimRef):
        return ref
    meant = ref_from_text(ref)
    if view.document(meant.document) is None:
        claims = [ref_of(claim) for claim in view.claims()]
        return next((each for each in claims if ref_text(each) == ref), meant)
    return meant
