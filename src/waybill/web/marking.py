"""A document's text in stretches, each with the claims and slots whose words it is.

Laws:   the stretches, put together, are the text;
        a stretch belongs to the same claims and slots from its first character to its last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from waybill.core.claim import Claim
from waybill.core.span import Span
from waybill.telling.marked import slots_of
from waybill.web.links import claim_anchor, words_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Where a claim's words begin.

    Attributes:
        number: of the claim on the page.
        anchor: name of this place; empty but at the first of the claim's sentences.
        href: where the claim is told.
    """

    number: int
    anchor: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters that belong to the same claims and slots.

    Attributes:
        begins: claims whose words begin here.
        claims: numbers of the claims that these words state.
        slots: that they fill, sorted.
        ends: slots whose words end here, sorted.
    """

    text: str
    begins: tuple[Beginning, ...] = ()
    claims: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def stretches(text: str, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """The text of a document, cut wherever words of a claim or a slot begin or end; claims count from 1."""
    slots = {(slot, span) for claim in claims for slot, span in _own(claim)}
    stated = [(number, quote.span) for number, claim in enumerate(claims, 1) for quote in claim.evidence]
    cuts = sorted({0, len(text), *_ends(span for _, span in slots), *_ends(span for _, span in stated)})
    begins = _beginnings(claims)
    open_slots, open_claims = Counter[str](), Counter[int]()
    steps = _steps(slots, stated)
    found = []
    for start, end in pairwise(cuts):
        for slot, change in steps.get(start, ((), ()))[0]:
            open_slots[slot] += change
        for number, change in steps.get(start, ((), ()))[1]:
            open_claims[number] += change
        ending = {slot for slot, change in steps.get(end, ((), ()))[0] if change < 0}
        found.append(
            Stretch(
                text=text[start:end],
                begins=tuple(begins.get(start, ())),
                claims=tuple(sorted(number for number, depth in open_claims.items() if depth > 0)),
                slots=tuple(sorted(slot for slot, depth in open_slots.items() if depth > 0)),
                ends=tuple(sorted(ending)),
            )
        )
    return tuple(found)


def _own(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Slots but for those that point to a whole sentence, for want of words of their own."""
    whole = {quote.span for quote in claim.evidence}
    yield from ((slot, span) for slot, span in slots_of(claim) if span not in whole)


def _ends(spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (span.start, span.end)


def _beginnings(claims: Sequence[Claim]) -> dict[int, list[Beginning]]:
    found: dict[int, list[Beginning]] = {}
    for number, claim in enumerate(claims, 1):
        for place, quote in enumerate(claim.evidence):
            beginning = Beginning(
                number=number, anchor="" if place else words_anchor(claim.id), href=f"#{claim_anchor(claim.id)}"
            )
            found.setdefault(quote.span.start, []).append(beginning)
    return found


_Steps = dict[int, tuple[list[tuple[str, int]], list[tuple[int, int]]]]


def _steps(slots: Iterable[tuple[str, Span]], stated: Iterable[tuple[int, Span]]) -> _Steps:
    """At each offset, which slots and claims begin (+1) and end (-1) there."""
    found: _Steps = {}
    for slot, span in slots:
        found.setdefault(span.start, ([], []))[0].append((slot, 1))
        found.setdefault(span.end, ([], []))[0].append((slot, -1))
    for number, span in stated:
        found.setdefault(span.start, ([], []))[1].append((number, 1))
        found.setdefault(span.end, ([], []))[1].append((number, -1))
    return found
