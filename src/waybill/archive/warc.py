"""WARC records, written and read to the byte.

Laws:   the same records give the same bytes;
        what is read back is what was written, or a ``ValueError``.

Source: ISO 28500:2017 (WARC 1.1), each record a gzip member of its own as its annex D asks.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.ids import sha256

VERSION: Final = b"WARC/1.1"
_GZIP: Final = 31
_LEVEL: Final = 6
_LINE: Final = b"\r\n"
_LENGTH: Final = "Content-Length"
_DIGEST: Final = "WARC-Block-Digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A WARC record.

    Attributes:
        headers: in order, without the length of the block and its digest, which are added.
    """

    headers: tuple[tuple[str, str], ...]
    block: bytes

    def header(self, name: str) -> str | None:
        """A header by its name; None where there is none."""
        return next((value for each, value in self.headers if each == name), None)


def write(records: Sequence[Record]) -> bytes:
    """Records as a compressed WARC file."""
    return b"".join(_packed(_head(record) + record.block + _LINE * 2) for record in records)


def read(content: bytes) -> tuple[Record, ...]:
    """The records of a file that ``write`` wrote.

    Raises:
        ValueError: it is broken, or written by another program.
    """
    records, rest = [], content
    while rest:
        member = zlib.decompressobj(_GZIP)
        try:
            written = member.decompress(rest)
        except zlib.error as error:
            raise ValueError(f"it cannot be unpacked ({error})") from error
        if not member.eof:
            raise ValueError("it breaks off")
        records.append(_record(written))
        rest = member.unused_data
    return tuple(records)


def _head(record: Record) -> bytes:
    headers = (*record.headers, (_DIGEST, _digest(record.block)), (_LENGTH, str(len(record.block))))
    return _LINE.join([VERSION, *(f"{name}: {value}".encode() for name, value in headers), b"", b""])


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)  # without a time, so that the same gives the same
    return packer.compress(record) + packer.flush()


def _record(written: bytes) -> Record:
    head, _, rest = written.partition(_LINE * 2)
    version, *lines = head.split(_LINE)
    *headers, digest, length = [_header(line.decode("utf-8")) for line in lines]
    block = rest[: -len(_LINE * 2)]
    told = (digest, length) == ((_DIGEST, _digest(block)), (_LENGTH, str(len(block))))
    if version != VERSION or not told or not rest.endswith(_LINE * 2):
        raise ValueError("it holds what is no record")
    return Record(headers=tuple(headers), block=block)


def _digest(block: bytes) -> str:
    return f"sha256:{sha256(block)}"


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value
