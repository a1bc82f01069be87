"""Claims from frames that are claims already: each frame's words bound, and its ties to other claims kept.

In:     frames whose tagger has joined the mentions of each transfer and read its speakers.
Out:    claims in the order of the text, and the frames that made none.
Laws:   every frame ends in a claim or is set aside with a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from waybill.core.claim import Claim, Ground, Polarity
from waybill.core.document import Document
from waybill.core.ids import ClaimId
from waybill.core.mention import Frame
from waybill.core.span import Span
from waybill.extract.assembling import Assembled, claim_of, lacking, reject
from waybill.extract.binding import Binder
from waybill.extract.phrases import Sentence


def compose(document: Document, frames: Sequence[Frame], sentences: Sequence[Sentence], binder: Binder) -> Assembled:
    """One claim for each frame that names weapons and a party or a place."""
    made: list[tuple[Frame, Claim]] = []
    rejected = []
    taken: set[ClaimId] = set()
    for frame in frames:
        sketch = binder.sketch(frame)
        reason = lacking(sketch, bare_denials=False)
        if reason is not None:
            rejected.append(reject(document, frame.trigger.span, reason))
            continue
        claim = replace(claim_of(document, sketch, sentences), score=frame.score, grounds=_grounds(frame))
        while claim.id in taken:
            claim = replace(claim, id=ClaimId(f"{claim.id}x"))
        taken.add(claim.id)
        made.append((frame, claim))
    first = {frame.trigger.span: claim for frame, claim in reversed(made)}
    claims = tuple(_tied(claim, frame, first) for frame, claim in made)
    return Assembled(claims=claims, set_aside=tuple(rejected))


def _grounds(frame: Frame) -> tuple[Ground, ...]:
    """The words that a frame stands on, with how sure its tagger is of them."""
    words = ((mention.label, mention.span, mention.score) for mention in (frame.trigger, *frame.roles))
    labels = ((label, frame.trigger.span, score) for label, score in frame.sure)
    return tuple(Ground(slot=slot, span=span, probability=score) for slot, span, score in (*words, *labels))


def _tied(claim: Claim, frame: Frame, made: Mapping[Span, Claim]) -> Claim:
    """The claim with what it details and what it denies, where those became claims."""
    whole = made.get(frame.details) if frame.details is not None else None
    denied = made.get(frame.denies) if frame.denies is not None else None
    is_denial = denied is not None and denied is not claim and denied.polarity is Polarity.AFFIRMED
    return replace(
        claim,
        part_of=whole.id if whole is not None and whole is not claim else None,
        disputes=denied.id if denied is not None and is_denial else None,
    )
