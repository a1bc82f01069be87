"""Bind frames to the words of their document: fillers by their fullest names, items with numbers, dates, chains."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Carriage, Certainty, Dating, Filler, Item, Mode, Polarity, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.mention import Frame, Role
from waybill.core.quantity import Quantity
from waybill.core.span import Span, squeeze
from waybill.extract.claims.sketches import Sketch, merged_items
from waybill.extract.parties.listing import lists
from waybill.extract.parties.reference import is_same_party
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.sentence import sentence_of
from waybill.extract.slots.batches import moves_the_first, moves_uncounted
from waybill.extract.slots.numbering import alone, one_of, quantity, told_apart
from waybill.extract.slots.numbers_apart import is_word_for, number_apart
from waybill.extract.slots.numbers_behind import COUNTED_BY, PACKING
from waybill.extract.slots.single import ONE, is_one_with_article, one_in_turn, opens_line
from waybill.extract.speech.attribution import Attribution
from waybill.extract.speech.hearing import named
from waybill.ontology import Ontology
from waybill.ontology.wordings import Saying, Wordings
from waybill.text.counts import counts
from waybill.text.dates import datings
from waybill.text.money import prices
from waybill.text.names import key
from waybill.text.numbers import number as read_number

_OF_THEM: Final = re.compile(r" of (?:them|which|these|those)\b", re.I)
_USED_FOR: Final = re.compile(r"\s+for\s+(?:(?:the|its|their|these|those|an?)\s+)?", re.I)
_NEAR_CHARS: Final = 30
_ONES: Final = re.compile(r"(?:(?:used|second-hand|new|newer|old|older|more|other|such|same|similar)\s+)*ones?", re.I)
_NAME: Final = re.compile(r"\d|\A[A-Z](?=.*[a-z])")
"""What a designation has, and a description has not."""
_NAME_ENDS: Final = re.compile(r"\s*(?:[,;.:)]|--|—|\s[-–]\s)")
_LIST_GOES_ON: Final = re.compile(r"\s*,\s+(?:(?:and|or|plus)\b|(?!\d)[\w-]+(?:\s+[\w-]+){0,4}(?:,|\s+and)\s)", re.I)
_RECALL_SENTENCES: Final = 1
"""How far back the weapons are looked for that a motion leaves out."""
_ONE_LIST: Final = re.compile(r"(?:[^,;.:()—–]{0,40}[,;]){0,9}[^,;.:()—–]{0,40}")
"""Between two things of one list, however many stand between them."""
_MOVED: Final = (Stage.DISPATCHED, Stage.DELIVERED, Stage.INTERCEPTED)
_FOR: Final = re.compile(r"(?<=\S)\s+for\s", re.I)
_HEADLINES: Final = 3
"""How many sentences without a stop may open a text as its headlines."""
_STOPS: Final = (".", "!", "?", "”", '"', ")", ":")


class Binder:
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
        self._references = named(document, ontology)

    def sketch(self, frame: Frame) -> Sketch:
        """What a frame says, its spans bound."""
        sentence = self._sentence(frame.trigger.span)
        attribution = self._attributions[sentence.number]
        items, anaphoric = self._items(frame)
        items = self._counted_anew(self._counted_apart(items, frame))
        supplier = self._parties(frame, Role.SUPPLIER, attribution)
        denies = frame.polarity is Polarity.DENIED
        return Sketch(
            triggers=frame.motions,
            sentences=self._evidence(frame),
            basis=frame.basis,
            stage=frame.stage,
            polarity=frame.polarity,
            certainty=self._certainty(frame, attribution),
            covert=frame.covert,
            supplier=supplier,
            recipient=self._recipients(frame, supplier, attribution),
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
            chains=attribution.chains if frame.chains is None else frame.chains,
            anaphoric=anaphoric and not items,
            heads=self._heads(sentence),
        )

    def recall(self, sketch: Sketch) -> Sketch:
        """A sketch that names no weapons, with those named last before its motion, there or shortly before."""
        if sketch.items or sketch.polarity is Polarity.DENIED or not (sketch.supplier or sketch.recipient):
            return sketch
        number = sketch.sentences[0]
        for sentence in reversed(self._sentences[max(0, number - _RECALL_SENTENCES) : number + 1]):
            before = [p for p in sentence.phrases if p.span < sketch.triggers[0]]
            spans = [p.span for p in before if p.kind is Kind.ITEM and p.span.end + 1 < sketch.triggers[0].start]
            if spans:
                return replace(
                    sketch,
                    items=(self._item(spans[-1]),),
                    sentences=tuple(sorted({sentence.number, *sketch.sentences})),
                )
        return sketch

    def _item(
        self, span: Span, *, kind: str | None = None, count: Span | None = None, others: Sequence[Span] = ()
    ) -> Item:
        """An item with its class, the catalogue's before the tagger's, and its number, the tagger's before any near.

        A number that one of the ``others`` stands at is not its own.
        """
        phrase = next((p for p in self._sentence(span).phrases if p.span == span), None)
        weapon_class = None if phrase is None else phrase.weapon_class
        known = weapon_class or self._class(span)
        return Item(
            text=squeeze(span.of(self._document.text)),
            span=span,
            weapon_class=known if known is not WeaponClass.OTHER or kind is None else WeaponClass(kind),
            quantity=self._quantity(span, others) if count is None else self._number(count),
        )

    def _heads(self, sentence: Sentence) -> bool:
        return sentence.number < _HEADLINES and sentence.words[-1].text not in _STOPS

    def _sentence(self, span: Span) -> Sentence:
        return sentence_of(self._sentences, span)

    def _evidence(self, frame: Frame) -> tuple[int, ...]:
        """Sentences of the triggers and of the roles; a tagger that looks further adds only the nearest item's."""
        found = {self._sentence(span).number for span in frame.motions}
        if frame.chains is None:
            return tuple(sorted(found | {self._sentence(each.span).number for each in frame.roles}))
        named = [self._sentence(span).number for span in frame.spans(Role.ITEM)]
        nearest = min(named, key=lambda number: min(abs(number - each) for each in found), default=None)
        return tuple(sorted(found if nearest is None else found | {nearest}))

    def _certainty(self, frame: Frame, attribution: Attribution) -> Certainty:
        if frame.chains is None and frame.certainty is Certainty.STATED and attribution.saying is Saying.HEDGED:
            return Certainty.ALLEGED
        return frame.certainty

    def _parties(self, frame: Frame, role: Role, attribution: Attribution) -> tuple[Filler, ...]:
        speaker = attribution.chains[-1][-1].span if attribution.chains else None
        found: dict[Span, Filler] = {}
        listed = lists(self._document.text, sorted(frame.spans(role)))
        for span in frame.spans(role):
            filler = self._references.party(span, speaker=speaker)
            beside = next((each for each in listed if span in each), ())
            if filler is not None and not any(
                is_same_party(filler, other, self._ontology) and (each not in beside or filler.text == other.text)
                for each, other in found.items()
            ):
                found[span] = filler
        return tuple(found.values())

    def _recipients(self, frame: Frame, supplier: Sequence[Filler], attribution: Attribution) -> tuple[Filler, ...]:
        """Who receives; no pronoun leads back to the giver, so that "it" in "to sell it" is somebody else."""
        named = set(frame.spans(Role.RECIPIENT))
        return tuple(
            each
            for each in self._parties(frame, Role.RECIPIENT, attribution)
            if each.span in named or not any(each.span == giver.span for giver in supplier)
        )

    def _places(self, frame: Frame, role: Role) -> tuple[Filler, ...]:
        text = self._document.text
        named = {key(span.of(text)): span for span in reversed(frame.spans(role))}
        return tuple(Filler(text=squeeze(span.of(text)), span=span) for span in sorted(named.values()))

    def _items(self, frame: Frame) -> tuple[tuple[Item, ...], bool]:
        found: list[Item] = []
        anaphoric = False
        mentions = {mention.span: mention for mention in frame.roles if mention.label == Role.ITEM}
        for span in frame.spans(Role.ITEM):
            phrase = next((p for p in self._sentence(span).phrases if p.span == span), None)
            if phrase is not None and phrase.kind is Kind.PRONOUN:
                anaphoric = True
                continue
            others = [each for each in frame.spans(Role.ITEM) if each != span]
            item = self._item(span, kind=mentions[span].kind, count=mentions[span].count, others=others)
            found.append(self._named(item))
        found = [self._single(item, found) for item in found]
        return merged_items(_without_units(found, self._document.text), self._differ), anaphoric

    def _single(self, item: Item, found: Sequence[Item]) -> Item:
        """An item that is one by its place among others, or by its article beside what is counted in its sentence."""
        if item.quantity is not None:
            return item
        one = one_in_turn(self._document.text, item.span)
        if one is None and is_one_with_article(self._document.text, item.span):
            home, is_of_list = self._sentence(item.span), opens_line(self._document.text, item.span)
            beside = (each for each in found if is_of_list or self._sentence(each.span) is home)
            one = next((ONE for each in beside if each.quantity is not None), None)
        return replace(item, quantity=one)

    def _named(self, item: Item) -> Item:
        """An item by what was named before it where it is only "ones": "Take the tanks. Peru wanted 12 used ones"."""
        if _ONES.fullmatch(item.text) is None:
            return item
        home = self._sentence(item.span).number
        near = (phrase for each in self._sentences[max(0, home - 1) : home + 1] for phrase in each.phrases)
        named = [each.span for each in near if each.kind is Kind.ITEM and each.span < item.span]
        return replace(self._item(named[-1]), quantity=item.quantity) if named else item

    def _differ(self, one: Item, other: Item) -> bool:
        """Whether one list names two items in different words: "rifles, tents and sniper rifles"."""
        together = self._sentence(one.span) is self._sentence(other.span) and key(one.text) != key(other.text)
        return together and _ONE_LIST.fullmatch(self._document.text, one.span.end, other.span.start) is not None

    def _class(self, span: Span) -> WeaponClass:
        """The class of the last thing that an item names before what it is for, as in "ammunition for tanks"."""
        meant = _FOR.search(self._document.text, span.start, span.end)
        head = span if meant is None else Span(span.start, meant.start())
        for hit in reversed(self._ontology.weapons.find(self._document.text, head)):
            entity = self._ontology.weapons.entity(hit.entities[0])
            if entity is not None and entity.weapon_class is not None:
                return entity.weapon_class
        return WeaponClass.OTHER

    def _quantity(self, item: Span, others: Sequence[Span]) -> Quantity | None:
        text, sentence = self._document.text, self._sentence(item)
        found = quantity(
            text,
            item,
            counts(text, sentence.span),
            lambda stretch: self._names(Kind.PARTY, stretch) or stretch.meets(others),
            lambda stretch: self._names(Kind.ITEM, stretch) or stretch.meets(others),
        )
        following = self._sentences[sentence.number + 1 : sentence.number + 2]
        return found or next((alone(text, item, counts(text, each.span)) for each in following), None)

    def _number(self, words: Span) -> Quantity | None:
        """The number that words say."""
        found = counts(self._document.text, self._sentence(words).span)
        value = read_number(words.of(self._document.text))
        plain = None if value is None else Quantity(value=value)
        return next((each.quantity for each in found if each.span.overlaps(words)), plain)

    def _counted_apart(self, items: tuple[Item, ...], frame: Frame) -> tuple[Item, ...]:
        """A single item with the number that stands beside its motion: "twenty-eight of them", "six more arrived".

        Of what moves, it may be one: "the first of 16". A number of its own gives way to one in its sentence, or where
        it is named in a sentence without a motion; but not one that its tagger gives it.
        """
        if len(items) != 1 or any(each.label == Role.ITEM and each.count is not None for each in frame.roles):
            return items
        text, item, motions = self._document.text, items[0], frame.motions
        home = self._sentence(item.span)
        one = one_of(text, item.span, counts(text, home.span)) if frame.stage in _MOVED else None
        if one is not None:
            return (replace(item, quantity=one),)
        is_moved_at_home = item.quantity is not None and any(self._sentence(each) is home for each in motions)
        for motion in motions:
            if is_moved_at_home and self._sentence(motion) is not home:
                continue
            found = [each for each in counts(text, self._sentence(motion).span) if item.span < each.span]
            number = told_apart(text, motion, found)
            if number is None and item.quantity is None:
                number = next((each.quantity for each in found if _OF_THEM.match(text, each.span.end)), None)
            if number is not None:
                return (replace(item, quantity=number),)
        is_first_elsewhere = any(moves_the_first(text, self._sentence(each), each) for each in motions)
        is_uncounted = is_first_elsewhere and not is_moved_at_home
        if frame.details is not None:
            told = ((self._sentence(each), each) for each in motions)
            is_uncounted = is_uncounted or any(moves_uncounted(text, each, item.span) for each in told)
        return (replace(item, quantity=None),) if is_uncounted else items

    def _counted_anew(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """A single item without a number with that of another word for it, which is none of its own."""
        first, *further = items or (None,)
        if first is None or first.quantity is not None:
            return items
        home = self._sentence(first.span).number
        near = [each.span for each in self._sentences[home : home + 2]]
        told = ((span, counts(self._document.text, span)) for span in near)
        number = number_apart(self._document.text, first.span, first.weapon_class, told)
        are_one = all(is_word_for(each.text, first.weapon_class) and each.quantity == number for each in further)
        return (replace(first, quantity=number),) if number is not None and are_one else items

    def _names(self, kind: Kind, between: Span) -> bool:
        """Whether a phrase stands in a stretch and ends there, as "Ukraine" before the tanks it was sent."""
        phrases = self._sentence(between).phrases
        return any(each.kind is kind and between.start < each.span.end <= between.end for each in phrases)

    def _transport(self, frame: Frame) -> tuple[Carriage, ...]:
        found: dict[Mode, Carriage] = {}
        for mention in frame.roles:
            if mention.label != Role.TRANSPORT:
                continue
            words = mention.span.of(self._document.text).lower().split()
            match = self._wordings.vehicles.first(words, 0)
            mode = Mode(mention.kind) if mention.kind else None if match is None else match.value
            if mode is not None:
                found.setdefault(mode, Carriage(mode=mode, span=mention.span))
        return tuple(found.values())

    def _date(self, frame: Frame) -> Dating | None:
        for span in frame.spans(Role.DATE):
            sentence = self._sentence(span)
            for dating in datings(self._document.text, sentence.span, published=self._document.published):
                if dating.span.overlaps(span):
                    return dating
        return None


def _without_units(items: Sequence[Item], text: str) -> Iterator[Item]:
    """Items without words that only count the one beside them: "rounds of ammunition", "mortar fuzes, 31,000 pieces".

    Nor is that an item which another is for, "parts for tanks", or which the next one names: "36 fighters, Rafales".
    """
    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        if following is not None and _is_called(item, following, text):
            continue
        if following is not None and text[item.span.end : following.span.start].lower().split() == ["of"]:
            continue
        previous = items[number - 1] if number else None
        between = "" if previous is None else text[previous.span.end : item.span.start].lower()
        if previous is not None and (between.split() == ["of"] or _is_called(previous, item, text)):
            yield replace(item, quantity=item.quantity or previous.quantity)
        elif previous is None or not (_counts(item, previous, between) or _USED_FOR.fullmatch(between)):
            yield item


def _counts(item: Item, previous: Item, between: str) -> bool:
    """Whether an item is only what the one before is counted by, or packed in: "rifles, 900 in wooden crates"."""
    is_same_number = item.quantity is not None and item.quantity == previous.quantity
    last = item.text.lower().split()[-1]
    is_packing = last in PACKING and previous.quantity is not None and between.endswith(" in ")
    return len(between) < _NEAR_CHARS and (is_packing or (is_same_number and item.text.lower() in COUNTED_BY))


def _is_called(item: Item, name: Item, text: str) -> bool:
    """Whether the second of two items is only the name of the first: "up to 40 infantry fighting vehicles, CV90s;"."""
    is_name = _NAME.search(name.text) is not None and _NAME.search(item.text) is None
    is_one = item.weapon_class is name.weapon_class is not WeaponClass.OTHER and None in (item.quantity, name.quantity)
    ends = _NAME_ENDS.match(text, name.span.end) and not _LIST_GOES_ON.match(text, name.span.end)
    return bool(is_name and is_one and ends) and text[item.span.end : name.span.start].split() == [","]
