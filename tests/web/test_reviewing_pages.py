"""Reviewing through the pages: forms sent as a browser sends them."""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient
from tests.web.browsing import copy_of

import waybill
from waybill.web.app import application
from waybill.workspace.holding import Holding, hold

ADDRESS = "http://127.0.0.1:8417"
NORTH = "/claims/north%23c1"


@pytest.fixture
def copied(ledger: str, tmp_path: Path) -> str:
    """A ledger of one's own to write to."""
    return copy_of(ledger, tmp_path)


@pytest.fixture
def open_holding(copied: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Holding]:
    monkeypatch.setenv("WAYBILL_PERSON", "B. Reviewer")
    with hold(copied) as opened:
        yield opened


@pytest.fixture
def site(open_holding: Holding) -> TestClient:
    headers = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}
    return TestClient(application(open_holding), base_url=ADDRESS, follow_redirects=False, headers=headers)


def form_at(site: TestClient, address: str) -> list[tuple[str, str]]:
    """The form of a page as a browser would send it, its buttons left alone."""
    page = lxml.html.fromstring(site.get(address).text)
    [form] = page.xpath("//form[contains(@class, 'claim-form')]")
    return [(name, value or "") for name, value in form.form_values()]


def send(site: TestClient, address: str, form: list[tuple[str, str]], **more: str) -> tuple[int, str]:
    """Send a form; the status, and where it leads or what it says."""
    data: dict[str, list[str]] = {}
    for name, value in (*form, *more.items()):
        data.setdefault(name, []).append(value)
    answer = site.post(address, data=data)
    return answer.status_code, answer.headers.get("location", answer.text)


def changed(form: list[tuple[str, str]], **new: str) -> list[tuple[str, str]]:
    """The form with the first value of some fields replaced."""
    left = dict(new)
    return [(name, left.pop(name) if name in left else value) for name, value in form]


def standing(site: TestClient, address: str = NORTH) -> str:
    return str(site.get(f"/api{address}").json()["standing"])


def test_the_queue_tells_what_matters_and_why(site: TestClient) -> None:
    page = site.get("/api/review").json()
    assert page["first"] == NORTH
    assert page["waiting"][0]["what"] == "Iran → Russia: 40 drones"
    assert "Its case is disputed." in page["waiting"][0]["reasons"]
    assert page["paging"]["total"] == 6


def test_a_form_that_was_not_changed_accepts_the_claim_and_leads_to_the_next(site: TestClient) -> None:
    following = site.get(f"/api{NORTH}").json()["next"]
    assert send(site, NORTH, form_at(site, NORTH), decision="save") == (303, following)
    assert standing(site).startswith("B. Reviewer accepted it on ")
    assert NORTH not in [each["href"] for each in site.get("/api/review").json()["waiting"]]


def test_a_changed_form_corrects_it(site: TestClient, copied: str) -> None:
    form = changed(form_at(site, NORTH), **{"item.value": "4", "item.bound": "about", "stage": "dispatched"})
    assert send(site, NORTH, form, decision="save")[0] == 303
    assert standing(site).startswith("B. Reviewer corrected it on ")
    with waybill.open(copied) as workspace:
        [filed] = [each for each in workspace.claims() if each.document.id == "north"]
    assert (filed.claim.stage, filed.claim.items[0].quantity.value) == ("dispatched", 4)  # type: ignore[union-attr]


def test_words_that_do_not_stand_in_the_text_come_back_with_everything_that_was_filled_in(site: TestClient) -> None:
    form = changed(form_at(site, NORTH), supplier="Iraq <b>", recipient="Russia")
    status, page = send(site, NORTH, form, decision="save", reason="half a thought")
    assert status == 400
    assert "&#39;Iraq &lt;b&gt;&#39; does not stand in the text" in page
    [again] = lxml.html.fromstring(page).xpath("//form[contains(@class, 'claim-form')]")
    values = dict(reversed(list(again.form_values())))
    assert (values["supplier"], values["reason"]) == ("Iraq <b>", "half a thought")
    assert standing(site) == "Nobody has reviewed it."


def test_a_rejection_wants_a_reason(site: TestClient) -> None:
    assert send(site, NORTH, form_at(site, NORTH), decision="reject")[0] == 400
    form = changed(form_at(site, NORTH), reason="It speaks of toys.")
    assert send(site, NORTH, form, decision="reject")[0] == 303
    assert standing(site).endswith(", because: It speaks of toys.")
    assert site.get(NORTH).status_code == 200


def test_what_was_decided_is_taken_back(site: TestClient) -> None:
    send(site, NORTH, form_at(site, NORTH), decision="save")
    assert send(site, NORTH, form_at(site, NORTH), decision="undo") == (303, NORTH)
    assert standing(site) == "Nobody has reviewed it."
    assert [each["what"] for each in site.get(f"/api{NORTH}").json()["steps"]] == ["accepted it", "took it back"]


