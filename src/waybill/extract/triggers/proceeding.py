"""Whether a motion is told as going on, "Peru is sending rifles", or as due: "Peru was to have sent rifles".

What is due by a date has been settled, but nothing has moved; what "is on its way" has left.
"""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.span import Span

_BE: Final = re.compile(
    r"(?:\b(?:is|are|am)|['’](?:s|re|m))\s+(?:(?:\w+ly|also|now|already|both|still)\s+)?\Z", re.IGNORECASE
)
_GETS_READY: Final = re.compile(r"\b(?:preparing|getting\s+ready|readying)\s+to\s+\Z", re.IGNORECASE)
_SENT: Final = re.compile(r"send|ship|dispatch|deliver|fly|airlift", re.IGNORECASE)
_LONGEST_CHARS: Final = 50
_DUE: Final = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:(?:now|still|also|originally)\s+)?(?:due|scheduled|slated)\s+to\s+(?:be\s+)?"
    r"|(?:was|were)\s+to\s+have\s+(?:been\s+)?)\Z",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:(?:is|are|was|were)\s+set|(?:has|have|had)\s+yet|(?:is|are)\s+yet)\s+to\s+(?:be\s+)?\Z", re.IGNORECASE
)
_ARRIVAL: Final = re.compile(r"deliver(?:y|ies)|shipments?|hand-?overs?|transfers?", re.IGNORECASE)
_ARRIVES: Final = re.compile(r"(?:arriv|land|reach|dock)", re.IGNORECASE)
"""How verbs begin of which it may have left already that is due to do so."""
_TO_BEGIN: Final = re.compile(
    r"[^.;:]{0,100}?\b(?:is|are|was|were)\s+(?:due|scheduled|slated|planned|set)\s+"
    r"(?:to\s+(?:begin|start|commence|take\s+place)|for|in|by|this|next)\b",
    re.IGNORECASE,
)
"""From a noun of arriving to what says that it is to come: "delivery of the tanks is due to begin"."""
_ON_ITS_WAY: Final = re.compile(r"(?:on\s+(?:its|their|the)\s+way|en\s+route)", re.IGNORECASE)
_PROMISED: Final = re.compile(r"promised|pledged|offered", re.IGNORECASE)
_OF_PROMISE: Final = re.compile(r"[^.;:]{0,120}?\b(?:promised|pledged)\b", re.IGNORECASE)


def is_going_on(text: str, motions: Iterable[Span]) -> bool:
    """Whether one of a transfer's motions is a verb in the present progressive, or is being got ready for."""
    return any(_is_progressive(text, span) or _is_got_ready(text, span) for span in motions)


def is_due(text: str, motion: Span) -> bool:
    """Whether a motion is told as settled and to come: "is due to hand over", "was to have been delivered"."""
    is_noun = _ARRIVAL.fullmatch(motion.of(text)) is not None
    is_verb = _ARRIVES.match(motion.of(text)) is None and _stands_behind(_DUE, text, motion)
    return is_verb or (is_noun and _TO_BEGIN.match(text, motion.end) is not None)


def is_not_yet(text: str, motion: Span) -> bool:
    """Whether a motion is told as not done yet: "has yet to deliver", "are set to be delivered"."""
    return is_due(text, motion) or _stands_behind(_NOT_YET, text, motion)


def was_promised(text: str, motion: Span) -> bool:
    """Whether the words behind a motion tell of a promise: "has yet to send the tanks that it promised"."""
    return _OF_PROMISE.match(text, motion.end) is not None


def is_on_its_way(text: str, motions: Iterable[Span]) -> bool:
    """Whether one of a transfer's motions says that it is on its way, not that it will be."""
    return any(_ON_ITS_WAY.fullmatch(each.of(text)) and _stands_behind(_BE, text, each) for each in motions)


def is_only_promised(text: str, motions: Iterable[Span]) -> bool:
    """Whether a transfer is told by no other motions than promises."""
    return all(_PROMISED.fullmatch(each.of(text)) for each in motions)


def _stands_behind(words: re.Pattern[str], text: str, motion: Span) -> bool:
    return words.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start) is not None


def _is_got_ready(text: str, motion: Span) -> bool:
    before = _GETS_READY.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start)
    return before is not None and _SENT.fullmatch(motion.of(text)) is not None


def _is_progressive(text: str, motion: Span) -> bool:
    first = motion.of(text).split()[0].lower()
    return first.endswith("ing") and _BE.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start) is not None
