"""Lists below headings that say how far along each is: "Delivered:", "Goods in preparation:", "Committed:".

What stands below a heading has its stage and is a transfer of its own, whichever motion the tagger ties it to.

In:     frames, and the text that they are of.
Out:    the frames in their order, each with the goods of its own lists, and frames for lists that have no motion.
Laws:   a text without two such headings of different stages is left as it is;
        no goods are lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import Polarity, Stage
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.transfers.rows import MEMBER

_HEADING: Final = re.compile(r"(?:^|(?<=[.!?]))[^\w\n]{0,8}(?P<words>\w[^.:;\n]{2,79}):", re.MULTILINE)
_STAGES: Final = (
    (Stage.SOUGHT, r"requested|sought|under\s+(?:discussion|negotiation|consideration|review)"),
    (
        Stage.DISPATCHED,
        r"under\s+preparation|in\s+(?:preparation|transit|delivery|execution)|being\s+(?:prepared|delivered|shipped)"
        r"|under\s+way|en\s+route|on\s+(?:the|its|their)\s+way|shipped|dispatched|prepared",
    ),
    (
        Stage.AGREED,
        r"on\s+order|ordered|contracted|under\s+contract|in\s+production|approved|authori[sz]ed|purchased|procured",
    ),
    (
        Stage.OFFERED,
        r"committed|commitments|pledged|pledges|promised|announced|offered|planned|decided"
        r"|(?:to\s+be|not\s+yet|awaiting|still|future|scheduled\s+for)\s+(?:delivered|delivery|deliveries|provided|supplied|sent|due)",
    ),
    (
        Stage.DELIVERED,
        r"delivered|deliveries|delivery|supplied|provided|donated|handed\s+over|transferred|received|sent",
    ),
)
"""Words of a heading by the stage that they tell, the words that rule out others first."""
_WORDS: Final = tuple((stage, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for stage, words in _STAGES)
_LIST: Final = re.compile(r":?\s*")
_END: Final = re.compile(rf"\n[ \t]*\n(?!{MEMBER})")
"""An empty line with none of a list behind it."""
_LINE: Final = re.compile(rf"(?<=\n){MEMBER}[^\n]*")
_SCORE: Final = 0.5
_OWN: Final = (Role.ITEM, Role.DATE, Role.VALUE)
"""What is told in a list is told of that list alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with all that stands below it up to the end of its list.

    Attributes:
        words: of the heading, that tell the stage.
    """

    words: Span
    heading: Span
    below: Span
    stage: Stage

    def holds(self, span: Span) -> bool:
        """Whether words stand below the heading."""
        return self.below.start <= span.start < self.below.end


def sections(text: str) -> list[Section]:
    """The lists with headings that say how far along they are; none unless two differ in that."""
    headings = [
        (Span(*found.span("words")), told) for found in _HEADING.finditer(text) if (told := _stage(text, found))
    ]
    ends = [*(heading.start for heading, _ in headings[1:]), len(text)]
    found = [
        Section(words=words, heading=heading, below=Span(heading.end, _end(text, heading.end, end)), stage=stage)
        for (heading, (words, stage)), end in zip(headings, ends, strict=False)
    ]
    return found if len({each.stage for each in found}) > 1 else []


def _stage(text: str, heading: re.Match[str]) -> tuple[Span, Stage] | None:
    found = ((pattern.search(text, *heading.span("words")), stage) for stage, pattern in _WORDS)
    return next(((Span(*match.span()), stage) for match, stage in found if match), None)


def _end(text: str, start: int, end: int) -> int:
    first = _LIST.match(text, start, end)
    found = _END.search(text, first.end() if first else start, end)
    return found.start() if found else end


def by_section(frames: Sequence[Frame], listed: Sequence[Section], trimmer: Trimmer) -> list[Frame]:
    """Frames with the goods below each heading told by themselves."""
    known = [span for frame in frames for span in frame.spans(Role.ITEM)]
    goods = [each for frame in frames for each in frame.roles if each.label == Role.ITEM]
    goods += [each for section in listed for each in _overlooked(section, known, trimmer)]
    tellers = [_teller(section, frames) for section in listed]
    first = next((teller for teller in tellers if teller is not None), None)
    own: dict[int, list[Section]] = {}
    for section, teller in zip(listed, tellers, strict=True):
        number = first if teller is None else teller
        if number is not None and _below(goods, section):
            own.setdefault(number, []).append(section)
    return [part for number, frame in enumerate(frames) for part in _apart(frame, own.get(number, []), listed, goods)]


def _teller(section: Section, frames: Sequence[Frame]) -> int | None:
    """The number of the frame with most of the goods below a heading; None without any."""
    telling = [number for number, frame in enumerate(frames) if _below(frame.roles, section)]
    return max(telling, key=lambda number: len(_below(frames[number].roles, section)), default=None)


def _overlooked(section: Section, known: Sequence[Span], trimmer: Trimmer) -> Iterator[Mention]:
    """Goods in the lines of a list of which the tagger sees none."""
    for found in _LINE.finditer(trimmer.text, section.below.start, section.below.end):
        line = Span(*found.span())
        seen = trimmer.phrases(line, Kind.ITEM)
        if seen and not line.meets(known):
            yield Mention(span=seen[0], label=Role.ITEM, score=_SCORE)


def _apart(
    frame: Frame, own: Sequence[Section], listed: Sequence[Section], goods: Sequence[Mention]
) -> Iterator[Frame]:
    """A frame for each section that one is to tell; the frame as it is where it tells of no two stages."""
    told = [each for each in listed if each in own or _below(frame.roles, each)]
    motions = frame.motions
    is_of_line = all(any(each.holds(span) for each in listed) for span in motions)
    if frame.polarity is Polarity.DENIED or len({each.stage for each in told}) < 2 or is_of_line:
        yield frame
        return
    outside = tuple(each for each in frame.roles if not any(section.holds(each.span) for section in told))
    for section in own:
        yield _within(frame, section, told, _below(goods, section), is_first=section is own[0])
    if not own and any(each.label == Role.ITEM for each in outside):
        yield replace(frame, roles=outside)


def _below(mentions: Sequence[Mention], section: Section) -> list[Mention]:
    """The goods below a heading."""
    return [each for each in mentions if each.label == Role.ITEM and section.holds(each.span)]


def _within(
    frame: Frame, section: Section, told: Sequence[Section], goods: Sequence[Mention], *, is_first: bool
) -> Frame:
    """What a frame tells of one section: all goods there, and what it says outside of all."""
    kept = [
        each
        for each in frame.roles
        if section.holds(each.span)
        or (not any(other.holds(each.span) for other in told) and (is_first or each.label not in _OWN))
    ]
    for each in goods:
        if not any(each.span.overlaps(own.span) for own in kept if own.label == Role.ITEM):
            kept.append(each)
    own = frame.motions if is_first else ()
    trigger, *further = own or [section.words]
    return replace(
        frame,
        trigger=replace(frame.trigger, span=trigger),
        further=tuple(further),
        roles=ordered(kept),
        stage=section.stage,
    )
