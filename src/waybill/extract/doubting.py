"""What somebody only says that he does not know: "we have seen no evidence that Peru sold tanks" denies nothing.

Source: the guide, on polarity: no knowledge of it, what cannot be confirmed and doubt are no denials.
"""

import re
from collections.abc import Iterator
from typing import Final

from waybill.core.span import Span
from waybill.extract.denial_words import CHARGE
from waybill.extract.phrases import Sentence

_NOT: Final = r"(?:\b(?:not|never|cannot|unable to)|n['’]t)(?: (?:yet|been|able|in|a|position|to|be|\w+ly)){0,6}?"
_SIGNS: Final = r"(?:evidence|proof|indications?|signs?|knowledge|information|confirmation)"
_DOUBTS: Final = re.compile(
    rf"(?:\bno(?: \w+){{0,2}}? {_SIGNS}|{_NOT} (?:seen|have|had|found|got|any)(?: \w+){{0,2}}? {_SIGNS}|"
    rf"\bunaware|{_NOT} aware|{_NOT} (?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|corroborated?)|"
    r"\b(?:doubt(?:s|ed)?|unclear|uncertain)(?= (?:that|whether|if)\b))"
    r"(?: (?:that|whether|if|of|about|for|to suggest that|to show that))? (?P<told>.*)|"
    rf"{_NOT} (?:seen|observed) (?P<seen>(?!(?:that|this|it|the|any|your|his|her|their|those|these)\b).*)"
)
_ENDS: Final = re.compile(r" (?:;|:|but|although|though|while|because|, (?:and|as|which|who|nor))(?= )")
_OF_A_CHARGE: Final = re.compile(
    rf"(?:the|these|those|this|that|any|an?|all|\w+ly|\w+'s|such|recent)?(?: \w+)?? ?{CHARGE}\b"
)
"""What others say, which stands though somebody cannot confirm it."""
_LONGEST: Final = 10
"""Words in which a verb begins whose subject, or nothing, stands behind a doubt."""


def doubted(sentence: Sentence) -> Iterator[Span]:
    """The stretches of a sentence in which a motion begins that somebody only knows nothing of.

    Args:
        sentence: with its words.
    """
    line = " ".join(sentence.lower)
    found = _DOUBTS.search(line)
    told = "" if found is None else found["told"] or found["seen"] or ""
    if found is None or not told or _OF_A_CHARGE.match(told):
        return
    first = line.count(" ", 0, found.end() - len(told))
    ends = _ENDS.search(told)
    length = len(told[: ends.start() if ends else None].split()[:_LONGEST])
    if length:
        yield Span(sentence.words[first].span.start, sentence.words[first + length - 1].span.end)
