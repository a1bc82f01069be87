"""A claim as pages tell it: who says what, on which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Certainty, Filler
from waybill.core.filed import FiledClaim
from waybill.core.grade import Grade
from waybill.telling import wording
from waybill.telling.titles import claim_title
from waybill.web.links import Link, case_address, claim_address, claim_anchor, document_address, entity_address
from waybill.workspace.held import Held

MOST_TOLD: Final = 200
"""Claims, or texts, that a page tells; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A slot of a claim, and the parties, places or values in it."""

    slot: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim.

    Attributes:
        number: on this page.
        anchor: name of its place on the page of its document.
        title: who gives what to whom, and whether that is denied.
        words: where its words stand.
        says: stage, terms, how sure, whether covert.
        chains: of sources, from the first after the publisher to the origin.
        quotes: the sentences that state it.
        case: None until it belongs to one.
        grade: of the claim alone; empty where it has none.
        href: its own page, where it is reviewed.
        reviewed: who has decided on it, and what; empty where nobody has.
    """

    number: int
    id: str
    anchor: str
    title: str
    words: str
    document: str
    publisher: str
    published: str
    polarity: str
    says: str
    slots: tuple[Filled, ...]
    chains: tuple[str, ...]
    quotes: tuple[str, ...]
    case: str | None
    grade: str
    maker: str
    href: str
    reviewed: str


def told(filed: FiledClaim, number: int, grade: Grade | None, held: Held) -> Told:
    """A claim under a number."""
    claim, document = filed.claim, filed.document
    return Told(
        number=number,
        id=claim.id,
        anchor=claim_anchor(claim.id),
        title=claim_title(claim),
        words=document_address(document.id, claim.id),
        document=document.id,
        publisher=document.publisher or "unknown publisher",
        published="undated" if document.published is None else document.published.isoformat(),
        polarity=claim.polarity.value,
        says=_says(filed),
        slots=tuple(slot for slot in _slots(filed, held) if slot.values),
        chains=tuple(map(wording.chain, claim.sources)),
        quotes=tuple(quote.text for quote in claim.evidence),
        case=None if filed.case is None else case_address(filed.case),
        grade="" if grade is None else str(grade),
        maker=filed.maker.name,
        href=claim_address(filed.ref),
        reviewed="" if filed.review is None else f"{filed.review.decision.value} by {filed.review.maker.name}",
    )


def _says(filed: FiledClaim) -> str:
    claim = filed.claim
    parts = [wording.label(claim.stage)]
    parts += [wording.label(claim.basis)] if claim.basis.value != "unknown" else []
    parts += [wording.label(claim.certainty)] if claim.certainty is not Certainty.STATED else []
    parts += ["covert"] if claim.covert else []
    return " · ".join(parts)


def _slots(filed: FiledClaim, held: Held) -> Iterator[Filled]:
    claim = filed.claim
    for slot in ("supplier", "recipient", "intermediary"):
        yield _filled(slot, getattr(claim, slot), held)
    items = (
        Link(
            text=f"{wording.quantity(each.quantity)} {each.text}".strip(),
            href=None if each.entity is None else entity_address(each.entity),
        )
        for each in claim.items
    )
    yield Filled(slot="item", values=tuple(items))
    for slot in ("origin", "via", "destination"):
        yield _filled(slot, getattr(claim, slot), held)
    yield Filled(
        slot="transport", values=tuple(Link(text=wording.label(each.mode), href=None) for each in claim.transport)
    )
    if claim.date is not None:
        yield Filled(slot="date", values=(Link(text=claim.date.period.edtf, href=None),))
    if claim.value is not None:
        yield Filled(slot="value", values=(Link(text=wording.money(claim.value.money), href=None),))


def _filled(slot: str, fillers: tuple[Filler, ...], held: Held) -> Filled:
    return Filled(slot=slot, values=tuple(_link(each, held) for each in fillers))


def _link(filler: Filler, held: Held) -> Link:
    """A name as written, and the name of who is meant where that is another."""
    entity = None if filler.entity is None else held.entity(filler.entity)
    meant = "" if entity is None or entity.name == filler.text else f" ({entity.name})"
    return Link(text=filler.text + meant, href=None if entity is None else entity_address(entity.id))
