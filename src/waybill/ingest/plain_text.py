"""Plain text and Markdown: the text is the document, whole, so that quotes can cover everything that was given."""

from collections.abc import Iterator

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode
from waybill.ingest.told import document_of


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """The one document of a text; publication is what the hints say, and the title stays open."""
    text = decode(capture.content, subject=capture.address)
    if isinstance(text, Rejection):
        yield text
    elif not text.strip():
        yield empty(capture.address)
    else:
        yield document_of(text, capture, hints)


def empty(subject: str) -> Rejection:
    """Rejection of an input that holds nothing to read."""
    return Rejection(
        reason=Reason.EMPTY,
        subject=subject,
        detail="it is empty, or holds only white space",
        remedy="check that it was saved or downloaded in full",
    )
