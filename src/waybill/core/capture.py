"""A report as found: its bytes, where and when."""

from dataclasses import dataclass
from datetime import datetime

from waybill.core.ids import CaptureId, Digest, JsonObject, sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """How a server gave the bytes of a capture, word for word.

    Attributes:
        server: internet address that was connected to.
        request: head of what was asked, as sent.
        response: head of the answer, as it came.
        body: of the answer, as it came; None where it is the capture's content to the byte.
        hops: addresses asked before, each of which led on to the next and the last to the capture's.
    """

    server: str
    request: bytes
    response: bytes
    body: bytes | None = None
    hops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were found, before anybody read them.

    Attributes:
        content: the bytes, unchanged.
        address: path, URL or ``-`` that they came from.
        captured_at: aware UTC instant.
        media_type: as told by the source or the file's name; None where nobody told.
        exchange: with the server that gave them; None for what no server gave.
    """

    content: bytes
    address: str
    captured_at: datetime
    media_type: str | None = None
    exchange: Exchange | None = None

    @property
    def sha256(self) -> Digest:
        """Digest of the bytes."""
        return sha256(self.content)

    @property
    def id(self) -> CaptureId:
        """The bytes name the capture: the same bytes found again are the same capture."""
        return CaptureId(f"capture-{self.sha256[:16]}")

    @property
    def url(self) -> str | None:
        """The web address that a server gave it under; None of what no server gave."""
        return None if self.exchange is None else self.address

    def to_json(self) -> JsonObject:
        """What the ledger keeps of a capture: everything but the bytes themselves."""
        return {
            "id": self.id,
            "sha256": self.sha256,
            "size_bytes": len(self.content),
            "address": self.address,
            "captured_at": self.captured_at.isoformat(),
            "media_type": self.media_type,
        }
