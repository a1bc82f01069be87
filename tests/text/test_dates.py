from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_strategies import texts

from waybill.core.span import Span
from waybill.text.cues import cues, stretches
from waybill.text.date_rules import RULES
from waybill.text.dates import datings

TUESDAY = date(2022, 4, 12)


def read(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [
        (found.span.of(text), found.period.edtf) for found in datings(text, Span(0, len(text)), published=published)
    ]


@given(texts.map(lambda text: f"since 2015. {text} last week, {text} 3 to 5 May"), st.none() | st.dates())
def test_datings_are_in_order_and_disjoint_in_every_script(text: str, published: date | None) -> None:
    # The full stop, for a text of one dash would make a range: "2015 - last week".
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
        ("May 3–5, 2020", "May 3–5, 2020", "2020-05-03/2020-05-05"),
        ("December 2020–February 2021", "December 2020–February 2021", "2020-12/2021-02"),
        ("in 2019-20", "2019-20", "2019/2020"),
        ("in 2021/22", "2021/22", "2021/2022"),
        ("in 2018-2020,", "2018-2020", "2018/2020"),
        ("the fifth of May 1994", "the fifth of May 1994", "1994-05-05"),
        ("on the twenty-first day of May, 1994", "the twenty-first day of May, 1994", "1994-05-21"),
        ("the first half of May 2020", "the first half of May 2020", "2020-05-01/2020-05-15"),
        ("in the second half of February 2020", "the second half of February 2020", "2020-02-16/2020-02-29"),
        ("1995, 17 to 22 February", "1995, 17 to 22 February", "1995-02-17/1995-02-22"),
        ("FY2023", "FY2023", "2022-10/2023-09"),
        ("in Q3 2021", "Q3 2021", "2021-07/2021-09"),
        ("in H1 of 2022", "H1 of 2022", "2022-01/2022-06"),
        ("in 2021 Q4", "2021 Q4", "2021-10/2021-12"),
        ("in the 1988 second quarter", "the 1988 second quarter", "1988-04/1988-06"),
        ("in the mid-1980s", "the mid-1980s", "1984~/1986~"),
        ("in the late nineties", "the late nineties", "1997~/1999~"),
        ("in the 80s", "the 80s", "1980/1989"),
        ("in nineteen ninety-six", "nineteen ninety-six", "1996"),
        ("in twenty twelve", "twenty twelve", "2012"),
        ("the year two thousand and five", "the year two thousand and five", "2005"),
        ("January nineteen ninety-seven", "January nineteen ninety-seven", "1997-01"),
        ("until 2019", "until 2019", "../2019"),
        ("by the end of 2020", "the end of 2020", "2020"),
        ("later in 2020", "2020", "2020"),
        ("the week of March 7, 2022", "the week of March 7, 2022", "2022-03-07/2022-03-13"),
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
        ("a decade ago", "a decade ago", "2012~"),
        ("in February and March", "February and March", "2022-02/2022-03"),
        ("on the fifth of February", "the fifth of February", "2022-02-05"),
        ("in the first half of August", "the first half of August", "2021-08-01/2021-08-15"),
        ("In February, 50 of them went", "February", "2022-02"),
        ("over the past three months", "the past three months", "2022-01~/2022-04"),
        ("in the last two weeks", "the last two weeks", "2022-03-29/2022-04-12"),
        ("the second half of last year", "the second half of last year", "2021-07/2021-12"),
        ("in the last week of May", "the last week of May", "2021-05-25/2021-05-31"),
        ("last winter", "last winter", "2021-12/2022-02"),
        ("since last summer", "since last summer", "2021-06/.."),
        ("between 3 and 5 May", "between 3 and 5 May", "2021-05-03/2021-05-05"),
        ("in the spring", "the spring", "2022-03/2022-05"),
        ("in early spring", "early spring", "2022-03/2022-05"),
        ("this past winter", "this past winter", "2021-12/2022-02"),
        ("this past Friday", "this past Friday", "2022-04-08"),
        ("last month's delivery", "last month", "2022-03"),
        ("last quarter", "last quarter", "2022-01/2022-03"),
        ("in the third quarter", "the third quarter", "2021-07/2021-09"),
        ("a fourth-quarter order", "fourth-quarter", "2021-10/2021-12"),
        ("over the past decade", "the past decade", "2012~/2022"),
        ("in the current month", "the current month", "2022-04"),
        ("earlier in the year", "earlier in the year", "2022"),
        ("last March 26", "last March 26", "2022-03-26"),
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
        *(
            "in the 19th century",
            "a first quarter of the cost",
            "April Glaspie met him",
            "in his eighties",
            "twenty twelve-gauge guns",
            "three days earlier than planned",
            "over the next month",
            "in the coming weeks",
            "recently",
        ),
    ],
)
def test_other_words_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They are to arrive in May.", "May", "2022-05"),
        ("The guns will be delivered by August.", "August", "2022-08"),
        ("Delivery is expected in December.", "December", "2022-12"),
        ("Talks are planned for June 5.", "June 5", "2022-06-05"),
        ("The buyer faces a 1 June deadline.", "1 June", "2022-06-01"),
        ("They are to arrive on Friday.", "Friday", "2022-04-15"),
        ("They will be shown this weekend.", "this weekend", "2022-04-16/2022-04-17"),
        ("The first could come in the third quarter.", "the third quarter", "2022-07/2022-09"),
        ("The guns, delivered in May, will be used.", "May", "2021-05"),
        ("They will arrive soon, he said on Friday.", "Friday", "2022-04-08"),
        ("The order will be filled. It came in May.", "May", "2021-05"),
        ("Norway sent 12 planes to Kenya on Friday.", "Friday", "2022-04-08"),
        ("He said they would have come in March.", "March", "2022-03"),
    ],
)
def test_a_date_lies_ahead_where_the_nearest_verb_looks_ahead(text: str, words: str, edtf: str) -> None:
    assert read(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She sailed on 3 March 2021 and arrived two days later.", "2021-03-05"),
        ("She sailed on 3 March 2021; the cranes had come the day before.", "2021-03-02"),
        ("She sailed on 3 March 2021 and unloaded that night, the same day.", "2021-03-03"),
        ("She sailed on 28 February 2020. The next day she sank.", "2020-02-29"),
        ("They signed on 3 March 2021. Three weeks later the first came.", "2021-03-24~"),
        ("They signed in 2015, and the first came the following year.", "2016"),
        ("They signed in May 2015, and the first came later that year.", "2015"),
        ("They signed in May 2015, two months earlier than that; a year earlier they had met.", "2014"),
    ],
)
def test_a_date_may_count_from_the_date_before_it(text: str, edtf: str) -> None:
    assert read(text, published=None)[-1][1] == edtf


