"""Documents from what an input tells, what its address tells, and what a person hinted, in this order."""

from dataclasses import dataclass
from datetime import date

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints, document_id
from waybill.ingest.languages import language_of
from waybill.ingest.publishers import publisher_of
from waybill.ingest.visible import visible
from waybill.ingest.web_address import web_address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an input says of itself; None where it says nothing.

    Attributes:
        site: the name that its publisher goes by.
    """

    url: str | None = None
    site: str | None = None
    published: date | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None


NOTHING: Told = Told()


def document_of(
    text: str, capture: Capture, hints: Hints, told: Told = NOTHING, *, pages: tuple[int, ...] = ()
) -> Document:
    """The document of a text that came in a capture."""
    url = told.url or web_address_of(capture.address) or hints.url
    publisher = publisher_of(_shown(told.site), url) or hints.publisher
    published = told.published or hints.published
    return Document(
        id=document_id(text, url=url, publisher=publisher, published=published),
        text=text,
        url=url,
        publisher=publisher,
        published=published,
        language=told.language or language_of(text),
        title=_shown(told.title),
        byline=_shown(told.byline),
        pages=pages,
        capture=capture.id,
    )


def _shown(name: str | None) -> str | None:
    return " ".join(visible(name).split()) or None if name else None
