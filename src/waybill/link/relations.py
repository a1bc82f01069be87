"""Tell claims of a lasting relation ("has long armed") from claims of one transfer."""

from typing import Final

from waybill.core.claim import Claim, Dating, Stage
from waybill.text.patterns import Pattern

_LASTING: Final = Pattern(
    r"(?<!\w)(?:long|decades?|years|always|ever|never|regularly|routinely|repeatedly|steadily|traditional(?:ly)?|habitually|since"
    r"|continu(?:e[sd]?|ing)|keeps?|kept|used to|(?:main|chief|largest|biggest|top) suppliers?|armourers?|customers?"
    r"|for (?:several |many |some |two |three |the last )?(?:months|a decade|over a year)"
    r"|(?:every|each|most) (?:day|night|week|month|year)s?)(?!\w)"
)
_LONGEST_DAYS: Final = 731
"""A claim that is dated to a longer time is no longer of one transfer."""


def is_general(claim: Claim) -> bool:
    """Whether a claim speaks of a lasting relation between its parties.

    It says that weapons go or went between them, at no time or over an open or long one, counts nothing, names no
    price, and has words for what lasts.
    """
    if claim.stage is not Stage.DELIVERED or claim.value is not None or any(item.quantity for item in claim.items):
        return False
    if claim.date is not None:
        return _is_long(claim.date)
    return any(_LASTING.search(quote.text) for quote in claim.evidence)


def _is_long(dating: Dating) -> bool:
    first, last = dating.period.earliest, dating.period.latest
    return first is None or last is None or (last - first).days > _LONGEST_DAYS
