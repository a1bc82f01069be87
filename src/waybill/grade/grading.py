"""Grade a case by the Admiralty code from a table of facts, each with its reason.

Reliability starts at that of the best outlet that carries the case and stays F where no outlet can be judged.
Credibility starts at 3, possibly true, and ends between 1 and 5.

Source: NATO AJP-2.1; the weights are ours.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from waybill.core.claim import Certainty
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.speaker import SpeakerKind
from waybill.grade.dossier import Dossier

_JUDGED: Final = tuple(each for each in Reliability if each is not Reliability.CANNOT_BE_JUDGED)
_START: Final = Credibility.POSSIBLY_TRUE
_RECORDS: Final = frozenset({SpeakerKind.COURT, SpeakerKind.IGO, SpeakerKind.DOCUMENT})
_RELIABLE: Final = frozenset({Reliability.COMPLETELY, Reliability.USUALLY})
_THIRD_HAND: Final = 3
_LISTED: Final = 3


class Axis(Enum):
    """What a fact bears upon."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that makes a case more or less to be relied upon.

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


def _outlet(dossier: Dossier) -> str | None:
    if dossier.outlet is None:
        return "No outlet that carries it is in the catalogue, so reliability cannot be judged (F)."
    own = "" if dossier.own_judgement is None else f" by your own catalogue ({dossier.own_judgement.rstrip('.')})"
    return f"The most reliable outlet that carries it, {dossier.outlet}, is rated {dossier.reliability}{own}."


def _anonymous(dossier: Dossier) -> str | None:
    if any(origin.named for origin in dossier.origins):
        return None
    return f"No origin is named: {_names(dossier)}."


def _record(dossier: Dossier) -> str | None:
    records = sorted(origin.text for origin in dossier.origins if origin.named and origin.kind in _RECORDS)
    return f"It rests on a court, an international body or a document: {records[0]}." if records else None


def _third_hand(dossier: Dossier) -> str | None:
    chains = [chain for claim in dossier.affirming for chain in claim.sources or ((),)]
    if not chains or any(len(chain) < _THIRD_HAND for chain in chains):
        return None
    return "It is told at third hand or further throughout."


def _nobody(dossier: Dossier) -> str | None:
    return None if dossier.affirming else "Nobody affirms it here."


def _single(dossier: Dossier) -> str | None:
    if not dossier.affirming or len(dossier.origins) > 1:
        return None
    return f"All affirming claims go back to one origin: {_names(dossier)}."


def _several(dossier: Dossier) -> str | None:
    if dossier.agreeing < 2:
        return None
    if dossier.agreeing < len(dossier.origins):
        return (
            f"{dossier.agreeing} independent origins affirm it without excluding each other, of {len(dossier.origins)}."
        )
    return f"{dossier.agreeing} independent origins affirm it: {_names(dossier)}."


def _many(dossier: Dossier) -> str | None:
    return "More than two independent origins affirm it." if dossier.agreeing > 2 else None


def _named_and_reliable(dossier: Dossier) -> str | None:
    named = [origin.text for origin in dossier.origins if origin.named]
    if not dossier.affirming or not named or dossier.reliability not in _RELIABLE:
        return None
    return f"A named origin ({named[0]}) and a reliable outlet ({dossier.outlet}) stand for it."


def _dates_differ(dossier: Dossier) -> str | None:
    if not dossier.affirming or dossier.agreeing == len(dossier.origins):
        return None
    return "The origins disagree on the date; those that agree are counted."


def _numbers_differ(dossier: Dossier) -> str | None:
    differing = sorted(item.name for item in dossier.case.summary.items if len(item.quantities) > 1)
    return f"The number of {differing[0]} differs between claims." if differing else None


def _hedged(dossier: Dossier) -> str | None:
    certainties = {claim.certainty for claim in dossier.affirming}
    if not certainties or Certainty.STATED in certainties or certainties == {Certainty.POSSIBLE}:
        return None
    return "Every affirming claim is hedged."


def _conceivable(dossier: Dossier) -> str | None:
    if {claim.certainty for claim in dossier.affirming} != {Certainty.POSSIBLE}:
        return None
    return "It is only said to be conceivable."


def _denied(dossier: Dossier) -> str | None:
    return f"It is denied by {_listed(dossier.deniers)}." if dossier.deniers else None


def _word_against_word(dossier: Dossier) -> str | None:
    if not dossier.deniers or dossier.agreeing > 1:
        return None
    return "The denial stands against no more than one origin."


def _names(dossier: Dossier) -> str:
    return _listed([origin.text for origin in dossier.origins])


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    return "; ".join(names[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


FACTS: Final = (
    Fact(name="outlet", axis=Axis.RELIABILITY, reason=_outlet),
    Fact(name="no name", axis=Axis.RELIABILITY, shift=1, reason=_anonymous),
    Fact(name="record", axis=Axis.RELIABILITY, shift=-1, reason=_record),
    Fact(name="third hand", axis=Axis.RELIABILITY, shift=1, reason=_third_hand),
    Fact(name="nobody affirms", axis=Axis.CREDIBILITY, at_best=Credibility.IMPROBABLE, reason=_nobody),
    Fact(name="one origin", axis=Axis.CREDIBILITY, at_best=Credibility.PROBABLY_TRUE, reason=_single),
    Fact(name="several origins", axis=Axis.CREDIBILITY, shift=-1, reason=_several),
    Fact(name="many origins", axis=Axis.CREDIBILITY, shift=-1, reason=_many),
    Fact(name="named and reliable", axis=Axis.CREDIBILITY, shift=-1, reason=_named_and_reliable),
    Fact(name="dates differ", axis=Axis.CREDIBILITY, reason=_dates_differ),
    Fact(name="numbers differ", axis=Axis.CREDIBILITY, reason=_numbers_differ),
    Fact(name="hedged", axis=Axis.CREDIBILITY, shift=1, reason=_hedged),
    Fact(name="conceivable", axis=Axis.CREDIBILITY, shift=2, reason=_conceivable),
    Fact(name="denied", axis=Axis.CREDIBILITY, at_best=Credibility.POSSIBLY_TRUE, reason=_denied),
    Fact(name="word against word", axis=Axis.CREDIBILITY, at_best=Credibility.DOUBTFUL, reason=_word_against_word),
)
