"""Where files of an archive lie: in a folder, or in whatever ``fsspec`` reaches.

Laws:   a file is there whole or not at all, whatever kills the process;
        a file that is there is never written again.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from uuid import uuid4

from waybill.errors import ArchiveError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_CHUNK_BYTES: Final = 1 << 20
_UNFINISHED: Final = ".unfinished-"
_WITHOUT_FOLDERS: Final = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az"})
"""Protocols of storage that has buckets and no folders: to make a folder there makes a bucket that is not there, and
so of a slip of the pen an archive."""


class Shelf(Protocol):
    """A place for files with names such as ``ab/abcd.warc.gz``."""

    def put(self, name: str, content: bytes) -> bool:
        """Write a file, unless there is one; whether it was written."""

    def chunks(self, name: str) -> Iterator[bytes] | None:
        """The bytes of a file; None if there is none."""

    def names(self) -> Iterator[str]:
        """All files, unfinished and foreign ones included, by name."""


def shelf_at(location: str) -> Shelf:
    """The shelf at a path or an URL.

    Raises:
        ArchiveError: nothing here can reach it.
    """
    if "://" not in location:
        return Folder(Path(location))
    with translated(location):
        from fsspec.core import url_to_fs

        files, root = url_to_fs(location)
        return Bucket(files, root)


class Folder:
    """A folder on a disk, made with its first file.

    Args:
        root: path of the folder.
        link: gives a file a second name; fails where there is one, or on file systems without links.
        flush: forces an open file to the disk.
    """

    def __init__(
        self,
        root: Path,
        *,
        link: Callable[[Path, Path], None] = os.link,
        flush: Callable[[int], None] = os.fsync,
    ) -> None:
        self._root = root
        self._link = link
        self._flush = flush

    def put(self, name: str, content: bytes) -> bool:
        path = self._root / name
        if path.exists():
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.parent / f"{_UNFINISHED}{uuid4().hex}"
        try:
            with unfinished.open("xb") as file:
                file.write(content)
                file.flush()
                self._flush(file.fileno())
            return self._placed(unfinished, path)
        finally:
            with suppress(FileNotFoundError):
                unfinished.unlink()

    def chunks(self, name: str) -> Iterator[bytes] | None:
        path = self._root / name
        return _read(path) if path.is_file() else None

    def names(self) -> Iterator[str]:
        found = (path for path in self._root.rglob("*") if not path.is_dir() or path.is_symlink())
        yield from sorted(path.relative_to(self._root).as_posix() for path in found)

    def _placed(self, unfinished: Path, path: Path) -> bool:
        """Give a finished file its name, unless another was faster; whether it got it."""
        try:
            self._link(unfinished, path)  # which, unlike renaming, never replaces a file
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            if path.exists():
                return False
            unfinished.rename(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                self._flush(folder)  # the name, too, is on the disk before a ledger relies on it
            finally:
                os.close(folder)
        return True


class Bucket:
    """Files in storage that ``fsspec`` reaches, such as one that speaks S3."""

    def __init__(self, files: "AbstractFileSystem", root: str) -> None:
        self._files = files
        self._root = root.rstrip("/")
        protocols = {files.protocol} if isinstance(files.protocol, str) else set(files.protocol)
        self._has_folders = protocols.isdisjoint(_WITHOUT_FOLDERS)

    def put(self, name: str, content: bytes) -> bool:
        path = f"{self._root}/{name}"
        if self._files.exists(path):
            return False
        folder = path.rpartition("/")[0]
        unfinished = f"{folder}/{_UNFINISHED}{uuid4().hex}"
        if self._has_folders:
            self._files.makedirs(folder, exist_ok=True)
        self._files.pipe_file(unfinished, content)
        self._files.cp_file(unfinished, path)  # unlike mv, takes * and [ in a path for what they are
        self._files.rm_file(unfinished)
        return True

    def chunks(self, name: str) -> Iterator[bytes] | None:
        path = f"{self._root}/{name}"
        return self._read(path) if self._files.isfile(path) else None

    def names(self) -> Iterator[str]:
        self._files.invalidate_cache()  # others may have written since
        if self._files.exists(self._root):
            yield from sorted(path[len(self._root) + 1 :] for path in self._files.find(self._root))

    def _read(self, path: str) -> Iterator[bytes]:
        with self._files.open(path, "rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk


@contextmanager
def translated(location: str) -> Iterator[None]:
    """Let what storage complains of leave as our own error.

    Raises:
        ArchiveError: it cannot be reached, read or written.
    """
    try:
        yield
    except _complaints() as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        raise ArchiveError(archive=location, problem=why[:1].lower() + why[1:]) from error


def _complaints() -> tuple[type[Exception], ...]:
    """What storage raises; of programs that speak S3, where they reach nobody or have no key, errors of their own."""
    common = (OSError, ImportError, ValueError)
    loaded = sys.modules.get("botocore.exceptions")
    return common if loaded is None else (*common, loaded.BotoCoreError)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
