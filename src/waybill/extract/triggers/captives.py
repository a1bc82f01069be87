"""People, not weapons, who change hands beside a transfer: "handed the crew over to the police"."""

import re
from typing import Final

from waybill.core.span import Span

_PEOPLE: Final = (
    r"(?:bod(?:y|ies)|captain|captives?|crew(?:m[ae]n)?|deserters?|detainees?|driver|fugitives?|hostages?|lieutenant|"
    r"prisoners?|smugglers?|suspects?)"
)
_CAPTIVES: Final = (
    rf"(?:the|its|their|his|her|our|all|two|three|four|five|six|several|\d+)\s+(?:[\w-]+\s+){{0,2}}?{_PEOPLE}(?!['’\w])"
)
_HANDS: Final = r"(?:hand|turn)(?:s|ed|ing)?"
_ACTIVELY: Final = rf"{_HANDS}\s+(?:over\s+{_CAPTIVES}|{_CAPTIVES}\s+over)"
_PASSIVELY: Final = (
    rf"{_PEOPLE}\s+(?:(?:who|and|were|was|are|is|have|has|had|been|being|to|be|will|would|later|then)\s+){{1,4}}"
)
_HANDING: Final = re.compile(_ACTIVELY, re.IGNORECASE)
_HANDED: Final = re.compile(rf"{_HANDS}\s+over\b", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"\b{_PASSIVELY}\Z", re.IGNORECASE)
_TO_WHOM: Final = re.compile(
    rf"\b(?:{_ACTIVELY}|{_PASSIVELY}{_HANDS}\s+over)\s+to\s+(?:(?:the|an?|its|their)\s+)?\Z", re.IGNORECASE
)
_LONGEST_CHARS: Final = 120


def moves_people(text: str, motion: Span) -> bool:
    """Whether words of motion hand captives over: "handed over the crew", "prisoners who will be handed over"."""
    end = min(len(text), motion.start + _LONGEST_CHARS)
    if _HANDING.match(text, motion.start, end):
        return True
    is_handed = _HANDED.match(text, motion.start, end) is not None
    return is_handed and _BEFORE.search(text, max(0, motion.start - _LONGEST_CHARS), motion.start) is not None


def gets_people(text: str, party: Span) -> bool:
    """Whether a party is named as who gets captives: "the police" in "handed the crew over to the police"."""
    return _TO_WHOM.search(text, max(0, party.start - _LONGEST_CHARS), party.start) is not None
