"""Dates are checked against ``edtf``, an implementation of the whole standard by other hands."""

import calendar
from contextlib import suppress
from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.period import Period
from waybill.errors import PeriodError

_years = st.integers(1, 9999).map(lambda year: f"{year:04}")
_months = st.dates().map(lambda day: f"{day:%m}").flatmap(lambda month: _years.map(lambda year: f"{year}-{month}"))
_dates = _years | _months | st.dates().map(date.isoformat)
_sides = st.builds("{}{}".format, _dates, st.sampled_from(["", "~", "?", "%"]))


def _bounds(side: str) -> tuple[date | None, date | None]:
    period = Period(side)
    return period.earliest, period.latest


def _day(found: struct_time | float) -> date | None:
    return None if isinstance(found, float) else date(*found[:3])


def _oracle(edtf: str) -> tuple[date | None, date | None]:
    parsed = parse_edtf(edtf)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


@settings(max_examples=30)
@given(_sides)
def test_a_date_holds_the_days_that_the_standard_gives_it(side: str) -> None:
    assert _bounds(side) == _oracle(side)


@settings(max_examples=30)
@given(st.lists(_sides, min_size=2, max_size=2))
def test_an_interval_runs_from_the_first_day_of_one_date_to_the_last_of_the_other(sides: list[str]) -> None:
    first, last = sorted(sides, key=lambda side: side[:4])
    written = f"{first}/{last}"
    begin, end = _oracle(written)
    assert begin is not None
    assert end is not None
    if begin > end:
        with pytest.raises(PeriodError):
            Period(written)
    else:
        assert _bounds(written) == (begin, end)


@settings(max_examples=20)
@given(_sides, st.sampled_from(["../{}", "{}/.."]))
def test_an_interval_may_be_open_at_one_end(side: str, shape: str) -> None:
    written = shape.format(side)
    assert _bounds(written) == _oracle(written)


@settings(max_examples=40)
@given(st.integers(1, 9999), st.integers(0, 19), st.integers(0, 39))
def test_a_day_exists_if_the_standard_and_the_calendar_say_so(year: int, month: int, day: int) -> None:
    written = f"{year:04}-{month:02}-{day:02}"
    try:
        parse_edtf(written)
        exists = day <= calendar.monthrange(year, month)[1]  # edtf lets 29 February stand in every year
    except EDTFParseException:
        exists = False
    if exists:
        assert Period(written).earliest == date(year, month, day)
    else:
        with pytest.raises(PeriodError):
            Period(written)


@given(st.text(alphabet="0123456789-/.~?%X ", max_size=21) | st.text(max_size=12))
def test_any_text_is_a_period_with_ordered_ends_or_a_period_error(written: str) -> None:
    with suppress(PeriodError):
        period = Period(written)
        assert (period.earliest or date.min) <= (period.latest or date.max)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2022-03-26", date(2022, 3, 26), date(2022, 3, 26)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021-12~", date(2021, 12, 1), date(2021, 12, 31)),
        ("2022-03/2022-05", date(2022, 3, 1), date(2022, 5, 31)),
        ("2015/..", date(2015, 1, 1), None),
        ("../2015", None, date(2015, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_ends_are_first_and_last_days(written: str, earliest: date | None, latest: date | None) -> None:
    assert _bounds(written) == (earliest, latest)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "..",
        "../..",
        "/",
        "2022/",
        "/2022",
        "2022/2023/2024",
        "2022-02-30",
        "2023-02-29",
        "1900-02-29",
        "2022-04-31",
        "2022-13",
        "2022-00",
        "2022-03-00",
        "2022-00-10",
        "0000",
        "22-03",
        "2022-3",
        "2022-03-26T10:00",
        "2022-03~~",
        "202X",
        "2023/2022",
        "2022-03-02/2022-03-01",
        "２０２２",
        "2022-03\n",
        " 2022",
    ],
)
def test_what_is_no_existing_date_of_our_form_is_refused(written: str) -> None:
    with pytest.raises(PeriodError):
        Period(written)


def test_qualified_dates_are_approximate() -> None:
    marked = {
        written: Period(written).is_approximate for written in ("2021", "2021~", "2021?", "2021/2022%", "2021/..")
    }
    assert marked == {"2021": False, "2021~": True, "2021?": True, "2021/2022%": True, "2021/..": False}


def test_the_same_days_are_the_same_interval_however_they_are_written() -> None:
    assert Period("2022").is_same_interval_as(Period("2022-01-01/2022-12-31~"))
    assert not Period("2022").is_same_interval_as(Period("2022/.."))
    assert Period("2022") != Period("2022~")


def test_periods_meet_where_a_day_can_lie_in_both() -> None:
    assert Period("2022-03").meets(Period("2022-03-31/2022-04-02"))
    assert Period("2015/..").meets(Period("2022"))
    assert Period("../2015").meets(Period("2015-12-31/.."))
    assert not Period("2022-03").meets(Period("2022-04"))
    assert not Period("../2015").meets(Period("2016/.."))


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_periods_meet_if_and_only_if_neither_ends_before_the_other_begins(
    one: date, other: date, third: date, fourth: date
) -> None:
    left, right = sorted((one, other)), sorted((third, fourth))
    first, second = (Period(f"{begin}/{end}") for begin, end in (left, right))
    disjoint = left[1] < right[0] or right[1] < left[0]
    assert first.meets(second) is second.meets(first) is not disjoint


def test_an_interval_between_periods_keeps_their_outer_ends() -> None:
    assert Period.between(Period("2022-03"), Period("2022-05~")) == Period("2022-03/2022-05~")
    assert Period.between(Period("2015/.."), Period("2016/2017")) == Period("2015/2017")
    with pytest.raises(PeriodError):
        Period.between(Period("2022"), Period("2021"))


@given(st.dates(max_value=date(9999, 12, 1)), st.integers(0, 30))
def test_an_interval_between_two_days_holds_both(first: date, further: int) -> None:
    last = first + timedelta(days=further)
    between = Period.between(Period(str(first)), Period(str(last)))
    assert (between.earliest, between.latest) == (first, last)
