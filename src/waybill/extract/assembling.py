"""Put drafts together to claims: join the steps of one batch, tie denials to what they deny."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import Certainty, Claim, Filler, Polarity, claim_id
from waybill.core.document import Document
from waybill.core.ids import ClaimId
from waybill.core.mention import Frame
from waybill.core.outcome import Reason, Rejection
from waybill.core.span import Quote, Span, squeeze
from waybill.extract.attribution import Attribution
from waybill.extract.binding import Binder
from waybill.extract.drafts import (
    Draft,
    carry_on,
    complete,
    detail,
    goes_on,
    is_detail,
    join,
    shares_party,
    speak_of_one_transfer,
    specific,
)
from waybill.extract.phrases import Sentence
from waybill.extract.reference import is_same_party
from waybill.extract.summaries import apportion, tie_details
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings

_RULE_SCORE: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Claims in the order of the text, and the frames that made none, each with its reason."""

    claims: tuple[Claim, ...]
    set_aside: tuple[Rejection, ...]


def assemble(
    document: Document,
    frames: Sequence[Frame],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    *,
    ontology: Ontology,
    wordings: Wordings,
) -> Assembled:
    """Claims of a document from its frames."""
    binder = Binder(document, sentences, attributions, ontology, wordings)
    drafts: list[Draft] = []
    set_aside: list[Rejection] = []
    for frame in frames:
        draft = binder.draft(frame)
        reason = _lacking(draft)
        if reason is not None and drafts and is_detail(drafts[-1], draft, ontology):
            drafts[-1] = detail(drafts[-1], draft, ontology)
            continue
        if reason is not None and not _goes_with(draft, drafts):
            set_aside.append(_reject(document, frame.trigger.span, reason))
            continue
        _place(draft, drafts, ontology)
    whole = []
    for draft in complete(apportion(drafts, ontology), ontology):
        draft = binder.recall(draft)
        reason = _lacking(draft)
        if reason is None:
            whole.append(draft)
        else:
            set_aside += [_reject(document, trigger, reason) for trigger in draft.triggers]
    claims, unfounded = _claims(document, whole, sentences, ontology)
    set_aside += [
        _reject(document, trigger, Reason.NOT_A_TRANSFER) for draft in unfounded for trigger in draft.triggers
    ]
    return Assembled(
        claims=claims,
        set_aside=tuple(sorted(set_aside, key=lambda each: (each.span or Span(0, 1), each.reason))),
    )


def _lacking(draft: Draft) -> Reason | None:
    if draft.polarity is Polarity.DENIED and not draft.items:
        return None
    if not draft.items:
        return Reason.NO_WEAPON
    return None if draft.has_party_or_route else Reason.NO_PARTY_OR_ROUTE


