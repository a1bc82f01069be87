"""A claim as a form, and a form as a claim.

Each value of a slot stands in a field with its words, beside another with their place in the text: ``12-30``. Where the
two do not agree, because somebody typed the words, they are looked up near the claim's own.

Laws:   a form that nobody has changed gives the claim that it was made of, but for what its reader said of itself;
        words that do not stand in the text are refused, and named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from waybill.core.binding import claim_from_json
from waybill.core.claim import (
    PARTY_SLOTS,
    PLACE_SLOTS,
    Basis,
    Certainty,
    Claim,
    Mode,
    Polarity,
    Stage,
    WeaponClass,
)
from waybill.core.document import Document
from waybill.core.ids import ClaimId, JsonObject, JsonValue
from waybill.core.quantity import Bound, Quantity, Unit
from waybill.core.span import Span, locate, squeeze
from waybill.core.speaker import SpeakerKind
from waybill.errors import ShapeError
from waybill.web.acting import Form
from waybill.web.asked import RefusedError

FILLERS: Final = (*PARTY_SLOTS, *PLACE_SLOTS)
LABELS: Final = {"stage": Stage, "basis": Basis, "polarity": Polarity, "certainty": Certainty}
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: tuple(each.value for each in kind) for name, kind in LABELS.items()},
    "class": tuple(each.value for each in WeaponClass),
    "bound": tuple(each.value for each in Bound),
    "unit": tuple(each.value for each in Unit),
    "transport": tuple(each.value for each in Mode),
    "kind": tuple(each.value for each in SpeakerKind),
}
"""What can be chosen for each label of a form."""
_ITEM: Final = ("class", "value", "bound", "unit", "high")
_SOURCE: Final = ("kind", "named", "chain")
_SINGLE: Final = (*LABELS, "covert", "amount", "currency", "money_bound", "part_of", "disputes")
_LISTED: Final = ("evidence", "trigger", *FILLERS, "item", "transport", "date", "money", "source")
NAMES: Final = (
    *_SINGLE,
    *_LISTED,
    *(f"{name}.at" for name in _LISTED),
    *(f"item.{name}" for name in _ITEM),
    *(f"source.{name}" for name in _SOURCE),
)
"""Names of all fields of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value of a slot.

    Attributes:
        words: as they stand in the text; of transport the mode, of a date EDTF.
        at: where they stand, ``12-30``; empty where nobody has said.
        more: what else is said of it, by name.
    """

    words: str = ""
    at: str = ""
    more: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A claim as it stands in a form.

    Attributes:
        single: values of which a claim has one, by name; empty text where it has none.
        rows: of each slot.
    """

    single: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]


def filled_of(claim: Claim) -> Filled:
    """A claim, ready to be shown as a form."""
    price = None if claim.value is None else claim.value.money
    return Filled(
        single={
            **{name: getattr(claim, name).value for name in LABELS},
            "covert": "yes" if claim.covert else "",
            "amount": "" if price is None else _figure(price.amount),
            "currency": "" if price is None else price.currency,
            "money_bound": Bound.EXACT.value if price is None else price.bound.value,
            "part_of": claim.part_of or "",
            "disputes": claim.disputes or "",
        },
        rows={
            "evidence": tuple(_row(quote.text, quote.span) for quote in claim.evidence),
            "trigger": tuple(_row(squeeze(quote.text), quote.span) for quote in claim.triggers),
            **{slot: tuple(_row(each.text, each.span) for each in getattr(claim, slot)) for slot in FILLERS},
            "item": tuple(
                _row(each.text, each.span, {"class": each.weapon_class.value, **_quantity(each.quantity)})
                for each in claim.items
            ),
            "transport": tuple(_row(each.mode.value, each.span) for each in claim.transport),
            "date": () if claim.date is None else (_row(claim.date.period.edtf, claim.date.span),),
            "money": () if claim.value is None else (_row("", claim.value.span),),
            "source": tuple(_sources(claim)),
        },
    )


def _row(words: str, span: Span, more: Mapping[str, str] | None = None) -> Row:
    return Row(words=words, at=f"{span.start}-{span.end}", more=more or {})


def _quantity(given: Quantity | None) -> Mapping[str, str]:
    if given is None:
        return {"value": "", "bound": Bound.EXACT.value, "unit": "", "high": ""}
    return {
        "value": _figure(given.value),
        "bound": given.bound.value,
        "unit": "" if given.unit is None else given.unit.value,
        "high": "" if given.high is None else _figure(given.high),
    }


def _sources(claim: Claim) -> Iterator[Row]:
    for number, chain in enumerate(claim.sources, 1):
        for each in chain:
            named = "yes" if each.named else ""
            yield _row(each.text, each.span, {"kind": each.kind.value, "named": named, "chain": str(number)})


