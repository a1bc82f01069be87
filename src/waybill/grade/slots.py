"""What a claim says, slot by slot, so that claims can be held against each other.

A topic is what two claims can agree or disagree on: the supplier, how many mortars, when it was delivered. Where two
claims have values of one topic that all exclude each other, they disagree; what a claim leaves out disagrees with
nothing.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Final, TypeAlias

from waybill.core.claim import Basis, Claim, Filler, Stage
from waybill.core.ids import EntityId
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.topic import Topic
from waybill.grade.phrasing import counted, priced, worded
from waybill.grade.values import Measured, Named, Reached, Value
from waybill.ontology import Catalogue, Ontology
from waybill.text.names import key

_ROUGHLY_DAYS: Final = 31
"""How far off a date may be that is only about right."""
_STATE: Final = "state/"
_PROGRESS: Final = (Stage.SOUGHT, Stage.OFFERED, Stage.AGREED, Stage.DISPATCHED, Stage.DELIVERED)
_ENDS_APART: Final = frozenset({Stage.DELIVERED, Stage.INTERCEPTED})
"""Goods that were seized on the way are not those that arrived; every other pair may be two steps of one transfer."""


Said: TypeAlias = Mapping[Topic, frozenset[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of a claim.

    Attributes:
        values: what a claim says in it, each with what it is about.
        parts: whether sources that disagree on it cannot confirm each other.
    """

    name: str
    values: Callable[[Claim, Ontology], Iterable[tuple[str, Value]]]
    parts: bool = False


def said(claim: Claim, ontology: Ontology) -> Said:
    """Everything that a claim says, by topic, in the order of the slots."""
    found: dict[Topic, set[Value]] = defaultdict(set)
    for slot in SLOTS:
        for about, value in slot.values(claim, ontology):
            found[Topic(slot.name, about)].add(value)
    return {topic: frozenset(values) for topic, values in found.items()}


def place_of(topic: Topic) -> int:
    """Where the slot of a topic stands among all."""
    return _PLACES[topic.slot]


def _parties(claim: Claim, ontology: Ontology, *, slot: str, settled: bool) -> Iterator[tuple[str, Value]]:
    fillers: tuple[Filler, ...] = getattr(claim, slot)
    for each in fillers:
        own = each.entity or key(each.text)
        above = _above(ontology.parties, each.entity) | {own}
        yield "", Named(own=own, text=each.text, above=above, settled=settled and each.entity is not None)


def _places(claim: Claim, ontology: Ontology, *, slot: str, settled: bool) -> Iterator[tuple[str, Value]]:
    fillers: tuple[Filler, ...] = getattr(claim, slot)
    for each in fillers:
        own, above, is_known = _location(each.entity, ontology) if each.entity else (key(each.text), frozenset(), False)
        yield "", Named(own=own, text=each.text, above=above | {own}, settled=settled and is_known)


@lru_cache(maxsize=1 << 14)
def _location(entity: EntityId, ontology: Ontology) -> tuple[str, frozenset[str], bool]:
    """A place as its own id or that of its country, what it lies in, and whether its country is known."""
    known = ontology.places.entity(entity) or ontology.parties.entity(entity)
    if known is None or known.country is None:
        return entity, _above(ontology.places, entity), False
    country = f"country/{known.country}"
    own = country if entity.startswith(_STATE) else entity
    return own, _above(ontology.places, entity) | {country}, True


@lru_cache(maxsize=1 << 14)
def _above(catalogue: Catalogue, entity: EntityId | None) -> frozenset[str]:
    return frozenset() if entity is None else frozenset({entity, *(each.id for each in catalogue.ancestors(entity))})


def _items(claim: Claim, ontology: Ontology) -> Iterator[tuple[str, Value]]:
    for item in claim.items:
        own = item.entity or key(item.text)
        yield "", Named(own=own, text=item.text, above=_above(ontology.weapons, item.entity) | {own}, settled=False)


