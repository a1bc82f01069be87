"""What is sent to the pages: only our own forms are taken, and what is not taken comes back as it was filled in."""

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urljoin

import pytest
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import waybill
from waybill.core.person import Person, Role
from waybill.errors import LedgerAccessError
from waybill.web.account_door import packed, unpacked
from waybill.web.acting import Act, Doing, Form, Refused
from waybill.web.app import application
from waybill.web.asked import RefusedError
from waybill.web.door import LocalDoor
from waybill.web.sending import local_address, of_form
from waybill.workspace.holding import Holding, hold

TYPED = "“Two ships”\n<b>&amp; \u202egnp.exe\n  end "
REPORT = {
    "text": "Norway gave Moldova 20 trucks in 2003.",
    "claims": [{"id": "c1", "evidence": ["Norway gave Moldova 20 trucks in 2003."], "stage": "delivered"}],
}


def judge(doing: Doing) -> str:
    """Record a judgement of two claims; some reasons make trouble."""
    reason = doing.form.one("reason")
    if reason.startswith("go "):
        return reason.removeprefix("go ")
    if reason.startswith("“"):
        raise RefusedError("this will not do", status=409, remedy="say otherwise")
    if reason == "full":
        raise LedgerAccessError(ledger="here", problem="the disk is full")
    if reason == "broken":
        raise KeyError("a secret")
    left, right = doing.form.all("claim")
    doing.workspace.judge(left, right, "same", reason=reason, by=doing.person.name)
    return f"/documents/{doing.name}"


ACTS = (
    Act(
        path="/documents/{name:path}/judge",
        act=judge,
        about="Say that two claims are the same.",
        fields=("claim", "reason"),
        page="/documents/{name:path}",
    ),
    Act(path="/alone", act=judge, about="The same, without a page of its own.", fields=("reason",)),
)
CLAIMS = [("claim", "first/one#c1"), ("claim", "second#c1")]
THERE = "/documents/first/one/judge"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    """A ledger to write to, held."""
    folder = tmp_path_factory.mktemp("acts")
    lines = [json.dumps({"id": each, **REPORT}) for each in ("first/one", "second")]
    (folder / "reports.jsonl").write_text("\n".join(lines))
    with waybill.open(str(folder / "ledger.db")) as workspace:
        workspace.import_([str(folder / "reports.jsonl")])
    with hold(str(folder / "ledger.db")) as opened:
        yield opened


def browser(holding: Holding, role: Role = Role.ADMINISTRATOR) -> TestClient:
    """Asks as a browser does, for a person with a role."""
    door = LocalDoor(Person(name="Ada Reviewer", role=role))
    site = application(holding, door=door, acts=ACTS)
    asks = TestClient(site, base_url="http://127.0.0.1:8417", follow_redirects=False)
    asks.headers["origin"] = "http://127.0.0.1:8417"
    return asks


@pytest.fixture
def client(written: Holding) -> TestClient:
    return browser(written)


