"""Words of a text that fill slots of claims.

Laws:   the pieces, put together, are the stretch of the text;
        a piece is of one slot from its first character to its last, of those that overlap the one named first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from waybill.core.claim import Claim
from waybill.core.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text.

    Attributes:
        slot: that it fills; None of what fills none.
    """

    text: str
    slot: str | None = None


def slots_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """The slots of a claim that have words of their own, and where these stand."""
    yield from (("trigger", quote.span) for quote in claim.triggers)
    yield from ((slot, filler.span) for slot, filler in (*claim.parties(), *claim.places()))
    yield from (("item", item.span) for item in claim.items)
    yield from (("transport", carriage.span) for carriage in claim.transport)
    yield from (("source", speaker.span) for chain in claim.sources for speaker in chain)
    yield from (("date", part.span) for part in (claim.date,) if part is not None)
    yield from (("value", part.span) for part in (claim.value,) if part is not None)


def pieces(text: str, claims: Iterable[Claim], within: Span | None = None) -> tuple[Piece, ...]:
    """A text, or a stretch of it, cut where the words of a slot begin and end.

    Slots that point to a whole quotation, for want of words of their own, are passed over.
    """
    stretch = within or Span(0, len(text))
    slots = [each for claim in claims for each in _own(claim)]
    ends = {end for _, span in slots for end in (span.start, span.end) if stretch.start < end < stretch.end}
    cuts = sorted({stretch.start, stretch.end, *ends})
    cut = ((_slot(slots, start), text[start:end]) for start, end in pairwise(cuts))
    return tuple(
        Piece(text="".join(part for _, part in parts), slot=slot) for slot, parts in groupby(cut, itemgetter(0))
    )


def _own(claim: Claim) -> Iterator[tuple[str, Span]]:
    whole = {quote.span for quote in claim.evidence}
    yield from ((slot, span) for slot, span in slots_of(claim) if span not in whole)


def _slot(slots: Sequence[tuple[str, Span]], at: int) -> str | None:
    """The first slot whose words a character belongs to; words that put weapons in motion come last."""
    found = [slot for slot, span in slots if span.start <= at < span.end]
    return next((each for each in found if each != "trigger"), found[0] if found else None)
