"""Items of a transfer that a later sentence lists: "It includes 800 rockets", "the package also contains".

In:     frames, and the sentences of their document.
Out:    the frames, each with the items that such sentences add to it.
Laws:   a sentence with a motion of its own, or with an item that a frame has, adds nothing;
        what is listed belongs to the last motion before it, at most a few sentences away.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.listed_goods import things
from waybill.extract.phrases import Kind, Sentence
from waybill.extract.trimming import Trimmer

_LISTS: Final = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|contain(?:s|ed)?|compris(?:es?|ed|ing)|consist(?:s|ed)? of)\b"
    r"(?:\s+(?:was|were|is|are)\b)?",
    re.I,
)
_ADDS: Final = re.compile(
    r"\b(?:(?:also|further|moreover|besides|in\s+addition)\b[^.;:\n]{0,40}?\b(?:(?:was|were|is|are)\b|held\b|holds\b|covers\b|takes\s+in\b)"
    r"|there\s+(?:was|were|is|are)\s+also\b|there\s+(?:came|went)\s+with\s+(?:it|them)\b"
    r"|(?:to|in|with)\s+(?:it|them|the\s+same\s+\w+)\s+(?:belong(?:s|ed)?|came|went|were|was)\b)",
    re.I,
)
"""What opens a list that adds to one before: "In addition there were", "To the same load belonged"."""
_ADDED: Final = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:came|went|were|was|belong(?:s|ed)?)\s+(?:also\s+)?(?:to|with|in|among|part\s+of)\s+"
    r"(?:it|them|these|(?:the|that)\s+(?:same\s+)?(?:cargo|load|lot|package|consignment|shipment|delivery|batch))\b",
    re.I,
)
"""What says of the things before it that they add to a list: "Spare engines came with it"."""
_CONTAINER: Final = re.compile(
    r"\b(?:it|its|they|this|these|that|also|aid|assistance|package|shipments?|deliver(?:y|ies)|cargo|consignments?|"
    r"convoys?|loads?|haul|lot|orders?|deals?|contracts?|tranches?|batch(?:es)?|donations?|gifts?|lists?|purchases?|"
    r"weapons|arms|equipment|mat[eé]riel|supplies)\b",
    re.I,
)
_FARTHEST: Final = 4
"""Sentences between a motion and the list of what it moves."""
_SCORE: Final = 0.5
"""Of what a list adds: no more is known of it than that it stands there."""


def with_contents(frames: Sequence[Frame], sentences: Sequence[Sentence], text: str) -> tuple[Frame, ...]:
    """Frames with the items that later sentences list for them."""
    trimmer = Trimmer(text, sentences)
    motions = sorted((span, number) for number, frame in enumerate(frames) for span in _motions(frame))
    taken = [span for frame in frames for span in frame.spans(Role.ITEM)]
    added: defaultdict[int, list[Span]] = defaultdict(list)
    told = trimmer.touched(span for span, _ in motions)
    for sentence in sentences:
        listed = [] if sentence.number in told else _listed(sentence, trimmer)
        if not listed or any(span.overlaps(item) for span in taken for item in listed):
            continue
        before = [(span, number) for span, number in motions if span.end <= sentence.span.start]
        if before and _apart(sentences, before[-1][0], sentence) <= _FARTHEST:
            added[before[-1][1]] += listed
    return tuple(_with_items(frame, added[number]) for number, frame in enumerate(frames))


def _motions(frame: Frame) -> tuple[Span, ...]:
    return (frame.trigger.span, *frame.further)


def _listed(sentence: Sentence, trimmer: Trimmer) -> list[Span]:
    """The items behind a word of listing whose subject is a load, or stands for one; or those that are said to add."""
    text, (start, end) = trimmer.text, (sentence.span.start, sentence.span.end)
    seen = [each.span for each in sentence.phrases if each.kind is Kind.ITEM]
    match = _LISTS.search(text, start, end)
    if match is not None and _CONTAINER.search(text, start, match.start()) is not None:
        behind = [each for each in seen if each.start >= match.end()]
        return sorted({*behind, *_of_weapons(things(trimmer, match.end(), end), behind)})
    adds, added = _ADDS.search(text, start, end), _ADDED.search(text, start, end)
    if adds is not None:
        return _of_weapons(things(trimmer, adds.end(), end), seen)
    return _of_weapons(things(trimmer, start, added.start()), seen) if added is not None else []


def _of_weapons(found: Sequence[Span], seen: Sequence[Span]) -> list[Span]:
    """The things of a list that names a weapon, each by what is seen of it; none of any other list."""
    named = [next((each for each in seen if each.overlaps(thing)), None) for thing in found]
    return [name or thing for name, thing in zip(named, found, strict=True)] if any(named) else []


def _apart(sentences: Sequence[Sentence], motion: Span, sentence: Sentence) -> int:
    return sum(motion.end <= each.span.start < sentence.span.start for each in sentences)


def _with_items(frame: Frame, items: Sequence[Span]) -> Frame:
    if not items:
        return frame
    further = (Mention(span=span, label=Role.ITEM, score=_SCORE) for span in items)
    return replace(frame, roles=tuple(sorted((*frame.roles, *further), key=lambda each: (each.span, each.label))))
