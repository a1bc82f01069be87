"""Read claims in the guide's JSON shape, bound to the words of their document.

A claim without ``spans`` has its words looked up in the evidence, then nearest to it in the rest of the text; what has
no words of its own (transport, date, value) points to the evidence.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from waybill.core.claim import (
    Basis,
    Carriage,
    Certainty,
    Claim,
    Dating,
    Filler,
    Ground,
    Item,
    Mode,
    Polarity,
    Price,
    Stage,
    WeaponClass,
    claim_id,
)
from waybill.core.document import Document
from waybill.core.fields import label_at, list_at, number_at, object_at, text_at
from waybill.core.ids import ClaimId, EntityId, JsonObject, JsonValue, canonical
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money
from waybill.core.shape import quantity_from_json
from waybill.core.span import Quote, Span, locate, squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.errors import ShapeError, WaybillError

_Label = TypeVar("_Label", bound=StrEnum)


def claims_from_json(shape: JsonValue, document: Document, *, place: str = "document") -> tuple[Claim, ...]:
    """The claims of an object in the guide's shape, bound to the words of its document.

    Raises:
        ShapeError: a claim that breaks the shape, or words that do not occur in the text.
    """
    listed = object_at(shape, place).get("claims")
    if listed is None:
        return ()
    claims = tuple(
        claim_from_json(each, document, place=f"{place}, claim {number}")
        for number, each in enumerate(list_at(listed, f"{place}: claims"), 1)
    )
    _check_pointers(claims, place)
    return claims


def _check_pointers(claims: Sequence[Claim], place: str) -> None:
    by_id = {claim.id: claim for claim in claims}
    if len(by_id) < len(claims):
        raise ShapeError(place=place, problem="two claims have the same id")
    for claim in claims:
        for pointer in (claim.part_of, claim.disputes):
            if pointer is not None and pointer not in by_id:
                problem = f"it points to {pointer}, which is no claim"
                raise ShapeError(place=f"{place}, claim {claim.id}", problem=problem)
    for claim in claims:
        summary = claim.part_of
        for _ in claims:
            summary = None if summary is None else by_id[summary].part_of
        if summary is not None:
            raise ShapeError(place=f"{place}, claim {claim.id}", problem="it is a part of itself by way of others")


def claim_from_json(shape: JsonValue, document: Document, *, place: str = "claim") -> Claim:
    """One claim of an object in the guide's shape.

    Raises:
        ShapeError: a field of the wrong type or value, or words that do not occur in the text.
    """
    try:
        return _Binder(document, object_at(shape, place), place).claim()
    except ShapeError:
        raise
    except (WaybillError, ValueError, OverflowError) as error:
        raise ShapeError(place=place, problem=str(error)) from error


class _Binder:
    """Reads one claim and finds the words it speaks of."""

    def __init__(self, document: Document, fields: JsonObject, place: str) -> None:
        self._document = document
        self._fields = fields
        self._place = place
        given = fields.get("spans")
        self._spans: JsonObject = object_at(given, place) if given is not None else {}
        self._evidence: tuple[Quote, ...] = ()
        self._evidence = self._quotes("evidence", near=0)

    def claim(self) -> Claim:
        fields, ground = self._fields, self._ground
        quotes, own_id = self._evidence, fields.get("id")
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
            score=self._score(),
            grounds=self._grounds(),
        )

    def _grounds(self) -> tuple[Ground, ...]:
        place = f"{self._place}: grounds"
        listed = [object_at(each, place) for each in list_at(self._fields.get("grounds") or [], place)]
        found = tuple(
            Ground(
                slot=text_at(each.get("slot"), place),
                span=_span_of(each.get("span")),
                probability=float(number_at(each.get("probability"), place)),
            )
            for each in listed
        )
        if any(each.span.end > len(self._document.text) for each in found):
            raise self._error("one of its grounds lies outside the text")
        return found

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
        for number, each in enumerate(list_at(self._fields.get("items") or [], f"{self._place}: items")):
            fields = object_at(each, f"{self._place}: items")
            text = text_at(fields.get("text"), f"{self._place}: text of an item")
            items.append(
                Item(
                    text=squeeze(text),
                    span=self._span("items", number, text, near=self._ground.start),
                    weapon_class=label_at(
                        WeaponClass, fields.get("class", "other"), f"{self._place}: class of an item"
                    ),
                    quantity=quantity_from_json(fields.get("quantity"), place=self._place),
                    entity=entities[number] if number < len(entities) else None,
                )
            )
        return tuple(items)

    def _transport(self) -> tuple[Carriage, ...]:
        return tuple(
            Carriage(mode=label_at(Mode, mode, f"{self._place}: transport"), span=self._given("transport", number))
            for number, mode in enumerate(self._texts("transport"))
        )

    def _date(self) -> Dating | None:
        written = self._fields.get("date")
        if written is None:
            return None
        return Dating(period=Period(text_at(written, f"{self._place}: date")), span=self._given("date"))

    def _value(self) -> Price | None:
        written = self._fields.get("value")
        if written is None:
            return None
        fields = object_at(written, f"{self._place}: value")
        money = Money(
            amount=number_at(fields.get("amount"), f"{self._place}: amount"),
            currency=text_at(fields.get("currency"), f"{self._place}: currency"),
            bound=label_at(Bound, fields.get("bound") or "exact", f"{self._place}: bound"),
        )
        return Price(money=money, span=self._given("value"))

    def _score(self) -> float | None:
        score = self._fields.get("score")
        return None if score is None else float(number_at(score, f"{self._place}: score"))

    def _sources(self) -> tuple[Chain, ...]:
        return tuple(
            self._chain(number, chain)
            for number, chain in enumerate(list_at(self._fields.get("sources") or [], f"{self._place}: sources"))
        )

    def _chain(self, number: int, chain: JsonValue) -> Chain:
        nodes = []
        for position, each in enumerate(list_at(chain, f"{self._place}: sources")):
            fields = object_at(each, f"{self._place}: sources")
            text = text_at(fields.get("text"), f"{self._place}: text of a source")
            given = self._spans.get("sources")
            try:
                span = _span_of(given[number][position])  # type: ignore[index]
            except (TypeError, IndexError, KeyError, ValueError):
                span = self._find(text, near=self._ground.start)
            nodes.append(
                Speaker(
                    text=squeeze(text),
                    span=span,
                    kind=label_at(SpeakerKind, fields.get("kind", "unknown"), f"{self._place}: kind of a source"),
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
        span = locate(text, self._document.text, near=near, within=[quote.span for quote in self._evidence])
        if span is None:
            raise self._error(f"not in the text: {text[:60]!r}")
        return span

    def _texts(self, key: str) -> list[str]:
        place = f"{self._place}: {key}"
        return [text_at(each, place) for each in list_at(self._fields.get(key) or [], place)]

    def _entities(self, slot: str) -> list[EntityId | None]:
        given = self._fields.get("entities")
        listed = given.get(slot) if isinstance(given, dict) else None
        return [None if each is None else EntityId(str(each)) for each in listed] if isinstance(listed, list) else []

    def _pointer(self, key: str) -> ClaimId | None:
        value = self._fields.get(key)
        return None if value is None else ClaimId(text_at(value, f"{self._place}: {key}"))

    def _label(self, kind: type[_Label], key: str, default: _Label | None) -> _Label:
        value = self._fields.get(key, default)
        return label_at(kind, value, f"{self._place}: {key}")

    def _error(self, problem: str) -> ShapeError:
        return ShapeError(place=self._place, problem=problem)


def _span_of(value: JsonValue) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return Span(value[0], value[1])
    raise ShapeError(place="spans", problem=f"{value!r} is not a pair of offsets")
