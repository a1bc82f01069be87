"""What was found stays to be seen: every document's bytes are in the archive before the ledger names them."""

import gzip
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trickster import Trickster, fetcher_for, page, playing
from waybill.archive.store import name_of
from waybill.core.capture import Capture
from waybill.core.entry import Draft, Entry
from waybill.core.ids import sha256
from waybill.core.kept import Kept
from waybill.core.maker import Maker
from waybill.core.outcome import Reason, Rejection
from waybill.errors import ArchiveError, UsageError
from waybill.ledger.dialects import engine_of, url_of
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.workspace import Workspace
from waybill.workspace.archiving import archive_of
from waybill.workspace.reading import read_inputs

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
TEXT = "Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.\n"
OTHER = "Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.\n"
PAGE = f"<html><head><title>Trucks</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()


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


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def sealed_files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "ledger.db.captures"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.warc.gz"))


def test_the_bytes_of_a_document_are_sealed_and_come_back(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    [document] = workspace.add([str(report)]).documents
    assert sealed_files(tmp_path) == [name_of(sha256(TEXT.encode()))]
    for written in (document, document[:14], document.removeprefix("document-")[:8], "capture-"):
        assert workspace.original(written).content == TEXT.encode()
    assert workspace.original(document).address == str(report)
    assert workspace.verify() == ()
    assert workspace.sealed == 1


def test_only_what_gives_documents_is_kept(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("  ")
    (tmp_path / "again.txt").write_text(TEXT)
    workspace.add([str(tmp_path / "*.txt")])
    workspace.add([str(tmp_path / "*.txt")])
    assert len(sealed_files(tmp_path)) == 1
    assert workspace.verify() == ()


def test_coded_documents_are_sealed_too(workspace: Workspace, tmp_path: Path) -> None:
    coded = tmp_path / "coded.json"
    coded.write_text('{"id": "coded", "text": "Norway gave Moldova trucks.", "claims": []}')
    workspace.import_([str(coded)])
    assert workspace.original("coded").content == coded.read_bytes()


def test_the_archive_has_a_capture_before_the_ledger_names_it(tmp_path: Path, report: Path) -> None:
    seen: list[list[str]] = []

    class Witness(SqlLedger):
        def append(
            self,
            drafts: Sequence[Draft],
            *,
            maker: Maker,
            recorded_at: datetime,
            following: int | None = None,
            kept: Sequence[Kept] = (),
        ) -> tuple[Entry, ...]:
            seen.append(sealed_files(tmp_path))
            return super().append(drafts, maker=maker, recorded_at=recorded_at, following=following, kept=kept)

    path = str(tmp_path / "ledger.db")
    open_ledger(path, create=True).close()
    with Workspace(Witness(engine_of(url_of(path), patience_s=1), location=path)) as workspace:
        workspace.add([str(report)])
    assert seen[0] == [name_of(sha256(TEXT.encode()))]


def test_what_was_sealed_by_a_run_that_was_killed_is_told_and_taken_up_again(tmp_path: Path, report: Path) -> None:
    class Dying(SqlLedger):
        def append(
            self,
            drafts: Sequence[Draft],
            *,
            maker: Maker,
            recorded_at: datetime,
            following: int | None = None,
            kept: Sequence[Kept] = (),
        ) -> tuple[Entry, ...]:
            raise KeyboardInterrupt

    path = str(tmp_path / "ledger.db")
    open_ledger(path, create=True).close()
    with (
        Workspace(Dying(engine_of(url_of(path), patience_s=1), location=path)) as dying,
        pytest.raises(KeyboardInterrupt),
    ):
        dying.add([str(report)])
    with Workspace(open_ledger(path, create=False)) as workspace:
        assert [problem.flaw.value for problem in workspace.verify()] == ["capture_added"]
        [document] = workspace.add([str(report)]).documents
        assert workspace.verify() == ()
        assert workspace.original(document).content == TEXT.encode()


def test_what_cannot_be_sealed_is_not_recorded(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    (tmp_path / "ledger.db.captures").write_text("a file where the folder should be")
    with pytest.raises(ArchiveError):
        workspace.add([str(report)])
    assert workspace.length == 0


def test_harm_to_the_archive_is_found(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    workspace.add([str(report), str(tmp_path / "other.txt")])
    altered, lost = (tmp_path / "ledger.db.captures" / name_of(sha256(text.encode())) for text in (TEXT, OTHER))
    content = bytearray(altered.read_bytes())
    content[5] ^= 1
    altered.write_bytes(content)
    lost.unlink()
    (altered.parent / "notes.txt").write_text("put in")
    problems = workspace.verify()
    assert [problem.flaw.value for problem in problems] == ["capture_altered", "capture_lost", "capture_added"]
    assert [problem.sequence for problem in problems] == [1, 4, 0]
    assert str(report) in problems[0].detail
    with pytest.raises(ArchiveError, match="not as it was sealed"):
        workspace.original(f"capture-{sha256(TEXT.encode())[:16]}")
    with pytest.raises(ArchiveError, match="not there"):
        workspace.original(f"capture-{sha256(OTHER.encode())[:16]}")


def test_an_id_that_means_nothing_or_several_is_refused(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    workspace.add([str(report), str(tmp_path / "other.txt")])
    for written, told in (("nothing", "there is no"), ("", "there is no"), ("document", "begin with 'document'")):
        with pytest.raises(UsageError, match=told):
            workspace.original(written)


def test_a_ledger_that_is_no_file_needs_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYBILL_ARCHIVE", raising=False)
    with pytest.raises(UsageError, match="WAYBILL_ARCHIVE"):
        archive_of("postgresql://somewhere/waybill")
    monkeypatch.setenv("WAYBILL_ARCHIVE", "memory://captures")
    assert archive_of("postgresql://somewhere/waybill").location == "memory://captures"


def test_the_environment_names_the_archive(
    workspace: Workspace, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYBILL_ARCHIVE", str(tmp_path / "elsewhere"))
    workspace.add([str(report)])
    assert (tmp_path / "elsewhere" / name_of(sha256(TEXT.encode()))).is_file()
    assert workspace.verify() == ()


def test_a_web_address_is_read_and_sealed(workspace: Workspace, server: Trickster) -> None:
    address = server.on("/trucks", page(PAGE, "Content-Type: text/html", 'ETag: "v1"'))
    [document] = workspace.add([address]).documents
    [claim, *_] = workspace.claims()
    assert (claim.document.url, claim.document.id) == (address, document)
    original = workspace.original(document)
    assert original.content == PAGE
    assert original.exchange is not None
    assert original.exchange.response.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"GET /trucks" in gzip.decompress(workspace.sealed_original(document))
    assert workspace.verify() == ()


def test_what_a_server_says_is_unchanged_is_not_sent_again(workspace: Workspace, server: Trickster) -> None:
    first = page(PAGE, "Content-Type: text/html", 'ETag: "v1"')
    address = server.on("/trucks", first, page(b"", status="304 Not Modified"))
    workspace.add([address])
    length = workspace.length
    again = workspace.add([address])
    assert (again.documents, again.unchanged, again.rejections) == ((), 1, ())
    assert workspace.length == length
    assert 'If-None-Match: "v1"' in server.heads[-1]


def test_an_address_that_gives_nothing_is_rejected_and_the_rest_is_read(
    workspace: Workspace, server: Trickster, report: Path
) -> None:
    added = workspace.add([server.at("/gone"), str(report), "http://10.0.0.1/"])
    assert len(added.documents) == 1
    assert [each.reason for each in added.rejections] == [Reason.HTTP_STATUS, Reason.REFUSED_ADDRESS]


def test_addresses_are_read_without_a_ledger(server: Trickster) -> None:
    fetcher = fetcher_for(server)
    [outcome] = read_inputs([server.on("/trucks", page(PAGE, "Content-Type: text/html"))], fetch=fetcher.fetch)
    assert not isinstance(outcome, Rejection)
    assert outcome.document.url == server.at("/trucks")
    assert len(outcome.reading.claims) == 1


def test_nobody_opens_this_computer_by_naming_it() -> None:
    def refused(address: str) -> bool:
        [outcome] = read_inputs([address])
        return isinstance(outcome, Rejection) and outcome.reason is Reason.REFUSED_ADDRESS

    assert refused("http://localhost:8000/")
    assert refused("HTTPS://127.0.0.1/")


def test_a_capture_knows_its_web_address_only_from_a_server() -> None:
    assert Capture(content=b"", address="https://news.example/", captured_at=NOON).url is None
