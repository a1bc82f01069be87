"""Which body of a state decides on a transfer, or gives notice of it: there it stands for its state."""

import re
from typing import Final

from waybill.core.span import Span

_APPROVES: Final = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?(?:\s+(?:has|have|had|also|formally|tentatively|today|yesterday|on\s+\w+day)){0,3}"
    r"(?:\s+(?:made|delivered|sent|submitted|issued)\s[^.;:\n]{0,60}?)?"
    r"\s+(?:approv|authori[sz]|clear|certif|notif|green-?light|ratif|endors)\w*\b"
    r"|\s+(?:has\s+|had\s+|have\s+)?(?:informed|told)\s+(?:the\s+)?(?:U\.?S\.?\s+)?(?:Congress|parliament|lawmakers)\b"
    r"(?![^.;:\n]{0,20}\bthat\b)",
    re.IGNORECASE,
)
_APPROVED: Final = re.compile(
    r"\b(?:approved|authori[sz]ed|cleared|ratified|endorsed)\s+by\s+(?:the\s+)?\Z", re.IGNORECASE
)
_LONGEST_CHARS: Final = 60


def approves(text: str, body: Span) -> bool:
    """Whether a body of a state decides on a transfer or gives notice of it: "the State Department approved"."""
    before = _APPROVED.search(text, max(0, body.start - _LONGEST_CHARS), body.start)
    return before is not None or _APPROVES.match(text, body.end) is not None
