"""Words with which a text turns from one transfer to the next: "in a separate case", "a second shipment"."""

import re
from bisect import bisect_left
from typing import Final

from waybill.core.span import Span

_OTHER: Final = r"(?:a|an)\s+(?:second|third|fourth|fifth|separate|further|different|unrelated)|another"
_EVENT: Final = (
    "affair|ambush|assault|attack|case|deal|episode|incident|instance|investigation|matter|occasion|operation|raid|search"
    "|seizure|strike|trial"
)
_LOAD: Final = "batch|cargo|consignment|convoy|instalment|load|shipment|tranche"
_TURNS: Final = re.compile(
    rf"\b(?:in|on)\s+(?:{_OTHER})\s+(?:\w+\s+)?(?:{_EVENT}|{_LOAD})\b"
    rf"|\b(?:{_OTHER})\s+(?:\w+\s+)?(?:{_LOAD})\b"
    r"|(?:^|[.;:!?\n][\s\"”’]{0,4})(?:separately|elsewhere)\b",
    re.IGNORECASE,
)


class Turns:
    """The places at which a text turns to something else."""

    def __init__(self, text: str) -> None:
        self._ends = [found.end() for found in _TURNS.finditer(text)]

    def lie_between(self, left: Span, right: Span) -> bool:
        """Whether a text turns to something else between two stretches, or with the words of the later one."""
        first, second = sorted((left, right))
        place = bisect_left(self._ends, first.end + 1)
        return place < len(self._ends) and self._ends[place] <= second.end
