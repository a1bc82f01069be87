"""What somebody only says that he does not know: "we have no knowledge of a sale by Peru" denies nothing.

Source: the guide, on polarity: no knowledge of it, what cannot be confirmed and doubt are no denials. That nobody has
seen it, or any sign of it, is a denial in all annotated briefings that say so; that there is no evidence, in none.
"""

import re
from typing import Final

from waybill.core.span import Span
from waybill.extract.denials.charging import UNDERGONE
from waybill.extract.denials.denial_words import CHARGE
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.text.wordlists import listed

_NOT: Final = r"(?:\b(?:not|never|cannot|unable to)|n['’]t)(?: (?:yet|been|able|in|a|position|to|be|\w+ly)){0,6}?"
_NEWS: Final = r"(?:knowledge|information|confirmation)"
_OPEN: Final = (
    rf"\b(?:have|has|had|having) no(?: \w+){{0,2}}? {_NEWS}|{_NOT} (?:have|had|got|any)(?: \w+){{0,2}}? {_NEWS}|"
    rf"\bunaware|{_NOT} aware|{_NOT} (?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|corroborated?|prove[dn]?)|"
    r"\bneither confirm(?:ed)? nor den(?:y|ied)|"
    r"\b(?:knows?|knew|aware) of no|(?:\bnot|\bnor|\bnever|n['’]t) den(?:y|ied)(?= (?:that|having)\b)|"
    r"\b(?:doubt(?:s|ed)?|unclear|uncertain)(?= (?:that|whether|if)\b)|"
    rf"(?:{_NOT}|\b(?:declin|refus)(?:es?|ed|ing) to) (?:say|disclose|specify|reveal|state)(?= (?:whether|if)\b)"
)
_DOUBTS: Final = re.compile(rf"(?:{_OPEN})(?: (?:that|whether|if|of|about|for))? (?P<told>.*)")
_ENDS: Final = re.compile(r" (?:;|:|but|although|though|while|because|, (?:and|as|which|who|nor))(?= )")
_OF_A_CHARGE: Final = re.compile(
    rf"(?:the|these|those|this|that|any|an?|all|\w+ly|\w+'s|such|recent)?(?: \w+)?? ?{CHARGE}\b"
)
"""What others say, which stands though somebody cannot confirm it."""
_SEEN: Final = r"(?:seen|found|detected|observed|picked up)(?: (?:any|the|real|hard|firm|clear|credible))*"
_SIGN: Final = r"(?:evidence|indications?|signs?|proof|traces?)"
_NO_SIGN: Final = re.compile(
    rf"(?:\b(?:there(?: (?:is|are|was|were|has been))?|have|has|had|having) no(?: \w+){{0,2}}? {_SIGN}|"
    rf"{_NOT} (?:have|had|got|any)(?: \w+){{0,2}}? {_SIGN})"
    r"(?: (?:at|as|so|up|to|yet|far|this|time|point|now|,)){0,4} (?:that|of) (?P<told>.*)"
)
_NEVER_SEEN: Final = re.compile(
    rf"(?:{_NOT} {_SEEN} {_SIGN}|\b(?:seen|found|detected|observed) no (?:\w+ )?{_SIGN}) (?:that|of|for) "
    r"(?P<told>.*)"
)
_WHICH: Final = UNDERGONE | listed("that which")
_LONGEST: Final = 10
"""Words in which a verb begins whose subject, or nothing, stands behind a doubt."""


def doubted(sentence: Sentence) -> Span | None:
    """The stretch of a sentence in which a motion begins that somebody knows nothing of; None where nobody says so.

    Args:
        sentence: with its words.
    """
    return _but_granted(sentence, _told(sentence, _DOUBTS) or _told(sentence, _NO_SIGN))


def never_seen(sentence: Sentence) -> Span | None:
    """The stretch of a sentence in which a motion begins of which somebody has seen no sign; None where nobody says so.

    Args:
        sentence: with its words.
    """
    return _but_granted(sentence, _told(sentence, _NEVER_SEEN))


def _but_granted(sentence: Sentence, told: Span | None) -> Span | None:
    """What is not seen, without what only says which goods are meant: "no sign that tanks sold by Peru were used"."""
    goods = (each for each in sentence.phrases if each.kind is Kind.ITEM and told is not None and each.span in told)
    meant = next((each for each in goods if _WHICH & set(sentence.lower[each.last : each.last + 1])), None)
    return told if told is None or meant is None else Span(told.start, meant.span.end)


def _told(sentence: Sentence, words: re.Pattern[str]) -> Span | None:
    """The stretch behind words that say that something is not known or seen."""
    found = words.search(sentence.line)
    if found is None or _OF_A_CHARGE.match(found["told"]):
        return None
    ends = _ENDS.search(sentence.line, found.start("told"))
    first, last = sentence.numbers(found.start("told"), ends.start() if ends else len(sentence.line))
    return sentence.stretch(first, min(last, first + _LONGEST)) if first < last else None
