"""The bytes of a page without its markup, at the speed of a search: good enough to look for words in, no more.

Written for triage, before anything is decoded or parsed. Text that stands in scripts as JSON-LD is kept, since the
article may be read from there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from waybill.ingest.decoding import BYTE_ORDER_MARKS, PEEK_BYTES

_UNSEEN: Final = re.compile(rb"<(?=[sn])(script|style|nav)\b", re.IGNORECASE)
_ENDS: Final = {kind: re.compile(rb"<(?=/%b)" % kind, re.IGNORECASE) for kind in (b"script", b"style", b"nav")}
"""Each begins with one sign alone, which is searched for ten times as fast as a word."""

BREAK: Final = b"\x01"
"""Between parts of a page that do not belong together: what stands on either side of it is not near."""

_TAG: Final = re.compile(rb"<[^<>]*>")
_BEHIND_TAG: Final = re.compile(rb">\s*([^<\s][^<]*)")
_NO_SIGNS: Final = bytes(code for code in range(256) if code not in b"<>")
_BLOCK: Final = re.compile(
    rb"<(?=(?:h[1-6]|section|aside|article|nav|header|footer|figure|li[^<>]{0,200}>\s{0,50}<a)\b)"
)
"""Where another part begins: a heading, a link in a list; but not a paragraph, or what is used for one."""

_JSON_LD: Final = b"ld+json"
_SPELT: Final = {
    **dict.fromkeys((b"&shy;", b"&#173;", b"&#xad;", b"&#8203;"), b""),
    **dict.fromkeys((b"&#8209;", b"&#x2011;"), b"-"),
}
_BEYOND_ASCII: Final = {
    **dict.fromkeys((b"\xc2\xad", b"\xe2\x80\x8b"), b""),
    **dict.fromkeys((b"\xe2\x80\x90", b"\xe2\x80\x91"), b"-"),
}
"""What stands within words and shows nothing, and hyphens of other kinds."""

_WIDE: Final = tuple(mark for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8-sig")
_MOST_REFERENCES: Final = 50
"""Bytes to a character reference in a page that writes its letters so."""


def is_plain(content: bytes) -> bool:
    """Whether the letters of ASCII stand for themselves, as in UTF-8, Latin-1 and their like, but not in UTF-16."""
    return not content.startswith(_WIDE) and b"\0" not in content[:PEEK_BYTES]


def is_spelt_out(text: bytes, of_bytes: int) -> bool:
    """Whether so many letters of a page are written as character references that words cannot be looked for.

    Args:
        text: what stands between its tags.
        of_bytes: size of what is seen of it.
    """
    return text.count(b"&#") * _MOST_REFERENCES > of_bytes


def joined(content: bytes) -> bytes:
    """Bytes in which no word is broken by marks of where it may be, and hyphens are those of ASCII."""
    if b"&" in content:
        content = _replaced(content, _SPELT)
    return content if content.isascii() else _replaced(content, _BEYOND_ASCII)


def _replaced(content: bytes, marks: Mapping[bytes, bytes]) -> bytes:
    for mark, instead in marks.items():
        content = content.replace(mark, instead)
    return content


def seen_in(content: bytes) -> bytes:
    """A page in lower case without scripts, styles and menus, its tags in place."""
    return b" ".join(_seen(content)).lower()


def without_tags(seen: bytes) -> bytes:
    """What stands between the tags of what is seen in a page, with a blank for some white space and a tag or more."""
    text = joined(_between_tags(seen.replace(b"<wbr>", b"")))
    return text.replace(b"&nbsp;", b" ") if b"&" in text else text


def in_parts(seen: bytes) -> bytes:
    """Likewise, with ``BREAK`` where a block begins that is no paragraph."""
    return without_tags(_BLOCK.sub(BREAK + b"<", seen))


def _between_tags(seen: bytes) -> bytes:
    first = seen.find(b"<")
    if first < 0:
        return seen
    signs = seen.translate(None, _NO_SIGNS).lstrip(b">")
    if signs != b"<>" * (len(signs) // 2):  # One of them begins or ends no tag, and what stands beside it is shown.
        return _TAG.sub(b" ", seen)
    return b" ".join(
        [seen[:first], *_BEHIND_TAG.findall(seen, first)]
    )  # As above but for white space, in half the time.


def _seen(content: bytes) -> Iterator[bytes]:
    at, endless = 0, set[bytes]()
    while (found := _UNSEEN.search(content, at)) is not None:
        first, kind = found.start(), found[1].lower()
        end = None if kind in endless else _ENDS[kind].search(content, first)
        if end is None:  # Browsers show what follows.
            endless.add(kind)
            yield content[at : found.end()]
            at = found.end()
            continue
        yield content[at:first]
        head = content.find(b">", first, end.start())
        if _JSON_LD in content[first : max(head, first)].lower():
            yield content[head + 1 : end.start()]
        at = end.start()
    yield content[at:]
