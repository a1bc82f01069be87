"""What people decide on claims, as steps in the ledger.

Laws:   a decision changes no other claim than its own;
        a correction that changes nothing accepts.
Never:  records anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import Digest
from waybill.core.maker import Maker
from waybill.core.review import Decision, Review, ref_of, ref_text, saying
from waybill.core.review_history import ReviewHistory
from waybill.errors import UsageError
from waybill.ledger.views import View
from waybill.workspace.adding import Added
from waybill.workspace.correcting import checked_pointers, unresolved
from waybill.workspace.reviewing_states import Reviewable, reviewable


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A person's decision on one claim, before it is recorded.

    Attributes:
        ref: of the claim; of an added one None.
        claim: the corrected or added one; None of others.
        seen: of the claim as the person saw it, ``Reviewable.seen``; None for as it stands now.
        version: digest of the document that the person had; None for the last version.
    """

    ref: ClaimRef | str | None
    decision: Decision
    claim: Claim | None = None
    reason: str = ""
    seen: Digest | None = None
    version: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What reviews, or taking one back, did.

    Attributes:
        histories: of each claim, the new step included, in the order of the decisions.
        changes: which cases are new, changed or retired.
    """

    histories: tuple[ReviewHistory, ...]
    changes: Added

    @property
    def overlooked(self) -> tuple[Review, ...]:
        """Decisions by others that these have replaced without having seen them; all are kept."""
        return tuple(each for history in self.histories for each in history.overlooked)


def both(left: Claim, right: Claim) -> Claim:
    """A claim with the words of another of its document beside its own."""
    evidence = {quote.span: quote for quote in (*left.evidence, *right.evidence)}
    return replace(
        left,
        evidence=tuple(evidence[span] for span in sorted(evidence)),
        part_of=None if left.part_of == right.id else left.part_of,
        disputes=None if left.disputes == right.id else left.disputes,
    )


def decision_of(written: Decision | str) -> Decision:
    """A decision by its name.

    Raises:
        UsageError: there is none of that name.
    """
    if written not in list(Decision):
        raise UsageError(problem=f"{written!r} is no decision; say {', '.join(Decision)}")
    return Decision(written)


def reviews_of(
    decisions: Sequence[Decided], view: View, *, maker: Maker, at: datetime
) -> Iterator[tuple[Review, Document]]:
    """The reviews, each with the version of the document that it is of."""
    added = [each.claim for each in decisions if each.decision is Decision.ADDED and each.claim is not None]
    for each in decisions:
        if each.decision is Decision.ADDED:
            yield _addition(each, view, added, maker=maker, at=at)
        else:
            yield _review(each, view, added, maker=maker, at=at)


def _review(
    decided: Decided, view: View, added: Sequence[Claim], *, maker: Maker, at: datetime
) -> tuple[Review, Document]:
    assert decided.ref is not None or decided.claim is not None, "a decision is on a claim"
    base = reviewable(decided.ref or ref_of(_given(decided)), view)
    document = _version(base.document, decided.version, view)
    decision, claim = decided.decision, base.claim
    if document is not base.document and decision is not Decision.CORRECTED:
        raise UsageError(problem=f"{document.id} has changed since you saw it; look at the claim again")
    if decision is Decision.CORRECTED:
        claim = _corrected(base, _given(decided), [*view.claims_of(document.id), *added])
        decision = Decision.ACCEPTED if saying(claim) == saying(base.claim) else decision
    if decision is Decision.REJECTED and not decided.reason:
        raise UsageError(problem="a claim is rejected for a reason; say why")
    review = Review(
        ref=base.ref,
        version=document.digest,
        decision=decision,
        claim=claim,
        reason=decided.reason,
        seen=decided.seen or base.seen,
        read=None if base.read is None else saying(base.read),
        maker=maker,
        author=None if base.review is None else base.review.author,
        reviewed_at=at,
    )
    return review, document


def _addition(
    decided: Decided, view: View, added: Sequence[Claim], *, maker: Maker, at: datetime
) -> tuple[Review, Document]:
    claim = _given(decided)
    known = view.document(claim.document)
    if known is None:
        raise UsageError(problem=f"there is no document {claim.document!r} in this ledger")
    document, others = _version(known, decided.version, view), view.claims_of(known.id)
    if claim.id in {each.id for each in (*others, *view.read_claims_of(known.id))}:
        raise UsageError(
            problem=f"{ref_text(ref_of(claim))} is there already; correct it, or give the new claim another id"
        )
    claim = checked_pointers(unresolved(replace(claim, score=None, grounds=()), None), [*others, *added])
    review = Review(
        ref=ref_of(claim),
        version=document.digest,
        decision=Decision.ADDED,
        claim=claim,
        reason=decided.reason,
        seen=None,
        read=None,
        maker=maker,
        author=maker,
        reviewed_at=at,
    )
    return review, document


def _given(decided: Decided) -> Claim:
    if decided.claim is None:
        raise UsageError(problem=f"a claim that is {decided.decision} has to be given")
    return decided.claim


def _corrected(base: Reviewable, claim: Claim, others: Sequence[Claim]) -> Claim:
    """What is recorded of a correction."""
    if ref_of(claim) != base.ref:
        raise UsageError(
            problem=f"{ref_text(base.ref)} cannot be corrected to another claim, {ref_text(ref_of(claim))}"
        )
    if saying(claim) == saying(base.claim):
        return base.claim
    return checked_pointers(unresolved(replace(claim, score=None, grounds=()), base.claim), others)


def _version(document: Document, version: Digest | None, view: View) -> Document:
    found = document if version in (None, document.digest) else view.version(document.id, Digest(version or ""))
    if found is None:
        raise UsageError(problem=f"there never was such a version of {document.id}")
    return found


def undoable(ref: ClaimRef | str, maker: Maker, view: View) -> ClaimRef:
    """The claim on which a person can take a decision back.

    Raises:
        UsageError: there is none of his.
    """
    histories = {ref_text(each.ref): each for each in view.review_histories()}
    history = histories.get(ref if isinstance(ref, str) else ref_text(ref))
    if history is None:
        raise UsageError(problem=f"nothing was decided on {ref if isinstance(ref, str) else ref_text(ref)}")
    if history.undone_by(maker) is None:
        others = ", ".join(sorted({each.maker.name for each in history.standing})) or "nobody"
        raise UsageError(
            problem=f"{maker.name} has decided nothing on {ref_text(history.ref)} that stands; {others} has. "
            "One's own decisions can be taken back, those of others replaced by another decision"
        )
    return history.ref
