"""The ways in which reports write dates: one row for each, a pattern and what it means.

Decisions, from the claim guide and from what annotators did:

- "early", "mid", "late", "the end of" do not narrow a month or year: "late December" is the month.
- "Last Friday" is the last Friday before publication; "on Friday" may be the day of publication itself.
- "Last week" is the ISO week before that of publication; "last month" and "last year" are those of the calendar.
- "The last month" and "the past two months" run up to publication, and begin about then.
- "Three weeks ago" is a day, about; "two months ago" a month, "five years ago" a year.
- "Last winter" is the latest that is over; "in the spring" the latest that has begun; seasons are those of the north.
- Fiscal years are those of the United States: FY23 began in October 2022.
- Of 06/02/2019 the day stands first, unless only the other way makes a date, or one that is not yet to come.
- A day or month without its year is the latest that has begun; where the nearest verb before it looks ahead ("is to
  arrive in May"), the nearest. So are weekdays, weekends, seasons and quarters.
- "Two days later" and "the following year" count from the date before them in the paragraph; without one they are none.
- "The third quarter" alone is the latest that has begun; quarters are those of the calendar, but for fiscal years.
- Centuries, "recently", "in the coming weeks" are no dates.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.text import date_readers as readers
from waybill.text import following, part_readers, relative_readers, spoken
from waybill.text.cues import Cue
from waybill.text.date_parts import WEEKDAYS
from waybill.text.moments import Moment
from waybill.text.months import CAPITAL_MONTH
from waybill.text.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date: a pattern, and what its words mean, given the day of publication.

    Attributes:
        read: returns None where the words turn out to be something else, or publication would be needed and is None.
        cues: whatever the pattern matches holds one of them.
    """

    pattern: Pattern
    read: Callable[[re.Match[str], date | None], Moment | None]
    cues: frozenset[Cue]


_START: Final = r"(?<![\w$€£#/.-])(?<!\d[,:])"
_DAY_OF_MONTH: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])"
_DAY: Final = rf"(?P<day>{_DAY_OF_MONTH})"
_TO_DAY: Final = (
    rf"\s*(?P<joint>-|–|—|\bto\b|\band\b|\bor\b|\bthrough\b)\s*(?:the\s+)?(?P<last_day>{_DAY_OF_MONTH})(?!\w)"
)
_MONTH: Final = rf"(?P<month>{CAPITAL_MONTH})"
_FULL_YEAR: Final = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_YEAR: Final = rf"(?P<year>{_FULL_YEAR})"
_OF_YEAR: Final = rf"(?:,?\s+{_YEAR})?"
# Of two digits only what cannot be a day or a number of things: '89, Jan. 62, "20 OCT 05."
_YEAR_AFTER_MONTH: Final = rf"(?P<year>{_FULL_YEAR}|['’]\d\d(?!\d)|[4-9]\d(?![\d,]|\s+\w+s\b|\s+of\b))"
_YEAR_AFTER_DATE: Final = _YEAR_AFTER_MONTH[:-1] + r"|[0-3]\d(?=\s*(?:[:.;)\]]|$)))"
_WHICH: Final = r"(?P<which>last|this|next)"
_PART: Final = (
    r"(?:(?:early|late|mid)(?:\s+in)?[\s-]+"
    r"|(?:the\s+)?(?:beginning|start|middle|end|early\s+days|(?:first|last|final|closing)\s+days)\s+of\s+)"
)
_SOME_YEAR: Final = (
    rf"(?:{_YEAR}|{_WHICH}\s+year|the\s+year|(?P<fiscal>FY|fiscal(?:\s+year)?)\s*'?(?P<fy>\d{{4}}|\d\d)(?!\d))"
)
_WEEKDAY: Final = rf"(?-i:{'|'.join(f'{day.title()}|{day.upper()}' for day in WEEKDAYS)})"
_LENGTH: Final = (
    r"(?P<length>\d{1,3}|an?(?:\s+couple\s+of|\s+few)?|couple\s+of|few|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|fifteen|eighteen|twenty|thirty)"
)
_UNIT: Final = r"(?P<unit>days?|weeks?|months?|years?|decades?)"

