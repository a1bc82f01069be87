"""What can be read: one row per media type, in the order in which content is asked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeAlias

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ingest import json_documents, plain_text, web_page
from waybill.ingest.decoding import peek
from waybill.ingest.signatures import recognise

Read: TypeAlias = Callable[[Capture, Hints], Iterator[Document | Rejection]]
ReadAnnotated: TypeAlias = Callable[[Capture, Maker | None], Iterator[ReadDocument | Rejection]]

_JSON_START: Final = re.compile(r'\{\s*["}]|\[\s*\{')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A media type and how it is read.

    Attributes:
        media_types: the first is the one that files with these suffixes get.
        sniffs: whether text that begins so is of this type.
        max_bytes: larger inputs are rejected.
        read_annotated: reads claims too; None for types that hold none.
    """

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    sniffs: Callable[[str], bool]
    max_bytes: int
    read: Read
    read_annotated: ReadAnnotated | None = None


READERS: Final = (
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
        sniffs=lambda _: False,
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
    """The reader of a capture: its bytes may show what cannot be read, then its media type decides, then its text."""
    if not capture.content.strip():
        return plain_text.empty(capture.address)
    unreadable = recognise(capture)
    if unreadable is not None:
        return unreadable
    reader = _told(capture.media_type) or next(row for row in READERS if row.sniffs(peek(capture.content)))
    return too_large(capture.address, reader.max_bytes) if len(capture.content) > reader.max_bytes else reader


def media_type_of(path: str) -> str | None:
    """Media type that a file's name tells; None where it tells nothing."""
    suffix = PurePath(path).suffix.lower()
    return next((row.media_types[0] for row in READERS if suffix in row.suffixes), None)


def limit_of(media_type: str | None) -> int:
    """Most bytes that an input may have; of a type not yet known, the most that any may have."""
    reader = _told(media_type)
    return MAX_BYTES if reader is None else reader.max_bytes


def too_large(subject: str, max_bytes: int) -> Rejection:
    """Rejection of an input beyond the limit of its type."""
    return Rejection(
        reason=Reason.TOO_LARGE,
        subject=subject,
        detail=f"it is larger than {max_bytes >> 20} MiB, the most that is read of its type",
        remedy="split it into smaller files; many documents go into one as JSON Lines, one a line",
    )


def _told(media_type: str | None) -> Reader | None:
    bare = (media_type or "").partition(";")[0].strip().lower()
    return next((row for row in READERS if bare in row.media_types), None)
