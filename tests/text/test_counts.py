from itertools import pairwise

import pytest
from hypothesis import given
from text_strategies import texts

from waybill.core.quantity import Bound, Quantity, Unit
from waybill.core.span import Span
from waybill.text.counts import Count, counts


def found(text: str) -> tuple[Count, ...]:
    return counts(text, Span(0, len(text)))


def read(text: str) -> list[tuple[str, Quantity | None]]:
    return [(count.span.of(text), count.quantity) for count in found(text)]


def exact(text: str) -> list[int | float]:
    return [count.quantity.value for count in found(text) if count.quantity is not None]


@given(texts.map(lambda text: f"40 guns {text} 3.5 million rounds"))
def test_counts_are_in_order_and_disjoint_in_every_script(text: str) -> None:
    spans = [count.span for count in found(text)]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    "run", ["1,", "1", "10,", "1 ", "100 ", "one ", "more than ", "$", "a:", "dozens of ", "1-", "-"]
)
def test_long_runs_are_read_to_the_end(run: str) -> None:
    text = run * 20_000 + "; 7 tanks"
    assert exact(text)[-1] == 7


@pytest.mark.parametrize(
    ("text", "words", "quantity"),
    [
        ("2,000 rifles", "2,000", Quantity(value=2000)),
        ("50 000 mines", "50 000", Quantity(value=50000)),
        ("twenty-five tanks", "twenty-five", Quantity(value=25)),
        ("TWO HUNDRED AND FIFTY GUNS", "TWO HUNDRED AND FIFTY", Quantity(value=250)),
        ("half a dozen guns", "half a dozen", Quantity(value=6)),
        ("two dozen guns", "two dozen", Quantity(value=24)),
        ("a pair of guns", "a pair of", Quantity(value=2)),
        ("a dozen or so guns", "a dozen or so", Quantity(value=12, bound=Bound.ABOUT)),
        ("some 300 guns", "some 300", Quantity(value=300, bound=Bound.ABOUT)),
        ("an estimated 300 guns", "an estimated 300", Quantity(value=300, bound=Bound.ABOUT)),
        ("NO FEWER\nTHAN 180 GUNS", "NO FEWER\nTHAN 180", Quantity(value=180, bound=Bound.AT_LEAST)),
        ("82+ guns", "82+", Quantity(value=82, bound=Bound.AT_LEAST)),
        ("handed over six guns", "six", Quantity(value=6)),
        ("up to 16 guns", "up to 16", Quantity(value=16, bound=Bound.AT_MOST)),
        ("between 30 and 36 guns", "between 30 and 36", Quantity(value=30, high=36, bound=Bound.RANGE)),
        ("one or two guns", "one or two", Quantity(value=1, high=2, bound=Bound.RANGE)),
        ("10-15,000 guns", "10-15,000", Quantity(value=10000, high=15000, bound=Bound.RANGE)),
        ("2 to 3 million guns", "2 to 3 million", Quantity(value=2000000, high=3000000, bound=Bound.RANGE)),
        ("3.5 million rounds", "3.5 million rounds", Quantity(value=3500000, unit=Unit.ROUNDS)),
        ("117 metric tons of shells", "117 metric tons", Quantity(value=117, unit=Unit.TONS)),
        ("50kg of TNT", "50kg", Quantity(value=50, unit=Unit.KILOGRAMS)),
        ("five rail containers", "five rail containers", Quantity(value=5, unit=Unit.CONTAINERS)),
        ("dozens of guns", "dozens", None),
        ("hundreds of thousands of guns", "hundreds of thousands", None),
        ("several guns", "several", None),
    ],
)
def test_numbers_of_things_are_read_with_bound_and_unit(text: str, words: str, quantity: Quantity | None) -> None:
    assert read(text) == [(words, quantity)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "in 2016 they went",
            "on 26 March",
            "ON 20 OCT 89",
            "March 26",
            "between 2 and 11 May",
            "at 14:30",
            "at 0500 gmt",
        ),
        *("40 percent of it", "40% of it", "three weeks ago", "two nights", "$40 million", "60 million dollars"),
        *("82mm shells", "7.62 mm", "155-millimeter shells", "a 24-year-old", "aged 23", "the driver, 26, of Lima"),
        *(
            "S-300",
            "AK-47s",
            "a Bavar 373 system",
            "Mi 17 helicopters",
            "No. 5",
            "resolution 1970",
            "Battalion 38 fled",
        ),
        *("3/4", "[12]", "one of them", "no one", "the one"),
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert exact(text) == []


def test_a_number_after_a_recipient_is_a_count() -> None:
    assert exact("They gave Freedonia 80 T-80U tanks, and night-vision sights: 24 night-vision sights.") == [80, 24]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("rifles, 37, with magazines", 37),
        ("Su-22s, 14, from the park", 14),
        ("M14 rifles, 22,000, were a gift", 22_000),
        ("19 M- 16 RIFLES WERE TAKEN", 19),
        ("patrol craft, a pair, and rafts", 2),
        ("presses, one pair; lathes", 2),
    ],
)
def test_a_number_between_commas_behind_things_is_no_age(text: str, number: int) -> None:
    assert number in exact(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They got by the same route 400 rifles.", [400]),
        ("In this case 12 new launchers went.", [12]),
        ("The lorry took Route 66.", []),
        ("He ordered from France 36 aircraft.", [36]),
        ("They gave Freedonia 40 anti-tank, anti-ship missiles.", [40]),
        ("The Leopard 2 aircraft", []),
    ],
)
def test_a_number_behind_a_common_word_or_a_name_counts_what_follows(text: str, number: list[int]) -> None:
    assert exact(text) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("CHAD ASKED FOR AS MANY AS 200 RIFLES.", [200]),
        ("CHAD GOT MORTARS AS WELL AS 31 MINES.", [31]),
        ("CHAD GOT RIFLES, 37, WITH MAGAZINES.", [37]),
        ("JUAN ROTH, 37, GOT THE RIFLES.", []),
        ("THE UNIT'S 71 RIFLES WERE SOLD.", [71]),
        ("SO THAT'S 31 TANKS.", [31]),
        ("THE UNIT HOLDS SECTOR 38.", []),
        ("CHAD GOT LEOPARD 2 TANKS.", []),
    ],
)
def test_numbers_are_read_in_capitals(text: str, numbers: list[int]) -> None:
    assert exact(text) == numbers


def test_a_round_figure_before_a_noun_is_a_count_and_not_a_year() -> None:
    assert exact("He bought 2000 rifles in 2000.") == [2000]


def test_counts_keep_to_their_stretch() -> None:
    assert [count.span for count in counts("10 tanks, 20 guns", Span(9, 17))] == [Span(10, 12)]


def test_bound_words_belong_to_one_count_only() -> None:
    assert read("40 or more than 50") == [
        ("40 or more", Quantity(value=40, bound=Bound.AT_LEAST)),
        ("50", Quantity(value=50)),
    ]


def test_figures_behind_a_fraction_are_no_decimals_of_it() -> None:
    assert exact("It was calibre ¼.40, and 1½ tons.") == [1.5]
