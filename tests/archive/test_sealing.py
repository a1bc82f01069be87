"""What was captured comes back as it was, and others can read the files too."""

import gzip
import io
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from waybill.archive.sealing import seal, unseal
from waybill.archive.shelves import Shelf, shelf_at
from waybill.archive.store import Archive, name_of
from waybill.archive.verifying import Damage, Harm, damages
from waybill.core.capture import Capture, Exchange
from waybill.core.ids import Digest, sha256
from waybill.errors import ArchiveError

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
REPORT = "Norway has given Moldova 20 trucks. ÅÆØ\r\n\r\nHTTP/1.1 200 OK\r\n\r\n".encode()
FROM_A_FILE = Capture(content=REPORT, address="reports/first.txt", captured_at=NOON, media_type="text/plain")
FROM_A_SERVER = Capture(
    content=REPORT,
    address="https://news.example/trucks?a=%20b",
    captured_at=NOON,
    media_type="text/html; charset=utf-8",
    exchange=Exchange(
        server="2606:4700::1111",
        request=b"GET /trucks?a=%20b HTTP/1.1\r\nHost: news.example\r\n\r\n",
        response=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
        body=gzip.compress(REPORT, mtime=0),
        hops=("http://news.example/t",),
    ),
)

moments = st.datetimes(
    min_value=datetime(1990, 1, 1), timezones=st.integers(-12, 14).map(lambda h: timezone(timedelta(hours=h)))
)
contents = st.binary(max_size=200) | st.sampled_from([REPORT, b"\r\n\r\n", b"WARC/1.1\r\n"])
header_lines = st.sampled_from(
    [b"ETag: x", b"Transfer-Encoding: chunked", b"x-archive-as-sent-transfer-encoding: a", b"Content-Type: \xe9", b"A:"]
)
addresses = st.text(max_size=40) | st.sampled_from(["-", "https://a.example/\n", "C:\\x", "a\udc80b"])


@st.composite
def captures(draw: st.DrawFn) -> Capture:
    """Captures of files and servers."""
    content, exchange = draw(contents), None
    if draw(st.booleans()):
        lines, body = [b"HTTP/1.1 200 OK", *draw(st.lists(header_lines, max_size=3))], None
        if content and draw(st.booleans()):
            lines, body = [*lines, b"Content-Encoding: gzip"], gzip.compress(content, mtime=0)
        exchange = Exchange(
            server=draw(st.ip_addresses().map(str)),
            request=b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            response=b"\r\n".join([*lines, b"", b""]),
            body=body,
            hops=draw(st.lists(addresses, max_size=2).map(tuple)),
        )
    media_type = draw(st.none() | st.text(max_size=20))
    return Capture(
        content=content,
        address=draw(addresses),
        captured_at=draw(moments),
        media_type=media_type,
        exchange=exchange,
    )


@given(captures())
def test_unsealing_gives_back_what_was_sealed(capture: Capture) -> None:
    sealed = seal(capture)
    assert unseal(sealed) == capture
    assert seal(capture) == sealed


@given(captures(), st.data())
def test_a_broken_file_is_an_error_and_nothing_else(capture: Capture, data: st.DataObject) -> None:
    sealed = bytearray(seal(capture))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(sealed), bytes(sealed[:place])):
        with suppress(ValueError):
            assert unseal(broken).content == capture.content


def records(capture: Capture) -> list[tuple[str, str, bytes]]:
    """Type, address and block of each record, as another program reads them, its digests checked."""
    found = []
    for record in ArchiveIterator(io.BytesIO(seal(capture)), parse_http=False, auto_decode="none"):
        assert record.headers["WARC-Date"] == "2024-01-01T12:00:00Z"
        block = record.reader.read()
        assert record.headers["WARC-Block-Digest"] == f"sha256:{sha256(block)}"
        found.append((record.headers["WARC-Type"], record.headers["WARC-Target-URI"], block))
    return found


def test_others_read_what_came_from_a_server() -> None:
    response, request, metadata = records(FROM_A_SERVER)
    assert response[:2] == ("response", "https://news.example/trucks?a=%20b")
    assert response[2].startswith(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX-Archive-As-Sent-Transfer-Encoding: chunked\r\n\r\n\x1f\x8b"
    )
    assert request[0] == "request"
    assert request[2].startswith(b"GET /trucks")
    assert metadata[0] == "metadata"
    assert b'"hops":["http://news.example/t"]' in metadata[2]
    assert b'"software":"Waybill/' in metadata[2]
    [http] = [each for each in ArchiveIterator(io.BytesIO(seal(FROM_A_SERVER))) if each.is_http and each.http_headers][
        :1
    ]
    assert http.http_headers.status_code == 200


