"""Whether a claim holds together in itself: its date with its publication, totals with parts, giver with taker."""

from collections.abc import Iterator, Sequence

from waybill.core.claim import Claim, Item
from waybill.core.document import Document
from waybill.grade.phrasing import counted, listed, worded
from waybill.ontology import Ontology


def flaws(claim: Claim, document: Document | None, ontology: Ontology) -> tuple[str, ...]:
    """What does not hold together in a claim, in words that can follow "it"; empty where all does."""
    return (*_dated_ahead(claim, document), *_to_itself(claim), *_more_than_all(claim.items, ontology))


def _dated_ahead(claim: Claim, document: Document | None) -> Iterator[str]:
    published = None if document is None else document.published
    if claim.date is None or published is None or claim.date.period.earliest is None:
        return
    if claim.date.period.earliest > published:
        yield f"says what was {worded(claim.stage)} in {claim.date.period.edtf}, after its publication on {published}"


def _to_itself(claim: Claim) -> Iterator[str]:
    recipients = {each.entity for each in claim.recipient if each.entity}
    for each in claim.supplier:
        if each.entity in recipients:
            yield f"names {each.text} both as who gives and as who gets"


def _more_than_all(items: Sequence[Item], ontology: Ontology) -> Iterator[str]:
    """Parts that are more than the total that they are named beside."""
    above = {
        item.entity: {each.id for each in ontology.weapons.ancestors(item.entity)} for item in items if item.entity
    }
    for total in items:
        beneath = [item for item in items if item.entity and total.entity in above[item.entity]]
        wholes = {whole for item in beneath if item.entity for whole in above[item.entity]}
        parts = [item for item in beneath if item.entity not in wholes and _are_of_one_unit(item, total)]
        if total.quantity is None or len(parts) < 2:
            continue
        if sum(part.quantity.least for part in parts if part.quantity is not None) > total.quantity.most:
            named = listed([f"{counted(part.quantity)} {part.text}" for part in parts if part.quantity is not None])
            yield f"counts {named} among {counted(total.quantity)} {total.text}"


def _are_of_one_unit(item: Item, other: Item) -> bool:
    return item.quantity is not None and other.quantity is not None and item.quantity.unit is other.quantity.unit
