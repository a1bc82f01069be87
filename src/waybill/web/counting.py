"""Cases over months or years.

Laws:   the number of a month is that of the cases that are found when one filters for it;
        a case that may have been in any of several months counts in each of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waybill.core.case import Case
from waybill.core.claim import Stage


class Axis(StrEnum):
    """Which days of a case count."""

    SAID = "said"
    PUBLISHED = "published"

    @property
    def ends(self) -> tuple[str, str]:
        """The filters by its first and its last day."""
        return ("since", "until") if self is Axis.SAID else ("published_since", "published_until")


class Unit(StrEnum):
    """What columns stand for."""

    MONTH = "month"
    YEAR = "year"

    def of(self, day: date) -> str:
        """As EDTF writes it, ``2024-02`` or ``2024``."""
        return f"{day.year:04}" if self is Unit.YEAR else f"{day.year:04}-{day.month:02}"

    def number(self, name: str) -> int:
        """Counted from the first of all."""
        return int(name[:4]) * 12 + int(name[5:]) - 1 if self is Unit.MONTH else int(name[:4])

    def called(self, number: int) -> str:
        """What ``number`` counts."""
        return f"{number // 12:04}-{number % 12 + 1:02}" if self is Unit.MONTH else f"{number:04}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Cases over time.

    Attributes:
        names: of months or years, one after the other.
        numbers: of each the cases by stage; None for what is only denied.
        earlier: cases of days before the first of these alone; ``later`` likewise.
        undated: cases without a day.
    """

    unit: Unit
    names: tuple[str, ...]
    numbers: Mapping[str, Mapping[Stage | None, int]]
    earlier: int
    undated: int


def spans(case: Case, axis: Axis) -> tuple[tuple[date | None, date | None], ...]:
    """First and last days on which a case may have been; None where an end is open; empty where nothing is said."""
    if axis is Axis.PUBLISHED:
        return () if case.first_published is None else ((case.first_published, case.first_published),)
    return tuple((period.earliest, period.latest) for period in case.summary.dates)


def ends(cases: Iterable[Case], axis: Axis) -> tuple[date, date] | None:
    """The first and the last day that cases name; None where they name none."""
    days = [day for case in cases for span in spans(case, axis) for day in span if day is not None]
    return (min(days), max(days)) if days else None


def counts(cases: Iterable[Case], axis: Axis, unit: Unit, *, first: date, last: date, most: int) -> Counts:
    """Cases by month or year and stage, from the first day to the last, of which only the last columns are kept."""
    stop = unit.number(unit.of(last))
    start = max(unit.number(unit.of(first)), stop - most + 1)
    numbers: dict[str, dict[Stage | None, int]] = defaultdict(lambda: defaultdict(int))
    earlier = undated = 0
    for case in cases:
        listed = spans(case, axis)
        columns = set(_columns(listed, unit, start, stop))
        for column in columns:
            numbers[unit.called(column)][case.summary.stage] += 1
        undated += not listed
        earlier += bool(listed) and not columns
    names = tuple(unit.called(number) for number in range(start, stop + 1))
    return Counts(
        unit=unit,
        names=names,
        numbers={name: dict(numbers.get(name, {})) for name in names},
        earlier=earlier,
        undated=undated,
    )


def _columns(listed: Iterable[tuple[date | None, date | None]], unit: Unit, start: int, stop: int) -> Iterator[int]:
    for first, last in listed:
        begin = start if first is None else max(start, unit.number(unit.of(first)))
        end = stop if last is None else min(stop, unit.number(unit.of(last)))
        yield from range(begin, end + 1)
