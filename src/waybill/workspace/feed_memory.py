"""What feeds said the last time, so that one that has not changed since costs its server a word.

Laws:   a feed that its server says is unchanged points to what it pointed to;
        what cannot be read is as if it had been forgotten, and asked for in full.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from waybill.core.capture import Capture
from waybill.core.fields import as_object, as_text, checked, optional
from waybill.core.ids import canonical
from waybill.core.kept import Kept
from waybill.core.outcome import Rejection
from waybill.errors import ShapeError
from waybill.workspace.archiving import header_of
from waybill.workspace.gathering import feed_links

if TYPE_CHECKING:
    from waybill.fetch.kept import Kept as Fetched

FEED: Final = "watch-feed"
MOST_BYTES: Final = 4 << 20
"""Larger feeds are fetched in full each time."""


class FeedMemory:
    """Knows feeds by their addresses.

    Args:
        kept: beside the entries of the ledger.
    """

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._known = {each.key: each for each in kept if each.kind == FEED and each.stamp}
        self._changed: dict[str, Kept] = {}

    def recalled(self, address: str) -> "Fetched | None":
        """What was fetched from an address, for asking whether it has changed; None where nothing is known of it."""
        try:
            return _fetched(self._known[address], address)
        except (KeyError, ShapeError, ValueError, zlib.error, binascii.Error):
            return None

    def note(self, found: Capture | Rejection) -> None:
        """Remember what was just fetched, if it is a feed that points to articles and can be asked about again."""
        if isinstance(found, Capture) and found.exchange is not None and len(found.content) <= MOST_BYTES:
            etag, last_modified = header_of(found, "etag"), header_of(found, "last-modified")
            if (etag or last_modified) and feed_links(found):
                self._changed[found.address] = _kept(found, etag, last_modified)

    def changed(self) -> Iterator[Kept]:
        """What to keep of feeds that were fetched."""
        yield from self._changed.values()


def _kept(feed: Capture, etag: str | None, last_modified: str | None) -> Kept:
    fields = {
        "content": base64.b64encode(zlib.compress(feed.content)).decode(),
        "captured_at": feed.captured_at.isoformat(),
        "media_type": feed.media_type,
        "etag": etag,
        "last_modified": last_modified,
    }
    return Kept(kind=FEED, key=feed.address, stamp=feed.sha256, payload=canonical(fields))


def _fetched(kept: Kept, address: str) -> "Fetched":
    from waybill.fetch.kept import Kept as Fetched

    with checked("kept"):
        fields = as_object(json.loads(kept.payload))
        feed = Capture(
            content=zlib.decompress(base64.b64decode(as_text(fields["content"]))),
            address=address,
            captured_at=datetime.fromisoformat(as_text(fields["captured_at"])),
            media_type=optional(fields["media_type"], as_text),
        )
        etag, last_modified = (optional(fields[name], as_text) for name in ("etag", "last_modified"))
    return Fetched(etag=etag, last_modified=last_modified, recall=lambda: feed)
