"""A capture as a WARC file, and back.

What a server gave becomes a ``response`` with its ``request``; what was found otherwise a ``resource``. A ``metadata``
record says what neither can: the address as it was found, the way that led there, and which program kept it.

Laws:   unsealing what was sealed gives an equal capture;
        the same capture gives the same bytes.
"""

import json
import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from waybill.archive.warc import Record, read, write
from waybill.core.capture import Capture, Exchange
from waybill.core.fields import as_object, as_text, as_tuple, checked, optional
from waybill.core.ids import JsonObject, canonical
from waybill.core.packing import unpacked
from waybill.core.version import VERSION
from waybill.errors import ShapeError

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_KEPT_IN_ADDRESSES: Final = "%/:=&?~#+!$,;'@()*[]"
_FRAMING: Final = re.compile(rb"(?im)^(?:x-archive-as-sent-)*transfer-encoding:")
_FRAMING_AS_SENT: Final = b"X-Archive-As-Sent-"
"""Stands before a header that would say of the block what is no longer so: its chunks are joined."""

_ENCODING: Final = re.compile(rb"(?im)^content-encoding:[ \t]*([^\r\n]*)")
_HEAD_END: Final = b"\r\n\r\n"


def seal(capture: Capture) -> bytes:
    """A capture as a WARC file."""
    exchange = capture.exchange
    if exchange is None:
        first = [_record(capture, "resource", capture.media_type or "application/octet-stream", capture.content)]
    else:
        body = capture.content if exchange.body is None else exchange.body
        response = _FRAMING.sub(lambda framing: _FRAMING_AS_SENT + framing[0], exchange.response) + body
        server = ("WARC-IP-Address", exchange.server)
        first = [
            _record(capture, "response", "application/http;msgtype=response", response, server),
            _record(capture, "request", "application/http;msgtype=request", exchange.request),
        ]
    told = canonical(_metadata(capture)).encode("utf-8", "backslashreplace")
    return write([*first, _record(capture, "metadata", "application/json", told)])


def unseal(content: bytes) -> Capture:
    """The capture that a WARC file holds.

    Raises:
        ValueError: it is not as ``seal`` wrote it.
    """
    first, *others = read(content)
    try:
        with checked("capture"):
            told = as_object(json.loads(others[-1].block.decode("utf-8")))
            capture = _capture(first, others[0], told)
    except (ShapeError, IndexError) as error:
        raise ValueError(str(error)) from error
    if (capture.id, capture.sha256) != (told["id"], told["sha256"]):
        raise ValueError("it does not hold the bytes that it says it holds")
    return capture


def _capture(first: Record, second: Record, told: JsonObject) -> Capture:
    exchange, content = None, first.block
    if first.header("WARC-Type") == "response":
        head, _, body = first.block.partition(_HEAD_END)
        encoding = _ENCODING.search(head)
        content = b"".join(unpacked(body, encoding[1].decode("latin-1") if encoding else ""))
        exchange = Exchange(
            server=first.header("WARC-IP-Address") or "",
            request=second.block,
            response=_FRAMING.sub(lambda framing: framing[0][len(_FRAMING_AS_SENT) :], head + _HEAD_END),
            body=None if body == content else body,
            hops=as_tuple(told["hops"], as_text),
        )
    return Capture(
        content=content,
        address=as_text(told["address"]),
        captured_at=datetime.fromisoformat(as_text(told["captured_at"])),
        media_type=optional(told["media_type"], as_text),
        exchange=exchange,
    )


def _metadata(capture: Capture) -> JsonObject:
    hops = () if capture.exchange is None else capture.exchange.hops
    return {**capture.to_json(), "hops": list(hops), "software": f"Waybill/{VERSION}"}


def _record(capture: Capture, kind: str, media_type: str, block: bytes, *more: tuple[str, str]) -> Record:
    first = "resource" if capture.exchange is None else "response"
    concurrent = () if kind == first else (("WARC-Concurrent-To", _record_id(capture, first)),)
    moment = capture.captured_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return Record(
        headers=(
            ("WARC-Type", kind),
            ("WARC-Record-ID", _record_id(capture, kind)),
            ("WARC-Date", moment),
            ("WARC-Target-URI", _uri(capture.address)),
            *concurrent,
            *more,
            ("Content-Type", "".join(each for each in media_type if each.isprintable())),
        ),
        block=block,
    )


def _record_id(capture: Capture, kind: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{capture.sha256} {capture.captured_at.isoformat()} {kind}')}>"


def _uri(address: str) -> str:
    named = address.encode("utf-8", "backslashreplace")
    return quote(named, safe=_KEPT_IN_ADDRESSES) if _ADDRESS.match(address) else f"file:{quote(named)}"
