"""Bodies of answers, unpacked no further than is allowed."""

from waybill.core.packing import unpacked
from waybill.fetch.limits import MEBIBYTE, Limits


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
    content = bytearray()
    allowed = min(limits.max_bytes, max(MEBIBYTE, limits.max_ratio * len(body)))
    try:
        for piece in unpacked(body, encoding):
            content += piece
            if len(content) > allowed:
                raise TooLargeError(f"{len(body):,} bytes unpack to more than {allowed:,}")
    except ValueError as error:
        raise PackingError(str(error)) from error
    return bytes(content)
