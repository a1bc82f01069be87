"""Who is meant: pronouns, adjectives and short names, each traced to the fullest name that the document gives."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

from waybill.core.claim import Filler
from waybill.core.document import Document
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.span import Span, squeeze
from waybill.extract.parties.approving import approves
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.abbreviations import abbreviations
from waybill.text.names import content_words, key

_SPEAKERS: Final = frozenset({"i", "we", "our", "us"})
_ABBREVIATED_CHARS: Final = 4
_PLAIN: Final = frozenset({"state"})
"""What names of states and of others may share though they mean two."""
_STATE: Final = "state/"
_GENERATIONS: Final = frozenset({"jr", "sr"})
"""What tells a father from a son of one name."""
_WHOLE: Final = (AliasKind.NAME, AliasKind.ABBREVIATION)
"""How a state is named that somebody speaks for, and not only its people or its seat."""
_REACH_CHARS: Final = 400
"""How far before a pronoun the party may stand that it means."""
_Key = TypeVar("_Key", bound=Hashable)


class References:
    """The parties that a document names, in the order of the text, and what each of their names leads to."""

    def __init__(
        self,
        document: Document,
        phrases: Sequence[Phrase],
        introductions: Iterable[tuple[str, Phrase]],
        ontology: Ontology,
    ) -> None:
        self._document, self._phrases, self._ontology = document, phrases, ontology
        self._introductions = dict(reversed(list(introductions)))
        self._by_span = {phrase.span: phrase for phrase in phrases}
        self._ends = [phrase.span.end for phrase in phrases]
        self._fullest_names = _greatest(
            ((each.entities, each) for each in phrases if _is_plain_name(each)), self._fullness
        )
        self._whole_names = _greatest(
            ((self._last_word(each), each) for each in phrases if each.named), lambda phrase: len(phrase.span)
        )
        self._begun_names = _greatest(
            ((self._words(each)[0], each) for each in phrases if each.named and not each.entities),
            lambda phrase: len(phrase.span),
        )
        self._spelt_out = abbreviations(document.text)
        self._own_state = self._publishers_state()

    def party(self, span: Span, *, speaker: Span | None) -> Filler | None:
        """The party that the words of a span mean.

        Args:
            span: of a party, adjective or pronoun.
            speaker: who says the sentence, for "we"; None for the publisher.

        Returns:
            None where a pronoun leads to nobody.
        """
        phrase = self._by_span.get(span)
        if phrase is not None and (state := self._state_deciding(phrase)) is not None:
            deciding = self._own_name(state, phrase)
            if deciding is not None:
                return Filler(text=squeeze(deciding.of(self._document.text)), span=deciding)
            if not self._says_whose(state, phrase):
                return None
        whole = self._spelt_name(span)
        if whole is not None:
            return Filler(text=squeeze(whole.of(self._document.text)), span=whole)
        found = self._surnamed(span) if phrase is None else self._meant(phrase, speaker=speaker)
        if phrase is not None and found is None:
            return None
        meant = span if found is None else found.span
        return Filler(text=squeeze(meant.of(self._document.text)), span=meant)

    def _meant(self, phrase: Phrase, *, speaker: Span | None) -> Phrase | None:
        words = self._words(phrase)
        if phrase.kind is Kind.PRONOUN:
            is_speaker = words[0].split("'")[0].split("’")[0] in _SPEAKERS
            return self._speaking(speaker) if is_speaker else self._before(phrase.span)
        if phrase.entities:
            is_short = phrase.kind is Kind.ADJECTIVE or len(phrase.span) <= _ABBREVIATED_CHARS
            return self._fullest(phrase) if is_short else phrase
        if self._is_office(phrase, words):
            return self._office_state(phrase) or phrase
        if phrase.named:
            return self._whole_name(phrase)
        return self._introductions.get(self._last_word(phrase)) or self._named_before(phrase) or phrase

    def _before(self, span: Span) -> Phrase | None:
        """The party named last before a pronoun: known or described ones first, persons with titles never."""
        first, last = bisect_left(self._ends, span.start - _REACH_CHARS), bisect_right(self._ends, span.start)
        near = (each for each in self._phrases[first:last] if each.kind is Kind.PARTY)
        named = [each for each in near if each.entities or self._words(each)[0] not in load_wordings().titles]
        known = [each for each in named if each.entities or not each.named]
        return (known or named)[-1] if named else None

    def _speaking(self, speaker: Span | None) -> Phrase | None:
        """The state or body that a speaker speaks for; the publisher's where the speaker does not say."""
        if speaker is not None:
            first, last = bisect_right(self._ends, speaker.start), bisect_right(self._ends, speaker.end)
            inside = next((each for each in self._phrases[first:last] if each.entities), None)
            if inside is not None:
                return self._fullest(inside)
        return self._own_state

    def _state_deciding(self, phrase: Phrase) -> EntityId | None:
        """The state for which a body of it decides on a transfer: "the State Department approved"."""
        if phrase.kind is not Kind.PARTY or len(phrase.entities) != 1:
            return None
        body = self._ontology.parties.entity(phrase.entities[0])
        if body is None or body.kind is not EntityKind.AGENCY or not approves(self._document.text, phrase.span):
            return None
        return next(iter(self._states(body)), None)

    def _own_name(self, state: EntityId, phrase: Phrase) -> Span | None:
        """A state as the document names it, if only before what is its own: the "U.S." of "U.S. State Department".

        Not by its people or its seat alone: "American workers", "the White House".
        """
        if (state,) in self._fullest_names:
            return self._fullest_names[state,].span
        first = re.split(r"['’]|\s", phrase.span.of(self._document.text), maxsplit=1)[0]
        hits = self._ontology.parties.find(first)
        is_name = any(hit.entities == (state,) and hit.how in _WHOLE for hit in hits)
        return Span(phrase.span.start, phrase.span.start + len(first)) if is_name else None

    def _says_whose(self, state: EntityId, phrase: Phrase) -> bool:
        """Whether a body has its state's adjective before its name, so that it is known by it: "Iraqi army"."""
        first = phrase.span.of(self._document.text).split(maxsplit=1)[0]
        return any(hit.entities == (state,) for hit in self._ontology.parties.find(first))

    def _is_office(self, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether a phrase is an office and nothing else: of a holder's name, nobody can tell whose he is."""
        offices = load_wordings().offices
        return phrase.kind is Kind.PARTY and (match := offices.first(words, 0)) is not None and match.last == len(words)

    def _office_state(self, phrase: Phrase) -> Phrase | None:
        """The state that the holder of an office acts for: the one named before it, else the publisher's."""
        place = bisect_left(self._ends, phrase.span.end)
        before = self._phrases[place - 1] if place else None
        beside = before is not None and not self._document.text[before.span.end : phrase.span.start].strip("'’s ")
        if before is not None and beside:
            return self._fullest(before) if before.entities else None
        return self._own_state

    def _publishers_state(self) -> Phrase | None:
        """The state that the publisher belongs to, by the fullest name of its own that the document gives it."""
        publisher, parties = self._document.publisher, self._ontology.parties
        known = (*self._ontology.outlets.named(publisher), *parties.named(publisher)) if publisher else ()
        countries = {entity.country for entity in known} - {None}
        for phrase in self._phrases if countries else ():
            meant = [entity for each in phrase.entities if (entity := parties.entity(each)) is not None]
            state = next((state for each in meant if each.country in countries for state in self._states(each)), None)
            name = None if state is None else self._own_name(state, phrase)
            if name is not None:
                return replace(phrase, span=name)
        return None

    def _states(self, entity: Entity) -> list[EntityId]:
        """The state that an entity is or belongs to."""
        above = (entity, *self._ontology.parties.ancestors(entity.id))
        return [each.id for each in above if each.kind is EntityKind.STATE]

    def _fullest(self, phrase: Phrase) -> Phrase:
        """The longest name that the document gives what a phrase means, or one of its meanings: "RSF", "SDF"."""
        meant = (phrase.entities, *((each,) for each in phrase.entities))
        return next((self._fullest_names[each] for each in meant if each in self._fullest_names), phrase)

    def _whole_name(self, phrase: Phrase) -> Phrase:
        """The longest name of the document that ends in this one word, or else begins with it: "Bel" is Jean Bel."""
        if len(self._words(phrase)) > 1:
            return phrase
        whole = self._whole_names.get(self._last_word(phrase), phrase)
        return self._begun_names.get(self._last_word(phrase), phrase) if whole.span == phrase.span else whole

    def _named_before(self, phrase: Phrase) -> Phrase | None:
        """The name before that ends in a bare noun with an article: "the brigade" is the 9th Brigade told of."""
        text, start = self._document.text, phrase.span.start
        if len(self._words(phrase)) > 1 or text[max(0, start - 4) : start].lower() != "the ":
            return None
        whole = self._whole_names.get(self._last_word(phrase))
        return whole if whole is not None and whole.span < phrase.span and not whole.is_place else None

    def _spelt_name(self, span: Span) -> Span | None:
        """The whole name where words are its abbreviation ("FHF"), or the end of it where it is spelt out."""
        whole = self._spelt_out.get(span.of(self._document.text))
        ends = (each for each in self._spelt_out.values() if span in each and span.end == each.end)
        return whole or next(ends, None)

    def _surnamed(self, span: Span) -> Phrase | None:
        """The longest name of the document that ends in a name of one word over which the rules laid nothing."""
        name = key(span.of(self._document.text))
        return self._whole_names.get(name) if span.of(self._document.text)[:1].isupper() else None

    def _words(self, phrase: Phrase) -> list[str]:
        return key(phrase.span.of(self._document.text)).split() or [""]

    def _last_word(self, phrase: Phrase) -> str:
        return self._words(phrase)[-1]

    def _fullness(self, phrase: Phrase) -> int:
        """How full a name is: by its words, an abbreviation's for none; "Persia" says no more than "Iran"."""
        return 0 if self._is_abbreviated(phrase) else len(phrase.span.of(self._document.text).split())

    def _is_abbreviated(self, phrase: Phrase) -> bool:
        """Whether a name is a short one in capitals."""
        name = phrase.span.of(self._document.text)
        return len(name) <= _ABBREVIATED_CHARS and name.isupper()


def _greatest(named: Iterable[tuple[_Key, Phrase]], measure: Callable[[Phrase], int]) -> dict[_Key, Phrase]:
    """The phrase of the greatest measure for each key, the first of equal ones."""
    found: dict[_Key, Phrase] = {}
    for name, phrase in named:
        if name not in found or measure(phrase) > measure(found[name]):
            found[name] = phrase
    return found


def _is_plain_name(phrase: Phrase) -> bool:
    """Whether a phrase is a party's name, no seat of power, no adjective and no force of a state's."""
    is_whole = phrase.is_place or not any(each.startswith(_STATE) for each in phrase.entities)
    return phrase.kind is Kind.PARTY and bool(phrase.entities) and phrase.how is AliasKind.NAME and is_whole


def references(document: Document, sentences: Sequence[Sentence], ontology: Ontology) -> References:
    """What a document's parties are called."""
    kinds = (Kind.PARTY, Kind.ADJECTIVE, Kind.PRONOUN)
    phrases = tuple(phrase for sentence in sentences for phrase in sentence.phrases if phrase.kind in kinds)
    return References(document, phrases, _introductions(document.text, sentences), ontology)


def _introductions(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[str, Phrase]]:
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
                yield (key(phrase.span.of(text)).split() or [""])[-1], name


def is_same_party(left: Filler, right: Filler, ontology: Ontology) -> bool:
    """Whether two fillers can mean the same party."""
    return is_same_name(left.text, right.text, ontology)


def is_same_name(left: str, right: str, ontology: Ontology) -> bool:
    """Whether two names can mean the same party: by entity, else by half of their content words.

    Two states, or two forces, are two whatever words they share: "government of Mali", "government of Russia"; nor is a
    state its force because both are Peruvian.
    """
    if key(left) == key(right):
        return True
    mine, others = entities(left, ontology), entities(right, ontology)
    if mine & others:
        return True
    if _kinds(mine) & _kinds(others):
        return False
    words, further = content_words(left), content_words(right)
    if words & _GENERATIONS != further & _GENERATIONS and words & _GENERATIONS and further & _GENERATIONS:
        return False
    shared = words & further
    if mine and others and all(entities(word, ontology) for word in shared - _empty_words(mine, others, ontology)):
        return False
    return 2 * len(shared) >= max(len(words), len(further), 1)


def _empty_words(mine: Iterable[EntityId], others: Iterable[EntityId], ontology: Ontology) -> frozenset[str]:
    """Words that say nothing between two who do not belong to each other: "Islamic State", "United States"."""
    both = {*mine, *others}
    belongs = any(above.id in both for each in both for above in ontology.parties.ancestors(each))
    return frozenset() if belongs else _PLAIN


def _kinds(meant: Iterable[EntityId]) -> set[str]:
    """Of what kinds names may mean something: states, forces, groups."""
    return {entity.split("/")[0] for entity in meant}


@lru_cache(maxsize=1 << 14)
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
