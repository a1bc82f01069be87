"""RSS and Atom: a document an entry, from what the feed itself says, and the links to the articles in full."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias, cast
from urllib.parse import urljoin

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode
from waybill.ingest.page_blocks import PageBlocks
from waybill.ingest.told import Told, document_of
from waybill.ingest.visible import visible
from waybill.ingest.web_address import web_address_of

MAX_BYTES: Final = 32 << 20
MAX_ENTRIES: Final = 10_000
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*?(?:encoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*)?\?>")
_DECLARED_WITHIN: Final = 200
_Fields: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """An article that a feed points to, to be fetched.

    Attributes:
        url: on the web, in full.
        title: of the entry; None where it has none.
        published: as the feed says; None where it does not.
        feed: address of the feed.
    """

    url: str
    title: str | None
    published: date | None
    feed: str


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """A document for each entry that holds text of its own, and a rejection for each that does not."""
    parsed = _parsed(capture)
    if isinstance(parsed, Rejection):
        yield parsed
        return
    feed, entries = parsed
    if not entries:
        yield _rejection(Reason.EMPTY, capture.address, "it is a feed without entries", "try again later")
    for index, entry in enumerate(entries[:MAX_ENTRIES]):
        yield _document(entry, feed, f"{capture.address}[{index}]", capture, hints)
    if len(entries) > MAX_ENTRIES:
        detail = f"it has {len(entries)} entries, and {MAX_ENTRIES} at most are read"
        yield _rejection(Reason.TOO_LARGE, f"{capture.address}[{MAX_ENTRIES}]", detail, "split it")


def links_in(capture: Capture) -> tuple[FeedLink, ...]:
    """What a feed points to, in its order, each address once; empty where it is no feed that can be read."""
    parsed = _parsed(capture)
    if isinstance(parsed, Rejection):
        return ()
    feed, entries = parsed
    links: dict[str, FeedLink] = {}
    for entry in entries[:MAX_ENTRIES]:
        if (url := _url(entry, feed, capture)) is not None and url not in links:
            title, published = _line(entry.get("title")), _published(entry)
            links[url] = FeedLink(url=url, title=title, published=published, feed=capture.address)
    return tuple(links.values())


def _parsed(capture: Capture) -> tuple[_Fields, Sequence[_Fields]] | Rejection:
    declared = _DECLARATION.match(capture.content[:_DECLARED_WITHIN].decode("latin-1"))
    text = decode(capture.content, subject=capture.address, declared=declared[1] if declared else None)
    if isinstance(text, Rejection):
        return text
    head, rest = text[:_DECLARED_WITHIN], text[_DECLARED_WITHIN:]
    markup = (_DECLARATION.sub("", head, count=1) + rest).lstrip()
    if not markup.startswith("<"):  # else the parser would take it for an address, and fetch it
        return _broken(capture.address, "it does not begin as a feed")
    from fastfeedparser import parse  # 0.1 s; leaves entities alone, so that none can grow

    try:
        found = parse(markup.encode("utf-8", "replace"), include_tags=False, include_media=False)
    except (ValueError, RecursionError) as error:
        return _broken(capture.address, str(error)[:200])
    return cast(_Fields, found.feed), cast(Sequence[_Fields], found.entries)


def _document(entry: _Fields, feed: _Fields, place: str, capture: Capture, hints: Hints) -> Document | Rejection:
    text = _text(_content(entry))
    if not text:
        remedy = f"read the article itself: {_url(entry, feed, capture) or 'it has no link'}"
        return _rejection(Reason.NO_TEXT, place, "the feed gives no more than a title", remedy)
    told = Told(
        url=_url(entry, feed, capture),
        site=_line(feed.get("title")),
        published=_published(entry),
        language=_line(feed.get("language")),
        title=_line(entry.get("title")),
        byline=_line(entry.get("author")),
    )
    return document_of(text, capture, hints, told)


def _content(entry: _Fields) -> str:
    """The longest of what an entry holds: some have the article, others its first lines."""
    contents = entry.get("content")
    full = [each.get("value") for each in contents if isinstance(each, Mapping)] if isinstance(contents, list) else []
    return max((each for each in (entry.get("description"), *full) if isinstance(each, str)), key=len, default="")


def _text(markup: str) -> str:
    page = PageBlocks()
    return "" if page.take(markup) is not None else visible("\n\n".join(page.blocks))


def _line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join((_text(value) if "<" in value else visible(value)).split()) or None


def _published(entry: _Fields) -> date | None:
    for key in ("published", "updated"):
        written = entry.get(key)
        with suppress(ValueError):
            if isinstance(written, str) and written:
                return datetime.fromisoformat(written).date()
    return None


def _url(entry: _Fields, feed: _Fields, capture: Capture) -> str | None:
    link, at = entry.get("link"), feed.get("link")
    base = at if isinstance(at, str) and at else web_address_of(capture.address) or ""
    with suppress(ValueError):
        url = urljoin(base, link.strip()) if isinstance(link, str) and link.strip() else ""
        return url if url.startswith(("https://", "http://")) else None
    return None


def _broken(subject: str, detail: str) -> Rejection:
    return _rejection(Reason.DAMAGED, subject, f"it cannot be read as a feed ({detail})", "get the feed again")


def _rejection(reason: Reason, subject: str, detail: str, remedy: str) -> Rejection:
    return Rejection(reason=reason, subject=subject, detail=detail, remedy=remedy)
