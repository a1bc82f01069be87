import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.errors import QuantityError

_numbers = st.integers() | st.floats()


def test_a_number_is_exact_and_of_pieces_unless_it_says_otherwise() -> None:
    quantity = Quantity(value=12)
    assert (quantity.bound, quantity.unit, quantity.high) == (Bound.EXACT, None, None)


def test_a_range_has_a_high_end_and_may_be_a_single_number() -> None:
    assert Quantity(value=10, bound=Bound.RANGE, high=15).high == 15
    assert Quantity(value=10, bound=Bound.RANGE, high=10).high == 10


def test_nothing_at_all_is_a_quantity() -> None:
    assert Quantity(value=0).value == 0


@pytest.mark.parametrize("value", [-1, -0.5, float("nan"), float("inf"), -float("inf")])
def test_what_cannot_be_counted_is_no_quantity_and_no_money(value: float) -> None:
    with pytest.raises(QuantityError):
        Quantity(value=value)
    with pytest.raises(QuantityError):
        Money(amount=value, currency="USD")


@pytest.mark.parametrize("bound", [Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST])
def test_only_a_range_has_a_high_end(bound: Bound) -> None:
    with pytest.raises(QuantityError):
        Quantity(value=10, bound=bound, high=15)


@pytest.mark.parametrize("high", [9, float("nan"), float("inf")])
def test_the_high_end_is_a_number_not_below_the_low_one(high: float) -> None:
    with pytest.raises(QuantityError):
        Quantity(value=10, bound=Bound.RANGE, high=high)


@given(_numbers, st.none() | _numbers, st.sampled_from(Bound))
def test_any_quantity_that_exists_is_in_order(value: float, high: float | None, bound: Bound) -> None:
    try:
        quantity = Quantity(value=value, bound=bound, high=high)
    except QuantityError:
        return
    assert 0 <= quantity.value < float("inf")
    assert quantity.high is None or quantity.value <= quantity.high < float("inf")


@pytest.mark.parametrize(
    ("quantity", "least", "most"),
    [
        (Quantity(value=40), 40, 40),
        (Quantity(value=40, bound=Bound.ABOUT), 34, 46),
        (Quantity(value=3, bound=Bound.ABOUT), 2, 4),
        (Quantity(value=40, bound=Bound.AT_LEAST), 40, float("inf")),
        (Quantity(value=40, bound=Bound.AT_MOST), 0, 40),
        (Quantity(value=40, bound=Bound.RANGE, high=60), 40, 60),
        (Quantity(value=10**400, bound=Bound.ABOUT), 85 * 10**398, 115 * 10**398),
    ],
)
def test_a_quantity_stands_for_an_interval(quantity: Quantity, least: float, most: float) -> None:
    assert (quantity.least, quantity.most) == (least, most)


def test_the_lower_figure_of_an_amount_of_money_leaves_the_upper_open() -> None:
    money = Money(amount=40, currency="USD", bound=Bound.RANGE)
    assert (money.least, money.most) == (40, float("inf"))
    assert (Money(amount=40, currency="USD").least, Money(amount=40, currency="USD").most) == (40, 40)


def test_numbers_exclude_each_other_where_none_can_be_both() -> None:
    assert Quantity(value=40).excludes(Quantity(value=50))
    assert not Quantity(value=40, bound=Bound.ABOUT).excludes(Quantity(value=45))
    assert not Quantity(value=30, bound=Bound.AT_LEAST).excludes(Quantity(value=50))
    assert not Quantity(value=40).excludes(Quantity(value=50, unit=Unit.TONS))


_QUANTITIES = st.builds(
    Quantity, value=st.integers(0, 90), bound=st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE])
)


@given(_QUANTITIES, _QUANTITIES)
def test_exclusion_is_mutual_and_nothing_excludes_itself(left: Quantity, right: Quantity) -> None:
    assert left.excludes(right) == right.excludes(left)
    assert not left.excludes(left)
