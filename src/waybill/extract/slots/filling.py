"""Words for the slots that hold neither party nor item, from all that the scenes of a transfer say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.trimming import Trimmer
from waybill.neural.reader import Guess, Scene

_SITES: Final = (Role.ORIGIN, Role.VIA, Role.DESTINATION)
_SINCE: Final = re.compile(
    r"(?:(?!\b(?:who|which|that|where|when|while|because|but|although|if|after|before|said|says)\b"
    r"|\b(?:it|they|he|she|we) (?:has|had|have|is|are|was|were)\b)[^;:,()“”\"–—])*\bsince\s",
    re.IGNORECASE,
)
"""What leads from a motion to the day since when it goes on, in its own clause."""
_LONGEST_CHARS: Final = 200
_SURE: Final = 0.9
"""From which probability on words fill a slot of a transfer whatever another one says of them."""


def fill(role: Role, scenes: Sequence[Scene], trimmer: Trimmer, least: Mapping[str, float]) -> Iterator[Mention]:
    """What the scenes of a transfer give a role, in the order of the text.

    A place or date counts by the scene that is surest of it, for one verb of several has it ("left on Monday").
    """
    best = likeliest(role, scenes)
    floor = max(least["item_share"] * max((guess.probability for guess in best), default=0.0), least["role"])
    found = (mention(role, guess, guess.probability, trimmer) for guess in best if guess.probability >= floor)
    yield from (each for each in found if each)


def is_borrowed(filler: Mention, scenes: Sequence[Scene], others: Sequence[Scene], trimmer: Trimmer) -> bool:
    """Whether a filler of no sentence of its transfer is hardly sure and surely another's, or is money.

    A day is also borrowed that stands in a sentence of another transfer and in none of its own.

    Args:
        filler: with its score.
        scenes: of its transfer.
        others: scenes of other transfers.
        trimmer: of the document.
    """
    score = _SURE if filler.score is None else filler.score
    if filler.label == Role.VALUE or (filler.label == Role.DATE and is_beside(filler.span, others, trimmer)):
        return not is_beside(filler.span, scenes, trimmer)
    return score < _SURE and is_anothers(Role(filler.label), filler.span, scenes, others, trimmer)


def is_anothers(role: Role, words: Span, scenes: Sequence[Scene], others: Sequence[Scene], trimmer: Trimmer) -> bool:
    """Whether words stand in no sentence of a transfer and surely play a role in another."""
    told = (each for scene in others for each in scene.roles[role] if each.span.overlaps(words))
    return not is_beside(words, scenes, trimmer) and any(each.probability >= _SURE for each in told)


def is_beside(words: Span, scenes: Sequence[Scene], trimmer: Trimmer) -> bool:
    """Whether words stand in a sentence of a transfer."""
    return any(trimmer.stand_together(scene.trigger.span, words) for scene in scenes)


def mention(role: Role, guess: Guess, weight: float, trimmer: Trimmer) -> Mention | None:
    """A guess as a mention by its trimmed words; None where nothing is left of them."""
    span = trimmed(role, guess.span, trimmer)
    kind = max(guess.kinds, key=lambda each: guess.kinds[each]) if guess.kinds else None
    return None if span is None else Mention(span=span, label=role, score=round(weight, 3), kind=kind)


def likeliest(role: Role, scenes: Sequence[Scene]) -> list[Guess]:
    """What the scenes of a transfer give a role, in the order of the text; of overlapping words the likeliest."""
    kept: list[Guess] = []
    for guess in sorted((g for s in scenes for g in s.roles[role]), key=lambda each: (-each.probability, each.span)):
        if not any(guess.span.overlaps(other.span) for other in kept):
            kept.append(guess)
    return sorted(kept, key=lambda each: each.span)


def trimmed(role: Role, guess: Span, trimmer: Trimmer) -> Span | None:
    """The words of a slot without what stands around them; None where nothing is left."""
    if role is Role.ITEM:
        return trimmer.item(guess)
    return trimmer.place(guess) if role in _SITES else trimmer.name(guess)


def since(motions: Sequence[Span], trimmer: Trimmer, text: str) -> Iterator[Mention]:
    """The day since when a motion goes on that the model left out: "has supplied Peru with mortars since 2019".

    Args:
        motions: of a transfer.
        trimmer: of its document.
        text: of its document.
    """
    for motion in motions:
        end = min(trimmer.sentence(motion).span.end, motion.end + _LONGEST_CHARS)
        for day in trimmer.phrases(Span(motion.start, max(motion.end, end)), Kind.DATE):
            if _SINCE.match(text, motion.end, day.end) is not None:
                yield Mention(span=day, label=Role.DATE)
                return
