"""A report as found: its bytes, where and when."""

from dataclasses import dataclass
from datetime import datetime

from waybill.core.ids import CaptureId, Digest, JsonObject, sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were found, before anybody read them.

    Attributes:
        content: the bytes, unchanged.
        address: path, URL or ``-`` that they came from.
        captured_at: aware UTC instant.
        media_type: as told by the source or the file's name; None where nobody told.
    """

    content: bytes
    address: str
    captured_at: datetime
    media_type: str | None = None

    @property
    def sha256(self) -> Digest:
        """Digest of the bytes."""
        return sha256(self.content)

    @property
    def id(self) -> CaptureId:
        """The bytes name the capture: the same bytes found again are the same capture."""
        return CaptureId(f"capture-{self.sha256[:16]}")

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
