"""Find prices: $1.3 billion · about €40m · 1.2 billion euros · Rs 500 crore."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from waybill.core.claim import Price
from waybill.core.quantity import Bound, Money
from waybill.core.span import Span
from waybill.text.bounds import bounded
from waybill.text.currencies import CODES, DOUBTFUL, LETTERS, NOUNS, SIGNS
from waybill.text.numbers import Number, numbers, plain, scale, written_scale
from waybill.text.patterns import Pattern

_ADJECTIVES: Final = sorted({each for row in NOUNS.values() for each in row if each}, key=len, reverse=True)
_NOUN: Final = Pattern(
    rf"(?:\s+|-)(?:of\s+)?(?:(?P<adjective>{'|'.join(map(re.escape, _ADJECTIVES))})\s+)?"
    rf"(?:{'|'.join(f'(?P<noun{place}>{noun})' for place, noun in enumerate(NOUNS))})(?!\w)".replace(r"\ ", r"\s+")
)
_ROWS: Final = tuple(NOUNS.values())
_SIGN: Final = Pattern(
    rf"(?<![^\W\d_])(?P<sign>{'|'.join(map(re.escape, sorted([*SIGNS, *CODES], key=len, reverse=True)))})\s?\Z"
    rf"|(?<!\w)(?P<letter>{'|'.join(LETTERS)})\Z",
    ignores_case=False,
)
_CODE: Final = Pattern(rf"\s?(?P<code>{'|'.join(CODES)}|[€£])(?![\w-])", ignores_case=False)
_SCALE: Final = Pattern(r"\s?(?P<scale>bn|bln|mn|mln|mm|tn|m|b|k)(?!\w)")
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+\Z")
_OTHER_WORDS: Final = Pattern(r"\s+(?:won|marks?|crowns|rand)(?!\w)")
"""Nouns that are words of their own: "3 won", "48 marks"."""

_WEIGHT: Final = Pattern(r"\s*-?\s*pounds?\s+of\b|\s*-?\s*pound(?!s)")
_LEAST_SCALED: Final = 1_000
_LEAST_MONEY_OF: Final = 1_000_000
_WINDOW: Final = 16


@lru_cache(maxsize=1024)
def prices(text: str, span: Span) -> tuple[Price, ...]:
    """Amounts of money in a stretch of text, in order and disjoint, with the words that bound them.

    Of a range the lower figure counts, with the bound ``range``. An amount whose currency cannot be told is left out.
    """
    found: list[_Found] = []
    free = span.start
    for number in numbers(text, span.start, span.end):
        each = _found(text, number, within=Span(free, span.end))
        if each is None:
            continue
        free = each.span.end
        lower = found[-1] if found else None
        if lower is not None and _is_upper_end(text, lower, each):
            found[-1] = _range(lower, each)
        else:
            found.append(each)
    return tuple(Price(money=each.money, span=each.span) for each in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An amount as written: ``factor`` is that of the word or letter after the figures, 1 where there is none."""

    span: Span
    money: Money
    factor: int


def _found(text: str, number: Number, *, within: Span) -> _Found | None:
    factor, end = _scale(text, number, within.end)
    sign = _SIGN.search(text[max(within.start, number.span.start - _WINDOW) : number.span.start])
    is_doubtful = sign is not None and (sign["letter"] is not None or sign["sign"] in DOUBTFUL)
    if is_doubtful and number.value * factor < _LEAST_SCALED:
        sign = None
    start = number.span.start if sign is None else number.span.start - len(sign[0])
    if sign is not None:
        currency: str | None = LETTERS.get(sign[0]) or _of_sign(sign["sign"])
    else:
        currency, end = _currency_after(text, number, factor, end, within.end)
    if currency is None:
        return None
    bound, around = bounded(text, Span(start, end), within=within)
    is_range = number.high is not None or _BETWEEN.search(text, max(0, start - _WINDOW), start) is not None
    money = Money(
        amount=plain(Decimal(str(number.value)) * factor),
        currency=currency,
        bound=Bound.RANGE if is_range and bound is Bound.EXACT else bound,
    )
    return _Found(span=around, money=money, factor=max(factor, written_scale(number.span.of(text))))


def _is_upper_end(text: str, lower: _Found, upper: _Found) -> bool:
    """Whether two amounts are the ends of a range: "between $2m and $3m", "$2 to $3 million", "$2m-$3m"."""
    if lower.money.currency != upper.money.currency or upper.span.start - lower.span.end > _WINDOW:
        return False
    joint = text[lower.span.end : upper.span.start].strip().casefold()
    return joint in ("-", "–", "—", "to") or (joint == "and" and lower.money.bound is Bound.RANGE)


def _range(lower: _Found, upper: _Found) -> _Found:
    """The lower end, with the scale that stands only at the upper one."""
    amount = lower.money.amount
    if lower.factor == 1 and amount < _LEAST_SCALED and amount * upper.factor < upper.money.amount:
        amount *= upper.factor
    return replace(lower, money=replace(lower.money, amount=amount, bound=Bound.RANGE))


def _scale(text: str, number: Number, end: int) -> tuple[int, int]:
    match = _SCALE.match(text, number.span.end, end)
    if match is None or not number.is_in_figures or number.is_scaled:
        return 1, number.span.end
    return scale(match["scale"]) or 1, match.end()


def _of_sign(sign: str) -> str:
    return SIGNS.get(sign, sign)


def _currency_after(text: str, number: Number, factor: int, start: int, end: int) -> tuple[str | None, int]:
    code = _CODE.match(text, start, end)
    if code is not None:
        return _of_sign(code["code"]), code.end()
    noun = _NOUN.match(text, start, end)
    if noun is None or noun.lastgroup is None:
        return None, start
    amount = number.value * factor
    if amount < _LEAST_SCALED and _OTHER_WORDS.match(text, start, noun.end()):
        return None, start
    if amount < _LEAST_MONEY_OF and _WEIGHT.match(text, start, end):
        return None, start
    row = _ROWS[int(noun.lastgroup.removeprefix("noun"))]
    adjective = " ".join((noun["adjective"] or "").casefold().split())
    return row.get(adjective, row.get("")), noun.end()
