"""The pages as a browser gets them."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import waybill
from waybill.web.app import ACTS, PAGES, application
from waybill.web.describing import description
from waybill.web.handing_out import HAND_OUTS
from waybill.workspace.held import Held
from waybill.workspace.holding import hold

PASSIVE = """
a b bdi blockquote body br button caption code datalist dd details div dl dt footer form h1 h2 h3 head header
html input label li link main mark meta nav ol option p section select span strong summary table tbody td textarea th
thead title tr ul
"""
PICTURES = "svg title desc defs pattern marker g a path circle rect text tspan use"
SHAPES = """
aria-describedby cx cy d data-keep data-play data-player data-scale data-steps data-tools data-zoom defer dx
fill height hidden markerheight markerunits markerwidth marker-end max min orient patterntransform patternunits
points r refx refy rx src stroke-width text-anchor transform viewbox width x y aria-pressed checked
"""
HARMLESS = """
action aria-current aria-hidden aria-label aria-labelledby autocomplete charset class content data-head dir download for
href id label lang list maxlength method name open placeholder rel required role rows selected scope start tabindex
title type value
"""


class Parts(HTMLParser):
    """What a page is made of, as a browser takes it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "action", "src")}


def test_every_page_can_be_opened_and_has_its_json(pages: TestClient, everything: list[str]) -> None:
    assert {pages.get(each).status_code for each in everything} == {200}
    assert {pages.get(f"/api{each}".rstrip("/")).headers["content-type"] for each in everything} == {"application/json"}


def test_every_link_leads_to_a_page(pages: TestClient, everything: list[str]) -> None:
    links = {link for each in everything for link in re.findall(r'href="(/[^"#]*)', pages.get(each).text)}
    assert len(links) > 30
    assert {link: pages.get(link.replace("&amp;", "&")).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_link_to_words_leads_to_a_place_on_its_page(pages: TestClient, drones: str) -> None:
    found = set(re.findall(r'href="(/documents/[^"#]*)#([^"]*)"', pages.get(f"/cases/{drones}").text))
    assert found == {(f"/documents/{each}", "words-c1") for each in ("north", "south", "denial")}
    assert all(f'id="{anchor}"' in pages.get(page).text for page, anchor in found)


def test_hostile_text_is_shown_and_not_run(pages: TestClient, everything: list[str]) -> None:
    for each in everything:
        text = pages.get(each).text
        parts = Parts(text)
        # The only script of a page is a file of ours.
        assert parts.tags - {*PASSIVE.split(), *PICTURES.split(), "script", "output"} == set()
        assert re.findall(r"<script[^>]*>", text) in ([], ['<script src="/static/map.js" defer>'])
        assert parts.attributes - {*HARMLESS.split(), *SHAPES.split()} == set()
        assert {address for address in parts.addresses if not address.startswith(("/", "#", "https://"))} == set()
        assert not {"\u202e", "\x07"} & set(text)
    shown = pages.get("/documents/attack").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "{{ 7*7 }} {% raw %} ${7*7} \\u202egnp.exe␇" in shown
    assert "set-cookie" not in pages.get("/documents/attack").headers


def test_an_address_that_is_a_script_is_no_link(pages: TestClient) -> None:
    shown = pages.get("/documents/attack").text
    assert "<bdi>javascript:alert(1)</bdi>" in shown
    assert 'href="javascript' not in shown
    assert 'href="https://harbour.example/drones"' in pages.get("/documents/north").text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/cases?stage=x", "/static/waybill.css", "/api/cases"])
def test_every_answer_keeps_to_itself(pages: TestClient, path: str) -> None:
    headers = pages.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_nothing_of_a_page_comes_from_elsewhere(pages: TestClient, everything: list[str]) -> None:
    for each in everything:
        loaded = re.findall(r'<(?:link|img|script|iframe)\b[^>]*?(?:href|src)="([^"]*)"', pages.get(each).text)
        assert loaded[:2] == ["/static/waybill.css", "/static/waybill.svg"]
        assert set(loaded[2:]) <= {"/static/pictures.css", "/static/map.js"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8417", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8417", 200),
        ("[::1]", 200),
        ("evil.example:8417", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost:8417.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_computer_are_answered(pages: TestClient, host: str, status: int) -> None:
    assert pages.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent_to_a_page(pages: TestClient, method: str) -> None:
    answer = pages.request(method, "/cases")
    assert answer.status_code == 405
    assert "nothing can be sent there" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "problem", "remedy"),
    [
        ("/nowhere", 404, "there is no page /nowhere", "begin at the overview, or search"),
        ("/cases/case-0", 404, "there is no case 'case-0' in this ledger", "search for its words"),
        ("/documents/none", 404, "there is no document 'none' in this ledger", "search for its words"),
        ("/versions/none", 404, "there is no document 'none' in this ledger", "search for its words"),
        ("/entities/state/none", 404, "there is no entity 'state/none' in this ledger", "search for its words"),
        ("/cases?page=9", 404, "this list has 1 page, and no page 9", "begin at page 1"),
        ("/cases?page=0", 400, "'0' is no number of a page", "give page=1 or a later one"),
        ("/cases?page=²", 400, "'²' is no number of a page", "give page=1 or a later one"),
        ("/cases?covert=no", 400, "covert: there is no 'no'; known are 1", "see the filters in docs/manual/filters.md"),
        ("/cases?kind=x", 400, "kind: there is no 'x'; known are transfer, relation", "see the filters in "),
        ("/cases?country=Atlantis", 400, "country: nothing is known of 'Atlantis'", "see the filters in "),
        ("/cases?words=(x", 400, "the search cannot be read: a bracket is opened and not closed", "close quotes and "),
        (
            "/cases?sort=x",
            400,
            "sort: there is no 'x'; known are published, recorded, grade, claims",
            "see the filters",
        ),
        ("/cases?q=x", 400, "q: there is no such filter; known are supplier, recipient, ", "see the filters in "),
        ("/search?kind=x", 400, "there is no kind 'x'", "give one of cases, claims, documents, entities"),
        ("/search?x=1", 400, "a search takes no 'x'", "give q, like, kind, page"),
        (
            f"/search?q={'a' * 201}",
            400,
            "the search cannot be read: it is longer than 200 characters",
            "close quotes and ",
        ),
        (
            '/search?q="x',
            400,
            "the search cannot be read: a quotation mark is opened and not closed",
            "close quotes and ",
        ),
    ],
)
def test_what_cannot_be_answered_is_a_page_with_a_remedy(
    pages: TestClient, path: str, status: int, problem: str, remedy: str
) -> None:
    answer = pages.get(path)
    assert answer.status_code == status
    assert problem in answer.text.replace("&#39;", "'")
    assert remedy in answer.text
    told = pages.get(f"/api{path}").json()
    assert told["status"] == status
    assert told["problem"].startswith(problem.replace("/nowhere", "/api/nowhere"))
    assert told["remedy"].startswith(remedy)


