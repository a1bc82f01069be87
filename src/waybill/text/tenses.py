"""Tell whether the words before a date look ahead of publication: "is to arrive in May", "talks planned for Monday"."""

import re
from typing import Final

from waybill.text.patterns import Pattern

_WINDOW: Final = 90
_ADVERB: Final = r"(?:\s+(?:also|not|soon|now|only|then|likely|probably|be|begin|start|have|get))*"
# With a capital it is the month.
_MAY: Final = r"(?-i:may)"
# The nearest verb before the date tells. A verb group is taken whole, so that "be delivered" is not taken for a past.
_VERBS: Final = Pattern(
    rf"(?<!\w)(?:(?P<ahead>(?:will|shall|must|should|would|can|could|{_MAY}|might|cannot)(?-i:(?!\s+[A-Z])){_ADVERB}\s+\w+"
    rf"|(?:[a-z]+['’]ll|won['’]t){_ADVERB}\s+\w+"
    rf"|to\s+be{_ADVERB}\s+\w+|(?:is|are|am)\s+(?:not\s+)?to{_ADVERB}\s+\w+"
    rf"|(?:expect|plan(?!e)|schedul|slat|intend|hop|aim|prepar|promis|pledg|vow)[a-z]*(?:\s+(?:for|on|to{_ADVERB}\s+\w+))?"
    rf"|(?:due|set|about|going|likely|ready|supposed)\s+(?:for|on|to{_ADVERB}\s+\w+)|due|upcoming|deadline|effective|payable"
    r"|expires?|begins|starts|opens|resumes|reconvenes|takes\s+effect|from\s+now\s+(?:until|till|to))"
    r"|(?:was|were|had|did|has|have|been|said|says|told|sent|sold|bought|gave|took|made|came|went|left|got|began|saw|held|met"
    r"|led|put|ran|won|lost|found|paid|built|brought|fell|rose|flew|struck|shot|spoke|wrote|[a-z]{2,}ed))(?!\w)"
)
_FIRM: Final = Pattern(r"will|shall|['’]ll|(?:is|are)\b|due|set|expect|schedul|slat")
ANY_MONTHS_BACK: Final = 12
_BACK_OF_LIMITS: Final = 6
_BACK_OF_PLANS: Final = 2
_NARROW: Final = 24
_LIMIT: Final = Pattern(r"(?<!\w)(?:by|until|till|through|no\s+later\s+than|as\s+(?:early|soon)\s+as)\s+(?:the\s+)?\Z")
_DEADLINE: Final = Pattern(r"\s+(?:deadline|expiration|due\s+date)(?!\w)")
_SENTENCE_END: Final = re.compile(r"[!?;]\s|[a-z)\]\"”’\d]\.[\"”']?\s+(?=[A-Z\"“‘'])|[.]['\"”]\s|\n\s*\n")


def looks_ahead(text: str, start: int) -> bool:
    """Whether the nearest verb before the date at ``start``, in its sentence, speaks of what is to come."""
    return _nearest_verb(text, start) is not None


def months_back(text: str, start: int, end: int) -> int:
    """How many months before publication a date without its year can lie; what is older means the one to come.

    Of a limit ("by May", "the 1 June deadline") and of what should or might be, the nearest is meant. Where it firmly
    is to be, the past is only likely shortly before ("was told that it is expected in March", in April).
    """
    verb = _nearest_verb(text, start)
    if verb is not None:
        return _BACK_OF_PLANS if _FIRM.match(verb) else _BACK_OF_LIMITS
    is_limit = _LIMIT.search(text, max(0, start - _NARROW), start) or _DEADLINE.match(text, end)
    return _BACK_OF_LIMITS if is_limit is not None else ANY_MONTHS_BACK


def _nearest_verb(text: str, start: int) -> str | None:
    """The nearest verb before a date, in its sentence, if it looks ahead; None if it does not, or there is none."""
    first = max(0, start - _WINDOW)
    for stop in _SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    verbs = list(_VERBS.finditer(text, first, start))
    return verbs[-1]["ahead"] if verbs else None
