"""An address read again is the same document, in all its versions."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trickster import Trickster, fetcher_for, page, playing
from waybill.core.capture import Capture, Exchange
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.outcome import Reason
from waybill.errors import UsageError
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace
from waybill.workspace.addresses import AddressBook
from waybill.workspace.versions import _difference

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
FIRST = "Norway has given Moldova 20 trucks. Nobody was hurt."
SECOND = "Norway has given Moldova 25 trucks. Nobody was hurt. Smugglers shipped 300 rifles from Yemen to Somalia."


def as_text(text: str) -> bytes:
    return page(text.encode(), "Content-Type: text/plain; charset=utf-8")


@pytest.fixture
def server() -> Iterator[Trickster]:
    with playing() as trickster:
        yield trickster


@pytest.fixture
def workspace(tmp_path: Path, server: Trickster) -> Iterator[Workspace]:
    """A new ledger, which fetches from the trickster."""
    moments = (NOON + timedelta(seconds=number) for number in range(1_000_000))
    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    fetcher = fetcher_for(server)
    with Workspace(ledger, clock=lambda: next(moments), make_fetcher=lambda: fetcher) as opened:
        yield opened


def test_a_changed_text_is_a_version_of_the_same_document(workspace: Workspace, server: Trickster) -> None:
    address = server.on("/a", as_text(FIRST), as_text(SECOND))
    [document] = workspace.add([address]).documents
    assert len(workspace.claims()) == 1
    added = workspace.add([address])
    assert (added.documents, added.versions, added.rejections) == ((), (document,), ())
    assert {each.document.id for each in workspace.claims()} == {document}
    assert len(workspace.claims()) == 2
    assert workspace.verify() == ()
    assert workspace.original(document).content == SECOND.encode()


def test_each_version_keeps_its_claims_and_says_what_changed(workspace: Workspace, server: Trickster) -> None:
    address = server.on("/a", as_text(FIRST), as_text(SECOND))
    [document] = workspace.add([address]).documents
    workspace.add([address])
    first, second = workspace.versions(document[:12])
    assert (first.number, first.document.text, first.removed, first.added) == (1, FIRST, (), ())
    assert (second.number, second.document.text) == (2, SECOND)
    assert second.removed == ("Norway has given Moldova 20 trucks.",)
    assert second.added == (
        "Norway has given Moldova 25 trucks.",
        "Smugglers shipped 300 rifles from Yemen to Somalia.",
    )
    assert (len(first.claims), len(second.claims)) == (1, 2)
    assert set(second.claims) == {each.claim.id for each in workspace.claims()}
    assert first.document.capture is not None
    assert workspace.original(first.document.capture).content == FIRST.encode()


def test_a_text_that_comes_back_is_a_version_too(workspace: Workspace, server: Trickster) -> None:
    address = server.on("/a", as_text(FIRST), as_text(SECOND), as_text(FIRST))
    for _ in range(4):
        workspace.add([address])
    [document] = {each.document.id for each in workspace.claims()}
    found = workspace.versions(document)
    assert [each.document.text for each in found] == [FIRST, SECOND, FIRST]
    assert [len(each.claims) for each in found] == [1, 2, 1]
    assert workspace.add([address]).unchanged == 1


def test_what_lies_here_under_a_known_id_is_still_a_conflict(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for text, reasons in ((FIRST, []), (SECOND, [Reason.CONFLICTING_ID])):
        path.write_text('{"id": "a", "url": "https://news.example/a", "text": "%s"}' % text)  # noqa: UP031
        assert [each.reason for each in workspace.add([str(path)]).rejections] == reasons


def test_an_id_of_its_own_has_versions_where_it_is_fetched(workspace: Workspace, server: Trickster) -> None:
    texts = [f'{{"id": "a", "text": "{text}"}}' for text in (FIRST, SECOND)]
    address = server.on("/a.json", *(page(each.encode(), "Content-Type: application/json") for each in texts))
    assert workspace.add([address]).documents == ("a",)
    assert workspace.add([address]).versions == ("a",)


def test_two_texts_of_one_id_in_one_capture_are_a_conflict(workspace: Workspace, server: Trickster) -> None:
    lines = "\n".join(f'{{"id": "a", "text": "{text}"}}' for text in (FIRST, SECOND))
    address = server.on("/a.jsonl", page(lines.encode(), "Content-Type: application/jsonl"))
    assert [each.reason for each in workspace.add([address]).rejections] == [Reason.CONFLICTING_ID]


def test_a_document_that_nobody_knows_has_no_versions(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="no document begins"):
        workspace.versions("nothing")


FETCHED = Capture(
    content=b"",
    address="https://news.example/a",
    captured_at=NOON,
    exchange=Exchange(server="192.0.2.1", request=b"", response=b""),
)


def at(address: str, name: str) -> Document:
    return Document(id=DocumentId(name), text=name, url=address)


def test_where_several_are_known_none_is_taken_for_the_next() -> None:
    book = AddressBook([at("https://news.example/a", "d1"), at("https://news.example/a", "d2")])
    book.turn_to(FETCHED)
    assert book.known_as(at("https://news.example/a", "d3")).id == "d3"


def test_the_second_document_of_a_capture_is_not_the_first() -> None:
    book = AddressBook([at("https://news.example/a", "d1")])
    book.turn_to(FETCHED)
    first = book.known_as(at("https://news.example/a", "d2"))
    assert first.id == "d1"
    book.add(first)
    assert book.known_as(at("https://news.example/a", "d3")).id == "d3"


sentence_lists = st.lists(st.sampled_from(["A.", "B.", "C.", "D."]), max_size=8).map(tuple)


@given(sentence_lists, sentence_lists)
def test_a_sentence_was_taken_out_put_in_or_stands_in_both(before: tuple[str, ...], now: tuple[str, ...]) -> None:
    removed, added = _difference(before, now)
    assert len(before) - len(removed) == len(now) - len(added)
    for sentence in set(before) | set(now):
        assert before.count(sentence) - removed.count(sentence) == now.count(sentence) - added.count(sentence)