def test_others_read_what_came_from_a_file() -> None:
    resource, metadata = records(FROM_A_FILE)
    assert resource == ("resource", "file:reports/first.txt", REPORT)
    assert metadata[0] == "metadata"


@pytest.fixture(params=["folder", "memory", "file"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An archive that is not there yet."""
    named = {
        "folder": tmp_path / "ledger.captures",
        "memory": f"memory://{tmp_path.name}/x",
        "file": f"file://{tmp_path}/x/",
    }
    return str(named[request.param])


@pytest.fixture
def archive(location: str) -> Archive:
    """An archive that is not there yet."""
    return Archive(location)


@pytest.fixture
def shelf(location: str) -> Shelf:
    """Where its files lie."""
    return shelf_at(location)


def test_what_is_kept_comes_back(archive: Archive) -> None:
    sealed = archive.seal(FROM_A_SERVER)
    assert archive.capture(FROM_A_SERVER.sha256, sealed=sealed) == FROM_A_SERVER
    assert archive.digest(FROM_A_SERVER.sha256) == sealed
    assert list(archive.names()) == [name_of(FROM_A_SERVER.sha256)]


def test_what_is_kept_twice_stays_as_it_was_first(archive: Archive) -> None:
    first = archive.seal(FROM_A_FILE)
    assert archive.seal(FROM_A_SERVER) == first
    assert archive.capture(FROM_A_FILE.sha256) == FROM_A_FILE
    assert len(list(archive.names())) == 1


def test_what_is_not_kept_does_not_come_back(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="is not there"):
        archive.capture(FROM_A_FILE.sha256)
    assert archive.digest(FROM_A_FILE.sha256) is None
    assert list(archive.names()) == []


def test_what_is_not_as_it_was_sealed_does_not_come_back(archive: Archive) -> None:
    archive.seal(FROM_A_FILE)
    with pytest.raises(ArchiveError, match="is not as it was sealed"):
        archive.capture(FROM_A_FILE.sha256, sealed=Digest("0" * 64))


@pytest.mark.parametrize("content", [b"no archive", seal(Capture(content=b"else", address="a", captured_at=NOON))])
def test_what_is_there_under_a_wrong_name_is_refused(archive: Archive, shelf: Shelf, content: bytes) -> None:
    assert shelf.put(name_of(FROM_A_FILE.sha256), content)
    with pytest.raises(ArchiveError, match=r"cannot be read|other bytes"):
        archive.seal(FROM_A_FILE)


def test_a_file_is_never_written_again(shelf: Shelf) -> None:
    assert shelf.put("ab/x", b"first")
    assert not shelf.put("ab/x", b"second")
    chunks = shelf.chunks("ab/x")
    assert chunks is not None
    assert b"".join(chunks) == b"first"
    assert list(shelf.names()) == ["ab/x"]


def test_an_untouched_archive_has_no_damage(archive: Archive) -> None:
    assert list(damages(archive, {FROM_A_FILE.sha256: archive.seal(FROM_A_FILE)})) == []
    assert list(damages(Archive("memory://nothing-at-all"), {})) == []


def test_lost_and_added_files_are_found(archive: Archive, shelf: Shelf) -> None:
    lost = Digest("ab" * 32)
    shelf.put("ab/.unfinished-1", b"")
    found = list(damages(archive, {lost: lost}))
    assert found == [
        Damage(content=lost, harm=Harm.LOST, detail=f"ab/{lost}.warc.gz is not in the archive"),
        Damage(
            content=None,
            harm=Harm.ADDED,
            detail="ab/.unfinished-1 is named by no entry: put there by somebody, or left by a run that was killed",
        ),
    ]


@given(st.data())
def test_a_flipped_bit_anywhere_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("archive")
    archive = Archive(str(folder))
    sealed = {FROM_A_SERVER.sha256: archive.seal(FROM_A_SERVER)}
    path = folder / name_of(FROM_A_SERVER.sha256)
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    assert [each.harm for each in damages(archive, sealed)] == [Harm.ALTERED]


def test_an_archive_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nosuch"):
        Archive("nosuch://place")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ArchiveError, match=r"directory|exists"):
        Archive(str(tmp_path / "file")).seal(FROM_A_FILE)
