"""Grade by the Admiralty code from a table of facts, each with its reason: a case, a value in it, a claim alone.

Reliability starts at that of the best outlet that carries it and stays F where no outlet can be judged. Credibility
starts at 3, possibly true, and ends between 1 and 5.

Source: NATO AJP-2.1; the weights are ours.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from waybill.core.grade import Credibility, Grade, Reliability
from waybill.grade import reasons
from waybill.grade.dossier import Dossier

_JUDGED: Final = tuple(each for each in Reliability if each is not Reliability.CANNOT_BE_JUDGED)
_START: Final = Credibility.POSSIBLY_TRUE


class Axis(Enum):
    """What a fact bears upon."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that makes a case, a value or a claim more or less to be relied upon.

    Attributes:
        shift: steps on the axis; below zero is better.
        at_best: the best credibility that is left where the fact applies.
        reason: the sentence that says so; None where the fact does not apply.
    """

    name: str
    axis: Axis
    reason: Callable[[Dossier], str | None]
    shift: int = 0
    at_best: Credibility = Credibility.CONFIRMED


def graded(dossier: Dossier) -> Grade:
    """Grade by the table; the reasons stand in its order."""
    found = [(fact, reason) for fact in FACTS if (reason := fact.reason(dossier)) is not None]
    applying = [fact for fact, _ in found]
    return Grade(
        reliability=_reliability(dossier.reliability, applying),
        credibility=_credibility(applying),
        reasons=tuple(reason for _, reason in found),
    )


def _reliability(start: Reliability, applying: Iterable[Fact]) -> Reliability:
    if start is Reliability.CANNOT_BE_JUDGED:
        return start
    step = _JUDGED.index(start) + sum(fact.shift for fact in applying if fact.axis is Axis.RELIABILITY)
    return _JUDGED[max(0, min(step, len(_JUDGED) - 1))]


def _credibility(applying: Sequence[Fact]) -> Credibility:
    facts = [fact for fact in applying if fact.axis is Axis.CREDIBILITY]
    best = max((fact.at_best for fact in facts), default=Credibility.CONFIRMED)
    step = max(_START + sum(fact.shift for fact in facts), best)
    return Credibility(max(Credibility.CONFIRMED, min(step, Credibility.IMPROBABLE)))


_CREDIBILITY: Final = Axis.CREDIBILITY
_RELIABILITY: Final = Axis.RELIABILITY

FACTS: Final = (
    Fact(name="outlet", axis=_RELIABILITY, reason=reasons.outlet),
    Fact(name="no name", axis=_RELIABILITY, shift=1, reason=reasons.anonymous),
    Fact(name="record", axis=_RELIABILITY, shift=-1, reason=reasons.record),
    Fact(name="unvouched", axis=_RELIABILITY, shift=1, reason=reasons.unvouched),
    Fact(name="third hand", axis=_RELIABILITY, shift=1, reason=reasons.third_hand),
    Fact(name="nobody affirms", axis=_CREDIBILITY, at_best=Credibility.IMPROBABLE, reason=reasons.nobody),
    Fact(name="one origin", axis=_CREDIBILITY, at_best=Credibility.PROBABLY_TRUE, reason=reasons.single),
    Fact(name="several origins", axis=_CREDIBILITY, shift=-1, reason=reasons.several),
    Fact(name="many origins", axis=_CREDIBILITY, shift=-1, reason=reasons.many),
    Fact(name="seen alone", axis=_CREDIBILITY, at_best=Credibility.PROBABLY_TRUE, reason=reasons.alone),
    Fact(name="one report", axis=_CREDIBILITY, at_best=Credibility.PROBABLY_TRUE, reason=reasons.one_report),
    Fact(name="named and reliable", axis=_CREDIBILITY, shift=-1, reason=reasons.named_and_reliable),
    Fact(name="origins differ", axis=_CREDIBILITY, reason=reasons.origins_differ),
    Fact(name="details differ", axis=_CREDIBILITY, reason=reasons.details_differ),
    Fact(name="contradicted", axis=_CREDIBILITY, at_best=Credibility.PROBABLY_TRUE, reason=reasons.contradicted),
    Fact(name="as many against", axis=_CREDIBILITY, at_best=Credibility.POSSIBLY_TRUE, reason=reasons.as_many_against),
    Fact(name="outnumbered", axis=_CREDIBILITY, at_best=Credibility.DOUBTFUL, reason=reasons.outnumbered),
    Fact(name="hedged", axis=_CREDIBILITY, shift=1, reason=reasons.hedged),
    Fact(name="conceivable", axis=_CREDIBILITY, shift=2, reason=reasons.conceivable),
    Fact(name="inconsistent", axis=_CREDIBILITY, shift=1, reason=reasons.inconsistent),
    Fact(name="late", axis=_CREDIBILITY, shift=1, reason=reasons.late),
    Fact(name="denied", axis=_CREDIBILITY, at_best=Credibility.POSSIBLY_TRUE, reason=reasons.denied),
    Fact(name="word against word", axis=_CREDIBILITY, at_best=Credibility.DOUBTFUL, reason=reasons.word_against_word),
)
