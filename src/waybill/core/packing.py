"""Bodies of web answers, unpacked as their heads say."""

import zlib
from collections.abc import Iterator
from typing import Final

ENCODINGS: Final = "gzip, deflate"
"""What can be unpacked, as servers are told it."""

_GZIP: Final = 31
_DEFLATE: Final = 15
_BARE_DEFLATE: Final = -15
_WINDOW_BITS: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _DEFLATE}
_PIECE_BYTES: Final = 1 << 20


def unpacked(body: bytes, encoding: str) -> Iterator[bytes]:
    """What a body unpacks to, at most a mebibyte at a time; gzip members that follow one another make one content.

    Args:
        body: as it was sent.
        encoding: of the head's ``Content-Encoding``; empty where it has none.

    Raises:
        ValueError: it is broken, cut off, or packed in another way.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield body
    elif name in _WINDOW_BITS:
        bits = _WINDOW_BITS[name]
        # Some servers mean deflate without its head.
        yield from _inflated(body, _BARE_DEFLATE if bits == _DEFLATE and not _has_zlib_head(body) else bits)
    else:
        raise ValueError(f"it is packed as {name!r}, which was not asked for")


def _inflated(body: bytes, bits: int) -> Iterator[bytes]:
    rest = body
    while rest:
        member = zlib.decompressobj(bits)
        while not member.eof:
            try:
                piece = member.decompress(rest, _PIECE_BYTES)
            except zlib.error as error:
                raise ValueError(f"it is not packed as its head says ({error})") from error
            rest = member.unconsumed_tail
            yield piece
            if not (piece or rest or member.eof):
                raise ValueError("it breaks off")
        rest = member.unused_data
        if bits != _GZIP or not rest.startswith(b"\x1f\x8b"):
            return


def _has_zlib_head(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
