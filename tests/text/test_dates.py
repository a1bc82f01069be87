from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_strategies import texts

from waybill.core.span import Span
from waybill.text.dates import datings

TUESDAY = date(2022, 4, 12)


def read(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [
        (found.span.of(text), found.period.edtf) for found in datings(text, Span(0, len(text)), published=published)
    ]


@given(texts.map(lambda text: f"since 2015 {text} last week, {text} 3 to 5 May"), st.none() | st.dates())
def test_datings_are_in_order_and_disjoint_in_every_script(text: str, published: date | None) -> None:
    found = datings(text, Span(0, len(text)), published=published)
    assert found[0].span == Span(0, 10)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_without_its_year_does_not_begin_after_publication(published: date) -> None:
    for dating in datings("In May, on 3 June, on Tuesday, last week, in the autumn.", Span(0, 56), published=published):
        assert dating.period.earliest is not None
        assert dating.period.earliest <= published


@given(st.dates(min_value=date(1900, 1, 8)))
def test_last_week_is_monday_to_sunday_before_the_week_of_publication(published: date) -> None:
    (dating,) = datings("last week", Span(0, 9), published=published)
    first, last = dating.period.earliest, dating.period.latest
    assert first is not None
    assert last is not None
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert 1 <= (published - last).days <= 7


@pytest.mark.parametrize(
    "run",
    [
        "1 ",
        "May ",
        "MAY 1 ",
        "last ",
        "the ",
        "first week of ",
        "since ",
        "2020 ",
        "2020-",
        "1 to ",
        "1/",
        "on the 1st ",
    ],
)
def test_long_runs_are_read_to_the_end(run: str) -> None:
    text = run * 5_000 + "; 26 March 2021"
    assert read(text)[-1] == ("26 March 2021", "2021-03-26")


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on 26 March 2022", "26 March 2022", "2022-03-26"),
        ("on March 26, 2022,", "March 26, 2022", "2022-03-26"),
        ("on 2022-03-26", "2022-03-26", "2022-03-26"),
        ("on 26/03/2022", "26/03/2022", "2022-03-26"),
        ("PANAMA\nON 20 OCT\n89.", "20 OCT\n89", "1989-10-20"),
        ("Jan. 62", "Jan. 62", "1962-01"),
        ("in March 2022.", "March 2022", "2022-03"),
        ("in late March of 2021", "late March of 2021", "2021-03"),
        ("in 2021", "2021", "2021"),
        ("in early 2022", "early 2022", "2022"),
        ("mid-2021", "mid-2021", "2021"),
        ("in the 1990s", "the 1990s", "1990/1999"),
        ("the first half of FY23", "the first half of FY23", "2022-10/2023-03"),
        ("the third quarter of 2012", "the third quarter of 2012", "2012-07/2012-09"),
        ("in the first five months of 2020", "the first five months of 2020", "2020-01/2020-05"),
        ("in the autumn of 2008", "the autumn of 2008", "2008-09/2008-11"),
        ("since 2015", "since 2015", "2015/.."),
        ("from 2019 to 2021", "from 2019 to 2021", "2019/2021"),
        ("in 2007 and 2008", "2007 and 2008", "2007/2008"),
        ("between March 2005 and August 2006", "between March 2005 and August 2006", "2005-03/2006-08"),
        ("from February through September 2017", "from February through September 2017", "2017-02/2017-09"),
        ("between 2 and 11 May 1999", "between 2 and 11 May 1999", "1999-05-02/1999-05-11"),
        ("April 7-9, 2021", "April 7-9, 2021", "2021-04-07/2021-04-09"),
        ("on or about 5 December 1998", "on or about 5 December 1998", "1998-12-05~"),
        ("around March 2020", "around March 2020", "2020-03~"),
    ],
)
def test_dates_with_a_year_need_no_publication(text: str, words: str, edtf: str) -> None:
    assert read(text, published=None) == [(words, edtf)]
    assert read(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on March 26", "March 26", "2022-03-26"),
        ("on 26 April", "26 April", "2021-04-26"),
        ("in April.", "April", "2022-04"),
        ("throughout May", "May", "2021-05"),
        ("last April", "last April", "2021-04"),
        ("next March", "next March", "2023-03"),
        ("in March last year", "March last year", "2021-03"),
        ("May of last year", "May of last year", "2021-05"),
        ("between last December and April", "between last December and April", "2021-12/2022-04"),
        ("between March and May", "between March and May", "2021-03/2021-05"),
        ("on the night of 3 to 4 May", "3 to 4 May", "2021-05-03/2021-05-04"),
        ("since March", "since March", "2022-03/.."),
        ("today", "today", "2022-04-12"),
        ("YESTERDAY", "YESTERDAY", "2022-04-11"),
        ("on Tuesday", "Tuesday", "2022-04-12"),
        ("on Wednesday", "Wednesday", "2022-04-06"),
        ("last Tuesday", "last Tuesday", "2022-04-05"),
        ("next Monday", "next Monday", "2022-04-18"),
        ("on Saturday, April 9", "Saturday, April 9", "2022-04-09"),
        ("on Tuesday of last week", "Tuesday of last week", "2022-04-05"),
        ("over the weekend", "the weekend", "2022-04-09/2022-04-10"),
        ("last week", "last week", "2022-04-04/2022-04-10"),
        ("last month", "last month", "2022-03"),
        ("earlier this month", "earlier this month", "2022-04"),
        ("last year", "last year", "2021"),
        ("the 11th of last month", "the 11th of last month", "2022-03-11"),
        ("two weeks ago", "two weeks ago", "2022-03-29~"),
        ("five years ago", "five years ago", "2017"),
        ("over the past three months", "the past three months", "2022-01~/2022-04"),
        ("in the last two weeks", "the last two weeks", "2022-03-29/2022-04-12"),
        ("the second half of last year", "the second half of last year", "2021-07/2021-12"),
        ("in the last week of May", "the last week of May", "2021-05-25/2021-05-31"),
        ("last winter", "last winter", "2021-12/2022-02"),
        ("since last summer", "since last summer", "2021-06/.."),
    ],
)
def test_dates_without_a_year_are_reckoned_from_publication(text: str, words: str, edtf: str) -> None:
    assert read(text) == [(words, edtf)]
    assert read(text, published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "it may be",
            "IT MAY BE",
            "they march",
            "in recent months",
            "resolution 1970 (2011)",
            "2000 rifles",
            "AK-2000",
        ),
        *(
            "the fall in prices",
            "last of all",
            "30 February 2020",
            "the 38th parallel",
            "3000 years ago",
            "a spring gun",
        ),
    ],
)
def test_other_words_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_a_date_without_a_year_follows_the_date_before_it() -> None:
    text = "She sailed on 27 January 2020 and on 1 February unloaded the guns. In June she was sold."
    assert [edtf for _, edtf in read(text)] == ["2020-01-27", "2020-02-01", "2020-06"]


def test_datings_keep_to_their_stretch() -> None:
    text = "Since May 2020 or so; since 2021 again"
    assert [found.span for found in datings(text, Span(22, 38), published=None)] == [Span(22, 32)]
    assert [found.period.edtf for found in datings(text, Span(6, 20), published=None)] == ["2020-05"]
