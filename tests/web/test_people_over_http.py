"""The pages where others can come to them: who is let in, for how long, and what is lost when they are not."""

import html
import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

import waybill
from waybill.accounts.limiting import Tries
from waybill.accounts.passwords import Passwords
from waybill.core.person import Role
from waybill.web.account_door import AccountDoor, unpacked
from waybill.web.acting import Act, Doing
from waybill.web.app import application
from waybill.web.guarding import LOCAL, Names
from waybill.web.outlines import outlines
from waybill.web.serving import Place
from waybill.workspace.holding import Holding, hold
from waybill.workspace.people import People, people_of
from waybill.workspace.saved import forget, save
from waybill.workspace.wanted import Wanted

SECRET, OTHER = "correct horse battery", "an umbrella in the rain"
HERE = "http://waybill.example"
TYPED = "“Two ships”\n<b>&amp; \u202egnp.exe\n  end "
REPORT = {
    "id": "first",
    "text": "Norway gave Moldova 20 trucks in 2003.",
    "claims": [{"id": "c1", "evidence": ["Norway gave Moldova 20 trucks in 2003."], "stage": "delivered"}],
}
DONE: list[tuple[str, str]] = []


def note(doing: Doing) -> str:
    """Record nothing but that it was done."""
    DONE.append((doing.person.name, doing.form.one("reason")))
    return f"/documents/{doing.name}"


ACTS = (Act(path="/documents/{name:path}/note", act=note, about="Note something.", fields=("reason",)),)
THERE = "/documents/first/note"


class Town:
    """A ledger with people, and browsers for them; its clocks are set by hand."""

    def __init__(self, holding: Holding, folder: Path) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)
        self.holding = holding
        cheap = Passwords(memory_kib=32, rounds=1)
        self.people: People = people_of(str(folder / "ledger.db"), clock=lambda: self.now, passwords=cheap)
        for name, role in (("Ada", Role.ADMINISTRATOR), ("Rita", Role.REVIEWER), ("Leo", Role.READER)):
            self.people.accounts.add(f"{name} Example", role, SECRET, by="root")

    @property
    def site(self) -> ASGIApp:
        door = AccountDoor(self.people, tries=Tries(lambda: self.now.timestamp()))
        names = Place(host="127.0.0.1", names=["waybill.example"]).answers_to
        return application(self.holding, door=door, acts=ACTS, names=names)

    def browser(self, site: ASGIApp | None = None, *, base: str = HERE, host: str = "192.0.2.1") -> TestClient:
        asks = TestClient(site or self.site, base_url=base, follow_redirects=False, client=(host, 50000))
        asks.headers["origin"] = base
        return asks

    def let_in(self, name: str = "Rita Example", password: str = SECRET) -> TestClient:
        asks = self.browser()
        assert log_in(asks, name, password).status_code == 303
        return asks


