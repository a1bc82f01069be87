"""Which of the formats that are read the bytes of a file show, whatever its name says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from waybill.ingest import zip_file
from waybill.ingest.compressed_file import GZIP, ZSTD, unpacked_head
from waybill.ingest.decoding import PEEK_BYTES, peek
from waybill.ingest.record_starts import MARK

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL: Final = "message/rfc822"
FEED: Final = "application/rss+xml"
WARC: Final = "application/warc"
WACZ: Final = "application/wacz"
ZIP: Final = "application/zip"
GZIPPED: Final = "application/gzip"
ZSTANDARD: Final = "application/zstd"

_HEADER_LINE: Final = re.compile(r"[A-Za-z][A-Za-z-]*: ")
_MAIL_HEADER: Final = re.compile(r"^(?:mime-version|message-id):", re.IGNORECASE | re.MULTILINE)
_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A media type and how the first bytes of a file show it.

    Attributes:
        asks: looks further where they leave it open; None where they do not.
        is_certain: whether a file that does not begin so is none, whatever its name says.
    """

    media_type: str
    shows: Callable[[bytes], bool]
    asks: Callable[[BinaryIO], str | None] | None = None
    is_certain: bool = True


def shown(file: BinaryIO) -> str | None:
    """Media type that the bytes of a file show; None for text, and for what is not read. Leaves it at its start."""
    file.seek(0)
    head = file.read(PEEK_BYTES)
    file.seek(0)
    row = next((each for each in FORMATS if each.shows(head)), None)
    if row is None or row.asks is None:
        return None if row is None else row.media_type
    asked = row.asks(file)
    file.seek(0)
    return asked


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _packed(media_type: str, mark: bytes) -> Callable[[BinaryIO], str]:
    return lambda file: WARC if unpacked_head(file, mark).startswith(MARK) else media_type


def _zipped(file: BinaryIO) -> str | None:
    """What is packed as ZIP: None for the formats made of it that are not read."""
    names = zip_file.names_in(file)
    if "word/document.xml" in names:
        return DOCX
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return WACZ
    return None if {"xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml", "content.xml"} & names else ZIP


def _is_mail(head: bytes) -> bool:
    text = peek(head)
    if _HEADER_LINE.match(text) is None:
        return False
    return _MAIL_HEADER.search(re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]) is not None


def _is_feed(head: bytes) -> bool:
    text = peek(head)
    return text.startswith(("<?xml", "<rss", "<feed", "<rdf:RDF", "<!DOCTYPE rss")) and bool(_FEED.search(text))


FORMATS: Final = (
    Format(media_type=PDF, shows=_starts(b"%PDF-", b"\xef\xbb\xbf%PDF-")),
    Format(media_type=WARC, shows=_starts(b"WARC/1.", b"WARC/0.")),
    Format(media_type=ZIP, shows=_starts(*zip_file.ZIP), asks=_zipped),
    Format(media_type=GZIPPED, shows=_starts(GZIP), asks=_packed(GZIPPED, GZIP)),
    Format(media_type=ZSTANDARD, shows=_starts(ZSTD), asks=_packed(ZSTANDARD, ZSTD)),
    Format(media_type=MAIL, shows=_is_mail, is_certain=False),
    Format(media_type=FEED, shows=_is_feed, is_certain=False),
)
