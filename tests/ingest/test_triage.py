import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from archive_builder import a_record, a_warc
from capture_builder import NO_HINTS, a_capture, some_lines
from hypothesis import given
from hypothesis import strategies as st
from pdf_builder import a_pdf, lines

from waybill.core.document import Document
from waybill.core.outcome import Rejection
from waybill.ingest.stage import ingest, set_aside
from waybill.ingest.triage import Lack, Triage, lack
from waybill.ingest.triage_engines import by_automaton
from waybill.ingest.triage_markup import without_tags
from waybill.ontology import load

CORPUS = Path(__file__).parents[2] / "corpus"
CLAIM = "The ministry said that 40 rifles had been delivered to the coast police of Ruritania."
DULL = "The council of Ys said that a new bridge had been opened to the public."
FAR = "Rifles are made in the valley." + " The hills are green and the river is wide." * 12 + " Bread was delivered."


def found_in(content: bytes | str, address: str = "input", media_type: str | None = None) -> list[str]:
    """What becomes of a capture: the text of documents, why others were set aside."""
    triage = Triage(ontology=load(), spared={"named.txt"})
    found = ingest(a_capture(content, address, media_type), hints=NO_HINTS, triage=triage)
    return [each.text if isinstance(each, Document) else f"{each.reason}: {each.detail}" for each in found]


def a_page(text: str, script: str = "", style: str = "text/javascript") -> str:
    return (
        f"<!doctype html><html><head><title>Post</title><script type='{style}'>{script}</script></head>"
        f"<body><a href='/rifles/delivered'>Sport</a><p>{text}</p></body></html>"
    )


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (CLAIM, None),
        (DULL, Lack.ARMS),
        ("A rifle hung on the wall of the inn.", Lack.TRANSFER),
        (FAR, Lack.NEARNESS),
        ("CLAIMS OF RIFLES SHIPPED TO YS", None),
        ("Iran's 300 trains were sold.", Lack.ARMS),
        ("Moscow sold the S-300 to Ys.", None),
        ("Moscow sold the T-72B3 to Ys.", None),
        ("The army arms.", Lack.TRANSFER),
        ("The tanker was sold, false claims were sent.", Lack.ARMS),
        ("", Lack.ARMS),
    ],
)
def test_a_text_lacks_what_every_claim_needs(text: str, lacking: Lack | None) -> None:
    assert lack(text.encode(), load()) is lacking


@pytest.mark.parametrize(
    ("encoding", "step"),
    [
        ("utf-8", "step 1, its bytes"),
        ("utf-8-sig", "step 1, its bytes"),
        ("latin-1", "step 1, its bytes"),
        ("cp1254", "step 1, its bytes"),
        ("utf-16", "step 2, its text"),
        ("utf-16-le", "step 2, its text"),
        ("utf-32", "step 2, its text"),
    ],
)
def test_a_text_in_any_encoding_is_judged(encoding: str, step: str) -> None:
    assert found_in(CLAIM.encode(encoding)) == [CLAIM]
    assert found_in(DULL.encode(encoding)) == [f"not_relevant: {step}: no word of arms"]


@pytest.mark.parametrize(
    "written",
    [
        CLAIM.replace("rifles", "<b>rifles</b>"),
        CLAIM.replace("rifles", "ri&shy;fles"),
        CLAIM.replace("rifles", "ri\u00adfles"),
        CLAIM.replace("rifles", "ri<wbr>fles"),
        CLAIM.replace("rifles", "S&#8209;300"),
        CLAIM.replace("rifles", "S\u2011300"),
        "".join(f"&#{ord(each)};" for each in CLAIM),
    ],
)
def test_words_are_found_however_a_page_writes_them(written: str) -> None:
    (text,) = found_in(a_page(written))
    assert "The ministry said that 40 " in text


def test_words_in_tags_and_scripts_are_not_those_of_the_page() -> None:
    assert found_in(a_page(DULL, script=CLAIM)) == ["not_relevant: step 1, its bytes: no word of arms"]


def test_what_stands_in_other_parts_of_a_page_is_not_near() -> None:
    page = a_page(f"{DULL}</p><aside><h3>A rifle on the wall</h3><h3>Bread delivered</h3></aside><p>")
    assert found_in(page) == ["not_relevant: step 1, its bytes: words of arms and of transfer only far apart"]


def test_a_script_that_holds_the_article_is_looked_into() -> None:
    page = a_page(DULL, script=f'{{"articleBody": "{CLAIM}"}}', style="application/ld+json")
    assert Triage(ontology=load()).of_capture(a_capture(page), "text/html") is None


def test_a_page_whose_article_is_irrelevant_is_set_aside_after_the_article_is_known() -> None:
    foot = "<footer><p>Rifles delivered.</p></footer>"
    page = f"<!doctype html><html><body><article><p>{DULL * 12}</p></article>{foot}</body></html>"
    assert found_in(page) == ["not_relevant: step 2, its text: no word of arms"]


def test_a_pdf_is_judged_by_its_text() -> None:
    assert found_in(a_pdf(lines(DULL))) == ["not_relevant: step 2, its text: no word of arms"]
    (text,) = found_in(a_pdf(lines("40 rifles were delivered to Ruritania.")))
    assert "rifles" in text


