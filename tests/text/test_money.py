from itertools import pairwise

import pytest
from hypothesis import given
from text_strategies import texts

from waybill.core.quantity import Bound, Money
from waybill.core.span import Span
from waybill.text.money import prices


def read(text: str) -> list[tuple[str, Money]]:
    return [(price.span.of(text), price.money) for price in prices(text, Span(0, len(text)))]


@given(texts.map(lambda text: f"$40 {text} 3.5 million euros"))
def test_prices_are_in_order_and_disjoint_in_every_script(text: str) -> None:
    found = prices(text, Span(0, len(text)))
    assert found[0].span.start == 0
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "words", "money"),
    [
        ("It cost $1.3 billion.", "$1.3 billion", Money(amount=1300000000, currency="USD")),
        ("US$ 103 million", "US$ 103 million", Money(amount=103000000, currency="USD")),
        ("€40m", "€40m", Money(amount=40000000, currency="EUR")),
        ("1.2 BILLION EUROS", "1.2 BILLION EUROS", Money(amount=1200000000, currency="EUR")),
        ("AUD 3 million", "AUD 3 million", Money(amount=3000000, currency="AUD")),
        ("Rs 500 crore", "Rs 500 crore", Money(amount=5000000000, currency="INR")),
        ("EU1.9B", "EU1.9B", Money(amount=1900000000, currency="EUR")),
        ("P1.4 million", "P1.4 million", Money(amount=1400000, currency="PHP")),
        ("14 million CFA francs", "14 million CFA francs", Money(amount=14000000, currency="XOF")),
        ("9 million U.S. dollars", "9 million U.S. dollars", Money(amount=9000000, currency="USD")),
        ("two million baht", "two million baht", Money(amount=2000000, currency="THB")),
        ("EUR 1,960,000", "EUR 1,960,000", Money(amount=1960000, currency="EUR")),
        ("about RM221 million", "about RM221 million", Money(amount=221000000, currency="MYR", bound=Bound.ABOUT)),
        ("up to $345 million", "up to $345 million", Money(amount=345000000, currency="USD", bound=Bound.AT_MOST)),
        ("more than €2bn", "more than €2bn", Money(amount=2000000000, currency="EUR", bound=Bound.AT_LEAST)),
        ("$100-150 million", "$100-150 million", Money(amount=100000000, currency="USD", bound=Bound.RANGE)),
        ("between $100 and $250", "$100", Money(amount=100, currency="USD", bound=Bound.RANGE)),
    ],
)
def test_amounts_of_money_are_read_with_currency_and_bound(text: str, words: str, money: Money) -> None:
    assert read(text) == [(words, money)]


@pytest.mark.parametrize("text", ["P400 patrol boats", "the EU 27", "800 SAR-80 rifles", "5 million pesos", "40 tanks"])
def test_other_numbers_are_no_prices(text: str) -> None:
    assert read(text) == []


def test_a_currency_belongs_to_one_number_only() -> None:
    assert read("5 USD 7") == [("5 USD", Money(amount=5, currency="USD"))]
