"""What was held of a ledger, and all that pages made of it, is let go when the ledger has changed."""

import gc
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from starlette.testclient import TestClient

import waybill
from waybill.web.app import application
from waybill.web.case_index import case_index
from waybill.workspace.alike import alike
from waybill.workspace.finding import finder
from waybill.workspace.holding import Holding, hold
from waybill.workspace.making import Recent

ALSO = (
    "/cases?supplier=Iran&words=drones&sort=grade",
    "/search?like=Iran+gave+Russia+drones",
    "/review",
    "/claims/north%23c1",
    "/add-claim/north",
    "/api/map?stage=delivered",
)


@pytest.fixture
def location(ledger: str, tmp_path: Path) -> str:
    return str(shutil.copy(ledger, tmp_path / "l.db"))


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def record(location: str, folder: Path) -> None:
    text = "Chad sold Haiti five tanks in 2021."
    (folder / "new.json").write_text(json.dumps({"id": "new", "text": text, "claims": []}))
    with waybill.open(location) as workspace:
        workspace.import_([str(folder / "new.json")])


@pytest.mark.usefixtures("uncollected")
def test_what_was_held_is_let_go_without_the_garbage_collector(
    location: str, everything: list[str], tmp_path: Path
) -> None:
    with hold(location) as holding:
        pages = TestClient(application(holding), base_url="http://127.0.0.1:8417")
        assert {pages.get(each).status_code for each in (*everything, *ALSO)} == {200}
        held = holding.now()
        made = [ref(each) for each in (held, case_index(held), finder(held), alike(held))]
        del held
        assert all(each() is not None for each in made)
        record(location, tmp_path)
        holding.now()
        assert [each() for each in made] == [None, None, None, None]


def test_what_is_made_of_something_held_is_made_once(holding: Holding) -> None:
    held = holding.now()
    assert case_index(held) is case_index(held)
    assert finder(held) is finder(held.twin()) is finder(held.twin().twin())


@pytest.mark.usefixtures("uncollected")
def test_a_twin_outlives_what_it_is_a_twin_of(location: str) -> None:
    with hold(location) as holding:
        first = ref(case_index(holding.now()))
        twin = holding.now().twin()
    del holding
    assert first() is None
    again = ref(case_index(twin))
    assert case_index(twin) is again()
    del twin
    assert again() is None


def test_answers_that_were_not_asked_for_lately_are_let_go() -> None:
    kept, made = Recent[str, str](2), []

    def asked(name: str) -> str:
        return kept.answer(name, lambda: made.append(name) or name.upper())

    assert [asked(each) for each in "abacabb"] == ["A", "B", "A", "C", "A", "B", "B"]
    assert made == ["a", "b", "c", "b"]
