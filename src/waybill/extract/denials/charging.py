"""Charges: what a sentence tells only to deny it, as "rejected reports in two newspapers that Peru had sold tanks".

One motion then tells two claims, of which a reader that gives each motion one polarity sees one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.extract.denials.denial_words import CHARGE, DENIES, DENYING, UNTRUE
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.speech.speakers import Stretch, name_speaker
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_IDEA: Final = r"(?:idea|notion|theory|possibility|impression)"
"""What nobody is said to have said."""
_CHARGE: Final = rf"(?:{CHARGE}|{_IDEA}(?= that )|statements?|dispatch(?:es)?|accounts?|articles?|news|lies|slanders?)"
_CALL: Final = r"(?:call|describ|brand|label+)(?:s|es?|ed|ing)?(?! (?:for|on|upon)\b)"
_DENY: Final = (
    rf"\b(?:{DENYING}|rul(?:e[sd]?|ing) out(?= [^\s,;:.]+ possibility)|"
    rf"{_CALL}(?: as)?(?: \S+){{0,2}}? {UNTRUE}|(?:take|took|taking|takes|taken) issue with|"
    r"no (?:\w+ )?(?:truth|basis|substance|foundation) (?:whatsoever |whatever )?(?:to|in|for|behind))"
)
_NO_MORE: Final = (
    r"and|but|or|after|before|since|when|while|who|which|that|whose|for|amid|despite|over|access|bail|request|offer|in|"
    r"by|through|via|to|with|on"
)
"""Words behind which a verb of denying has another object, or its sentence another one."""
_BETWEEN: Final = rf"(?:(?!(?:{_NO_MORE})\b)[^\s,;:.]+ ){{0,7}}?"
_WHERE: Final = r"(?P<where>(?:(?! (?:says?|said|were|was|are|is)\b) [^\s,;:]+){0,9}?)"
_OPENS: Final = (
    r"(?: ,)? (?:(?:that|which) (?:said|says|alleged|claimed) (?:that )?|that|according to which|alleging|saying|"
    r"claiming|(?:of|about|concerning)(?! (?:the|its|their|how|why|when)\b)(?! (?:[^\s,;:.]+ ){1,8}that )) "
)
_INSERTED: Final = r"(?P<inserted>(?: ,(?! (?:and|but|that|saying|adding)\b)(?: [^\s,;:.]+){1,8}(?= , that ))?)"
_CHARGED: Final = rf"(?P<charge>{_CHARGE}){_WHERE}{_INSERTED}{_OPENS}"
_CHARGES: Final = r"(?P<charge>reports|claims|allegations|accusations|suggestions|rumou?rs|charges|assertions)"
_CLAUSE: Final = (
    r"(?:(?!(?:that|which|who|and|or|but|of|by|in|from|about|on|made|against|as|to|with|for|were|was|are|is)\b)"
    r"[^\s,;:.]+ ){1,5}?(?:had|has|have|is|are|was|were|would|will|planned|plans)\b"
)
"""Words that a clause begins with which a charge has without "that": "claims it had sold tanks"."""
_LIES: Final = (
    r"(?:lies|lied|(?:is|are|was|were) (?:lying|wrong|mistaken)) when (?:it|he|she|they) "
    r"(?:says?|said|claims?|claimed|alleges?|alleged|asserts?|asserted)(?: that)?|"
    r"(?:is|are|was|were) (?:\w+ )?(?:wrong|mistaken) (?:in|to) "
    r"(?:say|claim|alleg|assert|report|writ|suggest)(?:e|ing)?(?: that)?"
)
_STOP: Final = (
    r"(?! (?:;|(?:but|while|although|though|adding|saying|whose|"
    r"and (?:confirmed|admitted|acknowledged|said|denied|rejected))\b))"
)
_TOLD: Final = rf"(?P<told>\S(?:{_STOP}.){{0,300}}"
_CLOSES: Final = r"(?! to\b)(?= (?:[^\w\s]|and|but|or|in|on|by|from)|$)"
_FALSE: Final = rf"(?:is|are|was|were)(?: (?!not |based )[^\s,;:.]+){{0,3}}? {UNTRUE}"
_REJECTED: Final = r"(?:is|are|was|were|(?:has|have|had) been) (?:\w+ly )?(?:denied|rejected|dismissed|refuted)\b"
_WROTE: Final = (
    r"(?:has |have |had )?(?:wr(?:ote|ites?|itten)|claim(?:s|ed)?|report(?:s|ed)?|alleg(?:es?|ed)|assert(?:s|ed)|"
    r"would have it)\b"
)
_BESIDE: Final = (
    r"(?:(?:has|have|had|now|later|strongly|vehemently|flatly|repeatedly|always|also|still|again|both) ){0,3}"
)
_FLATLY: Final = r"(?= [^,;:.]{0,60}?\b(?:den(?:y|ies|ied)|disputed?|disputes|refute[ds]?)\b)"
"""Before verbs that deny a charge and reject no offer."""
_PATTERNS: Final = (
    re.compile(rf"(?P<denial>{_DENY}) {_BETWEEN}{_CHARGED}{_TOLD})"),
    re.compile(rf"\b{_CHARGED}{_TOLD}?)(?: ,)? (?P<denial>{_FALSE}|{_REJECTED}){_CLOSES}"),
    re.compile(rf"\b(?P<denial>{_CALL}) {_BETWEEN}{_CHARGED}{_TOLD}?)(?: as)?(?: an?)?(?: [“\"'])? {UNTRUE}{_CLOSES}"),
    re.compile(
        rf"(?P<denial>{_DENY})(?: (?!{_CHARGE}\b)[^\s,;:.]+){{0,3}}? that {_TOLD}?)(?: ,)? as "
        rf"(?P<writer>(?:(?!(?:it|he|she|they) )[^\s,;:.]+ ){{1,7}}?){_WROTE}"
    ),
    re.compile(rf"(?P<denial>{_DENY}) {_BETWEEN}{_CHARGES}(?P<where>)(?P<inserted>) (?={_CLAUSE}){_TOLD})"),
    re.compile(rf"(?:^|(?<= ))(?P<writer>(?:[^\s,;:.“\"]+ ){{1,5}})(?P<denial>{_LIES}) {_TOLD})"),
    re.compile(
        r" [,;–—-]+ "
        rf"(?:an? (?:\S+ ){{0,2}}?{_CHARGE}(?: that| which)?|(?:which|something(?: that| which)?){_FLATLY}) "
        rf"(?P<denier>(?:[^\s,;:.]+ ){{1,7}}?){_BESIDE}(?P<denial>{DENIES})(?= \W|$| on\b| and\b| as\b)"
    ),
)
"""What is told, the words that deny it, and where its speaker may stand; in the last what stands before is told."""
_OPEN: Final = re.compile(
    r"(?:\b(?:not|never|nor|neither|or|without|refus\w+|declin\w+|fail\w+|unable|few|hardly|nobody|whether|if)|n't)"
    r"(?: (?:to|yet|the|an?|\w+ly|some|all|analysts|experts)){0,3} $"
)
"""Words before a denial, or before a charge that is called untrue, that leave it open or take it back."""
_NEGATION: Final = re.compile(r"\b(?:not|never|no|nothing)\b|n't\b", re.IGNORECASE)
_PROPOSED: Final = re.compile(r"\b(?:should|must|ought|might|may|could(?! have))\b", re.IGNORECASE)
"""Words of an idea by which it is of what is to be done, not of what was."""
_GRANTED: Final = re.compile(r"\btoo (?:few|little|slow|slowly|late)\b", re.IGNORECASE)
"""Words by which a charge is of how something was done."""
_RELATIVE: Final = re.compile(r"\s*(?:(?:,|that|which|it|he|she|they|had|has|have)\s+)*", re.IGNORECASE)
"""Between goods and a motion that only says which goods are meant."""
UNDERGONE: Final = listed(
    "sold supplied sent given delivered bought provided shipped exported donated handed transferred lent leased seized"
)
"""Participles that say of goods before them only which are meant."""
_PRONOUN: Final = re.compile(r"(?:it|he|she|they) ")
_DISCUSSED: Final = listed("how why when")
_LONGEST_SPEAKER: Final = 7
_SURELY: Final = listed("by of")
_HOLDING: Final = listed("in on")
_BEHIND: Final = _SURELY | listed("in on from to")
_NO_NAME: Final = listed("a an the some all any again as such what earlier recent new that in on at to for with from")
_PRESS: Final = listed("press media")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What is told only to be denied.

    Attributes:
        told: the stretch that tells it.
        denial: the words that deny it.
        speaker: who is said to have told it; None where nobody is.
        denier: who denies it, where he stands behind what is told: "..., a charge that Peru denies"; else None.
        is_said: whether it is what somebody may have said, and no mere idea.
        is_of_the_charged: whether a pronoun denies there who is charged: "..., a charge that it denies".
    """

    told: Span
    denial: Span
    speaker: Speaker | None = None
    denier: Speaker | None = None
    is_said: bool = True
    is_of_the_charged: bool = False


