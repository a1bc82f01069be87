from datetime import date

import pytest
from capture_builder import a_capture, read_all, read_one, refuse_one

from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason
from waybill.ingest.stage import ingest

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


@pytest.mark.parametrize("sign", ["|", "-", "–", "—"])
def test_the_name_of_the_site_is_no_part_of_a_title(sign: str) -> None:
    assert read_one(PAGE.replace("leave port</title>", f"leave port {sign} The Harbour Post</title>")).title == (
        "Rifles & shells leave port"
    )
    assert read_one(PAGE.replace("leave port</title>", f"leave port {sign} Ys</title>")).title == (
        f"Rifles & shells leave port {sign} Ys"
    )


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


@pytest.mark.parametrize(
    "written", ["&#xad", "<p>\u200b</p><p>&shy;</p>", f"<article><p>{'&shy;' * 900}</p></article>"]
)
def test_a_page_of_nothing_but_what_shows_nothing_is_rejected(written: str) -> None:
    assert refuse_one(f"<html><body>{written}</body></html>").reason is Reason.NO_TEXT


def test_a_page_without_text_is_rejected() -> None:
    assert refuse_one("<html><body><script>write('Rifles')</script></body></html>").reason is Reason.NO_TEXT


STORY = "".join(
    f"<p>The harbour master said on day {day} that two crates of rifles had left the port of Ys for Atlantis, and that "
    "nobody had asked where they came from.</p>"
    for day in range(1, 8)
)
NEWS = f"""<!DOCTYPE html><html><head><title>Rifles leave port | The Harbour Post</title>
<meta property="og:title" content="Rifles leave port"><meta name="author" content="Jane Poster">
<meta property="article:published_time" content="2022-04-12T23:30:00-05:00"><link rel="canonical" href="/rifles">
</head><body><header><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport of the week</a></li></ul></header>
<main><article><h1>Rifles leave port</h1>{STORY}
<table><tr><th>Year</th><th>Crates</th></tr><tr><td>2020</td><td>300</td></tr></table></article></main>
<div class="related-posts"><h2>Most read</h2><ul><li><a href="/x">Missiles on a stamp</a></li></ul></div>
<footer>All rights reserved by nobody</footer></body></html>"""


def read_at(address: str, page: str) -> Document:
    (document,) = ingest(a_capture(page, address), hints=Hints(url="https://hint.example/"))
    assert isinstance(document, Document)
    return document


def test_an_article_is_read_without_what_stands_around_it() -> None:
    text = read_one(NEWS).text
    assert text.count("The harbour master said on day") == 7
    assert not [word for word in ("Home", "Sport", "stamp", "rights") if word in text]


LINKS = "".join(f'<li><a href="/s/{number}">Section {number}</a></li>' for number in range(40))


def test_long_menus_and_feet_do_not_belong_to_an_article() -> None:
    page = NEWS.replace("<header>", f"<header><nav><ul>{LINKS}</ul></nav>").replace("<footer>", f"<footer>{LINKS}")
    assert read_one(page).text == read_one(NEWS).text


def test_the_foot_of_an_article_tells_who_wrote_it() -> None:
    foot = f'<footer><span class="author">Joan Harbour</span><ul>{LINKS}</ul></footer>'
    page = NEWS.replace('<meta name="author" content="Jane Poster">', "").replace("</article>", f"{foot}</article>")
    assert read_one(page).byline == "Joan Harbour"


def test_a_menu_that_is_never_closed_hides_no_article() -> None:
    page = f"<!doctype html><html><body><nav><ul>{LINKS}</ul><h1>Rifles</h1>{STORY}</body></html>"
    assert read_one(page).text.count("The harbour master said on day") == 7


def test_cells_of_a_table_stay_apart() -> None:
    assert read_one(NEWS).text.endswith("\nYear; Crates\n2020; 300")


def test_a_page_tells_its_title_author_day_and_language() -> None:
    document = read_one(NEWS)
    assert document.title == "Rifles leave port"
    assert document.byline == "Jane Poster"
    assert document.published == date(2022, 4, 12)
    assert document.language == "en"


def test_an_address_within_a_site_is_completed_from_where_the_page_was_found() -> None:
    assert read_at("https://post.example/a?b=1", NEWS).url == "https://post.example/rifles"
    assert read_at("crawl.warc!https://post.example/a", NEWS).url == "https://post.example/rifles"
    assert read_at("rifles.html", NEWS).url == "https://hint.example/"


def test_a_page_without_an_address_of_its_own_has_the_one_it_was_found_at() -> None:
    assert read_at("https://post.example/a?b=1", PAGE.replace("canonical", "x")).url == "https://post.example/a?b=1"


def test_the_outlet_is_known_by_its_host_where_the_site_does_not_name_it() -> None:
    assert read_at("https://www.reuters.com/rifles", "<html><body><p>Rifles.</p></body></html>").publisher == "Reuters"
    assert read_at("https://unknown.example/rifles", "<html><body><p>Rifles.</p></body></html>").publisher is None


def test_characters_that_show_nothing_do_not_split_names() -> None:
    head, body = "Ros\u200bfort", "Ros\u200bfo\u00adrt sold \u202eselfir\u202c to At\u2060lantis."
    document = read_one(f"<html><title>{head}</title><body><p>{body}</p></body></html>")
    assert (document.title, document.text) == ("Rosfort", "Rosfort sold selfir to Atlantis.")


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 100_000 + "Rifles.",
        "<html>" + "<p>Rifles.</p>" * 30_000,
        "<html><p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">Rifles.</p>",
        "<html>" + "<font>" * 100_000 + "Rifles.",
        "<html>" + "<a href='x'>Rifles " * 30_000,
        '<html><script type="application/ld+json">' + '{"a":[' * 50_000 + "</script><p>Rifles.</p>",
        "<html><p>" + "Rifles left the port. " * 200_000,
    ],
    ids=["deep", "many", "attributes", "fonts", "links", "data", "long"],
)
def test_a_page_made_to_exhaust_its_reader_is_answered_for(page: str) -> None:
    (found,) = read_all(page)
    assert isinstance(found, Document) or found.reason is Reason.TOO_LARGE


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
