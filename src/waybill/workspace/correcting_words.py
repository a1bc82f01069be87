"""Slots of a claim as people write them: ``about 20 trucks``, ``1,500,000 USD``, ``a commander (military, unnamed)``.

Laws:   what is shown of a slot, written back, changes nothing;
        every word of a slot stands in the text.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from waybill.core.claim import Claim, Item, Mode, Price, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.quantity import Quantity
from waybill.core.shape import claim_to_json, money_to_json, quantity_to_json
from waybill.core.span import Span, locate, squeeze
from waybill.core.speaker import SpeakerKind
from waybill.errors import UsageError
from waybill.ontology import Ontology
from waybill.telling import wording
from waybill.text.counts import counts
from waybill.text.dates import datings
from waybill.text.money import prices
from waybill.workspace.correcting import FILLED, LABELS, POINTERS, SLOTS, with_slot

_CLASS: Final = re.compile(r"(?P<item>.*?)\s*(?:\[(?P<class>[^\]]*)\])?", re.DOTALL)
_NODE: Final = re.compile(r"(?P<text>.+?)\s*\((?P<kind>[^()]*?)(?P<unnamed>,\s*unnamed)?\)", re.DOTALL)
_ARROW: Final = re.compile(r"\s*(?:→|->)\s*")
_MONEY: Final = re.compile(
    r"(?P<bound>about |at least |at most )?(?P<amount>\d[\d,]*(?:\.\d+)?)\s+(?P<currency>[A-Z]{3})"
)
_BOUNDS: Final = {None: "exact", "about ": "about", "at least ": "at_least", "at most ": "at_most"}
_TRUTHS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def shown(claim: Claim, slot: str) -> tuple[str, ...]:
    """What stands in a slot, as people write it; empty where nothing does."""
    if slot in FILLED:
        return tuple(filler.text for filler in getattr(claim, slot))
    match slot:
        case "evidence":
            return tuple(quote.text for quote in claim.evidence)
        case "covert":
            return ("true" if claim.covert else "false",)
        case "items":
            return tuple(map(shown_item, claim.items))
        case "transport":
            return tuple(each.mode.value for each in claim.transport)
        case "date":
            return () if claim.date is None else (claim.date.period.edtf,)
        case "value":
            return () if claim.value is None else (wording.money(claim.value.money),)
        case "sources":
            return tuple(map(wording.chain, claim.sources))
        case _:
            value = getattr(claim, slot)
            return () if value is None else (str(value),)


def shown_item(item: Item) -> str:
    """An item with its number."""
    return item.text if item.quantity is None else f"{wording.quantity(item.quantity)} {item.text}"


def with_words(claim: Claim, document: Document, slot: str, words: Sequence[str], ontology: Ontology) -> Claim:
    """A claim with other contents of a slot, as people write them.

    Args:
        claim: as it stands.
        document: that it stands in.
        slot: one of ``correcting.SLOTS`` or ``POINTERS``.
        words: one text for each element; none empties the slot.
        ontology: the catalogues.

    Raises:
        UsageError: no such slot, words that do not stand in the text, or a value that will not do.
    """
    given = [each.strip() for each in words if each.strip()]
    if slot in SLOTS and tuple(given) == shown(claim, slot):
        return claim
    if slot in ("items", "sources"):
        known = dict(zip(shown(claim, slot), _elements(claim, slot), strict=True))
        read = _item if slot == "items" else _chain
        value: JsonValue = [known[each] if each in known else read(each, claim, document, ontology) for each in given]
        return with_slot(claim, document, slot, value)
    if slot == "transport":
        return with_slot(claim, document, slot, [_label(Mode, each, slot).value for each in given])
    if slot in ("date", "value", *LABELS, *POINTERS):
        return with_slot(claim, document, slot, _single(claim, slot, given))
    return with_slot(claim, document, slot, list(given))


def with_all(claim: Claim, document: Document, slots: Mapping[str, Sequence[str]], ontology: Ontology) -> Claim:
    """A claim with other contents of several slots; arguments and errors as of ``with_words``."""
    known = [slot for slot in (*SLOTS, *POINTERS) if slot in slots]
    for slot in (*known, *(each for each in slots if each not in known)):  # the evidence first: others stand near it
        claim = with_words(claim, document, slot, slots[slot], ontology)
    return claim


def slots_of(settings: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Slots with their words from settings as people write them, ``supplier=Iran``; nothing after the sign empties one.

    Raises:
        UsageError: a setting without the sign.
    """
    found: dict[str, list[str]] = {}
    for each in settings:
        slot, sign, words = each.partition("=")
        if not sign:
            raise UsageError(problem=f"{each!r} sets nothing; write SLOT=WORDS, as supplier=Iran")
        found.setdefault(slot.strip(), []).append(words)
    return found


