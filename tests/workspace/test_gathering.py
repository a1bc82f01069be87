"""Inputs of every kind become captures, and a feed the articles that it points to."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trickster import Trickster, fetcher_for, page, playing
from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.workspace.gathering import gathered

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
TEXT = b"Norway has given Moldova 20 trucks."


@pytest.fixture
def server() -> Iterator[Trickster]:
    with playing() as trickster:
        yield trickster


def gather(server: Trickster, *inputs: str) -> list[Capture | Rejection]:
    fetch = fetcher_for(server).fetch
    return list(gathered(inputs, captured_at=NOON, stdin=io.BytesIO(b"by pipe"), fetch=fetch))


def feed(*links: str | None) -> bytes:
    items = "".join(
        f"<item><title>Trucks {number}</title><description>Some trucks were given away, it says here.</description>"
        f"{'' if link is None else f'<link>{link}</link>'}</item>"
        for number, link in enumerate(links)
    )
    head = "<title>News</title><link>https://news.example/</link><description>All news</description>"
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
    return page(body.encode(), "Content-Type: application/rss+xml")


def test_what_lies_here_comes_first_then_what_is_fetched(server: Trickster, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    address = server.on("/a", page(TEXT))
    found = gather(server, address, str(path), "-", address.upper().replace("/A", "/a"))
    assert [each.address for each in found if isinstance(each, Capture)] == [str(path), "-", address, address]


def test_a_feed_is_followed_to_its_articles(server: Trickster) -> None:
    first, second = server.on("/1", page(TEXT)), server.on("/2", page(b"Another text."))
    found = gather(server, server.on("/feed", feed(first, second, server.at("/gone"), first)))
    assert [each.address for each in found if isinstance(each, Capture)] == [first, second]
    assert [each.reason for each in found if isinstance(each, Rejection)] == [Reason.HTTP_STATUS]
    assert server.asked() == ["/feed", "/1", "/2", "/gone"]


def test_an_entry_without_an_article_is_told(server: Trickster) -> None:
    first = server.on("/1", page(TEXT))
    told, article = gather(server, server.on("/feed", feed(first, None)))
    assert isinstance(told, Rejection)
    assert told.detail == "entry 2 of the feed has a text but no link to an article"
    assert isinstance(article, Capture)


def test_a_feed_does_not_lead_where_nobody_is_let(server: Trickster) -> None:
    found = gather(server, server.on("/feed", feed("http://169.254.169.254/latest", "http://localhost/")))
    assert [each.reason for each in found if isinstance(each, Rejection)] == [Reason.REFUSED_ADDRESS] * 2


def test_feeds_do_not_lead_round_in_circles(server: Trickster) -> None:
    first = server.on("/feed", feed(server.at("/feed"), server.at("/other")))
    server.on("/other", feed(server.at("/feed")))
    found = gather(server, first)
    assert [each.address for each in found if isinstance(each, Capture)] == [server.at("/other")]


def test_a_feed_that_points_nowhere_is_left_to_its_reader(server: Trickster) -> None:
    address = server.on("/feed", feed(None))
    [found] = gather(server, address)
    assert isinstance(found, Capture)
    assert found.address == address
