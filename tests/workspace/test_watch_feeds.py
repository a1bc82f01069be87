"""Atom files are well-formed whatever stands in them, and valid by RFC 4287 in what it asks of every feed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from waybill.workspace.feeds import FeedEntry, atom, write_whole

ATOM: Final = "{http://www.w3.org/2005/Atom}"
NOON: Final = datetime(2024, 1, 1, 12, tzinfo=UTC)


def entry(title: str = "A", text: str = "B", key: str = "k") -> FeedEntry:
    return FeedEntry(
        key=key,
        title=title,
        text=text,
        links=("https://news.example/?a=1&b=2",),
        labels=("uav",),
        published_at=NOON,
        updated_at=NOON,
    )


def parsed(*entries: FeedEntry) -> ElementTree.Element:
    return ElementTree.fromstring(atom("<All> & more", entries, key="feed", updated_at=NOON))


def test_a_feed_has_what_the_standard_asks_for() -> None:
    feed = parsed(entry())
    assert feed.tag == f"{ATOM}feed"
    assert [child.tag.removeprefix(ATOM) for child in feed] == [
        "id",
        "title",
        "updated",
        "author",
        "generator",
        "entry",
    ]
    assert feed.findtext(f"{ATOM}title") == "<All> & more"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Waybill"
    [found] = feed.findall(f"{ATOM}entry")
    assert [child.tag.removeprefix(ATOM) for child in found] == [
        "id",
        "title",
        "published",
        "updated",
        "category",
        "link",
        "content",
    ]
    link = found.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib == {"rel": "related", "href": "https://news.example/?a=1&b=2"}


def test_ids_stay_and_differ() -> None:
    ids = [each.findtext(f"{ATOM}id") for each in parsed(entry(key="a"), entry(key="b"), entry(key="a"))][5:]
    assert ids[0] == ids[2] != ids[1]
    assert (ids[0] or "").startswith("urn:uuid:")
    assert ids == [each.findtext(f"{ATOM}id") for each in parsed(entry(key="a"), entry(key="b"), entry(key="a"))][5:]


@given(st.text(), st.text())
@example("\r\n", "")
def test_any_text_makes_a_feed_that_can_be_read_and_the_same_twice(title: str, text: str) -> None:
    [found] = parsed(entry(title, text)).findall(f"{ATOM}entry")
    as_xml_reads_it = title.replace("\r\n", "\n")
    assert len(found.findtext(f"{ATOM}title") or "") == len(as_xml_reads_it)
    assert atom("x", [entry(title, text)], key="f", updated_at=NOON) == atom(
        "x", [entry(title, text)], key="f", updated_at=NOON
    )


def test_what_turns_writing_round_is_not_let_out() -> None:
    [found] = parsed(entry("a\u202eb\x00c\ud800d")).findall(f"{ATOM}entry")
    assert found.findtext(f"{ATOM}title") == "a\ufffdb\ufffdc\ufffdd"


def test_a_file_is_written_whole_and_only_when_it_differs(tmp_path: Path) -> None:
    target = tmp_path / "a.atom"
    assert write_whole(str(target), b"one")
    assert not write_whole(str(target), b"one")
    assert write_whole(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.atom"]
