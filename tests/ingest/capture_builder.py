"""Captures for tests, and short ways to read them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.ids import JsonValue
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ingest.stage import annotated, ingest

NOON = datetime(2022, 4, 12, 12, tzinfo=UTC)
NO_HINTS = Hints()


def a_capture(content: bytes | str, address: str = "input", media_type: str | None = None) -> Capture:
    """Bytes as found, or the UTF-8 of a text."""
    found = content if isinstance(content, bytes) else content.encode()
    return Capture(content=found, address=address, captured_at=NOON, media_type=media_type)


def some_lines(*values: JsonValue) -> str:
    """JSON Lines."""
    return "\n".join(json.dumps(value) for value in values)


def read_all(
    content: bytes | str, media_type: str | None = None, hints: Hints = NO_HINTS
) -> list[Document | Rejection]:
    """Everything that comes out of a capture."""
    return list(ingest(a_capture(content, media_type=media_type), hints=hints))


def read_one(content: bytes | str, media_type: str | None = None, hints: Hints = NO_HINTS) -> Document:
    """The one document of a capture."""
    (document,) = read_all(content, media_type, hints)
    assert isinstance(document, Document), document
    return document


def refuse_one(content: bytes | str, media_type: str | None = None) -> Rejection:
    """The one rejection of a capture."""
    (rejection,) = read_all(content, media_type)
    assert isinstance(rejection, Rejection), rejection
    return rejection


def import_all(*values: JsonValue) -> list[ReadDocument | Rejection]:
    """Everything that an import of lines gives."""
    return list(annotated(a_capture(some_lines(*values)), maker=None))


def reasons(found: Sequence[object]) -> list[Reason | None]:
    """Reasons of rejections, None for results."""
    return [each.reason if isinstance(each, Rejection) else None for each in found]