@pytest.fixture(scope="module")
def town_holding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    folder = tmp_path_factory.mktemp("town")
    (folder / "first.json").write_text(json.dumps(REPORT))
    with waybill.open(str(folder / "ledger.db")) as workspace:
        workspace.import_([str(folder / "first.json")])
    with hold(str(folder / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def town(town_holding: Holding, tmp_path: Path) -> Town:
    DONE.clear()
    return Town(town_holding, tmp_path)


def post(client: TestClient, path: str, *fields: tuple[str, str], **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = {"content-type": "application/x-www-form-urlencoded"}
    return client.post(path, content=urlencode(fields), headers={**kind, **named})


def log_in(client: TestClient, name: str, password: str = SECRET, *more: tuple[str, str], **headers: str) -> Response:
    return post(client, "/login", ("name", name), ("password", password), *more, **headers)


def token_of(client: TestClient) -> str:
    return str(client.get("/api/session").json()["token"])


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    return "" if found is None else html.unescape(found[1])


def test_nobody_sees_anything_before_they_log_in(town: Town) -> None:
    asks = town.browser()
    for path in ("/", "/cases?words=a", "/documents/first", "/people", "/account"):
        answer = asks.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?{urlencode({'next': path})}")
    for path in ("/api", "/api/cases", "/api/documents/first", "/api/openapi.json", "/api/session", "/api/people"):
        assert (asks.get(path).status_code, asks.get(path).json()["problem"]) == (401, "nobody is logged in")
    assert asks.get("/static/waybill.css").status_code == 200
    assert asks.get(outlines(is_near=True).address).status_code == 200  # They are the world's, and nobody's secret.
    shown = asks.get("/login").text
    assert "<h1>Log in</h1>" in shown
    assert "/cases" not in shown


def test_whoever_logs_in_goes_where_they_wanted(town: Town) -> None:
    asks = town.browser()
    shown = asks.get("/login?next=%2Fcases%3Fwords%3Da").text
    answer = log_in(asks, "rita example", SECRET, ("next", hidden(shown, "next")))
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases?words=a")
    assert asks.get("/cases?words=a").status_code == 200
    assert asks.get("/api/session").json()["name"] == "Rita Example"
    assert "Rita Example" in asks.get("/").text
    assert asks.get("/login?next=/map").headers["location"] == "/map"


def test_an_address_is_kept_as_it_was_written(town: Town) -> None:
    answer = town.browser().get("/claims/a%2Fb%23c1?words=%22a%20b%22")
    assert answer.headers["location"] == f"/login?{urlencode({'next': '/claims/a%2Fb%23c1?words=%22a%20b%22'})}"


def test_a_link_from_elsewhere_finds_whoever_is_logged_in(town: Town) -> None:
    stranger = town.browser()
    shown = stranger.get("/cases?words=%22a%22&x=<b>", headers={"sec-fetch-site": "cross-site"})
    assert shown.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/cases?words=%22a%22&amp;x=%3Cb%3E">' in shown.text
    assert stranger.get("/cases", headers={"sec-fetch-site": "same-origin"}).status_code == 303


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_logging_in_leads_nowhere_else(town: Town, next_: str) -> None:
    assert log_in(town.browser(), "Rita Example", SECRET, ("next", next_)).headers["location"] == "/"
    assert hidden(town.browser().get(f"/login?{urlencode({'next': next_})}").text, "next") == "/"


def test_the_cookie_is_out_of_reach_and_new_each_time(town: Town) -> None:
    asks = town.browser()
    cookies = [log_in(asks, "Rita Example").headers["set-cookie"] for _ in range(2)]
    assert all(
        re.fullmatch(r"waybill=[\w-]{43}; HttpOnly; Max-Age=43200; Path=/; SameSite=strict", each) for each in cookies
    )
    assert cookies[0] != cookies[1]
    old = re.match("waybill=([^;]+)", cookies[0])
    assert old is not None
    asks.cookies.clear()
    asks.cookies.set("waybill", old[1])
    assert asks.get("/").status_code == 303


def test_by_https_the_cookie_is_for_that_alone(town: Town) -> None:
    asks = town.browser(base="https://waybill.example")
    cookie = log_in(asks, "Rita Example").headers["set-cookie"]
    assert re.fullmatch(r"__Host-waybill=[\w-]{43}; HttpOnly; Max-Age=43200; Path=/; SameSite=strict; Secure", cookie)
    assert asks.get("/cases").status_code == 200


@pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 5000, "../../etc", "'; DROP TABLE sessions;--"])
def test_a_cookie_that_somebody_made_up_opens_nothing(town: Town, cookie: str) -> None:
    headers = [(b"cookie", b"waybill=" + cookie.encode())]
    assert town.browser().get("/cases", headers=headers).status_code == 303


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(town: Town) -> None:
    town.people.accounts.disable("Leo Example", by="root")
    answers = [
        log_in(town.browser(), name, password)
        for name, password in (("Rita Example", OTHER), ("Nobody", SECRET), ("Leo Example", SECRET))
    ]
    shown = {re.sub('value="(Rita Example|Nobody|Leo Example)"', "", each.text) for each in answers}
    assert len(shown) == 1
    assert {each.status_code for each in answers} == {401}
    assert all("set-cookie" not in each.headers for each in answers)


def test_nothing_of_a_password_is_shown_or_logged(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asks = town.let_in()
    shown = [
        log_in(town.browser(), "Rita Example", OTHER).text,
        change(asks, OTHER, "a new one of mine", "a new one of mine").text,
        change(asks, SECRET, "short one", "short one").text,
        change(asks, SECRET, "a new one of mine", "another one of mine").text,
        town.let_in("Ada Example").get("/people").text,
    ]
    for secret in (SECRET, OTHER, "a new one of mine", "short one", "another one of mine"):
        assert not any(secret in each for each in [*shown, caplog.text])


def change(client: TestClient, old: str, new: str, again: str) -> Response:
    fields = (("old", old), ("new", new), ("again", again), ("name", "Rita Example"))
    return post(client, "/account/password", ("token", token_of(client)), *fields)


def test_whoever_tries_too_often_has_to_wait(town: Town) -> None:
    site = town.site
    answers = [log_in(town.browser(site, host=f"192.0.2.{n}"), "Rita Example", OTHER).status_code for n in range(11)]
    assert answers == [401] * 10 + [429]
    stopped = log_in(town.browser(site, host="198.51.100.7"), "RITA EXAMPLE", SECRET)
    assert (stopped.status_code, stopped.headers["retry-after"]) == (429, "900")
    assert "wait 15 minutes, and try again" in stopped.text
    assert log_in(town.browser(site, host="198.51.100.7"), "Ada Example").status_code == 303
    town.now += timedelta(minutes=15)
    assert log_in(town.browser(site, host="198.51.100.7"), "Rita Example").status_code == 303
    assert [each.detail for each in town.people.accounts.entries() if each.deed.value == "log-in stopped"] == [
        "10 failures in a quarter of an hour, with one name"
    ]


def test_names_that_do_not_exist_are_stopped_alike(town: Town) -> None:
    site = town.site
    assert [log_in(town.browser(site), "Nobody", OTHER).status_code for _ in range(11)] == [401] * 10 + [429]
    answers = [log_in(town.browser(site), f"Nobody {number}", OTHER).status_code for number in range(21)]
    assert answers == [401] * 20 + [429]


def test_a_session_that_ended_loses_nothing_that_was_typed(town: Town) -> None:
    asks = town.let_in()
    token = token_of(asks)
    town.now += timedelta(hours=3)
    late = post(asks, THERE, ("token", token), ("reason", TYPED))
    assert late.status_code == 401
    assert "You are no longer logged in" in late.text
    kept = hidden(late.text, "kept")
    wrong = log_in(asks, "Rita Example", OTHER, ("kept", kept))
    assert (wrong.status_code, hidden(wrong.text, "kept")) == (401, kept)
    back = log_in(asks, "Rita Example", SECRET, ("kept", kept))
    assert back.status_code == 200
    assert "you had been logged out when you sent this" in back.text
    assert DONE == []
    [(name, typed)] = re.findall(r'<textarea id="[^"]*" name="([^"]*)"[^>]*>\n(.*?)</textarea>', back.text, re.DOTALL)
    assert (name, html.unescape(typed)) == ("reason", TYPED)
    again = post(asks, THERE, ("token", hidden(back.text, "token")), ("reason", html.unescape(typed)))
    assert (again.status_code, DONE) == (303, [("Rita Example", TYPED)])


def test_an_act_that_is_none_comes_back_as_nothing(town: Town) -> None:
    for kept in (
        "[]",
        "{",
        '{"action": "/x", "given": []}',
        '{"action": 1}',
        '{"action": "/x", "given": [1]}',
        "[" * 9999,
    ):
        assert log_in(town.browser(), "Rita Example", SECRET, ("kept", kept)).headers["location"] == "/"
    assert unpacked('{"action": "/x", "given": [["a"]]}') is None


def test_a_form_of_another_session_is_not_taken_but_shown(town: Town) -> None:
    first, second = town.let_in(), town.let_in()
    answer = post(second, THERE, ("token", token_of(first)), ("reason", TYPED))
    assert answer.status_code == 403
    assert "this form is of an earlier visit" in answer.text
    assert html.escape(TYPED, quote=False).splitlines()[0] in answer.text
    assert DONE == []


def test_each_role_may_do_what_it_may(town: Town) -> None:
    statuses = {}
    for name in ("Ada Example", "Rita Example", "Leo Example"):
        asks = town.let_in(name)
        sent = post(asks, THERE, ("token", token_of(asks)), ("reason", "x")).status_code
        statuses[name] = (asks.get("/people").status_code, asks.get("/api/people").status_code, sent)
    assert statuses == {"Ada Example": (200, 200, 303), "Rita Example": (403, 403, 303), "Leo Example": (403, 403, 403)}


def test_a_role_that_is_taken_away_is_gone_at_once(town: Town) -> None:
    asks = town.let_in("Ada Example")
    token = token_of(asks)
    town.people.accounts.give_role("Ada Example", Role.READER, by="root")
    assert asks.get("/people").status_code == 303
    assert post(asks, THERE, ("token", token), ("reason", "x")).status_code == 401
    assert DONE == []


def test_a_form_of_another_site_is_not_taken_and_not_kept(town: Town) -> None:
    for asks in (town.let_in(), town.browser()):
        answer = post(asks, THERE, ("reason", "Forged"), origin="https://evil.example")
        assert answer.status_code == 403
        assert "Forged" not in answer.text
    assert log_in(town.browser(), "Rita Example", origin="https://evil.example").status_code == 403
    assert post(town.let_in(), "/logout", origin="https://evil.example").status_code == 403


def test_a_program_that_says_nothing_of_itself_gets_nothing_back(town: Town) -> None:
    asks = town.browser()
    del asks.headers["origin"]
    answer = post(asks, THERE, ("reason", "Forged"))
    assert answer.status_code == 303
    assert "Forged" not in answer.text


def test_a_program_logs_in_and_records_by_json(town: Town) -> None:
    asks = town.browser()
    told = asks.post("/api/login", json={"name": "Rita Example", "password": SECRET}).json()
    assert (told["name"], told["role"]) == ("Rita Example", "reviewer")
    answer = asks.post(f"/api{THERE}", json={"reason": "x"}, headers={"x-waybill-token": told["token"]})
    assert (answer.status_code, DONE) == (200, [("Rita Example", "x")])
    assert asks.post("/api/login", json={"name": "Rita Example", "password": OTHER}).json()["status"] == 401
    assert town.browser().post(f"/api{THERE}", json={"reason": "x"}).json()["status"] == 401


def test_whoever_logs_out_is_out(town: Town) -> None:
    asks = town.let_in()
    secret = asks.cookies["waybill"]
    assert post(asks, "/logout").status_code == 403
    assert asks.get("/logout").status_code == 405
    answer = post(asks, "/logout", ("token", token_of(asks)))
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "waybill" not in asks.cookies
    asks.cookies.set("waybill", secret)
    assert asks.get("/").status_code == 303
    assert post(asks, "/logout").headers["location"] == "/login"


def test_another_password_ends_every_other_session(town: Town) -> None:
    here, elsewhere = town.let_in(), town.let_in()
    before = here.cookies["waybill"]
    answer = change(here, SECRET, OTHER, OTHER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert here.cookies["waybill"] != before
    assert [each.get("/account").status_code for each in (here, elsewhere)] == [200, 303]
    assert log_in(town.browser(), "Rita Example", SECRET).status_code == 401
    assert log_in(town.browser(), "Rita Example", OTHER).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "status", "problem"),
    [
        (OTHER, OTHER, OTHER, 403, "the password that you had is another"),
        (SECRET, OTHER, SECRET, 400, "not the same both times"),
        (SECRET, "short", "short", 400, "at least 12 characters"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    town: Town, old: str, new: str, again: str, status: int, problem: str
) -> None:
    asks = town.let_in()
    answer = change(asks, old, new, again)
    assert answer.status_code == status
    assert problem in answer.text
    assert asks.get("/account").status_code == 200
    assert log_in(town.browser(), "Rita Example", SECRET).status_code == 303


def test_a_password_cannot_be_guessed_from_within(town: Town) -> None:
    asks = town.let_in()
    statuses = [change(asks, f"{OTHER} {number}", OTHER, OTHER).status_code for number in range(11)]
    assert statuses == [403] * 10 + [429]


def test_everybody_sees_where_they_are_logged_in_and_can_end_that(town: Town) -> None:
    here, elsewhere = town.let_in(), town.let_in()
    browsers = here.get("/api/account").json()["browsers"]
    assert sorted(each["is_this"] for each in browsers) == [False, True]
    assert {each["address"] for each in browsers} == {"192.0.2.1"}
    assert post(here, "/account/others", ("token", token_of(here))).headers["location"] == "/account"
    assert [each.get("/account").status_code for each in (here, elsewhere)] == [200, 303]


def test_administrators_see_what_has_happened_a_page_at_a_time(town: Town) -> None:
    asks = town.let_in("Ada Example")
    log_in(town.browser(), "<script>alert(1)</script>", OTHER)
    page = asks.get("/api/people").json()
    assert [each["name"] for each in page["holders"]] == ["Ada Example", "Leo Example", "Rita Example"]
    assert [(each["deed"], each["name"], each["detail"]) for each in page["happened"][:2]] == [
        ("log-in failed", "", "no such account"),
        ("logged in", "Ada Example", ""),
    ]
    for number in range(110):
        town.people.sessions.note_stopped(address="192.0.2.9", detail=str(number))
    page = asks.get("/api/people").json()
    assert (len(page["happened"]), page["happened"][0]["detail"]) == (100, "109")
    earlier = asks.get(f"/api{page['earlier']}").json()
    assert (len(earlier["happened"]), earlier["earlier"]) == (15, "")
    assert asks.get("/people?before=x").status_code == 400
    assert asks.get("/people?x=1").status_code == 400


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "a" * 100_000, "\u202e", "x\r\nset-cookie: a=b", "'; --"]
)
def test_a_hostile_name_is_shown_and_does_nothing(town: Town, name: str) -> None:
    answer = log_in(town.browser(), name, OTHER)
    assert answer.status_code == 401
    assert "<script>" not in answer.text
    assert "set-cookie" not in answer.headers


def test_too_much_is_refused_before_anything_is_compared(town: Town) -> None:
    assert log_in(town.browser(), "a" * 1024 * 1024).status_code == 413
    assert post(town.browser(), THERE, ("reason", "a" * 256 * 1024)).status_code == 413


def test_accounts_that_cannot_be_read_let_nobody_in_and_strangers_learn_nothing(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asks = town.let_in()
    (tmp_path / "ledger.db.people").chmod(0o644)
    answer = asks.get("/")
    assert answer.status_code == 500
    assert "others can read it" not in answer.text
    assert "others can read it" in caplog.text
    assert str(tmp_path) not in answer.text
    assert log_in(asks, "Rita Example").status_code == 500
    assert post(asks, THERE, ("reason", "x")).status_code == 500


def test_on_this_computer_what_a_proxy_hands_on_is_refused(town_holding: Holding) -> None:
    asks = TestClient(application(town_holding), base_url="http://127.0.0.1:8417")
    assert asks.get("/").status_code == 200
    for header in ("x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host"):
        assert asks.get("/", headers={header: "192.0.2.1"}).status_code == 421
    assert asks.get("/login").status_code == 404
    assert asks.get("/people").status_code == 404


@pytest.mark.parametrize(
    ("place", "host", "answers"),
    [
        (Place(), "localhost:8417", True),
        (Place(), "waybill.example", False),
        (Place(names=["Waybill.example"]), "waybill.example", True),
        (Place(names=["waybill.example"]), "waybill.example.evil.example", False),
        (Place(names=["waybill.example"]), "192.0.2.1", False),
        (Place(host="0.0.0.0"), "192.0.2.1:8417", True),
        (Place(host="0.0.0.0"), "[2001:db8::1]:8417", True),
        (Place(host="0.0.0.0"), "evil.example", False),
        (Place(host="2001:db8::1"), "[2001:db8::1]:8417", True),
        (Place(host="192.0.2.1"), "192.0.2.1", True),
        (Place(host="192.0.2.1"), "192.0.2.2", False),
        (Place(host="0.0.0.0"), "", False),
    ],
)
def test_a_site_answers_to_its_own_names(place: Place, host: str, answers: bool) -> None:
    assert place.answers_to.answer_to(host) is answers


@pytest.mark.parametrize(
    ("place", "is_local"),
    [
        (Place(), True),
        (Place(host="localhost"), True),
        (Place(host="::1"), True),
        (Place(host="127.0.0.2"), True),
        (Place(host="0.0.0.0"), False),
        (Place(host="::"), False),
        (Place(host="192.0.2.1"), False),
        (Place(host="waybill.example"), False),
        (Place(names=["waybill.example"]), False),
    ],
)
def test_accounts_are_needed_wherever_others_can_come(place: Place, is_local: bool) -> None:
    assert place.is_local is is_local
    assert (place.answers_to == LOCAL) is is_local
    assert isinstance(place.answers_to, Names)


@pytest.fixture
def moldova(town: Town) -> Iterator[str]:
    """The id of a saved search."""
    held = town.holding.now()
    wanted = Wanted.of({"stage": "delivered"})
    saved = save(held.location, "To <Moldova>", wanted, by="Rita Example", at=town.now, ontology=held.ontology)
    yield saved.id
    forget(held.location, saved.id, ontology=held.ontology)


def feed_address(asks: TestClient, search: str) -> str:
    """The address that a page shows once."""
    page = post(asks, "/account/feeds", ("token", token_of(asks)), ("search", search))
    assert page.status_code == 200
    found = re.search(rf"<code>{HERE}(/feeds/[\w-]{{43}})</code>", page.text)
    assert found is not None
    return found[1]


def test_a_reader_of_feeds_needs_no_session(town: Town, moldova: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asks = town.let_in("Leo Example")
    assert 'aria-label="Make a feed address for To &lt;Moldova&gt;"' in asks.get("/searches").text
    address = feed_address(asks, moldova)
    feed = town.browser().get(address)
    assert (feed.status_code, feed.headers["content-type"]) == (200, "application/atom+xml")
    assert "<title>Waybill: To &lt;Moldova&gt;</title>" in feed.text
    assert f'"{HERE}{address}"' in feed.text
    assert len(re.findall("<entry>", feed.text)) == 1
    assert town.browser().get(f"/searches/{moldova}/feed").status_code == 303
    secret = address.removeprefix("/feeds/")
    shown = [asks.get(path).text for path in ("/account", "/searches", "/api/account")]
    shown.append(town.let_in("Ada Example").get("/people").text)
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith("http")]  # The test's own client.
    assert not any(secret in each for each in [*shown, *ours])
    assert asks.get("/api/account").json()["feeds"] == [
        {"search": moldova, "name": "To <Moldova>", "made_at": "2026-03-04 12:00 UTC"}
    ]


def test_an_address_of_a_feed_ends_when_it_is_revoked_or_made_anew(town: Town, moldova: str) -> None:
    asks = town.let_in("Leo Example")
    first, second = feed_address(asks, moldova), feed_address(asks, moldova)
    assert [town.browser().get(each).status_code for each in (first, second)] == [404, 200]
    answer = post(asks, "/account/feeds/revoke", ("token", token_of(asks)), ("search", moldova))
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert town.browser().get(second).status_code == 404
    assert [each.deed.value for each in town.people.accounts.entries()][:3] == [
        "feed address revoked",
        "feed address made",
        "feed address made",
    ]


def test_a_feed_address_that_opens_nothing_is_a_page_that_is_not_there(town: Town, moldova: str) -> None:
    asks, stranger = town.let_in("Leo Example"), town.browser()
    address = feed_address(asks, moldova)
    for wrong in ("/feeds/x", f"/feeds/{'a' * 5000}", f"{address[:-1]}%00", "/feeds/' OR 1=1", f"{address}/x"):
        assert stranger.get(wrong).status_code == 404, wrong
    assert "aaaa" not in stranger.get(f"/feeds/{'a' * 43}").text
    town.people.accounts.disable("Leo Example", by="root")
    assert stranger.get(address).status_code == 404


def test_feed_addresses_are_made_by_forms_of_their_own_person_alone(town: Town, moldova: str) -> None:
    asks = town.let_in("Leo Example")
    assert post(asks, "/account/feeds", ("search", moldova)).status_code == 403
    assert post(asks, "/account/feeds", ("token", token_of(asks)), ("search", "none")).status_code == 404
    assert post(town.browser(), "/account/feeds", ("search", moldova)).headers["location"] == "/login"
    address = feed_address(asks, moldova)
    rita = town.let_in()
    post(rita, "/account/feeds/revoke", ("token", token_of(rita)), ("search", moldova))
    assert town.browser().get(address).status_code == 200


def test_the_feed_of_a_search_that_was_forgotten_is_not_there(town: Town, moldova: str) -> None:
    held, address = town.holding.now(), feed_address(town.let_in("Leo Example"), moldova)
    forget(held.location, moldova, ontology=held.ontology)
    assert town.browser().get(address).status_code == 404
    save(held.location, "To <Moldova>", Wanted.of({"supplier": "Iran"}), by="", at=town.now, ontology=held.ontology)
    assert town.browser().get(address).status_code == 200
