"""The map: cases as arcs from where they leave to where they come to, and the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final

from waybill.atlas.fitting import around
from waybill.atlas.world import WORLD, Box
from waybill.web.asked import Asked, RefusedError
from waybill.web.brief import Brief, brief
from waybill.web.drawing.looks import KINDS, LINES
from waybill.web.flows import Flow
from waybill.web.links import Link, with_query
from waybill.web.mapping import legs
from waybill.web.pages.cases import Sieve, sieve
from waybill.web.pages.map_parts import (
    OF_AN_ARC,
    PATH,
    Legend,
    Row,
    arc_addresses,
    drawn,
    has_ends,
    legend,
    row,
    spot_link,
    wanted_flow,
)
from waybill.web.paging import Paging, page_number, paged
from waybill.web.picturing import Picture, picture
from waybill.web.selecting import FILTERS, MOST_KEPT, check
from waybill.web.spots import extent
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

MOST_ROWS: Final = 300
MOST_STEPS: Final = 60
"""Months that are played one by one; of more, years are."""
VIEWS: Final = {"world": "the whole world", "fit": "no more of the world than is needed"}
PARAMETERS: Final = (*FILTERS, *OF_AN_ARC, "view", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The cases of one arc."""

    about: str
    cases: tuple[Brief, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """Cases on a map.

    Attributes:
        query: the filters, as they stand in the address.
        sieve: what can be filtered by.
        total: of the cases that were asked for.
        undrawn: of them, how many are in no arc, for a start or an end is on no map.
        unseen: arcs beyond those that are drawn.
        is_apart: whether arcs tell stages and weapons apart; else each shows what most of its cases are.
        lines: what lines mean; ``kinds`` what signs do.
        rows: the same as a table, the most cases first; ``more_rows`` are beyond it.
        steps: months or years, for playing.
        by_publication: cases that stand at the day of their publication, for no other is said.
        undated: cases without a day.
        listed: the cases of the arc that was asked for; None where none was.
        as_list: address of the same cases as a list; ``timeline`` of them over time.
        other_view: to see the whole world, or no more than is needed.
    """

    query: Mapping[str, str]
    sieve: Sieve
    total: int
    undrawn: int
    unseen: int
    is_apart: bool
    picture: Picture
    lines: tuple[Legend, ...]
    kinds: tuple[Legend, ...]
    rows: tuple[Row, ...]
    more_rows: int
    steps: tuple[str, ...]
    by_publication: int
    undated: int
    listed: Listed | None
    as_list: str
    timeline: str
    other_view: Link


def map_page(asked: Asked) -> MapPage:
    """The cases that were asked for, on a map.

    Raises:
        RefusedError: a filter, an arc, or a page, that there is not.
    """
    with _TURN:
        kept, question = _kept(asked.held), tuple(sorted(asked.query.items()))
        if question not in kept:
            check(asked.query, PARAMETERS)
            page_number(asked.query)  # Refused also where no list is shown.
            page = _page(asked)
            if len(kept) >= MOST_KEPT:
                del kept[next(iter(kept))]
            kept[question] = page
        return kept[question]


_TURN: Final = Lock()
"""Who asks for a map that another is just making waits for it."""


@made_once
def _kept(_: Held) -> dict[tuple[tuple[str, str], ...], MapPage]:
    """Maps that were made before of what is held: a map is large, and those of few filters are looked at often."""
    return {}


def _page(asked: Asked) -> MapPage:
    view = _view(asked.query)
    found = drawn(asked)
    seen = frozenset(found.seen)
    query, told = found.chosen.query, found.chosen.journeys
    wanted = wanted_flow(asked.query, found.flows)
    steps = _steps(found.seen)
    address = cache(arc_addresses(query))
    shown = legs(
        found.seen,
        address=address,
        step=(lambda month: month[:4]) if steps and len(steps[0]) == 4 else str,
        chosen=wanted,
    )
    return MapPage(
        query=query,
        sieve=sieve(asked.held, query, PATH),
        total=len(found.chosen.cases),
        undrawn=len({case for flow in found.flows if not has_ends(flow) for case in flow.cases}),
        unseen=found.unseen,
        is_apart=all(flow.between.line is not None for flow in found.flows),
        picture=picture(tuple(shown), WORLD if view == "world" else _fitted(found.seen)),
        lines=legend(LINES, [flow.lines[0][0] for flow in found.seen]),
        kinds=legend(KINDS, [flow.kinds[0][0] for flow in found.seen]),
        rows=tuple(row(flow, address(flow), is_drawn=flow in seen) for flow in found.flows[:MOST_ROWS]),
        more_rows=max(0, len(found.flows) - MOST_ROWS),
        steps=steps,
        by_publication=sum(each.dated is not None and not each.dated.is_said for each in told),
        undated=sum(each.dated is None for each in told),
        listed=None if wanted is None else _listed(wanted, asked),
        as_list=with_query("/cases", query),
        timeline=with_query("/timeline", query),
        other_view=_other(view, query),
    )


def _view(query: Mapping[str, str]) -> str:
    view = query.get("view", "fit")
    if view not in VIEWS:
        raise RefusedError(f"no view is called {view!r}", status=400, remedy=f"give one of {', '.join(VIEWS)}")
    return view


def _fitted(seen: tuple[Flow, ...]) -> Box:
    spots = {spot for flow in seen for spot in flow.between[:2] if spot is not None}
    return around([point for spot in spots for point in extent(spot)])


def _listed(flow: Flow, asked: Asked) -> Listed:
    cases, paging = paged(flow.cases, PATH, asked.query)
    start, end = (spot_link(spot).text for spot in flow.between[:2])
    return Listed(
        about=f"{start} to {end}", cases=tuple(brief(asked.held.cases[case]) for case in cases), paging=paging
    )


def _steps(seen: tuple[Flow, ...]) -> tuple[str, ...]:
    """Every month between the first and the last of the cases, or every year where those are many."""
    months = [month for flow in seen for month, _ in flow.months]
    if not months:
        return ()
    first, last = min(months), max(months)
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) * 12 > MOST_STEPS:
        return tuple(f"{year:04}" for year in years)
    listed = (f"{year:04}-{month:02}" for year in years for month in range(1, 13))
    return tuple(month for month in listed if first <= month <= last)


def _other(view: str, query: Mapping[str, str]) -> Link:
    other = "world" if view == "fit" else "fit"
    return Link(text=VIEWS[other], href=with_query(PATH, {**query, "view": other if other != "fit" else ""}))
