"""WARC: what a crawler was answered, record by record.

A record whose length is wrong is told by what follows it, which is then no record. It is set aside, and reading goes on
at the next place after its start where a record begins: a broken record costs itself, and at most the one behind it.
Only in an archive that is compressed at a stretch, not record by record as the standard asks, it costs the rest.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.compressed_file import GZIP, ZSTD, unpacked_head
from waybill.ingest.http_body import decoded
from waybill.ingest.parcel import Parcel, too_large
from waybill.ingest.record_starts import MARK, next_start
from waybill.ingest.visible import printable

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_REPAIRS: Final = 10_000
"""Broken places in one archive after which it is given up; looking for the next record costs time."""

_OK: Final = 200
_NO_REPORT: Final = re.compile(
    r"(?:image|video|audio|font)/|text/css|(?:text|application)/(?:x-)?(?:javascript|ecmascript)"
    r"|application/(?:wasm|font-|x-font-|vnd\.ms-fontobject|ocsp-response|manifest\+json)"
)


def is_named_so(name: str) -> bool:
    """Whether a file's name is that of a web archive."""
    return name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def is_web_archive(file: BinaryIO) -> bool:
    """Whether a file, packed or not, begins as a WARC does; it is left at its start."""
    file.seek(0)
    head = file.read(len(MARK))
    file.seek(0)
    return (unpacked_head(file, head) if head.startswith((GZIP, ZSTD)) else head).startswith(MARK)


class _BrokenError(Exception):
    """Reading stopped at a record, and can go on behind its start.

    Attributes:
        place: where the record begins.
        rejection: None where nothing is set aside.
        is_behind: whether it is the record behind that is broken; it may be met again, and is answered for then.
    """

    def __init__(self, place: int, rejection: Rejection | None, *, is_behind: bool = False) -> None:
        super().__init__()
        self.place, self.rejection, self.is_behind = place, rejection, is_behind


def unpack(file: BinaryIO, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """Every answer and resource in a WARC, as a capture of its address and time, or why it is set aside.

    Requests, metadata and records that only point to others are about answers, and are passed over.
    """
    place, is_answered = 0, False
    for _ in range(MAX_REPAIRS):
        try:
            yield from _records(file, place, parcel)
            return
        except _BrokenError as broken:
            if broken.rejection is not None and not (is_answered and broken.place == place):
                yield broken.rejection
            is_answered = broken.is_behind
            following = next_start(file, max(broken.place, place) + 1)
        if following is None:
            return
        place = following
    yield parcel.damaged(None, f"it is broken in more than {MAX_REPAIRS} places; what follows was not read")


def _records(file: BinaryIO, start: int, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """What the records from a place on hold; each is held back until it is known that a record follows it.

    Raises:
        _BrokenError: the rest has to be found first.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    file.seek(start)
    records = ArchiveIterator(file, record_types=WarcRecordType.any_type, auto_decode="none")
    place, name, held = start, f"byte {start}", None
    while True:
        try:
            record = next(records, None)
        except (OSError, ValueError) as error:
            if held is not None and "decompress" in str(error):
                yield held
                raise _BrokenError(place, _broken(f"after {name}", parcel), is_behind=True) from error
            raise _BrokenError(place, _broken(name, parcel)) from error
        if held is not None:
            yield held
        if record is None:
            return
        place, name = record.stream_pos, record.headers.get("WARC-Target-URI", "") or f"byte {record.stream_pos}"
        held = _held(record, name, parcel)


def _held(record: "WarcRecord", name: str, parcel: Parcel) -> Capture | Rejection | None:
    """What a record holds; None where it is about others.

    Raises:
        _BrokenError: it is cut off, or too large to be passed over unread, as its length may be wrong.
    """
    media_type = _media_type(record)
    limit = parcel.limit_of(media_type)
    is_wanted = media_type is not None
    if record.content_length > limit:
        raise _BrokenError(record.stream_pos, too_large(parcel.place(name), limit) if is_wanted else None)
    parcel.allowance.take(record.content_length)
    why_not = _why_not(record, media_type)
    if not is_wanted:
        return None
    if why_not is not None:
        return _not_a_report(why_not, parcel.place(name))
    try:
        packed = record.reader.read()
    except (OSError, ValueError) as error:
        raise _BrokenError(record.stream_pos, _broken(name, parcel)) from error
    if len(packed) < record.content_length:
        raise _BrokenError(record.stream_pos, _broken(name, parcel))
    content = decoded(packed, _header(record, "Transfer-Encoding"), _header(record, "Content-Encoding"), parcel, limit)
    if content is None:
        return too_large(parcel.place(name), limit)
    return Capture(
        content=content,
        address=parcel.place(name),
        captured_at=_captured_at(record) or parcel.captured_at,
        media_type=media_type or None,
    )


def _media_type(record: "WarcRecord") -> str | None:
    """As the server or the crawler told; empty where it did not; None where the record is no answer or resource."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.response and record.is_http:
        return _header(record, "Content-Type")
    if record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        return str(record.headers.get("Content-Type", ""))
    return None


def _header(record: "WarcRecord", name: str) -> str:
    headers = record.http_headers
    return "" if headers is None else str(headers.get(name, ""))


def _why_not(record: "WarcRecord", media_type: str | None) -> str | None:
    status = None if record.http_headers is None else record.http_headers.status_code
    if status not in (None, _OK):
        return f"the server answered {status}"
    if media_type and _NO_REPORT.match(media_type.lower()):
        return f"it is {printable(media_type.partition(';')[0])}"
    return None


def _not_a_report(detail: str, subject: str) -> Rejection:
    return Rejection(
        reason=Reason.NOT_A_REPORT,
        subject=subject,
        detail=detail,
        remedy="nothing; such parts of a page hold no report",
    )


def _captured_at(record: "WarcRecord") -> datetime | None:
    """When it was found; None where it does not say so in a readable way."""
    try:
        found: datetime | None = record.record_date
    except (OSError, ValueError):
        return None
    return None if found is None else found.astimezone(UTC)


def _broken(name: str, parcel: Parcel) -> Rejection:
    return parcel.damaged(name, "the record is broken: its length is wrong, or it is cut off")
