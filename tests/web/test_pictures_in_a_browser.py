"""Map, timeline and pictures in a real browser; left out where there is none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.web.atlas_reports import atlas_ledger
from tests.web.browsing import served

from waybill.web.app import application

WINDOWS: Final = (("light", 1200), ("dark", 360))
PATHS: Final = ("/map", "/map?view=world", "/timeline", "/timeline?dates=published", "/", "/entities/state/norway")
NORWAY: Final = "a.arc[aria-label^='Norway to Moldova']"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages are served meanwhile."""
    with atlas_ledger(tmp_path_factory.mktemp("atlas")) as holding, served(application(holding)) as where:
        yield where


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    opened = context.new_page()
    opened.faults = []
    opened.on("console", lambda message: opened.faults.append(message.text))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    yield opened
    assert opened.faults == []
    context.close()


def view(page: Any) -> list[float]:
    return [float(each) for each in page.locator("svg.map").get_attribute("viewBox").split()]


def shown_arcs(page: Any) -> list[str]:
    """Where the arcs go that can be seen."""
    return [
        arc.get_attribute("aria-label").partition(":")[0]
        for arc in page.locator("a.arc").all()
        if arc.evaluate("arc => getComputedStyle(arc).display") != "none"
    ]


def click_on(page: Any, arc: str) -> None:
    """Click on the middle of an arc."""
    x, y = page.locator(f"{arc} .line").evaluate(
        """line => {
            const half = line.getPointAtLength(line.getTotalLength() * 0.3);
            const spot = new DOMPoint(half.x, half.y).matrixTransform(line.getScreenCTM());
            return [spot.x, spot.y];
        }"""
    )
    page.mouse.click(x, y)


def test_a_click_on_an_arc_leads_to_its_case(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    click_on(page, "a.arc[aria-label^='Mumbai to Odesa']")
    page.wait_for_url("**/cases/case-*")
    assert "Brazil" in page.locator("h1").inner_text()


def test_a_click_on_an_arc_of_several_cases_leads_to_their_list_and_on_to_a_case(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    click_on(page, NORWAY)
    page.wait_for_url("**/map?*start=NO*")
    assert page.locator("#list").inner_text() == "Cases from Norway to Moldova"
    assert page.locator("section[aria-labelledby=list] tbody tr").count() == 2
    assert page.locator("a.arc.chosen").count() == 1
    page.locator("section[aria-labelledby=list] tbody a").first.click()
    page.wait_for_url("**/cases/case-*")


def test_one_can_look_closer_by_button_and_by_key_move_and_come_back(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    whole = view(page)
    page.get_by_role("button", name="Nearer").click()
    near = view(page)
    assert near[2] < whole[2]
    page.locator(".board .wide").first.focus()
    page.keyboard.press("+")
    assert view(page)[2] < near[2]
    before = view(page)
    page.keyboard.press("ArrowRight")
    assert view(page)[0] > before[0]
    page.keyboard.press("0")
    assert view(page) == whole
    page.get_by_role("button", name="Farther").click()
    assert view(page)[2] > whole[2]


def test_one_can_drag_the_map_without_opening_what_lies_below(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Nearer").click()
    before, box = view(page), page.locator("svg.map").bounding_box()
    page.mouse.move(box["x"] + 500, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 220, steps=4)
    page.mouse.up()
    assert view(page)[0] > before[0]
    assert page.url == f"{address}/map"


def test_the_wheel_scrolls_the_page_and_with_control_looks_closer(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    whole = view(page)
    page.locator("svg.map").hover()
    page.mouse.wheel(0, 100)
    assert view(page) == whole
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function(
        "width => Number(document.querySelector('svg.map').viewBox.baseVal.width) < width", arg=whole[2]
    )


def test_years_are_played_one_after_the_other(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    slider, told = page.locator("#step"), page.locator("#now")
    assert (told.inner_text(), len(shown_arcs(page))) == ("all", 3)
    slider.fill("0")
    assert told.inner_text() == "2015: 1 on the map"
    assert shown_arcs(page) == ["Norway to Moldova"]
    assert page.locator(".sign.armour .cases").text_content() == "1"
    slider.fill("6")
    assert sorted(shown_arcs(page)) == ["Mumbai to Odesa", "Norway to Moldova"]
    page.locator("[data-keep]").uncheck()
    assert shown_arcs(page) == ["Mumbai to Odesa"]
    page.locator("[data-keep]").check()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => document.querySelector('#now').textContent === 'all'", timeout=15_000)
    assert len(shown_arcs(page)) == 3
    assert page.get_by_role("button", name="Play").get_attribute("aria-pressed") == "false"


def test_the_slider_moves_by_keys(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    page.locator("#step").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#now").inner_text().startswith("2023: ")
    page.keyboard.press("End")
    assert page.locator("#now").inner_text() == "all"


def test_without_a_script_all_is_there_but_zoom_and_play(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}/map")
    assert opened.locator("a.arc").count() == 3
    assert opened.locator(".tools").is_hidden()
    assert opened.locator(".player").is_hidden()
    opened.goto(f"{address}/map?until=2016")
    assert opened.locator("a.arc").count() == 1
    opened.locator("a.arc").focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/cases/case-*")
    assert opened.locator("svg.map").count() == 1
    context.close()


@pytest.mark.parametrize(("path", "countries"), [("/map", 4), ("/", 2)])
def test_land_and_hatched_countries_are_drawn_from_the_outlines(
    page: Any, address: str, path: str, countries: int
) -> None:
    page.goto(address + path, wait_until="networkidle")
    [land] = widths(page, "use.land")
    assert land > 900
    hatched = widths(page, "use.whole")
    assert len(hatched) == countries
    assert min(hatched) > 1


def widths(page: Any, wanted: str) -> list[float]:
    """How wide on the map each of some parts is; 0 where it was not loaded."""
    found: list[float] = page.locator(wanted).evaluate_all("all => all.map(one => one.getBBox().width)")
    return found


def test_a_bar_of_the_timeline_leads_to_its_cases(page: Any, address: str) -> None:
    page.goto(f"{address}/timeline")
    page.locator("a.block[aria-label^='2018, delivered']").click()
    page.wait_for_url("**/cases?*since=2018*")
    assert page.locator("table.cases tbody tr").count() == 1


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_every_picture_fits(browser: Any, address: str, scheme: str, width: int, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    for number, path in enumerate(PATHS):
        opened.goto(address + path)
        assert opened.evaluate("document.documentElement.scrollWidth") == width, path
        opened.screenshot(path=tmp_path / f"{number}-{scheme}.png", full_page=True)
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_everybody_can_use_every_picture(browser: Any, address: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    faults = []
    opened.goto(f"{address}/map")
    case = opened.locator("a.arc[aria-label^='Iran']").get_attribute("href")
    for path in (*PATHS, case):
        opened.goto(address + path)
        faults += [
            (path, each["id"], each["nodes"][0]["html"][:200]) for each in axe.run(opened).response["violations"]
        ]
    context.close()
    assert faults == []
