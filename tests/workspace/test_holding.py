"""A ledger that is held is looked at again only when something was recorded."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

import waybill
from waybill.core.entry import Entry
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.ontology import load
from waybill.workspace.holding import Holding, hold

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def add(location: str, folder: Path, name: str, text: str) -> None:
    """Record a report from elsewhere, as another process would."""
    claim = {"id": "c1", "evidence": [text], "stage": "delivered"}
    (folder / f"{name}.json").write_text(json.dumps({"id": name, "text": text, "claims": [claim]}))
    with waybill.open(location) as workspace:
        workspace.import_([str(folder / f"{name}.json")])


class CountingLedger(SqlLedger):
    """Counts how often its entries are read."""

    looks = 0

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        self.looks += 1
        return super().entries(after=after)


@pytest.fixture
def location(tmp_path: Path) -> str:
    path = str(tmp_path / "ledger.db")
    add(path, tmp_path, "first", "Norway gave Moldova 20 trucks in 2003.")
    return path


def counting(location: str) -> CountingLedger:
    ledger = open_ledger(location, create=False)
    return CountingLedger(ledger._engine, location=location)


def test_while_nothing_is_recorded_the_same_value_comes_back(location: str) -> None:
    ledger = counting(location)
    with Holding(ledger, ontology=load(), clock=lambda: NOON) as holding:
        first = holding.now()
        looks = ledger.looks
        assert holding.now() is first
        assert ledger.looks == looks > 0


def test_of_those_who_ask_at_once_one_looks(location: str) -> None:
    ledger = counting(location)
    with Holding(ledger, ontology=load(), clock=lambda: NOON) as holding, ThreadPoolExecutor(8) as readers:
        found = list(readers.map(lambda _: holding.now(), range(16)))
    assert len({id(each) for each in found}) == 1
    once = counting(location)
    with Holding(once, ontology=load(), clock=lambda: NOON) as holding:
        holding.now()
    assert ledger.looks == once.looks


def test_what_others_record_shows_at_the_next_look(location: str, tmp_path: Path) -> None:
    with hold(location) as holding:
        before = holding.now()
        add(location, tmp_path, "second", "Chad sold Haiti five tanks in 2021.")
        after = holding.now()
    assert (len(before.documents), len(after.documents)) == (1, 2)
    with hold(location) as fresh:
        again = fresh.now()
    assert (again.cases, again.claims, again.documents) == (after.cases, after.claims, after.documents)


def test_a_case_that_was_merged_is_known_by_where_its_claims_went(location: str, tmp_path: Path) -> None:
    add(location, tmp_path, "second", "Chad sold Haiti five tanks in 2021.")
    with waybill.open(location) as workspace:
        before = {case.id for case in workspace.cases()}
        workspace.judge("first#c1", "second#c1", "same", reason="Both are invented.", by="A. Reader")
    with hold(location) as holding:
        held = holding.now()
    [left] = held.cases
    [gone] = before - {left}
    assert held.retired == {gone: left}


class WaitingLedger(SqlLedger):
    """Makes whoever reads it wait until it is told to go on."""

    go = Event()

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        assert self.go.wait(timeout=30)
        return super().entries(after=after)


def test_who_asks_while_much_is_looked_at_gets_what_was_there_before(location: str, tmp_path: Path) -> None:
    ledger = WaitingLedger(open_ledger(location, create=False)._engine, location=location)
    ledger.go.set()
    with Holding(ledger, ontology=load(), clock=lambda: NOON, patience_s=0.01) as holding:
        before = holding.now()
        add(location, tmp_path, "second", "Norway gave Moldova 3 radars in 2005.")
        ledger.go.clear()
        assert holding.now() is before
        ledger.go.set()
        assert any(holding.now() is not before for _ in range(3_000))
        assert len(holding.now().documents) == 2
