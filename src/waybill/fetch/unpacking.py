"""Bodies of answers, unpacked as their heads say, and no further than is allowed."""

import zlib
from collections.abc import Iterator
from typing import Final

from waybill.fetch.limits import MEBIBYTE, Limits

_GZIP: Final = 31
_DEFLATE: Final = 15
_BARE_DEFLATE: Final = -15
_WINDOW_BITS: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _DEFLATE}
ENCODINGS: Final = "gzip, deflate"
"""What servers are told that they may use."""


class TooLargeError(Exception):
    """More bytes than are allowed. Only between the modules of this package."""


class PackingError(Exception):
    """Not packed as the head says. Only between the modules of this package."""


def unpack(body: bytes, encoding: str, *, limits: Limits) -> bytes:
    """The content of a body.

    Args:
        body: as it came.
        encoding: of the head's ``Content-Encoding``; empty where it has none.
        limits: of size and ratio.

    Raises:
        TooLargeError: it would become larger than is allowed; no more than that is unpacked.
        PackingError: it is broken, cut off, or packed in a way that was not asked for.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return body
    if name not in _WINDOW_BITS:
        raise PackingError(f"it is packed as {name!r}, which was not asked for")
    bits = _WINDOW_BITS[name]
    if bits == _DEFLATE and not _has_zlib_head(body):
        bits = _BARE_DEFLATE  # as some servers mean "deflate"
    content = bytearray()
    allowed = min(limits.max_bytes, max(MEBIBYTE, limits.max_ratio * len(body)))
    try:
        for piece in _pieces(body, bits):
            content += piece
            if len(content) > allowed:
                raise TooLargeError(f"{len(body):,} bytes unpack to more than {allowed:,}")
    except zlib.error as error:
        raise PackingError(f"it is not packed as its head says ({error})") from error
    return bytes(content)


def _pieces(body: bytes, bits: int) -> Iterator[bytes]:
    """What a body unpacks to, a mebibyte at a time; members that follow one another make one content."""
    rest = body
    while rest:
        member = zlib.decompressobj(bits)
        while not member.eof:
            piece = member.decompress(rest, MEBIBYTE)
            rest = member.unconsumed_tail
            yield piece
            if not (piece or rest or member.eof):
                raise PackingError("it breaks off")
        rest = member.unused_data
        if bits != _GZIP or not rest.startswith(b"\x1f\x8b"):
            return


def _has_zlib_head(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
