"""A claim with one slot changed, bound to the words of its document.

In:     a claim, its document, a slot, and what is to stand in it.
Out:    the claim, changed in that slot alone; an error that says what will not do.
Laws:   every word of a slot stands in the text;
        what stays in a slot keeps its place and who is meant by it;
        a claim that is changed no longer tells how sure its reader was.
Never:  records anything.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.binding import claim_from_json
from waybill.core.claim import PARTY_SLOTS, PLACE_SLOTS, Claim, claim_id
from waybill.core.document import Document
from waybill.core.fields import as_object
from waybill.core.ids import ClaimId, EntityId, JsonObject, JsonValue
from waybill.core.review import ref_of
from waybill.core.shape import claim_to_json
from waybill.core.span import Quote, Span, cover, locate, squeeze
from waybill.errors import ShapeError, UsageError
from waybill.reconciling.meant import with_entities

FILLED: Final = (*PARTY_SLOTS, *PLACE_SLOTS)
"""Slots that hold words alone."""

LABELS: Final = ("basis", "covert", "stage", "polarity", "certainty")
POINTERS: Final = ("part_of", "disputes")
SLOTS: Final = ("evidence", *LABELS, *PARTY_SLOTS, "items", *PLACE_SLOTS, "transport", "date", "value", "sources")
"""What can be changed in a claim by words, in the guide's order; ``POINTERS`` beside them."""

_WORDED: Final = frozenset({*FILLED, "items", "evidence", "triggers"})
_MEANT: Final = frozenset({*FILLED, "items"})
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def with_slot(
    claim: Claim, document: Document, slot: str, value: JsonValue, *, spans: Sequence[Span | None] = ()
) -> Claim:
    """A claim with other contents of a slot.

    Args:
        claim: as it stands.
        document: that it stands in.
        slot: one of ``SLOTS`` or ``POINTERS``.
        value: as the guide writes it: a list of words for ``supplier``, ``2024-05`` for ``date``.
        spans: where the words stand, one for each element of a list; None, and what is left out, is looked for in the
            evidence, then nearest to it.

    Raises:
        UsageError: no such slot, words that do not stand in the text, or a value that will not do.
    """
    if slot not in (*SLOTS, *POINTERS, "triggers"):
        raise UsageError(problem=f"a claim has no slot {slot!r}; it has {', '.join((*SLOTS, *POINTERS))}")
    shape = dict(claim_to_json(replace(claim, score=None, grounds=())))
    _check(slot, value)
    places = _places(claim, document, slot, value, shape, spans)
    kept = {"entities": {**as_object(shape["entities"]), slot: _entities(shape, slot, value)}} if slot in _MEANT else {}
    shape |= {slot: value, "spans": {**as_object(shape["spans"]), **places}, **kept}
    try:
        return claim_from_json(shape, document, place=slot)
    except ShapeError as error:
        raise UsageError(problem=str(error)) from error


def _check(slot: str, value: JsonValue) -> None:
    """Refuse what the shape of a claim would let pass."""
    if slot == "evidence" and not value:
        raise UsageError(problem="evidence: a claim needs words that state it")
    if slot == "value" and isinstance(value, Mapping) and not _CURRENCY.fullmatch(str(value.get("currency"))):
        raise UsageError(problem=f"value: {value.get('currency')!r} is no currency; give its ISO 4217 code, as USD")


def _places(
    claim: Claim, document: Document, slot: str, value: JsonValue, shape: JsonObject, spans: Sequence[Span | None]
) -> dict[str, JsonValue]:
    """Spans of a slot as the guide's shape has them; none where the binding has no use for any."""
    if slot in _WORDED and isinstance(value, list):
        known = _known(shape, slot)
        given = [*spans, *[None] * (len(value) - len(spans))]
        return {slot: [_place(claim, document, slot, each, at, known) for each, at in zip(value, given, strict=False)]}
    if slot == "sources" and isinstance(value, list):
        return {slot: _speakers(claim, document, value, shape)}
    if slot == "transport" and isinstance(value, list):
        modes = {each.mode.value: each.span for each in claim.transport}
        ground = claim.evidence[0].span
        given = [*spans, *[None] * (len(value) - len(spans))]
        return {slot: [_pair(at or modes.get(str(each), ground)) for each, at in zip(value, given, strict=False)]}
    if slot in ("date", "value") and value is not None:
        had = claim.date if slot == "date" else claim.value
        at = next((each for each in spans if each is not None), None) or (had.span if had is not None else None)
        return {slot: _pair(at or claim.evidence[0].span)}
    return {slot: None} if slot in ("date", "value") else {}


