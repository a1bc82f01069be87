"""Numbers as their text corrects them: "12,000 [corrects to 1,200] bombs", "<s>300,000</s> [3 million] rounds"."""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.span import Span
from waybill.text.counts import Count

_BECOMES: Final = re.compile(
    r"\s*(?:</s>\s*\\?[(\[]|[(\[]\s*(?:correct(?:s|ed)?\s+to|should\s+(?:be|read)|read|recte:?))\s*", re.IGNORECASE
)
"""Between a wrong number and the right one."""
_WAS: Final = re.compile(r"\s*[(\[]\s*(?:corrected\s+from|formerly|not)\s+", re.IGNORECASE)
"""Between the right number and the wrong one."""
_ENDS: Final = re.compile(r"[^()\[\]]{0,40}[)\]]")


def corrected(text: str, found: Sequence[Count]) -> list[Count]:
    """Numbers, one that is put right with its correction as one.

    Args:
        text: of the document.
        found: the numbers of a sentence, in order.
    """
    kept: list[Count] = []
    for each in found:
        last = kept[-1] if kept else None
        end = _ENDS.match(text, each.span.end)
        if last is None or end is None:
            kept.append(each)
        elif _BECOMES.fullmatch(text, last.span.end, each.span.start):
            kept[-1] = Count(span=Span(last.span.start, end.end()), quantity=each.quantity)
        elif _WAS.fullmatch(text, last.span.end, each.span.start):
            kept[-1] = Count(span=Span(last.span.start, end.end()), quantity=last.quantity)
        else:
            kept.append(each)
    return kept
