"""Charges that are told only to be denied: "rejected reports in the Sahara Courier that Peru had sold tanks".

One motion then tells two claims, of which a reader that gives each motion one polarity sees one: what the paper says,
and what is said against it.

Laws:   both sides stand on the same sentence, and whoever denies denies the other side;
        a charge that is told elsewhere is not made again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import Certainty, Claim, Ground, Polarity, claim_id
from waybill.core.span import Quote, Span
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.attribution import Attribution
from waybill.extract.denying import denier, same_transfer
from waybill.extract.phrases import Kind, Sentence
from waybill.extract.speakers import Stretch, name_speaker
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_CHARGE: Final = (
    r"(?:(?:accusation|allegation|charge|claim|report|suggestion|insinuation|rumou?r|assertion|statement|account|tale|"
    r"dispatche?|slander|lie)s?|stor(?:y|ies)|news|talk)"
)
_UNTRUE: Final = (
    r"(?:false|baseless|untrue|unfounded|groundless|fabricat(?:ed|ions?)|nonsense|lies?|fantas(?:y|ies)|inventions?|"
    r"invented|absurd|fake|ridiculous|slanders?|wrong|incorrect|not (?:true|correct)|"
    r"without (?:any )?(?:foundation|basis)|forg(?:ed|er(?:y|ies))|(?:fairy )?tales?|myths?|hoax(?:es)?|fiction|"
    r"(?:pure )?speculation)"
)
_DENY: Final = (
    r"(?<!nor )(?<!or )(?<!not )(?<!n't )(?<!never )\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|"
    r"dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|"
    r"(?:brush|wav)(?:es?|ed|ing) (?:aside|away|off)|"
    rf"(?:call|describ|brand)(?:s|es?|ed|ing)?(?: as)?(?: \S+){{0,2}}? {_UNTRUE})"
)
_TOLD: Final = (
    rf"(?P<charge>{_CHARGE})(?P<where>(?: [^\s,;:]+){{0,9}}?),? "
    r"(?:that|according to which|alleging|saying|claiming|(?:of|about|concerning)(?! (?:[^\s,;:.]+ ){1,8}that )) "
)
_WROTE: Final = (
    r"(?:wr(?:ote|ites?)|sa(?:ys?|id)|claim(?:s|ed)?|report(?:s|ed)?|alleg(?:es?|ed)|assert(?:s|ed)|"
    r"(?:has|have|had|would have) it)"
)
_DENIED: Final = (
    re.compile(rf"(?P<denial>{_DENY}) (?:[^\s,;:.]+ ){{0,7}}?{_TOLD}(?P<told>\S.{{0,600}})"),
    re.compile(
        rf"\b{_TOLD}(?P<told>\S.{{0,600}}?),? "
        rf"(?P<denial>(?:is|are|was|were)(?: (?!not )[^\s,;:.]+){{0,4}}? [“\"']*{_UNTRUE})\b"
    ),
    re.compile(
        rf"\b(?P<denial>(?:call|describ|brand)(?:s|es?|ed|ing)?) (?:[^\s,;:.]+ ){{0,7}}?{_TOLD}"
        rf"(?P<told>\S.{{0,600}}?)(?: as)?(?: an?)? [“\"']*{_UNTRUE}\b"
    ),
    re.compile(rf"(?P<denial>{_DENY}) that (?P<told>\S.{{0,600}}?),? as (?P<writer>(?:[^\s,;:.]+ ){{1,7}}?){_WROTE}\b"),
)
"""What is told, the words that deny it, and where its teller may stand."""
_LONGEST_TELLER: Final = 7
_BEHIND: Final = listed("by in on of from to")
_NO_NAME: Final = listed("a an the some all any again as such what earlier recent new")
_PRESS: Final = listed("press media")
_OF_LABELS: Final = frozenset({"polarity", "certainty", "source", "relay"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What is told only to be denied.

    Attributes:
        told: the stretch that tells it.
        denial: the words that deny it.
        teller: who is said to have told it; None where nobody is.
    """

    told: Span
    denial: Span
    teller: Speaker | None


def charges(sentence: Sentence, text: str, wordings: Wordings) -> Iterator[Charge]:
    """The charges that a sentence tells and denies.

    Args:
        sentence: with its phrases.
        text: of its document.
        wordings: what heads of phrases speak.
    """
    line = " ".join(sentence.lower)
    for pattern in _DENIED:
        for found in pattern.finditer(line):
            told, denial = (_words(sentence, line, found, group) for group in ("told", "denial"))
            teller = _teller(sentence, line, found, text, wordings)
            yield Charge(told=told.span, denial=denial.span, teller=teller)


def _teller(sentence: Sentence, line: str, found: re.Match[str], text: str, wordings: Wordings) -> Speaker | None:
    """Who tells a charge: behind it ("a report in the Courier that") or before it ("a Peruvian newspaper's report")."""
    groups = found.groupdict()
    if "writer" in groups:
        return name_speaker(_words(sentence, line, found, "writer"), text, wordings, surely=True)
    where, charge = _words(sentence, line, found, "where"), _words(sentence, line, found, "charge").first
    behind = next((index for index in range(where.first, where.last) if sentence.lower[index] in _BEHIND), where.last)
    speaker = name_speaker(Stretch(sentence, behind + 1, where.last), text, wordings, surely=True)
    if speaker is not None:
        return speaker
    first = charge
    while first > max(0, charge - _LONGEST_TELLER) and not _opens(sentence, first - 1, found["denial"]):
        first -= 1
    before = Stretch(sentence, first, charge)
    return name_speaker(before, text, wordings, surely=True) if _can_tell(before, wordings) else None


