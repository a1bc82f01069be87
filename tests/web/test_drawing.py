"""The geometry of pictures: numbers in, numbers out."""

import re
from datetime import date, timedelta
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.atlas.fitting import around
from waybill.atlas.projection import HEIGHT, Point, project
from waybill.atlas.world import WORLD, Box, world
from waybill.web.drawing.bars import Bar, scale, stacked
from waybill.web.drawing.curves import bar, bend, head, number
from waybill.web.drawing.days import MOST_TICKS, Days
from waybill.web.drawing.network import RIGHT, WIDTH, wheel
from waybill.web.drawing.room import Room

NUMBERS = st.floats(min_value=0, max_value=1000)
POINTS = st.builds(Point, NUMBERS, NUMBERS)


def rounded(point: Point) -> tuple[float, float]:
    return round(point.x, 1), round(point.y, 1)


def test_degrees_become_places_on_the_map() -> None:
    assert rounded(project(0, 0)) == (500.0, 241.4)
    assert rounded(project(0, 180)) == (1000.0, 241.4)
    assert rounded(project(84, 0)) == (500.0, 0.0)
    assert rounded(project(46.35, 48.04)) == (613.2, 78.3)
    assert round(HEIGHT, 1) == 437.4


@given(st.floats(-58, 84), st.floats(-58, 84), st.floats(-180, 180))
def test_what_lies_further_north_lies_higher(one: float, other: float, longitude: float) -> None:
    south, north = sorted((one, other))
    assert project(north, longitude).y <= project(south, longitude).y
    assert 0 <= project(south, longitude).x <= 1000


def test_the_base_map_has_countries_with_an_anchor_inside_of_them() -> None:
    iran = world().states["IR"]
    assert iran.box == Box(left=608.8, top=99.0, right=666.6, bottom=149.0)
    assert rounded(iran.anchor) == (640.6, 121.8)
    assert len(world().states) == 236
    assert {"RU", "US", "SG", "BH", "MT", "PS", "TW", "XK", "EH"} <= set(world().states)


def test_disputed_land_is_of_no_state() -> None:
    crimea = project(45.3, 34.4)
    drawn = [tuple(map(float, each)) for each in re.findall(r"M([\d.]+) ([\d.]+)l", world().countries[""].near)]
    assert min(hypot(x - crimea.x, y - crimea.y) for x, y in drawn) < 6
    assert world().states["UA"].near != world().countries[""].near


@given(st.sampled_from(sorted(world().states)))
def test_an_anchor_lies_within_the_ends_of_its_country(code: str) -> None:
    country = world().states[code]
    assert country.box.left <= country.anchor.x <= country.box.right
    assert country.box.top <= country.anchor.y <= country.box.bottom
    assert country.near.startswith("M")
    assert country.far.startswith("M")


def test_an_arc_bends_to_the_left_of_its_way() -> None:
    there, back = bend(Point(0, 0), Point(100, 0)), bend(Point(100, 0), Point(0, 0))
    assert there.path == "M0 0Q50 -32 100 0"
    assert back.path == "M100 0Q50 32 0 0"
    assert there.at(0.5) == Point(50, -16)
    assert bend(Point(0, 0), Point(100, 0), lane=1).path == "M0 0Q50 -50 100 0"


def test_an_arc_leaves_room_for_what_stands_at_its_ends() -> None:
    assert bend(Point(0, 0), Point(100, 0), gaps=(10, 20)).path == "M8.42 -5.39Q50 -32 83.15 -10.78"
    assert bend(Point(0, 0), Point(10, 0), gaps=(10, 10)).path == "M3.37 -2.16Q5 -3.2 6.63 -2.16"


def test_an_arc_within_one_place_is_a_loop() -> None:
    assert bend(Point(5, 5), Point(5, 5), gaps=(2, 2)).path == "M3.6 3.6C-23 -37 33 -37 6.4 3.6"


def test_an_arrow_points_along_its_arc_and_a_bar_stands_across() -> None:
    there = bend(Point(0, 0), Point(100, 0))
    assert head(there) == "M0 0L-3.44 -5.76 -6.67 -0.71z"
    assert bar(there) == "M2.59 -4.04L-2.59 4.04"


@given(POINTS, POINTS, st.integers(0, 5))
def test_the_way_back_is_never_the_way_there(start: Point, end: Point, lane: int) -> None:
    if hypot(end.x - start.x, end.y - start.y) < 1:
        return
    there, back = bend(start, end, lane=lane), bend(end, start, lane=lane)
    assert (there.at(0).x, there.at(0).y) == pytest.approx((back.at(1).x, back.at(1).y), abs=1e-6)
    assert there.at(0.5) != back.at(0.5)


@given(st.floats(-1e6, 1e6))
def test_numbers_are_written_without_exponents(value: float) -> None:
    assert re.fullmatch(r"-?[0-9]+(\.[0-9]{1,2})?", number(value))
    assert abs(float(number(value)) - value) <= 0.0051


