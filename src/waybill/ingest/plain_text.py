"""Plain text and Markdown: the text is the document, whole, so that quotes can cover everything that was given."""

from collections.abc import Iterator

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints, document_id
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """The one document of a text; publication is what the hints say, title and language stay open."""
    text = decode(capture.content, subject=capture.address)
    if isinstance(text, Rejection):
        yield text
    elif not text.strip():
        yield empty(capture.address)
    else:
        yield Document(
            id=document_id(text, url=hints.url, publisher=hints.publisher, published=hints.published),
            text=text,
            url=hints.url,
            publisher=hints.publisher,
            published=hints.published,
            capture=capture.id,
        )


def empty(subject: str) -> Rejection:
    """Rejection of an input that holds nothing to read."""
    return Rejection(
        reason=Reason.EMPTY,
        subject=subject,
        detail="it is empty, or holds only white space",
        remedy="check that it was saved or downloaded in full",
    )
