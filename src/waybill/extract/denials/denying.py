"""Denials: sentences that deny without a motion of their own, and which claim a denial speaks of.

Laws:   a denial denies a claim that affirms, never another denial;
        nobody denies what he says himself;
        what a denial does not say itself it takes from what it denies, but for date and covertness.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Basis, Certainty, Claim, Polarity, Stage, claim_id
from waybill.core.document import Document
from waybill.core.mention import Frame, Mention
from waybill.core.span import Quote, Span
from waybill.core.speaker import Chain, Speaker
from waybill.extract.claims.sketches import Sketch, fit, share_a_side
from waybill.extract.denials.denial_words import APART, CHARGE, DENIES, DENYING, FLAT, LINK, UNTRUE
from waybill.extract.parties.reference import is_same_name
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.speech.speakers import Stretch, name_speaker
from waybill.extract.triggers.motions import motions
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings, load_wordings
from waybill.text.wordlists import listed

_NO_DEED: Final = listed("is are was were it that this no nothing never lack lacks lacked")
"""Words of denying before which nobody stands who denies."""
_BESIDE_VERB: Final = listed("has have had would also later since already again then")
_PAPER: Final = (
    r"(?:memo(?:randum)?|document|papers?|letter|article|dossier|files?|recordings?|lists?|videos?|photographs?|"
    r"invoices?|certificates?)"
)
_POINTER: Final = (
    r"(?:it|this|that|so|them|everything|all)(?= [^a-z]|$| (?:with|as|on|in|at|and|but|again|when|while)\b)"
)
_MERE: Final = (
    r"(?:as|an?|the|all|pure|sheer|complete|utter|total|mere|just|only|so|much|another|nothing|but|pack|piece|web|of|"
    r"[a-z]+ly|[“\"'‘])"
)
_CALLED: Final = (
    r"\b(?P<called>call(?:ed|s)|describe[ds]|branded|label(?:led|ed|s))(?: [^\W_]+){0,3}? "
    rf"(?:(?:{CHARGE}|{_PAPER}|statements?|words|remarks)(?: \S+){{0,4}}?|(?:it|this|that)(?: {_MERE}){{0,4}}?) "
    rf"{UNTRUE}\b"
)
_IS_FALSE: Final = (
    rf"\b(?:{CHARGE}(?: [a-z]+| of(?: [a-z]+){{1,3}})??|all (?:of )?(?:this|that|it)|this|that) "
    rf"(?P<is>is|are|was|were)(?: \S+){{0,4}}? {UNTRUE}\b"
)
_JUDGED: Final = r"(?:wrong|absurd|ridiculous|ludicrous|laughable)\b"
"""What is said of deeds too, which are done nevertheless: "it is absurd that we sold them"."""
_IT_IS_FALSE: Final = (
    rf"(?:^|(?<=that )|(?<=[“\"'‘:,] ))(?P<it>it|that|this)(?: is| was)?(?: {_MERE}){{0,3}} "
    rf"(?!{_JUDGED}){UNTRUE}(?= [,.!;”\"'’]|$)"
)
_SCOFF: Final = rf"^(?:[“\"'‘] )?(?:{_MERE} ){{0,3}}(?P<scoff>{UNTRUE})(?= (?:[”\"'’] )?[,.!])"
_WAVES: Final = (
    r"\b(?P<waves>waved?|waves|brush(?:ed|es)?|laugh(?:ed|s)?) "
    rf"(?:(?:[a-z]+ ){{0,3}}?{CHARGE}|it|this|that|them|all (?:of )?(?:this|that|it)) (?:away|aside|off)\b"
)
_BARE: Final = re.compile(
    rf"(?<! nor )(?<! or )(?<!not )(?<!n't )\b"
    rf"(?:(?P<verb>{DENIES})(?: [^a-z]|$|(?: [a-z]+){{0,4}}? {CHARGE}\b(?! that)| {_POINTER}| (?:{LINK}) )|"
    rf"(?P<scorns>{DENYING})(?: [a-z]+){{0,4}}? {CHARGE}\b(?! that))|"
    rf"{_WAVES}|{_CALLED}|{_IS_FALSE}|{_IT_IS_FALSE}|{_SCOFF}|{FLAT}"
)
"""Words of denying and what they are said of, which is only pointed to and not told."""
_BY_SOMEBODY: Final = listed("verb scorns waves called scoff nothing none")
"""What of these somebody does who is named before it; by the others whoever speaks denies."""
_NEGATION: Final = re.compile(
    rf"\b(?:no(?! (?:evidence|indication|proof|sign)\b)|not|never|none|nothing|nobody|neither|nor|without|"
    rf"cannot|{DENYING})\b|n['’]t\b"
)
_TURNED: Final = re.compile(
    r"(?:^|(?<= ))(?:(?:under|in|at|on|by) no (?:circumstances?|way|time|point|stage|account|means|case)|nowhere|"
    r"not once|never(?: once)?) (?:has|have|had|did|does|do|is|was|were|will|would) (?!(?:so|as|such)\b)|"
    rf"\bfar from (?=having )|\bit (?:is |was )?(?:{_MERE} ){{0,3}}(?!{_JUDGED}){UNTRUE} that "
)
_POINTS: Final = re.compile(
    rf"\b(?:{DENIES} (?:{LINK})|(?:have|has|had|having|played|plays) (?:had )?{APART}) "
    r"(?=(?:the|this|that|these|those|such|any|it)\b)"
)
_CLAUSE_ENDS: Final = re.compile(r" (?:[,;:.]|and|but|saying|adding) |$")
_CALLED_FALSE: Final = re.compile(rf"(?:.*\s)?{CHARGE}")


def can_deny(sentence: Sentence) -> bool:
    """Whether a sentence has words that can deny something and asks nothing."""
    return sentence.words[-1].text != "?" and _NEGATION.search(sentence.line) is not None


def flatly_denied(sentence: Sentence) -> Span | None:
    """The words of a clause behind what flatly denies it: "under no circumstances did we", "it is a lie that we"."""
    found = _TURNED.search(sentence.line)
    if found is None or sentence.words[-1].text == "?":
        return None
    first, last = _clause_behind(sentence, found.end())
    return sentence.stretch(first, last) if first < last else None


def pointed_at(sentence: Sentence) -> Span | None:
    """The words by which a denial points to goods that were told of before: "any link with the consignment".

    None where it denies no link, or names goods of its own.
    """
    found = _POINTS.search(sentence.line)
    if found is None:
        return None
    first, last = _clause_behind(sentence, found.end())
    names_goods = any(each.kind is Kind.ITEM for each in sentence.within(first, last))
    return None if names_goods else sentence.stretch(first, last)


def _clause_behind(sentence: Sentence, start: int) -> tuple[int, int]:
    """The words of a clause from a place of its sentence's line on, half-open."""
    ends = _CLAUSE_ENDS.search(sentence.line, start)
    return sentence.numbers(start, len(sentence.line) if ends is None else ends.start())


