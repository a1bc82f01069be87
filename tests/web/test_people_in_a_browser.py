"""People in a real browser: logging in and out, and what an ended session leaves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from tests.web.browsing import copy_of, served

from waybill.accounts.passwords import Passwords
from waybill.core.person import Role
from waybill.web.account_door import AccountDoor
from waybill.web.app import application
from waybill.workspace.holding import hold
from waybill.workspace.people import people_of

SECRET: Final = "correct horse battery"
WINDOWS: Final = (("light", 1200), ("dark", 360))


class Clock:
    """A clock that is set by hand."""

    now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def town(ledger: str, clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where pages with accounts are served meanwhile, over a ledger of their own: what is decided here stays here."""
    path = copy_of(ledger, tmp_path_factory.mktemp("town"))
    people = people_of(path, clock=clock, passwords=Passwords(memory_kib=32, rounds=1))
    for name in ("Ada Example", "Rita Example"):
        people.accounts.add(name, Role.ADMINISTRATOR, SECRET, by="root")
    people.accounts.add("Leo Example", Role.READER, SECRET, by="root")
    with hold(path) as holding, served(application(holding, door=AccountDoor(people))) as where:
        yield where


def log_in(page: Any, password: str = SECRET, name: str = "Ada Example") -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_a_person_logs_in_and_out(browser: Any, town: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{town}/cases")
    assert page.url == f"{town}/login?next=%2Fcases"
    log_in(page, "a wrong password")
    assert page.get_by_role("alert").inner_text().startswith("That is not right.")
    assert page.get_by_label("Name").input_value() == "Ada Example"
    assert page.get_by_label("Password").input_value() == ""
    log_in(page)
    assert page.url == f"{town}/cases"
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("link", name="Ada Example").click()
    assert page.locator("h1").inner_text() == "Your account"
    page.get_by_role("button", name="Log out", exact=True).click()
    page.wait_for_url(f"{town}/login")
    page.goto(f"{town}/cases")
    assert page.url == f"{town}/login?next=%2Fcases"
    context.close()


def test_a_reader_is_not_asked_to_fill_in_what_cannot_be_recorded(browser: Any, town: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{town}/claims/north%23c1")
    log_in(page, name="Leo Example")
    page.get_by_text("Only reviewers can record decisions.").wait_for()
    assert page.locator("input[name=supplier]").first.input_value() == "Iran"
    assert [page.locator(each).first.is_visible() for each in (".row-buttons", ".more", "legend kbd")] == [False] * 3
    assert page.locator("button[name=decision]").count() == 0
    context.close()


def test_a_link_on_another_site_leads_to_where_it_says(browser: Any, town: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{town}/login")
    log_in(page)
    page.goto("data:text/html,<a href='" + f"{town}/claims/trucks%2523c1'>there</a>")
    page.get_by_role("link", name="there").click()
    page.wait_for_url(f"{town}/claims/trucks%23c1")
    page.locator(".reason [name=reason]").wait_for()
    context.close()


def test_a_session_that_ends_in_mid_edit_loses_nothing(browser: Any, town: str, clock: Clock) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{town}/claims/trucks%23c1")
    log_in(page)
    reason, typed = page.locator(".reason [name=reason]"), "Two “ships” & <b> \u202egnp  "
    reason.fill(typed)
    clock.now += timedelta(hours=3)
    page.locator("button[name=decision][value=save]").click()
    assert "You are no longer logged in" in page.get_by_role("alert").inner_text()
    log_in(page)
    assert "you had been logged out when you sent this" in page.get_by_role("alert").inner_text()
    assert reason.input_value() == typed
    page.locator("button[name=decision][value=save]").click()
    page.goto(f"{town}/claims/trucks%23c1")
    assert page.get_by_text("Ada Example").count() > 1
    context.close()


def test_what_one_person_decided_is_never_sent_by_another(browser: Any, town: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{town}/claims/radars%23c1")
    log_in(page)
    page.route("**/api/claims/**", lambda route: route.abort())
    page.locator('button[value="save"]').click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Log out", exact=True).click()
    page.wait_for_url(f"{town}/login")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.unroute("**/api/claims/**")
    log_in(page, name="Rita Example")
    page.goto(f"{town}/review")
    page.wait_for_timeout(500)
    assert [each for each in sent if "/api/" in each] == []
    [waiting] = page.evaluate("JSON.parse(localStorage.getItem('waybill-outbox'))")
    assert waiting["person"] == "Ada Example"
    context.close()


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_everybody_can_use_the_pages_about_people(
    browser: Any, town: str, scheme: str, width: int, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    faults: list[tuple[str, str, str]] = []
    for number, path in enumerate(("/login", "/account", "/people")):
        page.goto(town + path)
        if number == 0:
            look(page, axe, faults, tmp_path / f"login-{width}.png")
            log_in(page, "a wrong password")
            look(page, axe, faults, tmp_path / f"wrong-{width}.png")
            log_in(page)
        else:
            look(page, axe, faults, tmp_path / f"{number}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
    context.close()
    assert faults == []


def look(page: Any, axe: Any, faults: list[tuple[str, str, str]], path: Path) -> None:
    """Take a picture, and note what is hard to use."""
    page.screenshot(path=path, full_page=True)
    violations = axe.run(page).response["violations"]
    faults += [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in violations]
