"""Transfers that a list tells line by line: "Chad: 12 rifles" below "In 2010 Peru exported:".

A row is a line that begins with a party and goes on with goods; a list is two rows or more with nothing between them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.trimming import Trimmer
from waybill.text.counts import counts

_OPENING: Final = re.compile(
    r"\s*(?:[-–—•*·]\s*|\(?\w{1,4}[.)]\s+)?(?:(?:to|for|from|by)\s+)?(?:the\s+)?", re.IGNORECASE
)
_MARK: Final = re.compile(r"\s*(?:\([^)\n]*\)\s*)?[:/|–—-]")
_FARTHEST_CHARS: Final = 600
"""Between a motion and the first row of a list that it tells of."""
_LONGEST_ROW: Final = 400
_HEADING: Final = re.compile(r"[^:\n]{2,60}:[ \t]*\Z")
MEMBER: Final = r"[ \t]*(?:[-–—•*·]|\(?\w{1,3}[.)]\s|\d)"
"""What a line of a list begins with."""
_MEMBER: Final = re.compile(MEMBER)
_LONGEST_LIST: Final = 2_000
"""What stands below a heading of its own, line by line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list: who is named at its beginning, what goods and which number behind that."""

    line: Span
    party: Span
    items: tuple[Span, ...]
    count: Span | None


def listed(text: str, motion: Span, trimmer: Trimmer, items: Sequence[Span]) -> list[Row]:
    """The rows of the first list behind a motion; empty if none is near.

    Args:
        text: of the document.
        motion: that the list may belong to.
        trimmer: of the document.
        items: words that are known to be items, beside those that the rules see.
    """
    rows: list[Row] = []
    for line in _entries(text, motion.end):
        row = _row(text, line, trimmer, items)
        if row is not None:
            rows.append(row)
        elif len(rows) > 1 or line.start - motion.end > _FARTHEST_CHARS:
            break
        else:
            rows = []
    return rows if len(rows) > 1 and rows[0].line.start - motion.end <= _FARTHEST_CHARS else []


def _lines(text: str, start: int) -> Iterator[Span]:
    """The lines that begin behind a place, but for empty ones."""
    end = text.find("\n", start)
    while end >= 0:
        first, end = end + 1, text.find("\n", end + 1)
        last = len(text) if end < 0 else end
        if text[first:last].strip():
            yield Span(first, last)


def _entries(text: str, start: int) -> Iterator[Span]:
    """The lines that begin behind a place, those of a list together with the heading right above it."""
    whole: Span | None = None
    for line in _lines(text, start):
        is_member = _MEMBER.match(text, line.start, line.end) is not None
        if whole is not None and is_member and line.end - whole.start <= _LONGEST_LIST:
            whole = Span(whole.start, line.end)
            continue
        if whole is not None:
            yield whole
        whole = line if not is_member and _HEADING.match(text, line.start, line.end) else None
        if whole is None:
            yield line
    if whole is not None:
        yield whole


def _row(text: str, line: Span, trimmer: Trimmer, items: Sequence[Span]) -> Row | None:
    """A line as a row; None where it is none."""
    opening = _OPENING.match(text, line.start, line.end)
    first = opening.end() if opening else line.start
    party = next(iter(trimmer.phrases(line, Kind.PARTY)), None)
    is_list = "\n" in text[line.start : line.end]
    if (line.end - line.start > _LONGEST_ROW and not is_list) or party is None or party.start != first:
        return None
    if _MARK.match(text, party.end, line.end) is None:
        return None
    goods = tuple(_goods(line, party, trimmer, items))
    if not goods:
        return None
    return Row(line=line, party=party, items=goods, count=_count(text, line, goods))


def _goods(line: Span, party: Span, trimmer: Trimmer, items: Sequence[Span]) -> Iterator[Span]:
    known = [span for span in items if span.overlaps(line) and span.start >= party.end]
    seen = [span for span in trimmer.phrases(line, Kind.ITEM) if span.start >= party.end]
    yield from sorted([*known, *(span for span in seen if not span.meets(known))])


def _count(text: str, line: Span, goods: Sequence[Span]) -> Span | None:
    """The only number of a row with one kind of goods, if it stands behind them."""
    found = [each.span for each in counts(text, line) if each.quantity is not None]
    return found[0] if len(goods) == 1 and len(found) == 1 and found[0].start >= goods[0].end else None
