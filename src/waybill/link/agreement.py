"""Compare two claims fact by fact, then decide whether they speak of one transfer.

Every level of a fact has a weight: by how much it moves the log-odds that two claims, which share enough to be compared
at all, speak of one transfer. The weights are learnt from labelled pairs by ``python -m training.linking`` and stand in
``weights.json``.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from waybill.link import goods_facts, party_facts, telling_facts, time_facts
from waybill.link.profile import Profile

THRESHOLD: Final = 0.0
"""Score from which on two claims are taken to speak of one transfer: as likely as not, among those compared."""

BARRED: Final = -0.5
"""The most that two claims score of which one transfer is out of the question."""

EXCLUDED: Final = -9.0
"""The most that two claims score whose dates are unlike, and little else alike: no third claim brings them together."""

_UNLIKE_DATES: Final = ("apart", "before it could")
_MONTHS_APART: Final = ("half a year", "a year", "years")
_PLACES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of evidence.

    Attributes:
        level: how far it holds; None where either claim leaves it out, which counts neither way. The order of the two
            claims does not matter.
    """

    name: str
    level: Callable[[Profile, Profile], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A fact that counted.

    Attributes:
        weight: above zero where it speaks for one transfer.
    """

    fact: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two claims agree, and in what.

    Attributes:
        score: log-odds that they speak of one transfer.
        grounds: in the order of the table.
    """

    score: float
    grounds: tuple[Ground, ...]


FACTS: Final = (
    Fact(name="supplier", level=party_facts.supplier),
    Fact(name="recipient", level=party_facts.recipient),
    Fact(name="go-between", level=party_facts.go_between),
    Fact(name="parties", level=party_facts.reversed_parties),
    Fact(name="start", level=party_facts.start),
    Fact(name="end", level=party_facts.end),
    Fact(name="countries", level=party_facts.countries),
    Fact(name="designation", level=goods_facts.designation),
    Fact(name="class of weapon", level=goods_facts.weapon_class),
    Fact(name="quantity", level=goods_facts.quantity),
    Fact(name="value", level=goods_facts.value),
    Fact(name="route", level=goods_facts.route),
    Fact(name="transport", level=goods_facts.transport),
    Fact(name="date", level=time_facts.date),
    Fact(name="stage", level=time_facts.stage),
    Fact(name="basis", level=time_facts.basis),
    Fact(name="published within", level=time_facts.published),
    Fact(name="denial", level=time_facts.denial),
    Fact(name="covert", level=time_facts.covert),
    Fact(name="lasting relation", level=time_facts.pattern),
    Fact(name="words", level=telling_facts.words),
    Fact(name="further names", level=telling_facts.proper),
    Fact(name="told by", level=telling_facts.told_by),
    Fact(name="particulars", level=telling_facts.particulars),
)


def agreement(left: Profile, right: Profile) -> Agreement:
    """Compare two claims by the table of facts; the order of the two does not matter."""
    weights, known = learnt(), levels(left, right)
    return Agreement(
        score=_score(weights, known),
        grounds=tuple(Ground(fact=fact, level=level, weight=weights.of(fact, level)) for fact, level in known),
    )


def score(left: Profile, right: Profile) -> float:
    """The score of ``agreement`` alone, which is quicker."""
    return score_by(learnt(), left, right)


def score_by(weights: "Weights", left: Profile, right: Profile) -> float:
    """The score by weights of one's own."""
    return _score(weights, levels(left, right))


def _score(weights: "Weights", known: Sequence[tuple[str, str]]) -> float:
    found, facts = round(weights.start + sum(weights.of(fact, level) for fact, level in known), _PLACES), dict(known)
    if _is_barred(facts):
        return min(found, BARRED)
    return min(found, EXCLUDED) if found < THRESHOLD and facts.get("date") in _UNLIKE_DATES else found


def _is_barred(known: Mapping[str, str]) -> bool:
    """Whether one transfer is out of the question, whatever else agrees.

    It is where different parties get it, where nothing is known but that the same parties trade unspecified things,
    and where one giver's lists are unlike, months apart. A denial may be wider than what it denies.
    """
    if "denial" in known:
        return False
    is_unspecified = known["particulars"] == "none" and "class of weapon" not in known
    is_another = (
        known["particulars"] != "several"
        and known.get("supplier") == "same"
        and known.get("class of weapon") != "same"
        and known.get("published within") in _MONTHS_APART
    )
    return is_unspecified or is_another or known.get("recipient") == "other"


def levels(left: Profile, right: Profile) -> list[tuple[str, str]]:
    """Names and levels of the facts that count, in the order of the table."""
    return [(fact.name, level) for fact in FACTS if (level := fact.level(left, right)) is not None]


def is_one_transfer(score: float) -> bool:
    """Whether two claims with this score are taken to speak of one transfer."""
    return score >= THRESHOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What was learnt.

    Attributes:
        start: log-odds of a pair of which no fact is known.
        levels: by fact and level.
    """

    start: float
    levels: Mapping[tuple[str, str], float]

    def of(self, fact: str, level: str) -> float:
        """The weight of a level; nothing for one that no labelled pair showed."""
        return self.levels.get((fact, level), 0.0)


@cache
def learnt() -> Weights:
    """The weights that this version ships."""
    return weights_of(json.loads(files("waybill.link").joinpath("weights.json").read_text("utf-8")))


def weights_of(written: Mapping[str, Any]) -> Weights:
    """Weights as ``training.linking`` writes them."""
    return Weights(
        start=written["start"],
        levels=MappingProxyType(
            {(fact, level): weight for fact, by_level in written["facts"].items() for level, weight in by_level.items()}
        ),
    )
