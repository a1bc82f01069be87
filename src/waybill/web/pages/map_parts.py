"""Parts of the map's page: which flows it shows, what each leads to, and each as a row of a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from waybill.web.asked import Asked, RefusedError
from waybill.web.drawing.looks import Look
from waybill.web.flows import Flow, flows
from waybill.web.links import Link, case_address, with_others
from waybill.web.mapping import ranked
from waybill.web.selecting import MOST_KEPT, Chosen, chosen
from waybill.web.spots import Precision, Spot
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

PATH: Final = "/map"
MOST_ARCS: Final = 60
"""Arcs that are drawn, and the most that tell stages and weapons apart."""
NOWHERE: Final = "-"
OF_AN_ARC: Final = ("start", "end", "reached", "goods")


class Row(NamedTuple):
    """Cases between two places, in words; a tuple, for a map has hundreds.

    Attributes:
        start_is: how precisely the start is known, where it is more or less than a place. Likewise ``end_is``.
        href: of the case, or of the list of the cases.
        is_drawn: whether the map shows it.
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
    is_drawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What a line, or a sign, means."""

    name: str
    style: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """Flows of the cases that were asked for.

    Attributes:
        flows: all of them, the most cases first.
        seen: those that the map shows.
        unseen: how many it could show, and does not.
    """

    chosen: Chosen
    flows: tuple[Flow, ...]
    seen: tuple[Flow, ...]
    unseen: int


def drawn(asked: Asked) -> Drawn:
    """Flows of the cases that are asked for; kept, for who clicks through arcs asks for the same ones again.

    Raises:
        RefusedError: a filter has no such value.
    """
    found, kept = chosen(asked), _kept(asked.held)
    made = kept.get(found)
    if made is None:
        listed = flows(found.journeys, most=MOST_ARCS)
        whole = [flow for flow in listed if has_ends(flow)]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[found] = made = Drawn(
            chosen=found, flows=listed, seen=tuple(whole[:MOST_ARCS]), unseen=max(0, len(whole) - MOST_ARCS)
        )
    return made


@made_once
def _kept(_: Held) -> dict[Chosen, Drawn]:
    """What was drawn before of what is held."""
    return {}


def has_ends(flow: Flow) -> bool:
    """Whether a flow can be drawn."""
    return flow.between.start is not None and flow.between.end is not None


def of_arc(flow: Flow) -> dict[str, str]:
    """What an arc is asked for by."""
    start, end, line, kind = flow.between
    return {
        "start": NOWHERE if start is None else start.key,
        "end": NOWHERE if end is None else end.key,
        "reached": "" if line is None else line.style,
        "goods": "" if kind is None else kind.style,
    }


def wanted_flow(query: Mapping[str, str], listed: tuple[Flow, ...]) -> Flow | None:
    """The flow that is asked for; None where none is.

    Raises:
        RefusedError: there is no such flow among these.
    """
    wanted = {name: query.get(name, "") for name in OF_AN_ARC}
    if not any(wanted.values()):
        return None
    found = next((flow for flow in listed if of_arc(flow) == wanted), None)
    if found is None:
        raise RefusedError("there is no such arc among these cases", status=404, remedy="choose one on the map")
    return found


def arc_addresses(query: Mapping[str, str]) -> Callable[[Flow], str]:
    """What gives the address that each arc among the cases of a question leads to: its case, or the list of them."""
    address = with_others(PATH, query)
    return lambda flow: case_address(flow.cases[0]) if len(flow.cases) == 1 else f"{address(of_arc(flow))}#list"


def row(flow: Flow, href: str, *, is_drawn: bool) -> Row:
    """A flow as a row of the table."""
    start, end = flow.between[:2]
    return Row(
        start=spot_link(start),
        start_is=_precision(start),
        end=spot_link(end),
        end_is=_precision(end),
        cases=len(flow.cases),
        href=href,
        stages=ranked(flow.lines),
        goods=ranked(flow.kinds),
        first=flow.months[0][0] if flow.months else "",
        last=flow.months[-1][0] if flow.months else "",
        is_drawn=is_drawn,
    )


@lru_cache(maxsize=1 << 10)
def spot_link(spot: Spot | None) -> Link:
    """A place of a row."""
    return Link(text="(not said, or on no map)", href=None) if spot is None else Link(text=spot.name, href=spot.href)


def legend(looks: tuple[Look, ...], shown: list[Look]) -> tuple[Legend, ...]:
    """What those lines or signs mean that are shown."""
    return tuple(Legend(name=each.name, style=each.style, sign=each.sign) for each in looks if each in shown)


def _precision(spot: Spot | None) -> str:
    return "" if spot is None or spot.precision is Precision.PLACE else spot.precision.value
