"""The timeline: cases over months or years by stage, and the same as a table."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.core.period import Period
from waybill.errors import PeriodError
from waybill.web.asked import Asked, RefusedError
from waybill.web.charting import Chart, chart
from waybill.web.counting import Axis, Counts, Unit, counts, ends
from waybill.web.links import with_query
from waybill.web.pages.cases import Sieve, sieve
from waybill.web.selecting import FILTERS, MOST_KEPT, Chosen, check, chosen
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

PATH: Final = "/timeline"
MOST_COLUMNS: Final = 60
MOST_MONTHS: Final = 36
"""Of more, years are shown unless one asks for months."""
AXES: Final = {Axis.SAID: "when it is said to have happened", Axis.PUBLISHED: "when it was first published"}
UNITS: Final = {Unit.MONTH: "by month", Unit.YEAR: "by year"}
PARAMETERS: Final = (*FILTERS, "dates", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A way to see the same otherwise."""

    text: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Cases over time.

    Attributes:
        query: the filters, as they stand in the address.
        sieve: what can be filtered by.
        total: of the cases that were asked for.
        axes: whose days count.
        units: what columns stand for.
        chart: None where no case has a day.
        is_said: whether days are those that are said, so that a case may stand in several columns.
        earlier: cases before the first column, or beyond the days that are filtered by.
        undated: cases without such a day.
        as_list: address of the same cases as a list; ``map`` of them on the map.
    """

    query: Mapping[str, str]
    sieve: Sieve
    total: int
    axes: tuple[Turn, ...]
    units: tuple[Turn, ...]
    chart: Chart | None
    is_said: bool
    earlier: int
    undated: int
    as_list: str
    map: str


def timeline_page(asked: Asked) -> TimelinePage:
    """The cases that were asked for, over time.

    Raises:
        RefusedError: a filter, or a way to show it, that there is not.
    """
    check(asked.query, PARAMETERS)
    axis = Axis(_one_of(asked.query, "dates", tuple(Axis)) or Axis.SAID)
    found = chosen(asked)
    counted = _counted(asked.held, found, axis, _one_of(asked.query, "by", tuple(Unit)))
    query = found.query
    kept = {**query, "dates": "" if axis is Axis.SAID else axis.value}
    unit = None if counted is None else counted.unit
    return TimelinePage(
        query=query,
        sieve=sieve(asked.held, query, PATH),
        total=len(found.cases),
        axes=tuple(
            Turn(
                text=text,
                href=with_query(PATH, {**query, "dates": "" if each is Axis.SAID else each.value}),
                chosen=each is axis,
            )
            for each, text in AXES.items()
        ),
        units=tuple(
            Turn(text=text, href=with_query(PATH, {**kept, "by": each.value}), chosen=each is unit)
            for each, text in UNITS.items()
        ),
        chart=None if counted is None else chart(counted, lambda name, stage: address(query, axis, name, stage)),
        is_said=axis is Axis.SAID,
        earlier=0 if counted is None else counted.earlier,
        undated=len(found.cases) if counted is None else counted.undated,
        as_list=with_query("/cases", query),
        map=with_query("/map", query),
    )


def address(query: Mapping[str, str], axis: Axis, name: str, stage: str) -> str:
    """Where the cases of a month or year, and of a stage unless that is empty, are listed."""
    since, until = axis.ends
    days = {since: _later(query.get(since), name, "earliest"), until: _later(query.get(until), name, "latest")}
    return with_query("/cases", {**query, **days, **({"stage": stage} if stage else {})})


def _later(filtered: str | None, name: str, end: str) -> str:
    """The narrower of two bounds: what is filtered by already, or a column."""
    if filtered is None:
        return name
    mine, other = (getattr(Period(each), end) for each in (name, filtered))
    is_narrower = other is not None and (other > mine if end == "earliest" else other < mine)
    return filtered if is_narrower else name


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = query.get(name, "")
    if value and value not in known:
        remedy = f"give one of {', '.join(known)}"
        raise RefusedError(f"{name} is never {value!r}", status=400, remedy=remedy)
    return value


@made_once
def _kept(_: Held) -> dict[tuple[Chosen, Axis, str], Counts | None]:
    """What was counted before of what is held."""
    return {}


def _counted(held: Held, found: Chosen, axis: Axis, unit: str) -> Counts | None:
    kept, key = _kept(held), (found, axis, unit)
    with suppress(KeyError):
        return kept[key]
    if len(kept) >= MOST_KEPT:
        kept.clear()
    counted = kept[key] = _count(found, axis, unit)
    return counted


def _count(found: Chosen, axis: Axis, unit: str) -> Counts | None:
    days = ends(found.cases, axis)
    if days is None:
        return None
    first, last = _within(days, found.query, axis)
    months = Unit.MONTH.number(Unit.MONTH.of(last)) - Unit.MONTH.number(Unit.MONTH.of(first)) + 1
    chosen_unit = Unit(unit or (Unit.MONTH if months <= MOST_MONTHS else Unit.YEAR))
    return counts(found.cases, axis, chosen_unit, first=first, last=last, most=MOST_COLUMNS)


def _within(days: tuple[date, date], query: Mapping[str, str], axis: Axis) -> tuple[date, date]:
    """First and last day, no wider than what is filtered by."""
    since, until = (_bound(query.get(name), end) for name, end in zip(axis.ends, ("earliest", "latest"), strict=True))
    first, last = max(days[0], since or date.min), min(days[1], until or date.max)
    return min(first, last), last if first <= last else max(first, last)


def _bound(written: str | None, end: str) -> date | None:
    try:
        found = None if written is None else getattr(Period(written), end)
    except PeriodError:
        return None
    assert found is None or isinstance(found, date)
    return found
