"""What was missed and what was wrong, each beside its words.

In:     a document and the pairing of its claims.
Out:    differences, claim by claim in the order of the text.
Laws:   within pairs, every missed and every wrong filler and label of the figures is one side of one difference;
        a claim without partner is one difference, its fillers are not listed again;
        every difference quotes the document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from waybill.core.claim import Claim
from waybill.core.ids import ClaimId, DocumentId, JsonObject
from waybill.core.span import Quote, Span, cover
from waybill.evaluation.pairing import Pair, Pairing
from waybill.evaluation.slots import SLOTS, SlotMatch
from waybill.text.sentences import sentences

SINGLE: Final = ("date", "value")
"""Slots that hold one filler at most: one that differs is told as one difference with both values."""


class DifferenceKind(StrEnum):
    """Whether something is lacking or something given is not right."""

    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which a prediction differs from the reference.

    Attributes:
        kind: missed: only the reference has it; wrong: the prediction has it, and the reference has not, or has
            something else.
        slot: name of the slot or label; ``claim`` for a whole claim, ``class`` for the class of a matched item,
            ``chain_length`` for the number of nodes of a matched source chain.
        reference: what the reference has; None where it has nothing.
        predicted: what was predicted; None where nothing was.
        reference_claim: the claim it is about; None for a predicted claim without partner.
        predicted_claim: the claim it is about; None for a missed claim.
        span: the words it is about.
        quote: the sentences they stand in.
    """

    kind: DifferenceKind
    slot: str
    reference: str | None
    predicted: str | None
    reference_claim: ClaimId | None
    predicted_claim: ClaimId | None
    span: Span
    quote: Quote

    def to_json(self) -> JsonObject:
        """The difference as a JSON object; spans are pairs of code-point offsets into the document's text."""
        return {
            "kind": self.kind.value,
            "slot": self.slot,
            "reference": self.reference,
            "predicted": self.predicted,
            "reference_claim": self.reference_claim,
            "predicted_claim": self.predicted_claim,
            "span": [self.span.start, self.span.end],
            "quote": self.quote.text,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDifferences:
    """All differences in one document; none if it was read perfectly."""

    document: DocumentId
    differences: tuple[Difference, ...]

    def to_json(self) -> JsonObject:
        """The differences as a JSON object."""
        return {"document": self.document, "differences": [each.to_json() for each in self.differences]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contrast:
    """Two values of a slot of two claims, and the words they are about."""

    slot: str
    reference: str | None
    predicted: str | None
    span: Span


def differences(text: str, pairing: Pairing) -> tuple[Difference, ...]:
    """Everything in which the predicted claims of one document differ from the reference.

    Args:
        text: of the document.
        pairing: of its claims.
    """
    cut = sentences(text)
    sides: list[tuple[Claim | None, Claim | None, Iterable[_Contrast]]] = [
        *((claim, None, (_absent(claim, missed=True),)) for claim in pairing.missed),
        *((None, claim, (_absent(claim, missed=False),)) for claim in pairing.wrong),
        *((pair.reference, pair.predicted, _contrasts(pair)) for pair in pairing.pairs),
    ]
    sides.sort(key=lambda side: _ground(side[0], side[1]))
    return tuple(
        Difference(
            kind=DifferenceKind.MISSED if contrast.predicted is None else DifferenceKind.WRONG,
            slot=contrast.slot,
            reference=contrast.reference,
            predicted=contrast.predicted,
            reference_claim=None if reference is None else reference.id,
            predicted_claim=None if predicted is None else predicted.id,
            span=contrast.span,
            quote=_sentences_of(contrast.span, text, cut),
        )
        for reference, predicted, contrasts in sides
        for contrast in contrasts
    )


def _ground(reference: Claim | None, predicted: Claim | None) -> Span:
    claim = reference or predicted
    assert claim is not None
    return claim.evidence[0].span


def _sentences_of(span: Span, text: str, cut: Iterable[Span]) -> Quote:
    return Quote.of(text, cover([span, *(sentence for sentence in cut if sentence.overlaps(span))]))


def _absent(claim: Claim, *, missed: bool) -> _Contrast:
    """A claim that the other side lacks, in one line."""
    supplier, recipient, items = (
        ", ".join(part.shown for part in slot.parts(claim)) or "?"
        for slot in SLOTS
        if slot.name in ("supplier", "recipient", "items")
    )
    shown = f"{supplier} → {recipient}: {items} ({claim.stage.value}, {claim.polarity.value})"
    return _Contrast(
        slot="claim",
        reference=shown if missed else None,
        predicted=None if missed else shown,
        span=claim.evidence[0].span,
    )


def _contrasts(pair: Pair) -> Iterator[_Contrast]:
    for slot in pair.slots:
        yield from _fillers(slot)
    for label in pair.labels:
        yield from _unequal(label.label, label.reference, label.predicted, pair.reference.evidence[0].span)
    for item, other in pair.items:
        yield from _unequal("class", item.weapon_class.value, other.weapon_class.value, item.span)
    for chain, beside in pair.chains:
        yield from _unequal("chain_length", str(len(chain)), str(len(beside)), chain[-1].span)


def _fillers(slot: SlotMatch) -> Iterator[_Contrast]:
    """What is left over on either side; of a slot that holds one filler both sides at once."""
    found = tuple(zip(*slot.couples, strict=True)) or ((), ())
    missed = [part for place, part in enumerate(slot.reference) if place not in found[0]]
    wrong = [part for place, part in enumerate(slot.predicted) if place not in found[1]]
    if slot.slot in SINGLE and missed and wrong:
        yield from _unequal(slot.slot, missed[0].shown, wrong[0].shown, missed[0].span)
        return
    for part in missed:
        yield _Contrast(slot=slot.slot, reference=part.shown, predicted=None, span=part.span)
    for part in wrong:
        yield _Contrast(slot=slot.slot, reference=None, predicted=part.shown, span=part.span)


def _unequal(slot: str, reference: str, predicted: str, span: Span) -> Iterator[_Contrast]:
    if reference != predicted:
        yield _Contrast(slot=slot, reference=reference, predicted=predicted, span=span)
