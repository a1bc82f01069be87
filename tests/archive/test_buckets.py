"""Storage that speaks S3 is told from a disk: it has buckets and no folders, and complains in its own way."""

import sys
from types import ModuleType

import pytest
from fsspec import AbstractFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from waybill.archive.shelves import Bucket, translated
from waybill.errors import ArchiveError


class LikeS3(MemoryFileSystem):  # type: ignore[misc]
    """Storage in which to make a folder would make a bucket."""

    protocol = ("s3", "s3a")
    store: dict[str, object] = {}  # noqa: RUF012
    pseudo_dirs = [""]  # noqa: RUF012

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        raise AssertionError(f"{path} was made")

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: object) -> None:
        self.store[path] = value

    def cp_file(self, path1: str, path2: str, **_: object) -> None:
        self.store[path2] = self.store[path1]

    def rm_file(self, path: str) -> None:
        del self.store[path]


def test_no_bucket_is_made_of_a_slip_of_the_pen() -> None:
    files: AbstractFileSystem = LikeS3()
    assert Bucket(files, "/captures").put("ab/abc.warc.gz", b"sealed")
    assert files.store == {"/captures/ab/abc.warc.gz": b"sealed"}


def test_what_nobody_has_a_key_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoCredentialsError(Exception):
        """Derives from nothing that other errors do, as that of botocore."""

    storage = ModuleType("botocore.exceptions")
    storage.BotoCoreError = NoCredentialsError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "botocore.exceptions", storage)
    with pytest.raises(ArchiveError, match="s3://reports: unable to locate credentials"), translated("s3://reports"):
        raise NoCredentialsError("Unable to locate credentials")
