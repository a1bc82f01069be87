import pytest

from waybill.compare.cells import number, years
from waybill.core.quantity import Bound, Quantity


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12", Quantity(value=12)),
        (" 1,200 ", Quantity(value=1200)),
        ("1 200", Quantity(value=1200)),
        ("(12)", Quantity(value=12, bound=Bound.ABOUT)),
        ("12?", Quantity(value=12, bound=Bound.ABOUT)),
        ("~12", Quantity(value=12, bound=Bound.ABOUT)),
        ("ca. 12", Quantity(value=12, bound=Bound.ABOUT)),
        ("12-15", Quantity(value=12, bound=Bound.RANGE, high=15)),
        ("0", Quantity(value=0)),
        ("", None),
        ("..", None),
        (". .", None),
        ("?", None),
        ("N/A", None),
    ],
)
def test_a_cell_holds_a_number_an_estimate_or_nothing(cell: str, expected: Quantity | None) -> None:
    assert number(cell) == expected


@pytest.mark.parametrize("cell", ["many", "12 tanks", "-5", "15-12", "1.5.2020"])
def test_what_is_no_number_is_told(cell: str) -> None:
    with pytest.raises(ValueError, match=r"is no number|ends below"):
        number(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2019", "2019"),
        ("(2019)", "2019~"),
        ("2019?", "2019~"),
        ("2019; 2020; 2022", "2019/2022"),
        ("2019-2021", "2019/2021"),
        ("2019-21", "2019/2021"),
        ("1998/99", "1998/1999"),
        ("2021, 2019", "2019/2021"),
    ],
)
def test_a_cell_holds_years_from_the_first_to_the_last(cell: str, expected: str) -> None:
    found = years(cell)
    assert found is not None
    assert found.edtf == expected


@pytest.mark.parametrize("cell", ["", "..", "-", "unknown"])
def test_no_year_is_no_error(cell: str) -> None:
    assert years(cell) is None


@pytest.mark.parametrize("cell", ["soon", "March 2019", "20190", "99"])
def test_what_is_no_year_is_told(cell: str) -> None:
    with pytest.raises(ValueError, match="is no year"):
        years(cell)


def test_a_column_beside_it_may_mark_an_estimate() -> None:
    assert number("12", is_estimated=True) == Quantity(value=12, bound=Bound.ABOUT)
    found = years("2019-2020", is_estimated=True)
    assert found is not None
    assert found.edtf == "2019~/2020~"
