import json
from datetime import date

import pytest
from capture_builder import a_capture, import_all, read_all, read_one, reasons, refuse_one, some_lines

from waybill.core.document import Document, Hints
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.core.span import Span
from waybill.ingest.stage import annotated

REPORT = {"id": "r1", "published": "2022-04-12", "publisher": "The Harbour Post", "text": "Rifles left the port."}
CLAIM = {"id": "c1", "evidence": ["Rifles left"], "stage": "dispatched", "items": [{"text": "Rifles"}]}


def the_import(value: dict[str, object]) -> ReadDocument:
    (found,) = import_all(value)  # type: ignore[arg-type]
    assert isinstance(found, ReadDocument), found
    return found


def test_a_document_keeps_what_it_says_of_itself() -> None:
    document = read_one(json.dumps(REPORT, indent=1), hints=Hints(publisher="Another Post", url="https://x.example"))
    assert document.id == "r1"
    assert document.published == date(2022, 4, 12)
    assert document.publisher == "The Harbour Post"
    assert document.url == "https://x.example"
    assert document.capture == a_capture(json.dumps(REPORT, indent=1)).id


def test_the_same_text_gets_the_same_id_from_a_file_and_from_json() -> None:
    hints = Hints(publisher="The Harbour Post")
    assert read_one('{"text": "Rifles."}', hints=hints).id == read_one("Rifles.", hints=hints).id


@pytest.mark.parametrize("media_type", [None, "application/json"])
@pytest.mark.parametrize("content", ['[{"text":"One."},\n {"text":"Two."}]', '{"text":"One."}\n\n{"text":"Two."}\r\n'])
def test_lists_and_lines_are_told_by_content(content: str, media_type: str | None) -> None:
    assert [each.text for each in read_all(content, media_type) if isinstance(each, Document)] == ["One.", "Two."]


def test_an_invalid_line_costs_only_itself() -> None:
    lines = [json.dumps({"text": f"Crate {number} holds rifles."}) for number in range(1, 10_001)]
    lines[6] = '{"text": "Crate 7 holds rifles."'
    found = read_all("\n".join(lines), "application/json")
    (rejection,) = [each for each in found if isinstance(each, Rejection)]
    assert len(found) == 10_000
    assert rejection.reason is Reason.INVALID_JSON
    assert rejection.subject == "input:7"
    assert rejection.detail == "line 7, column 33: Expecting ',' delimiter"


@pytest.mark.parametrize("first", ["oops", '{"text": "One."', '{"claims": [', '{"text": "One."},', "NaN"])
def test_an_invalid_first_line_costs_only_itself(first: str) -> None:
    found = read_all(f'{first}\n{{"text": "Two."}}\n{{"text": "Three."}}', "application/json")
    assert reasons(found) == [Reason.INVALID_JSON, None, None]


@pytest.mark.parametrize(
    ("content", "place", "detail"),
    [
        ('{"text": \n "One"', "input", "line 2, column 7: Expecting ',' delimiter"),
        ('{"text": "One."} {"text": "Two."}', "input", "line 1, column 18: more follows after the end of the value"),
        ('{"text": "One.', "input", "line 1, column 10: Unterminated string starting at"),
        ('{"text": "One.\nTwo"}', "input", "line 1, column 15: a line end or control character inside a string"),
        ('{"text": "One.", "text": "Two."}', "input:1", "the key 'text' stands twice in one object"),
        ('{"text": "One.", "score": NaN}', "input:1", "NaN is no JSON number"),
        ('{"text": "One.", "score": -1e999}', "input:1", "the number -1e999 is too large"),
        ('{"text": "One.", "score": ' + "9" * 5000 + "}", "input:1", "the number " + "9" * 20 + "… is too large"),
        ('{"text": ' + "[" * 200 + "]" * 200 + "}", "input:1", "it is nested more than 100 deep"),
        ('{"text": ' + "[" * 200_000, "input", "line 1, column 1: it is nested more than 100 deep"),
    ],
)
def test_what_is_wrong_with_json_is_said_with_its_place(content: str, place: str, detail: str) -> None:
    rejection = refuse_one(content, "application/json")
    assert (rejection.reason, rejection.subject, rejection.detail) == (Reason.INVALID_JSON, place, detail)


def test_a_bad_element_of_a_list_costs_only_itself() -> None:
    found = read_all('[{"text": "One."}, {"text": NaN}, 7, {"text": "Four."}]')
    assert reasons(found) == [None, Reason.INVALID_JSON, Reason.INVALID_DOCUMENT, None]
    assert [each.subject for each in found if isinstance(each, Rejection)] == ["input[1]", "input[2]"]


def test_a_list_that_breaks_off_gives_what_comes_before() -> None:
    found = read_all('[{"text": "One."},\n{"text": "Two."\n{"text": "Three."}]')
    assert reasons(found) == [None, Reason.INVALID_JSON]
    assert isinstance(found[1], Rejection)
    assert found[1].subject == "input[1]"
    assert found[1].detail == "line 3, column 1: Expecting ',' delimiter; nothing after it was read"


def test_an_empty_list_is_empty() -> None:
    assert refuse_one("[ ]", "application/json").reason is Reason.EMPTY


def test_bytes_that_are_not_utf8_cost_only_their_line() -> None:
    found = read_all(b'{"text": "One."}\n{"text": "caf\xe9"}\n{"text": "Three."}')
    assert reasons(found) == [None, Reason.UNKNOWN_ENCODING, None]


def test_json_in_utf16_with_a_mark_is_read() -> None:
    assert read_one('{"text": "Besançon"}\n'.encode("utf-16")).text == "Besançon"


