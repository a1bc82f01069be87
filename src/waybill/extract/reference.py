"""Who is meant: pronouns, adjectives and short names, each traced to the fullest name that the document gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from waybill.core.claim import Filler
from waybill.core.document import Document
from waybill.core.entity import EntityKind
from waybill.core.ids import EntityId
from waybill.core.span import Span, squeeze
from waybill.extract.phrases import Kind, Phrase, Sentence
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.names import content_words, key

_SPEAKERS: Final = frozenset({"i", "we", "our", "us"})
_ABBREVIATED_CHARS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """The parties that a document names, in the order of the text."""

    document: Document
    ontology: Ontology
    phrases: tuple[Phrase, ...]
    by_span: dict[Span, Phrase] = field(repr=False)
    introductions: tuple[tuple[list[str], Phrase], ...]

    def party(self, span: Span, *, speaker: Span | None) -> Filler | None:
        """The party that the words of a span mean.

        Args:
            span: of a party, adjective or pronoun.
            speaker: who says the sentence, for "we"; None for the publisher.

        Returns:
            None where a pronoun leads to nobody.
        """
        phrase = self.by_span.get(span)
        words = squeeze(span.of(self.document.text))
        if phrase is not None and phrase.kind is Kind.PRONOUN:
            found = (
                self._speaking(speaker)
                if words.split("'")[0].split("’")[0].lower() in _SPEAKERS
                else self._before(span)
            )
            return None if found is None else self._filler(found.span)
        if phrase is not None and phrase.entities and self._is_short(phrase, words):
            return self._filler(self._fullest(phrase).span)
        state = None if phrase is None else self._office_state(phrase, words)
        if state is not None:
            return self._filler(state.span)
        if phrase is not None and not phrase.entities:
            return self._filler((self._full_name(phrase) if phrase.named else self._introduced(phrase)).span)
        return self._filler(span)

    def _filler(self, span: Span) -> Filler:
        return Filler(text=squeeze(span.of(self.document.text)), span=span)

    def _before(self, span: Span) -> Phrase | None:
        """The party named last before a pronoun: known or described ones first, persons with titles never."""
        earlier = [p for p in self.phrases if p.span.end <= span.start and span.start - p.span.end < 400]
        named = [phrase for phrase in earlier if phrase.kind is Kind.PARTY and not self._is_titled(phrase)]
        known = [phrase for phrase in named if phrase.entities or not phrase.named]
        return (known or named)[-1] if named else None

    def _is_titled(self, phrase: Phrase) -> bool:
        words = phrase.span.of(self.document.text).lower().replace(".", "").split()
        return not phrase.entities and bool(words) and words[0] in load_wordings().titles

    def _speaking(self, speaker: Span | None) -> Phrase | None:
        """The state or body that a speaker speaks for; the publisher's where the speaker does not say."""
        for phrase in self.phrases:
            if speaker is not None and phrase.span in speaker and phrase.entities:
                return self._fullest(phrase)
        return next((self._fullest(phrase) for phrase in self.phrases if self._is_publishers_state(phrase)), None)

    def _office_state(self, phrase: Phrase, words: str) -> Phrase | None:
        """The state that the holder of an office acts for: "the President" of the publisher's."""
        if (
            phrase.kind is not Kind.PARTY
            or phrase.entities
            or load_wordings().offices.anywhere(words.lower().split()) is None
        ):
            return None
        return self._speaking(None)

    def _is_publishers_state(self, phrase: Phrase) -> bool:
        """Whether a phrase means the state that the publisher belongs to."""
        publisher = self.document.publisher
        if not publisher:
            return False
        known = (*self.ontology.outlets.named(publisher), *self.ontology.parties.named(publisher))
        countries = {entity.country for entity in known} - {None}
        meant = (self.ontology.parties.entity(each) for each in phrase.entities)
        return any(
            entity is not None and entity.kind is EntityKind.STATE and entity.country in countries for entity in meant
        )

    def _is_short(self, phrase: Phrase, words: str) -> bool:
        return phrase.kind is Kind.ADJECTIVE or len(words) <= _ABBREVIATED_CHARS

    def _fullest(self, phrase: Phrase) -> Phrase:
        same = [
            each
            for each in self.phrases
            if each.kind is Kind.PARTY and each.entities == phrase.entities and (each.is_place or not phrase.is_place)
        ]
        plain = [each for each in same if each.is_place and each.how is AliasKind.NAME] or same
        return max(plain, key=lambda each: (len(each.span), -each.span.start), default=phrase)

    def _introduced(self, phrase: Phrase) -> Phrase:
        """The name that the document introduces for a description: "the militia, the Kufra Shield"."""
        noun = key(phrase.span.of(self.document.text)).split()[-1:]
        return next((name for described, name in self.introductions if described == noun), phrase)

    def _full_name(self, phrase: Phrase) -> Phrase:
        """The longest name of the document that ends in this one: a surname leads to the whole name."""
        own = key(phrase.span.of(self.document.text)).split()
        if len(own) != 1:
            return phrase
        longer = [
            each
            for each in self.phrases
            if each.kind is Kind.PARTY and each.named and key(each.span.of(self.document.text)).split()[-1:] == own
        ]
        return max(longer, key=lambda each: (len(each.span), -each.span.start), default=phrase)


