"""Reviewing by keyboard in a real browser; left out where there is none."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.web.browsing import copy_of, served

import waybill
from waybill.web.app import application
from waybill.workspace.holding import hold

PATIENCE_S: Final = 20.0
NORTH: Final = "/claims/north%23c1"


@pytest.fixture
def address(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where a ledger of one's own is served meanwhile."""
    monkeypatch.setenv("WAYBILL_PERSON", "B. Reviewer")
    lines = {
        "id": "lines",
        "text": "Iran sent drones to the Front for\nthe Dunes by sea.",
        "claims": [
            {
                "id": "c1",
                "stage": "delivered",
                "evidence": ["Iran sent drones"],
                "items": [{"text": "drones", "class": "uav"}],
            }
        ],
    }
    (tmp_path / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    copy = copy_of(ledger, tmp_path)
    with waybill.open(copy) as workspace:
        workspace.import_([str(tmp_path / "lines.json")])
    with hold(copy) as holding, served(application(holding)) as where:
        yield where


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    yield opened
    context.close()
    assert troubles == []


def select(page: Any, words: str) -> None:
    """Select words of the text as a mouse would."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            break;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def field(page: Any, slot: str, number: int = 0) -> Any:
    return page.locator(f'.slot-field[data-slot="{slot}"] .row').nth(number).locator(".value")


def told(page: Any, address: str, path: str = NORTH) -> Any:
    return page.request.get(f"{address}/api{path}").json()


def soon(asked: Callable[[], bool]) -> bool:
    """Whether something comes true in time: a decision is recorded while the next claim is read."""
    until = time.monotonic() + PATIENCE_S
    while not asked():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def test_words_that_are_selected_fill_a_slot_by_its_key(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    select(page, "February")
    page.keyboard.press("o")
    assert field(page, "origin").input_value() == "February"
    assert page.locator('.slot-field[data-slot="origin"] .at').first.input_value() == "55-63"
    select(page, "rained")
    page.keyboard.press("s")
    assert field(page, "supplier", 1).input_value() == "rained"


def test_words_that_are_selected_over_the_end_of_a_line_are_recorded(page: Any, address: str) -> None:
    path = "/claims/lines%23c1"
    page.goto(address + path)
    select(page, "Front for\nthe Dunes")
    page.keyboard.press("r")
    assert field(page, "recipient").input_value() == "Front for the Dunes"
    page.keyboard.press("a")
    assert soon(lambda: told(page, address, path)["standing"].startswith("B. Reviewer corrected it"))
    assert told(page, address, path)["filled"]["rows"]["recipient"][0]["at"] == "24-43"


def test_enter_after_a_reason_why_it_is_no_claim_rejects_it(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    page.keyboard.press("x")
    assert "Enter records that" in page.locator("#told").inner_text()
    page.keyboard.type("a rumour of the quay")
    page.keyboard.press("Enter")
    rejected = "B. Reviewer rejected it"
    assert soon(lambda: told(page, address)["standing"].startswith(rejected))
    assert told(page, address)["standing"].endswith("because: a rumour of the quay.")


def test_enter_in_a_field_records_nothing(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    page.locator("input[name=reason]").fill("no such ship")
    page.keyboard.press("Enter")
    assert "Nothing is recorded by Enter" in page.locator("#told").inner_text()
    page.wait_for_timeout(500)
    assert page.url.endswith(NORTH)
    assert told(page, address)["standing"] == "Nobody has reviewed it."


def test_without_scripts_enter_records_nothing_and_buttons_do(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address + NORTH)
    opened.locator("input[name=reason]").fill("no such ship")
    opened.keyboard.press("Enter")
    opened.wait_for_timeout(500)
    assert told(opened, address)["standing"] == "Nobody has reviewed it."
    opened.locator('button[value="reject"]').click()
    assert told(opened, address)["standing"].startswith("B. Reviewer rejected it")
    context.close()


def test_the_key_that_takes_back_leads_from_the_next_claim_to_the_one_decided_on_last(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    page.keyboard.press("u")
    assert "no decision of yours" in page.locator("#told").inner_text()
    following = page.locator("a[rel=next]").first.get_attribute("href")
    page.keyboard.press("a")
    page.wait_for_url(f"**{following}")
    page.keyboard.press("u")
    page.wait_for_url(f"**{NORTH}")
    page.wait_for_load_state()
    page.keyboard.press("u")
    assert soon(lambda: [each["what"] for each in told(page, address)["steps"]] == ["accepted it", "took it back"])


def test_the_keyboard_alone_walks_the_text_fills_a_slot_and_records(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    following = page.locator("a[rel=next]").first.get_attribute("href")
    page.keyboard.press("l")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("getSelection().toString().trim()") == "Russia"
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString().trim()").startswith("Russia")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    assert field(page, "intermediary").input_value() != ""
    page.keyboard.press("a")
    page.wait_for_url(f"**{following}")
    assert soon(lambda: told(page, address)["standing"].startswith("B. Reviewer corrected it"))
    assert soon(lambda: page.evaluate("localStorage.getItem('waybill-outbox')") == "[]")
    page.goto(address + NORTH)
    page.keyboard.press("u")
    assert soon(lambda: told(page, address)["standing"] == "Nobody has reviewed it.")


def test_what_was_typed_is_there_after_the_page_was_left(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    field(page, "supplier").fill("the clerk")
    page.locator('.slot-field[data-slot="supplier"] [data-does=more]').click()
    field(page, "supplier", 1).fill("Tehran")
    page.locator("input[name=reason]").fill("half a thought")
    page.goto(f"{address}/review")
    page.goto(address + NORTH)
    assert page.locator("#draft").is_visible()
    assert [field(page, "supplier", number).input_value() for number in (0, 1)] == ["the clerk", "Tehran"]
    assert page.locator("input[name=reason]").input_value() == "half a thought"
    page.locator("#draft button").click()
    page.wait_for_load_state()
    assert field(page, "supplier").input_value() == "Iran"


def test_a_decision_that_is_refused_is_told_on_the_next_page_and_nothing_of_it_is_lost(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    field(page, "supplier").fill("Iraq")
    page.locator('button[value="save"]').click()
    page.locator("#outbox a").wait_for(timeout=PATIENCE_S * 1000)
    assert "'Iraq' does not stand in the text" in page.locator("#outbox").inner_text()
    page.locator("#outbox a").click()
    page.wait_for_url(f"**{NORTH}")
    assert field(page, "supplier").input_value() == "Iraq"
    assert told(page, address)["standing"] == "Nobody has reviewed it."


def test_a_decision_waits_while_nobody_answers(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    page.route("**/api/claims/**", lambda route: route.abort())
    page.locator('button[value="save"]').click()
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    assert len(page.evaluate("JSON.parse(localStorage.getItem('waybill-outbox'))")) == 1
    page.unroute("**/api/claims/**")
    page.goto(f"{address}/review")
    assert soon(lambda: told(page, address)["standing"].startswith("B. Reviewer accepted it"))


def test_decisions_are_recorded_where_a_browser_holds_the_place_for_unsafe(page: Any, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'locks', {value: undefined}); delete Crypto.prototype.randomUUID;"
    )
    page.goto(address + NORTH)
    assert page.evaluate("[typeof navigator.locks, typeof crypto.randomUUID].join()") == "undefined,undefined"
    following = page.locator("a[rel=next]").first.get_attribute("href")
    page.keyboard.press("a")
    page.wait_for_url(f"**{following}")
    page.wait_for_load_state()
    page.keyboard.press("u")
    page.wait_for_url(f"**{NORTH}")
    assert told(page, address)["standing"].startswith("B. Reviewer accepted it")
    assert page.evaluate("localStorage.getItem('waybill-outbox')") == "[]"


def test_single_keys_can_be_turned_off(page: Any, address: str) -> None:
    page.goto(address + NORTH)
    page.locator("#keys-help summary").click()
    page.locator("#keys").uncheck()
    page.reload()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert page.url.endswith(NORTH)
    assert told(page, address)["standing"] == "Nobody has reviewed it."


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 360)])
def test_everybody_can_review(browser: Any, address: str, scheme: str, width: int, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    faults = []
    for number, path in enumerate(("/review", NORTH, "/add-claim/north?like=c1", "/claims/attack%23c1")):
        opened.goto(address + path)
        assert opened.evaluate("document.documentElement.scrollWidth") == width, path
        opened.screenshot(path=tmp_path / f"{number}-{scheme}.png", full_page=True)
        faults += [
            (path, each["id"], each["nodes"][0]["html"][:200]) for each in axe.run(opened).response["violations"]
        ]
    context.close()
    assert faults == []
