"""The stages of one case on a line of days, with the days on which it was reported."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from waybill.core.case import Step
from waybill.core.filed import FiledClaim
from waybill.core.period import Period
from waybill.telling import wording
from waybill.telling.visible import count
from waybill.web.drawing.days import Days, Tick
from waybill.web.links import document_address

WIDTH: Final = 640.0
ROW: Final = 26.0
NARROWEST: Final = 7.0
"""Width of a bar that stands for one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """When a stage is said to have been reached.

    Attributes:
        y: of the middle of its row.
        style: of its pattern.
        is_open: whether an end of it is not said.
        href: the words that say it; None where they are not at hand.
    """

    x: float
    y: float
    width: float
    style: str
    about: str
    is_open: bool
    superseded: bool
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A stage.

    Attributes:
        note: what stands in its row where no day is said; empty else.
    """

    stage: str
    y: float
    superseded: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A day on which reports of the case appeared."""

    x: float
    about: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """The stages of a case over time.

    Attributes:
        reports_y: of the row of reports.
    """

    width: float
    height: float
    reports_y: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    reports: tuple[Report, ...]


def stage_line(steps: Iterable[Step], filed: Iterable[FiledClaim]) -> StageLine | None:
    """The stages of a case, and its reports; None where there are not two days to compare."""
    listed, claims = tuple(steps), tuple(filed)
    published = sorted({each.document.published for each in claims if each.document.published is not None})
    periods = [period for step in listed for period in step.dates]
    named = [day for period in periods for day in (period.earliest, period.latest) if day is not None]
    if len({*published, *named}) < 2:
        return None
    days = _scale([*published, *named])
    heights = {step.stage: ROW * (place + 0.5) for place, step in enumerate(listed)}
    words = {each.ref: document_address(each.document.id, each.claim.id) for each in claims}
    return StageLine(
        width=WIDTH,
        height=ROW * (len(listed) + 1),
        reports_y=ROW * (len(listed) + 0.5),
        ticks=days.ticks(),
        rows=tuple(
            Row(
                stage=wording.label(step.stage),
                y=heights[step.stage],
                superseded=step.superseded,
                note="" if step.dates else "no day is said",
            )
            for step in listed
        ),
        bars=tuple(
            _bar(
                step, period, days, heights[step.stage], next((words[ref] for ref in step.claims if ref in words), None)
            )
            for step in listed
            for period in step.dates
        ),
        reports=tuple(_reports(published, claims, days)),
    )


def _scale(known: list[date]) -> Days:
    """From the first day to the last, with room at both ends."""
    first, last = min(known), max(known)
    room = timedelta(days=max(3, (last - first).days // 20))
    return Days(first=first - min(room, first - date.min), last=last + min(room, date.max - last), width=WIDTH)


def _bar(step: Step, period: Period, days: Days, y: float, href: str | None) -> Bar:
    left, right = days.x(period.earliest or days.first), days.x(period.latest or days.last)
    short = max(0.0, NARROWEST - (right - left)) / 2
    state = " (superseded)" if step.superseded else ""
    return Bar(
        x=round(left - short, 2),
        y=y,
        width=round(right - left + 2 * short, 2),
        style=step.stage.value,
        about=f"{wording.label(step.stage)}: {period.edtf}{state}",
        is_open=period.earliest is None or period.latest is None,
        superseded=step.superseded,
        href=href,
    )


def _reports(published: Iterable[date], claims: Iterable[FiledClaim], days: Days) -> Iterator[Report]:
    """A mark for each day, which leads to the first of its reports."""
    for day in published:
        documents = {each.document.id: each for each in claims if each.document.published == day}
        first = documents[min(documents)]
        yield Report(
            x=days.x(day),
            about=f"{day.isoformat()}: {count(len(documents), 'report')}",
            href=document_address(first.document.id, first.claim.id),
        )
