"""What the overview calls new."""

import re

from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from waybill.web.asked import Asked
from waybill.web.pages.overview import overview_page
from waybill.web.seen import COOKIE, Remembering, Seen, look
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding

FIRST = Seen(ledger="0a0a0a0a", before=None, last=100, at_s=5_000)


def test_the_first_look_has_nothing_to_compare_with() -> None:
    assert look(None, ledger="0a0a0a0a", sequence=100, now_s=5_000) == FIRST


def test_within_a_visit_what_is_new_stays_new() -> None:
    later = look(FIRST, ledger="0a0a0a0a", sequence=120, now_s=5_000 + 7_200)
    assert (later.before, later.last) == (100, 120)
    again = look(later, ledger="0a0a0a0a", sequence=130, now_s=5_000 + 7_260)
    assert (again.before, again.last) == (100, 130)
    next_day = look(again, ledger="0a0a0a0a", sequence=131, now_s=5_000 + 90_000)
    assert (next_day.before, next_day.last) == (130, 131)


def test_another_ledger_begins_anew() -> None:
    assert look(FIRST, ledger="ffffffff", sequence=200, now_s=90_000).before is None
    assert look(FIRST, ledger="0a0a0a0a", sequence=99, now_s=90_000).before is None


def test_what_is_remembered_is_read_as_it_is_written() -> None:
    assert str(FIRST) == "0a0a0a0a.-.100.5000"
    assert Seen.of(str(FIRST)) == FIRST
    assert Seen.of("0a0a0a0a.7.100.5000") == Seen(ledger="0a0a0a0a", before=7, last=100, at_s=5_000)
    for wrong in ("", "1.2.3.4", "0a0a0a0a.-.100", "0a0a0a0a.-.1e9.5", "0a0a0a0a.-.100.5000; Path=/"):
        assert Seen.of(wrong) is None


def test_the_overview_lists_what_was_recorded_since(held: Held) -> None:
    assert overview_page(Asked(held=held)).news is None
    everything = overview_page(Asked(held=held, query={"seen": "0"})).news
    assert everything is not None
    assert everything.number == len(held.cases)
    nothing = overview_page(Asked(held=held, query={"seen": str(held.sequence)})).news
    assert nothing is not None
    assert nothing.cases == ()


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(scope["query_string"].decode())(scope, receive, send)


def test_a_browser_is_asked_to_remember_and_asks_in_its_next_visit_what_is_new(holding: Holding) -> None:
    now = [1_000_000.0]
    browser = TestClient(Remembering(_echo, holding, clock=lambda: now[0]), base_url="http://127.0.0.1:8417")
    last = holding.now().sequence
    first = browser.get("/?a=b")
    assert first.text == "a=b"
    assert re.fullmatch(
        rf"{COOKIE}=[0-9a-f]{{8}}\.-\.{last}\.1000000; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict",
        first.headers["set-cookie"],
    )
    now[0] += 4_000
    assert browser.get("/?a=b").text == f"a=b&seen={last}"
    assert browser.get("/").text == f"seen={last}"
    assert browser.get("/?seen=3").text == "seen=3"
    elsewhere = browser.get("/cases")
    assert (elsewhere.text, elsewhere.headers.get("set-cookie")) == ("", None)


def test_a_number_of_an_entry_is_a_number(pages: TestClient) -> None:
    assert pages.get("/?seen=yesterday").status_code == 400
    assert pages.get("/?sene=1").status_code == 400
    assert "Nothing, since entry 999,999" in pages.get("/?seen=999999").text
