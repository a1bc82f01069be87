"""A reader of claims wants to see the report itself."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from told import Waybill

REPORT = b"Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.\n\x1b[31m\n"


def add(waybill: Waybill, tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_bytes(REPORT)
    told = waybill("add", "report.txt", "--format", "json")
    [added] = told.lines
    return str(added["documents"][0])  # type: ignore[index, call-overload]


def test_the_original_goes_to_standard_output_as_it_was(waybill: Waybill, tmp_path: Path) -> None:
    document = add(waybill, tmp_path)
    told = waybill("original", document)
    assert (told.status, told.out.encode()) == (0, REPORT)
    assert "84 bytes from report.txt, found 20" in told.err


def test_the_original_goes_into_a_new_file_and_over_no_old_one(waybill: Waybill, tmp_path: Path) -> None:
    document = add(waybill, tmp_path)
    assert waybill("original", document, "--output", "seen.txt").status == 0
    assert (tmp_path / "seen.txt").read_bytes() == REPORT
    told = waybill("original", document, "--output", "report.txt")
    assert told.status == 2
    assert "left as it is" in told.err


def test_no_bytes_go_to_a_terminal(waybill: Waybill, tmp_path: Path) -> None:
    document = add(waybill, tmp_path)
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "waybill", "original", document]
    done = subprocess.run(command, cwd=tmp_path, stdout=inner, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(inner)
    assert done.returncode == 2
    assert b"--output" in done.stderr
    os.set_blocking(outer, False)
    with suppress(OSError):
        assert os.read(outer, 100) == b""
    os.close(outer)


def test_a_flipped_bit_in_the_archive_is_found_and_not_given_out(waybill: Waybill, tmp_path: Path) -> None:
    document = add(waybill, tmp_path)
    assert waybill("verify").status == 0
    [sealed] = (tmp_path / "waybill.db.captures").rglob("*.gz")
    content = bytearray(sealed.read_bytes())
    content[len(content) // 2] ^= 8
    sealed.write_bytes(content)
    told = waybill("verify")
    assert told.status == 1
    assert "capture_altered" in told.out
    told = waybill("original", document)
    assert (told.status, told.out) == (2, "")
    assert "not as it was sealed" in told.err


def test_this_computer_is_no_web_address(waybill: Waybill) -> None:
    told = waybill("read", "http://localhost:1/", "http://0x7f000001/", "http://[::ffff:127.0.0.1]/")
    assert told.status == 1
    assert told.err.count("[refused_address]") == 3
