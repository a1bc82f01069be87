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
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.phrases import Kind
from waybill.extract.trimming import Trimmer

_HEADING: Final = re.compile(r"(?:^|(?<=[.!?]))[^\w\n]{0,8}(?P<words>\w[^.:;\n]{2,79}):", re.MULTILINE)
_STAGES: Final = (
    (Stage.SOUGHT, r"requested|sought|under\s+(?:discussion|negotiation|consideration|review)"),
    (
        Stage.DISPATCHED,
        r"in\s+(?:preparation|transit|delivery|execution)|being\s+(?:prepared|delivered|shipped)|under\s+way|en\s+route"
        r"|on\s+(?:the|its|their)\s+way|shipped|dispatched|prepared",
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
_END: Final = re.compile(r"\n[ \t]*\n(?![ \t]*(?:[-–—•*·]|\(?\w{1,3}[.)]\s|\d))")
"""An empty line with none of a list behind it."""
_LINE: Final = re.compile(r"(?<=\n)[ \t]*(?:[-–—•*·]|\(?\w{1,3}[.)]\s|\d)[^\n]*")
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

    def heads(self, frame: Frame) -> bool:
        """Whether a motion of a frame stands in the heading."""
        return any(span.overlaps(self.heading) for span in (frame.trigger.span, *frame.further))


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


def by_section(frames: Sequence[Frame], trimmer: Trimmer) -> list[Frame]:
    """Frames with the goods below each heading told by themselves."""
    listed = sections(trimmer.text)
    known = [span for frame in frames for span in frame.spans(Role.ITEM)]
    overlooked = [each for section in listed for each in _overlooked(section, known, trimmer)]
    return [own for frame in frames for own in _apart(frame, frames, listed, overlooked)]


def _overlooked(section: Section, known: Sequence[Span], trimmer: Trimmer) -> Iterator[Mention]:
    """Goods in the lines of a list of which the tagger sees none."""
    for found in _LINE.finditer(trimmer.text, section.below.start, section.below.end):
        line = Span(*found.span())
        seen = trimmer.phrases(line, Kind.ITEM)
        if seen and not any(span.overlaps(line) for span in known):
            yield Mention(span=seen[0], label=Role.ITEM, score=_SCORE)


def _apart(
    frame: Frame, frames: Sequence[Frame], listed: Sequence[Section], overlooked: Sequence[Mention]
) -> Iterator[Frame]:
    """A frame for each section that one tells of; the frame as it is where that is one alone."""
    motions = (frame.trigger.span, *frame.further)
    told = [each for each in listed if each.heads(frame) or _below(frame.roles, each)]
    if len(told) > 1:
        told = [each for each in listed if each in told or _below(overlooked, each)]
    is_of_line = all(any(each.holds(span) for each in listed) for span in motions)
    if frame.polarity is Polarity.DENIED or len({each.stage for each in told}) < 2 or is_of_line:
        yield frame
        return
    for section in told:
        heading = [other for other in frames if section.heads(other)]
        teller = heading[0] if heading else max(frames, key=lambda other: len(_below(other.roles, section)))
        if teller is frame:
            goods = [each for other in frames for each in _below(other.roles, section)]
            yield _within(frame, section, told, (*goods, *_below(overlooked, section)))


def _below(mentions: Sequence[Mention], section: Section) -> list[Mention]:
    """The goods below a heading."""
    return [each for each in mentions if each.label == Role.ITEM and section.holds(each.span)]


def _within(frame: Frame, section: Section, told: Sequence[Section], goods: Sequence[Mention]) -> Frame:
    """What a frame tells of one section: all goods there, and what it says outside of all."""
    is_first = section is told[0]
    kept = [
        each
        for each in frame.roles
        if section.holds(each.span)
        or (not any(other.holds(each.span) for other in told) and (is_first or each.label not in _OWN))
    ]
    for each in goods:
        if not any(each.span.overlaps(own.span) for own in kept if own.label == Role.ITEM):
            kept.append(each)
    motions = [span for span in (frame.trigger.span, *frame.further) if not _is_elsewhere(span, section, told)]
    own = motions if is_first or section.heads(frame) else []
    trigger, *further = own or [section.words]
    return replace(
        frame,
        trigger=replace(frame.trigger, span=trigger),
        further=tuple(further),
        roles=tuple(sorted(kept, key=lambda each: (each.span, each.label))),
        stage=section.stage,
    )


def _is_elsewhere(span: Span, section: Section, told: Sequence[Section]) -> bool:
    return any(span.overlaps(each.heading) or each.holds(span) for each in told if each is not section)
