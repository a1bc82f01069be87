"""The time of a case, drawn: when claims say that each step was reached, and when each document was published.

Laws:   every dated step and document has its row, up to a number that a page bears;
        a date that is known to the month is as wide as the month, one that is about right has a broken outline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from waybill.core.case import Case
from waybill.core.filed import FiledClaim
from waybill.core.period import Period
from waybill.export.svg import BLUE, GREY, INK, PALE, RED, WIDTH, bar, dot, drawing, fitting, line, shape, words
from waybill.telling import wording

MOST: Final = 24
"""Rows of each kind."""

_LEFT: Final = 216.0
_RIGHT: Final = WIDTH - 12.0
_ROW: Final = 18.0
_LABEL: Final = _LEFT - 20.0
_MOST_TICKS: Final = 8
_MOST_DAYS: Final = 6
"""Names of days are longer than those of months."""

_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 3000, 6000, 15000)
_NARROWEST: Final = 5.0
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Puts days on the drawing."""

    first: date
    last: date

    def x(self, day: date) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (day - self.first).days / max(1, (self.last - self.first).days)


def drawn_time(case: Case, filed: Sequence[FiledClaim]) -> str | None:
    """The drawing; None where there is nothing, or one thing alone, that is dated.

    Args:
        case: what is drawn.
        filed: its claims, in the order of publication.
    """
    steps = [(step, period) for step in case.steps for period in step.dates][:MOST]
    published = list(_published(filed))[:MOST]
    if len(steps) + len(published) < 2:
        return None
    days = [day for _, period in steps for day in (period.earliest, period.latest) if day is not None]
    days += [day for day, _, _ in published]
    if not days:
        return None
    scale = _scale(days)
    parts: list[str] = []
    y = 0.0
    if steps:
        parts.append(words(0, y + 12, "Claimed to have happened", size=10, fill=GREY))
        for step, period in steps:
            y += _ROW
            late = " (superseded)" if step.superseded else ""
            parts += _step(f"{wording.label(step.stage)}, {period.edtf}{late}", period, y, scale, step.superseded)
        y += _ROW + 4
    if published:
        parts.append(words(0, y + 12, "Published", size=10, fill=GREY))
        for day, told, is_denial in published:
            y += _ROW
            parts += _document(f"{told}, {day.isoformat()}", day, y, scale, is_denial)
        y += _ROW
    ground = [*_ticks(scale, y + 4)]
    return drawing(y + 24, [*ground, *parts])


def _published(filed: Sequence[FiledClaim]) -> Iterator[tuple[date, str, bool]]:
    """Day, publisher, and whether all that it says is a denial, of each dated document."""
    documents = dict.fromkeys(each.document.id for each in filed)
    for document in documents:
        its = [each for each in filed if each.document.id == document]
        day = its[0].document.published
        if day is not None:
            is_denial = all(each.claim.polarity.value == "denied" for each in its)
            yield day, its[0].document.publisher or "unknown publisher", is_denial


def _step(label: str, period: Period, y: float, scale: _Scale, is_late: bool) -> Iterator[str]:
    yield words(_LABEL, y + 13, fitting(label, _LABEL), anchor="end", fill=GREY if is_late else INK)
    left = scale.x(period.earliest or scale.first)
    right = scale.x(scale.last if period.latest is None else min(period.latest + _DAY, scale.last))
    width = max(_NARROWEST, right - left)
    colour = PALE if is_late else BLUE
    dashed = "3 2" if period.is_approximate else ""
    yield bar(left, y + 5, width, 9, fill="none" if dashed else colour, stroke=GREY if is_late else BLUE, dashed=dashed)
    if period.latest is None:
        yield shape([(_RIGHT, y + 4), (_RIGHT + 9, y + 9.5), (_RIGHT, y + 15)], fill=colour)
    if period.earliest is None:
        yield shape([(_LEFT, y + 4), (_LEFT - 9, y + 9.5), (_LEFT, y + 15)], fill=colour)


def _document(label: str, day: date, y: float, scale: _Scale, is_denial: bool) -> Iterator[str]:
    shown = f"{label} – denial" if is_denial else label
    yield words(_LABEL, y + 13, fitting(shown, _LABEL), anchor="end", fill=RED if is_denial else INK)
    yield dot(scale.x(day), y + 9.5, 4, fill="white" if is_denial else INK, stroke=RED if is_denial else INK)


def _scale(days: Sequence[date]) -> _Scale:
    """A little more than all the days."""
    margin = timedelta(days=max(2, (max(days) - min(days)).days // 20))
    first = date.min if min(days) - date.min < margin else min(days) - margin
    last = date.max if date.max - max(days) < margin else max(days) + margin
    return _Scale(first, last)


def _ticks(scale: _Scale, bottom: float) -> Iterator[str]:
    yield line(_LEFT, bottom, _RIGHT, bottom, stroke=GREY)
    for day, label in _marked(scale):
        x = scale.x(day)
        yield line(x, 14, x, bottom, stroke=PALE, width=0.7)
        yield words(x, bottom + 14, label, size=10, anchor="middle", fill=GREY)


def _marked(scale: _Scale) -> list[tuple[date, str]]:
    """Days with their names, no more than there is room for."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    if months < 2:
        step = next(each for each in (1, 2, 5, 10, 20) if (scale.last - scale.first).days <= each * _MOST_DAYS)
        count = (scale.last - scale.first).days // step
        return [(each := scale.first + timedelta(days=step * place), each.isoformat()) for place in range(1, count)]
    step = next((each for each in _MONTHS if months <= each * _MOST_TICKS), _MONTHS[-1])
    begun = scale.first.year * 12 + scale.first.month - 1
    places = range(begun // step * step + step, scale.last.year * 12 + scale.last.month, step)
    marked = [date(place // 12, place % 12 + 1, 1) for place in places]
    return [(each, each.isoformat()[: 4 if step >= 12 else 7]) for each in marked]