def _goes_with(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an incomplete draft can still complete another: its weapons were named just before, or are now."""
    gap = draft.sentences[0] - drafts[-1].sentences[-1] if drafts else 2
    names_party = gap == 0 and bool(draft.supplier or draft.recipient)
    names_both = bool(draft.supplier and draft.recipient)
    return (gap <= 1 and draft.anaphoric) or names_party or names_both or bool(draft.items)


def _place(draft: Draft, drafts: list[Draft], ontology: Ontology) -> None:
    """Join a draft to the last one that speaks of the same transfer, or begin a new one."""
    if drafts and goes_on(drafts[-1], draft):
        drafts[-1] = carry_on(drafts[-1], draft, ontology)
        return
    for index in range(len(drafts) - 1, -1, -1):
        if speak_of_one_transfer(drafts[index], draft, ontology):
            drafts[index] = join(drafts[index], draft, ontology)
            return
    drafts.append(draft)


def _claims(
    document: Document, drafts: Sequence[Draft], sentences: Sequence[Sentence], ontology: Ontology
) -> tuple[tuple[Claim, ...], tuple[Draft, ...]]:
    """Claims with ids, evidence, and ties to what they deny; and the denials of what no claim says."""
    claims: list[Claim] = []
    unfounded: list[Draft] = []
    taken: set[ClaimId] = set()
    for draft in sorted(drafts, key=lambda each: each.triggers[0]):
        if draft.polarity is Polarity.DENIED and not draft.items:
            denied = _denied(draft, claims, ontology)
            if denied is None:
                unfounded.append(draft)
                continue
            claim = _denial(document, draft, denied, sentences)
        else:
            claim = _claim(document, draft, sentences)
            if claim.polarity is Polarity.DENIED:
                denied = _same_transfer(claim, claims, ontology)
                claim = replace(claim, disputes=None if denied is None else denied.id)
        while claim.id in taken:
            claim = replace(claim, id=ClaimId(f"{claim.id}x"))
        taken.add(claim.id)
        claims.append(claim)
    return tie_details(claims, sentences, ontology), tuple(unfounded)


def _claim(document: Document, draft: Draft, sentences: Sequence[Sentence]) -> Claim:
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in draft.sentences)
    items = specific(draft.items)
    distinction = "|".join((draft.polarity.value, *(f"{span.start}" for span in draft.triggers)))
    return Claim(
        id=claim_id(document.id, evidence, distinction),
        document=document.id,
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in sorted(set(draft.triggers))),
        basis=draft.basis,
        covert=draft.covert,
        stage=draft.stage,
        polarity=draft.polarity,
        certainty=draft.certainty,
        supplier=draft.supplier,
        recipient=draft.recipient,
        intermediary=draft.intermediary,
        items=items,
        origin=draft.origin,
        via=draft.via,
        destination=tuple(place for place in draft.destination if place.span not in {each.span for each in draft.via}),
        transport=draft.transport,
        date=draft.date,
        value=draft.value,
        sources=draft.chains,
        score=_RULE_SCORE,
    )


def _denial(document: Document, draft: Draft, denied: Claim, sentences: Sequence[Sentence]) -> Claim:
    """A denial without slots of its own: it takes what it denies, but date and covertness only from its own words."""
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in draft.sentences)
    return replace(
        denied,
        id=claim_id(document.id, evidence, f"denied|{draft.triggers[0].start}"),
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in draft.triggers),
        polarity=Polarity.DENIED,
        certainty=Certainty.STATED,
        covert=draft.covert,
        date=draft.date,
        sources=draft.chains,
        disputes=denied.id,
        part_of=None,
    )


def _denied(draft: Draft, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The claim that a bare denial speaks of: the last one in which the denier takes part, else the last one."""
    affirmed = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED]
    if not affirmed or not draft.chains:
        return None
    denier = Filler(text=draft.chains[0][-1].text, span=draft.chains[0][-1].span)
    for claim in reversed(affirmed):
        if any(is_same_party(denier, party, ontology) for _, party in claim.parties()):
            return claim
    return affirmed[-1]


def _same_transfer(denial: Claim, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The last claim before that a denial can speak of, one that names a party of its own first."""
    compatible = [
        claim
        for claim in reversed(claims)
        if claim.polarity is Polarity.AFFIRMED
        and _shares(denial.recipient, claim.recipient, ontology)
        and _shares(denial.supplier, claim.supplier, ontology)
    ]
    named = (
        claim
        for claim in compatible
        if shares_party(denial.recipient, claim.recipient, ontology)
        or shares_party(denial.supplier, claim.supplier, ontology)
    )
    return next(named, compatible[0] if compatible else None)


def _shares(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    return not left or not right or shares_party(left, right, ontology)


_SET_ASIDE: Final = {
    Reason.NOT_A_TRANSFER: (
        "it denies something that no claim here says",
        "nothing to do, unless the text says what is denied: then code both claims by hand",
    ),
    Reason.NO_WEAPON: (
        "no weapon is named beside it",
        "nothing to do, unless the words do name one: then code the claim by hand",
    ),
    Reason.NO_PARTY_OR_ROUTE: (
        "nobody gives or gets and nothing leaves or arrives",
        "nothing to do, unless the words do say so: then code the claim by hand",
    ),
}


def _reject(document: Document, span: Span, reason: Reason) -> Rejection:
    detail, remedy = _SET_ASIDE[reason]
    return Rejection(
        reason=reason,
        subject=f"{document.id}: {squeeze(span.of(document.text))}",
        detail=detail,
        remedy=remedy,
        document=document.id,
        span=span,
    )
