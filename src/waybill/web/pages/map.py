"""The map: cases as arcs from where they leave to where they come to, and the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.web.asked import Asked, RefusedError
from waybill.web.brief import Brief, brief
from waybill.web.drawing.fitting import around
from waybill.web.drawing.looks import KINDS, LINES, Look
from waybill.web.drawing.world import WORLD
from waybill.web.flows import Flow, flows
from waybill.web.links import Link, case_address, with_query
from waybill.web.mapping import Picture, picture, ranked
from waybill.web.pages.cases import Choice
from waybill.web.paging import Paging, paged
from waybill.web.selecting import MOST_KEPT, Chosen, choices, chosen
from waybill.web.selecting import PARAMETERS as FILTERS
from waybill.web.spots import Spot
from waybill.workspace.holding import Held

PATH: Final = "/map"
MOST_ARCS: Final = 60
"""Arcs that are drawn, and the most that tell stages and weapons apart."""
MOST_ROWS: Final = 300
MOST_STEPS: Final = 60
"""Months that are played one by one; of more, years are."""
NOWHERE: Final = "-"
OF_AN_ARC: Final = ("start", "end", "reached", "goods")
VIEWS: Final = {"world": "the whole world", "fit": "no more of the world than is needed"}
PARAMETERS: Final = (*FILTERS, *OF_AN_ARC, "view")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cases between two places, in words.

    Attributes:
        start_is: how precisely the start is known; empty where it is on no map. Likewise ``end_is``.
        href: of the case, or of the list of the cases.
        drawn: whether the map shows it.
        first: month of the first of the cases; empty where none has a day. Likewise ``last``.
    """

    start: Link
    start_is: str
    end: Link
    end_is: str
    cases: int
    href: str
    stages: tuple[str, ...]
    goods: tuple[str, ...]
    first: str
    last: str
    drawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The cases of one arc."""

    about: str
    cases: tuple[Brief, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What lines and signs mean, of those that are on the map."""

    name: str
    style: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """Cases on a map.

    Attributes:
        query: the filters, as they stand in the address.
        choices: what can be filtered by, with numbers.
        total: of the cases that were asked for.
        undrawn: of them, how many have no arc, for a start or an end is on no map.
        unseen: arcs beyond those that are drawn.
        is_apart: whether arcs tell stages and weapons apart; else each shows what most of its cases are.
        rows: the same as a table, the most cases first; ``more_rows`` are beyond it.
        steps: months or years, for playing.
        by_publication: cases that stand at the day of their publication, for no other is said.
        undated: cases without a day.
        listed: the cases of the arc that was asked for; None where none was.
        as_list: address of the same cases as a list; None where it cannot be asked for there.
        other_view: to see the whole world, or no more than is needed.
    """

    query: Mapping[str, str]
    choices: tuple[Choice, ...]
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
    as_list: str | None
    timeline: str
    other_view: Link


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """What does not depend on which arc is asked for."""

    chosen: Chosen
    flows: tuple[Flow, ...]
    seen: tuple[Flow, ...]
    unseen: int


def map_page(asked: Asked) -> MapPage:
    """The cases that were asked for, on a map.

    Raises:
        RefusedError: a filter, an arc, or a page, that there is not.
    """
    view = asked.query.get("view", "fit")
    if view not in VIEWS:
        raise RefusedError(f"no view is called {view!r}", status=400, remedy=f"give one of {', '.join(VIEWS)}")
    drawn = _drawn(asked)
    query, told = drawn.chosen.query, drawn.chosen.journeys.values()
    wanted = _wanted(asked.query, drawn.flows)
    steps = _steps(drawn.seen)
    is_world = view == "world" or not drawn.seen
    spots = [spot.at for flow in drawn.seen for spot in flow.between[:2] if spot is not None]
    undrawn = {case for flow in drawn.flows if not _has_ends(flow) for case in flow.cases}
    return MapPage(
        query=query,
        choices=choices(asked, query),
        total=len(drawn.chosen.cases),
        undrawn=len(undrawn),
        unseen=drawn.unseen,
        is_apart=all(flow.between.line is not None for flow in drawn.flows),
        picture=picture(
            drawn.seen,
            WORLD if is_world else around(spots),
            address=lambda flow: _address(flow, query),
            step=(lambda month: month[:4]) if steps and len(steps[0]) == 4 else str,
            chosen=wanted,
        ),
        lines=_legend(LINES, [flow.lines[0][0] for flow in drawn.seen]),
        kinds=_legend(KINDS, [flow.kinds[0][0] for flow in drawn.seen]),
        rows=tuple(_row(flow, query, drawn.seen) for flow in drawn.flows[:MOST_ROWS]),
        more_rows=max(0, len(drawn.flows) - MOST_ROWS),
        steps=steps,
        by_publication=sum(each.dated is not None and not each.dated.is_said for each in told),
        undated=sum(each.dated is None for each in told),
        listed=None if wanted is None else _listed(wanted, asked),
        as_list=with_query("/cases", query) if not {"since", "until"} & set(query) else None,
        timeline=with_query("/timeline", query),
        other_view=_other(view, query),
    )


