"""Case files: for each case a page as HTML and as PDF, and a page that lists them."""

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
_NO_PDF: Final = "PDF was left out, for Typst is not installed: pip install 'waybill[export]'"
_NO_FONT: Final = "the fonts of the PDF lack letters of a case's texts, which show as boxes; the HTML has them"


def write(selection: Selection, target: Path) -> Notes:
    """Write the files of the cases, by their ids, and ``index.html``."""
    notes, has_typst = Notes(), find_spec("typst") is not None
    if not has_typst:
        notes.say(_NO_PDF)
    listed = []
    for case in selection.cases():
        page = case_file(case, selection)
        shown = html(page)
        (target / f"{case.id}.html").write_bytes(shown.encode())
        if has_typst:
            (target / f"{case.id}.pdf").write_bytes(pdf(page))
            if BEYOND.search(shown):
                notes.lose(_NO_FONT, case.id)
        listed.append((case.id, telling(case)))
    foot = f"From {selection.state}; wanted: {', '.join(selection.wanted) or 'everything'}"
    index = Page(title="Case files", blocks=(Paragraph(text=READING), Contents(files=tuple(listed))), foot=foot)
    (target / INDEX).write_bytes(html(index).encode())
    return notes
