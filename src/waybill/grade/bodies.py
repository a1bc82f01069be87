"""Bodies and papers as texts call them: the same ministry, force, panel or report under longer and shorter names.

A body is known by the words that say what it is ("defence", "ministry") and by the country that its name or the words
behind it point to. Of two names the shorter may leave words out, and one may leave the country out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology import Ontology
from waybill.text.names import content_words
from waybill.text.wordlists import listed

_SAYS_LITTLE: Final = listed("national state republic kingdom people royal federal united nation un islamic service")
_OF_GOVERNMENTS: Final = listed("government authority cabinet")
_OF_PAPERS: Final = listed(
    "report document paper study finding statement release note section paragraph chapter annex article page copy file "
    "data sheet interim final number no press"
)
_SAYS_TOO_LITTLE_ALONE: Final = listed(
    "ministry department office agency command committee council staff general secretariat commission board security "
    "military public affair directorate bureau headquarters"
)
_SYNONYMS: Final = {
    "defense": "defence",
    "department": "ministry",
    "minister": "ministry",
    "secretary": "ministry",
    "mod": "defence",
    "expert": "panel",
    "military": "army",
    "external": "foreign",
    "panellist": "panel",
}
_NUMBER: Final = re.compile(r"(?<!section )(?<!paragraph )(?<![\w/.-])\d[\d/.-]*\d")
_WHERE: Final = re.compile(r"\s*,?\s*(?:in|at|of|from)\s+(?:the\s+)?(?P<place>\w+(?:\s+[A-Z]\w+)?)")
_PLACED_WITHIN: Final = 30
_STATE: Final = "state/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a name says of a body or a paper.

    Attributes:
        words: that say what it is, without countries; empty of a state or government itself.
        lands: codes of the countries that the name points to.
        numbers: that a paper is known by.
    """

    words: frozenset[str]
    lands: frozenset[str]
    numbers: frozenset[str] = frozenset()

    def is_vague(self) -> bool:
        """Whether the words fit too many bodies to tell one by them."""
        return not (self.words - _SAYS_TOO_LITTLE_ALONE)


def body_of(name: str, ontology: Ontology, *, text: str = "", span: Span | None = None) -> Body:
    """What a name, and of the text that it stands in the words right behind it, says of a body."""
    covered, lands = _lands(name, ontology)
    if not lands and span is not None and (found := _WHERE.match(text, span.end, span.end + _PLACED_WITHIN)):
        lands = lands_of(found["place"], ontology)
    rest = "".join(" " if number in covered else each for number, each in enumerate(name))
    words = frozenset(_SYNONYMS.get(word, word) for word in content_words(rest))
    return Body(
        words=frozenset(
            word
            for word in words - _SAYS_LITTLE - _OF_GOVERNMENTS - _OF_PAPERS
            if not any(each.isdigit() for each in word)
        ),
        lands=lands,
        numbers=frozenset(_NUMBER.findall(name.casefold())),
    )


def lands_of(text: str, ontology: Ontology) -> frozenset[str]:
    """Codes of the countries that a text names, by themselves, their people or their places."""
    return _lands(text, ontology)[1]


def is_same_body(left: Body, right: Body) -> bool | None:
    """Whether two names mean one body; None where only what else the texts speak of can tell."""
    if left.numbers and right.numbers:
        return bool(left.numbers & right.numbers)
    if left.lands and right.lands and not left.lands & right.lands:
        return False
    fewer, more = sorted((left.words, right.words), key=lambda each: (len(each), sorted(each)))
    if fewer == more and left.lands & right.lands:
        return True
    if not fewer or not fewer <= more:
        return False
    return True if fewer - _SAYS_TOO_LITTLE_ALONE and bool(left.lands) == bool(right.lands) else None


def _lands(text: str, ontology: Ontology) -> tuple[set[int], frozenset[str]]:
    """The characters that name countries or places, and the codes of these."""
    covered, lands = set[int](), set[str]()
    for span, entity_id, country in _named(text, ontology):
        if country is not None:
            lands.add(country)
        if entity_id.startswith((_STATE, "place/")):
            covered.update(range(span.start, span.end))
    return covered, frozenset(lands)


def _named(text: str, ontology: Ontology) -> Iterator[tuple[Span, EntityId, str | None]]:
    for catalogue in (ontology.parties, ontology.places):
        for hit in catalogue.find(text):
            entity = catalogue.entity(hit.entities[0])
            if entity is not None:
                yield hit.span, entity.id, entity.country
