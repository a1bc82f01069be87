"""All blocks of a page as paragraphs, without scripts, menus and side matter: in linear time, however it is written.

Uses the standard library's parser, which goes back over an unfinished tag again and again; so the page is fed in pieces
and no single tag, comment or script may be longer than MAX_PENDING_CHARS.
"""

import re
from html.parser import HTMLParser
from typing import Final

from waybill.core.span import squeeze

MAX_DEPTH: Final = 1000
MAX_PENDING_CHARS: Final = 2 << 20
_PIECE_CHARS: Final = 1 << 16
_DROPPED_TAGS: Final = "script style template noscript svg nav aside footer button select textarea iframe"
_BLOCK_TAGS: Final = """
    address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5
    h6 header hr li main ol p pre section summary table tbody tfoot thead title tr ul
"""
_UNNESTED_TAGS: Final = """
    area base br col embed hr img input link meta param source track wbr
    p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt font
"""
_DROPPED: Final = frozenset(_DROPPED_TAGS.split())
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
UNNESTED: Final = frozenset(_UNNESTED_TAGS.split())
"""Void elements and those whose end tag pages leave out: they say nothing about depth."""

_WHITE: Final = re.compile(r"\s+")


class PageBlocks(HTMLParser):
    """Collects blocks of text and what the head says.

    Attributes:
        blocks: paragraphs in order, white space squeezed, a ``<br>`` being a line end.
        meta: by key in lower case; the first of a key counts.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.meta: dict[str, str] = {}
        self.title: str | None = None
        self.language: str | None = None
        self.canonical: str | None = None
        self._words: list[str] = []
        self._dropped: list[str] = []
        self._depth = 0
        self._deepest = 0
        self._in_title = False

    def take(self, markup: str) -> str | None:
        """Read a whole page; the problem if it goes beyond a limit."""
        for start in range(0, len(markup), _PIECE_CHARS):
            self.feed(markup[start : start + _PIECE_CHARS])
            if self._deepest > MAX_DEPTH:
                return f"its elements are nested more than {MAX_DEPTH} deep"
            if len(self.rawdata) > MAX_PENDING_CHARS:
                return f"a tag, comment or script in it is longer than {MAX_PENDING_CHARS >> 20} MiB"
        if self.rawdata.startswith("<"):
            self.rawdata = ""  # a tag that never ends; browsers pass over it too
        self.close()
        self._end_block()
        return None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            self._dropped += [tag] * (tag == self._dropped[0])
            return
        if tag in _DROPPED:
            self._dropped.append(tag)
            return
        self._note(tag, {name: value or "" for name, value in attrs})
        self._depth += tag not in UNNESTED
        self._deepest = max(self._depth, self._deepest)
        self._part(tag)
        self._in_title = tag == "title" and self.title is None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[0]:
                self._dropped.pop()
            return
        self._depth = max(0, self._depth - (tag not in UNNESTED))
        if self._in_title and tag == "title":
            self.title, self._in_title = squeeze("".join(self._words)) or None, False
            self._words.clear()
        if tag != "br":
            self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._words.append(_WHITE.sub(" ", data))

    def parse_html_declaration(self, i: int) -> int:
        """``<![…>`` is passed over up to its end, as browsers do; the inherited method fails on unknown ones."""
        if self.rawdata.startswith("<![", i):
            return self.rawdata.find(">", i) + 1 or -1
        return super().parse_html_declaration(i)

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = squeeze(attributes.get("content", ""))
            if content:
                self.meta.setdefault(key.lower(), content)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or attributes.get("href")
        elif tag == "html":
            self.language = attributes.get("lang") or None

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._words.append(" ")

    def _end_block(self) -> None:
        lines = [squeeze(line) for line in "".join(self._words).split("\n")]
        self._words.clear()
        if block := "\n".join(line for line in lines if line):
            self.blocks.append(block)
