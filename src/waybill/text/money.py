"""Find prices: $1.3 billion · about €40m · 1.2 billion euros · Rs 500 crore."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from waybill.core.claim import Price
from waybill.core.quantity import Bound, Money
from waybill.core.span import Span
from waybill.text.bounds import bounded
from waybill.text.currencies import CODES, LETTERS, NOUNS, SIGNS
from waybill.text.numbers import Number, numbers, plain, scale
from waybill.text.patterns import Pattern

_ADJECTIVES: Final = sorted({each for row in NOUNS.values() for each in row if each}, key=len, reverse=True)
_NOUN: Final = Pattern(
    rf"\s+(?:of\s+)?(?:(?P<adjective>{'|'.join(map(re.escape, _ADJECTIVES))})\s+)?"
    rf"(?:{'|'.join(f'(?P<noun{place}>{noun})' for place, noun in enumerate(NOUNS))})(?!\w)".replace(r"\ ", r"\s+")
)
_ROWS: Final = tuple(NOUNS.values())
_SIGN: Final = Pattern(
    rf"(?<![^\W\d_])(?P<sign>{'|'.join(map(re.escape, sorted([*SIGNS, *CODES], key=len, reverse=True)))})\s?\Z"
    rf"|(?<!\w)(?P<letter>{'|'.join(LETTERS)})\Z",
    ignores_case=False,
)
_CODE: Final = Pattern(rf"\s?(?P<code>{'|'.join(CODES)}|[€£])(?![\w-])", ignores_case=False)
_SCALE: Final = Pattern(r"\s?(?P<scale>bn|bln|mn|mln|tn|m|b|k)(?!\w)")
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+\Z")
_WINDOW: Final = 16


@lru_cache(maxsize=1024)
def prices(text: str, span: Span) -> tuple[Price, ...]:
    """Amounts of money in a stretch of text, in order and disjoint, with the words that bound them.

    Of a range the lower figure counts, with the bound ``range``. An amount whose currency cannot be told is left out.
    """
    found: list[Price] = []
    free = span.start
    for number in numbers(text, span.start, span.end):
        price = _price(text, number, within=Span(free, span.end))
        if price is None:
            continue
        free = price.span.end
        if not (found and _is_upper_end(text, found[-1], price)):
            found.append(price)
    return tuple(found)


def _price(text: str, number: Number, *, within: Span) -> Price | None:
    factor, end = _scale(text, number, within.end)
    sign = _SIGN.search(text[max(within.start, number.span.start - _WINDOW) : number.span.start])
    if sign is not None and sign["letter"] and number.value * factor < 1_000:
        sign = None
    start = number.span.start if sign is None else number.span.start - len(sign[0])
    if sign is not None:
        currency: str | None = LETTERS.get(sign[0]) or _of_sign(sign["sign"])
    else:
        currency, end = _currency_after(text, end, within.end)
    if currency is None:
        return None
    bound, around = bounded(text, Span(start, end), within=within)
    is_range = number.high is not None or _BETWEEN.search(text[max(0, start - _WINDOW) : start]) is not None
    money = Money(
        amount=plain(Decimal(str(number.value)) * factor),
        currency=currency,
        bound=Bound.RANGE if is_range and bound is Bound.EXACT else bound,
    )
    return Price(money=money, span=around)


def _is_upper_end(text: str, lower: Price, price: Price) -> bool:
    joint = text[lower.span.end : price.span.start]
    return lower.money.bound is Bound.RANGE and len(joint) < _WINDOW and joint.strip() == "and"


def _scale(text: str, number: Number, end: int) -> tuple[int, int]:
    match = _SCALE.match(text, number.span.end, end)
    if match is None or not number.is_in_figures or number.is_scaled:
        return 1, number.span.end
    return scale(match["scale"]) or 1, match.end()


def _of_sign(sign: str) -> str:
    return SIGNS.get(sign, sign)


def _currency_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    code = _CODE.match(text, start, end)
    if code is not None:
        return _of_sign(code["code"]), code.end()
    noun = _NOUN.match(text, start, end)
    if noun is None or noun.lastgroup is None:
        return None, start
    row = _ROWS[int(noun.lastgroup.removeprefix("noun"))]
    adjective = " ".join((noun["adjective"] or "").casefold().split())
    return row.get(adjective, row.get("")), noun.end()
