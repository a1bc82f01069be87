"""An Atom feed of cases.

Laws:   what is read back by any reader of XML is what was written, whatever stands in the texts;
        the same cases give the same bytes;
        a case keeps its id for as long as it is known.

Source: RFC 4287.
"""

import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from waybill import __version__
from waybill.errors import UsageError

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
MOST_ENTRIES: Final = 100
_OURS: Final = UUID("6f0b9f0e-6f5c-5d0e-9d3a-1b8f6b9d2a77")
"""Names of feeds and cases are hashed into it."""

# What XML 1.0 does not allow, and what turns the direction of writing round.
_UNWRITABLE: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A case in a feed.

    Attributes:
        key: names the case among all cases of the world.
        text: what is known of it.
        links: web addresses of its reports.
        labels: what it can be sorted by.
        updated_at: when it was last recorded, aware.
        published_at: when it was first recorded, aware; None where that is not known.
        address: of its page; None where it has none that readers of the feed can reach.
    """

    key: str
    title: str
    text: str
    links: Sequence[str]
    labels: Sequence[str]
    updated_at: datetime
    published_at: datetime | None = None
    address: str | None = None


def atom(
    title: str, entries: Sequence[FeedEntry], *, key: str, updated_at: datetime, address: str | None = None
) -> bytes:
    """A feed as XML.

    Args:
        title: of the feed.
        entries: in the order in which they are to stand.
        key: names the feed among all feeds of the world.
        updated_at: when what it tells last changed, aware.
        address: where the feed itself is; None of one that is in a file.
    """
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _add(feed, "id", _id(key))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(updated_at))
    if address is not None:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=_writable(address))
    _add(SubElement(feed, "author"), "name", "Waybill")
    _add(feed, "generator", "Waybill", version=__version__)
    for each in entries:
        _put(SubElement(feed, "entry"), each)
    indent(feed)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def write_whole(path: str, content: bytes) -> bool:
    """Put content where readers may be reading: they see the old or the new; whether it is new.

    Raises:
        UsageError: it cannot be written.
    """
    target = Path(path)
    try:
        if target.exists() and target.read_bytes() == content:
            return False
        descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            os.chmod(draft, 0o644)
            os.replace(draft, target)
        except OSError:
            with suppress(OSError):
                os.unlink(draft)
            raise
    except OSError as error:
        raise UsageError(problem=f"{path} cannot be written: {error.strerror or error}") from error
    return True


def _put(element: Element, entry: FeedEntry) -> None:
    _add(element, "id", _id(entry.key))
    _add(element, "title", entry.title)
    if entry.published_at is not None:
        _add(element, "published", _moment(entry.published_at))
    _add(element, "updated", _moment(entry.updated_at))
    if entry.address is not None:
        SubElement(element, "link", rel="alternate", type="text/html", href=_writable(entry.address))
    for label in entry.labels:
        SubElement(element, "category", term=_writable(label))
    for link in entry.links:
        SubElement(element, "link", rel="related", href=_writable(link))
    _add(element, "content", entry.text, type="text")


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _writable(text)


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _id(key: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, key)}"


def _moment(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
