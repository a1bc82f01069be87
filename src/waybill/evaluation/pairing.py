"""Which predicted claim stands for which claim of the reference.

In:     the claims of one document by two hands.
Out:    pairs, and on each side the claims without partner, in the order of the text.
Laws:   every claim comes out exactly once;
        the order of the claims and their ids do not matter;
        two hands in exchanged places give as many pairs, with as much agreement, where quantities are given by both
        or neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Claim, Item
from waybill.core.ids import canonical
from waybill.core.shape import claim_to_json
from waybill.core.span import Quote, Span, squeeze
from waybill.core.speaker import Chain
from waybill.evaluation.likeness import Catalogues, item_name_likeness, party_likeness
from waybill.evaluation.matching import Couple, match
from waybill.evaluation.slots import LABELS, SLOTS, SlotMatch

NOT_SAID: Final = frozenset(("id", "part_of", "disputes", "triggers", "spans", "entities", "score", "grounds"))
"""Keys of a claim that ties are not broken by: how it is named, how it was read, what was made of it."""

STRICT_SLOTS: Final = ("supplier", "recipient", "items")
STRICT_LABELS: Final = ("stage", "polarity")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMatch:
    """One label of two claims side by side."""

    label: str
    reference: str
    predicted: str

    @property
    def is_right(self) -> bool:
        """Whether the labels are equal."""
        return self.reference == self.predicted


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims that are taken to be one statement.

    Attributes:
        slots: in the order of ``SLOTS``.
        labels: in the order of ``LABELS``.
    """

    reference: Claim
    predicted: Claim
    slots: tuple[SlotMatch, ...]
    labels: tuple[LabelMatch, ...]

    @property
    def agreement(self) -> int:
        """Slot agreement: the number of fillers and labels that are right, just as slot F1 counts them.

        So the pairing of greatest agreement is the one that gives slot F1 the most right answers. Labels belong to it
        because they alone tell a statement from its denial, which stand on the same words with the same fillers.
        """
        return sum(len(slot.couples) for slot in self.slots) + sum(label.is_right for label in self.labels)

    @property
    def items(self) -> tuple[tuple[Item, Item], ...]:
        """The items that match, side by side."""
        couples = self._couples("items")
        return tuple((self.reference.items[row], self.predicted.items[column]) for row, column in couples)

    @property
    def chains(self) -> tuple[tuple[Chain, Chain], ...]:
        """The source chains that match, side by side."""
        couples = self._couples("sources")
        return tuple((self.reference.sources[row], self.predicted.sources[column]) for row, column in couples)

    def _couples(self, name: str) -> tuple[Couple, ...]:
        return next(slot.couples for slot in self.slots if slot.slot == name)

    @property
    def is_strict(self) -> bool:
        """Whether supplier, recipient, items, stage and polarity are all right, with nothing missed and nothing added.

        Items are right with their quantities, as in slot F1; their class does not count.
        """
        return all(slot.is_exact for slot in self.slots if slot.slot in STRICT_SLOTS) and all(
            label.is_right for label in self.labels if label.label in STRICT_LABELS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The claims of one document, paired as far as they go.

    Attributes:
        missed: claims of the reference without partner.
        wrong: predicted claims without partner.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[Claim, ...]
    wrong: tuple[Claim, ...]


def pair(reference: Sequence[Claim], predicted: Sequence[Claim], catalogues: Catalogues) -> Pairing:
    """Pair claims one to one so that the sum of slot agreement is greatest."""
    left, right = _in_order(reference), _in_order(predicted)
    allowed = {
        (row, column): side_by_side(claim, other, catalogues)
        for row, claim in enumerate(left)
        for column, other in enumerate(right)
        if may_pair(claim, other, catalogues)
    }
    couples = match({couple: pair.agreement for couple, pair in allowed.items()})
    rows, columns = {row for row, _ in couples}, {column for _, column in couples}
    return Pairing(
        pairs=tuple(allowed[couple] for couple in couples),
        missed=tuple(claim for row, claim in enumerate(left) if row not in rows),
        wrong=tuple(claim for column, claim in enumerate(right) if column not in columns),
    )


def side_by_side(reference: Claim, predicted: Claim, catalogues: Catalogues) -> Pair:
    """Two claims of one document compared slot by slot and label by label."""
    return Pair(
        reference=reference,
        predicted=predicted,
        slots=tuple(slot.match(reference, predicted, catalogues) for slot in SLOTS),
        labels=tuple(
            LabelMatch(label=label.name, reference=label.value(reference), predicted=label.value(predicted))
            for label in LABELS
        ),
    )


def may_pair(reference: Claim, predicted: Claim, catalogues: Catalogues) -> bool:
    """Whether two claims share evidence, and at least one supplier, recipient or item.

    Items are shared whatever their quantities: that something moved is one question, how much of it another.
    """
    return share_evidence(reference, predicted) and (
        any(party_likeness(one, other, catalogues) for one in reference.supplier for other in predicted.supplier)
        or any(party_likeness(one, other, catalogues) for one in reference.recipient for other in predicted.recipient)
        or any(item_name_likeness(one, other, catalogues) for one in reference.items for other in predicted.items)
    )


def share_evidence(left: Claim, right: Claim) -> bool:
    """Whether a quote of one has a character in common with a quote of the other.

    Equal quotes count wherever they stand: a quote given without offsets may be bound to another place with the same
    words.
    """
    return any(_overlap(one, other) for one in left.evidence for other in right.evidence)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.span.overlaps(other.span) or squeeze(one.text) == squeeze(other.text)


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    """Claims by their evidence, then by what they say; ids last, so that they decide between equals alone."""

    def place(claim: Claim) -> tuple[list[Span], str, str]:
        says = {key: value for key, value in claim_to_json(claim).items() if key not in NOT_SAID}
        return [quote.span for quote in claim.evidence], canonical(says), claim.id

    return sorted(claims, key=place)
