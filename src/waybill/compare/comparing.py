"""Line up cases with registers.

Laws:   every record stands in exactly one deal, and every deal either beside one case or only in the register;
        every case stands beside a deal or only here;
        the two sides of a mirror stay apart: neither number replaces the other;
        the order of cases and records does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from waybill.compare.agreement import Agreement, agreement, is_one_transfer, meet
from waybill.compare.cards import Card, card_of_case, card_of_record, numbers_of_like_items
from waybill.compare.register import Record
from waybill.core.case import Case
from waybill.core.claim import Stage
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.ontology import Ontology

Deal: TypeAlias = tuple[Record, ...]
"""One record, or those of both sides about the same parties, category and year."""

_ANYBODY: Final = "*"
_NOBODY: Final = ""
_BEFORE_DELIVERY: Final = frozenset({Stage.SOUGHT, Stage.OFFERED, Stage.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that a record gives otherwise than a case.

    Attributes:
        what: ``number``, ``year of order`` or ``year of delivery``.
    """

    what: str
    record: Record
    there: tuple[Period | Quantity, ...]
    here: tuple[Period | Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A case and the deal that it is taken to mean.

    Attributes:
        agreement: with the record of the deal that agrees best; what differs from any of its records is not held.
    """

    case: Case
    deal: Deal
    agreement: Agreement
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Cases beside registers.

    Attributes:
        both: by case.
        register: deals that no case means.
        ledger: cases that mean no deal.
    """

    both: tuple[Match, ...]
    register: tuple[Deal, ...]
    ledger: tuple[Case, ...]


def is_contradicted(deal: Deal) -> bool:
    """Whether exporter and importer report numbers that exclude each other."""
    numbers = [record.delivered for record in deal if record.delivered is not None]
    return any(left.excludes(right) for left in numbers for right in numbers)


def compare(cases: Iterable[Case], records: Iterable[Record], ontology: Ontology) -> Comparison:
    """Line up cases with the records of registers."""
    listed = sorted(cases, key=lambda case: case.id)
    cards = [card_of_case(case, ontology) for case in listed]
    blocks = _blocks(cards)
    matches: list[Match] = []
    alone: list[Deal] = []
    for deal, deal_cards in _deals(records, ontology):
        found = [(agreement(cards[at], each), at) for each in deal_cards for at in sorted(_near(each, blocks))]
        fitting = [(-each.score, at, each) for each, at in found if is_one_transfer(each)]
        if not fitting:
            alone.append(deal)
            continue
        _, at, best = min(fitting, key=lambda each: each[:2])
        differences = tuple(_differences(listed[at], cards[at], zip(deal, deal_cards, strict=True), ontology))
        agreed = best.but_for({each.what for each in differences})
        matches.append(Match(case=listed[at], deal=deal, agreement=agreed, differences=differences))
    meant = {match.case.id for match in matches}
    return Comparison(
        both=tuple(sorted(matches, key=lambda match: (match.case.id, _place(match.deal[0])))),
        register=tuple(alone),
        ledger=tuple(case for case in listed if case.id not in meant),
    )


def _place(record: Record) -> tuple[str, int]:
    return record.file, record.line


def _deals(records: Iterable[Record], ontology: Ontology) -> Iterator[tuple[Deal, list[Card]]]:
    """Deals by place, with a card for each record."""
    groups: dict[object, list[tuple[Record, Card]]] = defaultdict(list)
    for record in sorted(records, key=_place):
        card = card_of_record(record, ontology)
        mirror = (card.supplier.own, card.recipient.own, card.classes, record.delivered_on)
        groups[_place(record) if record.reporter is None else mirror].append((record, card))
    for group in groups.values():
        yield tuple(record for record, _ in group), [card for _, card in group]


def _blocks(cards: Sequence[Card]) -> Mapping[tuple[str, str], set[int]]:
    """Cases by pairs of parties, so that a record meets only those that share them or leave them out."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, card in enumerate(cards):
        for pair in _pairs(card.supplier.above or {_NOBODY}, card.recipient.above or {_NOBODY}):
            blocks[pair].add(at)
    return blocks


def _near(record: Card, blocks: Mapping[tuple[str, str], set[int]]) -> set[int]:
    givers = {*record.supplier.above, _NOBODY} if record.supplier.own else {_ANYBODY}
    getters = {*record.recipient.above, _NOBODY} if record.recipient.own else {_ANYBODY}
    pairs = [pair for pair in product(givers, getters) if pair != (_NOBODY, _NOBODY)]
    return {at for pair in pairs for at in blocks.get(pair, ())}


def _pairs(givers: Iterable[str], getters: Iterable[str]) -> Iterator[tuple[str, str]]:
    givers, getters = list(givers), list(getters)
    yield from product(givers, getters)
    yield from ((giver, _ANYBODY) for giver in givers)
    yield from ((_ANYBODY, getter) for getter in getters)


def _differences(
    case: Case, card: Card, deal: Iterable[tuple[Record, Card]], ontology: Ontology
) -> Iterator[Difference]:
    for record, its_card in deal:
        told = numbers_of_like_items(case, its_card, ontology)
        number = _number_of(record, case.summary.stage)
        if number is not None and told and all(number.excludes(each) for each in told):
            yield Difference(what="number", record=record, there=(number,), here=told)
        for what, theirs, ours in (
            ("year of order", its_card.ordered_on, card.ordered_on),
            ("year of delivery", its_card.delivered_on, card.delivered_on),
        ):
            if meet(ours, theirs) is False:
                yield Difference(what=what, record=record, there=theirs, here=ours)


def _number_of(record: Record, stage: Stage | None) -> Quantity | None:
    """The number that a case at this stage should give: what was ordered, or what has come of it."""
    first, second = record.delivered, record.ordered
    if stage in _BEFORE_DELIVERY:
        first, second = second, first
    return second if first is None or (first.value == 0 and second is not None) else first
