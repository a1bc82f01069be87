import gzip
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from archive_builder import PAGE, a_record, a_warc, found_in, places
from backports import zstd
from capture_builder import read_all

from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.outcome import Rejection

ONE, TWO, THREE = (a_record(f"https://post.example/{number}") for number in (1, 2, 3))
PACKED = pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])


@PACKED
def test_each_answer_is_a_capture_of_its_address_and_time(packed: bool, tmp_path: Path) -> None:
    info = a_record("warcinfo", kind="warcinfo")
    request = a_record("https://post.example/1", kind="request")
    found = found_in(tmp_path / "crawl.warc", a_warc(info, request, ONE, TWO, packed=packed))
    assert found[0] == Capture(
        content=PAGE,
        address=f"{tmp_path}/crawl.warc!https://post.example/1",
        captured_at=datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC),
        media_type="text/html; charset=utf-8",
    )
    assert places(found) == ["https://post.example/1", "https://post.example/2"]


@PACKED
@pytest.mark.parametrize("longer", [-20, 7, 100, 10**15], ids=str)
def test_a_record_of_a_wrong_length_is_set_aside_and_the_next_is_read(
    longer: int, packed: bool, tmp_path: Path
) -> None:
    wrong = a_record("https://post.example/wrong", longer=longer)
    found = places(found_in(tmp_path / "crawl.warc", a_warc(ONE, wrong, TWO, THREE, packed=packed)))
    reason = "too_large" if longer == 10**15 else "damaged"
    assert found == [
        "https://post.example/1",
        f"https://post.example/wrong {reason}",
        "https://post.example/2",
        "https://post.example/3",
    ]


@PACKED
def test_a_length_that_is_no_number_costs_its_record(packed: bool, tmp_path: Path) -> None:
    wrong = TWO.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: x")
    found = places(found_in(tmp_path / "crawl.warc", a_warc(ONE, wrong, THREE, packed=packed)))
    assert found == ["https://post.example/1", "https://post.example/2 damaged", "https://post.example/3"]


@PACKED
def test_an_archive_that_is_cut_off_gives_the_records_before(packed: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path / "crawl.warc", a_warc(ONE, TWO, packed=packed)[:-40])
    assert places(found) == ["https://post.example/1", "https://post.example/2 damaged"]


def test_a_flipped_bit_in_a_compressed_record_costs_that_record(tmp_path: Path) -> None:
    first, *rest = (gzip.compress(each) for each in (ONE, TWO, THREE))
    content = bytearray(first + b"".join(rest))
    content[len(first) + 40] ^= 255
    found = places(found_in(tmp_path / "crawl.warc.gz", bytes(content)))
    assert found == ["https://post.example/1", "after https://post.example/1 damaged", "https://post.example/3"]


def test_an_archive_that_is_compressed_at_a_stretch_is_read(tmp_path: Path) -> None:
    found = found_in(tmp_path / "crawl.warc.gz", gzip.compress(ONE + TWO))
    assert places(found) == ["https://post.example/1", "https://post.example/2"]


def test_an_archive_in_zstd_is_read(tmp_path: Path) -> None:
    found = found_in(tmp_path / "crawl.warc.zst", zstd.compress(ONE) + zstd.compress(TWO))
    assert places(found) == ["https://post.example/1", "https://post.example/2"]


@pytest.mark.parametrize(
    ("status", "content_type", "why"),
    [
        ("404 Not Found", "text/html", "the server answered 404"),
        ("301 Moved", "text/html", "the server answered 301"),
        ("200 OK", "image/png", "it is image/png"),
        ("200 OK", "application/javascript; charset=utf-8", "it is application/javascript"),
    ],
)
def test_what_is_no_page_is_set_aside(status: str, content_type: str, why: str, tmp_path: Path) -> None:
    record = a_record("https://post.example/x", status=status, headers=f"Content-Type: {content_type}\r\n")
    found = found_in(tmp_path / "crawl.warc", a_warc(record, ONE))
    assert places(found) == ["https://post.example/x not_a_report", "https://post.example/1"]
    assert isinstance(found[0], Rejection)
    assert found[0].detail == why


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (zstd.compress(PAGE), "Content-Encoding: zstd\r\n"),
        (brotli.compress(PAGE), "Content-Encoding: br\r\n"),
        (
            b"%x\r\n" % 5 + PAGE[:5] + b"\r\n%X;a=b\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (PAGE, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "zstd", "brotli", "chunks", "decoded before"],
)
def test_the_content_of_an_answer_is_what_the_server_meant(body: bytes, headers: str, tmp_path: Path) -> None:
    (found,) = found_in(tmp_path / "crawl.warc", a_warc(a_record("https://post.example/x", body, headers=headers)))
    assert isinstance(found, Capture)
    assert found.content == PAGE


def test_a_bomb_in_an_answer_costs_that_answer(tmp_path: Path) -> None:
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    bomb = a_record("https://post.example/bomb", gzip.compress(bytes(20 << 20)), headers=headers)
    found = found_in(tmp_path / "crawl.warc", a_warc(bomb, ONE))
    assert places(found) == ["https://post.example/bomb too_large", "https://post.example/1"]


def test_a_bomb_of_records_is_given_up(tmp_path: Path) -> None:
    record = gzip.compress(a_record("https://post.example/bomb", bytes(15 << 20)))
    found = places(found_in(tmp_path / "crawl.warc.gz", record * 6))
    assert found[-1] == " unsafe"
    assert len(found) < 6


def test_the_address_of_a_record_is_the_address_of_its_document() -> None:
    (document,) = read_all(a_warc(ONE))
    assert isinstance(document, Document)
    assert document.url == "https://post.example/1"
