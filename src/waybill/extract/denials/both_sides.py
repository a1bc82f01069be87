"""Both sides of a charge that a sentence tells and denies: what is said, and what is said against it.

In:     the claims of a document, in the order of the text.
Out:    these, and beside each whose motion stands in such a charge the other side, where no claim has it.
Laws:   both sides stand on the same words, and the denial disputes the charge;
        nobody denies what he says himself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import Certainty, Claim, Ground, Polarity, Stage, claim_id
from waybill.core.document import Document
from waybill.core.span import Span
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.claims.sketches import is_same_item
from waybill.extract.denials.charging import Charge, charges, is_charged, takes_for_granted
from waybill.extract.denials.denying import denier, is_charge, same_transfer
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import sentence_of
from waybill.extract.speech.attribution import Attribution
from waybill.extract.speech.speakers import Stretch, name_speaker
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings

_OF_ONE_SIDE: Final = frozenset({"polarity", "certainty", "source", "relay"})


def both_sides(
    document: Document,
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    ontology: Ontology,
) -> tuple[Claim, ...]:
    """Claims in the order of the text, each charge that is denied beside its denial.

    Args:
        document: that they are of.
        claims: of it.
        sentences: of it, with their phrases.
        attributions: who speaks, for each sentence.
        ontology: the catalogues.
    """
    near = sorted({sentence_of(sentences, quote.span).number for claim in claims for quote in claim.triggers})
    heard = [
        _Heard(charge=charge, sentence=sentences[number], said=attributions[number], document=document)
        for number in near
        for charge in charges(sentences[number], document.text, load_wordings())
    ]
    made: list[Claim] = []
    for claim in claims:
        own = next((each for each in heard if each.tells(claim)), None)
        made += [_one_side(claim, heard)] if own is None else _sides(claim, own, claims, ontology)
    return tuple(made)


def _one_side(claim: Claim, heard: Sequence["_Heard"]) -> Claim:
    """A claim; a denial by a pronoun that means who is charged, with him as its speaker; what is granted, affirmed."""
    if any(each.grants(claim) for each in heard):
        return replace(claim, polarity=Polarity.AFFIRMED, disputes=None)
    own = (each for each in heard if each.charge.is_of_the_charged and each.is_denied_by(claim))
    found = next(own, None)
    return claim if found is None else replace(claim, sources=found.deniers(claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A charge, with its sentence and who speaks in it."""

    charge: Charge
    sentence: Sentence
    said: Attribution
    document: Document

    def tells(self, claim: Claim) -> bool:
        """Whether a claim's motion is what is charged; of a transfer that did not come about, no charge is told."""
        items = [item.span for item in claim.items]
        return (claim.stage is not Stage.BLOCKED or not self.charge.is_said) and any(
            is_charged(self.charge, quote.span, items, self.document.text) for quote in claim.triggers
        )

    def grants(self, claim: Claim) -> bool:
        """Whether the charge takes for granted what a claim denies."""
        items = [item.span for item in claim.items]
        return claim.polarity is Polarity.DENIED and any(
            takes_for_granted(self.charge, quote.span, items, self.document.text) for quote in claim.triggers
        )

    def is_denied_by(self, claim: Claim) -> bool:
        """Whether a claim is the denial of the charge in its words."""
        return claim.polarity is Polarity.DENIED and any(q.span.overlaps(self.charge.denial) for q in claim.triggers)

    def speakers(self, claim: Claim) -> tuple[Chain, ...]:
        """Who tells the charge, as the outlets have it that tell of it."""
        if self.charge.is_of_the_charged:
            behind = Span(self.charge.told.end, self.charge.denial.end)
            return tuple(chain for chain in claim.sources if not chain[-1].span.overlaps(behind))
        if self.charge.denier is not None:
            return self._others(claim.sources, self.charge.denier)
        own = self.charge.speaker
        through = claim.sources[0] if claim.sources else ()
        outlets = tuple(each for each in through if each.kind is SpeakerKind.OUTLET and each.named)
        if own is None:
            return (outlets,) if outlets else ()
        return ((*(each for each in outlets if not each.span.overlaps(own.span)), own),)

    def deniers(self, claim: Claim) -> tuple[Chain, ...]:
        """Who denies the charge: who is read for it and does not tell it, else whose word of denying it is."""
        if self.charge.is_of_the_charged:
            return tuple((speaker,) for speaker in self._charged(claim))
        if self.charge.denier is not None:
            return ((self.charge.denier,),)
        read = tuple(each for each in self._others(claim.sources, self.charge.speaker) if not is_charge(each[-1]))
        if read:
            return read
        words = self.sentence.words
        word = next(each.span for each in words if each.span.overlaps(self.charge.denial))
        speaker = None if self.said.own else denier(self.sentence, word, self.document.text, load_wordings())
        return self.said.chains if speaker is None else ((speaker,),)

    def _charged(self, claim: Claim) -> list[Speaker]:
        """Who is charged, who gives before who gets, as who says something."""
        party = next((each for each in (*claim.supplier, *claim.recipient)), None)
        near = [] if party is None else [n for n, w in enumerate(self.sentence.words) if w.span.overlaps(party.span)]
        if party is None:
            return []
        stretch = Stretch(self.sentence, near[0], near[-1] + 1) if near else None
        speaker = None if stretch is None else name_speaker(stretch, self.document.text, load_wordings(), surely=True)
        return [speaker or Speaker(text=party.text, span=party.span, kind=SpeakerKind.UNKNOWN, named=True)]

    def _others(self, chains: Sequence[Chain], speaker: Speaker | None) -> tuple[Chain, ...]:
        """Chains without a speaker."""
        own = [] if speaker is None else [speaker.span]
        others = (tuple(each for each in chain if not each.span.meets(own)) for chain in chains)
        return tuple(dict.fromkeys(filter(None, others)))


