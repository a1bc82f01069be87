"""Find how many: about 2,000 rifles · two dozen tanks · between 30 and 36 missiles · dozens of drones."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from waybill.core.quantity import Bound, Quantity, Unit
from waybill.core.span import Span
from waybill.text.bounds import bounded
from waybill.text.money import prices
from waybill.text.numbers import Number, numbers
from waybill.text.numbers import number as read_number
from waybill.text.other_numbers import is_other
from waybill.text.patterns import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of things, as stated.

    Attributes:
        span: bound words, number and unit; an "of" after them left out.
        quantity: None where the number is vague ("dozens of").
    """

    span: Span
    quantity: Quantity | None


_UNITS: Final = {
    Unit.ROUNDS: r"rounds?",
    Unit.TONS: r"(?:(?:metric[\s-]+|long\s+|short\s+)?(?:tons?|tonnes?)|(?:(?-i:t)|(?-i:MT))(?=\s+of\b|[.,;)]))",
    Unit.KILOGRAMS: r"(?:kilograms?|kilogrammes?|kilos?|kgs?)",
    Unit.CONTAINERS: r"(?:\d\d[\s-]?(?:foot|feet|ft)\s+)?(?:[^\W\d_][\w'’-]*\s+)?(?:containers?|crates?|boxes)",
}
_UNIT_AFTER: Final = {unit: Pattern(rf"\s*{words}(?!\w)") for unit, words in _UNITS.items()}
_VAGUE: Final = Pattern(
    r"(?<![\w-])(?:(?:many|several|some|tens\s+of|hundreds\s+of|a\s+few)\s+)?"
    r"(?:dozens?|scores|hundreds?|thousands?|millions|tens)(?=\s+(?:of|more|\w))(?!\s+of\s+(?:tens|hundreds|thousands|millions))"
    r"|(?<![\w-])(?:several|a\s+few|a\s+handful|a\s+number|numerous|a\s+couple|an\s+un(?:specified|known|disclosed)\s+number"
    r"|(?:large|small|huge)\s+(?:numbers|quantities))(?=\s)"
)

_IN_BRACKETS: Final = Pattern(r"\s?\((?P<again>[\w ,-]{1,40})\)")
_BETWEEN: Final = Pattern(r"(?<!\w)(?:between|from)\s+\Z")
_WINDOW: Final = 48


@lru_cache(maxsize=1024)
def counts(text: str, span: Span) -> tuple[Count, ...]:
    """Numbers of things in a stretch of text, in order and disjoint.

    Years, dates, money, measures, designations and the like are not counts; see ``other_numbers``.
    """
    exact = list(_exact(text, span))
    vague = (Count(span=Span(*match.span()), quantity=None) for match in _VAGUE.finditer(text, span.start, span.end))
    taken = [count.span for count in exact]
    free = (count for count in vague if not _is_taken(count.span, taken))
    return tuple(sorted(chain(exact, free), key=lambda count: count.span))


def _exact(text: str, span: Span) -> Iterator[Count]:
    money = [price.span for price in prices(text, span)]
    free = span.start
    for number in numbers(text, span.start, span.end):
        if number.span.start < free or _is_taken(number.span, money):
            continue
        written = Span(number.span.start, _end_of_repetition(text, number, span.end))
        unit, end = _unit(text, written.end, span.end)
        bound, around = bounded(text, written, within=Span(free, span.end))
        if is_other(text, number, has_unit=unit is not None, has_bound=bound is not Bound.EXACT):
            continue
        start = min(around.start, _start_of_range(text, number, free))
        free = max(around.end, end)
        yield Count(
            span=Span(start, free),
            quantity=Quantity(
                value=number.value, bound=bound if number.high is None else Bound.RANGE, unit=unit, high=number.high
            ),
        )


def _end_of_repetition(text: str, number: Number, end: int) -> int:
    """Where a number ends with its repetition in the other way of writing: "12 (twelve)", "fifty (50)"."""
    match = _IN_BRACKETS.match(text, number.span.end, end)
    is_same = match is not None and number.high is None and read_number(match["again"]) == number.value
    return match.end() if match is not None and is_same else number.span.end


def _is_taken(span: Span, taken: list[Span]) -> bool:
    """Whether it overlaps one of these spans, which are in order and disjoint."""
    place = bisect_left(taken, span.end, key=lambda each: each.start)
    return place > 0 and taken[place - 1].end > span.start


def _start_of_range(text: str, number: Number, start: int) -> int:
    before = text[max(start, number.span.start - _WINDOW) : number.span.start]
    match = None if number.high is None else _BETWEEN.search(before)
    return number.span.start if match is None else number.span.start - len(match[0])


def _unit(text: str, start: int, end: int) -> tuple[Unit | None, int]:
    for unit, pattern in _UNIT_AFTER.items():
        match = pattern.match(text, start, end)
        if match is not None:
            return unit, match.end()
    return None, start