def with_span(
    claim: Claim,
    document: Document,
    slot: str,
    span: Span,
    ontology: Ontology,
    *,
    meaning: str | None = None,
    instead: bool = False,
) -> Claim:
    """A claim with the words of a span in a slot.

    Args:
        claim: as it stands.
        document: that it stands in.
        slot: one of ``correcting.SLOTS``, but for labels.
        span: the words.
        ontology: the catalogues.
        meaning: what the words stand for, where they do not say it themselves: the class of an item, a means of
            transport, a date in EDTF, the kind of a speaker.
        instead: whether they take the place of all that stands there; else they come beside it.

    Raises:
        UsageError: no such slot, or words that it cannot be read from.
    """
    if span.end > len(document.text):
        raise UsageError(problem=f"{slot}: {span.start}–{span.end} lies outside the text of {document.id}")
    words = span.of(document.text)
    if slot in ("date", "value"):
        return _with_single(claim, document, slot, span, meaning)
    shape = claim_to_json(claim)
    before: list[JsonValue] = [] if instead else list(_listed(shape, slot))
    places: list[Span | None] = [None] * len(before)
    made: JsonValue = words
    at = span
    if slot == "items":
        made, at = _item_in(document, span, ontology, meaning)
    elif slot == "transport":
        made = _label(Mode, meaning or "", slot).value
    elif slot == "sources":
        made = [_speaker(squeeze(words), meaning, claim, ontology, is_named=None)]
    elif slot in FILLED:
        made = squeeze(words)
    return with_slot(claim, document, slot, [*before, made], spans=[*places, at])


def _with_single(claim: Claim, document: Document, slot: str, span: Span, meaning: str | None) -> Claim:
    words = span.of(document.text)
    if slot == "value":
        price = next(iter(prices(document.text, span)), None)
        value = None if price is None else money_to_json(price.money)
        how = "give it in figures, as 1,500,000 USD"
    else:
        read = datings(document.text, span, published=document.published)
        value = meaning or (read[0].period.edtf if read else None)
        how = "say what day, month or year it is, as 2024-05"
    if value is None:
        raise UsageError(problem=f"{slot}: {words[:60]!r} cannot be read as one; {how}")
    return with_slot(claim, document, slot, value, spans=[span])


def _listed(shape: JsonObject, slot: str) -> Sequence[JsonValue]:
    value = shape.get(slot)
    if not isinstance(value, list):
        raise UsageError(problem=f"{slot}: no words stand in this slot; say what it is to be")
    return value


def _elements(claim: Claim, slot: str) -> Sequence[JsonValue]:
    value = claim_to_json(claim)[slot]
    assert isinstance(value, list)
    return value


def _single(claim: Claim, slot: str, given: Sequence[str]) -> JsonValue:
    if len(given) > 1:
        raise UsageError(problem=f"{slot}: it holds one value, not {len(given)}")
    if not given:
        if slot in LABELS:
            raise UsageError(problem=f"{slot}: it cannot be empty")
        return None
    [only] = given
    match slot:
        case "covert":
            if only.lower() not in _TRUTHS:
                raise UsageError(problem=f"covert: {only!r} is neither true nor false")
            return _TRUTHS[only.lower()]
        case "value":
            return _money(only)
        case "date":
            return only
        case _ if slot in LABELS:
            return _label(type(getattr(claim, slot)), only, slot).value
        case _:
            return only


