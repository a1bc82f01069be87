"""Drawings of case files: complete, harmless, the same every time."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from waybill.atlas.pieces import land_in
from waybill.atlas.world import WORLD, Box, world
from waybill.core.case import Case, Step, Summary, SummaryParty
from waybill.core.claim import ClaimRef, Mode, Stage
from waybill.core.ids import CaseId, ClaimId, DocumentId, EntityId
from waybill.core.period import Period
from waybill.export.drawn_map import drawn_map
from waybill.export.drawn_time import drawn_time
from waybill.export.drawn_way import drawn_way
from waybill.export.places import coordinates, precision, sort_of_place
from waybill.export.svg import broken, fitting
from waybill.ontology import Ontology, load

CLAIM = ClaimRef(DocumentId("north"), ClaimId("c1"))


@pytest.fixture(scope="module")
def known() -> Ontology:
    return load()


def place(name: str, entity: str | None = None) -> SummaryParty:
    return SummaryParty(name=name, entity=None if entity is None else EntityId(entity), claims=(CLAIM,))


def a_case(*, summary: Summary = Summary(), steps: tuple[Step, ...] = ()) -> Case:  # noqa: B008
    documents = (CLAIM.document,)
    return Case(id=CaseId("case-1"), claims=(CLAIM,), documents=documents, summary=summary, disputed=False, steps=steps)


def step(*dates: str, superseded: bool = False) -> Step:
    periods = tuple(map(Period, dates))
    return Step(stage=Stage.DELIVERED, dates=periods, claims=(CLAIM,), superseded=superseded)


def texts(svg: str) -> list[str]:
    return [each.text for each in etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_way_shows_every_place_with_its_sort(known: Ontology) -> None:
    way = Summary(
        origin=(place("Iran", "state/iran"),),
        via=(place("Bosaso"),),
        destination=(place("Aden"), place("Mokha")),
        transport=(Mode.SEA,),
    )
    drawn = drawn_way(a_case(summary=way), known)
    assert drawn is not None
    assert texts(drawn)[0] == "Iran"
    assert {"Iran", "Bosaso", "Aden", "Mokha", "country", "not in the catalogue", "by sea"} == set(texts(drawn))
    assert drawn.count("stroke-dasharray") == 2


def test_a_map_tells_places_from_countries_and_has_their_names(known: Ontology) -> None:
    way = Summary(
        origin=(place("Iran", "state/iran"),),
        via=(place("Bosaso", "place/bosaso"),),
        destination=(place("Yemen", "state/yemen"), place("Atlantis")),
    )
    drawn = drawn_map(a_case(summary=way), known)
    assert drawn is not None
    assert set(texts(drawn)) == {"Iran", "Bosaso", "Yemen"}
    assert drawn.count("<circle") == 3
    assert drawn.count('r="7"') == 2
    assert drawn.count("<polygon") == 2
    assert len(drawn) < 60_000


def test_what_is_on_no_map_is_not_drawn(known: Ontology) -> None:
    way = Summary(origin=(place("Iran", "state/iran"),), destination=(place("Atlantis"),))
    assert drawn_map(a_case(summary=way), known) is None


def test_a_part_of_the_map_holds_all_that_reaches_into_it() -> None:
    whole = land_in(WORLD, near=False)
    assert whole.count("M") == sum(each.far.count("M") for each in world().countries.values())
    part = land_in(Box(left=560, top=180, right=640, bottom=240), near=False)
    assert 0 < part.count("M") < whole.count("M") / 4


def test_one_place_alone_is_no_way(known: Ontology) -> None:
    assert drawn_way(a_case(summary=Summary(origin=(place("Aden"),))), known) is None


def test_a_month_is_as_wide_as_it_is_long_and_about_has_a_broken_outline() -> None:
    drawn = drawn_time(a_case(steps=(step("2023-01", "2023-02-20", "2023-02~"),)), [])
    assert drawn is not None
    month, day, about = (
        float(re.findall(r' width="([0-9.]+)"', each)[0]) for each in re.findall(r"<rect [^>]+>", drawn)
    )
    assert month > 5 * day
    assert abs(month / about - 31 / 28) < 0.02
    assert drawn.count('fill="none"') == 1


def test_what_is_open_ends_in_a_point() -> None:
    drawn = drawn_time(a_case(steps=(step("2015/..", "../2019"),)), [])
    assert drawn is not None
    assert drawn.count("<polygon") == 2


def test_what_has_one_date_at_the_most_is_not_drawn() -> None:
    assert drawn_time(a_case(steps=(step("2015"),)), []) is None
    assert drawn_time(a_case(steps=(step(),)), []) is None


@settings(max_examples=60, deadline=None)
@given(days=st.lists(st.dates(), min_size=2, max_size=30))
def test_any_days_can_be_drawn_and_give_the_same_each_time(days: list[date]) -> None:
    case = a_case(steps=(step(*(each.isoformat() for each in days)),))
    drawn = drawn_time(case, [])
    assert drawn is not None
    assert drawn == drawn_time(case, [])
    assert len(texts(drawn)) <= 24 + 1 + 9
    assert all(0 <= float(each) <= 640 for each in re.findall(r' x1?="([0-9.-]+)"', drawn))


@settings(max_examples=60, deadline=None)
@given(name=st.text(min_size=1))
def test_no_name_breaks_a_drawing(name: str, known: Ontology) -> None:
    drawn = drawn_way(a_case(summary=Summary(origin=(place(name),), destination=(place("Aden"),))), known)
    assert drawn is not None
    assert etree.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"


def test_long_names_are_broken_and_cut() -> None:
    assert fitting("Port Sudan", 200) == "Port Sudan"
    assert fitting("The General Authority for Ports", 60) == "The Gener…"
    assert broken("The General Authority for Ports", 90) == ("The General", "Authority for…")


def test_places_are_told_by_how_exactly_they_are_known(known: Ontology) -> None:
    assert sort_of_place(EntityId("state/iran"), known) == "country"
    assert precision(EntityId("state/iran"), known) == "unlocated"
    assert sort_of_place(None, known) == "not in the catalogue"
    assert coordinates(None, known) == ""
