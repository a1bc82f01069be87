"""Tables of what claims say: the claims, and their items, parties, places and sources."""

from collections.abc import Iterator
from typing import Final

from waybill.core.claim import Claim, Filler
from waybill.core.filed import FiledClaim
from waybill.core.ids import EntityId
from waybill.core.review import seen_of
from waybill.core.span import Span
from waybill.export.columns import Cell, Column, Row, Table, day, instant, number, text, texts, truth, whole
from waybill.export.selection import Selection
from waybill.telling import wording

_REF: Final = text("ref", "the claim among all documents: document and claim, `north#c1`")
_SPAN: Final = (
    whole("start", "where its words begin in the document's text, counted in code points from 0"),
    whole("end", "where they end, the first code point that is no longer part of them"),
)


def ref(filed: FiledClaim) -> str:
    """A claim as people name it."""
    return f"{filed.document.id}#{filed.claim.id}"


_CLAIM_COLUMNS: Final[tuple[Column, ...]] = (
    _REF,
    text("document", "id of the document"),
    text("claim", "id of the claim within it"),
    text("case", "id of the case that it belongs to"),
    text("publisher", "of the document"),
    day("published", "when the document was published"),
    text("url", "of the document"),
    texts("evidence", "the words that state the claim, exactly as in the text"),
    text("basis", "on what terms: sale, grant, loan, exchange, taking, unknown"),
    truth("covert", "whether the text calls it smuggled, illicit, secret"),
    text("stage", "the furthest point that it says was reached"),
    text("polarity", "affirmed, or denied"),
    text("certainty", "stated, alleged, or possible"),
    texts("supplier", "who gives, as written"),
    texts("recipient", "who gets, as written"),
    texts("intermediary", "who brokers or carries, as written"),
    texts("items", "what moves, with its number, as written"),
    texts("origin", "where it leaves, as written"),
    texts("via", "where it passes, as written"),
    texts("destination", "where it arrives, as written"),
    texts("transport", "sea, air, road, rail, foot, post"),
    text("date", "when that stage was reached, in EDTF"),
    day("date_earliest", "the first day that the date can mean"),
    day("date_latest", "the last day that it can mean"),
    truth("date_approximate", "whether the date is about right, or uncertain"),
    number("value", "the money for the items; of a range the lower figure"),
    text("currency", "of the value, ISO 4217"),
    text("value_bound", "exact, about, at_least, at_most, or range"),
    text("part_of", "the claim of the same document that it details"),
    text("disputes", "the claim of the same document that it denies"),
    texts("denied_by", "claims that deny it"),
    number("score", "how often claims of which the reader is as sure were right; none of claims coded by hand"),
    text("maker", "who found or coded it"),
    text("maker_kind", "program, import, or person"),
    text("maker_version", "of a program"),
    text("decision", "what a person decided on it: accepted, corrected, or added; to be filled in to review it"),
    text("reason", "why, in a sentence"),
    text("reviewed_by", "who decided"),
    instant("reviewed_at", "when"),
    text("seen", "digest of the claim with what was decided on it, by which an edited file is told from a later state"),
)


def _claims(filed: FiledClaim, selection: Selection) -> Iterator[Row]:
    claim, document = filed.claim, filed.document
    yield (
        *(ref(filed), document.id, claim.id, filed.case, document.publisher, document.published, document.url),
        tuple(quote.text for quote in claim.evidence),
        *(claim.basis.value, claim.covert, claim.stage.value, claim.polarity.value, claim.certainty.value),
        *(_named(claim.supplier), _named(claim.recipient), _named(claim.intermediary)),
        tuple(
            item.text if item.quantity is None else f"{wording.quantity(item.quantity)} {item.text}"
            for item in claim.items
        ),
        *(_named(claim.origin), _named(claim.via), _named(claim.destination)),
        tuple(carriage.mode.value for carriage in claim.transport),
        *_dating(claim),
        *_price(claim),
        *(claim.part_of, claim.disputes, tuple(f"{each.document}#{each.claim}" for each in filed.denied_by)),
        *(claim.score, filed.maker.name, filed.maker.kind.value, filed.maker.version or None),
        *_review(filed),
    )


def _review(filed: FiledClaim) -> tuple[Cell, ...]:
    review = filed.review
    if review is None:
        return None, None, None, None, seen_of(filed.claim, None)
    seen = seen_of(review.claim, review)
    return review.decision.value, review.reason or None, review.maker.name, review.reviewed_at, seen


