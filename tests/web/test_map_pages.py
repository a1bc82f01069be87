"""Map, timeline and the pictures on other pages, over cases that lie all over the world."""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from tests.web.atlas_reports import HOSTILE_NAME, atlas_ledger

from waybill.web.asked import Asked, RefusedError
from waybill.web.counting import Axis
from waybill.web.flows import flows, journeys
from waybill.web.pages.entity import entity_page
from waybill.web.pages.map import MapPage, map_page
from waybill.web.pages.timeline import address, timeline_page
from waybill.web.route import assumed, route
from waybill.web.stageline import stage_line
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    with atlas_ledger(tmp_path_factory.mktemp("atlas")) as opened:
        yield opened


def a_map(held: Held, **query: str) -> MapPage:
    return map_page(Asked(held=held, query=query))


def case_of(held: Held, document: str) -> str:
    return next(case.id for case in held.cases.values() if document in case.documents)


def test_each_arc_says_where_it_goes_how_far_it_came_and_what_with(held: Held) -> None:
    arcs = a_map(held).picture.arcs
    assert [arc.about for arc in arcs] == [
        "Mumbai to Odesa: 1 case; delivered; missiles and air defence",
        "Iran to Yemen: 1 case; intercepted or blocked; drones",
        "Norway to Moldova: 2 cases; delivered; armour, artillery, vehicles",
    ]
    assert [(arc.line, arc.kind, arc.sign, arc.cases) for arc in arcs] == [
        ("arrived", "missiles", "M", 1),
        ("stopped", "drones", "D", 1),
        ("arrived", "armour", "A", 2),
    ]
    assert [arc.is_stopped for arc in arcs] == [False, True, False]


def test_a_place_is_a_dot_and_a_country_a_hatched_whole(held: Held) -> None:
    picture = a_map(held).picture
    assert {(place.name, place.style) for place in picture.places} == {
        ("Norway", "country"),
        ("Moldova", "country"),
        ("Iran", "country"),
        ("Yemen", "country"),
        ("Mumbai", "place"),
        ("Odesa", "place"),
    }
    assert picture.shaded == ("IR", "MD", "NO", "YE")


def test_an_arc_leads_to_its_case_or_to_the_list_of_its_cases(held: Held) -> None:
    _, dhow, norway = a_map(held).picture.arcs
    assert dhow.href == f"/cases/{case_of(held, 'dhow')}"
    assert norway.href == "/map?end=MD&goods=armour&reached=arrived&start=NO#list"
    listed = a_map(held, start="NO", end="MD", reached="arrived", goods="armour").listed
    assert listed is not None
    assert listed.about == "Norway to Moldova"
    assert {each.id for each in listed.cases} == {case_of(held, "tanks"), case_of(held, "howitzers")}


def test_the_table_has_every_arc_and_what_no_arc_shows(held: Held) -> None:
    page = a_map(held)
    assert [(row.start.text, row.end.text, row.cases, row.is_drawn) for row in page.rows] == [
        ("Norway", "Moldova", 2, True),
        ("Iran", "Yemen", 1, True),
        ("Norway", "(not said, or on no map)", 1, False),
        ("Mumbai", "Odesa", 1, True),
    ]
    assert (page.total, page.undrawn, page.unseen, page.by_publication) == (5, 1, 0, 1)
    assert page.rows[0].first == "2015-01"
    assert page.rows[0].last == "2018-05"


def test_every_case_stands_in_a_flow_however_few_can_be_seen(held: Held) -> None:
    for most in (0, 1, 3, 60):
        listed = flows(journeys(held), most=most)
        assert {case for flow in listed for case in flow.cases} == set(held.cases)


def test_of_too_many_arcs_stages_and_places_are_told_apart_no_longer(held: Held) -> None:
    fewer = flows(journeys(held), most=1)
    ends = {(start.name if start else "", end.name if end else "") for start, end, _, _ in (f.between for f in fewer)}
    assert ends == {("Norway", "Moldova"), ("Norway", ""), ("Iran", "Yemen"), ("India", "Ukraine")}
    assert {flow.between.line for flow in fewer} == {None}


def test_a_map_takes_the_filters_of_the_list(held: Held) -> None:
    page = a_map(held, supplier="Norway", since="2016")
    assert [arc.about for arc in page.picture.arcs] == [
        "Norway to Moldova: 1 case; delivered; armour, artillery, vehicles"
    ]
    assert page.as_list == "/cases?since=2016&supplier=Norway"
    assert [used.href for used in page.sieve.used] == ["/map?since=2016", "/map?supplier=Norway"]


def test_arcs_are_played_by_year_over_a_long_time_and_by_month_over_a_short_one(held: Held) -> None:
    assert a_map(held).steps == tuple(str(year) for year in range(2015, 2025))
    assert a_map(held).picture.arcs[2].steps == "2015:1 2018:1"
    short = a_map(held, since="2018", until="2022")
    assert short.steps[0] == "2018-05"
    assert short.steps[-1] == "2021-01"
    assert short.picture.arcs[-1].steps == "2018-05:1"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"start": "NO", "end": "IR"}, 404),
        ({"view": "moon"}, 400),
        ({"colour": "red"}, 400),
        ({"since": "soon"}, 400),
    ],
)
def test_what_there_is_not_is_refused(held: Held, query: dict[str, str], status: int) -> None:
    with pytest.raises(RefusedError) as refused:
        a_map(held, **query)
    assert refused.value.status == status


