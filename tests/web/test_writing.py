"""Parts of pictures and tables that are written without a template."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from waybill.telling.excerpts import Piece
from waybill.web.links import Link
from waybill.web.pages.map_parts import Row
from waybill.web.pages.search import Found
from waybill.web.picturing import Arc, Picture, Place
from waybill.web.writing import arcs, hits, names, places, rows, signs

HOSTILE = "</title></text><script>alert(1)</script>\"'&\u202e\x07"
SHOWN = "&lt;/title&gt;&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;\\u202e\u2407"


def an_arc(text: str) -> Arc:
    return Arc(
        about=text,
        href=f"/cases/{text}",
        path="M0 0Q1 1 2 2",
        tip="M0 0z",
        tip_x=2.0,
        tip_y=2.5,
        is_stopped=True,
        line="stopped",
        kind="ships",
        sign=text,
        sign_width=13.0,
        cases=1200,
        width=1.6,
        x=1.0,
        y=1.0,
        is_crowded=True,
        steps="2024:1200",
        chosen=False,
    )


def a_picture(text: str) -> Picture:
    place = Place(
        name=text,
        href=f"/entities/{text}",
        precision="this place",
        style="place",
        x=1.0,
        y=2.0,
        size=3.2,
        name_x=1.0,
        name_y=9.5,
        is_crowded=False,
    )
    return Picture(view="0 0 9 9", scale=0.5, arcs=(an_arc(text),), places=(place,), shaded=(), is_near=False)


def a_row(text: str) -> Row:
    return Row(
        start=Link(text=text, href=f"/map?{text}"),
        start_is="somewhere in this country",
        end=Link(text=text, href=None),
        end_is="",
        cases=2,
        href=f"/map?{text}",
        stages=(text, "1 agreed"),
        goods=(text,),
        first="2020-01",
        last="2021-02",
        is_drawn=False,
    )


def a_hit(text: str) -> Found:
    pieces = (Piece(text=text, is_found=False), Piece(text=text, is_found=True))
    return Found(title=text, href=f"/cases/{text}", note=text, excerpt=pieces)


def test_an_arc_is_a_link_that_tells_itself() -> None:
    assert arcs(a_picture("A & B")) == (
        '<a href="/cases/A &amp; B" class="arc stopped ships" aria-label="A &amp; B" data-steps="2024:1200">\n'
        "<title>A &amp; B</title>\n"
        '<path class="reach" d="M0 0Q1 1 2 2"/><path class="rim" d="M0 0Q1 1 2 2" stroke-width="3.6"/>'
        '<path class="line" d="M0 0Q1 1 2 2" stroke-width="1.6"/>'
        '<g transform="translate(2.0 2.5) scale(0.5)"><path class="fixed tip stopped" d="M0 0z"/></g>\n</a>\n'
    )


def test_a_row_tells_from_where_to_where_and_whether_the_map_shows_it() -> None:
    assert rows([a_row("Chad")], True) == (
        '<tr><td><a href="/map?Chad"><bdi>Chad</bdi></a> <span class="quiet">somewhere in this country</span></td>\n'
        "<td><bdi>Chad</bdi></td>\n"
        '<td><a href="/map?Chad" aria-label="2 cases from Chad to Chad: Chad, 1 agreed; Chad">2</a>'
        ' <span class="quiet">not on the map</span></td>\n'
        "<td>Chad, 1 agreed</td><td>Chad</td><td>2020-01 to 2021-02</td></tr>\n"
    )
    assert "not on the map" not in rows([a_row("Chad")], False)


def test_what_was_found_is_told_with_what_was_looked_for_marked() -> None:
    assert hits([a_hit("A & B")]) == (
        '<li><a href="/cases/A &amp; B"><bdi>A &amp; B</bdi></a> <span class="quiet"><bdi>A &amp; B</bdi></span>'
        '<br><span dir="auto">A &amp; B<mark>A &amp; B</mark></span></li>\n'
    )
    assert hits([Found(title="Chad", href="/entities/chad", note="", excerpt=())]) == (
        '<li><a href="/entities/chad"><bdi>Chad</bdi></a></li>\n'
    )


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    shown, listed = a_picture(HOSTILE), (rows([a_row(HOSTILE)], True), hits([a_hit(HOSTILE)]))
    for written in (arcs(shown), places(shown), signs(shown), names(shown), *listed):
        assert SHOWN in written
        assert "<script" not in written
        assert "\u202e" not in written


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40))
def test_no_text_becomes_an_element_or_an_attribute(text: str) -> None:
    shown, plain = a_picture(text), a_picture("plain")
    for write in (arcs, places, signs, names):
        assert _shape(write(shown)) == _shape(write(plain))
    assert _shape(rows([a_row(text)], True)) == _shape(rows([a_row("plain")], True))
    assert _shape(hits([a_hit(text)])) == _shape(hits([a_hit("plain")]))


def _shape(written: str) -> list[tuple[str, tuple[str, ...]]]:
    found = fragment_fromstring(written, create_parent="div").iter()
    return [(str(each.tag), tuple(each.attrib)) for each in found]
