"""Put sketches together to claims: join the steps of one batch, tie denials to what they deny."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import Claim, Polarity, claim_id
from waybill.core.document import Document
from waybill.core.ids import ClaimId
from waybill.core.mention import Frame
from waybill.core.outcome import Reason, Rejection
from waybill.core.span import Quote, Span, squeeze
from waybill.extract.claims.binding import Binder
from waybill.extract.claims.sketches import (
    Sketch,
    carry_on,
    complete,
    detail,
    goes_on,
    is_detail,
    join,
    speak_of_one_transfer,
    specific,
)
from waybill.extract.claims.summaries import apportion, tie_details
from waybill.extract.denials.denying import bare_denial, denied_by, same_transfer
from waybill.extract.sentences.phrases import Sentence
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Claims in the order of the text, and the frames that made none, each with its reason."""

    claims: tuple[Claim, ...]
    set_aside: tuple[Rejection, ...]


def assemble(
    document: Document,
    frames: Sequence[Frame],
    sentences: Sequence[Sentence],
    binder: Binder,
    *,
    ontology: Ontology,
) -> Assembled:
    """Claims of a document from its frames."""
    sketches: list[Sketch] = []
    set_aside: list[Rejection] = []
    for frame in frames:
        sketch = binder.sketch(frame)
        reason = lacking(sketch)
        if reason is not None and sketches and is_detail(sketches[-1], sketch, ontology):
            sketches[-1] = detail(sketches[-1], sketch, ontology)
            continue
        if reason is not None and not _goes_with(sketch, sketches):
            set_aside.append(reject(document, frame.trigger.span, reason))
            continue
        _place(sketch, sketches, ontology)
    whole = []
    for sketch in complete(apportion(sketches, ontology), ontology):
        sketch = binder.recall(sketch)
        reason = lacking(sketch)
        if reason is None:
            whole.append(sketch)
        else:
            set_aside += [reject(document, trigger, reason) for trigger in sketch.triggers]
    claims, unfounded = _claims(document, whole, sentences, ontology)
    set_aside += [
        reject(document, trigger, Reason.NOT_A_TRANSFER) for sketch in unfounded for trigger in sketch.triggers
    ]
    return Assembled(
        claims=claims,
        set_aside=tuple(sorted(set_aside, key=lambda each: (each.span or Span(0, 1), each.reason))),
    )


def lacking(sketch: Sketch, *, bare_denials: bool = True) -> Reason | None:
    """What a sketch lacks to be a claim; None if nothing.

    Args:
        sketch: with its fillers bound.
        bare_denials: whether a denial may leave its weapons to what it denies.
    """
    if bare_denials and sketch.polarity is Polarity.DENIED and not sketch.items:
        return None
    if not sketch.items:
        return Reason.NO_WEAPON
    return None if sketch.has_party_or_route else Reason.NO_PARTY_OR_ROUTE


def _goes_with(sketch: Sketch, sketches: Sequence[Sketch]) -> bool:
    """Whether an incomplete sketch can still complete another: its weapons were named just before, or are now."""
    gap = sketch.sentences[0] - sketches[-1].sentences[-1] if sketches else 2
    names_party = gap == 0 and bool(sketch.supplier or sketch.recipient)
    names_both = bool(sketch.supplier and sketch.recipient)
    return (gap <= 1 and sketch.anaphoric) or names_party or names_both or bool(sketch.items)


def _place(sketch: Sketch, sketches: list[Sketch], ontology: Ontology) -> None:
    """Join a sketch to the last one that speaks of the same transfer, or begin a new one."""
    if sketches and goes_on(sketches[-1], sketch):
        sketches[-1] = carry_on(sketches[-1], sketch, ontology)
        return
    for index in range(len(sketches) - 1, -1, -1):
        if speak_of_one_transfer(sketches[index], sketch, ontology):
            sketches[index] = join(sketches[index], sketch, ontology)
            return
    sketches.append(sketch)


def _claims(
    document: Document, sketches: Sequence[Sketch], sentences: Sequence[Sentence], ontology: Ontology
) -> tuple[tuple[Claim, ...], tuple[Sketch, ...]]:
    """Claims with ids, evidence, and ties to what they deny; and the denials of what no claim says."""
    claims: list[Claim] = []
    unfounded: list[Sketch] = []
    taken: set[ClaimId] = set()
    for sketch in sorted(sketches, key=lambda each: each.triggers[0]):
        if sketch.polarity is Polarity.DENIED and not sketch.items:
            denied = denied_by(sketch, claims, sentences, document.publisher, ontology)
            if denied is None:
                unfounded.append(sketch)
                continue
            claim = bare_denial(document, sketch, denied, sentences)
        else:
            claim = claim_of(document, replace(sketch, items=specific(sketch.items)), sentences)
            if claim.polarity is Polarity.DENIED:
                denied = same_transfer(claim, claims, ontology)
                claim = replace(claim, disputes=None if denied is None else denied.id)
        while claim.id in taken:
            claim = replace(claim, id=ClaimId(f"{claim.id}x"))
        taken.add(claim.id)
        claims.append(claim)
    return tie_details(claims, sentences, ontology), tuple(unfounded)


def claim_of(document: Document, sketch: Sketch, sentences: Sequence[Sentence]) -> Claim:
    """The claim of a sketch, with its id and evidence, and no ties to others."""
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in sketch.sentences)
    distinction = "|".join((sketch.polarity.value, *(f"{span.start}" for span in sketch.triggers)))
    return Claim(
        id=claim_id(document.id, evidence, distinction),
        document=document.id,
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in sorted(set(sketch.triggers))),
        basis=sketch.basis,
        covert=sketch.covert,
        stage=sketch.stage,
        polarity=sketch.polarity,
        certainty=sketch.certainty,
        supplier=sketch.supplier,
        recipient=sketch.recipient,
        intermediary=sketch.intermediary,
        items=sketch.items,
        origin=sketch.origin,
        via=sketch.via,
        destination=tuple(
            place for place in sketch.destination if place.span not in {each.span for each in sketch.via}
        ),
        transport=sketch.transport,
        date=sketch.date,
        value=sketch.value,
        sources=sketch.chains,
    )


_SET_ASIDE: Final = {
    Reason.NOT_A_TRANSFER: (
        "it denies something that no claim here says, or tells of weapons that do not change hands",
        "nothing to do, unless the text says what is denied, or that they do: then code the claims by hand",
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


def reject(document: Document, span: Span, reason: Reason) -> Rejection:
    """The rejection of a trigger that made no claim."""
    detail, remedy = _SET_ASIDE[reason]
    return Rejection(
        reason=reason,
        subject=f"{document.id}: {squeeze(span.of(document.text))}",
        detail=detail,
        remedy=remedy,
        document=document.id,
        span=span,
    )
