"""How well and how fast dates are read, on public time corpora: ``python bench/dates.py DIR [--errors CORPUS]``.

DIR holds ``tempeval3`` (TimeBank, AQUAINT, the platinum test) and ``meantime``, or one of them. Measured are the DATE
expressions whose TIMEX3 value is a day, week, month, quarter, half, season, year or decade; "now", "the future" and
"the 20th century" are none, nor is the date of the document itself. A value is right if it means the same days,
however it is qualified; of 1998-W07 the Monday to the Sunday, of 1998-SU June to August.

Both read the same expressions, given the day of the document; dateparser gets English only and prefers the past.
"Found" and "found and right" are ours in running text. ``--errors`` lists what we read otherwise.
"""

import re
import sys
import time
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from waybill.core.period import Period
from waybill.core.span import Span
from waybill.errors import PeriodError
from waybill.text import dates

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS: Final = {"Q": 3, "H": 6}
LEAD_IN: Final = re.compile(
    r"(?:(?:since|from|between|until|till|by|about|around|the|of|in|on|earlier|later|early|late|mid)[\s-]+)+",
    re.IGNORECASE,
)
NO_BLANK_BEFORE: Final = re.compile(r"['’]s\b|[.,;:!?%)]")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date in a text, and what annotators say that it means."""

    span: Span
    period: Period


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its dates; ``others`` are expressions of time that are no date of the calendar."""

    text: str
    published: date
    expressions: tuple[Expression, ...]
    others: tuple[Span, ...]


def period(value: str) -> Period | None:
    """What a TIMEX3 value means as a period; None if it is no time of the calendar."""
    value = re.sub(r"T.*", "", value)
    with suppress(PeriodError, ValueError):
        if match := re.fullmatch(r"(\d{3})X?", value):
            return Period(f"{match[1]}0/{match[1]}9")
        if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Period(f"{monday + timedelta(days=5 if match[3] else 0)}/{monday + timedelta(days=6)}")
        if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
            size = PARTS[match[2]]
            last = int(match[3]) * size
            return Period(f"{match[1]}-{last - size + 1:02}/{match[1]}-{last:02}")
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            year, first = int(match[1]), SEASONS[match[2]]
            return Period(f"{year}-{first:02}/{year + (first == 12)}-{(first + 1) % 12 + 1:02}")
        return Period(value)
    return None


def timeml(path: Path) -> Text | None:
    root = ET.parse(path).getroot()
    stated = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    body = root.find("TEXT")
    if stated is None or body is None:
        return None
    pieces: list[str] = []
    found: list[tuple[Span, ET.Element]] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            found.append((Span(start, sum(map(len, pieces))), element))

    walk(body)
    return _text("".join(pieces), stated.attrib["value"], found)


def meantime(path: Path) -> Text | None:
    root = ET.parse(path).getroot()
    stated = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    if stated is None:
        return None
    sentences = {token.attrib["t_id"]: int(token.attrib["sentence"]) for token in root.iter("token")}
    # Only the first sentences were annotated.
    last = max(sentences[each.attrib["t_id"]] for timex in root.iter("TIMEX3") for each in timex.iter("token_anchor"))
    text, sentence = "", "0"
    spans: dict[str, Span] = {}
    for token in root.iter("token"):
        word = token.text or ""
        if int(token.attrib["sentence"]) > last:
            break
        if token.attrib["sentence"] != sentence:
            text, sentence = text + "\n\n", token.attrib["sentence"]
        elif text and not NO_BLANK_BEFORE.match(word):
            text += " "
        spans[token.attrib["t_id"]] = Span(len(text), len(text) + len(word))
        text += word
    found = []
    for timex in root.iter("TIMEX3"):
        anchors = [spans[each.attrib["t_id"]] for each in timex.iter("token_anchor")]
        if anchors:
            found.append((Span(anchors[0].start, anchors[-1].end), timex))
    return _text(text, stated.attrib["value"], found)


def _text(text: str, stated: str, found: Sequence[tuple[Span, ET.Element]]) -> Text | None:
    if not re.match(r"\d{4}-\d\d-\d\d", stated):
        return None
    expressions, others = [], []
    for span, timex in found:
        is_date = timex.attrib["type"] == "DATE" and timex.attrib.get("functionInDocument") != "CREATION_TIME"
        meant = period(timex.attrib["value"]) if is_date else None
        if meant is None:
            others.append(span)
        else:
            expressions.append(Expression(span, meant))
    return Text(text, date.fromisoformat(stated[:10]), tuple(expressions), tuple(others))


CORPORA: Final[tuple[tuple[str, str, Callable[[Path], Text | None]], ...]] = (
    ("TimeBank", "tempeval3/train/TimeBank/*.tml", timeml),
    ("AQUAINT", "tempeval3/train/AQUAINT/*.tml", timeml),
    ("platinum", "tempeval3/te3-platinum/*.tml", timeml),
    ("MEANTIME", "meantime/*/*/*.xml", meantime),
)


