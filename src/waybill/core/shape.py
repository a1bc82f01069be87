"""Documents and claims in the guide's JSON shape, in and out.

The guide's keys stay as they are; ``spans``, ``entities``, ``score`` and ``triggers`` are ours beside them. Read back,
a claim without ``spans`` has its words looked up in the text; what has no words of its own (transport, date, value)
points to the evidence.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from waybill.core.claim import (
    PARTY_SLOTS,
    PLACE_SLOTS,
    Basis,
    Carriage,
    Certainty,
    Claim,
    Dating,
    Filler,
    Item,
    Mode,
    Polarity,
    Price,
    Stage,
    WeaponClass,
    claim_id,
)
from waybill.core.document import Document, document_id
from waybill.core.ids import ClaimId, DocumentId, EntityId, JsonObject, JsonValue, canonical
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.span import Quote, Span, locate, squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.errors import ShapeError, WaybillError

_Label = TypeVar("_Label", bound=StrEnum)
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
    fields = _object(shape, place)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ShapeError(place=place, problem="it has no text (key 'text')")
    published = published_on(_optional_text(fields, "published", place), place=place)
    url, publisher = _optional_text(fields, "url", place), _optional_text(fields, "publisher", place)
    own_id = fields.get("id")
    if own_id is not None and not isinstance(own_id, str | int):
        raise ShapeError(place=place, problem="'id' is neither text nor a whole number")
    return Document(
        id=document_id(text, url=url, publisher=publisher, published=published)
        if own_id in (None, "")
        else DocumentId(str(own_id)),
        text=text,
        url=url,
        publisher=publisher,
        published=published,
        language=_optional_text(fields, "language", place),
        title=_optional_text(fields, "title", place),
    )


def published_on(written: str | None, *, place: str = "document") -> date | None:
    """Day of publication from an ISO 8601 date or date and time.

    Raises:
        ShapeError: a date that does not exist or is written otherwise.
    """
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise ShapeError(place=place, problem=f"{written!r} is not an existing date (YYYY-MM-DD)") from error


def claims_from_json(shape: JsonValue, document: Document, *, place: str = "document") -> tuple[Claim, ...]:
    """The claims of an object in the guide's shape, bound to the words of its document.

    Raises:
        ShapeError: a claim that breaks the shape, or words that do not occur in the text.
    """
    listed = _object(shape, place).get("claims")
    if listed is None:
        return ()
    claims = tuple(
        claim_from_json(each, document, place=f"{place}, claim {number}")
        for number, each in enumerate(_list(listed, f"{place}: claims"), 1)
    )
    ids = {claim.id for claim in claims}
    if len(ids) < len(claims):
        raise ShapeError(place=place, problem="two claims have the same id")
    for claim in claims:
        for pointer in (claim.part_of, claim.disputes):
            if pointer is not None and pointer not in ids:
                raise ShapeError(
                    place=f"{place}, claim {claim.id}", problem=f"it points to {pointer}, which is no claim"
                )
    return claims


def claim_from_json(shape: JsonValue, document: Document, *, place: str = "claim") -> Claim:
    """One claim of an object in the guide's shape.

    Raises:
        ShapeError: a field of the wrong type or value, or words that do not occur in the text.
    """
    try:
        return _Binder(document, _object(shape, place), place).claim()
    except ShapeError:
        raise
    except WaybillError as error:
        raise ShapeError(place=place, problem=str(error)) from error


class _Binder:
    """Reads one claim and finds the words it speaks of."""

    def __init__(self, document: Document, fields: JsonObject, place: str) -> None:
        self._document = document
        self._fields = fields
        self._place = place
        given = fields.get("spans")
        self._spans: JsonObject = _object(given, place) if given is not None else {}
        self._evidence = self._quotes("evidence", near=0)

    def claim(self) -> Claim:
        fields, ground = self._fields, self._ground
        quotes, own_id, score = self._evidence, fields.get("id"), fields.get("score")
        covert = fields.get("covert", False)
        if not isinstance(covert, bool):
            raise self._error("'covert' is neither true nor false")
        return Claim(
            id=claim_id(self._document.id, quotes, canonical(dict(fields))) if not own_id else ClaimId(str(own_id)),
            document=self._document.id,
            evidence=quotes,
            triggers=self._quotes("triggers", near=ground.start),
            basis=self._label(Basis, "basis", Basis.UNKNOWN),
            covert=covert,
            stage=self._label(Stage, "stage", None),
            polarity=self._label(Polarity, "polarity", Polarity.AFFIRMED),
            certainty=self._label(Certainty, "certainty", Certainty.STATED),
            supplier=self._fillers("supplier"),
            recipient=self._fillers("recipient"),
            intermediary=self._fillers("intermediary"),
            items=self._items(),
            origin=self._fillers("origin"),
            via=self._fillers("via"),
            destination=self._fillers("destination"),
            transport=self._transport(),
            date=self._date(),
            value=self._value(),
            sources=self._sources(),
            part_of=self._pointer("part_of"),
            disputes=self._pointer("disputes"),
            score=float(score) if isinstance(score, int | float) else None,
        )

    @property
    def _ground(self) -> Span:
        """Where words without a place of their own point to."""
        if not self._evidence:
            raise self._error("it has no evidence")
        return self._evidence[0].span

    def _quotes(self, key: str, *, near: int) -> tuple[Quote, ...]:
        texts = self._texts(key)
        spans = [self._span(key, number, text, near=near) for number, text in enumerate(texts)]
        return tuple(Quote.of(self._document.text, span) for span in sorted(set(spans)))

    def _fillers(self, slot: str) -> tuple[Filler, ...]:
        entities = self._entities(slot)
        return tuple(
            Filler(
                text=squeeze(text),
                span=self._span(slot, number, text, near=self._ground.start),
                entity=entities[number] if number < len(entities) else None,
            )
            for number, text in enumerate(self._texts(slot))
        )

    def _items(self) -> tuple[Item, ...]:
        entities = self._entities("items")
        items = []
        for number, each in enumerate(_list(self._fields.get("items") or [], f"{self._place}: items")):
            fields = _object(each, f"{self._place}: items")
            text = _text(fields.get("text"), f"{self._place}: text of an item")
            items.append(
                Item(
                    text=squeeze(text),
                    span=self._span("items", number, text, near=self._ground.start),
                    weapon_class=_label(WeaponClass, fields.get("class", "other"), f"{self._place}: class of an item"),
                    quantity=quantity_from_json(fields.get("quantity"), place=self._place),
                    entity=entities[number] if number < len(entities) else None,
                )
            )
        return tuple(items)

    def _transport(self) -> tuple[Carriage, ...]:
        return tuple(
            Carriage(mode=_label(Mode, mode, f"{self._place}: transport"), span=self._given("transport", number))
            for number, mode in enumerate(self._texts("transport"))
        )

    def _date(self) -> Dating | None:
        written = self._fields.get("date")
        if written is None:
            return None
        return Dating(period=Period(_text(written, f"{self._place}: date")), span=self._given("date"))

    def _value(self) -> Price | None:
        written = self._fields.get("value")
        if written is None:
            return None
        fields = _object(written, f"{self._place}: value")
        money = Money(
            amount=_number(fields.get("amount"), f"{self._place}: amount"),
            currency=_text(fields.get("currency"), f"{self._place}: currency"),
            bound=_label(Bound, fields.get("bound") or "exact", f"{self._place}: bound"),
        )
        return Price(money=money, span=self._given("value"))

    def _sources(self) -> tuple[Chain, ...]:
        return tuple(
            self._chain(number, chain)
            for number, chain in enumerate(_list(self._fields.get("sources") or [], f"{self._place}: sources"))
        )

    def _chain(self, number: int, chain: JsonValue) -> Chain:
        nodes = []
        for position, each in enumerate(_list(chain, f"{self._place}: sources")):
            fields = _object(each, f"{self._place}: sources")
            text = _text(fields.get("text"), f"{self._place}: text of a source")
            given = self._spans.get("sources")
            try:
                span = _span_of(given[number][position])  # type: ignore[index]
            except (TypeError, IndexError, KeyError, ValueError):
                span = self._find(text, near=self._ground.start)
            nodes.append(
                Speaker(
                    text=squeeze(text),
                    span=span,
                    kind=_label(SpeakerKind, fields.get("kind", "unknown"), f"{self._place}: kind of a source"),
                    named=bool(fields.get("named", False)),
                )
            )
        return tuple(nodes)

    def _span(self, key: str, number: int, text: str, *, near: int) -> Span:
        given = self._spans.get(key)
        if isinstance(given, Sequence) and not isinstance(given, str) and number < len(given):
            span = _span_of(given[number])
            if squeeze(span.of(self._document.text)) == squeeze(text):
                return span
            raise self._error(f"span {span.start}–{span.end} of {key} does not hold {text[:60]!r}")
        return self._find(text, near=near)

    def _given(self, key: str, number: int | None = None) -> Span:
        given = self._spans.get(key)
        if number is not None:
            given = given[number] if isinstance(given, list) and number < len(given) else None
        span = self._ground if given is None else _span_of(given)
        if span.end > len(self._document.text):
            raise self._error(f"span {span.start}–{span.end} of {key} lies outside the text")
        return span

    def _find(self, text: str, *, near: int) -> Span:
        span = locate(text, self._document.text, near=near)
        if span is None:
            raise self._error(f"not in the text: {text[:60]!r}")
        return span

    def _texts(self, key: str) -> list[str]:
        return [
            _text(each, f"{self._place}: {key}") for each in _list(self._fields.get(key) or [], f"{self._place}: {key}")
        ]

    def _entities(self, slot: str) -> list[EntityId | None]:
        given = self._fields.get("entities")
        listed = given.get(slot) if isinstance(given, dict) else None
        return [None if each is None else EntityId(str(each)) for each in listed] if isinstance(listed, list) else []

    def _pointer(self, key: str) -> ClaimId | None:
        value = self._fields.get(key)
        return None if value is None else ClaimId(_text(value, f"{self._place}: {key}"))

    def _label(self, kind: type[_Label], key: str, default: _Label | None) -> _Label:
        value = self._fields.get(key, default)
        return _label(kind, value, f"{self._place}: {key}")

    def _error(self, problem: str) -> ShapeError:
        return ShapeError(place=self._place, problem=problem)


def quantity_from_json(shape: JsonValue, *, place: str) -> Quantity | None:
    """The quantity that ``quantity_to_json`` wrote; null stays null.

    Raises:
        ShapeError: not a quantity of the guide.
    """
    if shape is None:
        return None
    fields = _object(shape, f"{place}: quantity")
    high, unit = fields.get("high"), fields.get("unit")
    return Quantity(
        value=_number(fields.get("value"), f"{place}: quantity"),
        bound=_label(Bound, fields.get("bound", "exact"), f"{place}: bound"),
        unit=None if unit is None else _label(Unit, unit, f"{place}: unit"),
        high=None if high is None else _number(high, f"{place}: high"),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span_of(value: JsonValue) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return Span(value[0], value[1])
    raise ShapeError(place="spans", problem=f"{value!r} is not a pair of offsets")


def _object(value: JsonValue, place: str) -> JsonObject:
    if isinstance(value, dict):
        return value
    raise ShapeError(place=place, problem="it is not a JSON object")


def _list(value: JsonValue, place: str) -> list[JsonValue]:
    if isinstance(value, list):
        return value
    raise ShapeError(place=place, problem="it is not a list")


def _text(value: JsonValue, place: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ShapeError(place=place, problem="it is not text, or is empty")


def _optional_text(fields: JsonObject, key: str, place: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise ShapeError(place=place, problem=f"'{key}' is not text")


def _number(value: JsonValue, place: str) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ShapeError(place=place, problem="it is not a number")


def _label(kind: type[_Label], value: object, place: str) -> _Label:
    try:
        return kind(str(value))
    except ValueError as error:
        choices = ", ".join(kind)
        raise ShapeError(place=place, problem=f"{value!r} is none of {choices}") from error
