"""The text of a report, with what is known about its publication."""

from dataclasses import dataclass
from datetime import date

from waybill.core.ids import CaptureId, Digest, DocumentId, digest, short_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text.

    Attributes:
        id: its own, if it came with one, else derived from content.
        text: immutable; all spans are offsets into it.
        publisher: name as given; None where not known.
        published: day of publication; None where not known.
        capture: the bytes it was read from; None for a text handed over by a program.
    """

    id: DocumentId
    text: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    title: str | None = None
    capture: CaptureId | None = None

    @property
    def digest(self) -> Digest:
        """Digest of what a reader sees: text, title and publication, but not the id or the capture."""
        return digest(
            [
                self.text,
                self.title,
                self.url,
                self.publisher,
                None if self.published is None else self.published.isoformat(),
                self.language,
            ]
        )


def document_id(text: str, *, url: str | None, publisher: str | None, published: date | None) -> DocumentId:
    """Id of a document that came without one: the same text from the same place on the same day is the same."""
    day = None if published is None else published.isoformat()
    return DocumentId(f"document-{short_digest([text, url, publisher, day])}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a person says of an input that does not say it itself; what the input says wins."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
