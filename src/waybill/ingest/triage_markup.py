"""The bytes of a page without its markup, at the speed of a search: good enough to look for words in, no more.

Written for triage, before anything is decoded or parsed. Text that stands in scripts as JSON-LD is kept, since the
article may be read from there.
"""

import re
from collections.abc import Iterator
from typing import Final

from waybill.ingest.decoding import BYTE_ORDER_MARKS, PEEK_BYTES

_UNSEEN: Final = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<nav", b"</nav"))
BREAK: Final = b"\x01"
"""Between parts of a page that do not belong together: what stands on either side of it is not near."""

_BLOCK: Final = re.compile(rb"<(h[1-6]|section|aside|article|nav|header|footer|figure|li[^<>]{0,200}>\s{0,50}<a)\b")
"""Where another part begins: a heading, a link in a list; but not a paragraph, or what is used for one."""

_JSON_LD: Final = b"ld+json"
_WITHIN_WORDS: Final = (b"&shy;", b"&#173;", b"&#xad;", b"\xc2\xad", b"&#8203;", b"\xe2\x80\x8b")
_HYPHENS: Final = (b"\xe2\x80\x90", b"\xe2\x80\x91", b"&#8209;", b"&#x2011;")
_MOST_REFERENCES: Final = 50
"""Bytes to a character reference in a page that writes its letters so; its words cannot be looked for."""


def is_plain(content: bytes) -> bool:
    """Whether the letters of ASCII stand for themselves, as in UTF-8, Latin-1 and their like, but not in UTF-16."""
    marks = (mark for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8-sig")
    return (
        not content.startswith(tuple(marks))
        and b"\0" not in content[:PEEK_BYTES]
        and content.count(b"&#") * _MOST_REFERENCES <= len(content)
    )


def joined(content: bytes) -> bytes:
    """Bytes in which no word is broken by marks of where it may be, and hyphens are those of ASCII."""
    for mark in _WITHIN_WORDS:
        content = content.replace(mark, b"")
    for mark in _HYPHENS:
        content = content.replace(mark, b"-")
    return content


def without_markup(content: bytes) -> bytes:
    """What stands between the tags of a page, in lower case; ``BREAK`` where a block begins that is no paragraph."""
    content = content.lower()
    for start, end in _UNSEEN:
        content = b" ".join(_outside(content, start, end))
    pieces = _BLOCK.sub(BREAK + rb"<\1", content.replace(b"<wbr>", b"")).split(b"<")
    text = b" ".join([pieces[0], *(piece[piece.find(b">") + 1 :] for piece in pieces[1:])])
    return joined(text).replace(b"&nbsp;", b" ")


def _outside(content: bytes, start: bytes, end: bytes) -> Iterator[bytes]:
    at = 0
    while (first := content.find(start, at)) >= 0 and (last := content.find(end, first)) >= 0:
        yield content[at:first]
        head = content.find(b">", first, last)
        if _JSON_LD in content[first : max(head, first)]:
            yield content[head + 1 : last]
        at = last
    yield content[at:]