def _opens(sentence: Sentence, index: int, denial: str) -> bool:
    """Whether whoever tells a charge can only be named behind a word."""
    return sentence.words[index].is_mark or sentence.lower[index] in _NO_NAME or sentence.lower[index] in denial.split()


def _words(sentence: Sentence, line: str, found: re.Match[str], group: str) -> Stretch:
    """The words of a sentence that a group of its line in lower case is of; maybe none."""
    start, words = found.start(group), found[group].split()
    first = line.count(" ", 0, start + found[group].startswith(" "))
    return Stretch(sentence, first, first + len(words))


def _can_tell(stretch: Stretch, wordings: Wordings) -> bool:
    """Whether somebody who can tell anything is named in a stretch."""
    is_named = any(each.kind in (Kind.PARTY, Kind.OUTLET) for each in stretch.phrases)
    places = range(stretch.first, stretch.last)
    speaks = any(wordings.speaker_nouns.first(stretch.sentence.lower, place) is not None for place in places)
    return is_named or speaks or bool(_PRESS & set(stretch.lower))


@dataclass(frozen=True, slots=True)
class Floor:
    """A document's words, and who has the floor in each of its sentences."""

    text: str
    sentences: Sequence[Sentence]
    attributions: Sequence[Attribution]
    wordings: Wordings
    ontology: Ontology

    def both_sides(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims in the order of the text, each charge that is denied beside its denial."""
        made = list(claims)
        for claim in claims:
            charge = self._charge(claim)
            if charge is not None:
                place = made.index(claim)
                made[place : place + 1] = self._sides(claim, charge, made)
        return tuple(made)

    def _sides(self, claim: Claim, charge: Charge, made: Sequence[Claim]) -> list[Claim]:
        """A claim whose motion stands in a charge, and the other side where no claim has it."""
        if claim.polarity is Polarity.AFFIRMED:
            is_denied = any(each.disputes == claim.id for each in made)
            return [claim] if is_denied else self._with_denial(claim, charge)
        tied = [each for each in made if each.id == claim.disputes]
        told = same_transfer(claim, tied, self.ontology) or same_transfer(claim, made, self.ontology)
        return self._with_charge(claim, charge) if told is None else [replace(claim, disputes=told.id)]

    def _charge(self, claim: Claim) -> Charge | None:
        """The charge that a claim's motion stands in."""
        triggers = [quote.span for quote in claim.triggers]
        for sentence in self.sentences:
            if any(sentence.span.overlaps(span) for span in triggers):
                for charge in charges(sentence, self.text, self.wordings):
                    if any(span in charge.told for span in triggers):
                        return charge
        return None

    def _with_denial(self, claim: Claim, charge: Charge) -> list[Claim]:
        """A charge and the denial that was not seen."""
        quote = Quote.of(self.text, charge.denial)
        denial = replace(
            claim,
            id=claim_id(claim.document, claim.evidence, f"denied|{charge.denial.start}"),
            triggers=(quote,),
            polarity=Polarity.DENIED,
            certainty=Certainty.STATED,
            covert=False,
            date=None,
            sources=self._deniers(charge),
            part_of=None,
            disputes=claim.id,
            grounds=_but_labels(claim),
        )
        return [replace(claim, sources=self._tellers(claim, charge)), denial]

    def _with_charge(self, denial: Claim, charge: Charge) -> list[Claim]:
        """A denial behind the charge that was not seen."""
        told = replace(
            denial,
            id=claim_id(denial.document, denial.evidence, f"affirmed|{charge.told.start}"),
            polarity=Polarity.AFFIRMED,
            certainty=Certainty.ALLEGED,
            sources=self._tellers(denial, charge),
            disputes=None,
            grounds=_but_labels(denial),
        )
        return [told, replace(denial, disputes=told.id)]

    def _tellers(self, claim: Claim, charge: Charge) -> tuple[Chain, ...]:
        """Who tells a charge, as the outlets have it that tell of it."""
        outlets = tuple(each for each in (claim.sources or ((),))[0] if each.kind is SpeakerKind.OUTLET and each.named)
        if charge.teller is None:
            return (outlets,) if outlets else ()
        return ((*(each for each in outlets if not each.span.overlaps(charge.teller.span)), charge.teller),)

    def _deniers(self, charge: Charge) -> tuple[Chain, ...]:
        """Who denies a charge."""
        sentence = next(each for each in self.sentences if each.span.overlaps(charge.denial))
        said = self.attributions[sentence.number]
        word = next(each.span for each in sentence.words if each.span.overlaps(charge.denial))
        speaker = None if said.own else denier(sentence, word, self.text, self.wordings)
        return said.chains if speaker is None else ((speaker,),)


def _but_labels(claim: Claim) -> tuple[Ground, ...]:
    """The grounds of the slots that both sides of a charge share."""
    return tuple(each for each in claim.grounds if each.slot not in _OF_LABELS)