def test_records_of_a_web_archive_are_judged_one_by_one() -> None:
    warc = a_warc(a_record("https://post.example/1", a_page(DULL).encode()), a_record("https://post.example/2"))
    assert found_in(warc) == [
        "not_relevant: step 1, its bytes: no word of arms",
        "Two crates of rifles left the port of Ys.",
    ]


def test_files_of_archives_are_judged() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", CLAIM)
        archive.writestr("b.txt", DULL)
    assert found_in(packed.getvalue()) == [CLAIM, "not_relevant: step 1, its bytes: no word of arms"]
    assert found_in(gzip.compress(FAR.encode())) == [
        "not_relevant: step 1, its bytes: words of arms and of transfer only far apart"
    ]


def test_what_is_named_by_itself_and_what_is_in_the_shape_of_documents_is_read_in_any_case() -> None:
    assert found_in(DULL, address="named.txt") == [DULL]
    assert found_in(some_lines({"id": "d1", "text": DULL})) == [DULL]


def test_a_rejection_names_the_input_and_what_to_do() -> None:
    (found,) = ingest(a_capture(DULL, "folder/a.txt"), hints=NO_HINTS, triage=Triage(ontology=load()))
    assert isinstance(found, Rejection)
    assert found.subject == "folder/a.txt"
    assert "--no-triage" in found.remedy


def test_no_report_of_the_corpus_with_a_claim_is_set_aside() -> None:
    reports = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/c*.json"))]
    with_claims = [each for each in reports if each["claims"]]
    assert len(with_claims) > 1500
    assert [each["id"] for each in with_claims if lack(each["text"].encode(), load()) is not None] == []


def test_both_engines_find_every_place_of_every_literal() -> None:
    literals = (b" gun ", b" guns ", b" machine gun ", b" s 300")
    assert by_automaton(literals)(b" machine gun gun s 300 guns ") == [(0, 2), (8, 0), (12, 0), (16, 3), (22, 1)]


@given(st.lists(st.sampled_from([b"gun", b"guns", b"s", b"300", b"machine", b"x", b"", b"\xff"]), max_size=40))
def test_hyperscan_finds_what_the_automaton_finds(words: list[bytes]) -> None:
    pytest.importorskip("hyperscan")
    from waybill.ingest.triage_engines import by_hyperscan

    literals = (b" gun ", b" guns ", b" machine gun ", b" s 300")
    content = b" ".join([b"", *words, b""])
    assert by_hyperscan(literals)(content) == by_automaton(literals)(content)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_claim_is_let_pass_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} {CLAIM} {after}"
    assert lack(text.encode("utf-8", "replace"), load()) is None


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "text/markdown", "application/pdf"]))
def test_no_bytes_make_triage_raise(content: bytes, media_type: str) -> None:
    Triage(ontology=load()).of_capture(a_capture(content), media_type)


@given(st.text(alphabet="ab<>&!-/ \n'\"", max_size=80), st.text(alphabet="ab<>&!-/ \n'\"", max_size=80))
def test_a_page_that_holds_a_claim_between_its_tags_is_let_pass(before: str, after: str) -> None:
    page = f"{before}><p>{CLAIM}</p>{after}"
    assert Triage(ontology=load()).of_capture(a_capture(page), "text/html") is None


@given(st.text(alphabet="ab<>/ ", max_size=60))
def test_each_tag_is_a_blank_and_what_is_none_is_shown(page: str) -> None:
    assert without_tags(page.encode()).split() == re.sub(b"<[^<>]*>", b" ", page.encode()).split()


@given(st.sampled_from([CLAIM, DULL, FAR, "", "{}", "[{]", "%PDF-1.7"]), st.sampled_from([None, "text/html", "a/b"]))
def test_what_is_set_aside_before_a_capture_is_taken_apart_is_what_comes_of_it(text: str, media_type: str) -> None:
    triage, capture = Triage(ontology=load(), spared={"named.txt"}), a_capture(text, "input", media_type)
    found = set_aside(capture, triage=triage)
    assert found is None or list(ingest(capture, hints=NO_HINTS, triage=triage)) == [found]


def test_only_what_is_irrelevant_is_set_aside_before() -> None:
    triage = Triage(ontology=load(), spared={"named.txt"})
    told = [
        set_aside(a_capture(text, address), triage=triage)
        for text, address in [(DULL, "a"), (CLAIM, "a"), (DULL, "named.txt"), ('{"text": "Bread."}', "a"), ("", "a")]
    ]
    assert [each and each.reason for each in told] == ["not_relevant", None, None, None, None]


@pytest.mark.parametrize("kind", ["script", "style", "nav"])
def test_what_never_ends_hides_nothing_and_takes_no_long(kind: str) -> None:
    page = f"<{kind}>" * 20_000 + f"<p>{CLAIM}</p>"
    assert Triage(ontology=load()).of_capture(a_capture(page), "text/html") is None


def test_a_menu_is_not_looked_into_and_what_only_sounds_so_is() -> None:
    triage = Triage(ontology=load())
    assert triage.of_capture(a_capture(f"<p>One.<NAV class=a>{CLAIM}</nav>"), "text/html") is not None
    assert triage.of_capture(a_capture(f"<p>One.<navigation>{CLAIM}</navigation>"), "text/html") is None
