"""The bytes of a page without its markup, at the speed of a search: good enough to look for words in, no more.

Written for triage, before anything is decoded or parsed. Text that stands in scripts as JSON-LD is kept, since the
article may be read from there.
"""

import re
from collections.abc import Iterator
from typing import Final

from waybill.ingest.decoding import BYTE_ORDER_MARKS, PEEK_BYTES

_UNSEEN: Final = re.compile(rb"<(script|style|nav)\b")
BREAK: Final = b"\x01"
"""Between parts of a page that do not belong together: what stands on either side of it is not near."""

_TAG: Final = re.compile(rb"<[^<>]*>")
_BEHIND_TAG: Final = re.compile(rb">([^<]*)")
_BLOCK: Final = re.compile(rb"<(h[1-6]|section|aside|article|nav|header|footer|figure|li[^<>]{0,200}>\s{0,50}<a)\b")
"""Where another part begins: a heading, a link in a list; but not a paragraph, or what is used for one."""

_JSON_LD: Final = b"ld+json"
_WITHIN_WORDS: Final = (b"&shy;", b"&#173;", b"&#xad;", b"\xc2\xad", b"&#8203;", b"\xe2\x80\x8b")
_HYPHENS: Final = (b"\xe2\x80\x90", b"\xe2\x80\x91", b"&#8209;", b"&#x2011;")
_MOST_REFERENCES: Final = 50
"""Bytes to a character reference in a page that writes its letters so."""


def is_plain(content: bytes) -> bool:
    """Whether the letters of ASCII stand for themselves, as in UTF-8, Latin-1 and their like, but not in UTF-16."""
    marks = (mark for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8-sig")
    return not content.startswith(tuple(marks)) and b"\0" not in content[:PEEK_BYTES]


def is_spelt_out(content: bytes) -> bool:
    """Whether so many letters are written as character references that words cannot be looked for."""
    return content.count(b"&#") * _MOST_REFERENCES > len(content)


def joined(content: bytes) -> bytes:
    """Bytes in which no word is broken by marks of where it may be, and hyphens are those of ASCII."""
    for mark in _WITHIN_WORDS:
        content = content.replace(mark, b"")
    for mark in _HYPHENS:
        content = content.replace(mark, b"-")
    return content


def seen_in(content: bytes) -> bytes:
    """A page in lower case without scripts, styles and menus, its tags in place."""
    return b" ".join(_seen(content.lower()))


def without_tags(seen: bytes) -> bytes:
    """What stands between the tags of what is seen in a page."""
    return _joined_text(_between_tags(seen.replace(b"<wbr>", b"")))


def in_parts(seen: bytes) -> bytes:
    """Likewise, with ``BREAK`` where a block begins that is no paragraph."""
    return without_tags(_BLOCK.sub(lambda begun: BREAK + begun[0], seen))


def _between_tags(seen: bytes) -> bytes:
    """Bytes with a blank for each tag."""
    first = seen.find(b"<")
    if first < 0:
        return seen
    pieces = _BEHIND_TAG.findall(seen, first)
    if len(pieces) != seen.count(b"<", first):  # One is no tag, and what follows it is shown.
        return _TAG.sub(b" ", seen)
    return b" ".join([seen[:first], *pieces])  # As above, in half the time.


def _joined_text(text: bytes) -> bytes:
    return joined(text).replace(b"&nbsp;", b" ")


def _seen(content: bytes) -> Iterator[bytes]:
    at, endless = 0, set[bytes]()
    while (found := _UNSEEN.search(content, at)) is not None:
        first, kind = found.start(), found[1]
        last = -1 if kind in endless else content.find(b"</" + kind, first)
        if last < 0:  # Browsers show what follows.
            endless.add(kind)
            yield content[at : found.end()]
            at = found.end()
            continue
        yield content[at:first]
        head = content.find(b">", first, last)
        if _JSON_LD in content[first : max(head, first)]:
            yield content[head + 1 : last]
        at = last
    yield content[at:]