def bare_denials(sentence: Sentence, wordings: Wordings) -> Iterator[Frame]:
    """Denials that name no transfer of their own: "denied the accusation", "called this a fabrication"."""
    pointed = pointed_at(sentence)
    told = (match.first for match in motions(sentence, wordings))
    last = max((each for each in told if pointed is None or sentence.words[each].span not in pointed), default=-1)
    for found in _BARE.finditer(sentence.line):
        index, _ = sentence.numbers(max(map(found.start, _BARE.groupindex)), found.end())
        if last <= index:
            yield Frame(
                trigger=Mention(span=sentence.words[index].span, label="trigger"),
                roles=(),
                basis=Basis.UNKNOWN,
                stage=Stage.DELIVERED,
                polarity=Polarity.DENIED,
                certainty=Certainty.STATED,
                covert=False,
            )


def denier(sentence: Sentence, denial: Span, text: str, wordings: Wordings) -> Speaker | None:
    """Who denies by calling something false, which is no verb of saying: "Lima calls the memo a forgery".

    None where nobody calls it so: of "the reports are false" the reports are no speaker.
    """
    last = next(index for index, word in enumerate(sentence.words) if word.span == denial)
    if sentence.lower[last] in _NO_DEED:
        return None
    while last and sentence.lower[last - 1] in _BESIDE_VERB:
        last -= 1
    first = last
    while first and not sentence.words[first - 1].is_mark:
        first -= 1
    return name_speaker(Stretch(sentence, first, last), text, wordings)


