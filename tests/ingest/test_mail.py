from datetime import date
from email.message import EmailMessage

import pytest
from capture_builder import a_capture, read_all, read_one, reasons
from pdf_builder import a_pdf, lines

from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.stage import ingest


def a_letter(text: str = "Two crates of rifles left the port of Ys.\n", **headers: str) -> EmailMessage:
    letter = EmailMessage()
    for name, value in {"From": "Jane Pöster <jane@post.example>", "Subject": "Rifles", **headers}.items():
        letter[name] = value
    letter["Date"] = "Tue, 12 Apr 2022 23:30:00 -0500"
    letter["Message-ID"] = "<1@post.example>"
    letter.set_content(text)
    return letter


def texts(found: list[Document | Rejection]) -> list[str]:
    return [each.text.strip() if isinstance(each, Document) else each.reason for each in found]


def test_a_letter_tells_who_wrote_what_and_when() -> None:
    document = read_one(a_letter(Subject="Gewehre für Ys").as_bytes())
    assert document.text == "Two crates of rifles left the port of Ys."
    assert (document.title, document.byline) == ("Gewehre für Ys", "Jane Pöster")
    assert document.published == date(2022, 4, 12)


def test_a_letter_of_a_known_outlet_is_published_by_it() -> None:
    letter = a_letter(From="The desk <desk@news.reuters.com>").as_bytes()
    assert read_one(letter, hints=Hints(publisher="Hint")).publisher == "Reuters"
    assert read_one(a_letter().as_bytes(), hints=Hints(publisher="Hint")).publisher == "Hint"


def test_of_two_forms_of_one_text_the_plain_one_is_read() -> None:
    letter = a_letter()
    letter.add_alternative("<html><body><p>Two crates in HTML.</p></body></html>", subtype="html")
    assert texts(read_all(letter.as_bytes())) == ["Two crates of rifles left the port of Ys."]


def test_a_letter_in_html_is_read() -> None:
    letter = a_letter()
    letter.set_content("<html><body><p>Two crates.</p><p>Of rifles.</p></body></html>", subtype="html")
    assert read_one(letter.as_bytes()).text == "Two crates.\n\nOf rifles."


def test_a_text_in_another_encoding_than_it_declares_is_read() -> None:
    raw = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\n"
    assert (
        read_one(raw + "Señor Muñoz sold “rifles” to Ys.".encode("cp1252")).text == "Señor Muñoz sold “rifles” to Ys."
    )


def test_what_is_attached_is_read_as_documents_of_the_same_capture() -> None:
    letter = a_letter()
    letter.add_attachment(a_pdf(lines("A list of crates.")), maintype="application", subtype="pdf", filename="a.pdf")
    letter.add_attachment("Three more crates.\n", filename="../b.txt")
    letter.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="c.png")
    found = list(ingest(a_capture(letter.as_bytes(), "letter.eml"), hints=Hints()))
    assert texts(found) == [
        "Two crates of rifles left the port of Ys.",
        "A list of crates.",
        "Three more crates.",
        Reason.UNKNOWN_MEDIA_TYPE,
    ]
    assert len({each.capture for each in found if isinstance(each, Document)}) == 1
    assert isinstance(found[3], Rejection)
    assert found[3].subject == "letter.eml!c.png"


def test_pictures_within_the_text_are_passed_over() -> None:
    letter = a_letter()
    letter.add_related(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", cid="<logo>")
    assert len(read_all(letter.as_bytes())) == 1


def test_a_letter_in_a_letter_is_a_document_of_its_own() -> None:
    outer = a_letter("See below.\n")
    outer.add_attachment(a_letter())
    assert texts(read_all(outer.as_bytes())) == ["See below.", "Two crates of rifles left the port of Ys."]


def test_a_letter_attached_to_itself_again_and_again_comes_to_an_end() -> None:
    letter = a_letter()
    for _ in range(20):
        outer = a_letter()
        outer.add_attachment(letter)
        letter = outer
    assert reasons(read_all(letter.as_bytes())) == [None] * 6 + [Reason.UNSAFE]


def test_parts_nested_too_deep_are_refused() -> None:
    head = b"MIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(900)
    )
    assert reasons(read_all(head)) == [Reason.UNSAFE]


def test_a_letter_of_too_many_parts_is_refused() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    assert reasons(read_all(head + b"--b\nContent-Type: text/plain\n\nx\n" * 2000)) == [Reason.UNSAFE]


def test_a_letter_without_words_is_empty() -> None:
    assert reasons(read_all(a_letter("").as_bytes())) == [Reason.EMPTY]


def test_a_subject_that_reads_otherwise_than_it_is_loses_its_tricks() -> None:
    assert read_one(a_letter(Subject="Ros\u200bfort \u202eselfir\u202c").as_bytes()).title == "Rosfort selfir"


def test_a_subject_in_an_encoding_without_a_name_stays_as_it_is() -> None:
    raw = b"Message-ID: <1@post.example>\nSubject: =?d6`\x9atf-8?q?Rifles?=\n\nTwo crates."
    assert read_one(raw, "message/rfc822").text == "Two crates."


def test_a_letter_within_whose_parts_never_begin_is_read_in_any_encoding() -> None:
    inner = "Content-Type: multipart/mixed; boundary=c\n\nRifles left Besançon.\n".encode("latin-1")
    outer = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    assert read_one(outer + inner + b"--b--\n", "message/rfc822").text.startswith("Rifles left Besan")


@pytest.mark.parametrize("written", ["a\fb: c", "a\vb: c", "a\n b: c\n\td"])
def test_a_letter_within_is_read_whatever_its_headers_hold(written: str) -> None:
    inner = f"Subject: {written}\nContent-Type: text/plain; charset=utf-8\n\nRifles left.\n".encode()
    outer = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    document = read_one(outer + inner + b"--b--\n", "message/rfc822")
    assert (document.text.strip(), document.title) == ("Rifles left.", " ".join(written.split()))


def test_an_encoding_whose_name_holds_a_nul_is_forgotten() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=\0utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    assert read_one(head + "Rifles left Besançon.\n".encode(), "message/rfc822").text == "Rifles left Besançon."
