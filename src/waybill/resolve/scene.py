"""What stands around a mention: the words beside it, the names that it is a part of, what is named near it.

Everything is worked out when it is first asked for, since most mentions need little of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.ids import EntityId
from waybill.core.span import Quote, Span, squeeze
from waybill.ontology import AliasKind, Catalogue, Hit, Ontology
from waybill.resolve.wordings import OPENERS, US_STATES
from waybill.text.names import content_words, key

_BESIDE: Final = 80
"""Characters on either side that are looked through for words that belong to the mention."""
FEWEST_WORDS: Final = 3
"""With fewer words beside the mention and the first, a sentence does not show how it is written."""
MOST_WORDS: Final = 2
"""A name with more words is no short one."""
_NEAR: Final = 240
"""Characters on either side that are near the mention: about a sentence before it and one behind."""
_BREAK: Final = re.compile(r"(?<![A-Z.])[.!?][\"”’)]?\s+(?=[A-Z\"“‘(])|\n[^\S\n]*\n")
_LAST_WORD: Final = re.compile(r"([^\W\d_][\w.’'-]*)[^\S\n]+\Z")
_NEXT_WORD: Final = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{3,}")
_OWNED: Final = re.compile(
    r"(?:['’]s?)?(?:\s+(?!(?:to|from|for|by|in|of|on|at|with|and|or|that|the|an?|had|has|was|were|is|will)\s)[a-z-]+)"
    r"{0,3}\s+\Z"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\s")
_TIED: Final = re.compile(
    r",?(?:\s+(?:an? (?:quarter|suburb|district|town|city|port|village)|in|of|off|on|near|the|old|north(?:ern)?|"
    r"south(?:ern)?|east(?:ern)?|west(?:ern)?|central|capital|quarter|state|province|region|district|city|town|port|"
    r"base|coast|island)\b,?)*\s+",
    re.IGNORECASE,
)
_IN_FRONT: Final = re.compile(
    r"(?:[A-Z][\w’'.-]*|[A-Z&])(?:\s+(?:(?:of|for|the|and|de|in)\s+){0,2}[A-Z][\w’'.-]*)*,?\s+\Z"
)
_TOWN: Final = re.compile(r"(?:\A|[^,]\s)([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*),\s\Z")
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Za-z&/-]{1,6}")
_BEHIND: Final = re.compile(r"(?:\s+(?:(?:of|for|the|and)\s+){0,2}[A-Z][\w’'-]*)+")


_LANDS: Final = ("state/", "place/")
_BY_NAME: Final = frozenset({AliasKind.NAME, AliasKind.ABBREVIATION})


class Sort(StrEnum):
    """What a mention is read as: a party or place of a claim, an item, or an outlet."""

    PARTY = "party"
    PLACE = "place"
    ITEM = "item"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of the report that a mention stands in.

    Attributes:
        text: of the report, or of its evidence at its place; empty where neither is known.
        countries: that its undoubted parties and places belong to.
        home: country of its publisher; None where that is not known.
    """

    text: str
    countries: frozenset[str] = frozenset()
    home: str | None = None


def in_place(quotes: Iterable[Quote]) -> str:
    """The text of quotes where they stand in their document, line breaks for what is between them."""
    text = ""
    for quote in sorted(quotes, key=lambda each: each.span):
        at = quote.span.start
        text = f"{text}{chr(10) * (at - len(text))}{quote.text}" if at >= len(text) else text
    return text


