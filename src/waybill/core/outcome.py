"""What comes out of a stage: results, and what was set aside with its reason."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.entry import Draft
from waybill.core.ids import Digest, DocumentId, JsonObject
from waybill.core.maker import Maker
from waybill.core.span import Span


class Reason(StrEnum):
    """Why material was set aside. The manual says of each what to do (docs/manual/rejections.md)."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNKNOWN_MEDIA_TYPE = "unknown_media_type"
    INVALID_JSON = "invalid_json"
    INVALID_DOCUMENT = "invalid_document"
    INVALID_CLAIM = "invalid_claim"
    INVALID_DATE = "invalid_date"
    NO_TEXT = "no_text"
    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"
    NOT_A_REPORT = "not_a_report"
    NOT_RELEVANT = "not_relevant"
    CONFLICTING_ID = "conflicting_id"
    READER_FAILED = "reader_failed"
    TOO_LONG = "too_long"
    TOO_MUCH_MEMORY = "too_much_memory"
    REFUSED_ADDRESS = "refused_address"
    ROBOTS = "robots"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    HTTP_STATUS = "http_status"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REGISTER_ROW = "register_row"
    REVIEW_ROW = "review_row"
    NO_WEAPON = "no_weapon"
    NO_PARTY_OR_ROUTE = "no_party_or_route"
    NOT_A_TRANSFER = "not_a_transfer"


NO_FAILURES: Final = frozenset({Reason.NOT_A_REPORT, Reason.NOT_RELEVANT})
"""What is set aside so is as it should be: of what archives, folders and feeds bring, most is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something set aside.

    Attributes:
        subject: the input, with the line or place in it: ``reports.jsonl:7``.
        detail: what was found, for people.
        remedy: what they can do about it.
        span: the words set aside, where they are words of a document.
    """

    reason: Reason
    subject: str
    detail: str
    remedy: str
    document: DocumentId | None = None
    span: Span | None = None

    @property
    def is_failure(self) -> bool:
        """Whether somebody has to do something about it, if it matters."""
        return self.reason not in NO_FAILURES

    def to_json(self) -> JsonObject:
        """The rejection as a JSON object."""
        return {
            "reason": self.reason.value,
            "subject": self.subject,
            "detail": self.detail,
            "remedy": self.remedy,
            "document": self.document,
            "span": None if self.span is None else [self.span.start, self.span.end],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one maker found in one document.

    Attributes:
        claims: in the order of the text.
        set_aside: triggers that made no claim, each with its reason.
        document_digest: of the text that was read, so that a later version is told apart.
    """

    document: DocumentId
    document_digest: Digest
    maker: Maker
    claims: tuple[Claim, ...]
    set_aside: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with a reading of it: what the first half of the pipeline gives.

    Attributes:
        decided: what people judged of its claims and names and decided on its claims, where it came with the document;
            each by whom, in order.
    """

    document: Document
    reading: Reading
    decided: tuple[tuple[Maker, Draft], ...] = ()
