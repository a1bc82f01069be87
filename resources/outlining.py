"""Outlines: simplified, cut where the map ends, and written as paths of SVG."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import hypot
from typing import Final, TypeAlias

Spot: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Spot]

_FINENESS: Final = 0.5
"""How near to the best place an anchor is, in units of the map."""


def kept(line: Sequence[Spot], smallest: float) -> list[int]:
    """The corners of a line whose triangles are not smaller than an area, by number; its ends stay.

    Source: Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", 1993.
    """
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    sizes = [0.0, *(_triangle(*line[at - 1 : at + 2]) for at in range(1, len(line) - 1)), 0.0]
    waiting = [(sizes[at], at) for at in range(1, len(line) - 1)]
    heapify(waiting)
    gone: set[int] = set()
    while waiting and waiting[0][0] < smallest:
        size, at = heappop(waiting)
        if at in gone or size != sizes[at]:
            continue
        gone.add(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for near in (left, right):
            if 0 < near < len(line) - 1:
                # A corner that a smaller one made is not smaller than that.
                sizes[near] = max(size, _triangle(line[before[near]], line[near], line[after[near]]))
                heappush(waiting, (sizes[near], near))
    return [at for at in range(len(line)) if at not in gone]


def cut(ring: Sequence[Spot]) -> list[Ring]:
    """A ring of degrees, longitude first, in pieces that do not cross the far side of the world."""
    turned, turns = [ring[0]], 0
    for left, right in pairwise(ring):
        turns += (left[0] - right[0] > 180) - (right[0] - left[0] > 180)
        turned.append((right[0] + 360 * turns, right[1]))
    if all(-180 <= x <= 180 for x, _ in turned):
        return [list(ring)]
    pieces = []
    for turn in (-1, 0, 1):
        moved = [(x - 360 * turn, y) for x, y in turned]
        inside = list(_west_of(180, [(-x, y) for x, y in _west_of(180, moved)]))
        pieces.append([(-x, y) for x, y in inside])
    return [piece for piece in pieces if len(piece) > 2]


def _west_of(edge: float, ring: Sequence[Spot]) -> Iterator[Spot]:
    """The part of a ring on one side of a meridian.

    Source: Sutherland and Hodgman, "Reentrant polygon clipping", 1974.
    """
    for left, right in pairwise([*ring, ring[0]] if ring else []):
        if left[0] <= edge:
            yield left
        if (left[0] <= edge) != (right[0] <= edge):
            share = (edge - left[0]) / (right[0] - left[0])
            yield edge, left[1] + share * (right[1] - left[1])


def area(ring: Sequence[Spot]) -> float:
    """Of what a ring encloses, however it runs."""
    return abs(sum(left[0] * right[1] - right[0] * left[1] for left, right in pairwise([*ring, ring[0]]))) / 2


def path(rings: Iterable[Sequence[Spot]]) -> str:
    """Rings as one path of SVG, in tenths of a unit, each corner told from the one before."""
    return "".join(filter(None, map(_ring_path, rings)))


def _ring_path(ring: Sequence[Spot]) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    kept = [tenths[0], *(right for left, right in pairwise(tenths) if right != left)]
    kept = kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept
    if len(kept) < 3:
        return ""
    steps = [(right[0] - left[0], right[1] - left[1]) for left, right in pairwise(kept)]
    numbers = [number for step in steps for number in step]
    return f"M{_decimal(kept[0][0])} {_decimal(kept[0][1])}l{_joined(numbers)}z"


def _joined(numbers: Iterable[int]) -> str:
    """Numbers in a row; a minus parts two of them as well as a blank does."""
    return "".join(f" {each}" if each[0] != "-" else each for each in map(_decimal, numbers)).lstrip()


def _decimal(tenths: int) -> str:
    whole, tenth = divmod(abs(tenths), 10)
    number = f"{whole or ''}{f'.{tenth}' if tenth else ''}" or "0"
    return f"-{number}" if tenths < 0 else number


def anchor(rings: Sequence[Sequence[Spot]]) -> tuple[float, float, float]:
    """The place within rings that lies farthest from their edges, and how far that is.

    Source: the method of quartered cells of V. Agafonkin, "polylabel", 2016.
    """
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or _FINENESS
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    best = (_inside_by(middle, rings), *middle)
    cells = [(-best[0] - half * 1.5, half, middle)]
    while cells and -cells[0][0] > best[0] + _FINENESS / 5:
        _, size, (x, y) = heappop(cells)
        for dx, dy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            spot = (x + dx * size / 2, y + dy * size / 2)
            depth = _inside_by(spot, rings)
            best = max(best, (depth, *spot))
            heappush(cells, (-depth - size / 2 * 1.5, size / 2, spot))
    return best[1], best[2], best[0]


def holds(rings: Sequence[Sequence[Spot]], spot: Spot) -> bool:
    """Whether a spot lies within rings, of which further ones are holes."""
    x, y = spot
    crossed = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
    )
    return crossed % 2 == 1


def _inside_by(spot: Spot, rings: Sequence[Sequence[Spot]]) -> float:
    """Distance of a spot from the nearest edge; negative outside."""
    nearest = min(_from_edge(spot, start, end) for ring in rings for start, end in pairwise([*ring, ring[0]]))
    return nearest if holds(rings, spot) else -nearest


def _from_edge(spot: Spot, start: Spot, end: Spot) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if not length else ((spot[0] - start[0]) * dx + (spot[1] - start[1]) * dy) / length
    along = min(1.0, max(0.0, along))
    return hypot(spot[0] - start[0] - along * dx, spot[1] - start[1] - along * dy)


def _triangle(first: Spot, second: Spot, third: Spot) -> float:
    across = (second[0] - first[0]) * (third[1] - first[1]) - (third[0] - first[0]) * (second[1] - first[1])
    return abs(across) / 2