def _sides(claim: Claim, heard: _Heard, claims: Sequence[Claim], ontology: Ontology) -> list[Claim]:
    """A claim, with the other side of the charge where no claim has it; of what nobody said only the denial."""
    if not heard.charge.is_said:
        return [claim] if claim.polarity is Polarity.DENIED else [replace(_denial(claim, heard), disputes=None)]
    if claim.polarity is Polarity.AFFIRMED:
        if not _is_denied(claim, heard.charge, claims):
            return _with_denial(claim, heard)
        is_behind = heard.charge.denier is not None or heard.charge.is_of_the_charged
        return [claim if not is_behind else replace(claim, sources=heard.speakers(claim))]
    told = _elsewhere(claim, claims, ontology)
    return _with_charge(claim, heard) if told is None else [replace(claim, disputes=told.id)]


def _is_denied(claim: Claim, charge: Charge, claims: Sequence[Claim]) -> bool:
    """Whether a claim denies another, or what the charge tells and nothing else."""
    denials = [each for each in claims if each.polarity is Polarity.DENIED]
    return any(
        each.disputes == claim.id
        or (
            each.disputes is None
            and any(q.span in charge.told or q.span.overlaps(charge.denial) for q in each.triggers)
        )
        for each in denials
    )


def _elsewhere(denial: Claim, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The claim that tells what a denial denies: the one that it is tied to first."""
    alike = [each for each in claims if _share_item(denial, each)]
    tied = [each for each in alike if each.id == denial.disputes]
    return same_transfer(denial, tied, ontology) or same_transfer(denial, alike, ontology)


def _share_item(one: Claim, other: Claim) -> bool:
    return any(is_same_item(left, right) for left in one.items for right in other.items)


def _with_denial(claim: Claim, heard: _Heard) -> list[Claim]:
    """A charge and the denial that was not seen."""
    return [replace(claim, sources=heard.speakers(claim)), _denial(claim, heard)]


def _denial(claim: Claim, heard: _Heard) -> Claim:
    """The denial of a charge that was not seen."""
    return replace(
        claim,
        id=claim_id(claim.document, claim.evidence, f"denied|{claim.id}"),
        polarity=Polarity.DENIED,
        certainty=Certainty.STATED,
        covert=False,
        date=None,
        sources=heard.deniers(claim),
        part_of=None,
        disputes=claim.id,
        grounds=_of_both_sides(claim),
    )


def _with_charge(denial: Claim, heard: _Heard) -> list[Claim]:
    """A denial behind the charge that was not seen."""
    told = replace(
        denial,
        id=claim_id(denial.document, denial.evidence, f"affirmed|{denial.id}"),
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.ALLEGED,
        sources=heard.speakers(denial),
        part_of=None,
        disputes=None,
        grounds=_of_both_sides(denial),
    )
    is_told = denial.date is not None and denial.date.span in heard.charge.told
    date = None if is_told else denial.date
    return [told, replace(denial, covert=False, date=date, sources=heard.deniers(denial), disputes=told.id)]


def _of_both_sides(claim: Claim) -> tuple[Ground, ...]:
    """The grounds of what both sides of a charge share."""
    return tuple(each for each in claim.grounds if each.slot not in _OF_ONE_SIDE)
