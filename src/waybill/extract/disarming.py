"""Weapons that are handed in or laid down: that arms nobody, and is no transfer.

Source: the guide, on what is no claim.
"""

import re
from typing import Final

from waybill.core.span import Span

_HANDS_IN: Final = re.compile(
    r"(?:hand|turn)(?:s|ed|ing)?[\s-]+in\b(?!\s+(?:[A-Z]|(?:19|20)\d\d\b|the\s+(?:course|name|presence|hands)\b))|"
    r"(?:hand|turn)(?:s|ed|ing)?\s+in\s+(?:their|his|its|all)\b|"
    r"surrender(?:s|ed|ing)?\b|la(?:y|id|ying)\s+down\b"
)
_LONGEST: Final = 80


def hands_in(text: str, motion: Span) -> bool:
    """Whether words of motion tell that weapons are handed in, and not over to somebody.

    Args:
        text: of the document.
        motion: its words.
    """
    return _HANDS_IN.match(text, motion.start, min(len(text), motion.start + _LONGEST)) is not None
