"""What went from where to where: cases counted between places.

Laws:   a case counts once between each place it may have left and each it may have come to;
        a case whose start or end is on no map stands in a flow of its own kind, and is not left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, NamedTuple

from waybill.core.case import Case
from waybill.core.ids import CaseId
from waybill.web.dated import Dated, dated
from waybill.web.drawing.looks import Look, kind_of, line_of
from waybill.web.spots import Atlas, Spot, atlas
from waybill.workspace.holding import Held

MOST_ENDS: Final = 4
"""Starts, and ends, of one case that are shown; where sources name more, the first ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A case as the map shows it.

    Attributes:
        starts: where it may have left; empty where that is on no map. Likewise ``ends``.
        line: of its stage.
        kind: of its items.
    """

    starts: tuple[Spot, ...]
    ends: tuple[Spot, ...]
    line: Look
    kind: Look
    dated: Dated | None


class Between(NamedTuple):
    """What flows are told apart by; None where one is not on a map, or does not tell them apart."""

    start: Spot | None
    end: Spot | None
    line: Look | None = None
    kind: Look | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Cases between two places.

    Attributes:
        lines: how many reached which stage, the most first; ``kinds`` of which weapons.
        months: of the cases that have a day, with their number.
    """

    between: Between
    cases: tuple[CaseId, ...]
    lines: tuple[tuple[Look, int], ...]
    kinds: tuple[tuple[Look, int], ...]
    months: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1)
def journeys(held: Held) -> Mapping[CaseId, Journey]:
    """All cases as the map shows them."""
    return {case.id: _journey(case, held) for case in held.cases.values()}


def _journey(case: Case, held: Held) -> Journey:
    summary, known = case.summary, atlas(held)
    return Journey(
        starts=(known.places(summary.origin) or known.countries_of(summary.supplier))[:MOST_ENDS],
        ends=(known.places(summary.destination) or known.countries_of(summary.recipient))[:MOST_ENDS],
        line=line_of(summary.stage),
        kind=kind_of(item.weapon_class for item in summary.items),
        dated=dated(case),
    )


def flows(chosen: Mapping[CaseId, Journey], *, most: int, held: Held) -> tuple[Flow, ...]:
    """Cases between places, told apart as finely as leaves no more flows than can be seen; the most cases first."""
    for keys in (_fine, _of_places, partial(_of_countries, known=atlas(held))):
        found: dict[Between, list[CaseId]] = defaultdict(list)
        for case, journey in chosen.items():
            for key in dict.fromkeys(keys(journey)):
                found[key].append(case)
        if len(found) <= most:
            break
    listed = (_flow(key, cases, chosen) for key, cases in found.items())
    return tuple(sorted(listed, key=lambda flow: (-len(flow.cases), _order(flow.between))))


def _fine(journey: Journey) -> Iterator[Between]:
    for start, end in _pairs(journey):
        yield Between(start, end, journey.line, journey.kind)


def _of_places(journey: Journey) -> Iterator[Between]:
    for start, end in _pairs(journey):
        yield Between(start, end)


def _of_countries(journey: Journey, *, known: Atlas) -> Iterator[Between]:
    """Between countries; what lies in none of them stays as it is."""
    for start, end in _pairs(journey):
        yield Between(_whole(start, known), _whole(end, known))


def _whole(spot: Spot | None, known: Atlas) -> Spot | None:
    return spot and (known.country(spot.country) or spot)


def _pairs(journey: Journey) -> Iterator[tuple[Spot | None, Spot | None]]:
    return ((start, end) for start in journey.starts or (None,) for end in journey.ends or (None,))


def _flow(between: Between, cases: Iterable[CaseId], chosen: Mapping[CaseId, Journey]) -> Flow:
    listed = tuple(cases)
    told = [chosen[each] for each in listed]
    months = Counter(each.dated.month for each in told if each.dated is not None)
    return Flow(
        between=between,
        cases=listed,
        lines=_ranked(each.line for each in told),
        kinds=_ranked(each.kind for each in told),
        months=tuple(sorted(months.items())),
    )


def _ranked(looks: Iterable[Look]) -> tuple[tuple[Look, int], ...]:
    return tuple(sorted(Counter(looks).items(), key=lambda each: (-each[1], each[0].name)))


def _order(between: Between) -> tuple[str, ...]:
    start, end, line, kind = between
    return (
        start.key if start else "",
        end.key if end else "",
        line.name if line else "",
        kind.name if kind else "",
    )