def _quantities(claim: Claim, _: Ontology) -> Iterator[tuple[str, Value]]:
    for item in claim.items:
        if item.quantity is not None:
            quantity = item.quantity
            unit = "" if quantity.unit is None else f", in {quantity.unit.value}"
            yield f"{item.entity or key(item.text)}{unit}", _count(quantity, f"{item.text}{unit}")


def _count(quantity: Quantity, of: str) -> Measured:
    return Measured(least=quantity.least, most=quantity.most, text=counted(quantity), of=of)


def _dates(claim: Claim, _: Ontology) -> Iterator[tuple[str, Value]]:
    if claim.date is not None:
        first, last = _days(claim.date.period)
        yield worded(claim.stage), Measured(least=first, most=last, text=claim.date.period.edtf)


def _order(claim: Claim, _: Ontology) -> Iterator[tuple[str, Value]]:
    if claim.date is not None and claim.stage in _PROGRESS:
        first, last = _days(claim.date.period)
        text = f"{worded(claim.stage)} {claim.date.period.edtf}"
        yield "", Reached(place=_PROGRESS.index(claim.stage), least=first, most=last, text=text)


def _days(period: Period) -> tuple[float, float]:
    """First and last day as ordinals, infinite where open; wider where the period is only about right."""
    margin = _ROUGHLY_DAYS if period.is_approximate else 0
    first = -math.inf if period.earliest is None else max(period.earliest.toordinal() - margin, 1)
    last = math.inf if period.latest is None else min(period.latest.toordinal() + margin, date.max.toordinal())
    return first, last


def _money(claim: Claim, _: Ontology) -> Iterator[tuple[str, Value]]:
    if claim.value is not None:
        money = claim.value.money
        yield money.currency, Measured(least=money.least, most=money.most, text=priced(money))


def _labels(claim: Claim, _: Ontology, *, slot: str) -> Iterator[tuple[str, Value]]:
    if slot == "stage":
        text = worded(claim.stage)
        yield "", Named(own=text, text=text, above=frozenset({text}), settled=claim.stage in _ENDS_APART)
    elif slot == "basis" and claim.basis is not Basis.UNKNOWN:
        text = worded(claim.basis)
        yield "", Named(own=text, text=text, above=frozenset({text}))
    elif slot == "covert" and claim.covert:
        yield "", Named(own=slot, text=slot, above=frozenset({slot}), settled=False)


def _transport(claim: Claim, _: Ontology) -> Iterator[tuple[str, Value]]:
    for carriage in claim.transport:
        text = worded(carriage.mode)
        yield "", Named(own=text, text=text, above=frozenset({text}), settled=False)


SLOTS: Final = (
    Slot(name="supplier", values=partial(_parties, slot="supplier", settled=True), parts=True),
    Slot(name="recipient", values=partial(_parties, slot="recipient", settled=True), parts=True),
    Slot(name="intermediary", values=partial(_parties, slot="intermediary", settled=False)),
    Slot(name="items", values=_items),
    Slot(name="quantity", values=_quantities),
    Slot(name="origin", values=partial(_places, slot="origin", settled=True)),
    Slot(name="via", values=partial(_places, slot="via", settled=False)),
    Slot(name="destination", values=partial(_places, slot="destination", settled=True)),
    Slot(name="transport", values=_transport),
    Slot(name="date", values=_dates, parts=True),
    Slot(name="order", values=_order, parts=True),
    Slot(name="value", values=_money),
    Slot(name="stage", values=partial(_labels, slot="stage")),
    Slot(name="basis", values=partial(_labels, slot="basis")),
    Slot(name="covert", values=partial(_labels, slot="covert")),
)
"""Those without ``parts`` may differ between sources that speak of one transfer all the same."""

PARTING: Final = frozenset(slot.name for slot in SLOTS if slot.parts)
_PLACES: Final = {slot.name: place for place, slot in enumerate(SLOTS)}
