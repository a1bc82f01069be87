"""Items of a transfer that a later sentence lists: "It includes 800 rockets", "the package also contains".

In:     frames, and the sentences of their document.
Out:    the frames, each with the items that such sentences add to it.
Laws:   a sentence with a motion of its own, other than behind a thing that it lists ("parts delivered in May"), or with
        an item that the frame of another sentence has, adds nothing;
        what is listed belongs to the last motion before it, at most a few sentences away.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.listed_goods import things
from waybill.extract.slots.purposes import is_meant_for
from waybill.extract.slots.trimming import Trimmer
from waybill.neural.reader import Scene

_LOAD: Final = (
    r"(?:aid|assistance|packages?|shipments?|deliver(?:y|ies)|cargo|consignments?|convoys?|loads?|haul|lot|orders?|deals?|"
    r"contracts?|sale|tranches?|batch(?:es)?|drawdowns?|donations?|grants?|gifts?|lists?|purchases?)"
)
_LISTS: Final = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|contain(?:s|ed)?|compris(?:es?|ed|ing)|consist(?:s|ed)? of|(?:calls?|provides?) for)\b"
    r"(?:\s+(?:was|were|is|are)\b|,\s+(?:finally|too|also|besides|moreover),)?(?!\s+(?:no|not|neither)\b)",
    re.I,
)
_CONTAINER: Final = re.compile(
    rf"\A(?:also\s+)?\Z|\b(?:it|its|they|this|these|that|{_LOAD}|weapons|arms|equipment|mat[eé]riel|supplies)\b", re.I
)
_HAS: Final = re.compile(
    rf"\b(?:it|(?:the|this|that)\s+{_LOAD})\s+(?:(?:also|further|moreover|besides)\s+)?"
    r"(?:has|have|had|holds?|held|carr(?:y|ies|ied)|covers?|takes\s+in|brings?|brought)\b",
    re.I,
)
"""What opens a list where a load was named before: "It also has 14 boats"."""
_NAMED: Final = re.compile(rf"\b{_LOAD}\b", re.I)
_ADDS: Final = re.compile(
    r"\b(?:(?:also|further|moreover|besides|in\s+addition)\b[^.;:\n]{0,40}?\b(?:(?:was|were|is|are)\b|held\b|holds\b|covers\b|takes\s+in\b)"
    r"|there\s+(?:was|were|is|are)\s+also\b|there\s+(?:came|went)\s+with\s+(?:it|them)\b"
    r"|(?:to|in|with)\s+(?:it|them|the\s+same\s+\w+)\s+(?:belong(?:s|ed)?|came|went|were|was)\b)",
    re.I,
)
"""What opens a list that adds to one before: "In addition there were", "To the same load belonged"."""
_THERE: Final = re.compile(r"\bthere\s+(?:was|were|is|are|will\s+be)\b", re.I)
_IN_IT: Final = re.compile(
    rf"\s+(?:in|among|aboard)\s+(?:it|them|these|(?:the|that|this)\s+(?:same\s+)?{_LOAD})\b", re.I
)
"""What says of things before it that are there that they are in a load: "there are 60 carriers in it"."""
_ADDED: Final = re.compile(
    r"\s+(?:(?:also|too|later|further|[a-z]+ly)\s+)?(?:came|went|were|was|belong(?:s|ed)?)\s+(?:also\s+)?(?:to|with|in|among|part\s+of)\s+"
    rf"(?:it|them|these|(?:the|that)\s+(?:same\s+)?{_LOAD})\b",
    re.I,
)
"""What says of the things before it that they add to a list: "Spare engines came with it"."""
_AT_ONCE: Final = re.compile(r"\s+(?:\w+ly\s+|already\s+)?", re.I)
"""Between a thing and what was done to it."""
_FARTHEST: Final = 5
"""Sentences from a motion to the list of what it moves."""
_SCORE: Final = 0.5
"""Of what a list adds: no more is known of it than that it stands there."""
_SEEN: Final = 0.2
"""The probability from which on a thing of a list may be goods."""


def with_contents(
    frames: Sequence[Frame], sentences: Sequence[Sentence], text: str, scenes: Iterable[Scene] = ()
) -> tuple[Frame, ...]:
    """Frames with the items that later sentences list for them.

    Args:
        frames: of a document.
        sentences: of it.
        text: of it.
        scenes: with the model's guesses at goods.
    """
    trimmer = Trimmer(text, sentences)
    motions = sorted((span, number) for number, frame in enumerate(frames) for span in frame.motions)
    starts = [span.start for span, _ in motions]
    held, guessed = [frame.spans(Role.ITEM) for frame in frames], _guessed(scenes, trimmer)
    added: defaultdict[int, list[Span]] = defaultdict(list)
    for sentence in sentences:
        first, last = (bisect_left(starts, place) for place in (sentence.span.start, sentence.span.end))
        if first == 0:
            continue
        place, before = motions[first - 1][1], trimmer.sentence(motions[first - 1][0])
        if sentence.number - before.number > _FARTHEST:
            continue
        told = Span(before.span.start, sentence.span.start).of(text)
        listed = _listed(sentence, trimmer, guessed, is_loaded=_NAMED.search(told) is not None)
        if listed and _stand_behind([span for span, _ in motions[first:last]], listed[0], sentence, text):
            beside = {place, *(number for _, number in motions[first:last])}
            if not any(each.meets(taken) for each in listed for n, taken in enumerate(held) if n not in beside):
                added[place] += [each for each in listed if not any(each.meets(held[n]) for n in beside)]
    return tuple(_with_items(frame, added[number]) for number, frame in enumerate(frames))


def _guessed(scenes: Iterable[Scene], trimmer: Trimmer) -> list[Span]:
    """What the model takes for goods at all."""
    found = {each.span for scene in scenes for each in scene.roles[Role.ITEM] if each.probability >= _SEEN}
    return sorted(item for item in map(trimmer.item, sorted(found)) if item is not None)


def _stand_behind(motions: Sequence[Span], first: Span, sentence: Sentence, text: str) -> bool:
    """Whether each of some motions is only said of a thing right before it, of those from the first of a list on."""
    ends = [each.span.end for each in sentence.phrases if each.kind is Kind.ITEM and each.span.start >= first.start]
    return all(
        any(end < motion.start and _AT_ONCE.fullmatch(text, end, motion.start) for end in ends) for motion in motions
    )


def _listed(sentence: Sentence, trimmer: Trimmer, guessed: Sequence[Span], *, is_loaded: bool) -> list[Span]:
    """The items behind a word of listing whose subject is a load, or stands for one; or those that are said to add."""
    text, (start, end) = trimmer.text, (sentence.span.start, sentence.span.end)
    seen = [each.span for each in sentence.phrases if each.kind is Kind.ITEM]
    likely = [*seen, *(each for each in guessed if start <= each.start < end and not each.meets(seen))]
    match = _LISTS.search(text, start, end)
    if match is not None and _CONTAINER.search(text[start : match.start()]) is not None:
        behind = [each for each in seen if each.start >= match.end() and not _is_aim(each, likely, trimmer)]
        return sorted({*behind, *_of_weapons(things(trimmer, match.end(), end), likely)})
    opened = (_HAS.search(text, start, end) if is_loaded else None) or _ADDS.search(text, start, end)
    if opened is not None:
        return _of_weapons(things(trimmer, opened.end(), end), likely)
    there, added = _THERE.search(text, start, end), _ADDED.search(text, start, end)
    if there is not None:
        found = things(trimmer, there.end(), end)
        return _of_weapons(found, likely) if found and _IN_IT.match(text, found[-1].end) else []
    return _of_weapons(things(trimmer, start, added.start()), likely) if added is not None else []


def _is_aim(thing: Span, others: Sequence[Span], trimmer: Trimmer) -> bool:
    """Whether a thing is what another is meant for: "missiles against tanks"."""
    return any(each.end <= thing.start and is_meant_for(trimmer.text, each, thing) for each in others)


def _of_weapons(found: Sequence[Span], seen: Sequence[Span]) -> list[Span]:
    """The things of a list that names a weapon, each by what is seen of it; none of any other list."""
    named = [next((each for each in seen if each.overlaps(thing)), None) for thing in found]
    return [name or thing for name, thing in zip(named, found, strict=True)] if any(named) else []


def _with_items(frame: Frame, items: Sequence[Span]) -> Frame:
    if not items:
        return frame
    further = (Mention(span=span, label=Role.ITEM, score=_SCORE) for span in items)
    return replace(frame, roles=ordered((*frame.roles, *further)))
