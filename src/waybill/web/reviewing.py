"""What reviewers record through the pages: decisions on claims, claims that were missed, and what is the same."""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import ClaimId, Digest, DocumentId
from waybill.core.judgement import Verdict
from waybill.core.review import Decision, ref_from_text, saying
from waybill.web.acting import Act, Doing
from waybill.web.asked import RefusedError, not_known
from waybill.web.filling import NAMES, claim_from, filled_from
from waybill.web.links import add_claim_address, claim_address, with_query
from waybill.web.pages.claim import meant
from waybill.workspace.correcting import new_claim
from waybill.workspace.held import Held

_ADDRESS: Final = re.compile(r"(?:https?://[^/\s]+)?/(?:claims|entities)/(?P<name>[^?#\s]+)(?:[?#]\S*)?")
DECISIONS: Final = ("save", "reject", "undo", "split", "merge")


def decide(doing: Doing) -> str:
    """Record what a reviewer decides on a claim.

    A form that was not changed accepts the claim, a changed one corrects it.

    Raises:
        RefusedError: no such claim or decision, or words that do not stand in the text.
        UsageError: a rejection without a reason, or something else that will not do.
    """
    held, form = doing.held, doing.form
    ref = meant(doing.name, held)
    if ref not in held.claims and ref not in held.rejected:
        raise not_known("claim", doing.name)
    match form.one("decision"):
        case "save" | "split" as wanted:
            _save(doing, ref)
            after = with_query(add_claim_address(ref.document), {"like": ref.claim}) if wanted == "split" else ""
        case "reject":
            _record(doing, ref, Decision.REJECTED)
            after = ""
        case "undo":
            doing.workspace.undo_review(ref, by=doing.person.name)
            after = claim_address(ref)
        case "merge":
            after = _merge(doing, ref)
        case other:
            known = ", ".join(DECISIONS)
            raise RefusedError(f"{other!r} is no decision", status=400, remedy=f"send one of {known}")
    return after or form.one("next") or "/review"


def add(doing: Doing) -> str:
    """Record a claim that was missed, and go to it.

    Raises:
        RefusedError: no such document, words that do not stand in its text, or a claim that is there already.
    """
    document = _document(doing, DocumentId(doing.name))
    filled = filled_from(doing.form)
    claim = claim_from(filled, document, id_=None)
    same = _same(claim, doing.held)
    if same is not None and _is_added_by(doing.person.name, same):
        return claim_address(same.ref)  # It was sent twice.
    if same is not None:
        problem = f"claim {same.claim.id} of this document says just the same"
        raise RefusedError(problem, status=400, remedy="change what differs; nothing was recorded")
    taken = [each.claim.id for each in doing.held.claims_of.get(document.id, ())]
    taken += [each.claim for each in doing.held.reviewed if each.document == document.id]
    fresh = new_claim(document, [quote.span for quote in claim.evidence], taken=taken)
    claim = claim_from(filled, document, id_=fresh.id)
    doing.workspace.review(
        None,
        Decision.ADDED,
        claim=claim,
        reason=doing.form.one("reason"),
        by=doing.person.name,
        version=_digest(doing.form.one("version")),
    )
    return claim_address(ClaimRef(document.id, claim.id))


def _same(claim: Claim, held: Held) -> FiledClaim | None:
    """The claim of the same document that says the same on the same words; None if there is none."""
    listed = held.claims_of.get(claim.document, ())
    return next((each for each in listed if saying(replace(claim, id=each.claim.id)) == saying(each.claim)), None)


def _is_added_by(name: str, filed: FiledClaim) -> bool:
    review = filed.review
    return review is not None and review.decision is Decision.ADDED and review.maker.name == name


