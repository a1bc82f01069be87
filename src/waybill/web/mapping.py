"""Flows as legs of a map."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from waybill.telling.visible import count
from waybill.web.drawing.looks import STOPPED, Look
from waybill.web.flows import Flow
from waybill.web.picturing import Leg
from waybill.web.spots import Precision, Spot

MOST_RANKED: Final = 1 << 12


def legs(
    flows: Iterable[Flow],
    *,
    address: Callable[[Flow], str],
    step: Callable[[str], str] = str,
    chosen: Flow | None = None,
) -> Iterator[Leg]:
    """A leg for each flow that has a start and an end, in the same order.

    Args:
        flows: to show.
        address: what a flow leads to.
        step: of playing, to which a month belongs.
        chosen: to be told apart from the others.
    """
    lanes: dict[tuple[Spot, Spot], int] = {}
    for flow in flows:
        start, end = flow.between.start, flow.between.end
        if start is None or end is None:
            continue
        lane = lanes.get((start, end), 0)
        lanes[start, end] = lane + 1
        line, kind = flow.lines[0][0], flow.kinds[0][0]
        yield Leg(
            start=start,
            end=end,
            line=line,
            kind=kind,
            sign=kind.sign,
            about=about(flow),
            is_stopped=line is STOPPED,
            cases=len(flow.cases),
            href=address(flow),
            lane=lane,
            steps=_steps(flow, step),
            chosen=flow is chosen,
        )


def about(flow: Flow) -> str:
    """A flow in words."""
    ends = f"{told(flow.between.start)} to {told(flow.between.end)}"
    return f"{ends}: {count(len(flow.cases), 'case')}; {_listed(flow.lines)}; {_listed(flow.kinds)}"


@lru_cache(maxsize=MOST_RANKED)
def _listed(looks: tuple[tuple[Look, int], ...]) -> str:
    return ", ".join(ranked(looks))


@lru_cache(maxsize=MOST_RANKED)
def ranked(looks: tuple[tuple[Look, int], ...]) -> tuple[str, ...]:
    """Looks with their numbers, which are left out where there is but one; kept, for most flows are of few cases."""
    return tuple(look.name if len(looks) == 1 else f"{number:,} {look.name}" for look, number in looks)


def told(spot: Spot | None) -> str:
    """A spot in words, with how precisely it is known where it is an area."""
    if spot is None:
        return "a place that is not said, or on no map"
    return spot.name if spot.precision is not Precision.AREA else f"around {spot.name}"


def _steps(flow: Flow, step: Callable[[str], str]) -> str:
    if len(flow.months) == 1:  # as of most flows
        [(month, cases)] = flow.months
        return f"{step(month)}:{cases}"
    found: dict[str, int] = {}
    for month, cases in flow.months:
        name = step(month)
        found[name] = found.get(name, 0) + cases
    return " ".join(f"{name}:{cases}" for name, cases in sorted(found.items()))