@pytest.mark.parametrize(
    ("fields", "reason", "detail"),
    [
        ({"id": "r2"}, Reason.INVALID_DOCUMENT, "it has no text (key 'text')"),
        ({"text": ["One."]}, Reason.INVALID_DOCUMENT, "it has no text (key 'text')"),
        ({"text": " \n"}, Reason.EMPTY, "it is empty, or holds only white space"),
        ({"text": "One.", "id": 1.5}, Reason.INVALID_DOCUMENT, "'id' is neither text nor a whole number"),
        ({"text": "One.", "id": True}, Reason.INVALID_DOCUMENT, "'id' is neither text nor a whole number"),
        ({"text": "One.", "publisher": 7}, Reason.INVALID_DOCUMENT, "'publisher' is not text"),
        (
            {"text": "One.", "published": "2022-02-30"},
            Reason.INVALID_DATE,
            "'2022-02-30' is not an existing date (YYYY-MM-DD)",
        ),
    ],
)
def test_a_document_that_breaks_the_shape_says_how(fields: dict[str, object], reason: Reason, detail: str) -> None:
    rejection = refuse_one(json.dumps(fields), "application/json")
    assert (rejection.reason, rejection.detail) == (reason, detail)


@pytest.mark.parametrize("character", ["\0", "\ud800"])
@pytest.mark.parametrize("key", ["id", "text", "title"])
def test_characters_that_no_text_may_hold_never_pass(key: str, character: str) -> None:
    rejection = refuse_one(json.dumps({"text": "One.", key: f"a{character}b"}))
    assert rejection.reason is Reason.INVALID_DOCUMENT
    assert rejection.detail == f"{key!r} holds a NUL or half of a surrogate pair, which no text may hold"


def test_a_whole_number_is_an_id() -> None:
    assert read_one('{"id": 0, "text": "One."}').id == "0"


def test_an_id_stands_for_one_text() -> None:
    found = read_all(some_lines(*({"id": "r1", "text": text} for text in ("One.", "Two.", "One."))))
    assert reasons(found) == [None, Reason.CONFLICTING_ID, None]


def test_claims_are_left_alone_when_documents_are_read() -> None:
    assert read_one(json.dumps({**REPORT, "claims": "\ud800"})).id == "r1"


def test_an_import_binds_claims_to_the_words_of_their_document() -> None:
    found = the_import({**REPORT, "claims": [CLAIM]})
    (claim,) = found.reading.claims
    assert claim.items[0].span == Span(0, 6)
    assert found.reading.document_digest == found.document.digest


@pytest.mark.parametrize(
    ("said", "maker"),
    [
        (None, Maker(kind=MakerKind.IMPORT, name="import")),
        ("the coding team", Maker(kind=MakerKind.IMPORT, name="the coding team")),
        (
            {"kind": "program", "name": "other-reader", "version": "2", "model": None},
            Maker(kind=MakerKind.IMPORT, name="other-reader", version="2"),
        ),
    ],
)
def test_an_import_is_made_by_whom_the_document_names(said: object, maker: Maker) -> None:
    assert the_import({**REPORT, "claims": [], "maker": said}).reading.maker == maker


def test_a_maker_that_is_given_stands_in_where_the_document_names_none() -> None:
    given = Maker(kind=MakerKind.IMPORT, name="A. Coder")
    for said, maker in ((None, given), ("somebody", Maker(kind=MakerKind.IMPORT, name="somebody"))):
        (found,) = annotated(a_capture(json.dumps({**REPORT, "claims": [], "maker": said})), maker=given)
        assert isinstance(found, ReadDocument)
        assert found.reading.maker == maker


def test_a_document_with_a_wrong_claim_is_set_aside_and_the_rest_goes_on() -> None:
    wrong = {**CLAIM, "id": "c2", "recipient": ["Atlantis"]}
    found = import_all({**REPORT, "claims": [CLAIM, wrong]}, {"text": "Nothing.", "claims": []})  # type: ignore[dict-item]
    assert reasons(found) == [Reason.INVALID_CLAIM, None]
    assert isinstance(found[0], Rejection)
    assert (found[0].subject, found[0].detail) == ("input:1", "claim 2: not in the text: 'Atlantis'")


def test_a_claim_date_that_does_not_exist_is_named() -> None:
    (found,) = import_all({**REPORT, "claims": [{**CLAIM, "date": "2022-02-30"}]})  # type: ignore[dict-item]
    assert isinstance(found, Rejection)
    assert found.detail == "claim 1: '2022-02-30' is not an existing date or period"


def test_a_document_that_does_not_speak_of_claims_is_not_imported_as_having_none() -> None:
    assert reasons(import_all(REPORT)) == [Reason.INVALID_DOCUMENT]  # type: ignore[arg-type]


def test_spans_follow_the_text_when_its_line_ends_are_unified() -> None:
    text = "One.\r\nTwo.\r\nRifles left the port."
    claim = {**CLAIM, "spans": {"evidence": [[12, 23]], "items": [[12, 18]]}}
    found = the_import({"text": text, "claims": [claim]})
    assert found.document.text == "One.\nTwo.\nRifles left the port."
    assert found.reading.claims[0].evidence[0].span == Span(10, 21)
    assert found.reading.claims[0].items[0].span == Span(10, 16)


def test_a_text_holds_no_claims_to_import() -> None:
    (found,) = annotated(a_capture("Rifles left the port."), maker=None)
    assert isinstance(found, Rejection)
    assert found.reason is Reason.UNKNOWN_MEDIA_TYPE
