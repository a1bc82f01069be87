import io
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from capture_builder import NOON

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.inputs import captures


def find(*inputs: str | Path, stdin: bytes | None = None) -> list[Capture | Rejection]:
    named = [str(each) for each in inputs]
    return list(captures(named, captured_at=NOON, stdin=None if stdin is None else io.BytesIO(stdin)))


def contents(found: list[Capture | Rejection]) -> list[bytes]:
    return [each.content for each in found if isinstance(each, Capture)]


def the_rejection(found: list[Capture | Rejection]) -> Rejection:
    (rejection,) = [each for each in found if isinstance(each, Rejection)]
    return rejection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of them in a folder of its own, and hidden matter."""
    (tmp_path / "b.txt").write_bytes(b"B")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.md").write_bytes(b"Z")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.txt").write_bytes(b"C")
    (tmp_path / ".d.txt").write_bytes(b"D")
    return tmp_path


@pytest.fixture
def not_root() -> Iterator[Path]:
    """A folder that an ordinary user owns; permissions mean nothing to root, so the test acts as that user."""
    with TemporaryDirectory() as name:
        user = os.geteuid()
        if user == 0:
            os.chown(name, 65534, -1)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(user)


def test_a_file_is_captured_as_it_is(folder: Path) -> None:
    (found,) = find(folder / "b.txt")
    assert found == Capture(content=b"B", address=str(folder / "b.txt"), captured_at=NOON, media_type="text/plain")


def test_a_folder_is_read_with_its_folders_in_the_order_of_names_without_hidden_files(folder: Path) -> None:
    assert contents(find(folder)) == [b"Z", b"B"]


def test_a_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert contents(find(folder / ".d.txt")) == [b"D"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    assert contents(find(folder / "b.txt", folder, folder / "a" / ".." / "b.txt")) == [b"B", b"Z"]


def test_a_pattern_is_expanded(folder: Path) -> None:
    assert contents(find(folder / "*.txt")) == [b"B"]
    assert contents(find(folder / "**" / "*.md")) == [b"Z"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_bytes(b"One")
    assert contents(find(tmp_path / "report[1].txt")) == [b"One"]


def test_a_pattern_that_matches_nothing_is_rejected(tmp_path: Path) -> None:
    rejection = the_rejection(find(tmp_path / "*.pdf"))
    assert (rejection.reason, rejection.detail) == (Reason.NOT_FOUND, "no file matches it")
    assert rejection.subject == str(tmp_path / "*.pdf")


@pytest.mark.parametrize("name", ["nowhere.txt", "b.txt/below", "", "a\0b", "a\0b/*"])
def test_a_name_of_nothing_is_rejected_and_the_rest_is_read(folder: Path, name: str) -> None:
    found = find(f"{folder}/{name}" if name else name, folder / "b.txt")
    assert contents(found) == [b"B"]
    assert the_rejection(found).reason in (Reason.NOT_FOUND, Reason.UNREADABLE)


def test_a_folder_without_files_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert the_rejection(find(tmp_path)).reason is Reason.EMPTY


def test_standard_input_is_read(folder: Path) -> None:
    found = find("-", folder / "b.txt", "-", stdin=b"Rifles.")
    assert contents(found) == [b"Rifles.", b"B"]
    assert isinstance(found[0], Capture)
    assert (found[0].address, found[0].media_type) == ("-", None)


def test_standard_input_that_is_not_there_is_rejected() -> None:
    assert the_rejection(find("-")).reason is Reason.NOT_FOUND


def test_a_web_address_is_not_fetched() -> None:
    rejection = the_rejection(find("https://post.example/rifles?x=*"))
    assert rejection.reason is Reason.NOT_FOUND
    assert rejection.detail == "it is an address, and no file"


def test_links_that_go_round_are_rejected_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a" / "round").symlink_to(folder)
    (folder / "a" / "self").symlink_to(folder / "a" / "self")
    (folder / "a" / "gone").symlink_to(folder / "nowhere")
    found = find(folder)
    assert contents(found) == [b"Z", b"B"]
    rejections = {Path(each.subject).name: each for each in found if isinstance(each, Rejection)}
    assert rejections["round"].detail == "it is a link back to a folder that it lies in"
    assert rejections["self"].detail == "too many levels of symbolic links"
    assert rejections["gone"].reason is Reason.NOT_FOUND


def test_what_is_no_file_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.relpath(tmp_path / "socket"))
    listener.close()
    found = find(tmp_path, "/dev/zero")
    assert [each.detail for each in found if isinstance(each, Rejection)] == [
        "it is a named pipe, not a file",
        "it is a socket, not a file",
        "it is a device, not a file",
    ]


def test_files_and_folders_that_may_not_be_read_are_rejected_and_the_rest_is_read(not_root: Path) -> None:
    (not_root / "closed").mkdir()
    (not_root / "closed.txt").write_bytes(b"A")
    (not_root / "open.txt").write_bytes(b"B")
    (not_root / "closed").chmod(0)
    (not_root / "closed.txt").chmod(0)
    found = find(not_root)
    assert contents(found) == [b"B"]
    assert [(each.reason, each.detail) for each in found if isinstance(each, Rejection)] == [
        (Reason.UNREADABLE, "permission denied"),
        (Reason.UNREADABLE, "permission denied"),
    ]


def test_a_file_beyond_the_limit_of_its_type_is_rejected(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as file:
        file.truncate((64 << 20) + 1)
    rejection = the_rejection(find(tmp_path / "long.txt"))
    assert (rejection.reason, rejection.detail) == (
        Reason.TOO_LARGE,
        "it is larger than 64 MiB, the most that is read of its type",
    )


def test_a_name_that_is_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"Rifles.")
    (found,) = find(tmp_path)
    assert isinstance(found, Capture)
    assert found.address == f"{tmp_path}/caf\\udce9.txt"