def test_the_scale_ends_at_a_round_number() -> None:
    assert [mark.number for mark in scale(0, height=100)] == [0, 1]
    assert [mark.number for mark in scale(3, height=100)] == [0, 1, 2, 3]
    assert [mark.number for mark in scale(17, height=100)] == [0, 5, 10, 15, 20]
    assert [mark.number for mark in scale(250, height=100)] == [0, 100, 200, 300]
    assert [mark.y for mark in scale(17, height=100)] == [100, 75, 50, 25, 0]


def test_bars_stand_on_each_other() -> None:
    assert stacked([[1, 3], [0, 2]], width=100, height=100) == (
        (Bar(x=6.25, y=75.0, width=37.5, height=25.0), Bar(x=6.25, y=0.0, width=37.5, height=75.0)),
        (Bar(x=56.25, y=100.0, width=37.5, height=0.0), Bar(x=56.25, y=50.0, width=37.5, height=50.0)),
    )


@given(st.lists(st.lists(st.integers(0, 10_000), min_size=3, max_size=3), min_size=1, max_size=40))
def test_bars_never_overlap_and_show_all_that_there_is(columns: list[list[int]]) -> None:
    drawn = stacked(columns, width=900, height=200)
    for numbers, bars in zip(columns, drawn, strict=True):
        assert [each.height > 0 for each in bars] == [each > 0 for each in numbers]
        for lower, upper in pairwise(bars):
            assert abs(upper.y + upper.height - lower.y) < 0.02
    for left, right in pairwise(drawn):
        assert left[0].x + left[0].width <= right[0].x


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=2))
def test_the_greater_number_has_no_lower_bar(numbers: list[int]) -> None:
    (less, more) = sorted(stacked([numbers], width=9, height=200)[0], key=lambda each: each.height)
    assert less.height == min(more.height, less.height)
    assert (numbers[0] <= numbers[1]) or stacked([numbers], width=9, height=200)[0][0].height >= less.height


def test_days_are_named_by_month_or_year() -> None:
    short = Days(first=date(2024, 2, 1), last=date(2024, 2, 5), width=100)
    assert [(tick.x, tick.name) for tick in short.ticks()][:2] == [(0.0, "2024-02-01"), (25.0, "2024-02-02")]
    months = Days(first=date(2024, 1, 15), last=date(2024, 6, 15), width=100)
    assert [tick.name for tick in months.ticks()] == ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]
    years = Days(first=date(1999, 5, 1), last=date(2024, 6, 15), width=100)
    assert [tick.name for tick in years.ticks()] == ["2000", "2005", "2010", "2015", "2020"]
    assert years.x(date(1900, 1, 1)) == 0
    assert years.x(date(2100, 1, 1)) == 100


@given(st.dates(), st.dates())
def test_a_scale_of_days_has_few_names_each_on_it(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    days = Days(first=first, last=last, width=640)
    ticks = days.ticks()
    assert len(ticks) <= MOST_TICKS + 1
    assert all(0 <= tick.x <= 640 for tick in ticks)
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    middle = first + timedelta(days=(last - first).days // 2)
    assert days.x(first) <= days.x(middle) <= days.x(last)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 6))
def test_names_around_one_never_share_a_place(left: int, right: int, below: int) -> None:
    drawn = wheel(left, right, below)
    names = [spoke.name for spoke in (*drawn.left, *drawn.right, *drawn.below)]
    assert len({(round(name.x), round(name.y)) for name in names}) == left + right + below
    assert all(0 <= name.x <= WIDTH and 0 <= name.y <= drawn.height for name in names)


def test_to_whom_something_went_stands_on_the_right() -> None:
    (spoke,) = wheel(0, 1, 0).right
    assert spoke.name == Point(RIGHT, 75)
    assert spoke.path == "M539 75C600.5 75 600.5 75 662 75"


def test_a_map_shows_what_must_be_seen_with_a_margin() -> None:
    assert around([]) == WORLD
    near = around([Point(500, 200)])
    assert (near.left, near.right, round(near.top, 1)) == (435, 565, 171.6)
    assert around([Point(0, 0)]).left == 0


@given(st.lists(POINTS.map(lambda point: Point(point.x, point.y * 0.437)), min_size=1, max_size=9))
def test_a_map_leaves_nothing_out_that_must_be_seen(spots: list[Point]) -> None:
    box = around(spots)
    assert all(box.left - 1e-6 <= x <= box.right + 1e-6 and box.top - 1e-6 <= y <= box.bottom + 1e-6 for x, y in spots)


def test_room_is_given_once() -> None:
    room = Room(Box(left=0, top=0, right=100, bottom=100))
    assert room.first_free([Point(50, 50)], 20, 20) == Point(50, 50)
    assert room.first_free([Point(55, 50), Point(80, 50)], 20, 20) == Point(80, 50)
    assert room.first_free([Point(95, 50)], 20, 20) is None
