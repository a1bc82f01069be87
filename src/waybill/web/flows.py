"""What went from where to where: cases counted between places.

Laws:   a case counts once between each place it may have left and each it may have come to;
        a case whose start or end is on no map stands in a flow of its own kind, and is not left out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from waybill.core.case import Case
from waybill.core.ids import CaseId
from waybill.web.case_index import case_index
from waybill.web.dated import Dated, dated
from waybill.web.drawing.looks import Look, kind_of, line_of
from waybill.web.spots import Atlas, Spot, atlas
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

MOST_ENDS: Final = 4
"""Starts, and ends, of one case that are shown; where sources name more, the first ones."""


class Between(NamedTuple):
    """What flows are told apart by; None where one is not on a map, or does not tell them apart."""

    start: Spot | None
    end: Spot | None
    line: Look | None = None
    kind: Look | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Journey:
    """A case as the map shows it.

    Attributes:
        case: its id.
        between: between what it may have gone, told apart in each of the ``_FINE`` ways, each once.
        line: of its stage.
        kind: of its items.
        month: of ``dated``, as EDTF writes it.
    """

    case: CaseId
    between: tuple[tuple[Between, ...], ...]
    line: Look
    kind: Look
    dated: Dated | None
    month: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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


@made_once
def journeys(held: Held) -> tuple[Journey, ...]:
    """All cases as the map shows them, the newest first."""
    one: dict[Between, Between] = {}  # Of those that are alike, so that they take less room.
    return tuple(_journey(case, held, one) for case in case_index(held).cases)


def _journey(case: Case, held: Held, one: dict[Between, Between]) -> Journey:
    summary, known, day = case.summary, atlas(held), dated(case)
    starts = (known.places(summary.origin) or known.countries_of(summary.supplier))[:MOST_ENDS] or (None,)
    ends = (known.places(summary.destination) or known.countries_of(summary.recipient))[:MOST_ENDS] or (None,)
    line, kind = line_of(summary.stage), kind_of(item.weapon_class for item in summary.items)
    pairs = [(start, end) for start in starts for end in ends]
    told_apart = (
        [Between(start, end, line, kind) for start, end in pairs],
        [Between(start, end) for start, end in pairs],
        [Between(_whole(start, known), _whole(end, known)) for start, end in pairs],
    )
    return Journey(
        case=case.id,
        between=tuple(tuple(one.setdefault(each, each) for each in dict.fromkeys(listed)) for listed in told_apart),
        line=line,
        kind=kind,
        dated=day,
        month=None if day is None else day.month,
    )


def flows(chosen: Sequence[Journey], *, most: int) -> tuple[Flow, ...]:
    """Cases between places, told apart as finely as leaves no more flows than can be seen; the most cases first.

    Flows of what lies in no country stay as they are where countries are told apart.
    """
    found: dict[Between, list[Journey]] = {}
    for fineness in _FINE:
        found = _between(chosen, fineness, most=most)
        if len(found) <= most:
            break
    listed = (_flow(key, told) for key, told in found.items())
    return tuple(sorted(listed, key=lambda flow: (-len(flow.cases), _order(flow.between))))


_FINE: Final = range(3)
"""Places with stages and weapons, places alone, countries."""


def _between(chosen: Sequence[Journey], fineness: int, *, most: int) -> dict[Between, list[Journey]]:
    """Cases by what they are told apart by; no more than show that these are too many, unless it is the last way."""
    found: dict[Between, list[Journey]] = defaultdict(list)
    for journey in chosen:
        for key in journey.between[fineness]:
            found[key].append(journey)
        if len(found) > most and fineness != _FINE[-1]:
            break
    return found


def _whole(spot: Spot | None, known: Atlas) -> Spot | None:
    """Its country; what lies in none stays as it is."""
    return spot and (known.country(spot.country) or spot)


def _flow(between: Between, told: Sequence[Journey]) -> Flow:
    if len(told) == 1:  # as most flows of a narrow filter
        [one] = told
        months_of_one = () if one.month is None else ((one.month, 1),)
        return Flow(
            between=between, cases=(one.case,), lines=((one.line, 1),), kinds=((one.kind, 1),), months=months_of_one
        )
    lines: dict[Look, int] = {}
    kinds: dict[Look, int] = {}
    months: dict[str, int] = {}
    for each in told:  # Most flows have so few cases that a loop is faster than three counters.
        line, kind, month = each.line, each.kind, each.month
        lines[line] = lines.get(line, 0) + 1
        kinds[kind] = kinds.get(kind, 0) + 1
        if month is not None:
            months[month] = months.get(month, 0) + 1
    return Flow(
        between=between,
        cases=tuple([each.case for each in told]),
        lines=_ranked(lines),
        kinds=_ranked(kinds),
        months=tuple(sorted(months.items())),
    )


def _ranked(looks: Mapping[Look, int]) -> tuple[tuple[Look, int], ...]:
    listed = tuple(looks.items())
    return listed if len(listed) == 1 else tuple(sorted(listed, key=lambda each: (-each[1], each[0].name)))


def _order(between: Between) -> tuple[str, ...]:
    start, end, line, kind = between
    return (
        start.key if start else "",
        end.key if end else "",
        line.name if line else "",
        kind.name if kind else "",
    )
