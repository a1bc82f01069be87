import io
import struct
import zipfile
from pathlib import Path

import pytest
from archive_builder import PAGE, a_record, a_warc, found_in, places, zipped
from capture_builder import read_all, reasons

from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.outcome import Reason, Rejection
from waybill.ingest import zip_file


def test_each_file_is_a_capture_but_hidden_ones(tmp_path: Path) -> None:
    members = {"b/one.txt": b"One.", "a.html": PAGE, ".hidden": b"no", "__MACOSX/a.html": b"no", "empty/": b""}
    found = found_in(tmp_path / "reports.zip", zipped(members))
    assert [(each.address, each.media_type) for each in found if isinstance(each, Capture)] == [
        (f"{tmp_path}/reports.zip!b/one.txt", "text/plain"),
        (f"{tmp_path}/reports.zip!a.html", "text/html"),
    ]
    assert len(found) == 2


def test_a_name_that_climbs_out_of_its_folder_is_only_a_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    found = found_in(tmp_path / "in" / "reports.zip", zipped({"../x.txt": b"One.", "/etc/y.txt": b"Two."}))
    assert places(found) == ["../x.txt", "/etc/y.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "reports.zip"]


def test_a_name_that_reads_otherwise_than_it_is_shows_its_tricks(tmp_path: Path) -> None:
    found = found_in(tmp_path / "reports.zip", zipped({"x\u202etxt.exe": b"One.", "y\x1b[2J": b"Two."}))
    assert places(found) == ["x\\u202etxt.exe", "y\\u001b[2J"]


def test_a_broken_file_does_not_cost_the_others(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"One.", "b.txt": b"Two.", "c.txt": b"Three."}, zipfile.ZIP_STORED))
    content[content.index(b"Two.")] ^= 1
    assert places(found_in(tmp_path / "reports.zip", bytes(content))) == ["a.txt", "b.txt damaged", "c.txt"]


def test_a_file_with_a_password_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"One.", "b.txt": b"Two."}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert places(found_in(tmp_path / "reports.zip", bytes(content))) == ["a.txt encrypted", "b.txt"]


def test_an_archive_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path / "reports.zip", zipped({"a.txt": b"One."})[:-30])
    assert isinstance(found, Rejection)
    assert found.reason is Reason.DAMAGED


def test_an_archive_without_files_is_empty(tmp_path: Path) -> None:
    assert reasons(found_in(tmp_path / "reports.zip", zipped({}))) == [Reason.EMPTY]


def test_a_bomb_is_given_up_when_too_much_came_out(tmp_path: Path) -> None:
    """Members that share their bytes, so that 10 KB may stand for any size."""
    bomb = zipped({f"{number}.txt": bytes(30 << 20) for number in range(3)})
    assert len(bomb) < 100_000
    found = found_in(tmp_path / "bomb.zip", bomb)
    assert [type(each) for each in found] == [Capture, Capture, Rejection]
    assert reasons(found)[-1] is Reason.UNSAFE


def test_a_bomb_in_a_bomb_is_given_up() -> None:
    inner = zipped({"a.txt": bytes(30 << 20), "b.txt": b"One."})
    found = read_all(zipped({name: zipped({"inner.zip": inner}) for name in ("x.zip", "y.zip", "z.zip")}))
    assert reasons(found)[-1] is Reason.UNSAFE
    assert len(found) < 8


def test_a_list_of_files_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"One."}) + bytes(100))
    end = content.index(b"PK\x05\x06")
    content = content[:end] + bytes(17 << 20) + content[end:]
    struct.pack_into("<I", content, len(content) - 100 - 22 + 12, (17 << 20) + 51)
    struct.pack_into("<H", content, len(content) - 100 - 22 + 20, 100)
    (found,) = found_in(tmp_path / "reports.zip", bytes(content))
    assert isinstance(found, Rejection)
    assert (found.reason, found.detail) == (
        Reason.DAMAGED,
        "its list of files cannot be read (it lists more files than are read of one archive)",
    )


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_in_a_wacz_gives_its_records_and_its_lists_give_nothing(packed: bool, tmp_path: Path) -> None:
    warc = a_warc(a_record("https://post.example/1"), a_record("https://post.example/2"), packed=packed)
    name = "archive/data.warc.gz" if packed else "archive/data.warc"
    members = {"datapackage.json": b"{}", "pages/pages.jsonl": b'{"url": 1}', name: warc}
    found = found_in(tmp_path / "site.wacz", zipped(members, zipfile.ZIP_STORED))
    assert places(found) == [f"{name}!https://post.example/1", f"{name}!https://post.example/2"]


def test_a_wacz_that_is_compressed_again_is_read_all_the_same() -> None:
    warc = a_warc(a_record("https://post.example/1"))
    found = read_all(zipped({"datapackage.json": b"{}", "archive/data.warc": warc}))
    assert [each.text for each in found if isinstance(each, Document)] == ["Two crates of rifles left the port of Ys."]


def test_names_of_a_broken_archive_are_none() -> None:
    assert not zip_file.names_in(io.BytesIO(b"PK\x03\x04 and nothing else"))


def test_a_file_whose_name_begins_with_a_nul_has_none_and_is_read(tmp_path: Path) -> None:
    content = zipped({"a.html": PAGE, "b.html": PAGE}).replace(b"a.html", b"\0.html")
    assert places(found_in(tmp_path / "reports.zip", content)) == ["", "b.html"]
