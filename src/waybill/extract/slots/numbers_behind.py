"""A number behind what it counts: "rifles (40)", "rifles: forty", "rifles, long and short, 40 in all".

What stands between may say a little of the thing, and far off a number counts only where it points back to it: "24 of
them". Another thing between, or a noun right behind the number, takes it away.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.text.counts import Count
from waybill.text.wordlists import listed

COUNTED_BY: Final = listed(
    "piece pieces pcs unit units set sets tube tubes barrel barrels system systems item items box boxes case cases "
    "crate crates copies examples pair pairs"
)
"""What is counted instead of the item named before: "rifles, 40 pieces"."""
PACKING: Final = listed("crates boxes cases chests barrels containers")
"""What goods lie in that have been counted: "rifles, 900 in wooden crates"."""
_IN_TABLE: Final = re.compile(r" {3,}|\t+|(?:,[^.\n]{0,40})?\s*\.{3,}\s*")
_OPENS: Final = re.compile(r"\s?\((?:[^\s(),]+,\s+)?")
_IN_PASSING: Final = (
    r"(?:\s*,\s+(?!(?:and|or)\b)[^\s,;:.()]+(?:\s+[^\s,;:.()]+){0,2}|\s+\([^()]{1,40}\)|\s+(?:this\s+time|as\s+well|too|again|alone)"
    r"|\s+(?:from|to|for|in|at|of)(?:\s+[^\s,;:.()]+){1,4})?"
)
"""What may be said of an item before its number: how it is, that it comes too, where it goes."""
_PASSED: Final = re.compile(
    r"(?:\s+(?:to|for|in|at|of|from)(?:\s+(?!from\b)[^\s,;:.()]+){1,4}?)?,?\s+(?=from\s)", re.IGNORECASE
)
"""Between an item and the numbers of which the first becomes the second."""
_BEHIND: Final = re.compile(
    rf"(?:['’]s)?{_IN_PASSING}"
    r"(?:(?:\s*[,:]|\s*--|\s+[-–]|\s*—)\s*[\"“]?(?:(?:all|only|perhaps)\s+)?|,?\s+(?:(?:to|in)\s+the\s+(?:number|amount)\s+of|number(?:ing|ed)|totall?(?:ing|ed))\s+)",
    re.IGNORECASE,
)
"""Between an item and a number behind it: a mark or words that say so, and what is said of the item in passing."""
_DASH: Final = re.compile(r"\s*(?:--|\s[-–]|—)\s*")
HAVE: Final = re.compile(r"\s+(?:have|has|had|are|were)\s", re.IGNORECASE)
"""What follows a number that goes on behind a dash: "Gepards - nineteen have arrived"."""
CLOSES: Final = re.compile(
    r"\s+of\s+(?:(?:them|these|those|it)\b|(?:the\s+|its\s+)?\d)|\s+(?:in\s+(?:all|number|total)|all\s+told|altogether|to\s+be\s+exact|so\s+far|to\s+date|at\s+first)\b"
    rf"|\s+with\s|\s+(?:for|at|worth)\s+(?:[$€£]|US\s?\$)|\s+in\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(PACKING))})\b"
    rf"|(?:\s+(?:{'|'.join(sorted(COUNTED_BY))}))?(?:\s*[,;.:)\]\"”—]|\s*--|\s+[-–]\s|\s*\n|\s*\Z)",
    re.IGNORECASE,
)
"""What follows a number that counts what stands before it, and nothing behind."""
_TOTAL: Final = re.compile(r"\s+(?:in\s+(?:all|total)|all\s+told|altogether)\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(r"\s+(?:of\s+(?:them|these|those|which)|in\s+number)\b", re.IGNORECASE)
"""What points from a number back to a thing named farther off, as a total does."""
_FAR: Final = re.compile(r"[^.;:?!]{0,80}?(?:,|--|\s[-–]|—)\s*(?:(?:all|only|perhaps)\s+)?", re.IGNORECASE)
_OF_WHICH: Final = re.compile(r",?\s+of\s+which\s+(?:[^\s,;:.()]+\s+){1,5}", re.IGNORECASE)
_COLON: Final = re.compile(r"[^.,;:?!]{0,60}:\s*")
_STOPS: Final = re.compile(r"\s*[.!?]")
_ALONGSIDE: Final = re.compile(r"(?:\band|&)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_CHANGES: Final = re.compile(
    r"\b(?:rais|increas|expand|enlarg|extend|reduc|lower|doubl|tripl|cut|rose|risen|grew|grown|brought|up|down)\w*\b[^.;]{0,80}\Z",
    re.IGNORECASE,
)
"""Before a number that becomes another one: "raised its order from 16 to 40"."""
_FROM: Final = re.compile(r"from\s+", re.IGNORECASE)
_FROM_CHARS: Final = 6
_LOOK_BACK: Final = 80
_FARTHER: Final = ((_FAR, _POINTS_BACK), (_DASH, HAVE), (_COLON, _STOPS))
"""What stands between a thing and a number farther off that counts it, with what then follows the number."""
_TO: Final = re.compile(r"\s+to\s+", re.IGNORECASE)


def number_behind(
    text: str, item: Span, following: Sequence[Count], names_item: Callable[[Span], bool]
) -> Quantity | None:
    """The number behind an item that counts it; None where none does.

    Args:
        text: of the document.
        item: its words.
        following: the numbers of its sentence behind it.
        names_item: whether another item stands in a stretch, so that a number behind that may be its own.
    """
    if following and _is_set_behind(text, item, following[0].span, names_item):
        return following[0].quantity
    return _changed(text, item, following)


def is_total(text: str, item: Span, count: Span, names_item: Callable[[Span], bool]) -> bool:
    """Whether a number is the total of one item, and not of several: "rifles, long and short, 270 in all"."""
    if not (_TOTAL.match(text, count.end) and _FAR.fullmatch(text, item.end, count.start)):
        return False
    start, end = stretch_before(item)
    beside = _ALONGSIDE.search(text, start + 1, end)
    is_shared = beside is not None and names_item(Span(start, beside.start()))
    return not (is_shared or names_item(Span(item.end, count.start)))


def outcome(text: str, count: Count) -> Quantity | None:
    """A number, or the one that it becomes: "raised its order from 16 to 40"."""
    high = None if count.quantity is None else count.quantity.high
    becomes = high is not None and _FROM.match(text, count.span.start) and _is_changed(text, count.span)
    return Quantity(value=high) if high is not None and becomes else count.quantity


def stretch_before(span: Span) -> tuple[int, int]:
    """The stretch that is looked at before some words."""
    return max(0, span.start - _LOOK_BACK), span.start


def _is_set_behind(text: str, item: Span, count: Span, names_item: Callable[[Span], bool]) -> bool:
    """Whether a number behind an item counts it."""
    if _IN_TABLE.fullmatch(text, item.end, count.start) or is_total(text, item, count, names_item):
        return True
    closes = CLOSES.match(text, count.end) is not None
    if _TOTAL.match(text, count.end) or (count.start > item.end and names_item(Span(item.end, count.start))):
        return False
    return (closes and _is_near(text, item, count)) or any(
        gap.fullmatch(text, item.end, count.start) and behind.match(text, count.end) for gap, behind in _FARTHER
    )


def _is_near(text: str, item: Span, count: Span) -> bool:
    return any(gap.fullmatch(text, item.end, count.start) for gap in (_OPENS, _BEHIND, _OF_WHICH))


def _changed(text: str, item: Span, following: Sequence[Count]) -> Quantity | None:
    """What the number behind an item becomes: "raised its order for jets from 16 to 40"."""
    passed = _PASSED.match(text, item.end)
    start = passed.end() if passed else item.end
    first = next((each for each in following if start <= each.span.start <= start + _FROM_CHARS), None)
    if first is None or not _is_changed(text, Span(start, first.span.end)):
        return None
    if first.quantity is not None and first.quantity.high is not None:
        return outcome(text, first)
    second = next((each for each in following if _TO.fullmatch(text, first.span.end, each.span.start)), None)
    return second.quantity if second is not None and _FROM.fullmatch(text, start, first.span.start) else None


def _is_changed(text: str, numbers: Span) -> bool:
    return _CHANGES.search(text, *stretch_before(numbers)) is not None
