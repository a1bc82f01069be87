"""Parts of the page of a case: its way through places, and what was judged of its claims and parties."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Summary, SummaryParty
from waybill.core.claim import ClaimRef
from waybill.core.entity import EntityKind
from waybill.core.ids import EntityId
from waybill.core.judgement import Judgement, Subject
from waybill.core.judgement_history import JudgementHistory, Step
from waybill.telling import wording
from waybill.web.links import Grounds, entity_address
from waybill.workspace.held import Held

NOT_PLACED: Final = "place not in the catalogue"
_ENDS: Final = {"origin": "from", "via": "through", "destination": "to"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on the way.

    Attributes:
        part: from, through, or to.
        precision: what sort of place it is: of a country, any point in it may be meant.
    """

    part: str
    name: str
    href: str | None
    precision: str
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A step in what was judged of a pair.

    Attributes:
        at: to the minute, UTC.
    """

    what: str
    by: str
    at: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was judged of a pair.

    Attributes:
        left: what was judged, by its id, as ``right``.
        names: what both are called; of claims their ids.
        in_force: the verdict that counts; "no longer judged" where all were withdrawn.
        decisions: the latest first.
    """

    left: str
    right: str
    names: tuple[str, str]
    in_force: str
    contradicted: bool
    decisions: tuple[Decision, ...]


def stops(summary: Summary, held: Held, ground: Callable[[Iterable[ClaimRef]], Grounds]) -> tuple[Stop, ...]:
    """The places of a case in the order of its way."""
    return tuple(
        Stop(
            part=_ENDS[slot],
            name=place.name,
            href=None if place.entity is None else entity_address(place.entity),
            precision=precision(place, held),
            grounds=ground(place.claims),
        )
        for slot, places in (
            ("origin", summary.origin),
            ("via", summary.via),
            ("destination", summary.destination),
        )
        for place in places
    )


def precision(place: SummaryParty, held: Held) -> str:
    """What sort of place is meant."""
    if place.entity is None:
        return NOT_PLACED
    kind = held.ontology.place(place.entity)
    if kind is not None:
        return kind.value
    entity = held.entity(place.entity)
    return "country" if entity is not None and entity.kind is EntityKind.STATE else NOT_PLACED


def judged_of(history: JudgementHistory, held: Held) -> Judged:
    """What was judged of a pair, with who decided when and why."""
    first, in_force = history.steps[0], history.in_force
    names = (_name(first.left, first.subject, held), _name(first.right, first.subject, held))
    return Judged(
        left=first.left,
        right=first.right,
        names=names if names[0] != names[1] else (f"{names[0]} ({first.left})", f"{names[1]} ({first.right})"),
        in_force="no longer judged" if in_force is None else wording.label(in_force.verdict),
        contradicted=bool(history.contradicting),
        decisions=tuple(map(_decision, reversed(history.steps))),
    )


def _name(id_: str, subject: Subject, held: Held) -> str:
    entity = held.entity(EntityId(id_)) if subject is Subject.ENTITY else None
    return id_ if entity is None else entity.name


def _decision(step: Step) -> Decision:
    is_judgement = isinstance(step, Judgement)
    at = step.judged_at if isinstance(step, Judgement) else step.withdrawn_at
    return Decision(
        what=wording.label(step.verdict) if isinstance(step, Judgement) else "withdrawn",
        by=step.maker.name,
        at=at.strftime("%Y-%m-%d %H:%M UTC"),
        reasons=step.reasons or (() if is_judgement else ("no reason given",)),
    )
