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
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.batches import LOAD
from waybill.extract.slots.listed_goods import things
from waybill.extract.slots.purposes import is_meant_for
from waybill.extract.slots.trimming import Trimmer
from waybill.neural.reader import Scene

_GOODS: Final = r"(?<!['’]s\s)(?<!\bits\s)(?<!\btheir\s)(?<!\bour\s)(?:weapons|arms|equipment|mat[eé]riel|supplies)"
_THAT: Final = r"(?:\A|[,;:]\s+|\b(?:and|but|said|says|that)\s+)(?:it|they|this|these)"
_AUXILIARIES: Final = (
    r"(?:\s+(?:[a-z]+ly|also|further|moreover|besides|will|would|may|to|is|are|was|were|has|have|had|be|been|"
    r"said|believed|estimated|thought|known|reported|expected|understood)){0,5}"
)
_VERB: Final = (
    r"(?:includ(?:es?|ed|ing)|contain(?:s|ed)?|compris(?:es?|ed|ing)|consist(?:s|ed)?\s+of|(?:calls?|called|provides?|provided)\s+for|"
    r"(?:extends?|extended|runs?|ran)\s+(?:also\s+)?to|(?:is|are|was|were|be)\s+(?:also\s+)?"
    r"(?:rounded\s+(?:off|out)|completed|complemented|supplemented|topped\s+up|accompanied|joined)\s+(?:by|with))"
)
_LISTS: Final = re.compile(
    rf"(?:(?:{_THAT}\b(?:['’](?:ll|d)\b)?{_AUXILIARIES}|\b(?:{LOAD}|{_GOODS})\b(?!-)(?:\s+(?!no[tr]?\b)[\w'’-]+){{0,5}}?)"
    rf"(?:,[^,.;:\n]{{1,60}},)?\s+{_VERB}"
    r"|\A(?:also\s+)?included)\b"
    r"(?:\s+(?:was|were|is|are)\b|,\s+(?:finally|too|also|besides|moreover),)?(?!\s+(?:no|not|neither|by)\b)",
    re.I,
)
"""What opens a list whose subject is a load, or stands for one: "The package also includes"."""
_HAS: Final = re.compile(
    rf"\b(?:it|(?:the|this|that)\s+{LOAD})\s+(?:(?:also|further|moreover|besides)\s+)?"
    r"(?:has|have|had|holds?|held|carr(?:y|ies|ied)|covers?|takes\s+in|brings?|brought)\b",
    re.I,
)
"""What opens a list where a load was named before: "It also has 14 boats"."""
_NAMED: Final = re.compile(rf"\b{LOAD}\b", re.I)
_OPENS: Final = re.compile(rf"{LOAD}|thrown(?:\s+in)?|added|came|went", re.I)
"""A motion that opens or closes a list, and moves nothing else."""
_ADDS: Final = re.compile(
    r"\b(?:(?:also|further|moreover|besides|in\s+addition)\b[^.;:\n]{0,40}?\b(?:was|were|is|are)\b"
    r"|there\s+(?:was|were|is|are)\s+also\b|there\s+(?:came|went)\s+with\s+(?:it|them)\b"
    r"|(?:\A|[,;]\s+)(?:next|then|finally|lastly)\s+(?:comes?|came|follow(?:s|ed)?)\b"
    r"(?![^.;:\n]{0,80}\bfrom\s+(?-i:[A-Z]))"
    rf"|\Arounding\s+(?:off|out)\s+the\s+{LOAD}\s+(?:is|are|was|were)\b"
    r"|(?:(?:added\s+)?to|in|with|on\s+top\s+of|besides|beyond|in\s+addition\s+to)\s+(?:it|this|that|these|them|the\s+same\s+\w+)\s+"
    r"(?:belong(?:s|ed)?|comes?|came|goes|go|went|were|was|are|is)(?:\s+(?:to\s+be\s+)?added)?\b)",
    re.I,
)
"""What opens a list that adds to one before: "In addition there were", "To the same load belonged"."""
_THERE: Final = re.compile(r"\bthere\s+(?:was|were|is|are|will\s+be)\b", re.I)
_IN_IT: Final = re.compile(
    rf"\s+(?:in|among|aboard)\s+(?:it|them|these|(?:the|that|this)\s+(?:same\s+)?{LOAD})\b", re.I
)
"""What says of things before it that are there that they are in a load: "there are 60 carriers in it"."""
_ADDED: Final = re.compile(
    r"(?<!\s)\s+(?:(?:also|too|later|further|[a-z]+ly)\s+)?(?:(?:came|went|go|were|was|belong(?:s|ed)?)\s+(?:also\s+)?(?:to|with|in|among|part\s+of)\s+"
    rf"(?:it|them|these|(?:the|that)\s+(?:same\s+)?{LOAD})"
    rf"|(?:complete|round)(?:s|d|ed)?\s+(?:(?:off|out)\s+)?the\s+{LOAD}|(?:were|was|are|is)\s+(?:thrown\s+in|added))\b"
    r"(?:\s+(?:as\s+well|too))?",
    re.I,
)
"""What says of the things before it that they add to a list: "Spare engines came with it"."""
_AT_ONCE: Final = re.compile(r"\s+(?:\w+ly\s+|already\s+)?", re.I)
"""Between a thing and what was done to it."""
_ELSEWHERE: Final = re.compile(r"\s+(?:at|on|near|outside)\s+(?:the|an?)\b", re.I)
"""Behind things that are only somewhere: "there were also tanks at the parade"."""
_AND_SO: Final = re.compile(
    r"(?:\s+(?:over|in|out|off|up|too|as\s+well))?,?\s+(?:and(?:\s+so\s+(?:were|was))?|as\s+(?:were|was)|(?:along|together)\s+with)\b",
    re.I,
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:[a-z]+ly\s+|also\s+)?\Z", re.I)
_PASSIVE_CHARS: Final = 30
_ENDS: Final = re.compile(r"\s*[.;\n]|\s*\Z")
_CAME_WITH: Final = re.compile(
    r"(?:they|(?:the|these|those)\s+(?:[\w-]+\s+){0,3}?(?P<head>[\w-]+))\s+(?:(?:came|come|comes)\s+(?:together\s+)?with|"
    r"(?:are|is|was|were)\s+accompanied\s+by)\b",
    re.I,
)
"""What opens a list of things that came with those named before."""
_NEAR: Final = re.compile(r"(?:\s+(?!(?:and|or|by|with|to|from|in|on|for)\b)[^\s;]{1,30}){0,8}\s+", re.I)
"""Between what opens a list and its first weapon."""
_SO: Final = re.compile(r"(?:\s*,)?\s+(?:and\s+so|as)\s+(?:were|was|did|are|is)\b", re.I)
"""What lets a list go on behind what was said of its things: "were in it, and so were fifteen tanks"."""
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
        heads = frozenset(each.of(text).lower().split()[-1] for each in held[place])
        listed = _listed(sentence, trimmer, guessed, heads, is_loaded=_NAMED.search(told) is not None)
        own = motions[first:last]
        if listed and listed.things and _stand_behind([span for span, _ in own], listed, sentence, text):
            beside = {place, *(number for _, number in own)}
            if not any(each.meets(taken) for each in listed.things for n, taken in enumerate(held) if n not in beside):
                added[place] += [each for each in listed.things if not any(each.meets(held[n]) for n in beside)]
    for span, number in motions:
        added[number] += [each for each in _postposed(span, trimmer, guessed) if not any(map(each.meets, held))]
    return tuple(_with_items(frame, added[number]) for number, frame in enumerate(frames))


