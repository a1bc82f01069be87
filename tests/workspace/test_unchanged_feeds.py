"""A feed that has not changed costs its server a word, and is gone on with as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trickster import MISSING, Trickster, fetcher_for, page, playing
from waybill.core.capture import Capture, Exchange
from waybill.core.kept import Kept
from waybill.ledger.store import open_ledger
from waybill.workspace.feed_memory import FEED, FeedMemory
from waybill.workspace.reading import reader
from waybill.workspace.watching import Round, Watcher
from waybill.workspace.watchlist import Watchlist

UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nConnection: close\r\n\r\n'
TRUCKS = b"Norway has given Moldova 20 trucks, the ministry in Oslo said."


def a_feed(*links: str) -> bytes:
    items = "".join(f"<item><title>News</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


@pytest.fixture
def server() -> Iterator[Trickster]:
    with playing() as server:
        yield server


def watch(server: Trickster, folder: Path, feed: str, *, hours: int) -> Round:
    ledger, fetcher = open_ledger(str(folder / "ledger.db"), create=True), fetcher_for(server)
    now = datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(hours=hours)
    with Watcher(
        ledger,
        Watchlist(feeds=(feed,), folders=(), searches=()),
        make_reader=lambda: reader("rules"),
        make_fetcher=lambda: fetcher,
        tell=lambda case: case.id,
        clock=lambda: now,
    ) as watcher:
        return watcher.round()


def test_an_unchanged_feed_is_asked_for_once_and_what_failed_is_asked_for_again(
    server: Trickster, tmp_path: Path
) -> None:
    first, second = server.on("/1", page(TRUCKS)), server.on("/2", MISSING, page(b"The choir of Ys sang."))
    headers = 'Content-Type: application/rss+xml\r\nETag: "v1"'
    feed = server.on("/feed", page(a_feed(first, second), headers), UNCHANGED)
    assert len(watch(server, tmp_path, feed, hours=0).added.documents) == 1
    found = watch(server, tmp_path, feed, hours=3)
    assert [each.subject for each in found.added.rejections if each.is_failure] == []
    assert server.asked() == ["/feed", "/1", "/2", "/feed", "/2"]
    assert 'if-none-match: "v1"' in [head for head in server.heads if "/feed " in head][1].lower()
    watch(server, tmp_path, feed, hours=6)
    assert server.asked()[5:] == ["/feed"]


def fetched(content: bytes, etag: str) -> Capture:
    answer = Exchange(server="", request=b"", response=f"HTTP/1.1 200 OK\r\nETag: {etag}\r\n\r\n".encode())
    return Capture(
        content=content, address="https://a.example/feed", captured_at=datetime(2024, 1, 1, tzinfo=UTC), exchange=answer
    )


@given(st.lists(st.sampled_from(["https://a.example/1", "https://a.example/2?x=ü"]), min_size=1), st.sampled_from("ab"))
def test_what_is_remembered_reads_back_as_it_was(links: list[str], etag: str) -> None:
    memory = FeedMemory(())
    memory.note(fetched(a_feed(*links), etag))
    known = FeedMemory(memory.changed()).recalled("https://a.example/feed")
    assert known is not None
    assert known.etag == etag
    recalled = known.recall()
    assert isinstance(recalled, Capture)
    assert recalled.content == a_feed(*links)


@pytest.mark.parametrize(
    "payload", ["", "{", "{}", '{"content": "%", "captured_at": "x"}', '{"content": "AAAA"}', "[]"]
)
def test_what_cannot_be_read_is_as_if_forgotten(payload: str) -> None:
    address = "https://a.example/feed"
    assert FeedMemory([Kept(kind=FEED, key=address, stamp="x", payload=payload)]).recalled(address) is None


def test_what_is_no_feed_or_cannot_be_asked_about_is_not_remembered() -> None:
    memory = FeedMemory(())
    memory.note(fetched(TRUCKS, "a"))
    memory.note(fetched(a_feed("https://a.example/1"), ""))
    assert list(memory.changed()) == []