def _drawn(asked: Asked) -> Drawn:
    """Flows of the cases; kept, for who clicks through arcs asks for the same ones again."""
    found = chosen(asked, own=(*OF_AN_ARC, "view"))
    kept = _kept(asked.held)
    if found not in kept:
        listed = flows(found.journeys, most=MOST_ARCS, held=asked.held)
        whole = [flow for flow in listed if _has_ends(flow)]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[found] = Drawn(
            chosen=found, flows=listed, seen=tuple(whole[:MOST_ARCS]), unseen=max(0, len(whole) - MOST_ARCS)
        )
    return kept[found]


@lru_cache(maxsize=1)
def _kept(_: Held) -> dict[Chosen, Drawn]:
    return {}


def _has_ends(flow: Flow) -> bool:
    return flow.between.start is not None and flow.between.end is not None


def _of_arc(flow: Flow) -> dict[str, str]:
    """What an arc is asked for by."""
    start, end, line, kind = flow.between
    return {
        "start": NOWHERE if start is None else start.key,
        "end": NOWHERE if end is None else end.key,
        "reached": "" if line is None else line.style,
        "goods": "" if kind is None else kind.style,
    }


def _wanted(query: Mapping[str, str], listed: tuple[Flow, ...]) -> Flow | None:
    wanted = {name: query.get(name, "") for name in OF_AN_ARC}
    if not any(wanted.values()):
        return None
    found = next((flow for flow in listed if _of_arc(flow) == wanted), None)
    if found is None:
        raise RefusedError("there is no such arc among these cases", status=404, remedy="choose one on the map")
    return found


def _address(flow: Flow, query: Mapping[str, str]) -> str:
    if len(flow.cases) == 1:
        return case_address(flow.cases[0])
    return f"{with_query(PATH, {**query, **_of_arc(flow)})}#list"


def _row(flow: Flow, query: Mapping[str, str], seen: tuple[Flow, ...]) -> Row:
    start, end = flow.between[:2]
    return Row(
        start=_link(start),
        start_is="" if start is None else start.precision.value,
        end=_link(end),
        end_is="" if end is None else end.precision.value,
        cases=len(flow.cases),
        href=_address(flow, query),
        stages=tuple(ranked(flow.lines)),
        goods=tuple(ranked(flow.kinds)),
        first=flow.months[0][0] if flow.months else "",
        last=flow.months[-1][0] if flow.months else "",
        drawn=flow in seen,
    )


def _link(spot: Spot | None) -> Link:
    return Link(text="(not said, or on no map)", href=None) if spot is None else Link(text=spot.name, href=spot.href)


def _listed(flow: Flow, asked: Asked) -> Listed:
    cases, paging = paged(flow.cases, PATH, asked.query)
    start, end = (_link(spot).text for spot in flow.between[:2])
    shown = (asked.held.cases[case] for case in cases)
    return Listed(about=f"{start} to {end}", cases=tuple(map(brief, shown)), paging=paging)


def _legend(looks: tuple[Look, ...], shown: list[Look]) -> tuple[Legend, ...]:
    return tuple(Legend(name=each.name, style=each.style, sign=each.sign) for each in looks if each in shown)


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
