"""ZIP: files in a file, and what kind of file is packed as one."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Set
from typing import BinaryIO, Final, cast

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.ingest import web_archive
from waybill.ingest.parcel import Parcel
from waybill.ingest.window import Window

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
MAX_DIRECTORY_BYTES: Final = 16 << 20
"""The list of members, which is read at a stretch: enough for 150,000 files."""

_LOCAL_HEADER_BYTES: Final = 30
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""Not LZMA, whose header may ask for 4 GiB of memory."""

_ENCRYPTED: Final = 1
_BROKEN: Final = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error)


def names_in(file: BinaryIO) -> Set[str]:
    """Names of the members; none where the list of them is broken."""
    try:
        return frozenset(zipfile.ZipFile(cast(BinaryIO, _Cautious(file))).namelist())
    except _BROKEN:
        return frozenset()


def unpack(file: BinaryIO, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """Every file in a ZIP file, in its order, but hidden ones; a broken one does not cost the others."""
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, _Cautious(file)))
    except _BROKEN as error:
        yield parcel.damaged(None, f"its list of files cannot be read ({error})")
        return
    for member in archive.infolist():
        if not _is_folder(member) and not _is_hidden(member.filename):
            yield from _member(archive, member, file, parcel)


def unpack_wacz(file: BinaryIO, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """Every record of the web archives in a WACZ file; its indexes and lists of pages only point to them."""
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, _Cautious(file)))
    except _BROKEN as error:
        yield parcel.damaged(None, f"its list of files cannot be read ({error})")
        return
    for member in archive.infolist():
        if member.filename.startswith("archive/") and not _is_folder(member):
            yield from _member(archive, member, file, parcel)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: BinaryIO, parcel: Parcel
) -> Iterator[Capture | Rejection]:
    name = member.filename
    if member.flag_bits & _ENCRYPTED:
        yield Rejection(
            reason=Reason.ENCRYPTED,
            subject=parcel.place(name),
            detail="it asks for a password",
            remedy="unpack it yourself and give what is in it",
        )
    elif member.compress_type not in _METHODS:
        yield parcel.damaged(name, f"it is compressed by a method ({member.compress_type}) that is not read")
    else:
        try:
            yield from _opened(archive, member, file, parcel)
        except _BROKEN as error:
            yield parcel.damaged(name, f"it cannot be unpacked ({error or 'it ends in the middle'})")


def _opened(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: BinaryIO, parcel: Parcel
) -> Iterator[Capture | Rejection]:
    """A web archive that is stored as it is, as WACZ has them, gives its records; all else comes whole."""
    if member.compress_type == zipfile.ZIP_STORED and web_archive.is_named_so(member.filename):
        stored = _stored(member, file)
        if stored is not None and web_archive.is_web_archive(stored):
            yield from web_archive.unpack(stored, parcel.inner(member.filename))
            return
    with archive.open(member) as inner:
        yield parcel.capture(member.filename, cast(BinaryIO, inner))


def _stored(member: zipfile.ZipInfo, file: BinaryIO) -> BinaryIO | None:
    """The stretch of the ZIP file that a member lies in, uncompressed; None where its header is broken."""
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER_BYTES)
    if len(header) < _LOCAL_HEADER_BYTES or not header.startswith(ZIP[0]):
        return None
    start = member.header_offset + len(header) + sum(int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    return cast(BinaryIO, io.BufferedReader(Window(file, start=start, size_bytes=member.file_size)))


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """As ``ZipInfo.is_dir``, which before Python 3.12 fails on a member without a name."""
    return member.filename.endswith("/")


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


class _Cautious:
    """A file that gives no more at a stretch than the longest list of members, whatever its length is said to be."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size > MAX_DIRECTORY_BYTES:
            raise ValueError("it lists more files than are read of one archive")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True
