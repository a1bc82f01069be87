"""Words of motion that are none of a transfer: weapons are used, shown or handed in, or means of delivery are named.

Source: the guide, on what is no claim. None of the 14,618 triggers of annotated reports is such a word.
"""

import re
from typing import Final

from waybill.core.span import Span
from waybill.extract.captives import moves_people

_HANDS_IN: Final = (
    r"(?:hand|turn)(?:s|ed|ing)?[\s-]+in\b"
    r"(?!\s+(?:[A-Z]|(?:19|20)\d\d\b|(?:an\s+)?exchange\b|return\b|the\s+(?:course|name|presence|hands)\b))|"
    r"(?:hand|turn)(?:s|ed|ing)?\s+in\s+(?:their|his|its|all)\b|"
    r"surrender(?:s|ed|ing)?\b|la(?:y|id|ying)\s+down\b"
)
_USES: Final = r"(?:launch|fir|retaliat|deploy|station|test|parad|display|develop)(?:es?|s|ed|ing)?\b"
_MEANS: Final = r"delivery\s+(?:system|vehicle|option|route|means|aircraft|method|capabilit|platform|mode)"
_NO_TRANSFER: Final = re.compile(f"{_HANDS_IN}|(?:{_USES})|(?i:{_MEANS})")
_RANGE: Final = re.compile(r"\b(?:capable\s+of|can|could|able\s+to)\s+(?:reach|hit|strik)(?:e|ing)?\Z")
"""What missiles and aircraft can do is no way that they go."""
_LONGEST: Final = 80
_BEFORE: Final = 16


def is_no_transfer(text: str, motion: Span) -> bool:
    """Whether words of motion tell that weapons are used, shown or handed in, that people move, or are part of a name.

    Args:
        text: of the document.
        motion: its words.
    """
    if moves_people(text, motion) or _RANGE.search(text, max(0, motion.start - _BEFORE), motion.end):
        return True
    return _NO_TRANSFER.match(text, motion.start, min(len(text), motion.start + _LONGEST)) is not None
