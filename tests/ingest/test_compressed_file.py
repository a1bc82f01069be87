import gzip
from pathlib import Path

import pytest
from archive_builder import found_in
from backports import zstd
from capture_builder import NOON, read_all, read_one, refuse_one

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection

TEXT = b"Two crates of rifles left the port of Ys.\n" * 20
PACKERS = pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, ".gz"), (zstd.compress, ".zst")])


@PACKERS
def test_the_file_in_a_compressed_file_is_a_capture(pack: object, suffix: str, tmp_path: Path) -> None:
    assert callable(pack)
    (found,) = found_in(tmp_path / f"report.txt{suffix}", pack(TEXT))
    address = f"{tmp_path}/report.txt{suffix}!report.txt"
    assert found == Capture(content=TEXT, address=address, captured_at=NOON, media_type="text/plain")


@PACKERS
def test_several_parts_are_one_file(pack: object, suffix: str, tmp_path: Path) -> None:
    assert callable(pack)
    (found,) = found_in(tmp_path / f"report.txt{suffix}", pack(b"Two crates ") + pack(b"of rifles."))
    assert isinstance(found, Capture)
    assert found.content == b"Two crates of rifles."


@PACKERS
@pytest.mark.parametrize("kept", [-9, 12])
def test_a_file_that_is_cut_off_is_damaged(pack: object, suffix: str, kept: int, tmp_path: Path) -> None:
    assert callable(pack)
    (found,) = found_in(tmp_path / f"report.txt{suffix}", pack(TEXT)[:kept])
    assert isinstance(found, Rejection)
    assert found.reason is Reason.DAMAGED


@PACKERS
def test_a_bomb_is_not_unpacked(pack: object, suffix: str, tmp_path: Path) -> None:
    assert callable(pack)
    bomb = pack(bytes(80 << 20))
    assert len(bomb) < 100_000
    (found,) = found_in(tmp_path / f"report{suffix}", bomb)
    assert isinstance(found, Rejection)
    assert found.reason is Reason.UNSAFE
    assert found.detail == "unpacked it is more than 100 times its size, as files are that are made to fill a disk"


def test_the_documents_of_what_was_found_compressed_name_it() -> None:
    packed = gzip.compress(TEXT)
    document = read_one(packed)
    assert document.text == TEXT.decode()
    assert document.capture == read_one(packed, "application/octet-stream").capture
    assert document.capture != read_one(TEXT).capture


def test_what_is_packed_too_often_is_not_unpacked() -> None:
    packed = b"Two crates of rifles left."
    for _ in range(5):
        packed = gzip.compress(packed)
    assert read_one(packed).text == "Two crates of rifles left."
    rejection = refuse_one(gzip.compress(packed))
    assert (rejection.reason, rejection.detail) == (Reason.UNSAFE, "it is packed more than 5 deep")


def test_every_line_of_a_compressed_json_file_comes_out() -> None:
    assert len(read_all(gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n{'))) == 3
