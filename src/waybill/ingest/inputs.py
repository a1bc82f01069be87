"""From what a person names to captures: files, folders, globs, standard input, and what archives among them hold.

Folders are read with all folders in them, in the order of names. Hidden files and folders (names that begin with a dot)
are passed over unless they are named themselves. A file that is named or met twice is read once. Links are followed.
"""

import glob
import io
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, Final, TypeAlias

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.core.progress import tell_taken
from waybill.ingest.parcel import too_large
from waybill.ingest.readers import limit_of, media_type_of, shown_reader
from waybill.ingest.unpacking import unpacked_file

STANDARD_INPUT: Final = "-"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FileKey: TypeAlias = tuple[int, int]
Wants: TypeAlias = Callable[[str], bool]
"""Whether something is read, by its path or address."""

_NOT_BLOCKING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SPECIAL: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: str
    key: _FileKey
    size_bytes: int


def everything(_: str) -> bool:
    """Whether something is read where everything is."""
    return True


def captures(
    inputs: Sequence[str], *, captured_at: datetime, stdin: BinaryIO | None, wants: Wants = everything
) -> Iterator[Capture | Rejection]:
    """What the inputs hold, one capture in memory at a time; nothing that is named goes without an answer.

    Args:
        inputs: paths, globs (``**`` for any folders), ``-`` for standard input.
        captured_at: aware UTC instant, given to every capture.
        stdin: read to its end where ``-`` is named; None if there is none.
        wants: tells which files are read; those that are not are passed over without a word.
    """
    seen: set[_FileKey] = set()
    for named in dict.fromkeys(inputs):
        if named == STANDARD_INPUT:
            yield from _from_stdin(stdin, captured_at)
            continue
        met = False
        for file in _files(named):
            met = True
            if isinstance(file, Rejection):
                yield file
            elif file.key not in seen:
                seen.add(file.key)
                if wants(file.path):
                    yield from _from_file(file.path, captured_at)
                else:
                    tell_taken(file.size_bytes)
        if not met:
            yield _reject(Reason.EMPTY, named, "there is no file in it", "name files, or a folder that holds some")


def size_of(inputs: Sequence[str]) -> int:
    """Bytes of the files that inputs name, as they lie there; what is no file weighs nothing."""
    files = (file for named in dict.fromkeys(inputs) if named != STANDARD_INPUT for file in _files(named))
    return sum({file.key: file.size_bytes for file in files if isinstance(file, _File)}.values())


def _files(named: str) -> Iterator[_File | Rejection]:
    if _ADDRESS.match(named):
        yield _reject(
            Reason.NOT_FOUND,
            named,
            "it is an address, and no file",
            "waybill read and add fetch what begins with http:// or https://; save the rest, and name the file",
        )
    elif glob.has_magic(named) and "\0" not in named and not os.path.lexists(named):
        paths = sorted(glob.glob(named, recursive=True))
        for path in paths:
            yield from _under(path)
        if not paths:
            yield _reject(Reason.NOT_FOUND, named, "no file matches it", "check the pattern and the folder")
    else:
        yield from _under(named)


def _under(root: str) -> Iterator[_File | Rejection]:
    """Files at a path and, in a folder, below it; a folder met again by a link is not read again."""
    waiting: list[tuple[str, tuple[_FileKey, ...]]] = [(root, ())]
    folders: set[_FileKey] = set()
    while waiting:
        path, above = waiting.pop()
        try:
            found = os.stat(path)
            key = (found.st_dev, found.st_ino)
            if not stat.S_ISDIR(found.st_mode):
                yield _special(path, found.st_mode) or _File(path=path, key=key, size_bytes=found.st_size)
            elif key in above:
                yield _reject(
                    Reason.UNREADABLE,
                    path,
                    "it is a link back to a folder that it lies in",
                    "nothing, if the files in that folder were read; else remove the link",
                )
            elif key not in folders:
                folders.add(key)
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                waiting += [(os.path.join(path, name), (*above, key)) for name in names]
        except (OSError, ValueError) as error:
            yield _failed(path, error)


def _from_file(path: str, captured_at: datetime) -> Iterator[Capture | Rejection]:
    """A file, or what is in it if it is an archive: its members are captures, and it is never held in memory whole."""
    address = _printable(path)
    try:
        # Not blocking: between the look at the path and this, a pipe may have taken the file's place.
        with os.fdopen(os.open(path, _NOT_BLOCKING), "rb") as file:
            taken = 0
            for found in _opened(file, Capture(content=b"", address=address, captured_at=captured_at)):
                reached = taken if file.closed else file.tell()
                tell_taken(reached - taken)
                taken = reached
                yield found
            tell_taken(os.fstat(file.fileno()).st_size - taken if not file.closed else 0)
    except (OSError, ValueError) as error:
        yield _failed(path, error)


def _from_stdin(stdin: BinaryIO | None, captured_at: datetime) -> Iterator[Capture | Rejection]:
    if stdin is None:
        yield _reject(Reason.NOT_FOUND, STANDARD_INPUT, "there is no standard input", "pipe a report into it")
        return
    limit = limit_of(None)
    try:
        content = stdin.read(limit + 1)
    except (OSError, ValueError) as error:
        yield _failed(STANDARD_INPUT, error)
        return
    if len(content) > limit:
        yield too_large(STANDARD_INPUT, limit)
    else:
        yield from _opened(io.BytesIO(content), Capture(content=b"", address=STANDARD_INPUT, captured_at=captured_at))


def _opened(file: BinaryIO, empty: Capture) -> Iterator[Capture | Rejection]:
    """What a file holds, given a capture that tells everything but its content."""
    reader = shown_reader(file)
    if reader is not None and reader.unpack is not None:
        yield from unpacked_file(reader.unpack, file, empty)
        return
    media_type = media_type_of(empty.address)
    limit = limit_of(media_type) if reader is None else reader.max_bytes
    content = file.read(limit + 1)
    yield (
        too_large(empty.address, limit)
        if len(content) > limit
        else replace(empty, content=content, media_type=media_type)
    )


def _special(path: str, mode: int) -> Rejection | None:
    what = next((what for is_so, what in _SPECIAL if is_so(mode)), None)
    if what is None:
        return None
    return _reject(Reason.UNREADABLE, path, f"it is {what}, not a file", "name a file, or pipe into waybill and name -")


def _failed(path: str, error: OSError | ValueError) -> Rejection:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _reject(Reason.NOT_FOUND, path, "there is no such file or folder", "check the name")
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return _reject(Reason.UNREADABLE, path, why[:1].lower() + why[1:], "check that you may read it, or copy it")


def _reject(reason: Reason, subject: str, detail: str, remedy: str) -> Rejection:
    return Rejection(reason=reason, subject=_printable(subject), detail=detail, remedy=remedy)


def _printable(path: str) -> str:
    """The path with bytes that are no UTF-8, which file names may hold, written as escapes."""
    return path.encode("utf-8", "backslashreplace").decode()