class Scene:
    """A mention in its report.

    Attributes:
        words: the mention, on one line.
        is_placed: whether these words stand in the report; otherwise nothing around them is known.
    """

    def __init__(self, words: str, span: Span, sort: Sort, report: Report, ontology: Ontology) -> None:
        self.words, self.sort, self.report, self.ontology = words, sort, report, ontology
        self._span = span
        self.is_placed: bool = squeeze(span.of(report.text)) == words

    @cached_property
    def before(self) -> str:
        """What stands in front of the mention in its sentence, as far as it counts."""
        if not self.is_placed:
            return ""
        # One character more, for a sentence only ends where a capital follows.
        text = self.report.text[max(0, self._span.start - _BESIDE) : self._span.start + 1]
        return text[max((found.end() for found in _BREAK.finditer(text)), default=0) : -1]

    @cached_property
    def after(self) -> str:
        """What stands behind the mention in its sentence, as far as it counts."""
        text = self.report.text[self._span.end : self._span.end + _BESIDE] if self.is_placed else ""
        found = _BREAK.search(text)
        return text if found is None else text[: found.start() + 1]

    @cached_property
    def word_before(self) -> str:
        """The word just before the mention; empty where there is none, or a mark between them."""
        found = _LAST_WORD.search(self.before)
        return "" if found is None else found[1]

    @cached_property
    def word_after(self) -> str:
        """The word just behind the mention; empty where there is none, or a mark between them."""
        found = _NEXT_WORD.match(self.after)
        return "" if found is None else found[1]

    @cached_property
    def sentence(self) -> Span:
        """Where the mention's sentence lies, at most as far as it is near."""
        around = self.surroundings
        text = self.report.text
        breaks = [around.start + found.end() for found in _BREAK.finditer(text[around.start : around.end])]
        start = max((each for each in breaks if each <= self._span.start), default=around.start)
        return Span(start, min((each for each in breaks if each >= self._span.end), default=around.end))

    @cached_property
    def surroundings(self) -> Span:
        """What is near the mention."""
        return Span(max(0, self._span.start - _NEAR), min(len(self.report.text), self._span.end + _NEAR))

    @cached_property
    def has_capitals_everywhere(self) -> bool:
        """Whether the sentence is a headline or a wire in which capitals say nothing."""
        if not self.is_placed:
            return False
        text = self.report.text
        front, behind = text[self.sentence.start : self._span.start], text[self._span.end : self.sentence.end]
        capitals = [word[0].isupper() for word in (*_WORD.findall(front)[1:], *_WORD.findall(behind))]
        return len(capitals) >= FEWEST_WORDS and 3 * sum(capitals) > 2 * len(capitals)

    @cached_property
    def longer(self) -> frozenset[EntityId] | None:
        """What a longer name means that the mention is a part of here; None where it is a part of none."""
        stretch = self._stretch() if self.is_placed else self._span
        if stretch == self._span:
            return None
        catalogues = [self.ontology.weapons] if self.sort is Sort.ITEM else self._named_catalogues()
        for catalogue in catalogues:
            for hit in catalogue.find(self.report.text, stretch):
                if (
                    self._span in hit.span
                    and hit.span != self._span
                    and key(hit.span.of(self.report.text)) != key(self.words)
                ):
                    return frozenset(hit.entities)
        return None

    def _named_catalogues(self) -> list[Catalogue]:
        return [self.ontology.parties, self.ontology.places, self.ontology.outlets]

    def _stretch(self) -> Span:
        """The mention with the capitalised words around it; of a short designation, with a word or two on each side."""
        if self.sort is Sort.ITEM:
            is_long = self.words.islower() or len(content_words(self.words)) > MOST_WORDS
            return self._span if is_long else self._widened(self.before[-20:], self.after[:30])
        front, behind = _IN_FRONT.search(self.before), _BEHIND.match(self.after)
        is_opener = front is None or content_words(front[0]) <= OPENERS
        return self._widened("" if is_opener or front is None else front[0], "" if behind is None else behind[0])

    def _widened(self, front: str, behind: str) -> Span:
        return Span(self._span.start - len(front), self._span.end + len(behind))

    @cached_property
    def owners(self) -> frozenset[str]:
        """Countries whose the mention is said to be: "India's", "the Syrian news agency"."""
        hits = [hit for hit in self.ontology.parties.find(self.before) if hit.span.end > len(self.before) - 40]
        if not hits or _OWNED.fullmatch(self.before[hits[-1].span.end :]) is None:
            return frozenset()
        last = hits[-1]
        is_owner = last.how is AliasKind.DEMONYM or _POSSESSIVE.match(self.before[last.span.end :])
        return _countries([last], self.ontology.parties) if is_owner else frozenset()

    @cached_property
    def lies_in(self) -> frozenset[str]:
        """Countries that follow as where the mention lies: ", Spain", "in the Mexican state of Veracruz"."""
        tie = _TIED.match(self.after)
        if tie is None:
            return frozenset()
        state = US_STATES.match(self.after, tie.end())
        if state is not None and not self.after.startswith(" and ", state.end()):
            return frozenset({"US"})
        for catalogue in (self.ontology.parties, self.ontology.places):
            for hit in catalogue.find(self.after):
                is_tied = hit.span.start == tie.end() or _TIED.fullmatch(self.after, 0, hit.span.start)
                if is_tied and hit.entities[0].startswith(_LANDS):
                    return _countries([hit], catalogue)
        return frozenset()

    @cached_property
    def is_behind_a_town(self) -> bool:
        """Whether a name with a comma stands in front, of no state and in no list: "Savannah, Georgia"."""
        found = _TOWN.search(self.before)
        if found is None or content_words(found[1]) <= OPENERS:
            return False
        hits = self.ontology.parties.find(found[1])
        return not any(hit.how in (AliasKind.NAME, AliasKind.DEMONYM) for hit in hits)

    @cached_property
    def near(self) -> Mapping[str, frozenset[EntityId]]:
        """Countries named in the sentence before or behind, or in the mention's own, and by whose names."""
        return _named_countries(self._hits(self.surroundings))

    @cached_property
    def beside(self) -> Mapping[str, frozenset[EntityId]]:
        """Countries named in the mention's own sentence, and by whose names."""
        return _named_countries(self._hits(self.sentence))

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Names of the states that are named near, or that towns named near belong to."""
        names = []
        for hit, catalogue in self._hits(self.surroundings):
            for each in hit.entities:
                whole = (*catalogue.ancestors(each)[-1:], catalogue.entity(each))[0]
                names.append("" if whole is None else whole.name)
        return tuple(dict.fromkeys(names))

    def _hits(self, span: Span) -> list[tuple[Hit, Catalogue]]:
        return [found for found in self._all_hits if found[0].span in span]

    @cached_property
    def _all_hits(self) -> list[tuple[Hit, Catalogue]]:
        if not self.is_placed:
            return []
        return [
            (hit, catalogue)
            for catalogue in (self.ontology.parties, self.ontology.places)
            for hit in catalogue.find(self.report.text, self.surroundings)
            if not hit.span.overlaps(self._span)
        ]

    @cached_property
    def weapons(self) -> frozenset[EntityId]:
        """Weapons and kinds of weapons that are named in an item's sentence."""
        if not self.is_placed:
            return frozenset()
        hits = self.ontology.weapons.find(self.report.text, self.sentence)
        return frozenset(each for hit in hits if not hit.span.overlaps(self._span) for each in hit.entities)

    @cached_property
    def classes(self) -> frozenset[WeaponClass]:
        """Classes of the weapons that are named in an item's sentence."""
        found = map(self.ontology.weapons.entity, self.weapons)
        return frozenset(each.weapon_class for each in found if each is not None and each.weapon_class is not None)

    @cached_property
    def words_beside(self) -> frozenset[str]:
        """Words of the mention's sentence that say something, the mention's own left out."""
        if not self.is_placed:
            return frozenset()
        text, sentence = self.report.text, self.sentence
        return content_words(text[sentence.start : self._span.start]) | content_words(
            text[self._span.end : sentence.end]
        )

    @cached_property
    def introduction(self) -> str:
        """The full name that the report gives an abbreviation: "the Rapid Support Forces (RSF)"; empty if none."""
        words, text = self.words, self.report.text
        is_there = f"({words}" in text or f"the {words})" in text or f" or {words}" in text or f"or the {words}" in text
        if not is_there or not _ABBREVIATION.fullmatch(words):
            return ""
        found = re.search(rf"(?:\(\s*(?:the )?|, or (?:the )?){re.escape(self.words)}\b\s*[),]", self.report.text)
        if found is None:
            return ""
        name = _IN_FRONT.search(self.report.text[max(0, found.start() - 120) : found.start()].rstrip() + " ")
        return squeeze(name[0]) if name is not None and (" " in name[0].strip() or "-" in name[0]) else ""

    @cached_property
    def fuller(self) -> tuple[str, ...]:
        """Longer names in other sentences that hold the words of the mention: "the Republic of the Congo"."""
        is_word = self.words[0].isupper() and len(self.words) > 2
        if not self.is_placed or not is_word or self.has_capitals_everywhere:
            return ()
        found: set[str] = set()
        last = self.words.split()[-1].removesuffix("s")
        if self.report.text.count(last) < 2:
            return ()
        for match in re.finditer(rf"\b{re.escape(last)}s?\b", self.report.text):
            if self.sentence.start <= match.start() < self.sentence.end:
                continue
            ahead = self.report.text[max(0, match.start() - 100) : match.start()]
            front = _IN_FRONT.search(ahead)
            behind = _BEHIND.match(self.report.text, match.end(), match.end() + 100)
            if front is not None or behind is not None:
                found.add(squeeze(f"{front[0] if front else ''}{match[0]}{behind[0] if behind else ''}"))
        return tuple(sorted(name for name in found if content_words(self.words) <= content_words(name)))


def _named_countries(found: list[tuple[Hit, Catalogue]]) -> Mapping[str, frozenset[EntityId]]:
    """Countries and the entities that are named for them; for a seat or demonym the words stand for themselves."""
    countries: dict[str, set[EntityId]] = defaultdict(set)
    for hit, catalogue in found:
        for each in _countries([hit], catalogue):
            countries[each].add(hit.entities[0] if hit.how in _BY_NAME else EntityId(hit.how))
    return {country: frozenset(named) for country, named in countries.items()}


def _countries(hits: list[Hit], catalogue: Catalogue) -> frozenset[str]:
    """Countries of hits that can only mean one."""
    found = set()
    for hit in hits:
        meant = {entity.country for each in hit.entities if (entity := catalogue.entity(each)) is not None}
        found |= {each for each in meant if each is not None and len(meant) == 1}
    return frozenset(found)
