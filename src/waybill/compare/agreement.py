"""Hold a case against a record of a register fact by fact, then decide whether both mean one transfer.

The weights are ours: both parties and a weapon by its designation are enough without a date; both parties and a class
of weapons need a year or a number beside them; years of delivery that exclude each other part what else agrees.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.compare.cards import Card
from waybill.core.period import Period

THRESHOLD: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of evidence that a case and a record mean one transfer.

    Attributes:
        weight: counts for where it holds.
        against: counts against where it does not hold.
        holds: None where either leaves it out, which counts neither way.
    """

    name: str
    weight: float
    against: float
    holds: Callable[[Card, Card], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far a case and a record agree, and in what.

    Attributes:
        holding: names of the facts that hold.
        failing: names of the facts that do not.
    """

    score: float
    holding: tuple[str, ...]
    failing: tuple[str, ...]

    def but_for(self, names: Collection[str]) -> "Agreement":
        """The same without facts that are told as differences: a number may be the one ordered, not the one sent."""
        return replace(self, holding=tuple(name for name in self.holding if name not in names))


def agreement(case: Card, record: Card) -> Agreement:
    """Compare a case with a record by the table of facts."""
    verdicts = [(fact, fact.holds(case, record)) for fact in FACTS]
    return Agreement(
        score=sum(fact.weight if verdict else -fact.against for fact, verdict in verdicts if verdict is not None),
        holding=tuple(fact.name for fact, verdict in verdicts if verdict is True),
        failing=tuple(fact.name for fact, verdict in verdicts if verdict is False),
    )


def is_one_transfer(found: Agreement) -> bool:
    """Whether both are taken to mean one transfer."""
    return found.score >= THRESHOLD


def meet(left: Sequence[Period], right: Sequence[Period]) -> bool | None:
    """Whether some of the periods have a day in common; None where either has none."""
    if not left or not right:
        return None
    return any(period.meets(other) for period in left for other in right)


def _classes(case: Card, record: Card) -> bool | None:
    if not case.classes or not record.classes:
        return None
    return not case.classes.isdisjoint(record.classes)


def _number(case: Card, record: Card) -> bool | None:
    """Numbers that can be the same; unlike ones speak for a difference to be shown, not for another transfer."""
    same = any(not left.excludes(right) for left in case.numbers for right in record.numbers)
    return True if same else None


FACTS: Final = (
    Fact(name="supplier", weight=2, against=6, holds=lambda case, record: case.supplier.agree(record.supplier)),
    Fact(name="recipient", weight=2, against=6, holds=lambda case, record: case.recipient.agree(record.recipient)),
    Fact(name="designation", weight=3, against=2, holds=lambda case, record: case.weapons.agree(record.weapons)),
    Fact(name="class of weapon", weight=1, against=4, holds=_classes),
    Fact(
        name="year of order", weight=1.5, against=1, holds=lambda case, record: meet(case.ordered_on, record.ordered_on)
    ),
    Fact(
        name="year of delivery",
        weight=1.5,
        against=4,
        holds=lambda case, record: meet(case.delivered_on, record.delivered_on),
    ),
    Fact(name="number", weight=1, against=0, holds=_number),
)
