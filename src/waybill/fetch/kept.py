"""What was fetched before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from waybill.core.capture import Capture
from waybill.core.outcome import Rejection
from waybill.fetch.transport import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was fetched from an address before, and how to ask whether it has changed.

    Attributes:
        etag: as the server gave it; None where it gave none.
        last_modified: likewise.
        recall: gives back what was captured then.
    """

    etag: str | None
    last_modified: str | None
    recall: Callable[[], Capture | Rejection]

    @property
    def conditions(self) -> Headers:
        """Headers that ask for an answer only if something has changed."""
        told = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return tuple((name, value) for name, value in told if value and value.isascii() and value.isprintable())


Keeping: TypeAlias = Callable[[str], Kept | None]


def nothing_kept(_: str) -> Kept | None:
    """What is kept where there is no archive."""
    return None