@pytest.mark.parametrize("query", ["", "dates=published", "by=month&since=2021&until=2022", "supplier=Norway&by=year"])
def test_a_bar_of_the_timeline_leads_to_as_many_cases_as_it_says(pages: TestClient, query: str) -> None:
    chart = pages.get(f"/api/timeline?{query}").json()["chart"]
    bars = [each for column in chart["columns"] for each in column["blocks"]]
    assert bars
    for bar in bars:
        found = pages.get(f"/api{bar['href']}").json()["paging"]["total"]
        assert bar["about"].endswith(f": {found} case{'' if found == 1 else 's'}")


def test_a_case_that_may_have_been_in_two_years_stands_in_both(held: Held) -> None:
    page = timeline_page(Asked(held=held, query={"words": "Mumbai"}))
    assert page.chart is not None
    assert [(each.name, each.total) for each in page.chart.columns] == [
        *[(f"2021-{month:02}", 1) for month in range(1, 13)],
        *[(f"2022-{month:02}", 1) for month in range(1, 13)],
    ]
    assert page.is_said


def test_the_days_that_are_filtered_by_bound_those_of_a_bar() -> None:
    assert address({"since": "2021-06"}, Axis.SAID, "2021", "agreed") == (
        "/cases?since=2021-06&stage=agreed&until=2021"
    )
    assert address({"since": "2019"}, Axis.PUBLISHED, "2021-02", "") == (
        "/cases?published_since=2021-02&published_until=2021-02&since=2019"
    )


def test_the_way_of_a_case_goes_through_its_places_by_its_means(held: Held) -> None:
    drawn = route(held.cases[case_of(held, "dhow")], held)
    assert drawn is not None
    assert sorted(arc.about for arc in drawn.arcs) == [
        "Iran to around Gulf of Oman, by sea",
        "around Gulf of Oman to Yemen, by sea",
    ]
    assert {place.name: place.style for place in drawn.places} == {
        "Iran": "country",
        "Yemen": "country",
        "Gulf of Oman": "area",
    }
    assert [arc.is_stopped for arc in drawn.arcs] == [True, False]
    assert assumed(held.cases[case_of(held, "dhow")], held) == (
        "Where it left is not said, or on no map: the country of the supplier stands for it; "
        "where it arrives is not said, or on no map: the country of the recipient stands for it."
    )
    assert route(held.cases[case_of(held, "boats")], held) is None


def test_stages_and_reports_of_a_case_lie_on_a_line_and_lead_to_the_words(held: Held) -> None:
    case = held.cases[case_of(held, "howitzers")]
    drawn = stage_line(case.steps, [held.claims[each] for each in case.claims])
    assert drawn is not None
    (bar,), (report,) = drawn.bars, drawn.reports
    assert (bar.about, bar.href) == ("delivered: 2018-05", "/documents/howitzers#words-c1")
    assert (report.about, report.href) == ("2018-06-01: 1 report", "/documents/howitzers#words-c1")
    assert bar.x < bar.x + bar.width <= report.x


def test_an_entity_stands_between_whom_it_had_things_from_and_whom_it_gave_them(held: Held) -> None:
    drawn = entity_page(Asked(held=held, name="state/norway")).network
    assert drawn is not None
    assert [(line.name, line.cases) for line in drawn.getting] == [("Moldova", 2), (HOSTILE_NAME, 1)]
    assert drawn.giving == ()
    moldova = entity_page(Asked(held=held, name="state/moldova")).network
    assert moldova is not None
    assert [(line.name, line.cases) for line in moldova.giving] == [("Norway", 2)]


@pytest.mark.parametrize("path", ["/map", "/timeline", "/", "/entities/state/norway", "/map?view=world"])
def test_pictures_say_in_words_what_they_show_and_hostile_names_are_only_text(pages: TestClient, path: str) -> None:
    page = pages.get(path)
    assert page.status_code == 200
    assert "<svg onload" not in page.text
    for link in re.findall(r"<a [^>]*class=\"(?:arc|block|report)[^>]*>", page.text):
        assert re.search(r'aria-label="[^"]+"', link), link
    for picture in re.findall(r"<svg [^>]*role=\"group\"[^>]*>", page.text):
        assert "aria-label" in picture


@pytest.mark.parametrize(("path", "corners"), [("/map", "near"), ("/map?view=world", "near"), ("/", "far")])
def test_a_map_takes_its_outlines_from_an_address_that_browsers_keep(
    pages: TestClient, path: str, corners: str
) -> None:
    taken = re.findall(r'<use [^>]*href="([^"#]*)#([^"]*)"', pages.get(path).text)
    [address] = {each for each, _ in taken}
    assert address.startswith(f"/outlines/{corners}-")
    outlines = pages.get(address)
    assert outlines.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert outlines.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in outlines.headers["content-security-policy"]
    parts = {each.get("id"): each for each in ElementTree.fromstring(outlines.text).iter()}
    assert {"sea", "land", "IR", "YE"} <= {part for _, part in taken} <= {*parts}
    assert parts["sea"].get("d", "").startswith("M")
    assert len(parts["land"]) > 200


def test_outlines_of_another_version_are_not_there_and_nobody_keeps_that(pages: TestClient) -> None:
    answer = pages.get("/outlines/near-0000000000000000.svg")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")


def test_the_network_shows_a_hostile_name_as_it_is(pages: TestClient) -> None:
    shown = pages.get("/entities/state/norway").text
    assert f"<title>{html.escape(HOSTILE_NAME)}: 1 case</title>" in shown


def test_every_link_of_the_pictures_leads_to_a_page(pages: TestClient) -> None:
    for path in ("/map", "/timeline", "/", "/entities/state/norway"):
        found = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', pages.get(path).text)}
        assert {link: pages.get(link).status_code for link in found} == dict.fromkeys(found, 200)