def judge(doing: Doing) -> str:
    """Record that two claims, or two entities, are the same, different, or that this cannot be said."""
    form = doing.form
    verdict, reason, by = form.one("verdict"), form.one("reason"), doing.person.name
    left, right = (_called(form.one(side), doing.held) for side in ("left", "right"))
    if verdict == "withdraw":
        doing.workspace.withdraw(left, right, reason=reason, by=by)
    elif verdict in list(Verdict):
        doing.workspace.judge(left, right, verdict, reason=reason, by=by)
    else:
        known = ", ".join((*Verdict, "withdraw"))
        raise RefusedError(f"{verdict!r} is no verdict", status=400, remedy=f"send one of {known}")
    return form.one("next") or "/"


def _called(written: str, held: Held) -> str:
    """What is judged, by its name; the address of the page of a claim or an entity stands for it."""
    address = _ADDRESS.fullmatch(written.strip())
    if address is None or ref_from_text(written) in held.claims:  # Documents may be called by addresses, too.
        return written
    return unquote(address["name"])


def _save(doing: Doing, ref: ClaimRef) -> None:
    held, form = doing.held, doing.form
    filed = held.claims.get(ref) or held.rejected[ref]
    document = _document(doing, ref.document)
    claim = claim_from(filled_from(form), document, id_=ref.claim, near=filed.claim.evidence[0].span.start)
    if _is_done(doing, ref, saying(claim)):
        return
    doing.workspace.review(
        ref,
        Decision.CORRECTED,  # which the workspace takes for accepted where nothing was changed
        claim=claim,
        reason=form.one("reason"),
        by=doing.person.name,
        seen=_digest(form.one("seen")),
        version=_digest(form.one("version")),
    )


def _is_done(doing: Doing, ref: ClaimRef, says: Digest | None) -> bool:
    """Whether this very decision was recorded before: what did not hear an answer is sent again."""
    state = doing.held.reviewed.get(ref)
    review = None if state is None else state.review
    return review is not None and review.maker == doing.person.maker and review.says == says and _is_stale(doing, ref)


def _is_stale(doing: Doing, ref: ClaimRef) -> bool:
    state, seen = doing.held.reviewed.get(ref), doing.form.one("seen")
    return state is not None and bool(seen) and state.seen != seen


def _record(doing: Doing, ref: ClaimRef, decision: Decision) -> None:
    if _is_done(doing, ref, None):
        return
    doing.workspace.review(
        ref,
        decision,
        reason=doing.form.one("reason"),
        by=doing.person.name,
        seen=_digest(doing.form.one("seen")),
        version=_digest(doing.form.one("version")),
    )


def _merge(doing: Doing, ref: ClaimRef) -> str:
    other = doing.form.one("into")
    if not other:
        raise RefusedError(
            "no claim is chosen that it is the same as", status=400, remedy="choose one, and send it again"
        )
    kept = ClaimRef(ref.document, ClaimId(other))
    doing.workspace.merge_claims(kept, ref, by=doing.person.name)
    return claim_address(kept)


def _document(doing: Doing, name: DocumentId) -> Document:
    """The document as the reviewer had it, which another version may have followed."""
    document = doing.held.documents.get(name)
    if document is None:
        raise not_known("document", name)
    version = doing.form.one("version")
    if version and version != document.digest:
        raise RefusedError(
            "the document has changed since you opened this page",
            status=409,
            remedy="open the claim again: what you filled in is kept in the browser, and below",
        )
    return document


def _digest(written: str) -> Digest | None:
    return Digest(written) if written else None


ACTS: Final = (
    Act(
        path="/claims/{name:path}",
        act=decide,
        about="Accept, correct, split, merge or reject a claim, or take the last decision on it back.",
        fields=(*NAMES, "decision", "reason", "seen", "version", "next", "into"),
        page="/claims/{name:path}",
    ),
    Act(
        path="/add-claim/{name:path}",
        act=add,
        about="Add a claim that was missed to a document.",
        fields=(*NAMES, "reason", "version"),
        page="/add-claim/{name:path}",
    ),
    Act(
        path="/judge",
        act=judge,
        about="Say that two claims or entities are the same, different, or that it cannot be said.",
        fields=("left", "right", "verdict", "reason", "next"),
    ),
)
