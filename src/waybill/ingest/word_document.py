"""DOCX: paragraphs, tables, text boxes and notes, in the order of the text.

Read from its XML and not by python-docx, which leaves out notes, text boxes and what stands in content controls:
the notes of reports to the Security Council hold their sources.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.core.span import squeeze
from waybill.ingest.parcel import FREE_BYTES, MAX_RATIO, expands_too_much
from waybill.ingest.plain_text import empty
from waybill.ingest.told import Told, document_of
from waybill.ingest.visible import visible

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES: Final = 128 << 20
MAX_PART_BYTES: Final = 64 << 20
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_APART: Final = (f"{_W}txbxContent", f"{_W}moveFrom")
_BROKEN: Final = (zipfile.BadZipFile, EOFError, OSError, KeyError, ValueError, NotImplementedError, zlib.error)


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """The one document of a DOCX file; when it was last saved is not taken for the day of its publication."""
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(capture.content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > FREE_BYTES + MAX_RATIO * len(capture.content):
                yield expands_too_much(capture.address)
                return
            parts = [_part(archive, f"word/{name}.xml") for name in ("document", "footnotes", "endnotes")]
            core = _part(archive, "docProps/core.xml")
    except (*_BROKEN, XMLSyntaxError, RuntimeError) as error:
        yield _damaged(capture.address, str(error))
        return
    text = "\n".join(visible(block) for part in parts if part is not None for block in _blocks(part))
    if not text.strip():
        yield empty(capture.address)
    else:
        yield document_of(
            text, capture, hints, Told(title=_property(core, "title"), language=_property(core, "language"))
        )


def _part(archive: zipfile.ZipFile, name: str) -> "_Element | None":
    """The root of a part; None where the file has no such part."""
    from lxml import etree

    if name not in archive.namelist():
        return None
    with archive.open(name) as part:
        content = part.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise ValueError(f"{name} is larger than {MAX_PART_BYTES >> 20} MiB")
    # Entities stay unread, and libxml2 refuses what is nested more than 256 deep.
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def _blocks(element: "_Element") -> Iterator[str]:
    """Paragraphs, and rows of tables, in or below an element."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from filter(None, [_text(child)])
            yield from _boxes(child)
        elif child.tag == f"{_W}tr":
            cells = (squeeze(" ".join(_blocks(cell))) for cell in child.iterchildren(f"{_W}tc", f"{_W}sdt"))
            yield from filter(None, ["; ".join(filter(None, cells))])
        elif isinstance(child.tag, str):
            yield from _blocks(child)


def _boxes(paragraph: "_Element") -> Iterator[str]:
    """What stands in text boxes that hang on a paragraph; what older programs see in their place is the same again."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        is_own = next(box.iterancestors(f"{_W}p"), None) is paragraph
        if is_own and next(box.iterancestors(_FALLBACK), None) is None:
            yield from _blocks(box)


def _text(paragraph: "_Element") -> str:
    """Words of a paragraph, without those of text boxes in it and without what was deleted."""
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in _SIGNS:
            pieces.append(_SIGNS[node.tag])
        elif node.tag not in _APART:
            waiting += reversed(node)
    return "".join(pieces).strip()


def _property(core: "_Element | None", name: str) -> str | None:
    return None if core is None else core.findtext(f"{_CORE}{name}") or None


def _damaged(subject: str, detail: str) -> Rejection:
    return Rejection(
        reason=Reason.DAMAGED,
        subject=subject,
        detail=f"it cannot be opened as a Word document ({detail})",
        remedy="get the file again; if it opens elsewhere, save it anew",
    )
