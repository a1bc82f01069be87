"""Formats that are recognised but not read: a person learns what it is and what to do, not just that it failed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection

_AS_TEXT: Final = "save or print its text to a .txt or .html file and give that"
_UNPACK: Final = "unpack it and give the files or the folder"
_NO_TEXT: Final = "give a text of it"
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A format, how its bytes show it, and what to do instead."""

    what: str
    shows: Callable[[bytes], bool]
    remedy: str


def recognise(capture: Capture) -> Rejection | None:
    """Rejection of a capture whose bytes show a format that is not read; None where they do not."""
    for signature in SIGNATURES:
        if signature.shows(capture.content):
            return Rejection(
                reason=Reason.UNKNOWN_MEDIA_TYPE,
                subject=capture.address,
                detail=f"it is {signature.what}, which this version does not read",
                remedy=signature.remedy,
            )
    return None


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _zip_with(*names: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(_ZIP) and any(name in content for name in names)


SIGNATURES: Final = (
    Signature(what="a workbook (XLSX)", shows=_zip_with(b"xl/workbook.xml"), remedy=_AS_TEXT),
    Signature(what="a presentation (PPTX)", shows=_zip_with(b"ppt/presentation.xml"), remedy=_AS_TEXT),
    Signature(what="an OpenDocument file", shows=_zip_with(b"application/vnd.oasis.opendocument"), remedy=_AS_TEXT),
    Signature(what="an e-book (EPUB)", shows=_zip_with(b"application/epub+zip"), remedy=_AS_TEXT),
    Signature(what="an older Office document", shows=_starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), remedy=_AS_TEXT),
    Signature(what="a rich text file (RTF)", shows=_starts(b"{\\rtf"), remedy=_AS_TEXT),
    Signature(what="a PostScript file", shows=_starts(b"%!PS"), remedy=_AS_TEXT),
    Signature(what="a bzip2 file", shows=_starts(b"BZh"), remedy=_UNPACK),
    Signature(what="an xz file", shows=_starts(b"\xfd7zXZ\0"), remedy=_UNPACK),
    Signature(what="a 7z or RAR archive", shows=_starts(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"), remedy=_UNPACK),
    Signature(what="a SQLite database", shows=_starts(b"SQLite format 3\0"), remedy="name a ledger with --ledger"),
    Signature(
        what="a picture",
        shows=_starts(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),
        remedy=_NO_TEXT,
    ),
    Signature(what="sound or video", shows=_starts(b"ID3", b"OggS", b"RIFF", b"\x1aE\xdf\xa3"), remedy=_NO_TEXT),
)