def _money(written: str) -> JsonValue:
    match = _MONEY.fullmatch(written)
    if match is not None:
        amount = float(match["amount"].replace(",", ""))
        return {
            "amount": int(amount) if amount == int(amount) else amount,
            "currency": match["currency"],
            "bound": _BOUNDS[match["bound"]],
        }
    found: tuple[Price, ...] = prices(written, Span(0, len(written)))
    if len(found) != 1:
        raise UsageError(problem=f"value: {written!r} is no amount of money; write it as 1,500,000 USD")
    return money_to_json(found[0].money)


def _item(written: str, claim: Claim, document: Document, ontology: Ontology) -> JsonValue:
    match = _CLASS.fullmatch(written)
    assert match is not None
    text, quantity = _counted(match["item"])
    if (
        quantity is not None
        and locate(text, document.text) is None
        and locate(match["item"], document.text) is not None
    ):
        text, quantity = match["item"], None
    known = {each.text.casefold(): each.weapon_class for each in claim.items}
    kind = match["class"] or known.get(squeeze(text).casefold()) or _kind(text, ontology)
    return {"text": text, "class": _label(WeaponClass, kind, "items").value, "quantity": quantity_to_json(quantity)}


def _item_in(document: Document, span: Span, ontology: Ontology, kind: str | None) -> tuple[JsonValue, Span]:
    """An item of the words of a span, and where its words stand without the number."""
    words = span.of(document.text)
    text, quantity = _counted(words)
    start = span.start + words.rindex(text)
    at = Span(start, start + len(text))
    item = {
        "text": squeeze(text),
        "class": _label(WeaponClass, kind or _kind(text, ontology), "items").value,
        "quantity": quantity_to_json(quantity),
    }
    return item, at


def _counted(words: str) -> tuple[str, Quantity | None]:
    """The words of an item without the number before them, and the number."""
    start = len(words) - len(words.lstrip())
    first = next(iter(counts(words, Span(0, len(words)))), None) if words.strip() else None
    if first is None or first.span.start > start or first.quantity is None:
        return words.strip(), None
    rest = words[first.span.end :].strip()
    rest = rest.removeprefix("of ").strip()
    return (rest, first.quantity) if rest else (words.strip(), None)


def _kind(text: str, ontology: Ontology) -> str:
    """The class of the last weapon that the catalogue knows in the words of an item; ``other`` where it knows none."""
    entities = [ontology.weapons.entity(hit.entities[0]) for hit in ontology.weapons.find(text)]
    kinds = [each.weapon_class.value for each in entities if each is not None and each.weapon_class is not None]
    return kinds[-1] if kinds else WeaponClass.OTHER.value


def _chain(written: str, claim: Claim, document: Document, ontology: Ontology) -> JsonValue:
    nodes = []
    for part in _ARROW.split(written):
        match = _NODE.fullmatch(squeeze(part))
        text = part if match is None else match["text"]
        kind = None if match is None else match["kind"]
        is_named = None if match is None else match["unnamed"] is None
        nodes.append(_speaker(squeeze(text), kind, claim, ontology, is_named=is_named))
    return nodes


def _speaker(text: str, kind: str | None, claim: Claim, ontology: Ontology, *, is_named: bool | None) -> JsonValue:
    """A node of a chain; what is not said of it is as the claim or the catalogue of outlets has it."""
    known = {each.text: each for chain in claim.sources for each in chain}.get(text)
    if kind is None and known is not None:
        return {"text": text, "kind": known.kind.value, "named": known.named}
    if kind is None and ontology.outlets.named(text):
        kind = SpeakerKind.OUTLET.value
    if kind is None:
        kinds, short = ", ".join(SpeakerKind), text[:60]
        problem = f"say what {short!r} is, as {short} (government) or {short} (government, unnamed); one of {kinds}"
        raise UsageError(problem=f"sources: {problem}")
    is_shown_named = text[:1].isupper() if is_named is None else is_named
    return {"text": text, "kind": _label(SpeakerKind, kind, "sources").value, "named": is_shown_named}


def _label(kind: type[StrEnum], written: str, slot: str) -> StrEnum:
    """The member of a closed list that is written, however its words are joined."""
    wanted = re.sub(r"[\s-]+", "_", written.strip().lower())
    try:
        return kind(wanted)
    except ValueError as error:
        raise UsageError(problem=f"{slot}: {written!r} is none of {', '.join(kind)}") from error
