"""Searches can be saved in the pages, have feeds, and what is seen can be exported."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from waybill.web.app import application
from waybill.workspace.holding import Holding, hold

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8417"


@pytest.fixture
def own(ledger: str, tmp_path: Path) -> Iterator[TestClient]:
    """Pages over a copy of the ledger, beside which searches can be saved."""
    shutil.copy(ledger, tmp_path / "l.db")
    with hold(str(tmp_path / "l.db")) as holding:
        yield TestClient(application(holding), base_url=SITE, follow_redirects=False)


def save(pages: TestClient, **form: str) -> int:
    token = pages.get("/api/session").json()["token"]
    return pages.post("/api/searches", json=form, headers={"x-waybill-token": token}).status_code


def test_a_search_is_saved_listed_and_forgotten(own: TestClient) -> None:
    assert save(own, search_name="Drones", supplier="Iran", item_class="uav") == 200
    [search] = own.get("/api/searches").json()["searches"]
    assert (search["name"], search["number"], search["href"]) == ("Drones", 1, "/cases?item_class=uav&supplier=Iran")
    assert '<a href="/cases?item_class=uav&amp;supplier=Iran"><bdi>Drones</bdi></a>' in own.get("/searches").text
    token = own.get("/api/session").json()["token"]
    assert own.post(f"/api{search['forget']}", json={}, headers={"x-waybill-token": token}).status_code == 200
    assert own.get("/api/searches").json() == {"searches": []}
    assert own.post(f"/api{search['forget']}", json={}, headers={"x-waybill-token": token}).status_code == 400


def test_what_cannot_be_looked_for_is_not_saved(own: TestClient) -> None:
    for form in (
        {"search_name": "x"},
        {"search_name": "", "covert": "1"},
        {"search_name": "x", "stage": "boomerang"},
        {"search_name": "x", "words": "("},
        {"search_name": "x", "country": "Atlantis"},
        {"search_name": "x", "covert": "1", "page": "2"},
    ):
        assert save(own, **form) == 400, form
    assert own.get("/api/searches").json() == {"searches": []}


def test_a_feed_tells_of_the_cases_of_a_search(own: TestClient) -> None:
    save(own, search_name="From Norway", supplier="Norway")
    [search] = own.get("/api/searches").json()["searches"]
    answer = own.get(search["feed"])
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}title") == "Waybill: From Norway"
    [self_link] = feed.findall(f"{ATOM}link")
    assert (self_link.get("rel"), self_link.get("href")) == ("self", f"{SITE}{search['feed']}")
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for entry in entries:
        link = entry.find(f"{ATOM}link[@rel='alternate']")
        assert link is not None
        assert own.get((link.get("href") or "").removeprefix(SITE)).status_code == 200
        assert (entry.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert entry.findtext(f"{ATOM}updated")
    assert own.get(search["feed"]).content == answer.content


def test_a_feed_of_a_search_that_is_not_saved_is_not_there(own: TestClient) -> None:
    assert own.get("/searches/none/feed").status_code == 404


def test_what_is_seen_is_exported(pages: TestClient) -> None:
    answer = pages.get("/export/json?supplier=Norway&stage=offered")
    assert answer.headers["content-disposition"] == 'attachment; filename="waybill-json.jsonl"'
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == ["radars"]
    packed = zipfile.ZipFile(io.BytesIO(pages.get("/export/csv?supplier=Norway").content))
    assert packed.read("cases.csv").decode().count("\n") == 3
    assert "Wanted: supplier=Norway" in packed.read("notes.txt").decode()


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/export/docx", 404, "there is no format &#39;docx&#39;"),
        ("/export/training", 404, "there is no format &#39;training&#39;"),
        ("/export/csv?stage=x", 400, "stage: there is no &#39;x&#39;"),
        ("/export/csv?q=x", 400, "q: there is no such filter"),
    ],
)
def test_what_cannot_be_exported_is_refused(pages: TestClient, path: str, status: int, told: str) -> None:
    answer = pages.get(path)
    assert (answer.status_code, told in answer.text) == (status, True)


def test_a_large_ledger_is_exported_by_the_command_line(
    pages: TestClient, holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waybill.web.handing_out.MOST_EXPORTED", 5)
    answer = pages.get("/export/csv?supplier=Norway's&covert=1&country_role=via")
    assert answer.status_code == 413
    command = (
        "waybill export csv --output cases-csv --supplier 'Norway'\"'\"'s' --covert --country-role via "
        f"--ledger {holding.location}"
    )
    assert command in answer.text.replace("&#39;", "'").replace("&#34;", '"')
