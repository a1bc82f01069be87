import gzip
import json
from zipfile import ZIP_STORED

from archive_builder import a_record, a_warc, zipped
from backports import zstd
from capture_builder import NO_HINTS, a_capture, read_all, reasons
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_builder import a_pdf, lines

from waybill.core.document import Document
from waybill.core.ids import JsonValue
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.stage import annotated, ingest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEDIA_TYPES = st.sampled_from(
    [None, "text/plain", "text/html; charset=utf-7", "application/json", "application/octet-stream", "message/rfc822"]
)
FEED = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title><item><title>Rifles</title>"
    b"<link>/a</link><pubDate>Tue, 12 Apr 2022 08:30:00 GMT</pubDate><description>One left.</description></item>"
    b"</channel></rss>"
)
LETTER = (
    b"From: =?utf-8?q?J=C3=A4ne?= <j@x.example>\nDate: Tue, 12 Apr 2022 08:30:00 +0200\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nRifles left.\n"
    b'--b\nContent-Type: message/rfc822\n\nSubject: Inner\n\nMore.\n--b\nContent-Type: text/html; name="a.html"\n'
    b"Content-Transfer-Encoding: base64\n\nPHA+T25lLjwvcD4=\n--b--\n"
)
WARC = a_warc(a_record("https://post.example/1"), a_record("https://post.example/2"))
VALID = (
    json.dumps(
        {
            "id": "r1",
            "published": "2022-04-12",
            "text": "Rifles left the port of Ys for Atlantis, 200 of them.",
            "claims": [
                {
                    "id": "c1",
                    "evidence": ["Rifles left the port of Ys for Atlantis, 200 of them."],
                    "stage": "dispatched",
                    "recipient": ["Atlantis"],
                    "items": [{"text": "Rifles", "class": "small_arm", "quantity": {"value": 200, "unit": None}}],
                    "transport": ["sea"],
                    "date": "2022-03/2022-04",
                    "value": {"amount": 3, "currency": "EUR"},
                    "sources": [[{"text": "Ys", "kind": "outlet", "named": True}]],
                    "spans": {"evidence": [[0, 53]], "recipient": [[31, 39]]},
                }
            ],
        }
    ).encode(),
    b"<!doctype html><html lang=en><title>Rifles</title><body><p>Rifles left &amp; <b>went</b>.</p></body></html>",
    b'[{"text": "One."}, {"text": "Two.", "claims": []}]',
    b'{"text": "One."}\n{"text": "Two."}\n',
    "Rifles left.\r\nBesançon.".encode("utf-16"),
    FEED,
    LETTER,
    WARC,
    a_warc(a_record("https://post.example/1"), packed=True),
    zipped({"a.txt": b"One.", "b/c.html": b"<html><p>Two.</html>", "d.eml": LETTER}),
    zipped({"datapackage.json": b"{}", "archive/a.warc": WARC}, ZIP_STORED),
    zipped({"word/document.xml": f"<w:document xmlns:w={W!r}><w:p><w:t>One.</w:t></w:p></w:document>".encode()}),
    gzip.compress(b"Rifles left."),
    zstd.compress(b'{"text": "One."}\n{"text": "Two."}\n'),
    a_pdf(lines("Rifles left."), lines("Two.")),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    content = bytearray(draw(st.sampled_from(VALID)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(content)))
        content[place : place + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return bytes(content)


@st.composite
def misshapen(draw: st.DrawFn) -> bytes:
    """The valid document with any value put in place of one field."""
    document = json.loads(VALID[0])
    where = draw(st.sampled_from(["document", "claim", "item", "quantity", "value", "spans", "source"]))
    claim = document["claims"][0]
    fields = {
        "document": document,
        "claim": claim,
        "item": claim["items"][0],
        "quantity": claim["items"][0]["quantity"],
        "value": claim["value"],
        "spans": claim["spans"],
        "source": claim["sources"][0][0],
    }[where]
    key = draw(st.sampled_from([*fields, "maker", "entities", "score", "triggers", "high", "part_of"]))
    fields[key] = draw(VALUES)
    return json.dumps(document).encode()


def check(content: bytes, media_type: str | None) -> None:
    """Something comes out of both ways of reading, and it can be kept: as UTF-8, without NULs."""
    capture = a_capture(content, media_type=media_type)
    read = list(ingest(capture, hints=NO_HINTS))
    assert read
    assert list(annotated(capture, maker=None))
    for document in read:
        if isinstance(document, Document):
            assert document.text.strip()
            assert document.text.encode()
            assert not {"\0", "\r"} & set(document.text)
            assert document.capture == capture.id


@given(st.binary(max_size=400), MEDIA_TYPES)
def test_no_bytes_make_reading_raise(content: bytes, media_type: str | None) -> None:
    check(content, media_type)


@settings(deadline=None)
@given(mutated(), MEDIA_TYPES)
def test_no_damage_to_good_input_makes_reading_raise(content: bytes, media_type: str | None) -> None:
    check(content, media_type)


@given(misshapen())
def test_no_value_in_a_field_makes_reading_raise(content: bytes) -> None:
    check(content, "application/json")


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_every_element_of_a_list_comes_out_once(values: list[JsonValue]) -> None:
    found = read_all(json.dumps(values), "application/json")
    assert [each.subject for each in found if isinstance(each, Rejection)] == [
        f"input[{index}]" for index in range(len(values))
    ]


@given(st.lists(st.sampled_from(['{"text": "One."}', '{"text": 1}', "{", "7", '{"text": "Two.", "id": "r1"}', "}"])))
def test_every_line_comes_out_once(lines: list[str]) -> None:
    found = read_all("\n".join(['{"text": "Three.", "id": "r1"}', *lines]), "application/json")
    expected = {
        '{"text": "One."}': None,
        '{"text": 1}': Reason.INVALID_DOCUMENT,
        "{": Reason.INVALID_JSON,
        "7": Reason.INVALID_DOCUMENT,
        '{"text": "Two.", "id": "r1"}': Reason.CONFLICTING_ID,
        "}": Reason.INVALID_JSON,
    }
    assert reasons(found) == [None, *(expected[line] for line in lines)]
