"""The way of one case on the map: legs between its places, each as precise as it is known."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from waybill.atlas.fitting import around
from waybill.core.case import Case
from waybill.telling import wording
from waybill.web.drawing.looks import STOPPED, kind_of, line_of
from waybill.web.flows import MOST_ENDS
from waybill.web.mapping import told
from waybill.web.picturing import Leg, Picture, picture
from waybill.web.spots import Spot, atlas, extent
from waybill.workspace.held import Held

SHAPE: Final = 2.4
MOST_VIA: Final = 8


def route(case: Case, held: Held) -> Picture | None:
    """The way of a case; None where fewer than two of its places are on a map."""
    summary, known = case.summary, atlas(held)
    starts = known.places(summary.origin) or known.countries_of(summary.supplier)
    ends = known.places(summary.destination) or known.countries_of(summary.recipient)
    vias = ((spot,) for spot in known.places(summary.via)[:MOST_VIA])
    stops = [each for each in (starts[:MOST_ENDS], *vias, ends[:MOST_ENDS]) if each]
    if len(stops) < 2:
        return None
    shown = [point for stop in stops for spot in stop for point in extent(spot)]
    return picture(tuple(_legs(stops, case)), around(shown, shape=SHAPE))


def assumed(case: Case, held: Held) -> str:
    """Which ends of the way are drawn though no place of them is said, in a sentence; empty where none is."""
    summary, known = case.summary, atlas(held)
    ends = {
        "where it left": (summary.origin, summary.supplier, "supplier"),
        "where it arrives": (summary.destination, summary.recipient, "recipient"),
    }
    drawn = [
        f"{end} is not said, or on no map: the country of the {party} stands for it"
        for end, (places, parties, party) in ends.items()
        if not known.places(places) and known.countries_of(parties)
    ]
    told = "; ".join(drawn)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _legs(stops: Sequence[Sequence[Spot]], case: Case) -> Iterator[Leg]:
    """A leg from each place to each of those that come next; how it travels is said of the whole way."""
    summary = case.summary
    line, kind = line_of(summary.stage), kind_of(item.weapon_class for item in summary.items)
    means = wording.way(((), (), ()), summary.transport)
    for froms, tos in pairwise(stops):
        for start in froms:
            for end in tos:
                yield Leg(
                    start=start,
                    end=end,
                    line=line,
                    kind=kind,
                    sign=", ".join(map(wording.label, summary.transport)),
                    about=f"{told(start)} to {told(end)}" + (f", {means}" if means else ""),
                    is_stopped=line is STOPPED and tos is stops[-1],
                )
