"""Claims from frames that are claims already: each frame's words bound, and its ties to other claims kept.

In:     frames whose tagger has joined the mentions of each transfer and read its speakers.
Out:    claims in the order of the text, and the frames that made none.
Laws:   every frame ends in a claim or is set aside with a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Claim, Ground, Polarity
from waybill.core.document import Document
from waybill.core.ids import ClaimId
from waybill.core.mention import Frame, Role
from waybill.core.outcome import Reason
from waybill.core.span import Span
from waybill.extract.assembling import Assembled, claim_of, lacking, reject
from waybill.extract.claims.binding import Binder
from waybill.extract.claims.continuing import with_continuations
from waybill.extract.claims.echoing import echoes
from waybill.extract.claims.repeating import without_repeats
from waybill.extract.claims.sketches import Sketch
from waybill.extract.claims.summaries import can_detail
from waybill.extract.claims.unarmed import is_of_civil_goods
from waybill.extract.denials.denying import bare_denial, bare_denials, denied_by
from waybill.extract.denials.disputing import narrowed, settled, with_own_goods
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import sentence_of
from waybill.extract.transfers.own_arms import stays_at_home
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings

_BREATH: Final = 3
"""Characters between sentences in one breath."""


def compose(
    document: Document, frames: Sequence[Frame], sentences: Sequence[Sentence], binder: Binder, *, ontology: Ontology
) -> Assembled:
    """One claim for each frame that names weapons and a party or a place, and for each denial of such a claim."""
    made: list[tuple[Frame, Claim]] = []
    without: list[tuple[Frame, Sketch]] = []
    taken: set[ClaimId] = set()
    moving = [_pointing(each, sentences) for each in frames if each.is_transfer]
    told = without_repeats([(frame, binder.sketch(frame)) for frame in moving], sentences, ontology)
    told = with_continuations(told, sentences, document.text, ontology)
    for frame, sketch in told:
        if lacking(sketch, bare_denials=False) is None:
            made.append((frame, _filed(claim_of(document, sketch, sentences), frame, taken)))
        else:
            without.append((frame, sketch))
    listed = [claim for _, claim in made]
    idle = {
        frame.trigger.span: reason
        for frame, claim in made
        if (reason := _unfit(claim, frame, listed, sentences, document, ontology)) is not None
    }
    made = [(frame, claim) for frame, claim in made if frame.trigger.span not in idle]
    first = {frame.trigger.span: claim for frame, claim in reversed(made)}
    by_motion = {span: claim for frame, claim in reversed(made) for span in frame.further} | first
    tied = [_tied(claim, frame, by_motion, ontology) for frame, claim in made]
    claims = [
        settled(claim, _affirmed(frame, by_motion), tied, sentences, ontology)
        if claim.polarity is Polarity.DENIED
        else claim
        for claim, (frame, _) in zip(tied, made, strict=True)
    ]
    rejected = [reject(document, span, reason) for span, reason in idle.items()]
    rejected += [reject(document, each.trigger.span, Reason.NOT_A_TRANSFER) for each in frames if not each.is_transfer]
    for frame, sketch in without:
        denied = _affirmed(frame, by_motion) if frame.polarity is Polarity.DENIED else None
        if denied is None and frame.polarity is Polarity.DENIED:
            before = [claim for span, claim in sorted(first.items()) if span < frame.trigger.span]
            denied = denied_by(sketch, before, sentences, document.publisher, ontology)
        if denied is not None:
            denial = narrowed(bare_denial(document, sketch, denied, sentences), sentences)
            claims = _with_bare(claims, _filed(denial, frame, taken))
        elif (reason := lacking(sketch, bare_denials=False)) is not None:
            rejected.append(reject(document, frame.trigger.span, reason))
    claims.sort(key=lambda claim: claim.triggers[0].span)
    return Assembled(claims=tuple(claims), set_aside=tuple(rejected))


def _unfit(
    claim: Claim,
    frame: Frame,
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    document: Document,
    ontology: Ontology,
) -> Reason | None:
    """Why the claim of a frame is none beside all claims of its document; None if it is one. A part is no echo."""
    if stays_at_home(claim, ontology):
        return Reason.NOT_A_TRANSFER
    is_echo = frame.details is None and echoes(claim, claims, sentences, ontology)
    is_idle = is_echo or is_of_civil_goods(claim, document.text, ontology)
    return Reason.NO_WEAPON if is_idle else None


def _with_bare(claims: Sequence[Claim], denial: Claim) -> list[Claim]:
    """Claims with a bare denial, which is one with another denial of the same in its breath or by its speaker."""
    same = (each for each in claims if each.disputes == denial.disputes and _are_one(each, denial))
    other = next(same, None)
    if other is None:
        return [*claims, denial]
    joined = replace(
        other,
        evidence=tuple(dict.fromkeys((*other.evidence, *denial.evidence))),
        triggers=tuple(dict.fromkeys((*other.triggers, *denial.triggers))),
        sources=other.sources or denial.sources,
    )
    return [joined if each is other else each for each in claims]


def _are_one(denial: Claim, bare: Claim) -> bool:
    """Whether a bare denial only goes on with another one of the same goods."""
    if denial.polarity is not Polarity.DENIED or denial.items != bare.items:
        return False
    return any(0 <= bare.evidence[-1].span.start - each.span.end <= _BREATH for each in denial.evidence)


def _pointing(frame: Frame, sentences: Sequence[Sentence]) -> Frame:
    """A frame; of a denial the goods that it names, and if it only points to another, no more than its sentence says.

    "Denied the accusation" names no goods: those that its tagger finds elsewhere are guesses.
    """
    if frame.polarity is not Polarity.DENIED:
        return frame
    frame = with_own_goods(frame, sentences)
    if frame.denies is None:
        return frame
    own = sentence_of(sentences, frame.trigger.span)
    if not any(bare_denials(own, load_wordings())):
        return frame
    near = tuple(each for each in frame.roles if each.span.overlaps(own.span))
    return frame if any(each.label == Role.ITEM for each in near) else replace(frame, roles=near)


def _filed(claim: Claim, frame: Frame, taken: set[ClaimId]) -> Claim:
    """The claim with what its tagger is sure of, and an id that no other has.

    A denial that only rules found is as sure as what it denies.
    """
    name = claim.id
    while name in taken:
        name = ClaimId(f"{name}x")
    taken.add(name)
    return replace(claim, id=name, score=claim.score if frame.score is None else frame.score, grounds=_grounds(frame))


def _grounds(frame: Frame) -> tuple[Ground, ...]:
    """The words that a frame stands on, with how sure its tagger is of them."""
    words = ((mention.label, mention.span, mention.score) for mention in (frame.trigger, *frame.roles))
    labels = ((label, frame.trigger.span, score) for label, score in frame.sure)
    return tuple(Ground(slot=slot, span=span, probability=score) for slot, span, score in (*words, *labels))


def _tied(claim: Claim, frame: Frame, made: Mapping[Span, Claim], ontology: Ontology) -> Claim:
    """The claim with what it details, where that became a claim."""
    whole = made.get(frame.details) if frame.details is not None else None
    is_part = whole is not None and whole is not claim and can_detail(claim, whole, ontology)
    return replace(claim, part_of=whole.id if whole is not None and is_part else None)


def _affirmed(frame: Frame, made: Mapping[Span, Claim]) -> Claim | None:
    """The claim that a frame denies by its tagger, if that affirms something."""
    denied = made.get(frame.denies) if frame.denies is not None else None
    return denied if denied is not None and denied.polarity is Polarity.AFFIRMED else None
