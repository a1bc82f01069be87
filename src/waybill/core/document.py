"""The text of a report, with what is known about its publication."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waybill.core.ids import CaptureId, Digest, DocumentId, JsonValue, digest, short_digest
from waybill.core.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text.

    Attributes:
        id: its own, if it came with one, else derived from content.
        text: immutable; all spans are offsets into it.
        publisher: name as given; None where not known.
        published: day of publication; None where not known.
        language: as the source writes it, or as it was told from the text; None where neither is known.
        byline: who wrote it, as given; None where not known.
        pages: offsets at which its pages begin, the first at 0; empty where it has none.
        capture: the bytes it was read from; None for a text handed over by a program.
    """

    id: DocumentId
    text: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    pages: tuple[int, ...] = ()
    capture: CaptureId | None = None

    @property
    def digest(self) -> Digest:
        """Digest of what a reader sees: text, title, publication, byline and pages, but not the id or the capture.

        A document without byline and pages has the digest that it had before there were any.
        """
        later: list[JsonValue] = [self.byline, list(self.pages)] if self.byline is not None or self.pages else []
        return digest(
            [
                self.text,
                self.title,
                self.url,
                self.publisher,
                None if self.published is None else self.published.isoformat(),
                self.language,
                *later,
            ]
        )

    def page(self, offset: int) -> int | None:
        """Number, from 1, of the page that an offset of the text lies on; None where there are no pages."""
        return bisect_right(self.pages, offset) or None

    def pages_of(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Pages on which stretches of the text begin, in order, each once; empty where there are no pages."""
        return tuple(sorted({page for span in spans if (page := self.page(span.start)) is not None}))


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