def _figure(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def filled_from(form: Form) -> Filled:
    """What somebody has sent, as it was filled in."""
    return Filled(
        single={name: form.one(name) for name in _SINGLE},
        rows={
            **{name: _rows(form, name) for name in _LISTED},
            "item": _rows(form, "item", _ITEM),
            "source": _rows(form, "source", _SOURCE),
        },
    )


def _rows(form: Form, name: str, more: Sequence[str] = ()) -> tuple[Row, ...]:
    columns = {each: form.all(f"{name}.{each}") for each in ("at", *more)}
    rows = []
    for number, words in enumerate(form.all(name)):
        beside = {each: column[number] if number < len(column) else "" for each, column in columns.items()}
        rows.append(Row(words=words, at=beside.pop("at"), more=beside))
    return tuple(rows)


def claim_from(filled: Filled, document: Document, *, id_: ClaimId | None, near: int = 0) -> Claim:
    """The claim that a form says.

    Args:
        filled: the form.
        document: whose words it speaks of.
        id_: of the claim; None to derive one from its words.
        near: around where words are looked up that nobody has given a place, where no evidence has one either.

    Raises:
        RefusedError: words that do not stand in the text, or a value that a slot cannot have.
    """
    shape = _shape(filled, document.text, _first_place(filled, document, near))
    try:
        return claim_from_json({**shape, "id": id_}, document, place="the claim")
    except ShapeError as error:
        raise _refused(str(error)) from error


def _first_place(filled: Filled, document: Document, near: int) -> int:
    """Around where words are looked up that have no place: the first of the claim's own."""
    spans = [span for row in filled.rows["evidence"] if (span := _given(row, document.text)) is not None]
    return min((span.start for span in spans), default=near)


def _shape(filled: Filled, text: str, near: int) -> JsonObject:
    spans: dict[str, JsonValue] = {}
    shape: dict[str, JsonValue] = {name: filled.single[name] for name in LABELS}
    for name, key in (("evidence", "evidence"), ("trigger", "triggers"), *((slot, slot) for slot in FILLERS)):
        placed = [_placed(name, row, text, near) for row in _said(filled.rows[name])]
        shape[key], spans[key] = [span.of(text) for span in placed], [_pair(span) for span in placed]
    items = [(row, _placed("item", row, text, near)) for row in _said(filled.rows["item"])]
    shape["items"] = [
        {"text": span.of(text), "class": row.more["class"], "quantity": _quantity_shape(row)} for row, span in items
    ]
    spans["items"] = [_pair(span) for _, span in items]
    modes = list(_said(filled.rows["transport"]))
    shape["transport"] = [row.words for row in modes]
    spans["transport"] = [_pair_of(row, text) for row in modes]
    shape["sources"], spans["sources"] = _chains(filled, text, near)
    dates = list(_said(filled.rows["date"]))
    shape["date"] = dates[0].words.strip() if dates else None
    shape["value"] = _money_shape(filled)
    for key, name in (("date", "date"), ("value", "money")):
        rows = filled.rows[name]
        spans[key] = _pair_of(rows[0], text) if rows and shape[key] is not None else None
    pointers = {name: filled.single[name].strip() or None for name in ("part_of", "disputes")}
    return {**shape, **pointers, "covert": filled.single["covert"] == "yes", "spans": spans}


def _said(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows that say something; a form ends each slot with an empty one."""
    return (row for row in rows if row.words.strip())


def _chains(filled: Filled, text: str, near: int) -> tuple[JsonValue, JsonValue]:
    rows = list(_said(filled.rows["source"]))
    chains: list[JsonValue] = []
    places: list[JsonValue] = []
    for _, nodes in groupby(rows, key=lambda row: row.more["chain"].strip()):
        placed = [(row, _placed("source", row, text, near)) for row in nodes]
        chains.append([_speaker(row, span.of(text)) for row, span in placed])
        places.append([_pair(span) for _, span in placed])
    return chains, places


def _speaker(row: Row, words: str) -> JsonValue:
    return {"text": words, "kind": row.more["kind"] or "unknown", "named": row.more["named"] == "yes"}


def _quantity_shape(row: Row) -> JsonValue:
    if not row.more["value"].strip():
        return None
    high = row.more["high"].strip()
    return {
        "value": _number(row.more["value"]),
        "bound": row.more["bound"] or Bound.EXACT.value,
        "unit": row.more["unit"] or None,
        **({"high": _number(high)} if high else {}),
    }


def _money_shape(filled: Filled) -> JsonValue:
    amount, currency = filled.single["amount"].strip(), filled.single["currency"].strip().upper()
    if not amount:
        return None
    if len(currency) != 3 or not currency.isalpha():
        raise _refused(f"{currency!r} is no currency: give the three letters of ISO 4217, such as USD")
    bound = filled.single["money_bound"] or Bound.EXACT.value
    return {"amount": _number(amount), "currency": currency, "bound": bound}


def _number(written: str) -> int | float:
    plain = written.strip().replace(",", "")
    try:
        value = float(plain)
    except ValueError as error:
        raise _refused(f"{written!r} is no number") from error
    return int(plain) if plain.isascii() and plain.isdecimal() else value


def _placed(name: str, row: Row, text: str, near: int) -> Span:
    """Where the words of a row stand: where it says, if they do, else where they are found."""
    given = _given(row, text)
    if given is not None and squeeze(given.of(text)) == squeeze(row.words):
        return given
    found = locate(row.words, text, near=near if given is None else given.start)
    if found is None:
        raise _refused(f"{name.replace('_', ' ')}: {squeeze(row.words)[:60]!r} does not stand in the text")
    return found


def _given(row: Row, text: str) -> Span | None:
    start, _, end = row.at.partition("-")
    if not (start.isdecimal() and end.isdecimal()) or len(row.at) > 30 or not int(start) < int(end) <= len(text):
        return None
    return Span(int(start), int(end))


def _pair_of(row: Row, text: str) -> JsonValue:
    span = _given(row, text)
    return None if span is None else _pair(span)


def _pair(span: Span) -> JsonValue:
    return [span.start, span.end]


def _refused(problem: str) -> RefusedError:
    return RefusedError(
        problem, status=400, remedy="correct it, or select the words in the text; what you filled in is kept below"
    )
