"""HTML: the article, with what its page says of it; where none is found, all blocks of the page."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Final
from urllib.parse import urljoin

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.core.shape import published_on
from waybill.errors import ShapeError
from waybill.ingest.article import Article, article
from waybill.ingest.decoding import decode
from waybill.ingest.page_blocks import PageBlocks
from waybill.ingest.told import Told, document_of
from waybill.ingest.visible import visible
from waybill.ingest.web_address import web_address_of

MAX_BYTES: Final = 16 << 20
_START: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S
)
_PUBLISHED: Final = ("article:published_time", "datepublished", "dc.date.issued", "pubdate", "date")
_AUTHOR: Final = ("author", "article:author", "dc.creator")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META_CHARSET: Final = re.compile(r"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN_BYTES: Final = 4096
_BEFORE_SITE: Final = "|-\u2013\u2014"
_WEB: Final = ("https://", "http://")


def is_web_page(head: str) -> bool:
    """Whether text that begins so is HTML."""
    return _START.match(head) is not None


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """The one document of a page; what the page says of publication, or where it was found, wins over the hints."""
    markup = decode(capture.content, subject=capture.address, declared=_declared_encoding(capture))
    if isinstance(markup, Rejection):
        yield markup
        return
    found = article(markup, latest=capture.captured_at.date()) or _all_blocks(markup, capture.address)
    yield found if isinstance(found, Rejection) else _document(found, capture, hints)


def _declared_encoding(capture: Capture) -> str | None:
    """The encoding that the server or the page declares; None where neither does."""
    told = _CHARSET.search(capture.media_type or "") or _META_CHARSET.search(
        capture.content[:_DECLARED_WITHIN_BYTES].decode("latin-1")
    )
    return None if told is None else told[1]


def _all_blocks(markup: str, subject: str) -> Article | Rejection:
    page = PageBlocks()
    problem = page.take(markup)
    if problem is not None:
        return Rejection(
            reason=Reason.TOO_LARGE,
            subject=subject,
            detail=problem,
            remedy="save the article alone, or its text, and give that",
        )
    if not visible("".join(page.blocks)):
        return Rejection(
            reason=Reason.NO_TEXT,
            subject=subject,
            detail="the page holds no text outside scripts and menus",
            remedy="open it in a browser and save its text: it may be written by a script",
        )
    return Article(
        text="\n\n".join(page.blocks),
        title=page.meta.get("og:title") or page.title,
        byline=None,
        published=None,
        language=page.language,
        canonical=page.canonical,
        meta=page.meta,
    )


def _document(found: Article, capture: Capture, hints: Hints) -> Document:
    told = Told(
        url=_address(found, capture),
        site=found.meta.get("og:site_name"),
        published=_published(found.meta) or found.published,
        language=found.language,
        title=_without_site(found.title or found.meta.get("og:title"), found.meta.get("og:site_name")),
        byline=found.byline or _author(found.meta),
    )
    return document_of(visible(found.text), capture, hints, told)


def _without_site(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site, which stands behind it for browsers to show."""
    if title is None or site is None:
        return title
    for sign in _BEFORE_SITE:
        title = title.removesuffix(f" {sign} {site}")
    return title


def _address(found: Article, capture: Capture) -> str | None:
    """As the page gives it, on the web and in full; None where it does not."""
    at = web_address_of(capture.address) or ""
    for told in (found.canonical, found.meta.get("og:url")):
        with suppress(ValueError):
            if told and (url := urljoin(at, told.strip())).startswith(_WEB):
                return url
    return None


def _published(meta: Mapping[str, str]) -> date | None:
    """Day that the first readable of the usual keys tells; pages write much else there, which says nothing."""
    for key in _PUBLISHED:
        with suppress(ShapeError):
            if published := published_on(meta.get(key)):
                return published
    return None


def _author(meta: Mapping[str, str]) -> str | None:
    return next((each for key in _AUTHOR if (each := meta.get(key)) and not each.startswith(_WEB)), None)
