"""How the base map's outlines are made: simplified, cut at the far meridian, written as paths."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st


def _outlining() -> ModuleType:
    path = Path(__file__).parents[2] / "resources" / "outlining.py"
    spec = importlib.util.spec_from_file_location("outlining", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("outlining", module)
    spec.loader.exec_module(module)
    return module


OUTLINING = _outlining()
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
LINES = st.lists(st.tuples(st.integers(-100, 100), st.integers(-100, 100)), min_size=2, max_size=30)


def test_a_small_corner_goes_and_a_large_one_stays() -> None:
    line = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 8.0)]
    assert OUTLINING.kept(line, 1.0) == [0, 2, 3]
    assert OUTLINING.kept(line, 0.1) == [0, 1, 2, 3]


@given(LINES, st.floats(0, 1000))
def test_the_ends_of_a_line_stay_and_more_is_kept_of_a_finer_one(line: list[tuple[int, int]], size: float) -> None:
    coarse, fine = OUTLINING.kept(line, size), OUTLINING.kept(line, size / 2)
    assert coarse[0] == 0
    assert coarse[-1] == len(line) - 1
    assert coarse == sorted(set(coarse))
    assert set(coarse) <= set(fine)


def test_a_ring_over_the_far_meridian_is_cut_there() -> None:
    ring = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)]
    pieces = OUTLINING.cut(ring)
    assert sorted((min(x for x, _ in piece), max(x for x, _ in piece)) for piece in pieces) == [
        (-180, -170),
        (170, 180),
    ]
    assert OUTLINING.cut(SQUARE) == [SQUARE]


def test_a_path_tells_each_corner_from_the_one_before() -> None:
    assert OUTLINING.path([SQUARE]) == "M0 0l10 0 0 10-10 0z"
    assert OUTLINING.path([[(0.0, 0.0), (0.25, -0.5), (0.5, 0.0)]]) == "M0 0l.2-.5 .3 .5z"
    assert OUTLINING.path([[(0.0, 0.0), (0.01, 0.0), (0.0, 0.01)]]) == ""


def test_an_anchor_lies_where_there_is_most_room() -> None:
    x, y, depth = OUTLINING.anchor([SQUARE])
    assert (round(x, 1), round(y, 1), round(depth, 1)) == (5.0, 5.0, 5.0)
    hole = [(3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0), (3.0, 3.0)]
    x, y, depth = OUTLINING.anchor([SQUARE, hole])
    assert not OUTLINING.holds([hole], (x, y))
    assert OUTLINING.holds([SQUARE, hole], (x, y))
    assert 1.4 < depth < 2.2
