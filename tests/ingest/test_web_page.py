from datetime import date

import pytest
from capture_builder import read_one, refuse_one

from waybill.core.document import Hints
from waybill.core.outcome import Reason

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Rifles &amp; shells
 leave port</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2022-04-12T08:30:00+02:00">
<link rel="canonical" href="https://post.example/rifles">
<script>var sold = "<p>no</p>";</script><style>p { color: red }</style>
</head><body>
<nav><a href="/">Home</a></nav>
<h1>Rifles leave port</h1>
<p>Two crates of <b>rifles</b>
left the&nbsp;port.<br>Nobody saw it.
<p>The harbour master denied it.</p>
<!-- <p>hidden</p> --><![if IE]><aside><p>More news</p></aside>
</body></html>"""


def test_a_page_gives_its_paragraphs_without_scripts_and_menus() -> None:
    assert read_one(PAGE).text == (
        "Rifles leave port\n\nTwo crates of rifles left the port.\nNobody saw it.\n\nThe harbour master denied it."
    )


def test_the_head_of_a_page_tells_its_publication() -> None:
    document = read_one(PAGE)
    assert document.title == "Rifles & shells leave port"
    assert document.publisher == "The Harbour Post"
    assert document.published == date(2022, 4, 12)
    assert document.url == "https://post.example/rifles"
    assert document.language == "en"


def test_what_a_page_tells_wins_over_hints_and_hints_fill_the_rest() -> None:
    page = "<html><head><meta name='date' content='2022-04-12'></head><body>Rifles.</body></html>"
    document = read_one(page, hints=Hints(published=date(2020, 1, 1), publisher="The Harbour Post"))
    assert (document.published, document.publisher) == (date(2022, 4, 12), "The Harbour Post")


def test_a_page_whose_date_makes_no_sense_has_none() -> None:
    assert read_one("<html><meta name='date' content='2022-02-30'><p>Rifles.</html>").published is None


def test_an_address_that_is_no_web_address_is_not_taken() -> None:
    assert read_one("<html><link rel='canonical' href='javascript:alert(1)'><p>Rifles.</html>").url is None


def test_a_page_declares_its_encoding() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body>Винтовки отправлены.</body></html>"
    assert read_one(page.encode("cp1251")).text == "Винтовки отправлены."


def test_a_page_without_text_is_rejected() -> None:
    assert refuse_one("<html><body><script>write('Rifles')</script></body></html>").reason is Reason.NO_TEXT


def test_a_page_nested_too_deep_is_rejected() -> None:
    rejection = refuse_one("<html>" + "<div>" * 1001 + "Rifles.")
    assert (rejection.reason, rejection.detail) == (
        Reason.TOO_LARGE,
        "its elements are nested more than 1000 deep",
    )


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<![", "</", '<a b="', "<?", "<![x[", "<title>a</title>"])
def test_markup_that_never_ends_is_read_in_linear_time(piece: str) -> None:
    assert read_one("<html><p>Rifles.</p>" + piece * 30_000).text.startswith("Rifles.")


def test_a_tag_beyond_every_measure_is_rejected() -> None:
    assert refuse_one("<html><p>Rifles.</p><a b='" + "x" * (3 << 20)).reason is Reason.TOO_LARGE
