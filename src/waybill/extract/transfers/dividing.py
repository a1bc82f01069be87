"""A whole and its part, once they are told apart: what each says of itself, and nothing that the other says.

"Sent 100 rockets. The navy seized forty of them" tells of the hundred only that they were sent; in "ordered nine
drones, the first of which arrived in May" the day is that of the first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Stage
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.triggers.motions import motions
from waybill.ontology.wordings import load_wordings
from waybill.text.counts import counts

_STEPS: Final = (Stage.SOUGHT, Stage.OFFERED, Stage.AGREED, Stage.DISPATCHED, Stage.INTERCEPTED, Stage.DELIVERED)
"""Stages from the first on."""
_OF_ALL: Final = re.compile(r"\W{0,4}(?:out\s+)?of\s", re.IGNORECASE)
"""What opens a sentence before all of which some are told of."""
_DEADLINE: Final = re.compile(r"\b(?:by|until|before)\s+\Z", re.IGNORECASE)
_DEADLINE_CHARS: Final = 10
_SCORE: Final = 0.5
"""Of a day that stands where the model sees none."""


def divided(
    frames: Iterable[Frame], ruled: Callable[[Sequence[Span]], Iterable[Frame]], trimmer: Trimmer
) -> list[Frame]:
    """Frames, each whole no farther than its own words say, and each part with its own day.

    Args:
        frames: of a document.
        ruled: what the rules read in the sentences of some motions.
        trimmer: of the document.
    """
    found = list(frames)
    places = {each.trigger.span: place for place, each in reversed(list(enumerate(found)))}
    for number, part in enumerate(found):
        place = None if part.details is None else places.get(part.details)
        if place is not None and place != number:
            whole = _as_far(found[place], part, list(_own_stages(found[place], ruled, trimmer)))
            found[place], found[number] = _dated(_counted(whole, part, trimmer), part, trimmer)
    return found


def _own_stages(whole: Frame, ruled: Callable[[Sequence[Span]], Iterable[Frame]], trimmer: Trimmer) -> Iterator[Stage]:
    """The stages of a whole's own motions, as the rules read them, or else by these words alone."""
    read = [each for each in ruled(whole.motions) if each.trigger.span.meets(whole.motions)]
    yield from (each.stage for each in read)
    left = [each for each in whole.motions if not each.meets([frame.trigger.span for frame in read])]
    for sentence in trimmer.sentences(left):
        for match in motions(sentence, load_wordings()):
            if sentence.stretch(match.first, match.last).meets(left):
                yield match.value.entry.stage


def _as_far(whole: Frame, part: Frame, own: Sequence[Stage]) -> Frame:
    """The whole at the farthest stage of its own words, if these do not say that it went as far as its part."""
    if not own or not {whole.stage, part.stage, *own} <= set(_STEPS):
        return whole
    farthest = max(own, key=_STEPS.index)
    is_borrowed = whole.stage in (part.stage, Stage.DELIVERED, Stage.INTERCEPTED)
    is_short = _STEPS.index(farthest) < min(map(_STEPS.index, (whole.stage, part.stage)))
    return replace(whole, stage=farthest) if is_borrowed and is_short else whole


def _counted(whole: Frame, part: Frame, trimmer: Trimmer) -> Frame:
    """The whole with the number that a sentence opens with: "Of the 54 tanks that Peru bought, six have come"."""
    own = trimmer.sentence(part.trigger.span).span
    goods = [each for each in whole.roles if each.label == Role.ITEM]
    if len(goods) != 1 or not whole.trigger.span.overlaps(own) or not _OF_ALL.match(trimmer.text, own.start):
        return whole
    near = (each.span for each in counts(trimmer.text, own) if 0 <= goods[0].span.start - each.span.end <= 1)
    number = next(near, goods[0].count)
    return replace(whole, roles=tuple(replace(e, count=number) if e is goods[0] else e for e in whole.roles))


def _dated(whole: Frame, part: Frame, trimmer: Trimmer) -> tuple[Frame, Frame]:
    """The whole and the part, the day behind the motion of the part its own, that before it the whole's."""
    motion, own = part.trigger.span, trimmer.sentence(part.trigger.span).span
    behind = Span(motion.start, own.end)
    kept = tuple(each for each in whole.roles if each.label != Role.DATE or not each.span.overlaps(behind))
    whole = replace(whole, roles=kept)
    if not whole.trigger.span.overlaps(own):
        return whole, part
    named = trimmer.phrases(Span(whole.trigger.span.start, own.end), Kind.DATE)
    days = [each for each in named if not _is_deadline(trimmer.text, own, each)]
    return _on(whole, [each for each in days if each < motion]), _on(part, [each for each in days if motion < each])


def _is_deadline(text: str, sentence: Span, day: Span) -> bool:
    """Whether a day is only the last one for something: "by 1 May"."""
    return _DEADLINE.search(text, max(sentence.start, day.start - _DEADLINE_CHARS), day.start) is not None


def _on(frame: Frame, days: Sequence[Span]) -> Frame:
    """A frame with the one day that there is for it, if it has none."""
    has_day = any(each.label == Role.DATE for each in frame.roles)
    if has_day or len(days) != 1:
        return frame
    return replace(frame, roles=ordered((*frame.roles, Mention(span=days[0], label=Role.DATE, score=_SCORE))))
