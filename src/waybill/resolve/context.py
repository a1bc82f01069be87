"""Decide what an ambiguous name means by what stands around it.

Each candidate is weighed by the facts of a table; the heaviest is meant if it weighs enough, and enough more than the
next. Otherwise nobody is: what is left open can still be judged by a person.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from waybill.core.claim import WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.resolve.scene import Scene, Sort
from waybill.resolve.wordings import CLASS_WORDS, KIND_WORDS, OPENERS, REPORTING, TITLES, UNARMED, US_STATES
from waybill.text.names import content_words, key

LEAST_WEIGHT: Final = 1.0
LEAST_LEAD: Final = 1.0

_PART_OF_A_WORD: Final = re.compile(r"['’](?![sS]\b)\w|\w")
_CLAUSE: Final = re.compile(r"\b(?:that|which|who|and|to|with)\b|,")
_MISSILES: Final = frozenset({WeaponClass.MISSILE, WeaponClass.AIR_DEFENCE, WeaponClass.MANPADS, WeaponClass.ANTI_TANK})
_ARMED: Final = frozenset({EntityKind.ARMED_GROUP, EntityKind.FORCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a mention may mean.

    Attributes:
        entity: None for one that no catalogue and no ledger describes.
        is_own_name: whether the words are a whole name of it, not a part or a short form that others share.
        rank: place among the candidates by how likely they are without context; 0 for the likeliest.
        is_lesser: whether it is a town beside a country, or beside a larger town of the same country.
    """

    id: EntityId
    entity: Entity | None
    is_own_name: bool = True
    rank: int = 0
    is_lesser: bool = False

    @property
    def country(self) -> str | None:
        """Where it belongs."""
        return None if self.entity is None else self.entity.country