_ROWS: Final = (
    (rf"{_START}{_DAY}{_TO_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR}", readers.read_two_days, Cue.MONTH),
    (rf"(?<!\w){_MONTH}\s+{_DAY}{_TO_DAY}{_OF_YEAR}", readers.read_two_days, Cue.MONTH),
    (rf"{_START}{_DAY}(?:\s+of\s+|\s+|-){_MONTH}(?:(?:,?\s+|-){_YEAR_AFTER_DATE})?", readers.read_calendar, Cue.MONTH),
    (rf"(?<!\w)(?:last\s+)?{_MONTH}\s+{_DAY}(?!\w|[:,.]\d){_OF_YEAR}", readers.read_calendar, Cue.MONTH),
    (rf"(?<!\w){_PART}?{_MONTH}(?:,?\s+|\s+of\s+){_YEAR_AFTER_MONTH}", readers.read_calendar, Cue.MONTH),
    (rf"{_START}{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)", readers.read_iso, Cue.YEAR),
    (
        rf"{_START}(?P<day>\d\d?)(?P<mark>[/.])(?P<month>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d)",
        readers.read_numeric,
        Cue.FIGURES,
    ),
    (
        r"(?<!\w)(?P<before>(?<=in\s)|(?<=since\s)|(?<=from\s)|(?<=between\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)"
        r"|(?<=during\s)|(?<=throughout\s)|(?<=through\s)|(?<=to\s)|(?<=and\s)|(?<=for\s)"
        rf"|{_PART})?(?:{_WHICH}\s+)?{_MONTH}(?!\s+\d|['’]s?\w|-(?-i:[a-z]))"
        r"(?!(?<=(?-i:MAY|May))\s+(?:be|have|not|also|still)\b)",
        readers.read_month_alone,
        Cue.MONTH,
    ),
    (
        r"(?<!\w)(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>(?:19|20)\d0)['’]?s(?!\w)",
        part_readers.read_decade,
        Cue.YEAR,
    ),
    (
        r"(?<!\w)(?:the\s+)?(?P<place>first|second|third|fourth|last)\s+"
        rf"(?:(?P<size>quarter|half)|(?P<months>\w{{1,12}})\s+months)\s+of\s+(?:the\s+)?{_SOME_YEAR}",
        part_readers.read_part_of_year,
        Cue.UNIT,
    ),
    (
        rf"(?<!\w)(?:the\s+)?{_SOME_YEAR}(?:['’]s)?\s+(?P<place>first|second|third|fourth|final)[\s-]"
        r"(?P<size>quarter|half)(?P<months>)(?!\w)",
        part_readers.read_part_of_year,
        Cue.UNIT,
    ),
    (
        r"(?<!\w)(?:(?:the|its|their|his|our)\s+(?P<place>first|second|third|fourth)[\s-]quarter"
        r"|(?P<joined>first|second|third|fourth)-quarter)(?!\w|\s+of\b)",
        part_readers.read_quarter_alone,
        Cue.UNIT,
    ),
    (
        rf"(?<![\w-])(?P<letter>[QH])(?P<place>[1-4])(?:\s+(?:of\s+)?|-|/){_SOME_YEAR}(?P<sign>)(?P<rank>)",
        part_readers.read_numbered_part,
        Cue.NUMBERED,
        Cue.YEAR,
    ),
    (
        rf"(?<![\w-]){_YEAR}[\s-]?(?P<letter>[QH])(?P<place>[1-4])(?P<which>)(?P<fiscal>)(?!\w)",
        part_readers.read_numbered_part,
        Cue.NUMBERED,
        Cue.YEAR,
    ),
    (spoken.YEAR_IN_WORDS, spoken.read_year_in_words, Cue.SPOKEN),
    (spoken.DECADE_IN_WORDS, spoken.read_decade_in_words, Cue.SPOKEN),
    (rf"{_START}{_YEAR}[-–/](?P<last_year>(?:19|20)?\d\d)(?![\w/–-]|[.,]\d)", readers.read_two_years, Cue.YEAR),
    (following.FROM_THE_LAST, following.read_from_the_last, Cue.UNIT),
    (following.NEXT_TO_THE_LAST, following.read_next_to_the_last, Cue.UNIT, Cue.DAY_WORD),
    (
        rf"(?<!\w)(?P<part>{_PART}|(?:earlier|later|early|late)\s+in\s+)?{_SOME_YEAR}",
        part_readers.read_year_by_itself,
        Cue.YEAR,
        Cue.UNIT,
        Cue.FISCAL,
    ),
    (spoken.DAY_IN_WORDS + rf"\s+of\s+{_MONTH}{_OF_YEAR}", spoken.read_day_in_words, Cue.MONTH),
    (
        rf"(?<!\w)(?:the\s+)?(?P<half>first|second|last)\s+half\s+of\s+{_MONTH}{_OF_YEAR}",
        part_readers.read_half_of_month,
        Cue.MONTH,
    ),
    (
        rf"(?<!\w)(?:the\s+)?(?P<place>first|second|third|fourth|last|final)\s+week\s+of\s+{_MONTH}{_OF_YEAR}",
        part_readers.read_week_of_month,
        Cue.MONTH,
    ),
    (
        r"(?<!\w)(?:(?P<which>last|this(?:\s+past)?|next|(?:the\s+)?(?:previous|past)|the)\s+)?"
        r"(?:(?:early|mid|late)[\s-]+)?"
        rf"(?P<season>spring|summer|autumn|fall|winter)"
        rf"(?:(?:\s+of)?\s+{_YEAR}|(?:\s+of)?\s+(?P<year_of>last|this)\s+year)?(?![\w-])",
        part_readers.read_season,
        Cue.SEASON,
    ),
    (
        rf"(?<!\w)(?:(?P<which>last|this(?:\s+past)?|next|coming|(?:the\s+)?previous)\s+)?(?P<weekday>{_WEEKDAY})(?!\w)",
        relative_readers.read_weekday,
        Cue.WEEKDAY,
    ),
    (
        r"(?<!\w)(?:the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|last\s+(?:night|evening)"
        r"|this\s+(?:morning|afternoon|evening))(?!\w)",
        relative_readers.read_day_word,
        Cue.DAY_WORD,
    ),
    (r"(?<!\w)(?P<which>the|this|last|next|past)\s+weekend(?![\w-])", relative_readers.read_weekend, Cue.UNIT),
    (
        rf"(?<!\w)(?P<part>{_PART}|earlier\s+|later\s+)?(?:(?<!the\s){_WHICH}|the\s+current)\s+(?P<unit>week|month|quarter|year)"
        r"(?![\w-]|['’]\w{2})",
        relative_readers.read_unit_reference,
        Cue.UNIT,
    ),
    (rf"(?<!\w)(?:the\s+)?{_DAY}\s+of\s+{_WHICH}\s+month(?!\w)", relative_readers.read_day_of_month, Cue.UNIT),
    (rf"(?<=on\sthe\s){_DAY}(?=[.,;)]|\s+(?:at|in|by|from|to)\b)", relative_readers.read_day_alone, Cue.DAY),
    (
        r"(?<!\w)(?P<about>(?:about|around|some|roughly|nearly|almost|(?:just\s+)?(?:over|under)|(?:more|less)\s+than)"
        rf"\s+)?(?<!\w){_LENGTH}\s+{_UNIT}\s+ago(?!\w)",
        relative_readers.read_ago,
        Cue.UNIT,
    ),
    (
        rf"(?<!\w)(?:the\s+(?:last|past)|this\s+past)\s+(?:{_LENGTH}\s+)?{_UNIT}"
        r"(?!\w|\s+of\b)",
        relative_readers.read_stretch,
        Cue.UNIT,
    ),
    (
        rf"{_START}(?<!no\.\s)(?<!resolution\s)(?<!paragraph\s)(?<!section\s)(?<!\d\s\()(?P<part>{_PART})?{_YEAR}"
        r"(?![\w%/(]|\s+\(\d|-[^\W\d_])",
        readers.read_year_alone,
        Cue.YEAR,
    ),
)

RULES: Final = tuple(Rule(Pattern(pattern), read, frozenset(cues)) for pattern, read, *cues in _ROWS)
"""Rows in no order: of two that match, the one that starts first counts, then the longer one."""

BY_CUES: Final = {
    cues: tuple(rule for rule in RULES if rule.cues == cues) for cues in dict.fromkeys(rule.cues for rule in RULES)
}
