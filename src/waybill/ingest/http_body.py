"""The content of a web server's answer, out of what it was sent as."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from waybill.ingest.parcel import Parcel

MAX_CHUNKS: Final = 1 << 20
_CHUNK_LINE_BYTES: Final = 1024
_PIECE_BYTES: Final = 1 << 20
_GZIP_OR_ZLIB: Final = 47
_BARE_DEFLATE: Final = -15


class _UnfitError(Exception):
    """Content is not encoded as it is said to be."""


def decoded(sent: bytes, transfer: str, encoding: str, parcel: Parcel, limit: int) -> bytes | None:
    """The content of an answer; None if it is more than a limit.

    Archives often hold content that was decoded before, beside headers that say it is encoded. So what does not fit
    its headers stays as it is.

    Args:
        sent: the body as it was sent.
        transfer: the header ``Transfer-Encoding``; empty where there is none.
        encoding: the header ``Content-Encoding``; likewise.
        parcel: counts what comes out.
        limit: in bytes.

    Raises:
        ExpansionError: as ``Allowance.take``.
    """
    content = (_unchunked(sent) or sent) if "chunked" in transfer.lower() else sent
    for coding in reversed([each.strip().lower() for each in encoding.split(",")]):
        if coding in _CODINGS:
            try:
                unpacked = _joined(_CODINGS[coding](content), parcel, limit)
            except _UnfitError:
                return content
            if unpacked is None:
                return None
            content = unpacked
    return content


def _joined(pieces: Iterator[bytes], parcel: Parcel, limit: int) -> bytes | None:
    content = bytearray()
    for piece in pieces:
        parcel.allowance.take(len(piece))
        content += piece
        if len(content) > limit:
            return None
    return bytes(content)


def _inflated(content: bytes) -> Iterator[bytes]:
    """Out of gzip or deflate, with or without the header that deflate should have; what is cut off ends there."""
    for bits in (_GZIP_OR_ZLIB, _BARE_DEFLATE):
        try:
            zlib.decompressobj(bits).decompress(content, 1)
        except zlib.error:
            continue
        decompressor, rest = zlib.decompressobj(bits), content
        while not decompressor.eof:
            try:
                piece = decompressor.decompress(rest, _PIECE_BYTES)
            except zlib.error as error:
                raise _UnfitError from error
            rest = decompressor.unconsumed_tail
            if not piece and not rest:
                return
            yield piece
        return
    raise _UnfitError


def _unbrotlied(content: bytes) -> Iterator[bytes]:
    import brotli

    decompressor, rest = brotli.Decompressor(), content
    while not decompressor.is_finished():
        try:
            piece: bytes = decompressor.process(rest, output_buffer_limit=_PIECE_BYTES)
        except brotli.error as error:
            raise _UnfitError from error
        rest = b""
        if not piece:
            return
        yield piece


def _unzstded(content: bytes) -> Iterator[bytes]:
    from backports import zstd

    decompressor, rest = zstd.ZstdDecompressor(), content
    while not decompressor.eof:
        try:
            piece = decompressor.decompress(rest, _PIECE_BYTES)
        except zstd.ZstdError as error:
            raise _UnfitError from error
        rest = b""
        if not piece:
            return
        yield piece


def _unchunked(sent: bytes) -> bytes | None:
    """The chunks joined; None where they are not as such."""
    chunks: list[bytes] = []
    place = 0
    for _ in range(MAX_CHUNKS):
        end = sent.find(b"\r\n", place, place + _CHUNK_LINE_BYTES)
        try:
            size = int(sent[place:end].partition(b";")[0].strip() or b"x", 16) if end >= 0 else -1
        except ValueError:
            return None
        if size < 0 or end + 2 + size > len(sent):
            return None
        if size == 0:
            return b"".join(chunks)
        chunks.append(sent[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    return None


_CODINGS: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotlied,
    "zstd": _unzstded,
}
