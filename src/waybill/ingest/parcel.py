"""What is wrapped in something else: where it comes from, and how much of it may come out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, Final

from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.visible import printable

MAX_RATIO: Final = 100
FREE_BYTES: Final = 64 << 20
"""Comes out of any archive, however small it is, unless it was in another; from there on MAX_RATIO counts."""

INSIDE: Final = "!"
"""In addresses between an archive and what is in it."""

_PIECE_BYTES: Final = 1 << 20


class ExpansionError(Exception):
    """More came out of an archive than an honest one of its size holds."""


class Allowance:
    """How many bytes may still come out of an archive and of the archives in it.

    Args:
        size_bytes: of the archive.
        is_member: whether it was in another.
    """

    def __init__(self, size_bytes: int, *, is_member: bool) -> None:
        self._left = MAX_RATIO * size_bytes + (0 if is_member else FREE_BYTES)

    def take(self, count: int) -> None:
        """Count bytes that came out.

        Raises:
            ExpansionError: they are more than may.
        """
        self._left -= count
        if self._left < 0:
            raise ExpansionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An archive that is being unpacked.

    Attributes:
        address: of the archive.
        captured_at: given to what is in it, unless it says itself when it was found.
        limit_of: the most bytes that an input of a media type may have; of None, of a type not told.
        media_type_of: what a file name tells; None where it tells nothing.
    """

    address: str
    captured_at: datetime
    allowance: Allowance
    limit_of: Callable[[str | None], int]
    media_type_of: Callable[[str], str | None]

    def place(self, name: str) -> str:
        """Address of a member."""
        return f"{self.address}{INSIDE}{printable(name)}"

    def inner(self, name: str) -> "Parcel":
        """An archive that is a member of this one, and shares its allowance."""
        return replace(self, address=self.place(name))

    def capture(self, name: str, file: BinaryIO) -> Capture | Rejection:
        """The member that a file holds, read to its end.

        Raises:
            ExpansionError: as ``Allowance.take``.
        """
        media_type = self.media_type_of(name)
        limit = self.limit_of(media_type)
        content = self.content(file, limit)
        if content is None:
            return too_large(self.place(name), limit)
        return Capture(content=content, address=self.place(name), captured_at=self.captured_at, media_type=media_type)

    def content(self, file: BinaryIO, limit: int) -> bytes | None:
        """All bytes of a file; None if they are more than a limit.

        Raises:
            ExpansionError: as ``Allowance.take``.
        """
        pieces: list[bytes] = []
        size = 0
        while piece := file.read(min(_PIECE_BYTES, limit + 1 - size)):
            self.allowance.take(len(piece))
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                return None
        return b"".join(pieces)

    def damaged(self, name: str | None, detail: str) -> Rejection:
        """Rejection of a broken member, or of the archive itself where the name is None."""
        return Rejection(
            reason=Reason.DAMAGED,
            subject=self.address if name is None else self.place(name),
            detail=detail,
            remedy="get the file again; what could be read of it was read",
        )


def too_large(subject: str, max_bytes: int) -> Rejection:
    """Rejection of an input beyond the limit of its type."""
    return Rejection(
        reason=Reason.TOO_LARGE,
        subject=subject,
        detail=f"it is larger than {max_bytes >> 20} MiB, the most that is read of its type",
        remedy="split it into smaller files; many documents go into one as JSON Lines, one a line",
    )


def expands_too_much(subject: str) -> Rejection:
    """Rejection of an archive out of which more comes than may."""
    return Rejection(
        reason=Reason.UNSAFE,
        subject=subject,
        detail=f"unpacked it is more than {MAX_RATIO} times its size, as files are that are made to fill a disk",
        remedy="unpack it yourself if you trust it, and give what is in it",
    )
