"""Named speakers of a case that are one under several names: persons, bodies, papers and outlets.

In:     sightings of speakers who answer for their words, one for each voice, and of desks that speak for themselves.
Out:    pairs that are the same, and how.
Laws:   two whose countries, numbers or given names exclude each other are not paired.
Never:  pairs anybody who is not named, unless as the voice of a body.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from waybill.core.case import TieKind
from waybill.core.speaker import SpeakerKind
from waybill.grade.bodies import is_same_body
from waybill.grade.persons import is_same_person
from waybill.grade.profiles import Contexts, Profile, profile
from waybill.grade.voices import Sighting
from waybill.ontology import Ontology
from waybill.text.names import content_words
from waybill.text.wordlists import listed

Pairs: TypeAlias = Iterator[tuple[Profile, Profile]]

_OFFICE: Final = re.compile(
    r"\b(?:minister|president|secretary|chairman|director|chief|commander|ambassador|governor|prosecutor|king|emir)\b",
    re.I,
)
_OF_STATES: Final = frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.INTELLIGENCE})
_IN_MANY_NAMES: Final = listed("news press agency radio paper newspaper magazine weekly daily times post television tv")


def same_speakers(sightings: Sequence[Sighting], ontology: Ontology) -> Iterator[tuple[Sighting, Sighting, TieKind]]:
    """Pairs of sightings of one speaker, rule by rule."""
    profiles = [profile(each, ontology) for each in sightings]
    contexts = Contexts(ontology)
    for rule in RULES:
        for left, right in rule(profiles, contexts):
            kinds = {left.sighting.kind, right.sighting.kind}
            is_paper = SpeakerKind.DOCUMENT in kinds
            yield left.sighting, right.sighting, TieKind.SAME_DOCUMENT if is_paper else TieKind.SAME_SPEAKER


def _persons(profiles: Sequence[Profile], _: Contexts) -> Pairs:
    """One person by more names and by fewer."""
    persons = [each for each in profiles if each.person]
    for left, right in _sharing(persons, lambda each: {name[:2] for name in each.person if len(name) > 1}):
        if is_same_person(left.person, right.person):
            yield left, right


def _bodies(profiles: Sequence[Profile], contexts: Contexts) -> Pairs:
    """One body or paper by more words and by fewer.

    Where one leaves the country out, or is called by a common word, its text must speak of the other's country, unless
    it is a paper, and all that it may be must be one.
    """
    unsure: dict[int, list[Profile]] = defaultdict(list)
    vague: dict[int, Profile] = {}
    for left, right in _sharing([each for each in profiles if _is_body(each)], _marks):
        same = is_same_body(left.body, right.body)
        if same and _may_be_of_one_country(left, right, contexts):
            yield left, right
        elif same is None:
            less, more = sorted((left, right), key=lambda each: (bool(each.body.lands), len(each.body.words)))
            is_paper = less.sighting.kind is SpeakerKind.DOCUMENT
            if is_paper or not more.body.lands or more.body.lands & contexts.of(less.sighting.document):
                unsure[id(less)].append(more)
                vague[id(less)] = less
    for number, candidates in unsure.items():
        if all(is_same_body(candidates[0].body, other.body) for other in candidates[1:]):
            yield vague[number], candidates[0]


def _may_be_of_one_country(left: Profile, right: Profile, contexts: Contexts) -> bool:
    """Whether texts speak of some country in common, where bodies of states are named without one: "the army"."""
    sightings = left.sighting, right.sighting
    if left.body.lands or right.body.lands or not {each.kind for each in sightings} <= _OF_STATES:
        return True
    lands, others = (contexts.of(each.document) for each in sightings)
    return not lands or not others or bool(lands & others)


def _common_nouns(profiles: Sequence[Profile], _: Contexts) -> Pairs:
    """What is called "the yard", where the words beside it name a body of the case."""
    bodies = [each for each in profiles if _is_body(each)]
    for each in bodies:
        fitting = [
            other for other in bodies if other is not each and (other.body.words - each.body.words) & each.surroundings
        ]
        if len(fitting) == 1:
            yield each, fitting[0]


def _spokesmen(profiles: Sequence[Profile], _: Contexts) -> Pairs:
    """Persons whom their text calls the voice of a body of the case."""
    bodies = [each for each in profiles if _is_body(each) and not each.body.is_vague()]
    for person in profiles:
        fitting = [each for each in bodies if person.is_spokesman and each.body.words <= person.introduced_as]
        if fitting:
            yield person, fitting[0]


def _offices(profiles: Sequence[Profile], contexts: Contexts) -> Pairs:
    """The holder of an office without a name, and a person whom a text introduces with it."""
    for office in profiles:
        roles = {each.casefold() for each in _OFFICE.findall(office.sighting.text)}
        if office.person or not roles or not office.sighting.named:
            continue
        for person in profiles:
            lands = contexts.of(person.sighting.document)
            is_there = not office.body.lands or bool(office.body.lands & lands)
            if is_there and roles <= person.introduction and office.body.words <= person.introduced_as:
                yield office, person
                break


def _outlets(profiles: Sequence[Profile], _: Contexts) -> Pairs:
    """One outlet by more words and by fewer."""
    outlets = [each for each in profiles if each.sighting.kind is SpeakerKind.OUTLET and not each.sighting.is_desk]
    for left, right in _sharing(outlets, lambda each: content_words(each.sighting.text)):
        fewer, more = sorted((content_words(each.sighting.text) for each in (left, right)), key=len)
        if fewer <= more and fewer - _IN_MANY_NAMES:
            yield left, right


RULES: Final[tuple[Callable[[Sequence[Profile], Contexts], Pairs], ...]] = (
    _persons,
    _bodies,
    _common_nouns,
    _spokesmen,
    _offices,
    _outlets,
)
"""How two are seen to be one; what one rule joins is joined, whatever the others say."""


def _is_body(each: Profile) -> bool:
    return not each.person and (each.sighting.is_desk or each.sighting.kind is not SpeakerKind.OUTLET)


def _marks(each: Profile) -> frozenset[str]:
    """Words and numbers, by which bodies that may be one are found; a state has none and is found by its country."""
    return each.body.words | each.body.numbers or each.body.lands


def _sharing(profiles: Iterable[Profile], marks: Callable[[Profile], Iterable[str]]) -> Pairs:
    """Pairs that share a mark, each once."""
    by_mark: dict[str, list[Profile]] = defaultdict(list)
    for each in profiles:
        met: Mapping[int, Profile] = {id(before): before for mark in sorted(marks(each)) for before in by_mark[mark]}
        yield from ((before, each) for before in met.values())
        for mark in marks(each):
            by_mark[mark].append(each)
