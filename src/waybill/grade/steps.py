"""The stages that claims say a transfer reached; a later one supersedes an earlier one and erases nothing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from waybill.core.case import Step
from waybill.core.claim import Claim, ClaimRef, Polarity, Stage
from waybill.core.period import Period

_ORDER: Final = tuple(Stage)
_ENDS: Final = frozenset({Stage.INTERCEPTED, Stage.BLOCKED})
"""Where a transfer may end short of its goal; it may still go on later."""


def steps(claims: Iterable[Claim], reached: Stage | None) -> tuple[Step, ...]:
    """The stages of a case's affirming claims, in the order in which a transfer takes them.

    Args:
        claims: of the case.
        reached: the stage that the case is taken to have reached.
    """
    met: dict[Stage, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.polarity is Polarity.AFFIRMED:
            met[claim.stage].append(claim)
    return tuple(
        Step(
            stage=stage,
            dates=_dates(claim.date.period for claim in met[stage] if claim.date is not None),
            claims=tuple(sorted(ClaimRef(claim.document, claim.id) for claim in met[stage])),
            superseded=_is_superseded(stage, reached),
        )
        for stage in _ORDER
        if stage in met
    )


def _is_superseded(stage: Stage, reached: Stage | None) -> bool:
    """Whether it is taken to have gone on from there; not where it is only said that it may have come so far."""
    if reached is None or stage is reached:
        return False
    return stage in _ENDS or _ORDER.index(stage) < _ORDER.index(reached)


def _dates(periods: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(sorted(set(periods), key=lambda each: (each.earliest or date.min, each.latest or date.max, each.edtf)))
