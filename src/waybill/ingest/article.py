"""The article of a page, without what stands around it, by trafilatura."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from waybill.core.span import squeeze
from waybill.ingest.page_shape import is_moderate
from waybill.ingest.visible import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_CHARS: Final = 500
"""Below this trafilatura falls back on all text of a page, and cuts it at every element."""

MIN_LINKS: Final = 10
"""In a menu that is worth leaving out before the article is looked for: that takes five times as long with them."""

_RULE: Final = re.compile(r"^\|(?:-+\|)+\n?", re.MULTILINE)
_ROW: Final = re.compile(r"^\| ?(.*?) ?\| ?$", re.MULTILINE)
_CELL_END: Final = re.compile(r" ?\| ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was found in a page.

    Attributes:
        meta: what its head says, by key in lower case; the first of a key counts.
        canonical: its address as it gives it; None where it does not.
        language: of its root element.
        published: where the head, the address or the text around the title tell a day.
    """

    text: str
    title: str | None
    byline: str | None
    published: date | None
    language: str | None
    canonical: str | None
    meta: Mapping[str, str]


def article(markup: str, *, latest: date) -> Article | None:
    """The article; None where there is none that is worth being called so, or where looking for it is not safe.

    Args:
        markup: of the whole page.
        latest: the day it was found; what was published later is no day of publication.
    """
    if not is_moderate(markup):
        return None
    from trafilatura import bare_extraction, load_html  # half a second

    tree = load_html(markup)
    if tree is None:
        return None
    meta, canonical, language = _meta(tree), _canonical(tree), tree.get("lang")
    _drop_menus(tree)
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": latest.isoformat(),
        },
    )
    if found is None or isinstance(found, dict) or len(visible(found.text or "")) < MIN_CHARS:
        return None
    return Article(
        text=_without_rules(found.text or ""),
        title=found.title or None,
        byline=found.author or None,
        published=date.fromisoformat(found.date) if found.date else None,
        language=language,
        canonical=canonical,
        meta=meta,
    )


def _meta(tree: "HtmlElement") -> Mapping[str, str]:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := squeeze(element.get("content") or ""):
            meta.setdefault(key.lower(), content)
    return meta


def _canonical(tree: "HtmlElement") -> str | None:
    links = (each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical")
    return next(links, None)


def _drop_menus(tree: "HtmlElement") -> None:
    """Take long menus and page feet out, but for what holds an article, as one does that is never closed."""
    for element in list(tree.iter("nav", "footer")):
        has_links = len(list(islice(element.iter("a"), MIN_LINKS))) == MIN_LINKS
        if has_links and not _may_tell(element) and element.getparent() is not None:
            element.drop_tree()


def _may_tell(element: "HtmlElement") -> bool:
    """Whether a menu or foot holds some of an article, or a foot is the article's own, which may tell who wrote it."""
    signs = ("article", "main", "h1") if element.tag == "footer" else ("article", "main", "h1", "p")
    if next(element.iter(*signs), None) is not None:
        return True
    return element.tag == "footer" and next(element.iterancestors("article", "main"), None) is not None


def _without_rules(text: str) -> str:
    """Tables as lines of cells, without the strokes that they are drawn with."""
    return _ROW.sub(lambda row: _CELL_END.sub("; ", row[1]), _RULE.sub("", text)).strip()
