"""What somebody only says that he does not know: "we have no knowledge of a sale by Peru" denies nothing.

Source: the guide, on polarity: no knowledge of it, what cannot be confirmed and doubt are no denials. That nobody has
seen it, or any sign of it, is a denial in all three annotated briefings that say so, and so is left to the model.
"""

import re
from typing import Final

from waybill.core.span import Span
from waybill.extract.denial_words import CHARGE
from waybill.extract.phrases import Sentence

_NOT: Final = r"(?:\b(?:not|never|cannot|unable to)|n['’]t)(?: (?:yet|been|able|in|a|position|to|be|\w+ly)){0,6}?"
_NEWS: Final = r"(?:knowledge|information|confirmation)"
_OPEN: Final = (
    rf"\b(?:have|has|had|having) no(?: \w+){{0,2}}? {_NEWS}|{_NOT} (?:have|had|got|any)(?: \w+){{0,2}}? {_NEWS}|"
    rf"\bunaware|{_NOT} aware|{_NOT} (?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|corroborated?)|"
    r"\b(?:knows?|knew|aware) of no|(?:\bnot|\bnor|\bnever|n['’]t) den(?:y|ied)(?= (?:that|having)\b)|"
    r"\b(?:doubt(?:s|ed)?|unclear|uncertain)(?= (?:that|whether|if)\b)"
)
_DOUBTS: Final = re.compile(rf"(?:{_OPEN})(?: (?:that|whether|if|of|about|for))? (?P<told>.*)")
_ENDS: Final = re.compile(r" (?:;|:|but|although|though|while|because|, (?:and|as|which|who|nor))(?= )")
_OF_A_CHARGE: Final = re.compile(
    rf"(?:the|these|those|this|that|any|an?|all|\w+ly|\w+'s|such|recent)?(?: \w+)?? ?{CHARGE}\b"
)
"""What others say, which stands though somebody cannot confirm it."""
_LONGEST: Final = 10
"""Words in which a verb begins whose subject, or nothing, stands behind a doubt."""


def doubted(sentence: Sentence) -> Span | None:
    """The stretch of a sentence in which a motion begins that somebody knows nothing of; None where nobody says so.

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
    return Span(sentence.words[first].span.start, sentence.words[first + length - 1].span.end)
