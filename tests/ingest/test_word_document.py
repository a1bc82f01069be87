import io
from zipfile import ZipFile

import docx
from archive_builder import zipped
from capture_builder import read_one, refuse_one

from waybill.core.outcome import Reason

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def with_body(body: str, **parts: str) -> bytes:
    """A file with only what a reader needs."""
    document = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    return zipped(
        {"word/document.xml": document.encode(), **{f"word/{name}.xml": text.encode() for name, text in parts.items()}}
    )


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_a_document_of_a_word_processor_is_read_in_order() -> None:
    written, file = docx.Document(), io.BytesIO()
    written.core_properties.title = "Crates of Ys"
    written.core_properties.author = "somebody"
    written.add_heading("Crates", 1)
    written.add_paragraph("Two crates of ").add_run("rifles").bold = True
    table = written.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Year", "Crates", "2020", "300"), strict=True
    ):
        cell.text = words
    written.add_paragraph("They left.", style="List Bullet")
    written.save(file)
    document = read_one(file.getvalue())
    assert document.text == "Crates\nTwo crates of rifles\nYear; Crates\n2020; 300\nThey left."
    assert (document.title, document.byline, document.published) == ("Crates of Ys", None, None)


def test_notes_content_controls_and_text_boxes_are_read() -> None:
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>Outside.</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = f"<w:footnotes {W}><w:footnote>{p('A note.')}</w:footnote></w:footnotes>"
    assert read_one(with_body(body, footnotes=notes)).text == "In a control.\nOutside.\nIn a box.\nA note."


def test_what_was_deleted_or_moved_away_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>Two </w:t></w:r><w:del><w:r><w:delText>hundred </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom><w:ins><w:r><w:t>crates</w:t></w:r></w:ins></w:p>"
    )
    assert read_one(with_body(body)).text == "Two crates"


def test_entities_that_grow_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    xml = f'<!DOCTYPE w [<!ENTITY e0 "x">{bomb}]><w:document {W}><w:body>{p("&e9;Crates.")}</w:body></w:document>'
    assert refuse_one(zipped({"word/document.xml": xml.encode()})).reason is Reason.DAMAGED


def test_what_is_nested_too_deep_is_damaged() -> None:
    assert refuse_one(with_body("<w:sdt>" * 100_000)).reason is Reason.DAMAGED
    assert refuse_one(with_body("<w:sdt>" * 5000 + "</w:sdt>" * 5000)).reason is Reason.DAMAGED


def test_boxes_in_boxes_are_read_once() -> None:
    body = p("Inmost.")
    for _ in range(25):
        body = f"<w:p><w:r><w:txbxContent>{body}</w:txbxContent></w:r></w:p>"
    assert read_one(with_body(body)).text == "Inmost."


def test_a_bomb_is_not_unpacked() -> None:
    content = with_body(p("x"), footnotes=" " * (60 << 20), endnotes=" " * (60 << 20))
    assert refuse_one(content).reason is Reason.UNSAFE


def test_a_file_without_words_is_empty() -> None:
    assert refuse_one(with_body("")).reason is Reason.EMPTY


def test_a_broken_part_is_damaged() -> None:
    content = bytearray(with_body(p("Crates of rifles, and more of them.")))
    with ZipFile(io.BytesIO(content)) as archive:
        place = archive.infolist()[0].header_offset
    content[place + 60] ^= 255
    assert refuse_one(bytes(content)).reason is Reason.DAMAGED