def charges(sentence: Sentence, text: str, wordings: Wordings) -> Iterator[Charge]:
    """The charges that a sentence tells and denies.

    Args:
        sentence: with its phrases.
        text: of its document.
        wordings: what heads of phrases speak.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence.line):
            denial = _stretch(sentence, found, "denial").span
            is_behind = "told" in pattern.groupindex
            before = Stretch(sentence, *sentence.numbers(0, found.start()))
            told = (_stretch(sentence, found, "told") if is_behind else before).span
            named = {role: _named(sentence, found, role, text, wordings) for role in ("writer", "denier")}
            charge = Charge(told=told, denial=denial, speaker=named["writer"], denier=named["denier"])
            if "charge" in pattern.groupindex:
                is_said = re.fullmatch(_IDEA, found["charge"]) is None
                charge = replace(charge, speaker=_speaker(sentence, found, text, wordings), is_said=is_said)
            elif _PRONOUN.fullmatch(found.groupdict().get("denier") or "") is not None:
                charge = replace(charge, is_of_the_charged=True)
            elif charge.speaker is charge.denier is None:
                continue
            if _OPEN.search(sentence.line[: found.start()]) is None:
                yield charge


def is_charged(charge: Charge, motion: Span, items: Sequence[Span], text: str) -> bool:
    """Whether a motion is what a charge tells, and not what it takes for granted, or denies itself.

    Args:
        charge: of the motion's sentence.
        motion: a trigger.
        items: what moves by it.
        text: of the document.
    """
    if motion not in charge.told:
        return False
    told = charge.told.of(text)
    before = text[charge.told.start : motion.start]
    if not charge.is_said and _PROPOSED.search(before) is not None:
        return False
    if _NEGATION.search(before) or _GRANTED.search(told) or told.partition(" ")[0].lower() in _DISCUSSED:
        return False
    return not takes_for_granted(charge, motion, items, text)


def takes_for_granted(charge: Charge, motion: Span, items: Sequence[Span], text: str) -> bool:
    """Whether a charge tells by a motion only which goods it speaks of: "reports that the drones it sold failed".

    Args:
        charge: of the motion's sentence.
        motion: a trigger.
        items: what moves by it.
        text: of the document.
    """
    if motion not in charge.told:
        return False
    return any(_is_of(item, motion, text) for item in items if charge.told.start <= item.start)


def _is_of(item: Span, motion: Span, text: str) -> bool:
    """Whether a motion only says which goods are meant: "the drones it sold", "the tanks sold to Cuba"."""
    between = _RELATIVE.fullmatch(text, item.end, motion.start) if item.end <= motion.start else None
    return between is not None and (bool(between[0].strip()) or motion.of(text).lower() in UNDERGONE)


def _named(sentence: Sentence, found: re.Match[str], role: str, text: str, wordings: Wordings) -> Speaker | None:
    """Who stands in a group of a pattern; None where it has no such group, or nobody stands there."""
    if role not in found.re.groupindex:
        return None
    return name_speaker(_stretch(sentence, found, role), text, wordings, surely=True)


def _speaker(sentence: Sentence, found: re.Match[str], text: str, wordings: Wordings) -> Speaker | None:
    """Who tells a charge: behind it ("a report in the Courier that") or before it ("a Peruvian newspaper's report")."""
    where, charge = _stretch(sentence, found, "where"), _stretch(sentence, found, "charge").first
    by = found["inserted"].partition(" by ")
    if by[2]:
        inserted = _stretch(sentence, found, "inserted")
        behind = Stretch(sentence, inserted.first + len(by[0].split()) + 1, inserted.last)
        return name_speaker(behind, text, wordings, surely=True)
    for index in range(where.first, where.last):
        if sentence.lower[index] in _BEHIND:
            behind = Stretch(sentence, index + 1, where.last)
            is_sure = sentence.lower[index] in _SURELY or _can_speak(behind, wordings)
            speaker = name_speaker(behind, text, wordings, surely=True) if is_sure else None
            is_paper = speaker is not None and speaker.kind is SpeakerKind.PERSON and sentence.lower[index] in _HOLDING
            return replace(speaker, kind=SpeakerKind.OUTLET) if speaker is not None and is_paper else speaker
    first = charge
    while first > max(0, charge - _LONGEST_SPEAKER) and not _opens(sentence, first - 1, found["denial"], wordings):
        first -= 1
    before = Stretch(sentence, first, charge)
    return name_speaker(before, text, wordings, surely=True) if _can_speak(before, wordings) else None


def _opens(sentence: Sentence, index: int, denial: str, wordings: Wordings) -> bool:
    """Whether whoever tells a charge can only be named behind a word."""
    word = sentence.lower[index]
    return sentence.words[index].is_mark or word in _NO_NAME or word in wordings.speech_words or word in denial.split()


def _stretch(sentence: Sentence, found: re.Match[str], group: str) -> Stretch:
    """The words of a sentence that a group of its line in lower case is of; none where the group is empty."""
    return Stretch(sentence, *sentence.numbers(*found.span(group)))


def _can_speak(stretch: Stretch, wordings: Wordings) -> bool:
    """Whether somebody who can tell anything is named in a stretch."""
    is_named = any(each.kind in (Kind.PARTY, Kind.OUTLET) for each in stretch.phrases)
    places = range(stretch.first, stretch.last)
    speaks = any(wordings.speaker_nouns.first(stretch.sentence.lower, place) is not None for place in places)
    return is_named or speaks or bool(_PRESS & set(stretch.lower))
