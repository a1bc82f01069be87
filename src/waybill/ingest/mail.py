"""E-mail: the letter, and each thing attached to it to be read in its turn."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode
from waybill.ingest.page_blocks import PageBlocks
from waybill.ingest.parcel import INSIDE
from waybill.ingest.plain_text import empty
from waybill.ingest.publishers import outlet_at
from waybill.ingest.told import Told, document_of
from waybill.ingest.visible import printable, visible

MAX_BYTES: Final = 64 << 20
MAX_PARTS: Final = 1000
MAX_HEADER_CHARS: Final = 2000


class _AsWritten(Compat32):
    """Writes headers as they stand; to fold them anew fails on a form feed within one."""

    verify_generated_headers = False

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}\n"

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("utf-8", "surrogateescape")


_AS_WRITTEN: Final = _AsWritten()


def read(capture: Capture, hints: Hints) -> Iterator[Document | Capture | Rejection]:
    """The letter's own text as a document, then what is attached; pictures in the text are passed over."""
    if capture.content.lower().count(b"content-type:") > MAX_PARTS:
        yield _unsafe(capture.address, f"it has more than {MAX_PARTS} parts")
        return
    try:
        letter = message_from_bytes(capture.content)
        parts = list(_leaves(letter))
    except RecursionError:
        yield _unsafe(capture.address, "its parts are nested too deep")
        return
    bodies = [part for part in parts if _is_body(part)]
    texts = [_text(part, capture.address) for part in bodies]
    text = "\n\n".join(each.strip("\n") for each in texts if isinstance(each, str) and each.strip())
    yield from (each for each in texts if isinstance(each, Rejection))
    if text:
        yield document_of(text, capture, hints, _told(letter))
    attached = [part for part in parts if not _is_body(part) and not _is_inline_picture(part)]
    for number, part in enumerate(attached, 1):
        yield _attachment(part, number, capture)
    if not text and not attached:
        yield empty(capture.address)


def _told(letter: "Message[str, str]") -> Told:
    name, address = parseaddr(_header(letter, "From"))
    return Told(
        site=outlet_at(address.rpartition("@")[2]),
        published=_sent_on(letter),
        title=_header(letter, "Subject") or None,
        byline=name or None,
    )


def _leaves(part: "Message[str, str]") -> "Iterator[Message[str, str]]":
    """Parts that hold something, of several forms of one text the plainest; letters within stay whole."""
    payload = _held(part)
    if part.get_content_maintype() != "multipart" or not isinstance(payload, list):
        yield part
        return
    inner = [leaf for each in payload if isinstance(each, Message) for leaf in _leaves(each)]
    bodies = [leaf for leaf in inner if _is_body(leaf)]
    if part.get_content_subtype() == "alternative" and len(bodies) > 1:
        plain = [leaf for leaf in bodies if leaf.get_content_subtype() == "plain" and _payload(leaf).strip()]
        inner = [*(plain or bodies)[:1], *(leaf for leaf in inner if leaf not in bodies)]
    yield from inner


def _is_body(part: "Message[str, str]") -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return is_text and part.get_content_disposition() != "attachment" and part.get_filename() is None


def _is_inline_picture(part: "Message[str, str]") -> bool:
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def _text(part: "Message[str, str]", subject: str) -> str | Rejection:
    content = _payload(part)
    if not content.strip():
        return ""
    text = decode(content, subject=subject, declared=part.get_content_charset())
    if isinstance(text, Rejection) or part.get_content_subtype() == "plain":
        return text
    page = PageBlocks()
    problem = page.take(text)
    return "" if problem is not None else visible("\n\n".join(page.blocks))


def _attachment(part: "Message[str, str]", number: int, capture: Capture) -> Capture:
    name = _decoded(part.get_filename() or "") or f"part {number}"
    return replace(
        capture,
        content=_payload(part),
        address=f"{capture.address}{INSIDE}{printable(name)}",
        media_type=part.get_content_type(),
    )


def _payload(part: "Message[str, str]") -> bytes:
    """The bytes of a part; of a letter within, the letter."""
    payload = _held(part)
    if isinstance(payload, list):
        return b"\n".join(_written(each) for each in payload if isinstance(each, Message))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _held(part: "Message[str, str]") -> object:
    """What a part holds, undecoded; an encoding whose name holds a NUL is forgotten."""
    try:
        return part.get_payload()
    except ValueError:
        part.del_param("charset")
        return part.get_payload()


def _written(letter: "Message[str, str]") -> bytes:
    """A letter within, as it was written; one with other than ASCII where that may not stand is put in UTF-8."""
    try:
        return letter.as_bytes(policy=_AS_WRITTEN)
    except UnicodeEncodeError:
        return letter.as_string(policy=_AS_WRITTEN).encode("utf-8", "surrogateescape")


def _header(letter: "Message[str, str]", name: str) -> str:
    return _decoded(str(letter.get(name, ""))[:MAX_HEADER_CHARS])


def _decoded(written: str) -> str:
    try:
        return " ".join(visible(str(make_header(decode_header(written[:MAX_HEADER_CHARS])))).split())
    except (MessageError, LookupError, ValueError):
        return " ".join(visible(written).split())


def _sent_on(letter: "Message[str, str]") -> date | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError, MessageError):
        return parsedate_to_datetime(str(letter.get("Date", ""))[:100]).date()
    return None


def _unsafe(subject: str, detail: str) -> Rejection:
    return Rejection(
        reason=Reason.UNSAFE,
        subject=subject,
        detail=detail,
        remedy="open it yourself if you trust it, and save its text",
    )
