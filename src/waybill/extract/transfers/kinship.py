"""What speaks for two motions telling of one transfer, and against it, beside what the model says of the two.

The model says of each pair by the words around it how probably they are one. It does not weigh that two clear givers
or takers make two transfers, that one sentence seldom needs two verbs for one, and that steps differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from waybill.core.claim import Filler
from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.extract.weighing import Fact
from waybill.neural.reader import Guess, Scene


class Known(Protocol):
    """What is known of a document's words."""

    def meant(self, words: Span) -> Filler | None:
        """The party that words mean; None where they mean nobody."""

    def is_same(self, left: Filler, right: Filler) -> bool:
        """Whether two fillers are one party."""

    def stand_together(self, left: Span, right: Span) -> bool:
        """Whether two stretches begin in one sentence."""

    def turns_between(self, left: Span, right: Span) -> bool:
        """Whether the text turns to something else between two stretches, or one of them only passes on."""

    def tell_of_others(self, left: Span, right: Span) -> bool:
        """Whether by the rules two motions of a sentence move other goods of others, or anywhere we and they give."""

    def name_other_states(self, left: Span, right: Span) -> bool:
        """Whether by the rules two motions of two sentences have other states for givers or for takers, by name."""

    def read_alike(self, left: Span, right: Span) -> bool:
        """Whether two stretches have the same words."""

    def counted(self, motion: Span) -> frozenset[tuple[float, str]]:
        """Numbers with the words of the goods that they count at a motion, as the rules read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is known of two motions.

    Attributes:
        together: whether they stand in one sentence.
        parted: whether the text turns to something else between them.
        givers_differ: how probably, at most, each has a giver that the other has not.
        takers_differ: the same of who gets it.
        counts_differ: whether each counts goods, and none that the other counts as many of.
        deals_differ: whether each has goods of its own, of another giver or to another taker.
        states_differ: how probably, at most, each has another giver or taker where they name other states and the two
            are probably equally far along.
        days_differ: how probably each has a day in its sentence, and the other has another in another sentence.
        stages_agree: how probably they are equally far along.
    """

    together: bool
    parted: bool
    givers_differ: float
    takers_differ: float
    counts_differ: bool
    deals_differ: bool
    states_differ: float
    days_differ: float
    stages_agree: float


_LIKELY: Final = 0.5
"""How probably two motions are equally far along from which on other states make two transfers of them."""
KIN_FACTS: Final[tuple[Fact[Pair], ...]] = (
    Fact(name="they stand in one sentence", holds=lambda it: it.together, set_to=-0.5),
    Fact(name="the text turns to something else", holds=lambda it: it.parted, set_to=-4.0),
    Fact(name="others give", holds=lambda it: it.givers_differ, set_to=-1.0),
    Fact(name="others get it", holds=lambda it: it.takers_differ, set_to=-1.5),
    Fact(name="other goods are counted", holds=lambda it: it.counts_differ, set_to=-2.0),
    Fact(name="others give or get other goods", holds=lambda it: it.deals_differ, set_to=-3.0),
    Fact(name="other states give or get", holds=lambda it: it.states_differ, set_to=-3.0),
    Fact(
        name="they are equally far along on other days", holds=lambda it: it.days_differ * it.stages_agree, set_to=-2.0
    ),
    Fact(name="they are equally far along", holds=lambda it: it.stages_agree, set_to=1.0),
    Fact(name="always", holds=lambda it: 1.0, set_to=-0.15),
)
"""Each with what it adds to the log-odds. Rounded from logistic regressions over pairs of triggers of the held-out
reports, which gave -0.5 to -0.7, -0.6 to -0.7 and 0.7, -1.6 to -2.3 for other takers and -2.2 for other counted
goods; other goods of others in one sentence are too rare to be learnt (13 pairs, of which 11 are two transfers).
Words that turn to something else are as good as certain. docs/manual/model.md says what they bring."""


@dataclass(slots=True)
class Kinship:
    """Weighs pairs of the scenes of one document, whose parties are made out once."""

    known: Known
    _parties: list[Filler] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _players: dict[tuple[Span, Role], Mapping[int, float]] = field(default_factory=dict)

    def shift(self, left: Scene, right: Scene) -> float:
        """What speaks for one transfer (above 0) or against it, on the log-odds."""
        givers, takers = (
            _difference(self._who(left, role), self._who(right, role)) for role in (Role.SUPPLIER, Role.RECIPIENT)
        )
        agree = sum(share * right.labels["stage"][stage] for stage, share in left.labels["stage"].items())
        are_states = agree > _LIKELY and self.known.name_other_states(left.trigger.span, right.trigger.span)
        pair = Pair(
            together=self.known.stand_together(left.trigger.span, right.trigger.span),
            parted=self.known.turns_between(left.trigger.span, right.trigger.span),
            givers_differ=givers,
            takers_differ=takers,
            counts_differ=self._count_others(left, right),
            deals_differ=self.known.tell_of_others(left.trigger.span, right.trigger.span),
            states_differ=max(givers, takers) if are_states else 0.0,
            days_differ=self._days_differ(left, right),
            stages_agree=agree,
        )
        return sum((fact.set_to or 0.0) * fact.holds(pair) for fact in KIN_FACTS)

    def _count_others(self, left: Scene, right: Scene) -> bool:
        one, other = (self.known.counted(scene.trigger.span) for scene in (left, right))
        return bool(one and other) and not one & other

    def _days_differ(self, left: Scene, right: Scene) -> float:
        """The probability of the less sure of two days, each in the sentence of its motion alone; 0 where it is one."""
        if self.known.stand_together(left.trigger.span, right.trigger.span):
            return 0.0
        one, other = self._day(left), self._day(right)
        if one is None or other is None or self.known.read_alike(one.span, other.span):
            return 0.0
        return min(one.probability, other.probability)

    def _day(self, scene: Scene) -> Guess | None:
        """The likeliest day in the sentence of a motion."""
        near = (each for each in scene.roles[Role.DATE] if self.known.stand_together(each.span, scene.trigger.span))
        return max(near, key=lambda guess: guess.probability, default=None)

    def _who(self, scene: Scene, role: Role) -> Mapping[int, float]:
        """By number of the party, how probably it plays a role."""
        if (scene.trigger.span, role) not in self._players:
            absent: dict[int, float] = {}
            for guess in scene.roles[role]:
                party = self.known.meant(guess.span)
                if party is not None:
                    number = self._number(party)
                    absent[number] = absent.get(number, 1.0) * (1 - guess.probability)
            self._players[scene.trigger.span, role] = {number: 1 - each for number, each in absent.items()}
        return self._players[scene.trigger.span, role]

    def _number(self, party: Filler) -> int:
        """The number of a party, which goes by its name."""
        if party.text not in self._numbers:
            same = (number for number, other in enumerate(self._parties) if self.known.is_same(other, party))
            self._numbers[party.text] = next(same, len(self._parties))
            if self._numbers[party.text] == len(self._parties):
                self._parties.append(party)
        return self._numbers[party.text]


def _difference(left: Mapping[int, float], right: Mapping[int, float]) -> float:
    """How much weaker the likeliest common party is than the likeliest of the side that is less sure of its own."""
    shared = max((min(left[party], right[party]) for party in left if party in right), default=0.0)
    return max(min(max(left.values(), default=0.0), max(right.values(), default=0.0)) - shared, 0.0)