def _place(
    claim: Claim, document: Document, slot: str, element: JsonValue, at: Span | None, known: Mapping[str, JsonValue]
) -> JsonValue:
    words = _words(element)
    if at is not None:
        return _pair(at)
    if squeeze(words) in known:
        return known[squeeze(words)]
    return _pair(find(words, document, near=claim, slot=slot))


def find(words: str, document: Document, *, near: Claim, slot: str) -> Span:
    """Where words stand in a text, in the evidence of a claim before all.

    Raises:
        UsageError: they do not stand there.
    """
    within = [quote.span for quote in near.evidence]
    found = locate(words, document.text, near=within[0].start, within=within) if words.strip() else None
    if found is None:
        what = f"{words[:60]!r} does not stand in the text" if words.strip() else "it has no words"
        raise UsageError(problem=f"{slot}: {what}; only words of the document can fill a slot")
    return found


def _speakers(claim: Claim, document: Document, chains: Sequence[JsonValue], shape: JsonObject) -> JsonValue:
    known = {speaker.text: speaker.span for chain in claim.sources for speaker in chain}
    found: list[JsonValue] = []
    for chain in chains:
        words = [_words(each) for each in chain] if isinstance(chain, list) else []
        at = [known.get(squeeze(each)) or find(each, document, near=claim, slot="sources") for each in words]
        found.append([_pair(each) for each in at])
    return found


def _known(shape: JsonObject, slot: str) -> dict[str, JsonValue]:
    """Spans of what stands in a slot, by its words; the first of several counts."""
    elements, spans = shape[slot], as_object(shape["spans"])[slot]
    assert isinstance(elements, list)
    assert isinstance(spans, list)
    return {squeeze(_words(each)): at for each, at in reversed(list(zip(elements, spans, strict=True)))}


def _entities(shape: JsonObject, slot: str, value: JsonValue) -> JsonValue:
    """Who is meant by what stays in a slot."""
    elements, entities = shape[slot], as_object(shape["entities"])[slot]
    assert isinstance(elements, list)
    assert isinstance(entities, list)
    known = {_words(each): entity for each, entity in zip(elements, entities, strict=True)}
    return [known.get(_words(each)) for each in value] if isinstance(value, list) else []


def _words(element: JsonValue) -> str:
    text = element.get("text") if isinstance(element, Mapping) else element
    return text if isinstance(text, str) else ""


def _pair(span: Span) -> JsonValue:
    return [span.start, span.end]


def new_claim(document: Document, evidence: Sequence[Span], *, taken: Sequence[ClaimId] = ()) -> Claim:
    """A claim that nobody has read, with nothing but its evidence, to be filled slot by slot.

    Args:
        document: that it stands in.
        evidence: the words that state it; at least one span.
        taken: ids that the document's claims have.

    Raises:
        UsageError: no evidence, or a span outside the text.
    """
    if not evidence or cover(evidence).end > len(document.text):
        raise UsageError(problem="a claim needs words of its document that state it")
    quotes = tuple(Quote.of(document.text, span) for span in sorted(set(evidence)))
    free = (claim_id(document.id, quotes, f"added|{number}") for number in range(len(taken) + 1))
    return Claim(id=next(each for each in free if each not in taken), document=document.id, evidence=quotes)


def unresolved(claim: Claim, base: Claim | None) -> Claim:
    """A claim as it is recorded: who is meant is left to be found, but for what its base had said itself."""
    known: dict[tuple[str, str, Span], EntityId | None] = {} if base is None else dict(_meant(base))
    return with_entities(claim, [known.get(place) for place, _ in _meant(claim)])


def _meant(claim: Claim) -> Sequence[tuple[tuple[str, str, Span], EntityId | None]]:
    fillers = [((slot, each.text, each.span), each.entity) for slot, each in (*claim.parties(), *claim.places())]
    return [*fillers, *((("items", each.text, each.span), each.entity) for each in claim.items)]


def checked_pointers(claim: Claim, others: Sequence[Claim]) -> Claim:
    """The claim, whose pointers lead to other claims of its document and not in a circle.

    Raises:
        UsageError: they do not.
    """
    by_id = {each.id: each for each in others if each.id != claim.id}
    for slot, pointer in (("part_of", claim.part_of), ("disputes", claim.disputes)):
        if pointer is not None and pointer not in by_id:
            known = ", ".join(by_id) or "no other claim"
            raise UsageError(problem=f"{slot}: {pointer!r} is no other claim of {claim.document}; it has {known}")
    above, seen = claim.part_of, {claim.id}
    while above is not None:
        if above in seen:
            raise UsageError(problem=f"part_of: {ref_of(claim).claim} would be a part of itself by way of {above}")
        seen.add(above)
        above = by_id[above].part_of if above in by_id else None
    return claim
