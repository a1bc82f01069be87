"""Whoever writes at the same time, or is killed at it, leaves whole files and one seal."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from waybill.archive.shelves import Folder
from waybill.archive.store import Archive
from waybill.archive.verifying import damages
from waybill.core.capture import Capture
from waybill.core.ids import Digest

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def test_several_who_seal_the_same_bytes_get_one_seal(tmp_path: Path) -> None:
    seals: list[Digest] = []

    def seal(number: int) -> None:
        found = Capture(content=b"the same", address=f"{number}.txt", captured_at=NOON + timedelta(seconds=number))
        seals.append(Archive(str(tmp_path / "a")).seal(found))

    threads = [threading.Thread(target=seal, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seals) == 8
    assert len(set(seals)) == 1
    archive = Archive(str(tmp_path / "a"))
    assert len(list(archive.names())) == 1
    assert list(damages(archive, {Capture(content=b"the same", address="", captured_at=NOON).sha256: seals[0]})) == []


def test_a_disk_without_links_is_written_to_all_the_same(tmp_path: Path) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError("no links here")

    shelf = Folder(tmp_path, link=refuse)
    assert shelf.put("ab/x", b"first")
    assert not shelf.put("ab/x", b"second")
    assert list(shelf.names()) == ["ab/x"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Folder(tmp_path, flush=fail).put("ab/x", b"first")
    assert list(Folder(tmp_path).names()) == []
