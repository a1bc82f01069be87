"""The slots and labels of a claim, as a comparison goes through them.

``SLOTS`` and ``LABELS`` are the whole of what slot F1 counts: one row each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from waybill.core.claim import Carriage, Claim, Dating, Filler, Item, Price
from waybill.core.quantity import Money, Quantity
from waybill.core.span import Span
from waybill.core.speaker import Chain
from waybill.evaluation.likeness import (
    Catalogues,
    carriage_likeness,
    chain_likeness,
    dating_likeness,
    item_likeness,
    party_likeness,
    place_likeness,
    price_likeness,
)
from waybill.evaluation.matching import Couple, match

F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A filler of any slot as people read it, and its words."""

    shown: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMatch:
    """One slot of two claims side by side.

    Attributes:
        couples: positions of the fillers that match, one to one.
    """

    slot: str
    reference: tuple[Part, ...]
    predicted: tuple[Part, ...]
    couples: tuple[Couple, ...]

    @property
    def is_exact(self) -> bool:
        """Whether nothing is missed and nothing wrong."""
        return len(self.reference) == len(self.predicted) == len(self.couples)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Generic[F]):
    """A slot: what fills it, when two fillers match, and how one is shown.

    Attributes:
        likeness: 0 where the fillers do not match; the more, the closer.
    """

    name: str
    fillers: Callable[[Claim], tuple[F, ...]]
    likeness: Callable[[F, F, Catalogues], int]
    shown: Callable[[F], Part]

    def parts(self, claim: Claim) -> tuple[Part, ...]:
        """What fills the slot, in the claim's order."""
        return tuple(self.shown(filler) for filler in self.fillers(claim))

    def match(self, reference: Claim, predicted: Claim, catalogues: Catalogues) -> SlotMatch:
        """Put the fillers of two claims together: as many as match, and of those the closest."""
        left, right = self.fillers(reference), self.fillers(predicted)
        closeness = {
            (row, column): close
            for row, filler in enumerate(left)
            for column, other in enumerate(right)
            if (close := self.likeness(filler, other, catalogues))
        }
        # One couple more outweighs any closeness: the number of matched fillers comes first.
        extra = 1 + sum(closeness.values())
        couples = match({couple: extra + close for couple, close in closeness.items()})
        return SlotMatch(
            slot=self.name, reference=self.parts(reference), predicted=self.parts(predicted), couples=couples
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label: a value that every claim has exactly one of."""

    name: str
    value: Callable[[Claim], str]


def _filler(filler: Filler) -> Part:
    return Part(shown=filler.text, span=filler.span)


def _item(item: Item) -> Part:
    shown = item.text if item.quantity is None else f"{_number(item.quantity)} {item.text}"
    return Part(shown=shown, span=item.span)


def _number(quantity: Quantity) -> str:
    high = "" if quantity.high is None else f"–{quantity.high}"
    bound = "" if quantity.bound.value == "exact" or high else f"{quantity.bound.value.replace('_', ' ')} "
    unit = "" if quantity.unit is None else f" {quantity.unit.value}"
    return f"{bound}{quantity.value}{high}{unit}"


def _carriage(carriage: Carriage) -> Part:
    return Part(shown=carriage.mode.value, span=carriage.span)


def _dating(dating: Dating) -> Part:
    return Part(shown=dating.period.edtf, span=dating.span)


def _price(price: Price) -> Part:
    return Part(shown=_sum(price.money), span=price.span)


def _sum(money: Money) -> str:
    return f"{money.currency} {money.amount:,}"


def _chain(chain: Chain) -> Part:
    return Part(shown=" › ".join(node.text for node in chain), span=chain[-1].span)


def _party(name: str, fillers: Callable[[Claim], tuple[Filler, ...]]) -> Slot[Filler]:
    return Slot(name=name, fillers=fillers, likeness=party_likeness, shown=_filler)


def _place(name: str, fillers: Callable[[Claim], tuple[Filler, ...]]) -> Slot[Filler]:
    return Slot(name=name, fillers=fillers, likeness=place_likeness, shown=_filler)


def _one(filler: F | None) -> tuple[F, ...]:
    return () if filler is None else (filler,)


AnySlot = Slot[Filler] | Slot[Item] | Slot[Carriage] | Slot[Dating] | Slot[Price] | Slot[Chain]

SLOTS: Final[tuple[AnySlot, ...]] = (
    _party("supplier", lambda claim: claim.supplier),
    _party("recipient", lambda claim: claim.recipient),
    _party("intermediary", lambda claim: claim.intermediary),
    Slot(name="items", fillers=lambda claim: claim.items, likeness=item_likeness, shown=_item),
    _place("origin", lambda claim: claim.origin),
    _place("via", lambda claim: claim.via),
    _place("destination", lambda claim: claim.destination),
    Slot(name="transport", fillers=lambda claim: claim.transport, likeness=carriage_likeness, shown=_carriage),
    Slot(name="date", fillers=lambda claim: _one(claim.date), likeness=dating_likeness, shown=_dating),
    Slot(name="value", fillers=lambda claim: _one(claim.value), likeness=price_likeness, shown=_price),
    Slot(name="sources", fillers=lambda claim: claim.sources, likeness=chain_likeness, shown=_chain),
)

LABELS: Final = (
    Label(name="basis", value=lambda claim: claim.basis.value),
    Label(name="covert", value=lambda claim: "true" if claim.covert else "false"),
    Label(name="stage", value=lambda claim: claim.stage.value),
    Label(name="polarity", value=lambda claim: claim.polarity.value),
    Label(name="certainty", value=lambda claim: claim.certainty.value),
)
