"""What there is to know of a speaker of a case: the person's names, the body, and how its text introduces it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.document import Document
from waybill.grade.bodies import Body, body_of, lands_of
from waybill.grade.persons import personal_names
from waybill.grade.voices import SPOKEN_FOR, Sighting
from waybill.ontology import Ontology
from waybill.text.names import content_words

_BEFORE: Final = 90
_BEHIND: Final = 60
_SPOKESMAN_OF: Final = re.compile(rf"{SPOKEN_FOR.pattern}\s+(?:for|of|at|in)\s+(?P<body>.+)", re.I)
_END: Final = re.compile(r"(?<=[.!?])\s|\n")
_NEAR_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What there is to know of a speaker.

    Attributes:
        person: names of a person; empty of anybody else.
        body: what the name says of a body or a paper; of a spokesman without a name, that of whom he speaks for.
        introduction: words of the sentence that names a person; empty of anybody else.
        introduced_as: what these say of a body.
        is_spokesman: whether they say that the person speaks for it.
        surroundings: of what is called by a common noun alone, the words beside it wherever the text speaks of it.
    """

    sighting: Sighting
    person: frozenset[str]
    body: Body
    introduction: frozenset[str] = frozenset()
    introduced_as: frozenset[str] = frozenset()
    is_spokesman: bool = False
    surroundings: frozenset[str] = frozenset()


def profile(sighting: Sighting, ontology: Ontology) -> Profile:
    """What a document says of a speaker."""
    name = _whom_it_speaks_for(sighting)
    text = "" if sighting.document is None else sighting.document.text
    person = _person(sighting, ontology)
    introduction = _introduction(sighting, text) if person else ""
    return Profile(
        sighting=sighting,
        person=person,
        body=body_of(name, ontology, text=text, span=sighting.span if name == sighting.text else None),
        introduction=content_words(introduction),
        introduced_as=body_of(introduction, ontology).words if introduction else frozenset(),
        is_spokesman=SPOKEN_FOR.search(introduction) is not None,
        surroundings=frozenset() if person else _surroundings(sighting, text),
    )


class Contexts:
    """The countries that documents speak of, found when they are first asked for."""

    def __init__(self, ontology: Ontology) -> None:
        self._told = lru_cache(maxsize=1024)(lambda told: lands_of(told, ontology))

    def of(self, document: Document | None) -> frozenset[str]:
        """Their codes; empty where only claims of a document are known."""
        if document is None:
            return frozenset()
        return self._told("\n\n".join(filter(None, (document.publisher, document.title, document.text))))


def _whom_it_speaks_for(sighting: Sighting) -> str:
    if sighting.named:
        return sighting.text
    found = _SPOKESMAN_OF.search(sighting.text)
    return found["body"] if found else SPOKEN_FOR.sub(" ", sighting.text)


def _person(sighting: Sighting, ontology: Ontology) -> frozenset[str]:
    if sighting.is_desk or not sighting.named:
        return frozenset()
    names = personal_names(sighting.text, sighting.kind)
    is_known = names and (ontology.parties.find(sighting.text) or ontology.parties.named(sighting.text))
    return frozenset() if is_known else names


def _introduction(sighting: Sighting, text: str) -> str:
    """The name with what stands before and behind it in its sentence."""
    if sighting.span is None:
        return ""
    before = text[max(0, sighting.span.start - _BEFORE) : sighting.span.start]
    behind = text[sighting.span.end : sighting.span.end + _BEHIND]
    return _END.split(before)[-1] + sighting.text + _END.split(behind)[0]


def _surroundings(sighting: Sighting, text: str) -> frozenset[str]:
    """Proper words beside the places where a text speaks of something, and the word right before it."""
    if sighting.is_desk or any(map(str.isupper, sighting.text)):
        return frozenset()
    heads, words = content_words(sighting.text), text.split()
    found = set[str]()
    for at in (number for number, word in enumerate(words) if content_words(word) & heads):
        near = words[max(0, at - _NEAR_WORDS) : at + _NEAR_WORDS + 1]
        found.update(word for word in near if word[:1].isupper())
        found.update(words[max(0, at - 1) : at])
    return frozenset(each for word in found for each in content_words(word)) - heads
