"""The page of a claim: its words in the text, what people decided on it, and a form to decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.review import Decision, Review, ReviewStep, Undoing, ref_from_text, ref_text, seen_of
from waybill.core.span import Span
from waybill.telling.titles import claim_title, document_title
from waybill.web.asked import Asked, not_known
from waybill.web.filling import CHOICES, Filled, Row, filled_of
from waybill.web.links import add_claim_address, case_address, claim_address, document_address
from waybill.web.marking import Stretch, stretches
from waybill.web.pages.queue import places, queued
from waybill.workspace.correcting import new_claim
from waybill.workspace.held import Held
from waybill.workspace.reviewing_states import Reviewable

EMPTY: Final = Row(
    more={"class": "other", "value": "", "high": "", "bound": "exact", "unit": "", "kind": "", "named": "", "chain": ""}
)
ADD_PARAMETERS: Final = ("like",)
_DONE: Final = {
    Decision.ACCEPTED: "accepted",
    Decision.CORRECTED: "corrected",
    Decision.REJECTED: "rejected",
    Decision.ADDED: "added",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that a person decided, or took back.

    Attributes:
        counts: whether it is the decision in force.
    """

    who: str
    what: str
    when: str
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another claim of the same document."""

    id: ClaimId
    href: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim, or a new one, with all that is needed to decide on it.

    Attributes:
        name: of the claim among all documents; empty of a new one.
        href: where it is shown and decided on.
        adds: where another claim of the document, like this one, is added.
        standing: what was decided on it, in a sentence.
        warnings: that people disagree, or something has changed.
        reasons: why it is in the queue; empty where it is not.
        seen: goes back with the decision.
        version: digest of the document, likewise.
        next: the claim after it in the queue; empty where there is none.
    """

    name: str
    id: ClaimId
    href: str
    adds: str
    title: str
    document: DocumentId
    document_title: str
    document_href: str
    publisher: str
    published: str
    language: str
    case: str
    maker: str
    standing: str
    warnings: tuple[str, ...]
    steps: tuple[Step, ...]
    reasons: tuple[str, ...]
    seen: str
    version: str
    next: str
    waiting: int
    filled: Filled
    empty: Row
    choices: Mapping[str, tuple[str, ...]]
    stretches: tuple[Stretch, ...]
    siblings: tuple[Sibling, ...]


def claim_page(asked: Asked) -> ClaimPage:
    """One claim.

    Raises:
        RefusedError: there is none of this name.
    """
    held, ref = asked.held, meant(asked.name, asked.held)
    filed, state = held.claims.get(ref) or held.rejected.get(ref), held.reviewed.get(ref)
    if filed is None:
        raise not_known("claim", asked.name)
    place = places(held).get(ref)
    page = replace(
        _page(filed.claim, filed.document, held),
        name=ref_text(ref),
        title=claim_title(filed.claim),
        case="" if filed.case is None else case_address(filed.case),
        maker=filed.maker.name,
        seen=seen_of(filed.claim, filed.review),
        reasons=() if place is None else queued(held)[place].reasons,
        next=_next(held, place),
    )
    return page if state is None else _as_reviewed(page, state)


def new_claim_page(asked: Asked) -> ClaimPage:
    """A claim to be added to a document, empty or like another.

    Raises:
        RefusedError: there is no such document, or no such claim in it.
    """
    held, document = asked.held, asked.held.documents.get(DocumentId(asked.name))
    if document is None:
        raise not_known("document", asked.name)
    like = asked.query.get("like", "")
    if not like:
        title = "A claim that was missed"
        return replace(_page(empty_claim(document), document, held), title=title, filled=_nothing(document))
    filed = held.claims.get(ClaimRef(document.id, ClaimId(like)))
    if filed is None:
        raise not_known("claim", f"{document.id}#{like}")
    return replace(_page(filed.claim, document, held), title=f"Another claim, to begin with like {like}")


def meant(name: str, held: Held) -> ClaimRef:
    """The claim of a name; ids may have the sign in them that stands between document and claim."""
    ref = ref_from_text(name)
    if ref.document in held.documents:
        return ref
    known = (each for each in (*held.claims, *held.reviewed) if ref_text(each) == name)
    return next(known, ref)


def empty_claim(document: Document) -> Claim:
    """A claim with nothing but its first character as words, for a form to begin with."""
    return new_claim(document, [Span(0, 1)])


def _nothing(document: Document) -> Filled:
    filled = filled_of(empty_claim(document))
    return replace(filled, rows={**filled.rows, "evidence": ()})


def _page(claim: Claim, document: Document, held: Held) -> ClaimPage:
    siblings = [each for each in held.claims_of.get(document.id, ()) if each.claim.id != claim.id]
    return ClaimPage(
        name="",
        id=claim.id,
        href=claim_address(ClaimRef(document.id, claim.id)),
        adds=add_claim_address(document.id),
        title=document_title(document),
        document=document.id,
        document_title=document_title(document),
        document_href=document_address(document.id),
        publisher=document.publisher or "unknown publisher",
        published="undated" if document.published is None else document.published.isoformat(),
        language=document.language or "",
        case="",
        maker="",
        standing="Nobody has reviewed it.",
        warnings=(),
        steps=(),
        reasons=(),
        seen="",
        version=document.digest,
        next="",
        waiting=len(queued(held)),
        filled=filled_of(claim),
        empty=EMPTY,
        choices=CHOICES,
        stretches=stretches(document.text, [claim]),
        siblings=tuple(
            Sibling(id=each.claim.id, href=claim_address(each.ref), what=claim_title(each.claim)) for each in siblings
        ),
    )


def _next(held: Held, place: int | None) -> str:
    """The claim after this one in the queue; from outside the queue, its first."""
    waiting = queued(held)
    after = 0 if place is None else place + 1
    return claim_address(waiting[after].filed.ref) if after < len(waiting) else ""


def _as_reviewed(page: ClaimPage, state: Reviewable) -> ClaimPage:
    history = state.history
    return replace(
        page,
        standing=page.standing if state.review is None else f"{_sentence(state.review)}.",
        warnings=tuple(_warnings(state)),
        steps=() if history is None else tuple(_step(each, state.review) for each in history.steps),
    )


def _warnings(state: Reviewable) -> Iterator[str]:
    for each in state.overlooked:
        yield f"{_sentence(each)}; whoever decided after that had not seen it. Both are kept: decide once more."
    others = () if state.history is None else state.history.disagreement
    for each in (each for each in others if each not in state.overlooked):
        yield f"{_sentence(each)}, which is not what counts now."
    if state.is_read_otherwise:
        yield "It is read otherwise now than when it was reviewed."
    if state.is_of_earlier_version:
        yield "The document has changed since it was reviewed."


def _sentence(review: Review) -> str:
    why = f", because: {review.reason.rstrip('.')}" if review.reason else ""
    return f"{review.maker.name} {_DONE[review.decision]} it on {review.reviewed_at:%Y-%m-%d}{why}"


def _step(step: ReviewStep, counts: Review | None) -> Step:
    if isinstance(step, Undoing):
        return Step(who=step.maker.name, what="took it back", when=_when(step.undone_at), reason="", counts=False)
    return Step(
        who=step.maker.name,
        what=f"{_DONE[step.decision]} it",
        when=_when(step.reviewed_at),
        reason=step.reason,
        counts=step is counts or step == counts,
    )


def _when(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")