def token_of(client: TestClient) -> str:
    found = re.search(r'name="waybill-token" content="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def send(client: TestClient, path: str, *fields: tuple[str, str], token: str | None = None, **headers: str) -> Response:
    """Send a form, with the token of the page unless another is given."""
    given = (("token", token_of(client) if token is None else token), *fields)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = {"content-type": "application/x-www-form-urlencoded"}
    return client.post(path, content=urlencode(given), headers={**kind, **named})


def test_a_form_is_recorded_in_the_name_of_the_person_and_leads_on(client: TestClient, written: Holding) -> None:
    before = written.now().sequence
    answer = send(client, THERE, *CLAIMS, ("reason", "One ship."))
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents/first/one")
    [step] = [step for each in written.now().judged for step in each.steps if step.reasons == ("One ship.",)]
    assert step.maker.name == "Ada Reviewer"
    assert written.now().sequence > before


def test_json_is_recorded_likewise(client: TestClient, written: Holding) -> None:
    body = {"claim": ["first/one#c1", "second#c1"], "reason": "One ship, as JSON."}
    answer = client.post(f"/api{THERE}", json=body, headers={"x-waybill-token": token_of(client)})
    assert (answer.status_code, answer.json()) == (200, {"next": "/documents/first/one"})
    assert "One ship, as JSON." in {r for each in written.now().judged for step in each.steps for r in step.reasons}


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_a_form_without_the_right_token_is_not_taken(client: TestClient, written: Holding, token: str) -> None:
    before = written.now().sequence
    answer = send(client, THERE, *CLAIMS, ("reason", "One ship."), token=token)
    assert answer.status_code == 403
    assert "this form is of an earlier visit" in answer.text
    body = {"claim": ["first/one#c1", "second#c1"], "reason": "x"}
    assert client.post(f"/api{THERE}", json=body).status_code == 403
    assert written.now().sequence == before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8418"},
        {"origin": "http://127.0.0.1:8417.evil.example"},
        {"origin": "http://evil.example@127.0.0.1:8417"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_not_taken_and_not_shown(
    client: TestClient, written: Holding, headers: dict[str, str]
) -> None:
    before = written.now().sequence
    answer = send(client, THERE, *CLAIMS, ("reason", "Forged."), **headers)
    assert answer.status_code == 403
    assert "sent by a page of another site" in answer.text
    assert "Forged" not in answer.text
    assert written.now().sequence == before


def test_a_form_of_another_site_is_not_taken_for_json(client: TestClient) -> None:
    headers = {"x-waybill-token": token_of(client), "origin": "https://evil.example"}
    assert client.post(f"/api{THERE}", json={"reason": "x"}, headers=headers).status_code == 403
    plain = {"x-waybill-token": token_of(client), "content-type": "text/plain"}
    assert client.post(f"/api{THERE}", content=b"{}", headers=plain).status_code == 415


def test_a_reader_records_nothing(written: Holding) -> None:
    reader = browser(written, Role.READER)
    before = written.now().sequence
    answer = send(reader, THERE, *CLAIMS, ("reason", "One ship."))
    assert answer.status_code == 403
    assert "this is for people with the role reviewer; Ada Reviewer has the role reader" in answer.text
    assert written.now().sequence == before


def shown_again(text: str) -> list[tuple[str, str]]:
    """The fields of a form alone, as a browser takes them."""
    # A browser leaves the first end of line out, and only that.
    return [
        (html.unescape(name), html.unescape(value))
        for name, value in re.findall(r'<textarea id="[^"]*" name="([^"]*)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    ]


@pytest.mark.parametrize(
    ("reason", "status", "problem"),
    [
        (TYPED, 409, "this will not do"),
        ("full", 500, "ledger here: the disk is full"),
        ("broken", 500, "an internal error"),
    ],
)
def test_what_is_not_taken_comes_back_as_it_was_filled_in(
    client: TestClient, caplog: pytest.LogCaptureFixture, reason: str, status: int, problem: str
) -> None:
    answer = send(client, "/alone", ("reason", reason))
    assert answer.status_code == status
    assert problem in answer.text
    assert shown_again(answer.text) == [("reason", reason)]
    assert "a secret" not in answer.text


def test_an_error_for_people_says_what_to_do(client: TestClient) -> None:
    answer = send(client, THERE, ("claim", "first/one#c1"), ("claim", "none#c1"), ("reason", "x"))
    assert answer.status_code == 400
    assert "there is no claim" in answer.text
    assert "correct it, and send it again" in answer.text
    assert "<h1>" in answer.text
    told = client.post(
        f"/api{THERE}",
        json={"claim": ["first/one#c1", "none#c1"], "reason": "x"},
        headers={"x-waybill-token": token_of(client)},
    )
    assert (told.status_code, told.json()["remedy"]) == (400, "correct it, and send it again")


def test_a_form_whose_page_is_gone_comes_back_alone(client: TestClient) -> None:
    answer = send(client, "/documents/none/judge", ("claim", "a#1"), ("claim", "b#1"), ("reason", TYPED))
    assert answer.status_code == 409
    assert shown_again(answer.text) == [("claim", "a#1"), ("claim", "b#1"), ("reason", TYPED)]
    assert 'action="/documents/none/judge"' in answer.text


def test_a_field_that_an_act_does_not_take_is_refused(client: TestClient) -> None:
    answer = send(client, "/alone", ("reason", "x"), ("rôle", "administrator"))
    assert answer.status_code == 400
    assert "this takes no 'rôle'" in html.unescape(answer.text)


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"reason=" + b"a" * 256 * 1024, "application/x-www-form-urlencoded", 413),
        (b"&".join([b"reason=a"] * 1001), "application/x-www-form-urlencoded", 400),
        (b"reason=%ff", "application/x-www-form-urlencoded", 400),
        (b"reason=\xc3\xa9", "application/x-www-form-urlencoded", 400),
        (b"reason=a", "multipart/form-data; boundary=x", 415),
        (b"reason=a", "text/plain", 415),
    ],
)
def test_what_is_no_form_or_too_much_is_refused(client: TestClient, content: bytes, kind: str, status: int) -> None:
    assert client.post("/alone", content=content, headers={"content-type": kind}).status_code == status


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{", b'{"reason": 1}', b'{"reason": [["a"]]}', b'{"reason": "\\ud800"}', b"[" * 100_000, b"\xff"],
)
def test_what_is_no_json_form_is_refused(client: TestClient, content: bytes) -> None:
    headers = {"content-type": "application/json", "x-waybill-token": token_of(client)}
    assert client.post("/api/alone", content=content, headers=headers).status_code == 400


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_an_act_leads_nowhere_else(client: TestClient, address: str) -> None:
    assert send(client, "/alone", ("reason", f"go {address}")).headers["location"] == "/"


def test_an_address_of_the_site_is_gone_to_as_it_is() -> None:
    assert local_address("/cases?words=a%20b#c") == "/cases?words=a%20b#c"
    assert local_address("/a\r\nset-cookie: b") == "/"


def test_looking_records_nothing_and_no_act_can_be_looked_at(client: TestClient, written: Holding) -> None:
    before = written.now().sequence
    assert client.get("/alone").status_code == 405
    assert client.get(f"{THERE}?reason=x&{quote('claim')}=a").status_code == 404
    assert written.now().sequence == before


def test_several_values_of_a_field_stay_in_order() -> None:
    form = Form(given=(("a", "1"), ("b", "2"), ("a", "3")))
    assert (form.one("a"), form.all("a"), form.one("c"), form.all("c")) == ("3", ("1", "3"), "", ())


@given(written=st.text(max_size=30) | st.from_regex(r"[/\\\\.:a@?#%]{0,8}", fullmatch=True))
def test_no_address_leads_elsewhere(written: str) -> None:
    address = local_address(written)
    assert address.startswith("/")
    assert urljoin("https://here.example/cases", address).startswith("https://here.example/")
    assert "\n" not in address


FORMS = st.lists(st.tuples(st.text(max_size=5), st.text(max_size=30).filter(lambda text: "\r" not in text)), max_size=5)


@given(given_=FORMS)
def test_a_form_arrives_as_it_was_filled_in_and_waits_unchanged(given_: list[tuple[str, str]]) -> None:
    form = Form(given=tuple(given_))
    body = urlencode([(name, value.replace("\n", "\r\n")) for name, value in given_]).encode()
    assert of_form(body) == form.given
    refused = Refused(action="/x", problem="p", remedy="r", form=form)
    assert unpacked(packed(refused)) == ("/x", form)


def test_a_page_that_is_kept_brings_the_token_of_whoever_looks(written: Holding) -> None:
    clients = [browser(written), browser(written, Role.REVIEWER)]
    for path in ("/map", "/documents/first/one"):
        tokens = []
        for client in clients * 2:
            token = client.get("/api/session").json()["token"]
            assert f'name="waybill-token" content="{token}"' in client.get(path).text
            tokens.append(token)
        assert tokens[0] == tokens[2] != tokens[1] == tokens[3]
        assert not any(other in clients[0].get(path).text for other in tokens if other != tokens[0])
