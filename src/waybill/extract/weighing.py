"""How probably a party plays a role, and somebody is the origin of a claim, by all that speaks for and against it.

The model's numbers are one witness, the rules are another; what both say is surer than what either says alone. Each
row of a table is one fact with the weight that it has on the log-odds.

Source: logistic regression over the candidates of the held-out reports, rounded; docs/manual/model.md has the figures.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of one candidate for one role.

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
class Fact:
    """One thing that speaks for a candidate, or against it if its weight is below 0."""

    name: str
    weight: float
    holds: Callable[[Evidence], float]


def log_odds(probability: float, *, off: float = 0.001) -> float:
    """Logarithm of the odds of a probability, which is kept ``off`` 0 and 1."""
    kept = min(max(probability, off), 1 - off)
    return math.log(kept / (1 - kept))


def probability(evidence: Evidence, facts: Sequence[Fact]) -> float:
    """How probably a candidate is right, between 0 and 1."""
    return 1 / (1 + math.exp(-sum(fact.weight * fact.holds(evidence) for fact in facts)))


_OFF: Final = 0.004
"""What the model is never surer of than, for it is too sure."""
PARTY_FACTS: Final = (
    Fact(name="the model takes it for that", weight=0.56, holds=lambda it: log_odds(it.weight, off=_OFF)),
    Fact(name="the model takes another for it", weight=-1.13, holds=lambda it: it.rival),
    Fact(name="the model takes it for something else", weight=-0.31, holds=lambda it: it.elsewhere),
    Fact(name="the rules agree", weight=0.9, holds=lambda it: it.ruled),
    Fact(name="the rules give it another role", weight=-1.22, holds=lambda it: it.ruled_otherwise),
    Fact(name="the catalogues know it", weight=0.61, holds=lambda it: it.known),
    Fact(name="the goods are said to belong to it", weight=1.5, holds=lambda it: it.owns),
    Fact(name="always", weight=-0.76, holds=lambda it: 1.0),
)
"""Who gives, gets and carries. That goods belong to somebody is said too seldom to be learnt: its weight is set."""

ORIGIN_FACTS: Final = (
    Fact(name="the model takes it for that", weight=0.48, holds=lambda it: log_odds(it.weight, off=_OFF)),
    Fact(name="the model takes another for it", weight=-1.14, holds=lambda it: it.rival),
    Fact(name="the rules agree", weight=0.9, holds=lambda it: it.ruled),
    Fact(name="the rules hear it pass on", weight=-0.7, holds=lambda it: it.ruled_otherwise),
    Fact(name="always", weight=0.17, holds=lambda it: 1.0),
)
"""Who says so in the end."""
