"""What is in an archive, however it is packed: every member answered for, no more than may come out."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.parcel import INSIDE, Allowance, ExpansionError, Parcel, expands_too_much
from waybill.ingest.readers import Unpack, limit_of, media_type_of


def allowance_of(size_bytes: int, address: str) -> Allowance:
    """What may come out of an archive of a size and address."""
    return Allowance(size_bytes, is_member=INSIDE in address)


def unpacked(unpack: Unpack, capture: Capture, allowance: Allowance) -> Iterator[Capture | Rejection]:
    """Members of an archive in memory, one at a time; at least one thing comes out."""
    return _unpacked(unpack, io.BytesIO(capture.content), capture, allowance)


def unpacked_file(unpack: Unpack, file: BinaryIO, outer: Capture) -> Iterator[Capture | Rejection]:
    """Members of an archive in a file, one at a time; at least one thing comes out.

    Args:
        unpack: of its media type.
        file: holds its bytes; must be able to seek.
        outer: tells its address and time; its content is not looked at.
    """
    return _unpacked(unpack, file, outer, allowance_of(file.seek(0, io.SEEK_END), outer.address))


def _unpacked(unpack: Unpack, file: BinaryIO, outer: Capture, allowance: Allowance) -> Iterator[Capture | Rejection]:
    file.seek(0)
    parcel = Parcel(
        address=outer.address,
        captured_at=outer.captured_at,
        allowance=allowance,
        limit_of=limit_of,
        media_type_of=media_type_of,
    )
    is_empty = True
    try:
        for each in unpack(file, parcel):
            is_empty = False
            yield each
    except ExpansionError:
        yield expands_too_much(outer.address)
        return
    if is_empty:
        yield Rejection(
            reason=Reason.EMPTY,
            subject=outer.address,
            detail="it is an archive with no report in it",
            remedy="check that it was saved or downloaded in full",
        )
