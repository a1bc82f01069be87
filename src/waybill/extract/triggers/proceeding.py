"""Whether a motion is told as going on: "Peru is sending rifles", "we are now providing rockets"."""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.span import Span

_BE: Final = re.compile(
    r"(?:\b(?:is|are|am)|['’](?:s|re|m))\s+(?:(?:\w+ly|also|now|already|both|still)\s+)?\Z", re.IGNORECASE
)
_GETS_READY: Final = re.compile(r"\b(?:preparing|getting\s+ready|readying)\s+to\s+\Z", re.IGNORECASE)
_SENT: Final = re.compile(r"send|ship|dispatch|deliver|fly|airlift", re.IGNORECASE)
_LONGEST_CHARS: Final = 30


def is_going_on(text: str, motions: Iterable[Span]) -> bool:
    """Whether one of a transfer's motions is a verb in the present progressive, or is being got ready for."""
    return any(_is_progressive(text, span) or _is_got_ready(text, span) for span in motions)


def _is_got_ready(text: str, motion: Span) -> bool:
    before = _GETS_READY.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start)
    return before is not None and _SENT.fullmatch(motion.of(text)) is not None


def _is_progressive(text: str, motion: Span) -> bool:
    first = motion.of(text).split()[0].lower()
    return first.endswith("ing") and _BE.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start) is not None