def speaks_for_itself(sentence: Sentence, wordings: Wordings) -> bool:
    """Whether a sentence denies in the voice of who speaks in it: "these reports are false", "we reject this"."""
    for found in _BARE.finditer(sentence.line):
        if any(found[group] for group in _BARE.groupindex.keys() - _BY_SOMEBODY):
            return True
        before = found.string[: found.start()].split()
        while before and before[-1] in _BESIDE_VERB:
            before.pop()
        if before and before[-1] in wordings.speaker_pronouns:
            return True
    return False


def bare_denial(document: Document, sketch: Sketch, denied: Claim, sentences: Sequence[Sentence]) -> Claim:
    """A denial without slots of its own: it takes what it denies, but date and covertness only from its own words."""
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in sketch.sentences)
    return replace(
        denied,
        id=claim_id(document.id, evidence, f"denied|{sketch.triggers[0].start}"),
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in sketch.triggers),
        polarity=Polarity.DENIED,
        certainty=Certainty.STATED,
        covert=sketch.covert,
        date=sketch.date,
        sources=_deniers(sketch, denied, sentences),
        disputes=denied.id,
        part_of=None,
    )


def denied_by(
    sketch: Sketch, claims: Sequence[Claim], sentences: Sequence[Sentence], publisher: str | None, ontology: Ontology
) -> Claim | None:
    """The claim that a bare denial speaks of: the last one in which the denier takes part, else the last one.

    A denial that names who gives or gets speaks of the last claim that can have these. Where no speaker denies, the
    publisher may, what others say.

    Args:
        sketch: of the denial.
        claims: before it.
        sentences: of its document.
        publisher: of its document; None where not known.
        ontology: the catalogues.
    """
    affirmed = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED]
    chains = _but_charges(sketch, sentences)
    if not chains:
        affirmed = [claim for claim in affirmed if _is_hearsay(claim)] if _is_own(sketch, sentences) else []
    if not affirmed:
        return None
    if sketch.supplier or sketch.recipient:
        return next((each for each in reversed(affirmed) if share_a_side(sketch, each, ontology)), None)
    denier = chains[0][-1].text if chains else publisher or ""
    for claim in reversed(affirmed):
        if any(is_same_name(denier, party.text, ontology) for _, party in claim.parties()):
            return claim
    return affirmed[-1]


def _is_hearsay(claim: Claim) -> bool:
    """Whether a claim is not its publisher's own, or not firmly."""
    return bool(claim.sources) or claim.certainty is not Certainty.STATED


def _is_own(sketch: Sketch, sentences: Sequence[Sentence]) -> bool:
    """Whether a denial stands in the voice of who speaks in its sentence."""
    return any(speaks_for_itself(sentences[number], load_wordings()) for number in sketch.sentences)


def _but_charges(sketch: Sketch, sentences: Sequence[Sentence]) -> tuple[Chain, ...]:
    """The chains of a denial but for what it calls false, which says nothing: "the reports are false"."""
    if not _is_own(sketch, sentences):
        return sketch.chains
    return tuple(chain for chain in sketch.chains if not is_charge(chain[-1]))


def is_charge(speaker: Speaker) -> bool:
    """Whether a speaker is only what is called false, which says nothing: "the reports are false"."""
    return _CALLED_FALSE.fullmatch(speaker.text.lower()) is not None


def _deniers(sketch: Sketch, denied: Claim, sentences: Sequence[Sentence]) -> tuple[Chain, ...]:
    """Who denies: nobody who says what is denied, unless the denial names him itself."""
    told = {chain[-1].text for chain in denied.sources} if _is_own(sketch, sentences) else set()
    own = [sentences[number].span for number in sketch.sentences]
    return tuple(
        chain
        for chain in _but_charges(sketch, sentences)
        if chain[-1].text not in told or any(chain[-1].span in each for each in own)
    )


def same_transfer(denial: Claim, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The last claim before that a denial can speak of, one that names a party of its own first."""
    affirmed = (claim for claim in reversed(claims) if claim.polarity is Polarity.AFFIRMED)
    compatible = [claim for claim in affirmed if fit(denial, claim, ontology)]
    named = (claim for claim in compatible if share_a_side(denial, claim, ontology))
    return next(named, compatible[0] if compatible else None)