def references(document: Document, sentences: Sequence[Sentence], ontology: Ontology) -> References:
    """What a document's parties are called."""
    phrases = tuple(_parties(sentences))
    return References(
        document=document,
        ontology=ontology,
        phrases=phrases,
        by_span={phrase.span: phrase for phrase in phrases},
        introductions=tuple(_introductions(document.text, sentences)),
    )


def _introductions(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[list[str], Phrase]]:
    """Last word of a description, and the name set beside it between commas."""
    for sentence in sentences:
        for phrase in sentence.phrases:
            comma = sentence.lower[phrase.last : phrase.last + 1] == (",",)
            first = phrase.last + 1 + (sentence.lower[phrase.last + 1 : phrase.last + 2] == ("the",))
            name = sentence.starting_at(first)
            if phrase.kind is not Kind.PARTY or phrase.named or not comma or name is None:
                continue
            closed = sentence.lower[name.last : name.last + 1] in ((",",), (".",))
            if closed and name.kind is Kind.PARTY and name.named and not name.is_place:
                yield key(phrase.span.of(text)).split()[-1:], name


def _parties(sentences: Sequence[Sentence]) -> Iterator[Phrase]:
    for sentence in sentences:
        for phrase in sentence.phrases:
            if phrase.kind in (Kind.PARTY, Kind.ADJECTIVE, Kind.PRONOUN):
                yield phrase


def is_same_party(left: Filler, right: Filler, ontology: Ontology) -> bool:
    """Whether two fillers can mean the same party: by entity, or by half of their content words."""
    if key(left.text) == key(right.text):
        return True
    mine, others = entities(left.text, ontology), entities(right.text, ontology)
    if mine & others:
        return True
    words, further = content_words(left.text), content_words(right.text)
    return 2 * len(words & further) >= max(len(words), len(further), 1)


def entities(name: str, ontology: Ontology) -> frozenset[EntityId]:
    """What a name may mean: what the catalogues call so, or whom its words mention ("Iranian authorities")."""
    called = {entity.id for entity in ontology.parties.named(name)}
    mentioned = {
        entity for hit in ontology.parties.find(name) if not _is_attitude(name, hit) for entity in hit.entities
    }
    return frozenset(called or mentioned)


def _is_attitude(name: str, hit: Hit) -> bool:
    """Whether a hit only says whom somebody is for or backed by: "Iran-backed", "pro-Russian"."""
    return name[hit.span.end : hit.span.end + 1] == "-" or name[: hit.span.start].endswith("-")
