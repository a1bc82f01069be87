from datetime import date

from capture_builder import a_capture, read_all, read_one, reasons, refuse_one

from waybill.core.document import Document
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.feed import FeedLink, links_in

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Post</title><link>https://post.example/</link>
<item><title>Rifles &amp; shells</title><link>https://post.example/1</link>
<pubDate>Tue, 12 Apr 2022 08:30:00 GMT</pubDate><dc:creator>Jane Poster</dc:creator>
<description>Two crates.</description>
<content:encoded><![CDATA[<p>Two crates of <b>rifles</b> left.</p><script>x()</script><p>To Ys.</p>]]>
</content:encoded></item>
<item><title>No text</title><link>/2</link></item>
<item><title>Rifles again</title><link>https://post.example/1</link><description>Again.</description></item>
<item><title>A trap</title><link>javascript:alert(1)</link><description>A trap.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><link href="https://a.example/"/>
<entry><title type="html">Crates &lt;b&gt;left&lt;/b&gt;</title><link rel="alternate" href="https://a.example/c"/>
<updated>2022-04-12T08:30:00Z</updated><author><name>Jane</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two <b>crates</b>.</p></div>
</content></entry></feed>"""
BOMB = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))


def test_an_entry_is_a_document_of_its_own() -> None:
    document = read_all(RSS)[0]
    assert isinstance(document, Document)
    assert document.text == "Two crates of rifles left.\n\nTo Ys."
    assert (document.title, document.byline, document.url) == (
        "Rifles & shells",
        "Jane Poster",
        "https://post.example/1",
    )
    assert (document.publisher, document.published) == ("The Harbour Post", date(2022, 4, 12))


def test_an_entry_in_atom_is_read() -> None:
    document = read_one(ATOM)
    assert (document.text, document.title) == ("Two crates.", "Crates left")
    assert (document.url, document.published) == ("https://a.example/c", date(2022, 4, 12))


def test_an_entry_without_text_names_its_link() -> None:
    rejection = read_all(RSS)[1]
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.subject) == (Reason.NO_TEXT, "input[1]")
    assert rejection.remedy == "read the article itself: https://post.example/2"


def test_every_entry_comes_out_once() -> None:
    assert reasons(read_all(RSS)) == [None, Reason.NO_TEXT, None, None]


def test_the_links_of_a_feed_are_told_once_each_and_only_those_to_the_web() -> None:
    assert links_in(a_capture(RSS, "https://post.example/feed")) == (
        FeedLink(
            url="https://post.example/1",
            title="Rifles & shells",
            published=date(2022, 4, 12),
            feed="https://post.example/feed",
        ),
        FeedLink(url="https://post.example/2", title="No text", published=None, feed="https://post.example/feed"),
    )


def test_what_is_no_feed_points_nowhere() -> None:
    assert links_in(a_capture("https://post.example/feed")) == ()


def test_a_feed_in_another_encoding_is_read() -> None:
    assert read_one(ATOM.replace("crates", "ящики").encode("utf-16")).text == "Two ящики."
    declared = f'<?xml version="1.0" encoding="windows-1251"?>{ATOM}'.replace("crates", "ящики")
    assert read_one(declared.encode("cp1251")).text == "Two ящики."


def test_entities_that_grow_are_not_expanded() -> None:
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "haha">{BOMB}]><rss version="2.0"><channel><title>x</title>'
    )
    found = read_all(f"{feed}<item><title>&e9;</title><description>Crates. &e9;</description></item></channel></rss>")
    assert all(len(each.text) < 1000 for each in found if isinstance(each, Document))
    assert found


def test_entities_that_name_files_are_not_read() -> None:
    feed = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    found = read_all(f"{feed}<item><title>x</title><description>Crates. &e;</description></item></channel></rss>")
    assert not any("root:" in each.text for each in found if isinstance(each, Document))


def test_a_feed_that_is_nested_too_deep_is_answered_for() -> None:
    assert read_all('<rss version="2.0"><channel><item>' + "<a>" * 100_000)


def test_a_feed_without_entries_is_empty() -> None:
    assert refuse_one('<rss version="2.0"><channel><title>x</title></channel></rss>').reason is Reason.EMPTY


def test_what_only_begins_as_a_feed_is_damaged() -> None:
    assert refuse_one("<rss version='2.0'>").reason is Reason.DAMAGED