def test_what_was_asked_in_vain_comes_back_to_be_put_right(pages: TestClient) -> None:
    shown = pages.get('/cases?supplier=Iran&recipient=&since=2024-13&words=%3Cb%3E"').text
    assert '<form action="/cases" method="get" class="again" aria-label="Ask again">' in shown
    assert '<input name="supplier" value="Iran" ' in shown
    assert '<input name="since" value="2024-13" ' in shown
    assert '<input name="words" value="&lt;b&gt;&#34;" ' in shown
    assert 'name="recipient"' not in shown
    assert "Ask again" not in pages.get("/cases/none?supplier=Iran").text


def test_a_case_that_was_merged_leads_on(tmp_path: Path) -> None:
    texts = {"first": "Norway gave Moldova 20 trucks in 2003.", "second": "Chad sold Haiti five tanks in 2021."}
    for name, text in texts.items():
        claim = {"id": "c1", "evidence": [text], "stage": "delivered"}
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": name, "text": text, "claims": [claim]}))
    location = str(tmp_path / "ledger.db")
    with waybill.open(location) as workspace:
        workspace.import_([str(tmp_path / f"{name}.json") for name in texts])
        before = {case.id for case in workspace.cases()}
        workspace.judge("first#c1", "second#c1", "same", reason="Both are invented.", by="A. Reader")
        [left] = workspace.cases()
    [gone] = before - {left.id}
    with hold(location) as holding:
        pages = TestClient(application(holding), base_url="http://localhost", follow_redirects=False)
        for start in ("", "/api"):
            answer = pages.get(f"{start}/cases/{gone}")
            assert (answer.status_code, answer.headers["location"]) == (308, f"{start}/cases/{left.id}")


def test_a_broken_page_says_so_and_nothing_more(
    pages: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from waybill.workspace.holding import Holding

    def fail(_: Holding) -> Held:
        raise ValueError("a secret")

    monkeypatch.setattr(Holding, "now", fail)
    answer = pages.get("/")
    assert answer.status_code == 500
    assert "an internal error" in answer.text
    assert "a secret" not in answer.text
    assert "a secret" in caplog.text
    assert "content-security-policy" in answer.headers


def test_the_description_names_every_page_and_only_shapes_that_it_has(pages: TestClient) -> None:
    described = pages.get("/api/openapi.json").json()
    assert described == json.loads(json.dumps(description(PAGES, ACTS, HAND_OUTS)))
    shapes = described["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/([\w.]+)"', json.dumps(described)))
    assert named == set(shapes)
    assert shapes["paging.Paging"]["properties"]["next"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}


def test_json_has_the_fields_that_are_described(pages: TestClient, drones: str) -> None:
    shapes = description(PAGES)["components"]["schemas"]  # type: ignore[index, call-overload]
    for path, shape in (
        ("/", "overview.OverviewPage"),
        ("/cases", "cases.CasesPage"),
        (f"/cases/{drones}", "case.CasePage"),
    ):
        assert list(pages.get(f"/api{path}".rstrip("/")).json()) == shapes[shape]["required"]  # type: ignore[index, call-overload]
