"""Put frames together to claims: bind fillers, join the steps of one batch, tie denials to what they deny."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.claim import (
    Carriage,
    Certainty,
    Claim,
    Dating,
    Filler,
    Item,
    Mode,
    Polarity,
    WeaponClass,
    claim_id,
)
from waybill.core.document import Document
from waybill.core.ids import ClaimId
from waybill.core.mention import Frame, Role
from waybill.core.outcome import Reason, Rejection
from waybill.core.quantity import Quantity
from waybill.core.span import Quote, Span, squeeze
from waybill.extract.attribution import Attribution
from waybill.extract.drafts import (
    Draft,
    carry_on,
    complete,
    detail,
    goes_on,
    is_detail,
    join,
    merged_items,
    speak_of_one_transfer,
    specific,
)
from waybill.extract.phrases import Kind, Sentence
from waybill.extract.reference import References, is_same_party, references
from waybill.extract.summaries import apportion, tie_details
from waybill.ontology import Ontology
from waybill.ontology.wordings import Saying, Wordings
from waybill.text.counts import counts
from waybill.text.dates import datings
from waybill.text.money import prices

_RULE_SCORE: Final = 1.0
_GAP_WORDS: Final = 4
RECALL: Final = 1
_HEADLINES: Final = 3
"""How many sentences without a stop may open a text as its headlines."""
_STOPS: Final = (".", "!", "?", "”", '"', ")", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Claims in the order of the text, and the frames that made none, each with its reason."""

    claims: tuple[Claim, ...]
    set_aside: tuple[Rejection, ...]


def assemble(
    document: Document,
    frames: Sequence[Frame],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    *,
    ontology: Ontology,
    wordings: Wordings,
) -> Assembled:
    """Claims of a document from its frames."""
    binder = _Binder(document, sentences, attributions, ontology, wordings)
    drafts: list[Draft] = []
    set_aside: list[Rejection] = []
    for frame in frames:
        draft = binder.draft(frame, drafts)
        reason = _lacking(draft)
        if reason is not None and drafts and is_detail(drafts[-1], draft, ontology):
            drafts[-1] = detail(drafts[-1], draft, ontology)
            continue
        if reason is not None and not _goes_with(draft, drafts):
            set_aside.append(_rejection(document, frame, reason))
            continue
        _place(draft, drafts, ontology)
    whole = []
    for draft in complete(apportion(drafts, ontology), ontology):
        draft = binder.recall(draft)
        reason = _lacking(draft)
        if reason is None:
            whole.append(draft)
        else:
            set_aside.append(_reject(document, draft.triggers[0], reason))
    return Assembled(
        claims=tuple(_claims(document, whole, sentences, ontology)),
        set_aside=tuple(sorted(set_aside, key=lambda each: (each.span or Span(0, 1), each.reason))),
    )


