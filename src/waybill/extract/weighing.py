"""How probably a party plays a role, and somebody is the origin of a claim, by all that speaks for and against it.

The model's numbers are one witness, the rules are another; what both say is surer than what either says alone. Each
row of a table is one fact; the weight that it has on the log-odds is learnt for one model (``weighing.json``).

Source: logistic regression over the candidates of the held-out reports, ``python -m training.weighing``;
docs/manual/model.md has the figures.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Generic, TypeVar

_Known = TypeVar("_Known")
WEIGHING: Final = "weighing.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyEvidence:
    """What is known of one party for one role.

    Attributes:
        weight: how probably the model takes it for that, between 0 and 1.
        rival: the weight of the heaviest other candidate for the role.
        elsewhere: its own weight in another role.
        ruled: whether the rules give it the role as well.
        ruled_otherwise: whether the rules give it another.
        known: whether the catalogues know its name.
        owns: whether the text says that the goods belong to it.
    """

    weight: float
    rival: float = 0.0
    elsewhere: float = 0.0
    ruled: bool = False
    ruled_otherwise: bool = False
    known: bool = False
    owns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEvidence:
    """What is known of one who may be the origin of a claim.

    Attributes:
        weight: how probably the model takes him for that, between 0 and 1.
        rival: the weight of the heaviest other candidate.
        ruled: whether the rules hear him as the origin as well.
        passes: whether the rules hear him only pass on.
        publishes: whether he is called by words of the publisher's name.
        acts: whether he is named where it is told, though the rules hear nobody speak there, nor is the model sure.
    """

    weight: float
    rival: float = 0.0
    ruled: bool = False
    passes: bool = False
    publishes: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[_Known]):
    """One thing that speaks for a candidate, or against it if its weight is below 0.

    Attributes:
        set_to: its weight where it is said too seldom to be learnt; else None.
    """

    name: str
    holds: Callable[[_Known], float]
    set_to: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What each fact weighs, by its name.

    Attributes:
        model: digest of the upper half of the model whose numbers are weighed.
    """

    parties: Mapping[str, float]
    origins: Mapping[str, float]
    model: str = ""


@cache
def load_weighing() -> Weighing:
    """The weights that were learnt for the model that ships."""
    return Weighing(**json.loads(files("waybill.extract").joinpath(WEIGHING).read_text("utf-8")))


def log_odds(probability: float, *, off: float = 0.001) -> float:
    """Logarithm of the odds of a probability, which is kept ``off`` 0 and 1."""
    kept = min(max(probability, off), 1 - off)
    return math.log(kept / (1 - kept))


def probability(evidence: _Known, facts: Sequence[Fact[_Known]], weights: Mapping[str, float]) -> float:
    """How probably a candidate is right, between 0 and 1."""
    return 1 / (1 + math.exp(-sum(weights[fact.name] * fact.holds(evidence) for fact in facts)))


OFF: Final = 0.004
"""What the model is never surer of than, for it is too sure."""
PARTY_FACTS: Final[tuple[Fact[PartyEvidence], ...]] = (
    Fact(name="the model takes it for that", holds=lambda it: log_odds(it.weight, off=OFF)),
    Fact(name="the model takes another for it", holds=lambda it: it.rival),
    Fact(name="the model takes it for something else", holds=lambda it: it.elsewhere),
    Fact(name="the rules agree", holds=lambda it: it.ruled),
    Fact(name="the rules give it another role", holds=lambda it: it.ruled_otherwise),
    Fact(name="the catalogues know it", holds=lambda it: it.known),
    Fact(name="the goods are said to belong to it", holds=lambda it: it.owns, set_to=1.5),
    Fact(name="always", holds=lambda it: 1.0),
)
"""Who gives, gets and carries."""

ORIGIN_FACTS: Final[tuple[Fact[OriginEvidence], ...]] = (
    Fact(name="the model takes him for that", holds=lambda he: log_odds(he.weight, off=OFF)),
    Fact(name="the model takes another for it", holds=lambda he: he.rival),
    Fact(name="the rules agree", holds=lambda he: he.ruled),
    Fact(name="the rules hear him pass on", holds=lambda he: he.passes),
    Fact(name="he is called by the publisher's words", holds=lambda he: he.publishes),
    Fact(name="he only acts", holds=lambda he: he.acts, set_to=-2.0),
    Fact(name="always", holds=lambda he: 1.0),
)
"""Who says so in the end."""
