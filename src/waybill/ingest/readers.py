"""What can be read: one row per media type, in the order in which content is asked."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Final, TypeAlias

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Rejection
from waybill.ingest import (
    compressed_file,
    feed,
    formats,
    json_documents,
    mail,
    plain_text,
    portable_document,
    web_archive,
    web_page,
    word_document,
    zip_file,
)
from waybill.ingest.decoding import peek
from waybill.ingest.parcel import Parcel, too_large
from waybill.ingest.signatures import recognise

Read: TypeAlias = Callable[[Capture, Hints], Iterator[Document | Capture | Rejection]]
Unpack: TypeAlias = Callable[[BinaryIO, Parcel], Iterator[Capture | Rejection]]
ReadAnnotated: TypeAlias = Callable[[Capture, Maker | None], Iterator[ReadDocument | Rejection]]

_JSON_START: Final = re.compile(r'\{\s*["}]|\[\s*\{')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A media type and how it is read.

    Attributes:
        media_types: the first is the one that files with these suffixes get.
        max_bytes: larger inputs are rejected; of archives, those that have to be held in memory.
        sniffs: whether text that begins so is of this type; types that are no text are told by ``formats``.
        read: gives the documents, and what has to be read in its turn; None for archives.
        unpack: gives the members of an archive, one at a time; None for what is none.
        read_annotated: reads claims too; None for types that hold none.
    """

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    max_bytes: int
    sniffs: Callable[[str], bool] = lambda _: False
    read: Read | None = None
    unpack: Unpack | None = None
    read_annotated: ReadAnnotated | None = None


READERS: Final = (
    Reader(
        media_types=(formats.WARC,),
        suffixes=(".warc",),
        max_bytes=1 << 30,
        unpack=web_archive.unpack,
    ),
    Reader(media_types=(formats.WACZ,), suffixes=(".wacz",), max_bytes=1 << 30, unpack=zip_file.unpack_wacz),
    Reader(
        media_types=(formats.ZIP, "application/x-zip-compressed"),
        suffixes=(".zip",),
        max_bytes=1 << 30,
        unpack=zip_file.unpack,
    ),
    Reader(
        media_types=(formats.GZIPPED, "application/x-gzip"),
        suffixes=(".gz",),
        max_bytes=1 << 30,
        unpack=compressed_file.unpack_gzip,
    ),
    Reader(
        media_types=(formats.ZSTANDARD,),
        suffixes=(".zst",),
        max_bytes=1 << 30,
        unpack=compressed_file.unpack_zstd,
    ),
    Reader(
        media_types=(formats.PDF,),
        suffixes=(".pdf",),
        max_bytes=portable_document.MAX_BYTES,
        read=portable_document.read,
    ),
    Reader(
        media_types=(formats.DOCX,),
        suffixes=(".docx",),
        max_bytes=word_document.MAX_BYTES,
        read=word_document.read,
    ),
    Reader(media_types=(formats.MAIL,), suffixes=(".eml",), max_bytes=mail.MAX_BYTES, read=mail.read),
    Reader(
        media_types=(formats.FEED, "application/atom+xml", "application/rdf+xml"),
        suffixes=(".rss", ".atom"),
        max_bytes=feed.MAX_BYTES,
        read=feed.read,
    ),
    Reader(
        media_types=("application/json", "application/jsonl", "application/x-ndjson"),
        suffixes=(".json", ".jsonl", ".ndjson"),
        sniffs=lambda head: _JSON_START.match(head) is not None,
        max_bytes=1 << 30,
        read=json_documents.read,
        read_annotated=json_documents.read_annotated,
    ),
    Reader(
        media_types=("text/html", "application/xhtml+xml"),
        suffixes=(".html", ".htm", ".xhtml"),
        sniffs=web_page.is_web_page,
        max_bytes=web_page.MAX_BYTES,
        read=web_page.read,
    ),
    Reader(
        media_types=("text/markdown",),
        suffixes=(".md", ".markdown"),
        max_bytes=64 << 20,
        read=plain_text.read,
    ),
    Reader(
        media_types=("text/plain",),
        suffixes=(".txt", ".text"),
        sniffs=lambda _: True,
        max_bytes=64 << 20,
        read=plain_text.read,
    ),
)
MAX_BYTES: Final = max(reader.max_bytes for reader in READERS)


def reader_for(capture: Capture) -> Reader | Rejection:
    """The reader of a capture: what its bytes show decides, then its media type, then how its text begins."""
    if not capture.content.strip():
        return plain_text.empty(capture.address)
    reader = shown_reader(io.BytesIO(capture.content))
    if reader is None:
        unreadable = recognise(capture)
        if unreadable is not None:
            return unreadable
        reader = _told_text(capture.media_type) or next(row for row in READERS if row.sniffs(peek(capture.content)))
    return too_large(capture.address, reader.max_bytes) if len(capture.content) > reader.max_bytes else reader


def shown_reader(file: BinaryIO) -> Reader | None:
    """The reader of the format that the bytes of a file show; None for text, and for what is not read."""
    media_type = formats.shown(file)
    return None if media_type is None else _told(media_type)


def media_type_of(path: str) -> str | None:
    """Media type that a file's name tells; None where it tells nothing."""
    suffix = PurePath(path).suffix.lower()
    return next((row.media_types[0] for row in READERS if suffix in row.suffixes), None)


def limit_of(media_type: str | None) -> int:
    """Most bytes that an input may have; of a type not yet known, the most that any may have."""
    reader = _told(media_type)
    return MAX_BYTES if reader is None else reader.max_bytes


def _told(media_type: str | None) -> Reader | None:
    bare = (media_type or "").partition(";")[0].strip().lower()
    return next((row for row in READERS if bare in row.media_types), None)


def _told_text(media_type: str | None) -> Reader | None:
    """The reader that was told, unless it reads bytes: the bytes have shown that they are no such thing."""
    reader = _told(media_type)
    return None if reader is None or reader.media_types[0] in _SHOWN else reader


_SHOWN: Final = frozenset(each.media_type for each in formats.FORMATS if each.is_certain) | {formats.DOCX, formats.WACZ}
