"""What the rules know of a document, which the model's guesses are brought to: names, numbers, speakers, journeys."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Filler
from waybill.core.document import Document
from waybill.core.ids import EntityId
from waybill.core.mention import Frame, Role
from waybill.core.span import Span
from waybill.extract.denials.denying import bare_denials, denier
from waybill.extract.parties.asking import Request, requests
from waybill.extract.parties.brokering import brokers
from waybill.extract.parties.bystanding import is_bystander
from waybill.extract.parties.raiding import Raid
from waybill.extract.parties.reference import entities, is_same_party
from waybill.extract.rules import Rules
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.batches import moves_a_part, moves_others
from waybill.extract.slots.numbering import quantity
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.hearing import heard, named
from waybill.extract.speech.voicing import Voicing
from waybill.extract.transfers.legs import Leg, earlier_legs, legs
from waybill.extract.transfers.sections import sections
from waybill.extract.triggers.constructions import Construction, constructions
from waybill.extract.triggers.turning import Turns
from waybill.neural.reader import Scene
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.counts import counts
from waybill.text.wordlists import listed

_STATE: Final = "state/"
_FIRST_PERSON, _THIRD_PERSON = listed("we i"), listed("they he she")
_US, _THEM = frozenset({True}), frozenset({False})
_LIKELY: Final = 0.5
"""How probably a motion moves what it is weighed by."""
_REACH_CHARS: Final = 10_000
"""Farther away than the pieces of one chunk the model sees nothing of a scene."""


class Cutter:
    """What the rules know of a document that the model's guesses are brought to."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        ontology: Ontology,
        scenes: Sequence[Scene],
        raids: Sequence[Raid],
    ) -> None:
        """What the rules know of a document; ``scenes`` are all of its claims, ``raids`` all that its text tells."""
        self.trimmer, self.wordings = Trimmer(document.text, sentences), load_wordings()
        self.text, self._scenes = document.text, sorted(scenes, key=lambda scene: scene.trigger.span)
        self._starts = [scene.trigger.span.start for scene in self._scenes]
        self.turns, self.sections = Turns(document.text), sections(document.text)
        told = self.trimmer.touched(scene.trigger.span for scene in scenes)
        ruled = Rules(self.wordings).frames([each for each in sentences if each.number in told], sentences)
        self._ruled = defaultdict[int, list[Frame]](list)
        for frame in ruled:
            self._ruled[self.trimmer.sentence(frame.trigger.span).number].append(frame)
        self._attributions = heard(document, ontology)
        self.voicing = Voicing(document, sentences, self._attributions, self.trimmer)
        self._references, self._ontology = named(document, ontology), ontology
        self._journeys = [pair for found in (earlier_legs, legs) for pair in found(sentences, ruled, self._name_one)]
        self._raids = raids

    def others(self, group: Sequence[Scene]) -> list[Scene]:
        """The scenes of all other claims that may tell of the same words."""
        own = {scene.trigger.span for scene in group}
        first = bisect_left(self._starts, min(own).start - _REACH_CHARS)
        last = bisect_left(self._starts, max(own).start + _REACH_CHARS)
        return [scene for scene in self._scenes[first:last] if scene.trigger.span not in own]

    def ruled(self, motions: Iterable[Span]) -> list[Frame]:
        """What the rules read in the sentences of some motions."""
        return [frame for number in sorted(self.trimmer.touched(motions)) for frame in self._ruled.get(number, ())]

    def meant(self, words: Span) -> Filler | None:
        """The party that words mean."""
        span = self.trimmer.party(words)
        if span is None:
            return None
        said = self._attributions[self.trimmer.sentence(span).number].chains
        return self._references.party(span, speaker=said[-1][-1].span if said else None)

    def _name_one(self, left: Span, right: Span) -> bool:
        """Whether two names mean one party."""
        one, other = self.meant(left), self.meant(right)
        return one is not None and other is not None and self.is_same(one, other)

    def stand_together(self, left: Span, right: Span) -> bool:
        """Whether two stretches begin in one sentence."""
        return self.trimmer.stand_together(left, right)

    def turns_between(self, left: Span, right: Span) -> bool:
        """Whether a text turns to something else between two motions, or one passes on, or moves a part or others."""
        first, second = sorted((left, right))
        is_passed_on = any(a.motion.overlaps(first) and b.motion.overlaps(second) for a, b in self._journeys)
        is_divided = self.is_part(first, second) or moves_others(self.text, self._told(second))
        return is_passed_on or is_divided or self.turns.lie_between(self._with_object(first), second)

    def _with_object(self, motion: Span) -> Span:
        """A motion up to the end of its sentence, if that turns behind it to nothing else but what it moves itself.

        "Received a second batch" turns from what was told before, not from "it was flown in on Friday" behind.
        """
        own, turn = self.trimmer.sentence(motion).span, self.turns.behind(motion)
        if turn is None or turn not in own:
            return motion
        first, last = bisect_left(self._starts, turn.end), bisect_left(self._starts, own.end)
        return Span(motion.start, own.end) if first == last else motion

    def is_part(self, motion: Span, later: Span) -> bool:
        """Whether a motion moves only a part of what one before it moves."""
        at = bisect_left(self._starts, motion.start)
        scenes = [each for each in self._scenes[at : at + 1] if each.trigger.span == motion]
        goods = [guess.span for each in scenes for guess in each.roles[Role.ITEM] if guess.probability > _LIKELY]
        return moves_a_part(self.text, self._told(motion), self._told(later), goods)

    def _told(self, motion: Span) -> tuple[Sentence, Span]:
        return self.trimmer.sentence(motion), motion

    def read_alike(self, left: Span, right: Span) -> bool:
        """Whether two stretches have the same words."""
        return left.of(self.text).lower() == right.of(self.text).lower()

    def counted(self, motion: Span) -> frozenset[tuple[float, str]]:
        """Numbers with the words of the goods that they count at a motion, as the rules read it."""
        named = (span for frame in self._frames(motion) for span in self._goods(frame))
        goods = ((span, self._number(span)) for span in named)
        return frozenset((number, span.of(self.text).lower()) for span, number in goods if number is not None)

    def tell_of_others(self, left: Span, right: Span) -> bool:
        """Whether by the rules two motions of a sentence move other goods, of other givers or to other known takers.

        In whatever sentences of one speaker, we and they are never one giver.
        """
        if not self.stand_together(left, right):
            persons = {frozenset(self._persons(each)): each for each in (left, right)}
            return persons.keys() == {_US, _THEM} and self._said_by(persons[_US]) <= self._said_by(persons[_THEM])
        frames = [self._frames(motion) for motion in (left, right)]
        goods = [{span.of(self.text).lower() for frame in own for span in self._goods(frame)} for own in frames]
        if not all(goods) or goods[0] & goods[1]:
            return False
        givers, takers = ([self._named(own, role) for own in frames] for role in (Role.SUPPLIER, Role.RECIPIENT))
        are_known = all(self.is_known(party) for named in takers for party in named)
        return self._are_others(*givers) or (are_known and self._are_others(*takers))

    def _said_by(self, motion: Span) -> set[str]:
        """Who says a sentence with a motion, or passes it on."""
        chains = self._attributions[self.trimmer.sentence(motion).number].chains
        return {speaker.text for chain in chains for speaker in chain}

    def _persons(self, motion: Span) -> Iterator[bool | None]:
        """Of each giver of a motion, whether it is the speaker's side or a third one; None where it is no pronoun."""
        for span in self.given(motion, Role.SUPPLIER):
            word = span.of(self.text).lower().replace("’", "'").partition("'")[0]
            yield True if word in _FIRST_PERSON else False if word in _THIRD_PERSON else None

    def name_other_states(self, left: Span, right: Span) -> bool:
        """Whether by the rules two motions of two sentences have other states for givers or for takers, by name."""
        sides = ((self._states(left, role), self._states(right, role)) for role in (Role.SUPPLIER, Role.RECIPIENT))
        return not self.stand_together(left, right) and any(one and other and not one & other for one, other in sides)

    def _states(self, motion: Span, role: Role) -> frozenset[EntityId]:
        """The states to which the rules give a role at a motion; none where a pronoun or somebody else has it too."""
        parties = [(span, self.meant(span)) for span in self.given(motion, role)]
        meant = [
            entities(each.text, self._ontology) for span, each in parties if each is not None and each.span == span
        ]
        found = frozenset[EntityId]().union(*meant)
        are_all = len(meant) == len(parties) and all(meant) and all(each.startswith(_STATE) for each in found)
        return found if are_all else frozenset()

    def _named(self, frames: Sequence[Frame], role: Role) -> list[Filler]:
        """Whom the rules give a role."""
        return [party for each in frames for party in map(self.meant, each.spans(role)) if party is not None]

    def _are_others(self, left: Sequence[Filler], right: Sequence[Filler]) -> bool:
        """Whether both name somebody, and nobody that both name."""
        return bool(left and right) and not any(self.is_same(one, other) for one in left for other in right)

    def given(self, motion: Span, role: Role) -> list[Span]:
        """The words that the rules give a role at a motion."""
        return [span for each in self._frames(motion) for span in each.spans(role)]

    def objects(self, group: Sequence[Scene]) -> list[Span]:
        """What the rules read as moved by the motions of a transfer."""
        frames = (frame for scene in group for frame in self._frames(scene.trigger.span))
        return [span for frame in frames for span in frame.spans(Role.ITEM)]

    def _frames(self, motion: Span) -> list[Frame]:
        """The frames of the rules at a motion."""
        return [each for each in self.ruled([motion]) if each.trigger.span.overlaps(motion)]

    def _goods(self, frame: Frame) -> Iterator[Span]:
        return (span for span in frame.spans(Role.ITEM) if self.trimmer.phrases(span, Kind.ITEM))

    def _number(self, item: Span) -> float | None:
        found = quantity(self.text, item, counts(self.text, self.trimmer.sentence(item).span), lambda between: False)
        return None if found is None else found.value

    def leg(self, motions: Sequence[Span]) -> Leg | None:
        """The leg of a journey that motions tell of; None if they tell of none."""
        legs_told = (leg for pair in self._journeys for leg in pair)
        return next((leg for leg in legs_told if leg.motion.meets(motions)), None)

    def requests(self, triggers: Sequence[Span]) -> list[Request]:
        """What is asked for in the words of some triggers."""
        found = (request for each in self.trimmer.sentences(triggers) for request in requests(each, self.wordings))
        return [request for request in found if request.stretch.meets(triggers)]

    def raids(self, triggers: Sequence[Span]) -> list[Raid]:
        """What is taken in the words of some triggers."""
        return [raid for raid in self._raids if raid.stretch.meets(triggers)]

    def sides(self, triggers: Sequence[Span]) -> tuple[Span, Span] | None:
        """The two between whom the words at some triggers say that something moves."""
        found = (self.trimmer.sides(each) for each in triggers)
        return next((each for each in found if each is not None), None)

    def brokers(self, triggers: Sequence[Span]) -> list[Span]:
        """Who is called a broker, a front or a carrier in the sentences of some triggers."""
        return [span for sentence in self.trimmer.sentences(triggers) for span in brokers(self.text, sentence)]

    def builds(self, triggers: Sequence[Span]) -> list[Construction]:
        """The constructions at some triggers."""
        found = [each for sentence in self.trimmer.sentences(triggers) for each in constructions(sentence)]
        return [each for each in found if (each.reach or each.motion).meets(triggers)]

    def bare_denials(self, sentences: Sequence[Sentence], triggers: Sequence[Span]) -> Iterator[Frame]:
        """Denials without a transfer of their own, in sentences of no trigger that the model sees."""
        told = self.trimmer.touched(triggers)
        for sentence in sentences if triggers else ():
            if sentence.number not in told:
                said = self._attributions[sentence.number]
                for denial in bare_denials(sentence, self.wordings):
                    speaker = None if said.own else denier(sentence, denial.trigger.span, self.text, self.wordings)
                    yield replace(denial, chains=said.chains if speaker is None else ((speaker,),))

    def are_listed(self, left: Span, right: Span) -> bool:
        """Whether two parties stand in one list."""
        return self.trimmer.are_listed(self.trimmer.party(left) or left, self.trimmer.party(right) or right)

    def listed_with(self, words: Span) -> list[Span]:
        """The parties of the list that words stand in, them included; nobody where they stand in none."""
        return self.trimmer.listed_with(self.trimmer.party(words) or words)

    def is_known(self, party: Filler) -> bool:
        """Whether the catalogues know a party."""
        return bool(entities(party.text, self._ontology))

    def is_bystander(self, words: Span, motion: Span) -> bool:
        """Whether words name somebody who plays no part in a transfer: who permits, who objects, a vehicle's flag."""
        return is_bystander(self.text, self.trimmer.party(words) or words, motion)

    def owns_goods(self, words: Span) -> bool:
        """Whether the words before say that something is theirs."""
        return self.trimmer.owns_goods(self.trimmer.party(words) or words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        """Whether two names are one party's."""
        return is_same_party(left, right, self._ontology)
