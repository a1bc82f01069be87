"""A small ledger of invented reports, and the pages over it."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

import waybill
from waybill.core.ids import JsonObject
from waybill.web.app import application
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding, hold

HOSTILE = (
    "</div><script>alert(1)</script> <img src=x onerror=alert(1)> <svg onload=alert(1)><style>*{display:none}</style> "
    "{{ 7*7 }} {% raw %} ${7*7} \u202egnp.exe\x07 \r\nSet-Cookie: a=b '); DROP TABLE entries;--"
)


def a_report(name: str, text: str, claim: JsonObject, **about: str) -> JsonObject:
    """A document with one claim, whose sentence is the first of the text."""
    sentence = text.partition(". ")[0].removesuffix(".") + "."
    return {
        "id": name,
        "text": text,
        **about,
        "claims": [{"id": "c1", "evidence": [sentence], "stage": "delivered", **claim}],
    }


DRONES = {"text": "drones", "class": "uav"}
REPORTS = (
    a_report(
        "north",
        "Iran sent Russia 40 drones by sea through Astrakhan in February 2024, a clerk of the port said. It rained.",
        {
            "supplier": ["Iran"],
            "recipient": ["Russia"],
            "items": [{**DRONES, "quantity": {"value": 40, "bound": "exact"}}],
            "via": ["Astrakhan"],
            "transport": ["sea"],
            "date": "2024-02",
            "stage": "delivered",
            "covert": True,
            "sources": [[{"text": "a clerk of the port", "kind": "government", "named": False}]],
        },
        publisher="Harbour Post",
        published="2024-03-02",
        title="Drones on the quay",
        url="https://harbour.example/drones",
    ),
    a_report(
        "south",
        "Iran sent Russia 90 drones by sea in February 2024, sailors of the Nadezhda said.",
        {
            "supplier": ["Iran"],
            "recipient": ["Russia"],
            "items": [{**DRONES, "quantity": {"value": 90, "bound": "exact"}}],
            "transport": ["sea"],
            "date": "2024-02",
            "stage": "delivered",
            "sources": [[{"text": "sailors of the Nadezhda", "kind": "witness", "named": False}]],
        },
        publisher="Dockside News",
        published="2024-03-05",
    ),
    a_report(
        "denial",
        "Iran did not send Russia drones, the ministry in Tehran said.",
        {
            "supplier": ["Iran"],
            "recipient": ["Russia"],
            "items": [DRONES],
            "polarity": "denied",
            "sources": [[{"text": "the ministry in Tehran", "kind": "government", "named": True}]],
        },
        publisher="Dockside News",
        published="2024-03-06",
    ),
    a_report(
        "trucks",
        "Norway gave Moldova 20 trucks.",
        {"supplier": ["Norway"], "recipient": ["Moldova"], "items": [{"text": "trucks", "class": "vehicle"}]},
        published="2023-05-01",
    ),
    a_report(
        "radars",
        "Norway offered Moldova two radars in 2019.",
        {
            "supplier": ["Norway"],
            "recipient": ["Moldova"],
            "items": [{"text": "radars", "class": "sensor"}],
            "stage": "offered",
            "date": "2019",
        },
        published="2019-05-01",
    ),
    a_report(
        "attack",
        f"Bandits {HOSTILE} sold rifles.",
        {
            "supplier": ["Bandits </div><script>alert(1)</script>"],
            "items": [{"text": "rifles", "class": "small_arm"}],
            "basis": "sale",
        },
        publisher=HOSTILE,
        title=HOSTILE,
        published="2022-01-01",
        url="javascript:alert(1)",
    ),
)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The ledger: three reports of one case, whatever linking thinks of them, and others."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    location = str(folder / "ledger.db")
    with waybill.open(location) as workspace:
        workspace.import_([str(folder / "reports.jsonl")])
        for other in ("south#c1", "denial#c1"):
            workspace.judge("north#c1", other, "same", reason="The same ship.", by="A. Reader")
    return location


@pytest.fixture(scope="session")
def holding(ledger: str) -> Iterator[Holding]:
    """The ledger, held; all tests share it, so that whoever writes to it changes what others count."""
    with hold(ledger) as opened:
        digest = opened.now().digest
        yield opened
        assert opened.now().digest == digest, "a test wrote to the ledger that all share: give it a copy"


@pytest.fixture
def held(holding: Holding) -> Held:
    """What the ledger holds."""
    return holding.now()


@pytest.fixture
def drones(held: Held) -> str:
    """Id of the case of three reports."""
    return next(case.id for case in held.cases.values() if len(case.claims) == 3)


@pytest.fixture
def pages(holding: Holding) -> TestClient:
    """Asks for pages as a browser on this computer."""
    return TestClient(application(holding), base_url="http://127.0.0.1:8417", follow_redirects=False)


@pytest.fixture
def everything(held: Held) -> list[str]:
    """The address of every page that the ledger has."""
    from waybill.web.entity_index import entities_of
    from waybill.web.links import case_address, document_address, entity_address, versions_address

    entities = {each for case in held.cases.values() for each in entities_of(case)}
    return [
        "/",
        "/cases",
        "/documents",
        "/map",
        "/map?view=world",
        "/timeline",
        "/timeline?dates=published&by=month",
        "/search?q=drones",
        "/searches",
        *map(case_address, held.cases),
        *map(document_address, held.documents),
        *map(versions_address, held.documents),
        *map(entity_address, sorted(entities)),
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser; the test is left out where there is none."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no browser here")
    with pytest.importorskip("playwright.sync_api").sync_playwright() as player:
        opened = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
