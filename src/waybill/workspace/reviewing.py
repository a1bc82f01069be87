"""The verbs by which people review claims.

Laws:   what a person decides is recorded, though somebody else has decided meanwhile: both are kept;
        a decision changes no other claim than its own.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.drafts import draft_of_review
from waybill.core.entry import Draft
from waybill.core.filed import FiledClaim
from waybill.core.ids import Digest
from waybill.core.maker import Maker
from waybill.core.review import Decision, Review, Undoing, ref_of, ref_text, saying
from waybill.core.review_history import ReviewHistory
from waybill.errors import UsageError
from waybill.ledger.views import View
from waybill.pipeline import Reader
from waybill.settings import Settings
from waybill.workspace.adding import Added
from waybill.workspace.correcting import checked_pointers, unresolved
from waybill.workspace.filing import filed_in
from waybill.workspace.judging import person
from waybill.workspace.reviewing_queue import Queued, queue
from waybill.workspace.reviewing_states import Reviewable, rejected, reviewable, reviewed

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger
    from waybill.workspace.recording import Recorder


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


class Reviewing:
    """The part of a workspace by which people review claims."""

    _ledger: "SqlLedger"
    _recorder: "Recorder"
    _clock: Callable[[], datetime]
    _make_reader: Callable[[], Reader]

    def _view(self) -> View:
        raise NotImplementedError

    def _asked(self) -> View:
        raise NotImplementedError

    def queue(self, limit: int | None = None) -> tuple[Queued, ...]:
        """Claims to be reviewed, those that matter most first, each with the reasons.

        Args:
            limit: how many at the most; None for all.
        """
        view = self._asked()
        states = reviewed(view)
        claims = (*filed_in(view, self._make_reader().ontology, self._ledger.kept()), *rejected(states, view))
        came_at = {each.id: view.came_at(each.id) for each in view.documents()}
        cases = {each.id: each for each in view.cases()}
        return queue(claims, cases, states, came_at, now=self._clock())[:limit]

    def rejected_claims(self) -> tuple[FiledClaim, ...]:
        """Claims that people rejected, each with the review that says why, by document and claim."""
        view = self._view()
        return tuple(rejected(reviewed(view), view))

    def reviewable(self, ref: ClaimRef | str) -> Reviewable:
        """One claim as a reviewer sees it, with all that was decided on it.

        Args:
            ref: its name, ``document#claim``.

        Raises:
            UsageError: there is no such claim.
        """
        return reviewable(ref, self._view())

    def reviews(self) -> tuple[ReviewHistory, ...]:
        """All that was decided on claims and taken back, by document and claim."""
        return self._view().review_histories()

    def review(
        self,
        ref: ClaimRef | str | None,
        decision: Decision | str,
        *,
        claim: Claim | None = None,
        reason: str = "",
        by: str | None = None,
        seen: Digest | None = None,
        version: Digest | None = None,
    ) -> Reviewed:
        """Say that a claim is right, what is right instead, that it is none, or that one was missed.

        A later decision on the same claim replaces an earlier one, which stays to be seen.

        Args:
            ref: the claim as ``document#claim``; None of one that is added.
            decision: ``accepted``, ``corrected``, ``rejected`` or ``added``.
            claim: the corrected or added one, of the same document; see ``workspace.correcting``.
            reason: why, in a sentence; needed to reject.
            by: who reviews; None for ``WAYBILL_PERSON``, else the user of the system.
            seen: what the reviewer saw, ``Reviewable.seen``; None for what stands now. Where another has decided since,
                both decisions are kept, and the answer tells.
            version: digest of the document that the reviewer had; None for its last version.

        Raises:
            UsageError: no such claim or decision, no reason, or a claim that will not do.
        """
        made = Decided(
            ref=ref, decision=_decision(decision), claim=claim, reason=reason.strip(), seen=seen, version=version
        )
        return self.review_all([made], by=by)

    def review_all(self, decisions: Sequence[Decided], *, by: str | None = None) -> Reviewed:
        """Record several decisions of one person together or not at all; arguments and errors as of ``review``."""
        maker, at = person(by or Settings.of(os.environ).person), self._clock()
        refs: list[ClaimRef] = []

        def drafts(view: View) -> list[Draft]:
            made = list(_made(decisions, view, maker=maker, at=at))
            refs[:] = [review.ref for review, _ in made]
            return [draft_of_review(review, document) for review, document in made]

        return self._record(drafts, refs, maker)

    def undo_review(self, ref: ClaimRef | str, *, by: str | None = None) -> Reviewed:
        """Take back one's own last decision on a claim; what stood before it stands again.

        Args:
            ref: the claim.
            by: as in ``review``.

        Raises:
            UsageError: no such claim, or no decision of this person on it.
        """
        maker, at = person(by or Settings.of(os.environ).person), self._clock()
        refs: list[ClaimRef] = []

        def drafts(view: View) -> list[Draft]:
            refs[:] = [_undoable(ref, maker, view)]
            document = view.document(refs[0].document)
            assert document is not None, "what is reviewed is of a document of the ledger"
            return [draft_of_review(Undoing(ref=refs[0], maker=maker, undone_at=at), document)]

        return self._record(drafts, refs, maker)

    def split_claim(
        self,
        ref: ClaimRef | str,
        first: Claim,
        others: Sequence[Claim],
        *,
        reason: str = "",
        by: str | None = None,
        seen: Digest | None = None,
    ) -> Reviewed:
        """Part a claim that speaks of several transfers: it is corrected to the first, the others are added.

        Args:
            ref: the claim.
            first: what is left of it.
            others: each with an id of its own, see ``correcting.new_claim``.
            reason: why, in a sentence.
            by: as in ``review``.
            seen: as in ``review``.

        Raises:
            UsageError: as of ``review``.
        """
        parts = [Decided(ref=None, decision=Decision.ADDED, claim=each, reason=reason) for each in others]
        whole = Decided(ref=ref, decision=Decision.CORRECTED, claim=first, reason=reason, seen=seen)
        return self.review_all([whole, *parts], by=by)

    def merge_claims(self, ref: ClaimRef | str, other: ClaimRef | str, *, by: str | None = None) -> Reviewed:
        """Make one of two claims of a document: the first gets the words of both, the other is rejected as the same.

        Args:
            ref: the claim that stays, with its slots.
            other: of the same document.
            by: as in ``review``.

        Raises:
            UsageError: no such claims, or they are of two documents: those are joined by ``judge``.
        """
        view = self._view()
        left, right = reviewable(ref, view), reviewable(other, view)
        if left.document.id != right.document.id or left.ref == right.ref:
            raise UsageError(problem="only two claims of one document are merged; waybill judge joins others in a case")
        both = _both(left.claim, right.claim)
        return self.review_all(
            [
                Decided(ref=left.ref, decision=Decision.CORRECTED, claim=both),
                Decided(ref=right.ref, decision=Decision.REJECTED, reason=f"same as {left.ref.claim}"),
            ],
            by=by,
        )

    def _record(self, drafts: Callable[[View], list[Draft]], refs: Sequence[ClaimRef], maker: Maker) -> Reviewed:
        view = self._view()
        changes = self._recorder.record(view, drafts, maker)
        return Reviewed(histories=tuple(view.review_history(ref) for ref in dict.fromkeys(refs)), changes=changes)


def _both(left: Claim, right: Claim) -> Claim:
    """A claim with the words of another of its document beside its own."""
    evidence = {quote.span: quote for quote in (*left.evidence, *right.evidence)}
    return replace(
        left,
        evidence=tuple(evidence[span] for span in sorted(evidence)),
        part_of=None if left.part_of == right.id else left.part_of,
        disputes=None if left.disputes == right.id else left.disputes,
    )


def _decision(written: Decision | str) -> Decision:
    if written not in list(Decision):
        raise UsageError(problem=f"{written!r} is no decision; say {', '.join(Decision)}")
    return Decision(written)


def _made(decisions: Sequence[Decided], view: View, *, maker: Maker, at: datetime) -> Iterable[tuple[Review, Document]]:
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


def _undoable(ref: ClaimRef | str, maker: Maker, view: View) -> ClaimRef:
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