class _Binder:
    """Turns the spans of a frame into fillers, quantities, dates and chains."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        attributions: Sequence[Attribution],
        ontology: Ontology,
        wordings: Wordings,
    ) -> None:
        self._document, self._sentences, self._attributions = document, sentences, attributions
        self._ontology, self._wordings = ontology, wordings
        self._references: References = references(document, sentences, ontology)

    def draft(self, frame: Frame, earlier: Sequence[Draft]) -> Draft:
        sentence = self._sentence(frame.trigger.span)
        attribution = self._attributions[sentence.number]
        items, anaphoric = self._items(frame)
        denies = frame.polarity is Polarity.DENIED
        return Draft(
            triggers=(frame.trigger.span,),
            sentences=tuple(sorted({sentence.number, *(self._sentence(each.span).number for each in frame.roles)})),
            basis=frame.basis,
            stage=frame.stage,
            polarity=frame.polarity,
            certainty=self._certainty(frame, attribution),
            covert=frame.covert,
            supplier=self._parties(frame, Role.SUPPLIER, attribution),
            recipient=self._parties(frame, Role.RECIPIENT, attribution),
            intermediary=self._parties(frame, Role.INTERMEDIARY, attribution),
            items=items,
            origin=self._places(frame, Role.ORIGIN),
            via=self._places(frame, Role.VIA),
            destination=self._places(frame, Role.DESTINATION),
            transport=self._transport(frame),
            date=None if denies and not items else self._date(frame),
            value=next(
                (price for span in frame.spans(Role.VALUE) for price in prices(self._document.text, span)), None
            ),
            chains=attribution.chains,
            anaphoric=anaphoric and not items,
            heads=self._heads(sentence),
        )

    def recall(self, draft: Draft) -> Draft:
        """A draft that names no weapons, with those named last before its motion, in its sentence or shortly before."""
        if draft.items or draft.polarity is Polarity.DENIED or not (draft.supplier or draft.recipient):
            return draft
        number = draft.sentences[0]
        for sentence in reversed(self._sentences[max(0, number - RECALL) : number + 1]):
            before = [p for p in sentence.phrases if p.span < draft.triggers[0]]
            spans = [p.span for p in before if p.kind is Kind.ITEM and p.span.end + 1 < draft.triggers[0].start]
            if spans:
                return replace(
                    draft, items=(self._item(spans[-1]),), sentences=tuple(sorted({sentence.number, *draft.sentences}))
                )
        return draft

    def _item(self, span: Span) -> Item:
        phrase = next((p for p in self._sentence(span).phrases if p.span == span), None)
        weapon_class = None if phrase is None else phrase.weapon_class
        return Item(
            text=squeeze(span.of(self._document.text)),
            span=span,
            weapon_class=weapon_class or self._class(span),
            quantity=self._quantity(span),
        )

    def _heads(self, sentence: Sentence) -> bool:
        return sentence.number < _HEADLINES and sentence.words[-1].text not in _STOPS

    def _sentence(self, span: Span) -> Sentence:
        return next(sentence for sentence in self._sentences if span.start < sentence.span.end)

    def _certainty(self, frame: Frame, attribution: Attribution) -> Certainty:
        if frame.certainty is Certainty.STATED and attribution.saying is Saying.HEDGED:
            return Certainty.ALLEGED
        return frame.certainty

    def _parties(self, frame: Frame, role: Role, attribution: Attribution) -> tuple[Filler, ...]:
        speaker = attribution.chains[-1][-1].span if attribution.chains else None
        found: list[Filler] = []
        for span in frame.spans(role):
            filler = self._references.party(span, speaker=speaker)
            if filler is not None and not any(is_same_party(filler, other, self._ontology) for other in found):
                found.append(filler)
        return tuple(found)

    def _places(self, frame: Frame, role: Role) -> tuple[Filler, ...]:
        text = self._document.text
        return tuple(Filler(text=squeeze(span.of(text)), span=span) for span in frame.spans(role))

    def _items(self, frame: Frame) -> tuple[tuple[Item, ...], bool]:
        found, anaphoric = [], False
        for span in frame.spans(Role.ITEM):
            phrase = next((p for p in self._sentence(span).phrases if p.span == span), None)
            if phrase is not None and phrase.kind is Kind.PRONOUN:
                anaphoric = True
                continue
            found.append(self._item(span))
        return merged_items(_without_units(found, self._document.text)), anaphoric

    def _class(self, span: Span) -> WeaponClass:
        for hit in reversed(self._ontology.weapons.find(self._document.text, span)):
            entity = self._ontology.weapons.entity(hit.entities[0])
            if entity is not None and entity.weapon_class is not None:
                return entity.weapon_class
        return WeaponClass.OTHER

    def _quantity(self, item: Span) -> Quantity | None:
        """The number right before an item, at most a few modifiers between."""
        text = self._document.text
        for count in reversed(counts(text, self._sentence(item).span)):
            if count.span.start < item.start and count.span.end <= item.end:
                gap = text[count.span.end : item.start]
                if not any(mark in gap for mark in ",;:.()") and len(gap.split()) <= _GAP_WORDS and " and " not in gap:
                    return count.quantity
                if count.span.overlaps(item):
                    return count.quantity
                return None
        return None

    def _transport(self, frame: Frame) -> tuple[Carriage, ...]:
        found: dict[Mode, Carriage] = {}
        for span in frame.spans(Role.TRANSPORT):
            words = span.of(self._document.text).lower().split()
            match = self._wordings.vehicles.first(words, 0)
            if match is not None:
                found.setdefault(match.value, Carriage(mode=match.value, span=span))
        return tuple(found.values())

    def _date(self, frame: Frame) -> Dating | None:
        for span in frame.spans(Role.DATE):
            sentence = self._sentence(span)
            for dating in datings(self._document.text, sentence.span, published=self._document.published):
                if dating.span.overlaps(span):
                    return dating
        return None


def _without_units(items: Sequence[Item], text: str) -> Iterator[Item]:
    """Items without those that only count the next: the "rounds" of "rounds of ammunition"."""
    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        if following is not None and text[item.span.end : following.span.start].split() == ["of"]:
            continue
        previous = items[number - 1] if number else None
        if previous is not None and text[previous.span.end : item.span.start].split() == ["of"]:
            yield replace(item, quantity=item.quantity or previous.quantity)
            continue
        yield item


def _lacking(draft: Draft) -> Reason | None:
    if draft.polarity is Polarity.DENIED and not draft.items:
        return None
    if not draft.items:
        return Reason.NO_WEAPON
    return None if draft.has_party_or_route else Reason.NO_PARTY_OR_ROUTE


def _goes_with(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an incomplete draft can still complete another: its weapons were named just before, or are now."""
    gap = draft.sentences[0] - drafts[-1].sentences[-1] if drafts else 2
    names_party = gap == 0 and bool(draft.supplier or draft.recipient)
    return (
        (gap <= 1 and draft.anaphoric) or names_party or bool(draft.items) or bool(draft.supplier and draft.recipient)
    )


