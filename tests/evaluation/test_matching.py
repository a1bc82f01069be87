"""Things of two lists are put together so that the sum of their likeness is greatest."""

from itertools import permutations

from hypothesis import example, given
from hypothesis import strategies as st

from waybill.evaluation.matching import Couple, match

SIDE = 4
weights = st.dictionaries(
    st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1)), st.integers(0, 5), max_size=SIDE * SIDE
)


def best_sum(weights: dict[Couple, int]) -> int:
    """Greatest sum, found by trying everything."""
    return max(
        sum(weights.get((row, column), 0) for row, column in enumerate(columns))
        for columns in permutations(range(SIDE))
    )


@given(weights)
def test_no_other_couples_have_a_greater_sum(weights: dict[Couple, int]) -> None:
    assert sum(weights[couple] for couple in match(weights)) == best_sum(weights)


@given(weights)
def test_nothing_is_in_two_couples(weights: dict[Couple, int]) -> None:
    couples = match(weights)
    assert len({row for row, _ in couples}) == len({column for _, column in couples}) == len(couples)
    assert set(couples) <= set(weights)


@given(weights)
@example({(0, 0): 2, (0, 1): 5, (1, 0): 3, (1, 2): 2, (2, 1): 4, (2, 2): 0})
def test_exchanged_lists_give_as_many_couples_of_the_same_sum(weights: dict[Couple, int]) -> None:
    couples = match(weights)
    exchanged = match({(column, row): weight for (row, column), weight in weights.items()})
    assert len(exchanged) == len(couples)
    assert sum(weights[row, column] for column, row in exchanged) == sum(weights[couple] for couple in couples)


def test_two_fair_couples_beat_one_good_one() -> None:
    assert match({(0, 0): 5, (0, 1): 3, (1, 0): 3}) == ((0, 1), (1, 0))


def test_one_excellent_couple_beats_two_poor_ones() -> None:
    assert match({(0, 0): 7, (0, 1): 3, (1, 0): 3}) == ((0, 0),)


def test_of_equal_sums_the_one_with_more_couples_is_taken() -> None:
    assert match({(0, 0): 6, (0, 1): 3, (1, 0): 3}) == ((0, 1), (1, 0))


def test_of_equals_the_order_decides() -> None:
    assert match({(row, column): 1 for row in range(3) for column in range(2)}) == ((0, 0), (1, 1))


def test_a_couple_without_weight_is_made_where_it_costs_nothing() -> None:
    assert match({(0, 0): 0, (1, 1): 2}) == ((0, 0), (1, 1))


def test_nothing_matches_nothing() -> None:
    assert match({}) == ()
