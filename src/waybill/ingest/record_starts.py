"""Where records of a web archive begin, for reading on behind a broken one."""

import re
from typing import BinaryIO, Final, cast

from waybill.ingest.compressed_file import GZIP, ZSTD, unpacked_head
from waybill.ingest.window import Window

MARK: Final = b"WARC/"
MAX_FALSE_STARTS: Final = 1000
"""Places that look like compressed records and are none, in one search; a hostile file may hold nothing else."""

_START: Final = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Z][A-Za-z-]*:|\x1f\x8b\x08|\x28\xb5\x2f\xfd")
_LONGEST_BYTES: Final = 64
_PIECE_BYTES: Final = 1 << 20


def next_start(file: BinaryIO, place: int) -> int | None:
    """Offset, from a place on, at which a record begins, compressed or not; None where none does."""
    false_starts = 0
    while True:
        file.seek(place)
        piece = file.read(_PIECE_BYTES)
        for match in _START.finditer(piece):
            if _is_record(file, place + match.start(), match[0]):
                return place + match.start()
            false_starts += 1
            if false_starts > MAX_FALSE_STARTS:
                return None
        if len(piece) < _PIECE_BYTES:
            return None
        place += len(piece) - _LONGEST_BYTES


def _is_record(file: BinaryIO, place: int, found: bytes) -> bool:
    if not found.startswith((GZIP, ZSTD)):
        return True
    size_bytes = file.seek(0, 2) - place
    rest = cast(BinaryIO, Window(file, start=place, size_bytes=size_bytes))
    return unpacked_head(rest, found).startswith(MARK)