def _named(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    return tuple(filler.text for filler in fillers)


def _dating(claim: Claim) -> tuple[Cell, ...]:
    if claim.date is None:
        return None, None, None, None
    period = claim.date.period
    return period.edtf, period.earliest, period.latest, period.is_approximate


def _price(claim: Claim) -> tuple[Cell, ...]:
    if claim.value is None:
        return None, None, None
    money = claim.value.money
    return money.amount, money.currency, money.bound.value


def _items(filed: FiledClaim, selection: Selection) -> Iterator[Row]:
    for place, item in enumerate(filed.claim.items, start=1):
        count = item.quantity
        yield (
            *(ref(filed), filed.case, place, item.text, item.weapon_class.value),
            None if count is None else count.value,
            None if count is None else count.high,
            None if count is None else count.bound.value,
            None if count is None or count.unit is None else count.unit.value,
            *(item.entity, _name_of(item.entity, selection), *_ends(item.span)),
        )


def _parties(filed: FiledClaim, selection: Selection) -> Iterator[Row]:
    for place, (slot, filler) in enumerate(filed.claim.parties(), start=1):
        entity = None if filler.entity is None else selection.entity(filler.entity)
        yield (
            *(ref(filed), filed.case, place, slot, filler.text, filler.entity),
            None if entity is None else entity.name,
            None if entity is None else entity.kind.value,
            None if entity is None else entity.country,
            *_ends(filler.span),
        )


def _places(filed: FiledClaim, selection: Selection) -> Iterator[Row]:
    for place, (slot, filler) in enumerate(filed.claim.places(), start=1):
        known = selection.ontology
        kind = None if filler.entity is None else known.place(filler.entity)
        at = None if filler.entity is None else known.location(filler.entity)
        yield (
            *(ref(filed), filed.case, place, slot, filler.text, filler.entity),
            _name_of(filler.entity, selection),
            None if kind is None else kind.value,
            None if at is None else at.latitude,
            None if at is None else at.longitude,
            *_ends(filler.span),
        )


def _sources(filed: FiledClaim, selection: Selection) -> Iterator[Row]:
    for chain, nodes in enumerate(filed.claim.sources, start=1):
        for position, node in enumerate(nodes, start=1):
            is_last = position == len(nodes)
            yield (
                *(ref(filed), filed.case, chain, position, node.text, node.kind.value, node.named, is_last),
                *_ends(node.span),
            )


def _name_of(entity: EntityId | None, selection: Selection) -> str | None:
    found = None if entity is None else selection.entity(entity)
    return None if found is None else found.name


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


_OF_CASE: Final = text("case", "id of the case that the claim belongs to")

CLAIM_TABLES: Final[tuple[Table[FiledClaim], ...]] = (
    Table(name="claims", about="a claim: what one document says of one transfer", columns=_CLAIM_COLUMNS, rows=_claims),
    Table(
        name="items",
        about="an item of a claim",
        columns=(
            *(_REF, _OF_CASE, whole("place", "of the item among those of the claim, from 1")),
            text("text", "the words for it, without the number"),
            text("class", "kind of weapon"),
            number("quantity", "how many; of a range the lower end; none if not said or vague"),
            number("quantity_high", "upper end of a range"),
            text("quantity_bound", "exact, about, at_least, at_most, or range"),
            text("quantity_unit", "rounds, tons, kilograms or containers; none for pieces"),
            *(text("entity", "id of the weapon meant"), text("entity_name", "its name"), *_SPAN),
        ),
        rows=_items,
    ),
    Table(
        name="parties",
        about="a party of a claim",
        columns=(
            *(_REF, _OF_CASE, whole("place", "of the party among those of the claim, from 1")),
            text("slot", "supplier, recipient, or intermediary"),
            text("text", "as written"),
            text("entity", "id of who is meant"),
            text("entity_name", "name of who is meant"),
            text("entity_kind", "state, force, agency, armed_group, company, and so on"),
            text("country", "where it belongs, ISO 3166-1 alpha-2"),
            *_SPAN,
        ),
        rows=_parties,
    ),
    Table(
        name="places",
        about="a place of a claim",
        columns=(
            *(_REF, _OF_CASE, whole("place", "of the place among those of the claim, from 1")),
            text("slot", "origin, via, or destination"),
            text("text", "as written"),
            text("entity", "id of the place meant"),
            text("entity_name", "name of the place meant"),
            text("kind", "city, port, country, and so on: how exact the place is"),
            number("latitude", "in degrees, north positive; of a middle of the place"),
            number("longitude", "in degrees, east positive"),
            *_SPAN,
        ),
        rows=_places,
    ),
    Table(
        name="sources",
        about="a speaker of a chain of sources of a claim",
        columns=(
            *(_REF, _OF_CASE, whole("chain", "of the claim, from 1")),
            whole("position", "in the chain, from 1: from the first after the publisher to the origin"),
            text("text", "as written"),
            text("kind", "outlet, government, military, witness, and so on"),
            truth("named", "whether it is named"),
            truth("last", "whether it is the last of its chain, the one that says it at first hand"),
            *_SPAN,
        ),
        rows=_sources,
    ),
)
