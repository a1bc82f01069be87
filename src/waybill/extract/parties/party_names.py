"""What belongs to a party's name: "Jr." does, "military ties" do not, and "US-made" names nobody."""

import re
from typing import Final

from waybill.core.span import Span

_NOBODY: Final = re.compile(
    r"(?:\S+-(?:made|built|era|style|origin|type|designed|manufactured|produced|launched|backed|led)|and|or|the|an?|of|to|by)",
    re.IGNORECASE,
)
"""Words that name nobody, whatever stands for a guess: "US-made"."""
_OF_TWO: Final = re.compile(r"\s+(?:wars?|conflict|border|frontier|crisis|ceasefire|peace)\b", re.IGNORECASE)
_MILITARY: Final = re.compile(r"(?:['’]s?)?(?:\s+[a-z]+)?\s+military(?P<aid>-aid)?\Z", re.IGNORECASE)
_MILITARY_AFFAIRS: Final = re.compile(
    r"\s+(?:aid|assistance|cooperation|co-operation|equipment|hardware|help|partnership|programmes?|programs?|relations(?:hip)?|"
    r"sales|supplies|support|technology|ties)\b",
    re.IGNORECASE,
)
"""What "military" only says of what kind it is."""
_SUFFIX: Final = re.compile(r",?\s+(?:Jr|Sr)\b\.?")


def own_name(text: str, name: Span) -> Span | None:
    """A party's name with what tells him from his father, and without what only is his; None where it is nobody's.

    Args:
        text: of the document.
        name: words that are taken for a party.
    """
    words = name.of(text)
    if _NOBODY.fullmatch(words) or ("-" in words and _OF_TWO.match(text, name.end)):
        return None
    suffix, end = _SUFFIX.match(text, name.end), _MILITARY.search(text, name.start, name.end)
    if end is not None and (end["aid"] or _MILITARY_AFFAIRS.match(text, name.end)):
        return Span(name.start, end.start()) if end.start() > name.start else None
    return Span(name.start, suffix.end()) if suffix else name
