"""PDF: the text page by page, so that a quote can name its page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.running_heads import without_running_heads
from waybill.ingest.told import Told, document_of
from waybill.ingest.visible import visible

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_BYTES: Final = 128 << 20
MAX_PAGES: Final = 5000
MAX_CHARS: Final = 32 << 20

_PASSWORD: Final = (4, 5)
"""PDFium's codes for a password that is missing, and for protection that it does not know."""

_LINE_END_HYPHEN: Final = "\ufffe"
_CONTROLS: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NO_TITLE: Final = re.compile(
    r"untitled|microsoft word - |.*\.(?:docx?|pdf|indd|rtf|odt|pages|qxp|tmp)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pages:
    """Text of each page, and the numbers of those that could not be read and of those that are pictures."""

    texts: Sequence[str]
    broken: Sequence[int]
    pictures: Sequence[int]


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """The one document of a PDF, and rejections of the pages that are not in it.

    When a PDF was made is not taken for the day of its publication: many are made again years later.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(capture.content)
    except PdfiumError as error:
        yield _unopened(capture.address, getattr(error, "err_code", None))
        return
    try:
        if len(pdf) > MAX_PAGES:
            yield _too_long(capture.address, f"it has {len(pdf)} pages, and {MAX_PAGES} at most are read of one file")
            return
        pages, title = _pages(pdf), pdf.get_metadata_dict().get("Title", "")
    finally:
        pdf.close()
    yield from _read(pages, None if _NO_TITLE.match(title) else title, capture, hints)


def _read(pages: _Pages, title: str | None, capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    texts = without_running_heads(pages.texts)
    if sum(map(len, texts)) > MAX_CHARS:
        yield _too_long(capture.address, f"it holds more than {MAX_CHARS >> 20} million characters")
        return
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    text = "\n".join(texts)
    if text.strip():
        yield document_of(text, capture, hints, Told(title=title), pages=starts)
    elif not pages.broken and not pages.pictures:
        yield _without_text(capture.address)
    if pages.pictures:
        yield _scanned(capture.address, pages.pictures, is_all=not text.strip())
    if pages.broken:
        yield _broken(capture.address, pages.broken)


def _pages(pdf: "PdfDocument") -> _Pages:
    from pypdfium2 import PdfiumError

    texts: list[str] = []
    broken: list[int] = []
    pictures: list[int] = []
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
            texts.append(_text(page))
            if not texts[-1].strip() and _has_pictures(page):
                pictures.append(number)
            page.close()
        except PdfiumError:
            texts += [""] * (number - len(texts))
            broken.append(number)
    return _Pages(texts=texts, broken=broken, pictures=pictures)


def _text(page: "PdfPage") -> str:
    """A page's text, its lines as they are printed; a word that is parted at the end of a line is whole again."""
    layer = page.get_textpage()
    raw = layer.get_text_range()
    layer.close()
    first, *rest = raw.split(_LINE_END_HYPHEN)
    joined = first + "".join(part if part[:1].islower() else f"-{part}" for part in rest)
    return visible(_CONTROLS.sub("", joined.replace("\r\n", "\n").replace("\r", "\n")))


def _has_pictures(page: "PdfPage") -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=5)), None) is not None


def _unopened(subject: str, code: int | None) -> Rejection:
    if code in _PASSWORD:
        return Rejection(
            reason=Reason.ENCRYPTED,
            subject=subject,
            detail="it asks for a password",
            remedy="open it with its password and save it without one",
        )
    return Rejection(
        reason=Reason.DAMAGED,
        subject=subject,
        detail="it cannot be opened as a PDF file",
        remedy="get the file again; if it opens elsewhere, print it to a new PDF",
    )


def _without_text(subject: str) -> Rejection:
    return Rejection(
        reason=Reason.NO_TEXT,
        subject=subject,
        detail="its pages hold no text",
        remedy="check that it was saved in full; if its letters are drawn as shapes, recognise the text first (OCR)",
    )


def _scanned(subject: str, pages: Sequence[int], *, is_all: bool) -> Rejection:
    what = "it is scanned: its pages are pictures" if is_all else f"scanned pages are pictures: {_listed(pages)}"
    return Rejection(
        reason=Reason.SCANNED,
        subject=subject,
        detail=f"{what}, without text",
        remedy="recognise the text first, for example with ocrmypdf, and give the result",
    )


def _broken(subject: str, pages: Sequence[int]) -> Rejection:
    return Rejection(
        reason=Reason.DAMAGED,
        subject=subject,
        detail=f"pages that cannot be read: {_listed(pages)}",
        remedy="get the file again; the other pages were read",
    )


def _too_long(subject: str, detail: str) -> Rejection:
    return Rejection(
        reason=Reason.TOO_LARGE, subject=subject, detail=detail, remedy="split it into files of fewer pages"
    )


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return shown if len(pages) <= 10 else f"{shown} and {len(pages) - 10} more"
