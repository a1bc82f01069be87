"""Find the phrases of a sentence: parties, places, items, outlets, dates, money, pronouns."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.extract.words import Word, words
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.ontology.wordings import Wordings
from waybill.text.dates import datings
from waybill.text.money import prices
from waybill.text.wordlists import listed


class Kind(StrEnum):
    """What a phrase is."""

    PARTY = "party"
    PLACE = "place"
    ITEM = "item"
    OUTLET = "outlet"
    ADJECTIVE = "adjective"
    PRONOUN = "pronoun"
    DATE = "date"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a sentence that belong together.

    Attributes:
        first: index of the first word; ``last`` is one past the last.
        entities: what the catalogues say it may mean; empty where they do not know it.
        is_place: of parties: whether it is a country or a seat of power, so that things can go there.
        named: of parties: whether by a proper name.
        weapon_class: of items.
    """

    kind: Kind
    first: int
    last: int
    span: Span
    entities: tuple[EntityId, ...] = ()
    is_place: bool = False
    named: bool = False
    weapon_class: WeaponClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence cut into words, with its phrases in order, disjoint.

    Attributes:
        lower: its words in lower case.
    """

    number: int
    span: Span
    words: tuple[Word, ...]
    lower: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    _starts: dict[int, Phrase] = field(init=False, repr=False, compare=False)
    _ends: dict[int, Phrase] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", {phrase.first: phrase for phrase in self.phrases})
        object.__setattr__(self, "_ends", {phrase.last: phrase for phrase in self.phrases})

    def starting_at(self, index: int) -> Phrase | None:
        """The phrase whose first word this is."""
        return self._starts.get(index)

    def ending_at(self, index: int) -> Phrase | None:
        """The phrase whose last word is the one before this."""
        return self._ends.get(index)


_STOPPERS: Final = listed(
    "embargo embargoes control controls race industry inspector inspectors program programs programme "
    "programmes expert experts sanctions law laws ban bans treaty factory factories limitation reduction policy "
    "producer producers manufacturer manufacturers test tests testing fire strike strikes attack attacks squad "
    "squads crew crews trader traders dealer dealers maker makers research violence owner owners license "
    "licenses permit permits monitor monitors unit's site sites cache caches ownership base bases range depot "
    "depots"
)
_JOINING: Final = listed("of de del da la the and")
_MADE: Final = (
    "-made",
    "-built",
    "-designed",
    "-era",
    "-style",
    "-supplied",
    "-caliber",
    "-calibre",
    "-type",
    "-class",
    "-series",
    "-backed",
    "-produced",
    "-manufactured",
    "-mm",
    "-millimeter",
    "-millimetre",
    "-barrelled",
    "-ton",
    "-inch",
    "-provided",
    "-range",
    "-guided",
    "-propelled",
    "-launched",
    "-fired",
    "-borne",
)
_ATTITUDES: Final = ("pro-", "anti-", "non-", "ex-")
_BACKED: Final = (
    "-backed",
    "-supported",
    "-aligned",
    "-affiliated",
    "-led",
    "-linked",
    "-allied",
    "-sponsored",
    "-based",
    "-controlled",
    "-funded",
    "-trained",
    "-occupied",
    "-dominated",
    "-installed",
    "-run",
)


def read_sentence(
    text: str, span: Span, *, number: int, published: date | None, ontology: Ontology, wordings: Wordings
) -> Sentence:
    """A sentence with its phrases."""
    return _Reader(text, span, number, published, ontology, wordings).sentence()


class _Reader:
    """Lays phrases over the words of one sentence; a word belongs to the first phrase that takes it."""

    def __init__(
        self, text: str, span: Span, number: int, published: date | None, ontology: Ontology, wordings: Wordings
    ) -> None:
        self._text, self._span, self._number, self._published = text, span, number, published
        self._ontology, self._wordings = ontology, wordings
        self._words = words(text, span)
        self._lower = tuple(word.lower for word in self._words)
        self._taken: list[Phrase | None] = [None] * len(self._words)
        letters = [letter for word in self._words for letter in word.text if letter.isalpha()]
        self._shouts = bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)

    def sentence(self) -> Sentence:
        self._take(Kind.VALUE, (price.span for price in prices(self._text, self._span)))
        self._take(Kind.DATE, (dating.span for dating in datings(self._text, self._span, published=self._published)))
        self._take_outlets()
        self._take_items()
        self._take_parties()
        self._take_places()
        self._take_described_parties()
        if not self._shouts:
            self._take_proper_names()
        self._take_pronouns()
        phrases = {id(phrase): phrase for phrase in self._taken if phrase is not None}
        return Sentence(
            number=self._number, span=self._span, words=self._words, lower=self._lower, phrases=tuple(phrases.values())
        )

    # what may be taken

    def _range(self, span: Span) -> tuple[int, int] | None:
        """Word indices of a span; None where one of them is taken."""
        inside = [index for index, word in enumerate(self._words) if word.span.overlaps(span)]
        if not inside or any(self._taken[index] is not None for index in inside):
            return None
        return inside[0], inside[-1] + 1

    def _lay(self, phrase: Phrase) -> None:
        for index in range(phrase.first, phrase.last):
            self._taken[index] = phrase

    def _make(self, kind: Kind, first: int, last: int) -> Phrase:
        end = self._words[last - 1]
        stop = end.span.end - (2 if end.owns and not end.text.endswith(("s", "S")) else 0)
        if end.owns and end.text[-2:-1] in ("'", "’"):
            stop = end.span.end - 2
        return Phrase(kind=kind, first=first, last=last, span=Span(self._words[first].span.start, stop))

    def _take(self, kind: Kind, spans: Iterable[Span]) -> None:
        for span in spans:
            place = self._range(span)
            if place is not None:
                self._lay(replace(self._make(kind, *place), span=span))

    def _take_outlets(self) -> None:
        for hit in self._ontology.outlets.find(self._text, self._span):
            place = self._range(hit.span)
            if place is not None:
                self._lay(replace(self._make(Kind.OUTLET, *place), entities=hit.entities, named=True))

    # items

    def _take_items(self) -> None:
        for hit in self._ontology.weapons.find(self._text, self._span):
            place = self._range(hit.span)
            if place is not None:
                self._take_item(hit, *place)

    def _take_item(self, hit: Hit, first: int, last: int) -> None:
        entity = self._ontology.weapons.entity(hit.entities[0])
        while last < len(self._words) and self._taken[last] is None and self._lower[last] in self._wordings.item_tails:
            last += 1
        if last < len(self._words) and self._lower[last] in _STOPPERS:
            return
        while first > 0 and self._taken[first - 1] is None and self._modifies_item(first - 1):
            first -= 1
        previous = self._taken[first - 1] if first else None
        if previous is not None and previous.kind is Kind.ITEM and not self._words[first - 1].is_mark:
            first = previous.first
        self._lay(
            replace(
                self._make(Kind.ITEM, first, last),
                entities=hit.entities,
                weapon_class=None if entity is None else entity.weapon_class,
            )
        )

    def _modifies_item(self, index: int) -> bool:
        word = self._words[index]
        if word.is_mark or word.owns:
            return False
        if word.lower in self._wordings.item_modifiers or word.lower.endswith(_MADE):
            return True
        if word.text[0].isdigit():
            return any(letter.isalpha() for letter in word.text) or self._lower[index + 1] in (
                "mm",
                "caliber",
                "calibre",
            )
        if word.lower in ("mm", "millimeter", "millimetre", "caliber", "calibre"):
            return True
        if word.is_name_like and not self._shouts and index > 0 and not self._words[index - 1].is_mark:
            return (
                not self._is_known_name(word)
                and word.lower not in self._wordings.titles
                and self._lower[index - 1] not in ("of",)
            )
        return False

    def _is_known_name(self, word: Word) -> bool:
        return any(hit.how is not AliasKind.DEMONYM for hit in self._ontology.parties.find(self._text, word.span))

    # parties

    def _take_parties(self) -> None:
        for hit in self._ontology.parties.find(self._text, self._span):
            place = self._range(hit.span)
            if place is None:
                continue
            first, last = place
            if self._lower[first].startswith(_ATTITUDES):
                continue
            if hit.how is AliasKind.DEMONYM:
                self._take_demonym(hit, first, last)
            elif not self._lower[last - 1].endswith(_BACKED):
                self._take_named(hit, first, last)

    def _take_named(self, hit: Hit, first: int, last: int) -> None:
        state = hit.entities[0].startswith("state/")
        end = self._noun_end(last)
        if state and end is not None and not self._words[last - 1].owns:
            last = end  # "US Army", "UK government"
            state = False
        elif hit.how is AliasKind.SEAT and end is not None:
            last = end
        self._lay(
            replace(
                self._make(Kind.PARTY, first, last),
                entities=hit.entities,
                is_place=state,
                named=True,
            )
        )

    def _take_demonym(self, hit: Hit, first: int, last: int) -> None:
        end = self._noun_end(last)
        if end is None:
            self._lay(replace(self._make(Kind.ADJECTIVE, first, last), entities=hit.entities))
        else:
            self._lay(replace(self._make(Kind.PARTY, first, end), entities=hit.entities, named=True))

    def _noun_end(self, index: int) -> int | None:
        """End of a party noun that stands at a word or up to two modifiers later; None if there is none."""
        for start in range(index, min(index + 3, len(self._words))):
            match = self._wordings.party_nouns.first(self._lower, start)
            if match is not None and all(self._taken[each] is None for each in range(index, match.last)):
                further = self._wordings.party_nouns.first(self._lower, match.last)
                return match.last if further is None or self._words[match.last - 1].owns else further.last
            if self._words[start].is_mark or self._words[start].owns or self._taken[start] is not None:
                return None
            if self._lower[start] in self._wordings.negations or self._lower[start] in _SMALL:
                return None
        return None

    def _take_places(self) -> None:
        for hit in self._ontology.places.find(self._text, self._span):
            place = self._range(hit.span)
            if place is not None:
                self._lay(replace(self._make(Kind.PLACE, *place), entities=hit.entities, is_place=True, named=True))

    def _take_described_parties(self) -> None:
        index = 0
        while index < len(self._words):
            match = self._wordings.party_nouns.first(self._lower, index)
            if match is None or any(self._taken[each] is not None for each in range(index, match.last)):
                index += 1
                continue
            first = index
            while first > 0 and self._taken[first - 1] is None and self._describes_party(first - 1):
                first -= 1
            first = self._with_owner(first)
            named = any(self._words[each].is_name_like for each in range(first, index)) and not self._shouts
            further = self._wordings.party_nouns.first(self._lower, match.last)
            last = match.last if further is None or self._taken[match.last] is not None else further.last
            self._lay(replace(self._make(Kind.PARTY, first, last), named=named))
            index = last

    def _with_owner(self, first: int) -> int:
        """Where a party's phrase begins that another name owns: "Putin's forces"."""
        owner = self._words[first - 1] if first else None
        if (
            owner is None
            or not owner.owns
            or not owner.is_name_like
            or self._taken[first - 1] is not None
            or self._shouts
        ):
            return first
        return first - 1

    def _describes_party(self, index: int) -> bool:
        word = self._words[index]
        if word.is_mark or word.owns:
            return False
        return (
            word.lower.endswith(_BACKED)
            or (word.is_name_like and not self._shouts and index > 0)
            or word.lower in _DESCRIBING
        )

    def _take_proper_names(self) -> None:
        index = 0
        while index < len(self._words):
            last = self._name_end(index)
            if last is None:
                index += 1
                continue
            self._lay_name(index, last)
            index = last

    def _name_end(self, index: int) -> int | None:
        end = index
        while end < len(self._words) and self._taken[end] is None:
            word = self._words[end]
            if word.is_name_like and len(word.text) > 1 and word.text[0].isalpha() and word.lower not in _SMALL:
                end += 1
                if word.owns:
                    break
            elif (word.lower in _JOINING and end > index and end + 1 < len(self._words) and self._joins(end)) or (
                word.text == "." and end > index and self._lower[end - 1] in self._wordings.titles
            ):
                end += 1
            else:
                break
        return end if end > index else None

    def _joins(self, index: int) -> bool:
        following = self._words[index + 1]
        return self._lower[index] != "and" and following.is_name_like and self._taken[index + 1] is None

    def _lay_name(self, first: int, last: int) -> None:
        inside = self._words[first:last]
        is_organisation = any(
            word.text.rstrip("'’s") in self._wordings.org_heads or word.text in self._wordings.org_heads
            for word in inside
        )
        is_person = any(word.lower in self._wordings.titles for word in inside) or len(inside) in (2, 3)
        at_start = len(inside) == 1 and (first == 0 or self._words[first - 1].is_mark)
        acronym = len(inside) == 1 and inside[0].text.isupper() and len(inside[0].text) > 2
        if (is_organisation and not at_start) or is_person or acronym or (len(inside) == 1 and not at_start):
            self._lay(replace(self._make(Kind.PARTY, first, last), named=True))

    def _take_pronouns(self) -> None:
        known = self._wordings.speaker_pronouns | self._wordings.party_pronouns
        for index, word in enumerate(self._words):
            bare = word.lower.split("'")[0]
            if self._taken[index] is None and bare in known:
                self._lay(self._make(Kind.PRONOUN, index, index + 1))


_SMALL: Final = listed(
    "the a an of in on at to for from by with and or but is are was were be been being has have had do does did "
    "this that these those it its they their he she his her we our you your i who which what when where if as "
    "than then there here not no yes all any some many most more other such"
)
_DESCRIBING: Final = listed(
    "local foreign armed criminal rebel islamist terrorist separatist private state state-owned state-run "
    "military national regional leftist rightist drug communist ethnic tribal pro-russian pro-government anti- "
    "government shia shiite sunni kurdish arms weapons unidentified western eastern northern southern "
    "neighboring neighbouring security special internal interior transitional interim rival opposing former two "
    "three several"
)