def test_a_claim_is_split_by_adding_one_like_it(site: TestClient) -> None:
    status, to = send(site, NORTH, form_at(site, NORTH), decision="split")
    assert (status, to) == (303, "/add-claim/north?like=c1")
    status, added = send(site, "/add-claim/north", changed(form_at(site, to), stage="agreed"))
    assert status == 303
    assert re.fullmatch(r"/claims/north%23c-[0-9a-f]+", added)
    assert standing(site, added).startswith("B. Reviewer added it on ")
    status, kept = send(site, added, form_at(site, added), decision="merge", into="c1")
    assert (status, kept) == (303, NORTH)
    assert standing(site, added).rstrip(".").endswith("because: same as c1")


def test_a_claim_that_is_there_already_is_not_added_again(site: TestClient) -> None:
    like = "/add-claim/north?like=c1"
    assert send(site, "/add-claim/north", form_at(site, like))[0] == 400
    other = changed(form_at(site, like), stage="agreed")
    status, added = send(site, "/add-claim/north", other)
    assert status == 303
    assert send(site, "/add-claim/north", other) == (303, added)
    assert [each["id"] for each in site.get(f"/api{NORTH}").json()["siblings"]] == [added.rpartition("%23")[2]]


def test_a_claim_that_was_missed_is_added_with_its_words(site: TestClient) -> None:
    form = changed(form_at(site, "/add-claim/trucks"), evidence="Norway gave Moldova 20 trucks", supplier="Norway")
    status, added = send(site, "/add-claim/trucks", form)
    assert status == 303
    assert site.get(f"/api{added}").json()["title"] == "Norway → (not said): (not said)"


def test_who_edits_what_another_has_just_changed_is_told_and_both_are_kept(site: TestClient, copied: str) -> None:
    seen = form_at(site, NORTH)
    with waybill.open(copied) as workspace:
        workspace.review("north#c1", "rejected", reason="Toys.", by="A. Reader")
    assert send(site, NORTH, changed(seen, stage="agreed"), decision="save")[0] == 303
    page = site.get(f"/api{NORTH}").json()
    assert page["standing"].startswith("B. Reviewer corrected it on ")
    assert any(each.startswith("A. Reader rejected it on ") for each in page["warnings"])
    assert [each["who"] for each in page["steps"]] == ["A. Reader", "B. Reviewer"]


def test_a_decision_that_is_sent_twice_is_recorded_once(site: TestClient) -> None:
    form = changed(form_at(site, NORTH), stage="agreed")
    assert send(site, NORTH, form, decision="save")[0] == 303
    assert send(site, NORTH, form, decision="save")[0] == 303
    assert len(site.get(f"/api{NORTH}").json()["steps"]) == 1


def test_entities_are_judged_through_the_pages(site: TestClient, copied: str) -> None:
    token = dict(form_at(site, NORTH))["token"]
    form = [("token", token), ("left", "state/norway"), ("right", "state/moldova"), ("verdict", "different")]
    assert send(site, "/judge", [*form, ("reason", "Two states."), ("next", "/entities/state/norway")]) == (
        303,
        "/entities/state/norway",
    )
    with waybill.open(copied) as workspace:
        said = [(each.in_force.left, each.in_force.maker.name) for each in workspace.judgements() if each.in_force]
    assert ("state/moldova", "B. Reviewer") in said


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("trucks#c1", "/claims/radars%23c1"),
        ("http://127.0.0.1:8417/claims/trucks%23c1?seen=1", " https://waybill.example.org/claims/radars%23c1 "),
    ],
)
def test_the_address_of_a_page_stands_for_what_is_judged(site: TestClient, copied: str, left: str, right: str) -> None:
    token = dict(form_at(site, NORTH))["token"]
    form = [("token", token), ("left", left), ("right", right), ("verdict", "different"), ("reason", "Two loads.")]
    assert send(site, "/judge", form) == (303, "/")
    with waybill.open(copied) as workspace:
        judged = [(each.in_force.left, each.in_force.right) for each in workspace.judgements() if each.in_force]
    assert ("radars#c1", "trucks#c1") in judged


@pytest.mark.parametrize(
    ("address", "form", "status"),
    [
        ("/claims/nowhere%23c1", {"decision": "save"}, 404),
        (NORTH, {"decision": "destroy"}, 400),
        (NORTH, {"decision": "merge"}, 400),
        (NORTH, {"decision": "save", "colour": "red"}, 400),
        ("/add-claim/nowhere", {}, 404),
        ("/judge", {"left": "north#c1", "right": "north#c1", "verdict": "same", "reason": "So."}, 400),
        ("/judge", {"left": "north#c1", "right": "south#c1", "verdict": "perhaps", "reason": "So."}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(site: TestClient, address: str, form: dict[str, str], status: int) -> None:
    token = dict(form_at(site, NORTH))["token"]
    assert send(site, address, [("token", token)], **form)[0] == status


def test_the_form_of_a_hostile_report_shows_it_as_text(site: TestClient) -> None:
    page = site.get("/claims/attack%23c1").text
    assert "<script>alert" not in page
    assert send(site, "/claims/attack%23c1", form_at(site, "/claims/attack%23c1"), decision="save")[0] == 303
    assert standing(site, "/claims/attack%23c1").startswith("B. Reviewer accepted it on ")