@pytest.mark.parametrize(
    "text",
    ["two days later", "the following year", "In 2015 she sailed two days later.", "In May 2015.\n\nA year later"],
)
def test_what_counts_from_an_unknown_or_coarser_date_is_none(text: str) -> None:
    assert [edtf for _, edtf in read(text)][1:] == []
    assert "later" not in "".join(words for words, _ in read(text))


def test_of_figures_the_day_stands_first_unless_that_is_yet_to_come() -> None:
    assert read("06/02/2022, 04/05/2022, 13/12/2021") == [
        ("06/02/2022", "2022-02-06"),
        ("04/05/2022", "2022-04-05"),
        ("13/12/2021", "2021-12-13"),
    ]


def test_a_month_with_its_capital_is_no_verb() -> None:
    assert read("It came in May or June.") == [("May", "2021-05"), ("June", "2021-06")]
    assert read("The guns may be sent in June.") == [("June", "2022-06")]


def test_ends_that_make_no_interval_are_two_dates() -> None:
    assert read("February and April") == [("February", "2022-02"), ("April", "2022-04")]
    assert read("2023 - last week") == [("2023", "2023"), ("last week", "2022-04-04/2022-04-10")]


_DATE_WORDS = (
    *("in", "on", "the", "of", "by", "since", "between", "and", "early", "last", "this", "next", "the end of", "past"),
    *("May", "MARCH", "Sept.", "2019", "1998-99", "'89", "3", "12th", "06/02/2019", "9.1.62", "2022-03-26", "first"),
    *("quarter", "half", "week", "months", "year", "FY23", "fiscal", "Q3", "H1", "two", "ago", "later", "weekend"),
    *(
        "Monday",
        "FRIDAY",
        "spring",
        "fall",
        "yesterday",
        "night",
        "nineteen ninety",
        "the 80s",
        "nineties",
        "ship",
        "–",
    ),
)


@given(st.lists(st.sampled_from(_DATE_WORDS), max_size=12).map(" ".join))
def test_rules_find_near_their_cues_what_they_find_in_the_whole_text(text: str) -> None:
    padded = f"{'A long word or two before it. ' * 8}{text}{' And some after that.' * 8}"
    known = cues(padded)
    for rule in RULES:
        near = [m.span() for each in stretches(known, rule.cues, padded) for m in rule.pattern.finditer(padded, *each)]
        assert near == [match.span() for match in rule.pattern.finditer(padded)]


def test_a_date_without_a_year_follows_the_date_before_it() -> None:
    text = "She sailed on 27 January 2020 and on 1 February unloaded the guns. In June she was sold."
    assert [edtf for _, edtf in read(text)] == ["2020-01-27", "2020-02-01", "2020-06"]


def test_datings_keep_to_their_stretch() -> None:
    text = "Since May 2020 or so; since 2021 again"
    assert [found.span for found in datings(text, Span(22, 38), published=None)] == [Span(22, 32)]
    assert [found.period.edtf for found in datings(text, Span(6, 20), published=None)] == ["2020-05"]
