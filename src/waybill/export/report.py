"""Case files: for each case a page as HTML and as PDF, and a page that lists them."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from waybill.export.blocks import Contents, Page, Paragraph
from waybill.export.case_file import READING, case_file
from waybill.export.html_pages import html
from waybill.export.notes import Notes
from waybill.export.pdf_pages import BEYOND, pdf
from waybill.export.selection import Selection
from waybill.telling.sentences import telling

INDEX: Final = "index.html"
MOST_THREADS: Final = 8
_NO_PDF: Final = "PDF was left out, for Typst is not installed: pip install 'waybill[export]'"
_NO_FONT: Final = "the fonts of the PDF lack letters of a case's texts, which show as boxes; the HTML has them"


def write(selection: Selection, target: Path) -> Notes:
    """Write the files of the cases, by their ids, and ``index.html``."""
    notes, has_typst, listed = Notes(), find_spec("typst") is not None, []
    if not has_typst:
        notes.say(_NO_PDF)

    def pages() -> Iterator[tuple[Path, Page]]:
        for case in selection.cases():
            page = case_file(case, selection)
            shown = html(page)
            (target / f"{case.id}.html").write_bytes(shown.encode())
            listed.append((case.id, telling(case)))
            if has_typst and BEYOND.search(shown):
                notes.lose(_NO_FONT, case.id)
            yield target / f"{case.id}.pdf", page

    _print(pages()) if has_typst else list(pages())
    foot = f"From {selection.state}; wanted: {', '.join(selection.wanted) or 'everything'}"
    index = Page(title="Case files", blocks=(Paragraph(text=READING), Contents(files=tuple(listed))), foot=foot)
    (target / INDEX).write_bytes(html(index).encode())
    return notes


def _print(pages: Iterable[tuple[Path, Page]]) -> None:
    """Write pages as PDF, several at once: Typst works outside of Python's lock."""
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    waiting: list[Future[int]] = []
    with ThreadPoolExecutor(threads) as pool:
        for path, page in pages:
            waiting.append(pool.submit(lambda path, page: path.write_bytes(pdf(page)), path, page))
            if len(waiting) > 2 * threads:
                waiting.pop(0).result()
        for each in waiting:
            each.result()
