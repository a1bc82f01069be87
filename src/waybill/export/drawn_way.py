"""The way of a case, drawn as claims tell it: where it leaves, passes and arrives, and how exactly each place is known.

A scheme, no map: distances and directions say nothing.

Laws:   every place of the summary stands there, up to a number that a page bears.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from waybill.core.case import Case, SummaryParty
from waybill.export.places import sort_of_place
from waybill.export.svg import BLUE, GREY, INK, WIDTH, broken, dot, drawing, line, shape, words
from waybill.ontology import Ontology
from waybill.telling import wording

MOST: Final = 5
"""Places at the start or end, and places on the way."""

_ROW: Final = 62.0
_TOP: Final = 18.0
_EDGE: Final = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """A place where it stands on the drawing."""

    place: SummaryParty
    x: float
    y: float


def drawn_way(case: Case, ontology: Ontology) -> str | None:
    """The drawing; None where fewer than two places are named."""
    summary = case.summary
    columns = [summary.origin[:MOST], *([each] for each in summary.via[:MOST]), summary.destination[:MOST]]
    columns = [each for each in columns if each]
    if sum(map(len, columns)) < 2:
        return None
    height = _ROW * max(map(len, columns))
    stops = [list(_stops(each, place, len(columns), height)) for place, each in enumerate(columns)]
    gap = (WIDTH - 2 * _EDGE) / max(1, len(columns) - 1)
    modes = wording.way(((), (), ()), summary.transport)
    parts = [*_legs(stops), *(part for column in stops for each in column for part in _stop(each, ontology, gap))]
    if modes:
        parts.append(words(WIDTH / 2, 12, modes, anchor="middle", fill=GREY))
    return drawing(_TOP + height, parts)


def _stops(places: Sequence[SummaryParty], column: int, columns: int, height: float) -> Iterator[_Stop]:
    x = WIDTH / 2 if columns == 1 else _EDGE + (WIDTH - 2 * _EDGE) * column / (columns - 1)
    room = height / len(places)
    for row, place in enumerate(places):
        yield _Stop(place=place, x=x, y=_TOP + room * row + room / 2 - 18)


def _legs(stops: Sequence[Sequence[_Stop]]) -> Iterator[str]:
    """Arrows between columns; broken lines where there are several to choose from."""
    for before, after in pairwise(stops):
        dashed = "5 3" if len(before) > 1 or len(after) > 1 else ""
        for start in before:
            for end in after:
                yield line(start.x + 7, start.y, end.x - 12, end.y, stroke=BLUE, width=1.5, dashed=dashed)
                yield shape([(end.x - 14, end.y - 4.5), (end.x - 6, end.y), (end.x - 14, end.y + 4.5)], fill=BLUE)


def _stop(stop: _Stop, ontology: Ontology, gap: float) -> Iterator[str]:
    is_located = stop.place.entity is not None and ontology.location(stop.place.entity) is not None
    yield dot(stop.x, stop.y, 5, fill=BLUE if is_located else "white", stroke=BLUE)
    names = broken(stop.place.name, min(gap, 150) - 8)
    for row, name in enumerate(names):
        yield words(stop.x, stop.y + 18 + 12 * row, name, anchor="middle", fill=INK, bold=True)
    yield words(
        stop.x,
        stop.y + 18 + 12 * len(names),
        sort_of_place(stop.place.entity, ontology),
        size=9.5,
        anchor="middle",
        fill=GREY,
    )
