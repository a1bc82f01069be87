"""Chains of speakers from the words that the model takes for origins and for those who pass on what they say."""

from collections.abc import Sequence

from waybill.core.span import squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.trimming import Trimmer
from waybill.neural.reader import Guess
from waybill.text.names import key

LEAST_NAMED: float = 0.5


def chains(origins: Sequence[Guess], relays: Sequence[Guess], trimmer: Trimmer) -> tuple[Chain, ...]:
    """One chain for each origin, with the relays that stand nearest to it or to an origin beside it, outlets first.

    A relay without any origin is itself as far as the text leads.
    """
    ends = [speaker for guess in (origins or relays) if (speaker := _speaker(guess, trimmer)) is not None]
    passing = [speaker for guess in relays if (speaker := _speaker(guess, trimmer)) is not None] if origins else []
    return tuple((*_of(end, ends, passing, trimmer), end) for end in ends)


def _of(end: Speaker, ends: Sequence[Speaker], passing: Sequence[Speaker], trimmer: Trimmer) -> list[Speaker]:
    """Who passes on what an origin says: those to whom no origin of another sentence stands nearer."""
    nearest = {each.span: min(ends, key=lambda other: _distance(each, other)) for each in passing}
    near = [each for each in passing if trimmer.stand_together(nearest[each.span].span, end.span)]
    named = {key(each.text): each for each in reversed(near) if key(each.text) != key(end.text)}
    return sorted(named.values(), key=lambda each: (each.kind is not SpeakerKind.OUTLET, each.span))


def _distance(left: Speaker, right: Speaker) -> int:
    return abs(left.span.start - right.span.start)


def _speaker(guess: Guess, trimmer: Trimmer) -> Speaker | None:
    span = trimmer.bare(guess.span)
    if span is None:
        return None
    span = trimmer.with_indefinite_article(span)
    kind = SpeakerKind(max(guess.kinds, key=lambda each: guess.kinds[each]))
    return Speaker(text=squeeze(trimmer.words(span)), span=span, kind=kind, named=guess.named > LEAST_NAMED)