def _postposed(motion: Span, trimmer: Trimmer, guessed: Sequence[Span]) -> list[Span]:
    """The things named behind a passive motion that move as those before it: "were handed over, and three lorries"."""
    text, sentence = trimmer.text, trimmer.sentence(motion)
    joint = _AND_SO.match(text, motion.end, sentence.span.end)
    passive = _PASSIVE.search(text, max(sentence.span.start, motion.start - _PASSIVE_CHARS), motion.start)
    found = things(trimmer, joint.end(), sentence.span.end) if joint is not None and passive is not None else []
    seen = [each.span for each in sentence.phrases if each.kind is Kind.ITEM]
    return _of_weapons(found, [*seen, *guessed]) if found and _ENDS.match(text, found[-1].end) else []


def _guessed(scenes: Iterable[Scene], trimmer: Trimmer) -> list[Span]:
    """What the model takes for goods at all."""
    found = {each.span for scene in scenes for each in scene.roles[Role.ITEM] if each.probability >= _SEEN}
    return sorted(item for item in map(trimmer.item, sorted(found)) if item is not None)


def _stand_behind(motions: Sequence[Span], listing: "_Listing", sentence: Sentence, text: str) -> bool:
    """Whether each of some motions opens a list ("the delivery") or is only said of a thing of it right before."""
    first = listing.things[0].start
    ends = [each.span.end for each in sentence.phrases if each.kind is Kind.ITEM and each.span.start >= first]
    return all(
        (motion.meets([listing.opening]) and _OPENS.fullmatch(text, motion.start, motion.end) is not None)
        or any(end < motion.start and _AT_ONCE.fullmatch(text, end, motion.start) for end in ends)
        for motion in motions
    )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a sentence lists, and the words that open or close the list."""

    opening: Span
    things: Sequence[Span]


def _listed(
    sentence: Sentence, trimmer: Trimmer, guessed: Sequence[Span], heads: frozenset[str], *, is_loaded: bool
) -> _Listing | None:
    """The items behind a word of listing whose subject is a load, or stands for one; or those that are said to add."""
    words, (start, end) = sentence.span.of(trimmer.text), (sentence.span.start, sentence.span.end)
    seen = [each.span for each in sentence.phrases if each.kind is Kind.ITEM]
    likely = [*seen, *(each for each in guessed if start <= each.start < end and not each.meets(seen))]
    match = _LISTS.search(words) or _accompanied(words, heads)
    has = _HAS.search(words)
    is_of_load = has is not None and (is_loaded or _NAMED.search(has[0]) is not None)
    opened = match or (has if is_of_load else None) or _ADDS.search(words)
    if opened is None:
        return _there(sentence, trimmer, likely) or _closed(sentence, trimmer, likely)
    opening = Span(start + opened.start(), start + opened.end())
    behind = [each for each in seen if each.start >= opening.end and not _is_aim(each, likely, trimmer)]
    is_near = match is not None and bool(behind) and _NEAR.fullmatch(trimmer.text, opening.end, behind[0].start)
    found = _of_weapons(things(trimmer, opening.end, end), likely)
    if found and match is None and _ELSEWHERE.match(trimmer.text, found[-1].end, end) is not None:
        return None
    return _Listing(opening, sorted({*(behind if is_near else ()), *found}))


def _accompanied(words: str, heads: frozenset[str]) -> re.Match[str] | None:
    """What says that things which were named before came with others: "the drones came with 40 bombs"."""
    match = _CAME_WITH.match(words)
    return match if match is not None and (match["head"] is None or match["head"].lower() in heads) else None


def _there(sentence: Sentence, trimmer: Trimmer, likely: Sequence[Span]) -> _Listing | None:
    """What is said to be there in a load."""
    there = _THERE.search(trimmer.text, sentence.span.start, sentence.span.end)
    found = things(trimmer, there.end(), sentence.span.end) if there is not None else []
    is_in = bool(found) and _IN_IT.match(trimmer.text, found[-1].end) is not None
    return _Listing(Span(*there.span()), _of_weapons(found, likely)) if there is not None and is_in else None


def _closed(sentence: Sentence, trimmer: Trimmer, likely: Sequence[Span]) -> _Listing | None:
    """The things that a sentence begins with and says to add to a load."""
    text, (start, end) = trimmer.text, (sentence.span.start, sentence.span.end)
    added = _ADDED.search(text, start, end)
    if added is None:
        return None
    so = _SO.match(text, added.end(), end)
    further = things(trimmer, so.end(), end) if so is not None else []
    return _Listing(Span(*added.span()), _of_weapons([*things(trimmer, start, added.start()), *further], likely))


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
