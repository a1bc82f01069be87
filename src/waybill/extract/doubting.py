"""What somebody only says that he does not know: "we have seen no evidence that Peru sold tanks" denies nothing.

Source: the guide, on polarity: no knowledge of it, what cannot be confirmed and doubt are no denials.
"""

import re
from dataclasses import dataclass
from typing import Final

from waybill.core.span import Span
from waybill.extract.denial_words import CHARGE
from waybill.extract.phrases import Sentence

_NOT: Final = r"(?:\b(?:not|never|cannot|unable to)|n['’]t)(?: (?:yet|been|able|in|a|position|to|be|\w+ly)){0,6}?"
_SIGNS: Final = r"(?:evidence|proof|indications?|signs?|knowledge|information|confirmation)"
_UNSEEN: Final = (
    rf"\b(?:see|sees|saw|seen|have|has|had|having|given|offered|with) no(?: \w+){{0,2}}? {_SIGNS}|"
    rf"{_NOT} (?:seen|have|had|got|any)(?: \w+){{0,2}}? {_SIGNS}|"
    rf"{_NOT} (?:seen|observed)(?! (?:that|this|it|the|any|your|his|her|their|those|these)\b)"
)
_OPEN: Final = (
    rf"\bunaware|{_NOT} aware|{_NOT} (?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|corroborated?)|"
    r"\b(?:knows?|knew|aware) of no|(?:\bnot|\bnor|\bnever|n['’]t) den(?:y|ied)(?= (?:that|having)\b)|"
    r"\b(?:doubt(?:s|ed)?|unclear|uncertain)(?= (?:that|whether|if)\b)"
)
_DOUBTS: Final = re.compile(
    rf"(?:(?P<unseen>{_UNSEEN})|{_OPEN})"
    r"(?: (?:that|whether|if|of|about|for|to suggest that|to show that))? (?P<told>.*)"
)
_ENDS: Final = re.compile(r" (?:;|:|but|although|though|while|because|, (?:and|as|which|who|nor))(?= )")
_OF_A_CHARGE: Final = re.compile(
    rf"(?:the|these|those|this|that|any|an?|all|\w+ly|\w+'s|such|recent)?(?: \w+)?? ?{CHARGE}\b"
)
"""What others say, which stands though somebody cannot confirm it."""
_LONGEST: Final = 10
"""Words in which a verb begins whose subject, or nothing, stands behind a doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What somebody says that he knows nothing of.

    Attributes:
        told: the stretch in which a motion begins that tells it.
        may_grant: whether a motion there may also be taken for granted: "no sign that the guns sent to Lima were used".
    """

    told: Span
    may_grant: bool


def doubted(sentence: Sentence) -> Doubt | None:
    """What somebody says in a sentence that he knows nothing of; None where nobody says so.

    Args:
        sentence: with its words.
    """
    line = " ".join(sentence.lower)
    found = _DOUBTS.search(line)
    if found is None or _OF_A_CHARGE.match(found["told"]):
        return None
    first = line.count(" ", 0, found.start("told"))
    ends = _ENDS.search(found["told"])
    length = len(found["told"][: ends.start() if ends else None].split()[:_LONGEST])
    if not length:
        return None
    told = Span(sentence.words[first].span.start, sentence.words[first + length - 1].span.end)
    return Doubt(told=told, may_grant=found["unseen"] is not None)
