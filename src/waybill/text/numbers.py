"""Find and read numbers as reports write them: 1,250 · 2.5 million · twenty-five · a dozen · 30 to 40."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from waybill.core.span import Span
from waybill.text.patterns import Pattern

_SCALES: Final = {
    **{"hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000, "million": 1_000_000, "mn": 1_000_000},
    **{"mln": 1_000_000, "m": 1_000_000, "crore": 10_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000},
    **{
        "mm": 1_000_000,
        "bln": 1_000_000_000,
        "b": 1_000_000_000,
        "trillion": 1_000_000_000_000,
        "tn": 1_000_000_000_000,
    },
}
_SMALL: Final = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17},
    **{"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90},
}
_PARTS: Final = {
    **{"half a": 0.5, "half an": 0.5, "half dozen": 6, "a half dozen": 6, "quarter of a million": 250_000},
    **{"a quarter of a million": 250_000, "quarter of a billion": 250_000_000, "a quarter of a billion": 250_000_000},
}
_AND_A_HALF: Final = re.compile(r"(?P<whole>[a-z]+) and a half(?: (?P<scale>[a-z]+))?")
_GROUPS: Final = {"dozen": 12, "score": 20, "pair": 2, "brace": 2}

# Thousands with commas, Indian groups, thousands and millions with full stops, groups with blanks, a comma before
# the tenths of millions, plain figures. Fifteen digits at most: what is longer is an identifier, and Python refuses to
# read very long ones.
_FIGURE: Final = (
    r"(?<!\d)(?<!\d[.,:/])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d\d){1,3},\d{3}|\d{1,3}(?:(?:\.\d{3}){2,4}|\.000)(?!\d|\.\d)"
    r"|\d{1,3},\d{1,2}(?=\s?(?:million|billion|trillion|bn|mn|mln|m)(?!\w))|\d{0,6}[½¼¾]"
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?![\w-]|\s?mm|[ \u00a0\u2009\u202f]\d{3})"
    r"|\d{1,15})(?:(?<![½¼¾])\.\d{1,6})?(?!\d|[.,:/]\d)"
)
_SCALE: Final = r"(?:(?:lakh|thousand)\s+crore|hundred|thousand|million|billion|trillion|lakhs?|crores?)(?!\w)"
_SHORT_SCALE: Final = r"\s?(?:bn|bln|mn|mln)(?!\w)|k(?!\w)|m(?=\s+(?:rounds|shells|cartridges|bullets)\b)"
_WORD: Final = rf"(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))}|hundred|thousand|million|billion)(?!\w)"
_WORDS: Final = (
    rf"(?<![\w-])(?:(?:a\s+)?half[\s-](?:an?\s+)?dozen|half\s+an?\s+{_SCALE}"
    r"|half\s+an?(?=\s+(?:metric\s+|short\s+|long\s+)?ton)|(?:a\s+)?quarter\s+of\s+a\s+(?:million|billion)(?!\w)"
    rf"|(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})\s+and\s+a\s+half(?:\s+{_SCALE})?"
    r"|(?:an?|one|two|three|four|five|six|seven|eight)[\s-](?:dozen|score)|(?:a|one)\s+(?:pair|brace)(?:\s+of|(?=\s*(?:[,.;:)]|--|[-–]\s|—|\Z)))"
    rf"|a\s+(?={_SCALE}){_WORD}(?:\s+and\s+{_WORD})?"
    rf"|(?<!few\s)(?<!several\s)(?<!many\s){_WORD}(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+|\s+|-){_WORD}){{0,9}})(?!\w|-[^\W\d_])"
)
_NUMBER: Final = Pattern(rf"{_FIGURE}(?:(?:\s+|-){_SCALE}|{_SHORT_SCALE})?|{_WORDS}")
_TO: Final = Pattern(r"\s*[-–—]\s*|\s+(?P<word>to|or|and)\s+")
_BETWEEN: Final = Pattern(r"(?<!\w)between\s+\Z")
_SCALED: Final = Pattern(r"(?P<figure>[\d½¼¾][\d.,\s½¼¾]*)(?P<scale>[a-z ]*)", ignores_case=False)
_LAST_LETTERS: Final = re.compile(r"[A-Za-z]+\Z")
_STOPS: Final = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|\.000)")
_COMMA: Final = re.compile(r"\d{1,3},\d{1,2}")
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WINDOW: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text.

    Attributes:
        span: where it stands; of a range, both ends and the words between.
        high: upper end of a range; None otherwise.
        is_in_figures: whether it is written with digits.
        is_scaled: whether a word such as "million" follows the figures.
    """

    span: Span
    value: int | float
    high: int | float | None = None
    is_in_figures: bool = True
    is_scaled: bool = False


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Numbers of a stretch of text, in order and disjoint, ranges as one."""
    while (match := _NUMBER.search(text, start, end)) is not None:
        low = _read(match)
        start = match.end()
        if low is None:
            continue
        ranged = _range(text, low, end)
        yield ranged or low
        start = (ranged or low).span.end


def scale(word: str) -> int | None:
    """The factor that a word or letter after figures stands for: "bn", "m", "crore"; None if it is none."""
    return _SCALES.get(word.casefold())


def written_scale(words: str) -> int:
    """The factor of the word or letters that end a number as written: of "1.5 million" a million; 1 without one."""
    match = _LAST_LETTERS.search(words)
    return 1 if match is None else scale(match[0]) or 1


def _read(match: re.Match[str]) -> Number | None:
    value = number(match[0])
    if value is None:
        return None
    is_in_figures = match[0][0].isdecimal() or match[0][0] in _FRACTIONS
    return Number(
        span=Span(*match.span()),
        value=value,
        is_in_figures=is_in_figures,
        is_scaled=is_in_figures and match[0][-1].isalpha(),
    )


def _range(text: str, low: Number, end: int) -> Number | None:
    joint = _TO.match(text, low.span.end, end)
    match = None if joint is None else _NUMBER.match(text, joint.end(), end)
    high = None if match is None else _read(match)
    if joint is None or match is None or high is None:
        return None
    before = text[max(0, low.span.start - _WINDOW) : low.span.start]
    if (joint["word"] or "").casefold() == "and" and not _BETWEEN.search(before):
        return None
    value = _completed(low, high, match[0])
    if not value < high.value:
        return None
    return Number(span=Span(low.span.start, match.end()), value=value, high=high.value, is_in_figures=low.is_in_figures)


def _completed(low: Number, high: Number, written: str) -> int | float:
    """The lower end with the scale that stands only at the upper one: "two to three million", "10-15,000"."""
    factor = written_scale(written)
    if factor == 1 and high.is_in_figures and low.value < 100 and written.endswith(",000"):
        factor = 1_000
    is_bare = low.value < 1_000 and not low.is_scaled
    return plain(low.value * factor) if is_bare and low.value * factor < high.value else low.value


@lru_cache(maxsize=4096)
def number(written: str) -> int | float | None:
    """The value of a number as written, with its scale; None if the words do not make a number."""
    words = " ".join(written.casefold().replace("-", " ").split())
    match = _SCALED.fullmatch(words)
    if match is not None:
        return _of_figures(match["figure"], match["scale"])
    return _of_words(words.removesuffix(" of"))


def _of_figures(figure: str, scale_word: str) -> int | float | None:
    factor = math.prod(_SCALES.get(word.removesuffix("s"), 0) for word in scale_word.split())
    if not factor:
        return None
    return plain(_value(figure.strip()) * factor)


def _value(figure: str) -> Decimal:
    if figure[-1] in _FRACTIONS:
        return Decimal(figure[:-1] or 0) + _FRACTIONS[figure[-1]]
    if _STOPS.fullmatch(figure):
        return Decimal(figure.replace(".", ""))
    if _COMMA.fullmatch(figure):
        return Decimal(figure.replace(",", "."))
    return Decimal(re.sub(r"[,\s]", "", figure))


def _of_words(words: str) -> int | float | None:
    if words in _PARTS:
        return _PARTS[words]
    if (match := _AND_A_HALF.fullmatch(words)) is not None:
        return plain((_SMALL[match["whole"]] + 0.5) * (_SCALES.get(match["scale"] or "") or 1))
    first, _, rest = words.partition(" ")
    if first == "half":
        whole = _of_words(rest)
        return None if whole is None else plain(whole / 2)
    if first in ("a", "an"):
        return _of_words(f"one {rest}")
    if words in _SMALL:
        return _SMALL[words]
    before, _, last = words.rpartition(" ")
    if last in _GROUPS:
        count = _of_words(before)
        return None if count is None else count * _GROUPS[last]
    return _spelled_out(words)


def _spelled_out(words: str) -> int | None:
    from text_to_num import text2num  # here, because most reports never need it

    try:
        return int(text2num(words, "en"))
    except ValueError:
        return None


def plain(value: float | Decimal) -> int | float:
    """The same value, whole where it can be."""
    return int(value) if value == int(value) else float(value)
