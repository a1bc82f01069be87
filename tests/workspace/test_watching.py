"""A watch reads what is new, remembers where it was, survives what fails, and tells who wants to hear of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest

from trickster import MISSING, Trickster, fetcher_for, page, playing
from waybill.core.case import Case
from waybill.core.outcome import Reason
from waybill.ledger.store import open_ledger
from waybill.workspace.reading import reader
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted
from waybill.workspace.watching import Round, Watcher
from waybill.workspace.watchlist import Watchlist

ATOM: Final = "{http://www.w3.org/2005/Atom}"
TRUCKS: Final = "Norway has given Moldova 20 trucks, the ministry in Oslo said."
AGAIN: Final = "Moldova received 20 trucks from Norway, an officer in Chisinau said."
RIFLES: Final = "Smugglers shipped 300 assault rifles from Yemen to Somalia by sea."


@dataclass
class Days:
    """A clock that is put forward by hand."""

    now: datetime = datetime(2024, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class World:
    """A folder with a ledger, a server, and a time."""

    folder: Path
    server: Trickster
    days: Days = field(default_factory=Days)

    def round(self, *, feeds: tuple[str, ...] = (), searches: tuple[Search, ...] = (), stop_after: int = 0) -> Round:
        """One round of a program that is started for it and ends with it, as cron does."""
        watchlist = Watchlist(feeds=feeds, folders=(str(self.folder / "incoming"),), searches=searches)
        ledger = open_ledger(str(self.folder / "ledger.db"), create=True)
        fetcher = fetcher_for(self.server)
        with Watcher(
            ledger, watchlist, make_reader=reader, make_fetcher=lambda: fetcher, tell=told, clock=self.days
        ) as watcher:
            return watcher.round(watch=lambda number: number == stop_after)

    def put(self, name: str, text: str) -> None:
        (self.folder / "incoming" / name).write_text(text)


def told(case: Case) -> str:
    return f"It is told <of> {case.summary.recipient[0].name} & others."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    (tmp_path / "incoming").mkdir()
    with playing() as server:
        yield World(tmp_path, server)


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>News</title><link>{link}</link></item>" for link in links)
    channel = f"<title>News</title><link>https://news.example/</link><description>.</description>{items}"
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}</channel></rss>'
    return page(body.encode(), "Content-Type: application/rss+xml")


def article(text: str) -> bytes:
    return page(text.encode(), "Content-Type: text/plain")


def entries(path: Path) -> list[ElementTree.Element]:
    return ElementTree.fromstring(path.read_bytes()).findall(f"{ATOM}entry")


def test_what_is_new_in_feeds_and_folders_comes_into_the_ledger(world: World) -> None:
    world.put("a.txt", TRUCKS)
    feed = world.server.on("/feed", rss(world.server.on("/1", article(RIFLES))))
    found = world.round(feeds=(feed,))
    assert len(found.added.documents) == 2
    assert len(found.added.cases) == 2
    assert found.added.rejections == ()


def test_what_was_looked_at_is_not_asked_for_again_after_a_restart(world: World) -> None:
    world.put("a.txt", TRUCKS)
    first, second = world.server.on("/1", article(RIFLES)), world.server.on("/2", article(AGAIN))
    feed = world.server.on("/feed", rss(first), rss(first, second))
    world.round(feeds=(feed,))
    world.days.pass_by(minutes=30)
    found = world.round(feeds=(feed,))
    assert world.server.asked() == ["/feed", "/1", "/feed", "/2"]
    assert len(found.added.documents) == 1
    assert found.added.unchanged == 0


def test_an_article_that_is_still_in_the_feed_is_asked_for_again_after_a_day(world: World) -> None:
    feed = world.server.on("/feed", rss(world.server.on("/1", article(RIFLES), article(TRUCKS))))
    world.round(feeds=(feed,))
    world.days.pass_by(hours=25)
    found = world.round(feeds=(feed,))
    assert len(found.added.versions) == 1


def test_a_file_that_changed_is_read_again_and_one_that_did_not_is_not(world: World) -> None:
    world.put("a.txt", TRUCKS)
    world.put("b.txt", RIFLES)
    world.round()
    world.put("a.txt", AGAIN + " More of them came later.")
    found = world.round()
    assert len(found.added.documents) == 1
    assert found.added.unchanged == 0


def test_a_dead_feed_is_told_and_left_alone_for_longer_and_longer_while_the_rest_goes_on(world: World) -> None:
    dead = world.server.on("/dead", MISSING)
    asked = []
    for half_hour in range(16):
        world.put(f"{half_hour}.txt", f"{TRUCKS} It was number {half_hour}.")
        found = world.round(feeds=(dead,))
        assert len(found.added.documents) == 1
        if found.added.rejections:
            assert [each.reason for each in found.added.rejections] == [Reason.HTTP_STATUS]
            asked.append(half_hour)
        else:
            assert found.resting == (dead,)
        world.days.pass_by(minutes=30)
    assert asked == [0, 2, 6, 14]


def test_a_feed_that_comes_back_is_read_as_before(world: World) -> None:
    feed = world.server.on("/feed", MISSING, rss(world.server.on("/1", article(RIFLES))))
    world.round(feeds=(feed,))
    world.days.pass_by(hours=1)
    assert len(world.round(feeds=(feed,)).added.documents) == 1
    world.days.pass_by(minutes=30)
    assert world.round(feeds=(feed,)).resting == ()


def test_an_article_that_failed_is_asked_for_again(world: World) -> None:
    feed = world.server.on("/feed", rss(world.server.on("/1", MISSING, article(RIFLES))))
    assert len(world.round(feeds=(feed,)).added.rejections) == 1
    world.days.pass_by(minutes=61)
    assert len(world.round(feeds=(feed,)).added.documents) == 1


def test_an_empty_folder_is_no_mistake_and_a_missing_one_is(world: World) -> None:
    assert world.round().added.rejections == ()
    (world.folder / "incoming").rmdir()
    assert [each.reason for each in world.round().added.rejections] == [Reason.NOT_FOUND]


def test_a_round_that_is_stopped_is_gone_on_with(world: World) -> None:
    for number in range(5):
        world.put(f"{number}.txt", f"{TRUCKS} It was number {number}.")
    stopped = world.round(stop_after=2)
    assert stopped.added.interrupted
    assert stopped.spread is None
    found = world.round()
    assert len(stopped.added.documents) + len(found.added.documents) == 5
    assert len(found.added.cases) == 1


def test_the_atom_file_tells_the_cases_that_a_search_wants(world: World) -> None:
    world.put("a.txt", TRUCKS)
    world.put("b.txt", RIFLES)
    path = world.folder / "moldova.atom"
    found = world.round(searches=(Search(name="Moldova", wanted=Wanted(party="Moldova"), atom=str(path)),))
    assert found.spread is not None
    assert found.spread.written == (str(path),)
    [entry] = entries(path)
    assert entry.findtext(f"{ATOM}title") == "Norway → Moldova: trucks"
    assert (entry.findtext(f"{ATOM}content") or "").startswith("It is told <of> Moldova & others. Grade ")


def test_a_case_keeps_its_id_in_the_atom_file_and_tells_when_it_changed(world: World) -> None:
    path = world.folder / "all.atom"
    searches = (Search(name="All", atom=str(path)),)
    world.put("a.txt", TRUCKS)
    world.round(searches=searches)
    [before] = entries(path)
    world.days.pass_by(hours=1)
    world.put("b.txt", AGAIN)
    assert world.round(searches=searches).added.changed_cases
    [after] = entries(path)
    names = [f"{ATOM}{name}" for name in ("id", "published", "updated")]
    assert [after.findtext(name) for name in names] == [
        before.findtext(f"{ATOM}id"),
        "2024-01-01T12:00:00.000Z",
        "2024-01-01T13:00:00.000Z",
    ]


def test_an_atom_file_is_left_alone_where_nothing_changed(world: World) -> None:
    searches = (Search(name="All", atom=str(world.folder / "all.atom")),)
    world.put("a.txt", TRUCKS)
    world.round(searches=searches)
    found = world.round(searches=searches)
    assert found.spread is not None
    assert found.spread.written == ()


def posted(server: Trickster) -> list[object]:
    return [json.loads(body) for body in server.bodies if body]


def test_a_webhook_is_told_of_what_is_new_and_of_what_changed(world: World) -> None:
    hook = world.server.on("/hook", page(b"", status="204 No Content"))
    searches = (Search(name="Trucks", wanted=Wanted(recipient="Moldova"), webhook=hook),)
    world.put("a.txt", TRUCKS)
    world.put("b.txt", RIFLES)
    world.round(searches=searches)
    world.round(searches=searches)
    world.put("c.txt", AGAIN)
    world.round(searches=searches)
    told = [(each["search"], [change["change"] for change in each["changes"]]) for each in posted(world.server)]  # type: ignore[index]
    assert told == [("Trucks", ["new"]), ("Trucks", ["changed"])]
    [change] = posted(world.server)[0]["changes"]  # type: ignore[index]
    assert change["case"]["summary"]["recipient"][0]["name"] == "Moldova"
    assert change["told"] == "It is told <of> Moldova & others."


def test_what_a_webhook_could_not_be_told_it_is_told_the_next_time(world: World) -> None:
    hook = world.server.on("/hook", MISSING, MISSING, page(b"thanks"))
    searches = (Search(name="All", webhook=hook),)
    world.put("a.txt", TRUCKS)
    failed = world.round(searches=searches).spread
    assert failed is not None
    [failure] = failed.failures
    assert (failure.reason, failure.detail) == (Reason.HTTP_STATUS, "the server answers 404")
    assert failure.remedy.startswith("nothing, if it passes: the next round posts the same again")
    world.put("b.txt", RIFLES)
    world.round(searches=searches)
    found = world.round(searches=searches).spread
    assert found is not None
    assert (found.told, found.failures) == (2, ())
    assert [change["change"] for change in posted(world.server)[-1]["changes"]] == ["new", "new"]  # type: ignore[index]


def test_a_new_webhook_is_not_told_of_what_was_there_before(world: World) -> None:
    world.put("a.txt", TRUCKS)
    world.round()
    hook = world.server.on("/hook", page(b"thanks"))
    found = world.round(searches=(Search(name="All", webhook=hook),)).spread
    assert found is not None
    assert found.told == 0
    assert posted(world.server) == []


def test_a_webhook_leads_nowhere_private(world: World) -> None:
    world.put("a.txt", TRUCKS)
    found = world.round(searches=(Search(name="All", webhook="http://169.254.169.254/latest"),)).spread
    assert found is not None
    (failure,) = found.failures
    assert failure.reason is Reason.REFUSED_ADDRESS
    assert failure.remedy == "name a public web address; nothing is sent anywhere else"
