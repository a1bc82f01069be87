"""Documents and claims in the guide's JSON shape.

The guide's keys stay as they are; ``spans``, ``entities``, ``score``, ``grounds`` and ``triggers`` are ours beside
them. Claims are read back by ``core.binding``.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from waybill.core.claim import PARTY_SLOTS, PLACE_SLOTS, Claim, Filler
from waybill.core.document import Document, document_id
from waybill.core.fields import as_tuple, as_whole, checked, label_at, number_at, object_at, text_or_none_at
from waybill.core.ids import DocumentId, JsonObject, JsonValue
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.span import Span
from waybill.errors import ShapeError

_FILLER_SLOTS: Final = (*PARTY_SLOTS, *PLACE_SLOTS)


def document_to_json(document: Document, claims: Iterable[Claim] | None = None) -> JsonObject:
    """A document, with its claims if they are given, as one object in the guide's shape."""
    shape: dict[str, JsonValue] = {
        "id": document.id,
        "url": document.url,
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.isoformat(),
        "language": document.language,
        "title": document.title,
        "text": document.text,
    }
    if document.byline is not None:
        shape["byline"] = document.byline
    if document.pages:
        shape["pages"] = list(document.pages)
    if document.capture is not None:
        shape["capture"] = document.capture
    if claims is not None:
        shape["claims"] = [claim_to_json(claim) for claim in claims]
    return shape


def claim_to_json(claim: Claim) -> JsonObject:
    """One claim in the guide's shape, with spans, entities and score beside it."""
    fillers: dict[str, Sequence[Filler]] = {slot: getattr(claim, slot) for slot in _FILLER_SLOTS}
    shape: dict[str, JsonValue] = {
        "id": claim.id,
        "evidence": [quote.text for quote in claim.evidence],
        "triggers": [quote.text for quote in claim.triggers],
        "basis": claim.basis.value,
        "covert": claim.covert,
        "stage": claim.stage.value,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        **{slot: [filler.text for filler in fillers[slot]] for slot in PARTY_SLOTS},
        "items": [
            {"text": item.text, "class": item.weapon_class.value, "quantity": quantity_to_json(item.quantity)}
            for item in claim.items
        ],
        **{slot: [filler.text for filler in fillers[slot]] for slot in PLACE_SLOTS},
        "transport": [carriage.mode.value for carriage in claim.transport],
        "date": None if claim.date is None else claim.date.period.edtf,
        "value": None if claim.value is None else money_to_json(claim.value.money),
        "sources": [
            [{"text": node.text, "kind": node.kind.value, "named": node.named} for node in chain]
            for chain in claim.sources
        ],
        "part_of": claim.part_of,
        "disputes": claim.disputes,
        "score": claim.score,
    }
    spans: dict[str, JsonValue] = {
        "evidence": [_pair(quote.span) for quote in claim.evidence],
        "triggers": [_pair(quote.span) for quote in claim.triggers],
        **{slot: [_pair(filler.span) for filler in fillers[slot]] for slot in _FILLER_SLOTS},
        "items": [_pair(item.span) for item in claim.items],
        "transport": [_pair(carriage.span) for carriage in claim.transport],
        "date": None if claim.date is None else _pair(claim.date.span),
        "value": None if claim.value is None else _pair(claim.value.span),
        "sources": [[_pair(node.span) for node in chain] for chain in claim.sources],
    }
    entities: dict[str, JsonValue] = {
        **{slot: [filler.entity for filler in fillers[slot]] for slot in _FILLER_SLOTS},
        "items": [item.entity for item in claim.items],
    }
    if claim.grounds:
        shape["grounds"] = [
            {"slot": each.slot, "span": _pair(each.span), "probability": each.probability} for each in claim.grounds
        ]
    return {**shape, "spans": spans, "entities": entities}


def quantity_to_json(quantity: Quantity | None) -> JsonValue:
    """A quantity as the guide writes it; null stays null."""
    if quantity is None:
        return None
    shape: dict[str, JsonValue] = {
        "value": quantity.value,
        "bound": quantity.bound.value,
        "unit": None if quantity.unit is None else quantity.unit.value,
    }
    return shape if quantity.high is None else {**shape, "high": quantity.high}


def money_to_json(money: Money) -> JsonValue:
    """An amount of money as the guide writes it."""
    return {"amount": money.amount, "currency": money.currency, "bound": money.bound.value}


def document_from_json(shape: JsonValue, *, place: str = "document") -> Document:
    """The document of an object in the guide's shape; its ``claims`` are left alone.

    Args:
        shape: parsed JSON.
        place: names the object in errors, ``reports.jsonl:7``.

    Raises:
        ShapeError: no object, no text, or a field of the wrong type.
    """
    fields = object_at(shape, place)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ShapeError(place=place, problem="it has no text (key 'text')")
    published = published_on(text_or_none_at(fields, "published", place), place=place)
    url, publisher = text_or_none_at(fields, "url", place), text_or_none_at(fields, "publisher", place)
    own_id = fields.get("id")
    if own_id is not None and (isinstance(own_id, bool) or not isinstance(own_id, str | int)):
        raise ShapeError(place=place, problem="'id' is neither text nor a whole number")
    return Document(
        id=document_id(text, url=url, publisher=publisher, published=published)
        if own_id in (None, "")
        else DocumentId(str(own_id)),
        text=text,
        url=url,
        publisher=publisher,
        published=published,
        language=text_or_none_at(fields, "language", place),
        title=text_or_none_at(fields, "title", place),
        byline=text_or_none_at(fields, "byline", place),
        pages=_pages(fields.get("pages"), place),
    )


def published_on(written: str | None, *, place: str = "document") -> date | None:
    """Day of publication from an ISO 8601 date or date and time.

    Raises:
        ShapeError: a date that does not exist or is written otherwise.
    """
    if not written:
        return None
    try:
        return _day(written)
    except ValueError as error:
        raise ShapeError(place=place, problem=f"{written!r} is not an existing date (YYYY-MM-DD)") from error


def _pages(value: JsonValue, place: str) -> tuple[int, ...]:
    with checked(place):
        pages = as_tuple([] if value is None else value, as_whole)
        if pages[:1] not in ((), (0,)) or any(after < before for before, after in pairwise(pages)):
            raise ValueError("'pages' do not rise from 0")
        return pages


def _day(written: str) -> date:
    return date.fromisoformat(written) if len(written) <= len("YYYY-MM-DD") else datetime.fromisoformat(written).date()


def quantity_from_json(shape: JsonValue, *, place: str) -> Quantity | None:
    """The quantity that ``quantity_to_json`` wrote; null stays null.

    Raises:
        ShapeError: not a quantity of the guide.
    """
    if shape is None:
        return None
    fields = object_at(shape, f"{place}: quantity")
    high, unit = fields.get("high"), fields.get("unit")
    return Quantity(
        value=number_at(fields.get("value"), f"{place}: quantity"),
        bound=label_at(Bound, fields.get("bound", "exact"), f"{place}: bound"),
        unit=None if unit is None else label_at(Unit, unit, f"{place}: unit"),
        high=None if high is None else number_at(high, f"{place}: high"),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