def _place(draft: Draft, drafts: list[Draft], ontology: Ontology) -> None:
    """Join a draft to the last one that speaks of the same transfer, or begin a new one."""
    if drafts and goes_on(drafts[-1], draft):
        drafts[-1] = carry_on(drafts[-1], draft, ontology)
        return
    for index in range(len(drafts) - 1, -1, -1):
        if speak_of_one_transfer(drafts[index], draft, ontology):
            drafts[index] = join(drafts[index], draft, ontology)
            return
    drafts.append(draft)


def _claims(
    document: Document, drafts: Sequence[Draft], sentences: Sequence[Sentence], ontology: Ontology
) -> Iterator[Claim]:
    """Claims with ids, evidence, and ties to what they deny."""
    claims: list[Claim] = []
    taken: set[ClaimId] = set()
    for draft in sorted(drafts, key=lambda each: each.triggers[0]):
        if draft.polarity is Polarity.DENIED and not draft.items:
            denied = _denied(draft, claims, ontology)
            if denied is None:
                continue
            claim = _denial(document, draft, denied, sentences)
        else:
            claim = _claim(document, draft, sentences)
            if claim.polarity is Polarity.DENIED:
                denied = _same_transfer(claim, claims, ontology)
                claim = replace(claim, disputes=None if denied is None else denied.id)
        while claim.id in taken:
            claim = replace(claim, id=ClaimId(f"{claim.id}x"))
        taken.add(claim.id)
        claims.append(claim)
    yield from tie_details(claims, sentences, ontology)


def _claim(document: Document, draft: Draft, sentences: Sequence[Sentence]) -> Claim:
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in draft.sentences)
    items = specific(draft.items)
    distinction = "|".join((draft.polarity.value, *(f"{span.start}" for span in draft.triggers)))
    return Claim(
        id=claim_id(document.id, evidence, distinction),
        document=document.id,
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in sorted(set(draft.triggers))),
        basis=draft.basis,
        covert=draft.covert,
        stage=draft.stage,
        polarity=draft.polarity,
        certainty=draft.certainty,
        supplier=draft.supplier,
        recipient=draft.recipient,
        intermediary=draft.intermediary,
        items=items,
        origin=draft.origin,
        via=draft.via,
        destination=draft.destination,
        transport=draft.transport,
        date=draft.date,
        value=draft.value,
        sources=draft.chains,
        score=_RULE_SCORE,
    )


def _denial(document: Document, draft: Draft, denied: Claim, sentences: Sequence[Sentence]) -> Claim:
    """A denial without slots of its own: it takes what it denies, but date and covertness only from its own words."""
    evidence = tuple(Quote.of(document.text, sentences[number].span) for number in draft.sentences)
    return replace(
        denied,
        id=claim_id(document.id, evidence, f"denied|{draft.triggers[0].start}"),
        evidence=evidence,
        triggers=tuple(Quote.of(document.text, span) for span in draft.triggers),
        polarity=Polarity.DENIED,
        certainty=Certainty.STATED,
        covert=draft.covert,
        date=draft.date,
        sources=draft.chains,
        disputes=denied.id,
        part_of=None,
    )


def _denied(draft: Draft, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The claim that a bare denial speaks of: the last one in which the denier takes part, else the last one."""
    affirmed = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED]
    if not affirmed or not draft.chains:
        return None
    denier = Filler(text=draft.chains[0][-1].text, span=draft.chains[0][-1].span)
    for claim in reversed(affirmed):
        if any(is_same_party(denier, party, ontology) for _, party in claim.parties()):
            return claim
    return affirmed[-1]


def _same_transfer(denial: Claim, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    for claim in reversed(claims):
        if (
            claim.polarity is Polarity.AFFIRMED
            and _shares(denial.recipient, claim.recipient, ontology)
            and _shares(denial.supplier, claim.supplier, ontology)
        ):
            return claim
    return None


def _shares(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    return not left or not right or any(is_same_party(one, other, ontology) for one in left for other in right)


_SET_ASIDE: Final = {
    Reason.NO_WEAPON: (
        "no weapon is named beside it",
        "nothing to do, unless the words do name one: then code the claim by hand",
    ),
    Reason.NO_PARTY_OR_ROUTE: (
        "nobody gives or gets and nothing leaves or arrives",
        "nothing to do, unless the words do say so: then code the claim by hand",
    ),
}


def _rejection(document: Document, frame: Frame, reason: Reason) -> Rejection:
    return _reject(document, frame.trigger.span, reason)


def _reject(document: Document, span: Span, reason: Reason) -> Rejection:
    detail, remedy = _SET_ASIDE[reason]
    return Rejection(
        reason=reason,
        subject=f"{document.id}: {squeeze(span.of(document.text))}",
        detail=detail,
        remedy=remedy,
        document=document.id,
        span=span,
    )
