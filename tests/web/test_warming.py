"""What pages need is made ready beside them, and what cannot be is told and stops nobody."""

import gc
from threading import Event, Timer

import pytest

from waybill.core.progress import tell_progress
from waybill.errors import LedgerAccessError
from waybill.text.questions import question
from waybill.web.asked import Asked
from waybill.web.case_index import case_index
from waybill.web.pages.map import map_page
from waybill.web.warming import warm, warm_beside
from waybill.workspace.finding import Finder, finder
from waybill.workspace.holding import Holding


def test_filters_and_words_are_ready(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(holding)
    held = holding.now()
    ready = case_index(held)

    def refuse(*_: object) -> int:
        raise AssertionError("indexed anew")

    monkeypatch.setattr("waybill.ledger.words.WordsIndex.bring", refuse)
    assert finder(held).number("claims", question("nadezhda")) == 1
    assert case_index(held) is ready


def test_maps_of_each_stage_are_ready(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(holding)

    def refuse(_: Asked) -> None:
        raise AssertionError("drawn anew")

    monkeypatch.setattr("waybill.web.pages.map._page", refuse)
    for stage in ("sought", "delivered", "blocked"):
        page = map_page(Asked(held=holding.now(), query={"stage": stage}))
        assert page.query == {"stage": stage}
    with pytest.raises(AssertionError, match="drawn anew"):
        map_page(Asked(held=holding.now(), query={"stage": "sought", "origins": "2"}))


def test_what_cannot_be_made_ready_stops_nobody(
    holding: Holding, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Finder) -> None:
        raise LedgerAccessError(ledger="l.db", problem="the disk is full")

    monkeypatch.setattr(Finder, "bring", fail)
    with warm_beside(holding) as warming:
        assert warming.wait(30)
    assert "not everything could be made ready: ledger l.db: the disk is full" in caplog.text


def test_an_end_is_waited_for_and_breaks_off(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = Event(), Event()

    def long(_: Finder) -> None:
        begun.set()
        ended.wait(timeout=30)
        tell_progress(1, 1000)
        raise AssertionError("went on")

    monkeypatch.setattr(Finder, "bring", long)
    with warm_beside(holding) as warming:
        assert begun.wait(timeout=30)
        Timer(0.1, ended.set).start()
    assert warming.wait(0)
    assert ended.is_set()


def test_the_garbage_collector_passes_over_what_is_ready(holding: Holding) -> None:
    warm(holding)
    ready = case_index(holding.now())
    assert not any(each is ready for each in gc.get_objects())
    gc.unfreeze()
    assert any(each is ready for each in gc.get_objects())