def of_waybill(text: Text, span: Span) -> Period | None:
    """What we say an expression means where it stands; the words before it are not part of it."""
    found = dates.datings(text.text, span, published=text.published)
    if not found:
        whole = dates.datings(text.text, Span(0, len(text.text)), published=text.published)
        found = tuple(each for each in whole if each.span.overlaps(span))
    if not found:
        return None
    ends = found[0].period.edtf.split("/")
    is_last = len(ends) == 2 and sum(each.span in found[0].span for each in text.expressions) == 2
    return Period(ends[1]) if is_last and found[0].span.end == span.end else found[0].period


def of_dateparser(text: Text, span: Span) -> Period | None:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": datetime.combine(text.published, datetime.min.time()), "PREFER_DATES_FROM": "past"}
    parser = DateDataParser(languages=["en"], settings=settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parser.get_date_data(" ".join(span.of(text.text).split()))
    if found.date_obj is None:
        return None
    digits = {"year": 4, "month": 7}.get(found.period, 10)
    return Period(str(found.date_obj.date())[:digits])


def is_right(found: Period | None, meant: Period) -> bool:
    return found is not None and found.is_same_interval_as(meant)


def bare(text: str, span: Span) -> Span:
    """An expression without the words that lead to it, on which annotators do not agree."""
    match = LEAD_IN.match(text, span.start, span.end)
    return span if match is None or match.end() >= span.end else Span(match.end(), span.end)


def figures(texts: Sequence[Text]) -> Iterator[str]:
    strict = relaxed = found_right = ours = theirs = spurious = found = 0
    for text in texts:
        whole = dates.datings(text.text, Span(0, len(text.text)), published=text.published)
        found += len(whole)
        every = [*(each.span for each in text.expressions), *text.others]
        spurious += sum(not any(dating.span.overlaps(span) for span in every) for dating in whole)
        for each in text.expressions:
            meeting = [dating for dating in whole if dating.span.overlaps(each.span)]
            relaxed += bool(meeting)
            strict += any(bare(text.text, dating.span) == bare(text.text, each.span) for dating in meeting)
            right = is_right(of_waybill(text, each.span), each.period)
            found_right += bool(meeting) and right
            ours += right
            theirs += is_right(of_dateparser(text, each.span), each.period)
    total = sum(len(text.expressions) for text in texts)
    yield f"{total:>6} {strict / total:>7.1%} {relaxed / total:>8.1%} {spurious / max(found, 1):>9.1%}"
    yield f"{found_right / total:>11.1%} {ours / total:>7.1%} {theirs / total:>10.1%}"


def speeds(texts: Sequence[Text]) -> Iterator[str]:
    """Per second of one core: expressions, each a text of its own, and megabytes of running text (ours)."""
    expressions = [Text(each.span.of(text.text), text.published, (), ()) for text in texts for each in text.expressions]
    for read in (of_waybill, of_dateparser):
        _forget()
        begun = time.process_time()
        for each in expressions:
            read(each, Span(0, len(each.text)))
        yield f"{len(expressions) / (time.process_time() - begun):>9,.0f}"
    _forget()
    begun = time.process_time()
    for text in texts:
        dates.datings(text.text, Span(0, len(text.text)), published=text.published)
    yield f"{sum(len(text.text) for text in texts) / (time.process_time() - begun) / 1e6:>6.2f}"


def _forget() -> None:
    for remembered in vars(dates).values():
        if hasattr(remembered, "cache_clear"):
            remembered.cache_clear()


def show_errors(texts: Sequence[Text]) -> None:
    """Day of the document, what annotators say, what we say, and the words; "-" where there is no such date."""
    for text in texts:
        for each in text.expressions:
            found = of_waybill(text, each.span)
            if not is_right(found, each.period):
                _show(text, each.span, each.period.edtf, "" if found is None else found.edtf)
        every = [*(each.span for each in text.expressions), *text.others]
        for dating in dates.datings(text.text, Span(0, len(text.text)), published=text.published):
            if not any(dating.span.overlaps(span) for span in every):
                _show(text, dating.span, "-", dating.period.edtf)


def _show(text: Text, span: Span, meant: str, found: str) -> None:
    before, after = text.text[max(0, span.start - 60) : span.start], text.text[span.end : span.end + 40]
    words = " ".join(f"{before}[{span.of(text.text)}]{after}".split())
    print(f"{text.published} {meant:<21} {found:<23} {words}")


def main() -> None:
    folder, wanted = Path(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else None
    if wanted is None:
        print(f"{'corpus':<9} {'dates':>6} {'strict':>7} {'relaxed':>8} {'none such':>9} {'found+right':>11}", end=" ")
        print(f"{'waybill':>7} {'dateparser':>10} {'waybill/s':>9} {'dateparser/s':>12} {'MB/s':>6}")
    for name, pattern, read in CORPORA:
        texts = [text for path in sorted(folder.glob(pattern)) if (text := read(path)) is not None]
        if texts and wanted is None:
            ours, theirs, megabytes = speeds(texts)
            print(f"{name:<9}", *figures(texts), ours, f"{theirs:>12}", megabytes, flush=True)
        elif texts and wanted == name:
            show_errors(texts)


if __name__ == "__main__":
    main()
