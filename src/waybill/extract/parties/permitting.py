"""Who only approves, licenses or vetoes: "subject to the approval of Peru", "pending Lima's consent"."""

import re
from typing import Final

from waybill.core.span import Span

_PERMIT: Final = (
    r"(?:approval|consent|permission|authori[sz]ation|clearance|go-ahead|green\s+light|blessing|veto|"
    r"(?:export\s+)?(?:licen[cs]es?|permits?))"
)
_OF: Final = re.compile(rf"\b{_PERMIT}\s+(?:of|by|from)\s+(?:both\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_THEIRS: Final = re.compile(
    rf"(?:['’]s?)?\s+(?:(?:final|formal|express|prior|written|congressional|parliamentary|government(?:al)?)\s+)?{_PERMIT}\b",
    re.IGNORECASE,
)
_LONGEST_CHARS: Final = 40


def only_permits(text: str, party: Span) -> bool:
    """Whether a party is named right beside a permit as who gives or refuses it."""
    before = _OF.search(text, max(0, party.start - _LONGEST_CHARS), party.start)
    return before is not None or _THEIRS.match(text, party.end) is not None