_Question: TypeAlias = Callable[[Candidate, Scene], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A kind of evidence.

    Attributes:
        reason: a sentence for people, which completes "because".
        weight: what it adds to a candidate of which it holds.
        sorts: the sorts of mention of which it is asked.
        is_local: whether the words just beside the mention tell; these facts are asked even of a name with one meaning.
    """

    reason: str
    weight: float
    holds: _Question
    sorts: tuple[Sort, ...] = tuple(Sort)
    is_local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with the facts that hold of it."""

    candidate: Candidate
    facts: tuple[Fact, ...]

    @property
    def weight(self) -> float:
        """The sum of its facts."""
        return sum(fact.weight for fact in self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a mention means.

    Attributes:
        entity: None where nothing is meant that is known, or where it is not sure what.
        weighed: all candidates, the heaviest first.
    """

    entity: EntityId | None
    weighed: tuple[Weighed, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """A line for each candidate, the heaviest first: its id, its weight, and the facts that made it."""
        return tuple(
            f"{each.candidate.id} {each.weight:+g}: {'; '.join(fact.reason for fact in each.facts) or 'nothing known'}"
            for each in self.weighed
        )


def decide(candidates: Iterable[Candidate], scene: Scene) -> Decision:
    """The candidate that the facts speak for, with the facts."""
    listed = tuple(candidates)
    is_sure = len(listed) == 1 and listed[0].is_own_name
    facts = tuple(fact for fact in FACTS if scene.sort in fact.sorts and (fact.is_local or not is_sure))
    weighed = sorted((weigh(each, scene, facts) for each in listed), key=lambda each: (-each.weight, each.candidate.id))
    return Decision(entity=_heaviest(weighed), weighed=tuple(weighed))


def weigh(candidate: Candidate, scene: Scene, facts: Sequence[Fact]) -> Weighed:
    """A candidate with those of the facts that hold of it."""
    return Weighed(candidate=candidate, facts=tuple(fact for fact in facts if fact.holds(candidate, scene)))


def _heaviest(weighed: Sequence[Weighed]) -> EntityId | None:
    if not weighed or weighed[0].weight < LEAST_WEIGHT:
        return None
    if len(weighed) > 1 and weighed[0].weight - weighed[1].weight < LEAST_LEAD:
        return None
    return weighed[0].candidate.id


def _is_own_name(candidate: Candidate, _: Scene) -> bool:
    return candidate.is_own_name


def _is_likeliest(candidate: Candidate, _: Scene) -> bool:
    return candidate.is_own_name and candidate.rank == 0


def _is_stranger(candidate: Candidate, _: Scene) -> bool:
    return candidate.entity is not None and candidate.entity.kind is EntityKind.PARTY


def _is_lesser(candidate: Candidate, _: Scene) -> bool:
    return candidate.is_lesser


def _is_seat(candidate: Candidate, scene: Scene) -> bool:
    """Whether it is a town whose name also stands for a government."""
    is_town = candidate.entity is not None and candidate.entity.kind is EntityKind.PLACE
    return is_town and candidate.country in {each.country for each in scene.ontology.parties.named(scene.words)}


def _is_introduced(candidate: Candidate, scene: Scene) -> bool:
    return bool(scene.introduction) and _bears(candidate, scene.introduction)


def _is_not_introduced(candidate: Candidate, scene: Scene) -> bool:
    return bool(scene.introduction) and not _bears(candidate, scene.introduction)


def _is_named_in_full(candidate: Candidate, scene: Scene) -> bool:
    return any(_bears(candidate, name) for name in scene.fuller)


def _is_the_longer_name(candidate: Candidate, scene: Scene) -> bool:
    return scene.longer is not None and candidate.id in scene.longer


def _is_not_the_longer_name(candidate: Candidate, scene: Scene) -> bool:
    return scene.longer is not None and candidate.id not in scene.longer


def _name_goes_on(_: Candidate, scene: Scene) -> bool:
    goes_on = _goes_on_behind(scene) or _begins_before(scene)
    return goes_on and scene.longer is None and not scene.has_capitals_everywhere


def _outlet_goes_on(_: Candidate, scene: Scene) -> bool:
    return _goes_on_behind(scene) and scene.longer is None and not scene.has_capitals_everywhere


def _goes_on_behind(scene: Scene) -> bool:
    is_part_of_a_word = _PART_OF_A_WORD.match(scene.after) is not None
    word = scene.word_after
    is_named = word[:1].isupper() and not word.isupper() and not scene.ontology.weapons.find(word)
    return is_part_of_a_word or (is_named and not scene.ontology.parties.find(word))


def _begins_before(scene: Scene) -> bool:
    word = scene.word_before
    is_common = content_words(word) <= OPENERS or word.isupper() or word.endswith(("ing", "ly", "'s", "’s"))
    return word[:1].isupper() and not is_common and not scene.ontology.parties.find(word)


def _has_title(_: Candidate, scene: Scene) -> bool:
    return bool(content_words(scene.word_before) & TITLES) and scene.word_before[:1].isupper()


def _has_age(_: Candidate, scene: Scene) -> bool:
    return scene.after[:2] == ", " and scene.after[2:4].isdigit() and scene.after[4:5] == ","


def _is_lower_case(candidate: Candidate, scene: Scene) -> bool:
    """Whether a name that is written with a capital stands without one: "a hawk"."""
    words = scene.words.removeprefix("the ").removeprefix("The ")
    if candidate.entity is None or not words.islower() or not scene.is_placed:
        return False
    wanted = key(words)
    names = [each for each in (candidate.entity.name, *candidate.entity.aliases) if "." not in each]
    bearing = [each for each in names if f" {wanted} " in f" {key(each)} "]
    return bool(bearing) and not any(each.islower() for each in bearing)


def _is_owned(candidate: Candidate, scene: Scene) -> bool:
    return candidate.country in scene.owners


def _is_foreign(candidate: Candidate, scene: Scene) -> bool:
    is_state = candidate.entity is not None and candidate.entity.kind in (EntityKind.STATE, EntityKind.PLACE)
    return (
        not is_state and bool(scene.owners) and candidate.country is not None and candidate.country not in scene.owners
    )


def _lies_there(candidate: Candidate, scene: Scene) -> bool:
    return candidate.country in scene.lies_in


def _lies_elsewhere(candidate: Candidate, scene: Scene) -> bool:
    return bool(scene.lies_in) and candidate.country is not None and candidate.country not in scene.lies_in


def _is_us_state(_: Candidate, scene: Scene) -> bool:
    """Whether "Georgia" or "Washington" is the state: behind a town, among other states, "the state of"."""
    if not US_STATES.fullmatch(scene.words) or not scene.is_placed:
        return False
    return (
        scene.word_after.lower() == "state"
        or scene.before.lower().endswith(("state of ", "governor of ", "general of "))
        or "Air Force Base" in scene.before
        or scene.is_behind_a_town
        or not set(US_STATES.findall(f"{scene.before} {scene.after}")) <= {"D.C.", "Georgia", "Washington"}
    )


def _country_is_beside(candidate: Candidate, scene: Scene) -> bool:
    return _is_named(candidate, scene.beside)


def _country_is_near(candidate: Candidate, scene: Scene) -> bool:
    return _is_named(candidate, scene.near) and not _is_named(candidate, scene.beside)


def _is_named(candidate: Candidate, countries: Mapping[str, frozenset[EntityId]]) -> bool:
    """Whether a country is named otherwise than by the candidate's own full name: that would be another party."""
    return bool(countries.get(candidate.country or "", frozenset()) - {candidate.id})


def _country_is_in_the_report(candidate: Candidate, scene: Scene) -> bool:
    return candidate.country in scene.report.countries


def _country_is_the_publishers(candidate: Candidate, scene: Scene) -> bool:
    return candidate.country is not None and candidate.country == scene.report.home


def _is_of_a_class_beside(candidate: Candidate, scene: Scene) -> bool:
    return _class(candidate) in scene.classes


def _is_of_a_kind_beside(candidate: Candidate, scene: Scene) -> bool:
    above = scene.ontology.weapons.ancestors(candidate.id)[:2]
    return bool(scene.weapons & {candidate.id, *(each.id for each in above)})


def _is_missile_beside(candidate: Candidate, scene: Scene) -> bool:
    return WeaponClass.MISSILE in scene.classes and _class(candidate) in _MISSILES


def _is_body_spoken_of_so(candidate: Candidate, scene: Scene) -> bool:
    if candidate.entity is None:
        return False
    said = content_words(f"{scene.before[-40:]} {scene.after[:40]}")
    return bool(KIND_WORDS.get(candidate.entity.kind, frozenset()) & said)


def _is_spoken_of_so(candidate: Candidate, scene: Scene) -> bool:
    return len(_telling(candidate, scene)) > 0


def _is_spoken_of_so_twice(candidate: Candidate, scene: Scene) -> bool:
    return len(_telling(candidate, scene)) > 1


def _telling(candidate: Candidate, scene: Scene) -> frozenset[str]:
    weapon_class = _class(candidate)
    return frozenset() if weapon_class is None else CLASS_WORDS.get(weapon_class, frozenset()) & scene.words_beside


def _is_unarmed(candidate: Candidate, scene: Scene) -> bool:
    is_armed = candidate.entity is not None and candidate.entity.kind in _ARMED
    return is_armed and bool(content_words(_described(scene)) & UNARMED)


def _described(scene: Scene) -> str:
    """The few words in front that may describe the mention: "the press freedom group"."""
    return " ".join(_CLAUSE.split(scene.before)[-1].split()[-3:])


def _is_counted(_: Candidate, scene: Scene) -> bool:
    """Whether an abbreviation is no name: "an IRA", "the ship's ETA"."""
    owner = scene.word_before
    return (
        scene.words.isupper()
        and not scene.word_after
        and (owner.lower() in ("a", "an") or (owner.endswith("'s") and owner.islower()))
    )


def _is_reported(_: Candidate, scene: Scene) -> bool:
    return bool(REPORTING & scene.words_beside)


def _class(candidate: Candidate) -> WeaponClass | None:
    return None if candidate.entity is None else candidate.entity.weapon_class


def _bears(candidate: Candidate, name: str) -> bool:
    """Whether a name in a report is one of a candidate's, "Sudan's paramilitary" and such words in front left out."""
    if candidate.entity is None:
        return False
    wanted = key(name)
    return any(
        wanted.endswith(key(each)) and " " in key(each) for each in (candidate.entity.name, *candidate.entity.aliases)
    )


_NAMES: Final = (Sort.PARTY, Sort.PLACE, Sort.OUTLET)
_LANDS: Final = (Sort.PARTY, Sort.PLACE)
_OWNED: Final = (Sort.PARTY, Sort.OUTLET)
_ITEMS: Final = (Sort.ITEM,)

FACTS: Final = (
    Fact(reason="it is called so", weight=2.0, holds=_is_own_name, is_local=True),
    Fact(reason="it is meant most often", weight=0.5, holds=_is_likeliest),
    Fact(reason="nothing is known of it but the name", weight=-1.0, holds=_is_stranger),
    Fact(reason="another is larger", weight=-1.0, holds=_is_lesser),
    Fact(reason="a government is called after it", weight=1.0, holds=_is_seat, sorts=(Sort.PLACE,)),
    Fact(reason="the report introduces the words for it", weight=8.0, holds=_is_introduced, is_local=True),
    Fact(reason="the report introduces the words for another", weight=-8.0, holds=_is_not_introduced, is_local=True),
    Fact(reason="the report names it in full", weight=4.0, holds=_is_named_in_full),
    Fact(reason="the words around make it its full name", weight=5.0, holds=_is_the_longer_name, is_local=True),
    Fact(reason="the words around make it another name", weight=-5.0, holds=_is_not_the_longer_name, is_local=True),
    Fact(reason="the name goes on", weight=-3.0, holds=_name_goes_on, sorts=_LANDS, is_local=True),
    Fact(reason="the name goes on", weight=-3.0, holds=_outlet_goes_on, sorts=(Sort.OUTLET,), is_local=True),
    Fact(reason="a title makes it a person", weight=-4.0, holds=_has_title, sorts=_NAMES, is_local=True),
    Fact(reason="an age makes it a person", weight=-4.0, holds=_has_age, sorts=_NAMES, is_local=True),
    Fact(reason="it is written like a common word", weight=-4.0, holds=_is_lower_case, is_local=True),
    Fact(reason="it is no name here", weight=-2.0, holds=_is_counted, sorts=(Sort.PARTY,), is_local=True),
    Fact(reason="no armed body is spoken of so", weight=-2.0, holds=_is_unarmed, sorts=(Sort.PARTY,), is_local=True),
    Fact(reason="a state of the United States is meant", weight=-5.0, holds=_is_us_state, sorts=_LANDS, is_local=True),
    Fact(reason="it is said to be its country's", weight=3.0, holds=_is_owned, sorts=_NAMES),
    Fact(reason="it is said to be another country's", weight=-3.0, holds=_is_foreign, sorts=_OWNED, is_local=True),
    Fact(reason="it is said to lie there", weight=5.0, holds=_lies_there, sorts=_LANDS),
    Fact(reason="it is said to lie elsewhere", weight=-5.0, holds=_lies_elsewhere, sorts=(Sort.PLACE,), is_local=True),
    Fact(reason="its country is named beside it", weight=4.0, holds=_country_is_beside, sorts=_NAMES),
    Fact(reason="its country is named near it", weight=2.5, holds=_country_is_near, sorts=_NAMES),
    Fact(reason="the report speaks of its country", weight=2.0, holds=_country_is_in_the_report, sorts=_NAMES),
    Fact(reason="the publisher is of its country", weight=0.5, holds=_country_is_the_publishers, sorts=_NAMES),
    Fact(reason="bodies of its kind are spoken of so", weight=1.5, holds=_is_body_spoken_of_so, sorts=(Sort.PARTY,)),
    Fact(reason="it is said to report", weight=1.5, holds=_is_reported, sorts=(Sort.OUTLET,)),
    Fact(reason="weapons of its class are named beside it", weight=3.0, holds=_is_of_a_class_beside, sorts=_ITEMS),
    Fact(reason="its kind of weapon is named beside it", weight=2.0, holds=_is_of_a_kind_beside, sorts=_ITEMS),
    Fact(reason="it is a missile, as is said beside it", weight=2.0, holds=_is_missile_beside, sorts=_ITEMS),
    Fact(reason="weapons of its class are spoken of so", weight=1.5, holds=_is_spoken_of_so, sorts=_ITEMS),
    Fact(reason="they are spoken of so more than once", weight=2.0, holds=_is_spoken_of_so_twice, sorts=_ITEMS),
    Fact(reason="the country that makes it is named beside it", weight=1.0, holds=_country_is_beside, sorts=_ITEMS),
)
"""What counts, and how much."""
