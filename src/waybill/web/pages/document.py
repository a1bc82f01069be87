"""The page of a document: its text, with every claim's words marked, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.ids import DocumentId
from waybill.core.records import CaptureRecord
from waybill.telling.marked import slots_of
from waybill.telling.titles import document_title
from waybill.web.asked import Asked, not_known
from waybill.web.links import safe_address, versions_address
from waybill.web.marking import Stretch, stretches
from waybill.web.told import Told, told

SLOTS: Final[Mapping[str, str]] = {
    "supplier": "who gives",
    "recipient": "who gets",
    "intermediary": "who passes it on",
    "item": "what moves",
    "origin": "where it leaves",
    "via": "where it passes",
    "destination": "where it arrives",
    "transport": "how it travels",
    "date": "when",
    "value": "what it is worth",
    "source": "who says so",
    "trigger": "the words that put it in motion",
}
"""What the slots of a claim mean, in the order of the legend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes that a document was read from.

    Attributes:
        found: address or path, and when.
        sealed: whether the archive keeps them.
    """

    id: str
    sha256: str
    size_bytes: int
    address: str
    href: str | None
    captured_at: str
    media_type: str
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A slot that is marked in the text, and what it means."""

    slot: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """Everything about one document.

    Attributes:
        url: as the document has it; it may be anything.
        href: the same where it may be followed.
        original: None of a text that a program handed over.
    """

    id: DocumentId
    title: str
    publisher: str
    published: str
    byline: str
    language: str
    url: str
    href: str | None
    digest: str
    original: Original | None
    versions: str
    legend: tuple[Legend, ...]
    stretches: tuple[Stretch, ...]
    claims: tuple[Told, ...]


def document_page(asked: Asked) -> DocumentPage:
    """One document.

    Raises:
        RefusedError: there is none of this id.
    """
    held = asked.held
    document = held.documents.get(DocumentId(asked.name))
    if document is None:
        raise not_known("document", asked.name)
    filed = held.claims_of.get(document.id, ())
    claims = [each.claim for each in filed]
    marked = {slot for claim in claims for slot, _ in slots_of(claim)}
    capture = None if document.capture is None else held.captures.get(document.capture)
    return DocumentPage(
        id=document.id,
        title=document_title(document),
        publisher=document.publisher or "unknown publisher",
        published="undated" if document.published is None else document.published.isoformat(),
        byline=document.byline or "",
        language=document.language or "",
        url=document.url or "",
        href=safe_address(document.url),
        digest=document.digest,
        original=None if capture is None else _original(capture),
        versions=versions_address(document.id),
        legend=tuple(Legend(slot=slot, meaning=meaning) for slot, meaning in SLOTS.items() if slot in marked),
        stretches=stretches(document.text, claims),
        claims=tuple(told(each, number, None, held) for number, each in enumerate(filed, 1)),
    )


def _original(capture: CaptureRecord) -> Original:
    return Original(
        id=capture.id,
        sha256=capture.sha256,
        size_bytes=capture.size_bytes,
        address=capture.address,
        href=safe_address(capture.address),
        captured_at=capture.captured_at.strftime("%Y-%m-%d %H:%M UTC"),
        media_type=capture.media_type or "",
        sealed=capture.seal is not None,
    )
