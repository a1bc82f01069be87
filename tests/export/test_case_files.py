"""Case files: complete, harmless, the same every time."""

import re
from pathlib import Path

import pypdfium2
import pytest

from waybill.export.case_file import case_file
from waybill.export.html_pages import html
from waybill.workspace import Workspace


@pytest.fixture(scope="module")
def files(filled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.export("report", str(tmp_path_factory.mktemp("files") / "out")).target


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "").split())


def test_there_is_a_page_and_a_pdf_for_each_case_and_an_index(files: Path, filled: Workspace) -> None:
    ids = [case.id for case in filled.cases()]
    assert sorted(path.name for path in files.iterdir()) == sorted(
        [*(f"{each}.html" for each in ids), *(f"{each}.pdf" for each in ids), "index.html", "notes.txt"]
    )
    index = (files / "index.html").read_text(encoding="utf-8")
    assert all(f'<a href="{each}.html">' in index for each in ids)


def test_every_claim_stands_there_with_its_words(filled: Workspace) -> None:
    selection = filled.selection()
    for case in selection.cases():
        shown = html(case_file(case, selection))
        for each in selection.claims_of(case):
            assert f"{each.document.id}#{each.claim.id}" in shown
            assert shown.count("<blockquote") >= len(case.claims)


def test_a_page_has_its_parts(files: Path, filled: Workspace) -> None:
    [case] = [case for case in filled.cases() if case.disputed and len(case.claims) == 2][:1]
    shown = (files / f"{case.id}.html").read_text(encoding="utf-8")
    for heading in (
        "Grade, and why",
        "Disagreements and denials",
        "Timeline",
        "Tree of origins",
        "Claims, in the order of publication",
        "Captures",
        "How to verify this file",
    ):
        assert f">{heading}</h2>" in shown
    assert "SHA-256 of the bytes" in shown
    assert "waybill original DOCUMENT gives the bytes" in shown
    assert filled.selection().state.digest in shown


def test_the_pdf_says_what_the_page_says(files: Path, filled: Workspace) -> None:
    [case] = [each.case for each in filled.claims() if (each.document.id, each.claim.id) == ("sample-report", "c3")]
    text = pdf_text(files / f"{case}.pdf")
    assert f"Case file {case}" in text
    assert "How to verify this file" in text
    assert "a commander of the brigade that guards the border told the daily" in text


def test_every_number_of_a_claim_leads_to_it(files: Path, filled: Workspace) -> None:
    for case in filled.cases():
        shown = (files / f"{case.id}.html").read_text(encoding="utf-8")
        anchors = re.findall(r' id="claim-(\d+)"', shown)
        assert anchors == [str(number) for number in range(1, len(case.claims) + 1)]
        assert set(re.findall(r'href="#claim-(\d+)"', shown)) <= set(anchors)


def test_way_and_time_are_drawn_with_what_they_show_in_words(files: Path, filled: Workspace) -> None:
    [case] = [case for case in filled.cases() if case.disputed and len(case.claims) == 4]
    shown = (files / f"{case.id}.html").read_text(encoding="utf-8")
    assert shown.count('<svg role="img" aria-label="') == 2
    assert 'aria-label="Scheme of the way: leaves Arden; arrives Belmark."' in shown
    text = pdf_text(files / f"{case.id}.pdf")
    assert "Radio Belmark, 2023-03-06 – denial" in text


def test_markup_in_names_is_shown_and_not_obeyed(hostile: Workspace, tmp_path: Path) -> None:
    target = hostile.export("report", str(tmp_path / "out")).target
    [page] = target.glob("case-*.html")
    shown = page.read_text(encoding="utf-8")
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert 'href="javascript:' not in shown
    assert "\u202e" not in shown
    assert "read(" in pdf_text(next(target.glob("case-*.pdf")))
