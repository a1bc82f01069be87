"""The pages in a real browser; left out where there is none.

Screenshots go to the folder that pytest gives each test, which it keeps for the last few runs.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.web.browsing import served

from waybill.web.app import application
from waybill.workspace.holding import Holding

WINDOWS: Final = (("light", 1200), ("dark", 360))


@pytest.fixture(scope="module")
def address(holding: Holding) -> Iterator[str]:
    """Where the pages are served meanwhile."""
    with served(application(holding)) as where:
        yield where


@pytest.fixture
def one_of_each(drones: str) -> list[str]:
    """Pages of every kind, those of the hostile report among them."""
    named = ["documents/north", "documents/attack", "versions/north", "entities/state/norway", "nowhere"]
    named += ["cases?stage=delivered&since=2020&country=Iran&origins=1&publisher=Harbour+Post", "search?like=sailors"]
    return ["/", "/cases", "/search?q=drones", "/searches", f"/cases/{drones}", *(f"/{each}" for each in named)]


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_every_page_fits_and_runs_nothing(
    browser: Any, address: str, one_of_each: list[str], scheme: str, width: int, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(f"dialog {dialog.message}"))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(address) else None)
    for number, path in enumerate(one_of_each):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert page.locator("main h1").count() == 1
        page.screenshot(path=tmp_path / f"{number}-{scheme}.png", full_page=True)
    context.close()
    assert [each for each in told if "404" not in each] == []  # One of the pages is that of an error.


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_everybody_can_use_every_page(
    browser: Any, address: str, one_of_each: list[str], scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    faults = []
    for path in one_of_each:
        page.goto(address + path)
        faults += [(path, each["id"], each["nodes"][0]["html"][:200]) for each in axe.run(page).response["violations"]]
    context.close()
    assert faults == []


def test_the_keyboard_gets_to_the_content_and_to_a_claims_words(browser: Any, address: str, drones: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/cases/{drones}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/north#words-c1")
    assert page.locator(":target").inner_text() == "1"
    assert page.locator("mark.slot-supplier").first.inner_text() == "Iran"
    page.close()


def test_a_text_that_is_copied_is_the_text(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/documents/north")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
    copied = page.evaluate("getSelection().toString()")
    page.close()
    assert copied == (
        "Iran sent Russia 40 drones by sea through Astrakhan in February 2024, a clerk of the port said. It rained."
    )
