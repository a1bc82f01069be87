"""Years, decades and days in words: "nineteen ninety-six", "the late nineties", "the 80s", "the fifth of May"."""

import re
from datetime import date
from typing import Final

from waybill.core.span import Span
from waybill.text.date_parts import full_year
from waybill.text.moments import Moment
from waybill.text.months import month
from waybill.text.numbers import number
from waybill.text.tenses import months_back

_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
YEAR_IN_WORDS: Final = (
    rf"(?<![\w-])(?:(?P<century>nineteen|twenty)[\s-](?P<rest>(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_TEENS})"
    rf"|the\s+year\s+(?P<thousand>two\s+thousand(?:\s+(?:and\s+)?(?:{_ONES}|{_TEENS}|twenty(?:[\s-](?:{_ONES}))?))?))(?![\w-])"
)
_DECADES: Final = {
    **{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80},
    "nineties": 90,
}
DECADE_IN_WORDS: Final = (
    r"(?<!\w)the\s+(?:(?P<part>early|mid|late)[\s-]+)?(?:(?:nineteen[\s-]+)?"
    rf"(?P<name>{'|'.join(_DECADES)})|['’]?(?P<tens>[3-9]0)['’]?s)(?!\w)"
)

_DAYS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
DAY_IN_WORDS: Final = rf"(?<![\w-])the\s+(?P<day>{'|'.join(_DAYS)})(?:\s+day)?"


def read_day_in_words(match: re.Match[str], published: date | None) -> Moment:
    """Reads "the fifth of February", "the first day of May 1994"."""
    return Moment(
        span=Span(*match.span()),
        year=full_year(match["year"], published),
        month=month(match["month"]),
        day=_DAYS.index(match["day"].casefold()) + 1,
        months_back=months_back(match.string, *match.span()),
    )


def read_year_in_words(match: re.Match[str], published: date | None) -> Moment | None:
    """Reads "nineteen ninety-six", "twenty twelve", "the year two thousand"."""
    if match["thousand"]:
        year = number(match["thousand"].replace(" and ", " "))
    else:
        rest = number(match["rest"])
        year = None if rest is None else {"nineteen": 1900, "twenty": 2000}[match["century"].casefold()] + rest
    return None if year is None or not 1900 <= year <= 2099 else Moment(span=Span(*match.span()), year=int(year))


def read_decade_in_words(match: re.Match[str], published: date | None) -> Moment:
    """Reads "the nineties", "the late 80s": of the twentieth century."""
    tens = int(match["tens"]) if match["tens"] else _DECADES[match["name"].casefold()]
    return decade(Span(*match.span()), 1900 + tens, match["part"])


def decade(span: Span, first: int, part: str | None) -> Moment:
    """The ten years from the first; the early, mid or late ones are about a third of them."""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((part or "").casefold(), (0, 9))
    mark = "~" if part else ""
    return Moment(span=span, edtf=f"{first + low}{mark}/{first + high}{mark}")
