"""Archives for tests, made as they are made in the world, and what comes out of them."""

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from capture_builder import NOON

from waybill.core.capture import Capture
from waybill.core.outcome import Rejection
from waybill.ingest.inputs import captures

PAGE = b"<!doctype html><html><body><p>Two crates of rifles left the port of Ys.</p></body></html>"


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def a_record(
    address: str,
    body: bytes = PAGE,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8\r\n",
    longer: int = 0,
) -> bytes:
    """A record of a WARC; ``longer`` is by how much its length is wrong."""
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    return (
        (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{address}>\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block) + longer}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def a_warc(*records: bytes, packed: bool = False) -> bytes:
    """A WARC, compressed record by record if it is packed."""
    return b"".join(map(gzip.compress, records) if packed else records)


def found_in(path: Path, content: bytes) -> list[Capture | Rejection]:
    """What a file of that content holds."""
    path.write_bytes(content)
    return list(captures([str(path)], captured_at=NOON, stdin=None))


def places(found: list[Capture | Rejection]) -> list[str]:
    """What each thing is called within its archive, with the reason where it was set aside."""
    return [
        each.address.partition("!")[2]
        if isinstance(each, Capture)
        else f"{each.subject.partition('!')[2]} {each.reason}"
        for each in found
    ]
