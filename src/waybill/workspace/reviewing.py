"""The verbs by which people review claims.

Laws:   what a person decides is recorded, though somebody else has decided meanwhile: both are kept;
        a decision changes no other claim than its own.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from waybill.core.claim import Claim, ClaimRef
from waybill.core.drafts import draft_of_review
from waybill.core.entry import Draft
from waybill.core.filed import FiledClaim
from waybill.core.ids import Digest
from waybill.core.maker import Maker
from waybill.core.review import Decision, Undoing
from waybill.core.review_history import ReviewHistory
from waybill.core.span import locate
from waybill.errors import UsageError
from waybill.ledger.views import View
from waybill.pipeline import Reader
from waybill.settings import Settings
from waybill.workspace.correcting import new_claim
from waybill.workspace.correcting_words import with_all
from waybill.workspace.filing import filed_in
from waybill.workspace.judging import person
from waybill.workspace.reviewing_decisions import Decided, Reviewed, both, decision_of, reviews_of, undoable
from waybill.workspace.reviewing_queue import Queued, queue
from waybill.workspace.reviewing_states import Reviewable, rejected, reviewable, reviewables_of, reviewed
from waybill.workspace.versions import document_named

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger
    from waybill.workspace.recording import Recorder
    from waybill.workspace.reviewing_sheet import Sheet


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
            ref=ref, decision=decision_of(decision), claim=claim, reason=reason.strip(), seen=seen, version=version
        )
        return self.review_all([made], by=by)

    def review_all(self, decisions: Sequence[Decided], *, by: str | None = None) -> Reviewed:
        """Record several decisions of one person together or not at all; arguments and errors as of ``review``."""
        maker, at = person(by or Settings.of(os.environ).person), self._clock()
        refs: list[ClaimRef] = []

        def drafts(view: View) -> list[Draft]:
            made = list(reviews_of(decisions, view, maker=maker, at=at))
            refs[:] = [review.ref for review, _ in made]
            return [draft_of_review(review, document) for review, document in made]

        return self._record(drafts, refs, maker)

    def correct(
        self,
        ref: ClaimRef | str,
        slots: Mapping[str, Sequence[str]],
        *,
        reason: str = "",
        by: str | None = None,
        seen: Digest | None = None,
    ) -> Reviewed:
        """Say what is right in some slots of a claim, as people write it.

        Args:
            ref: the claim as ``document#claim``.
            slots: words for each element of a slot, ``{"supplier": ["Iran"]}``; none empties it.
            reason: why, in a sentence.
            by: as in ``review``.
            seen: as in ``review``.

        Raises:
            UsageError: no such claim or slot, words that do not stand in the text, or a value that will not do.
        """
        state = self.reviewable(ref)
        claim = with_all(state.claim, state.document, slots, self._make_reader().ontology)
        return self.review(state.ref, Decision.CORRECTED, claim=claim, reason=reason, by=by, seen=seen or state.seen)

    def add_claim(
        self,
        document: str,
        words: str,
        slots: Mapping[str, Sequence[str]],
        *,
        reason: str = "",
        by: str | None = None,
    ) -> Reviewed:
        """Add a claim that was missed.

        Args:
            document: its id, or a beginning that no other has.
            words: of its text, that state the claim.
            slots: as in ``correct``.
            reason: as in ``correct``.
            by: as in ``review``.

        Raises:
            UsageError: no such document or slot, or words that do not stand in the text.
        """
        view = self._view()
        found = view.document(document_named(document, view))
        assert found is not None, "it was found by its name"
        at = locate(words, found.text)
        if at is None:
            raise UsageError(problem=f"{words[:60]!r} does not stand in the text of {found.id}")
        taken = [each.claim.id for each in reviewables_of(found, view)]
        claim = with_all(new_claim(found, [at], taken=taken), found, slots, self._make_reader().ontology)
        return self.review(None, Decision.ADDED, claim=claim, reason=reason, by=by)

    def review_from(self, path: str, *, by: str | None = None, dry_run: bool = False) -> "Sheet":
        """Take in corrections made in a spreadsheet: ``claims.csv`` of ``export("csv", …)``, edited.

        Args:
            path: of the file.
            by: as in ``review``.
            dry_run: whether to tell only what would be recorded.

        Raises:
            UsageError: the file cannot be read, or has no columns that name claims.
        """
        from waybill.workspace.reviewing_sheet import sheet

        maker = person(by or Settings.of(os.environ).person)
        found = sheet(path, self._view(), self._make_reader().ontology, maker=maker)
        if dry_run or not found.planned:
            return found
        return replace(found, reviewed=self.review_all([each.decided for each in found.planned], by=by))

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
            refs[:] = [undoable(ref, maker, view)]
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
        joined = both(left.claim, right.claim)
        return self.review_all(
            [
                Decided(ref=left.ref, decision=Decision.CORRECTED, claim=joined),
                Decided(ref=right.ref, decision=Decision.REJECTED, reason=f"same as {left.ref.claim}"),
            ],
            by=by,
        )

    def _record(self, drafts: Callable[[View], list[Draft]], refs: Sequence[ClaimRef], maker: Maker) -> Reviewed:
        view = self._view()
        changes = self._recorder.record(view, drafts, maker)
        return Reviewed(histories=tuple(view.review_history(ref) for ref in dict.fromkeys(refs)), changes=changes)
