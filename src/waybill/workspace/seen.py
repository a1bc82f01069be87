"""What of a case, or of a claim, can be filtered by."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from waybill.core.case import Case
from waybill.core.claim import Basis, Certainty, Filler, Stage, WeaponClass
from waybill.core.filed import FiledClaim
from waybill.core.ids import EntityId
from waybill.core.period import Period
from waybill.workspace.lineage import Named
from waybill.workspace.said import said_in_case, said_in_claim

ClaimsOf: TypeAlias = Callable[[Case], Iterable[FiledClaim]]


def no_claims(_: Case) -> tuple[FiledClaim, ...]:
    """None at all."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A case, or a claim, as filters see it.

    Attributes:
        slots: parties and places by slot.
        items: names, classes, and which weapons are meant.
        published: when it became public; None where that is not known.
        case: of a claim the one that it belongs to; None where it belongs to none.
        certainties: asked for late, as are ``publishers`` and ``words``, for they may lie further away.
    """

    slots: Mapping[str, Sequence[Named]]
    items: Sequence[tuple[str, WeaponClass, EntityId | None]]
    stage: Stage | None
    bases: Sequence[Basis]
    periods: Sequence[Period]
    covert: bool
    disputed: bool
    published: date | None
    case: Case | None
    certainties: Callable[[], Iterator[Certainty]]
    publishers: Callable[[], Iterator[str]]
    words: Callable[[], str]

    def parties(self) -> list[Named]:
        """Those who supply, receive or pass on."""
        return [each for slot in ("supplier", "recipient", "intermediary") for each in self.slots[slot]]


def seen_case(case: Case, claims_of: ClaimsOf = no_claims) -> Seen:
    """A case as filters see it; claims are asked for only where they are needed."""
    summary = case.summary
    slots = {
        slot: [(each.name, each.entity) for each in parties]
        for slot, parties in (
            ("supplier", summary.supplier),
            ("recipient", summary.recipient),
            ("intermediary", summary.intermediary),
            ("origin", summary.origin),
            ("via", summary.via),
            ("destination", summary.destination),
        )
    }
    return Seen(
        slots=slots,
        items=[(each.name, each.weapon_class, each.entity) for each in summary.items],
        stage=summary.stage,
        bases=summary.basis,
        periods=summary.dates,
        covert=summary.covert,
        disputed=case.disputed,
        published=case.first_published,
        case=case,
        certainties=lambda: (each.claim.certainty for each in claims_of(case)),
        publishers=lambda: (each.document.publisher for each in claims_of(case) if each.document.publisher),
        words=lambda: said_in_case(case, claims_of(case)),
    )


def seen_claim(filed: FiledClaim, case: Case | None) -> Seen:
    """A claim as filters see it, with its case."""
    claim, document = filed.claim, filed.document
    slots = {slot: _named(getattr(claim, slot)) for slot in ("supplier", "recipient", "intermediary")}
    places = {slot: _named(getattr(claim, slot)) for slot in ("origin", "via", "destination")}
    return Seen(
        slots={**slots, **places},
        items=[(each.text, each.weapon_class, each.entity) for each in claim.items],
        stage=claim.stage,
        bases=[claim.basis],
        periods=[] if claim.date is None else [claim.date.period],
        covert=claim.covert,
        disputed=filed.is_disputed,
        published=document.published,
        case=case,
        certainties=lambda: iter([claim.certainty]),
        publishers=lambda: iter([document.publisher] if document.publisher else []),
        words=lambda: said_in_claim(filed),
    )


def _named(fillers: Iterable[Filler]) -> list[Named]:
    return [(each.text, each.entity) for each in fillers]
