"""Prices in sentences as reports write them; and words and numbers in such sentences that are no price."""

from typing import Final

import pytest

from waybill.core.span import Span
from waybill.text.money import prices

_EXACT, _ABOUT, _LEAST, _MOST, _RANGE = "exact", "about", "at_least", "at_most", "range"


def read(text: str) -> list[tuple[str, float, str, str]]:
    found = prices(text, Span(0, len(text)))
    return [(price.span.of(text), price.money.amount, price.money.currency, str(price.money.bound)) for price in found]


PRICED: Final = (
    ("The deal is worth $1.3bn over ten years.", "$1.3bn", 1300000000, "USD", _EXACT),
    ("The deal is worth US$ 2 million.", "US$ 2 million", 2000000, "USD", _EXACT),
    ("The deal is worth US$1.5 bln.", "US$1.5 bln", 1500000000, "USD", _EXACT),
    ("The deal is worth 1.5 billion USD.", "1.5 billion USD", 1500000000, "USD", _EXACT),
    ("The deal is worth USD40mn.", "USD40mn", 40000000, "USD", _EXACT),
    ("The deal is worth $40mm.", "$40mm", 40000000, "USD", _EXACT),
    ("The deal is worth 40 million U.S. dollars.", "40 million U.S. dollars", 40000000, "USD", _EXACT),
    ("The deal is worth 40m dollars.", "40m dollars", 40000000, "USD", _EXACT),
    ("It is a 300-million-dollar deal.", "300-million-dollar", 300000000, "USD", _EXACT),
    ("It is a $40-million contract.", "$40-million", 40000000, "USD", _EXACT),
    ("It is a $40 million-plus contract.", "$40 million-plus", 40000000, "USD", _LEAST),
    ("They owe half a billion dollars.", "half a billion dollars", 500000000, "USD", _EXACT),
    ("They owe one and a half billion dollars.", "one and a half billion dollars", 1500000000, "USD", _EXACT),
    ("They owe a billion dollars.", "a billion dollars", 1000000000, "USD", _EXACT),
    ("They owe $500K.", "$500K", 500000, "USD", _EXACT),
    ("Each rifle cost 500 dollars.", "500 dollars", 500, "USD", _EXACT),
    ("He paid $1,250,000.50 in all.", "$1,250,000.50", 1250000.5, "USD", _EXACT),
    ("The frigates cost A$120m.", "A$120m", 120000000, "AUD", _EXACT),
    ("The frigates cost AU$120 million.", "AU$120 million", 120000000, "AUD", _EXACT),
    ("The frigates cost 100 million Australian dollars.", "100 million Australian dollars", 100000000, "AUD", _EXACT),
    ("The vehicles cost CAD 15 billion.", "CAD 15 billion", 15000000000, "CAD", _EXACT),
    ("The vehicles cost C$15bn.", "C$15bn", 15000000000, "CAD", _EXACT),
    ("The vehicles cost NZ$ 20 million.", "NZ$ 20 million", 20000000, "NZD", _EXACT),
    ("The vehicles cost S$1.2 billion.", "S$1.2 billion", 1200000000, "SGD", _EXACT),
    ("The vehicles cost NT$16 billion.", "NT$16 billion", 16000000000, "TWD", _EXACT),
    ("The vehicles cost R$ 100 million.", "R$ 100 million", 100000000, "BRL", _EXACT),
    ("Berlin paid €40m.", "€40m", 40000000, "EUR", _EXACT),
    ("Berlin paid 40 million €.", "40 million €", 40000000, "EUR", _EXACT),
    ("Berlin paid 40 M€.", "40 M€", 40000000, "EUR", _EXACT),
    ("Berlin paid EUR40m.", "EUR40m", 40000000, "EUR", _EXACT),
    ("Berlin paid EUR 1.200.000.", "EUR 1.200.000", 1200000, "EUR", _EXACT),
    ("Berlin paid €1,2 billion.", "€1,2 billion", 1200000000, "EUR", _EXACT),
    ("A contract worth some 1.2 billion euros.", "some 1.2 billion euros", 1200000000, "EUR", _ABOUT),
    ("London paid £300,000.", "£300,000", 300000, "GBP", _EXACT),
    ("London paid 100 million pounds.", "100 million pounds", 100000000, "GBP", _EXACT),
    ("London paid 5,000 pounds for it.", "5,000 pounds", 5000, "GBP", _EXACT),
    ("London paid 2m pounds sterling.", "2m pounds sterling", 2000000, "GBP", _EXACT),
    ("Cairo paid 100 million Egyptian pounds.", "100 million Egyptian pounds", 100000000, "EGP", _EXACT),
    ("The council cleared Rs 5,000 crore.", "Rs 5,000 crore", 50000000000, "INR", _EXACT),
    ("The council cleared ₹5,000 crore.", "₹5,000 crore", 50000000000, "INR", _EXACT),
    ("The council cleared 5,000 crore rupees.", "5,000 crore rupees", 50000000000, "INR", _EXACT),
    ("The council cleared Rs 1.5 lakh crore.", "Rs 1.5 lakh crore", 1500000000000, "INR", _EXACT),
    ("The council cleared Rs 20 lakh.", "Rs 20 lakh", 2000000, "INR", _EXACT),
    ("The council cleared Rs. 2,00,000.", "Rs. 2,00,000", 200000, "INR", _EXACT),
    ("Islamabad paid 20 billion Pakistani rupees.", "20 billion Pakistani rupees", 20000000000, "PKR", _EXACT),
    ("Riyadh paid 2.2 billion riyals.", "2.2 billion riyals", 2200000000, "SAR", _EXACT),
    ("Riyadh paid SR 2 billion.", "SR 2 billion", 2000000000, "SAR", _EXACT),
    ("Doha paid 2 billion Qatari riyals.", "2 billion Qatari riyals", 2000000000, "QAR", _EXACT),
    ("Abu Dhabi paid 2 billion dirhams.", "2 billion dirhams", 2000000000, "AED", _EXACT),
    ("Kuwait paid 1 million Kuwaiti dinars.", "1 million Kuwaiti dinars", 1000000, "KWD", _EXACT),
    ("Stockholm paid SEK 600m.", "SEK 600m", 600000000, "SEK", _EXACT),
    ("Stockholm paid 10 billion Swedish kronor.", "10 billion Swedish kronor", 10000000000, "SEK", _EXACT),
    ("Oslo paid NOK 2bn.", "NOK 2bn", 2000000000, "NOK", _EXACT),
    ("Copenhagen paid DKK 1,000 million.", "DKK 1,000 million", 1000000000, "DKK", _EXACT),
    ("Bern paid 6 billion Swiss francs.", "6 billion Swiss francs", 6000000000, "CHF", _EXACT),
    ("Paris paid 500 million French francs.", "500 million French francs", 500000000, "FRF", _EXACT),
    ("Bonn paid 2 million Deutsche marks.", "2 million Deutsche marks", 2000000, "DEM", _EXACT),
    ("Moscow paid 5 billion rubles.", "5 billion rubles", 5000000000, "RUB", _EXACT),
    ("Moscow paid 5 bln roubles.", "5 bln roubles", 5000000000, "RUB", _EXACT),
    ("Kyiv paid 40 million hryvnias.", "40 million hryvnias", 40000000, "UAH", _EXACT),
    ("Warsaw paid PLN 2 billion.", "PLN 2 billion", 2000000000, "PLN", _EXACT),
    ("Ankara paid 3 billion Turkish lira.", "3 billion Turkish lira", 3000000000, "TRY", _EXACT),
    ("Jerusalem paid NIS 3 billion.", "NIS 3 billion", 3000000000, "ILS", _EXACT),
    ("Beijing paid RMB 200 million.", "RMB 200 million", 200000000, "CNY", _EXACT),
    ("Tokyo paid ¥6 billion.", "¥6 billion", 6000000000, "JPY", _EXACT),
    ("Seoul paid 3 trillion won.", "3 trillion won", 3000000000000, "KRW", _EXACT),
    ("Seoul paid 3 trillion South Korean won.", "3 trillion South Korean won", 3000000000000, "KRW", _EXACT),
    ("Pretoria paid R450 million.", "R450 million", 450000000, "ZAR", _EXACT),
    ("Nairobi paid KSh20m.", "KSh20m", 20000000, "KES", _EXACT),
    ("Abuja paid 20 million naira.", "20 million naira", 20000000, "NGN", _EXACT),
    ("Manila paid P40 million.", "P40 million", 40000000, "PHP", _EXACT),
    ("Jakarta paid Rp 2 trillion.", "Rp 2 trillion", 2000000000000, "IDR", _EXACT),
    ("Kuala Lumpur paid about RM200 million.", "about RM200 million", 200000000, "MYR", _ABOUT),
    ("They paid more than $1 billion.", "more than $1 billion", 1000000000, "USD", _LEAST),
    ("They paid at least £20m.", "at least £20m", 20000000, "GBP", _LEAST),
    ("They paid $10 million or more.", "$10 million or more", 10000000, "USD", _LEAST),
    ("They paid up to €300m.", "up to €300m", 300000000, "EUR", _MOST),
    ("They paid no more than $10m.", "no more than $10m", 10000000, "USD", _MOST),
    ("They paid under $10m.", "under $10m", 10000000, "USD", _MOST),
    ("They paid nearly $2 billion.", "nearly $2 billion", 2000000000, "USD", _ABOUT),
    ("They paid an estimated $5m.", "an estimated $5m", 5000000, "USD", _ABOUT),
    ("They paid between $2m and $3m.", "$2m", 2000000, "USD", _RANGE),
    ("They paid between 2 and 3 million euros.", "2 and 3 million euros", 2000000, "EUR", _RANGE),
    ("They paid $2 to $3 million.", "$2", 2000000, "USD", _RANGE),
    ("They paid $2 million to $3 million.", "$2 million", 2000000, "USD", _RANGE),
    ("They paid $2m-$3m.", "$2m", 2000000, "USD", _RANGE),
    ("They paid $1.2-1.5 billion.", "$1.2-1.5 billion", 1200000000, "USD", _RANGE),
)
NONE: Final = (
    *("Millions of dollars were spent.", "A multi-million-dollar deal was signed.", "It was worth 5,000 crore."),
    *("It sold 40 million pesos' worth.", "The 3 million-strong army grew.", "They sent 1.5 million rounds."),
    *("They sent 500 pounds of explosives.", "They sent 200-pound bombs.", "They sent a 2,000 pound bomb."),
    *(
        "They sent P-3 aircraft and R-27 missiles.",
        "They sent M4 rifles.",
        "They sent SA-7 missiles.",
        "The C-130 landed.",
    ),
    *("The RS 24 is a missile.", "The RM 70 is a launcher.", "The SR 71 flew high.", "An RS-24 was shown."),
    *(
        "He won 3 contracts.",
        "In 1990 he had 3 won cases.",
        "Mark 48 torpedoes were sent.",
        "They hit 12 marks at sea.",
    ),
    *("The EU 27 met.", "Three P400 patrol boats were sent.", "Resolution 1929 was read.", "They met at 14:30."),
)


@pytest.mark.parametrize(("text", "words", "amount", "currency", "bound"), PRICED)
def test_prices_are_read_with_currency_and_bound(
    text: str, words: str, amount: float, currency: str, bound: str
) -> None:
    assert read(text) == [(words, amount, currency, bound)]


@pytest.mark.parametrize("text", NONE)
def test_numbers_without_a_known_currency_are_no_prices(text: str) -> None:
    assert read(text) == []


def test_two_currencies_are_two_prices() -> None:
    assert read("It cost US$200m (£160m).") == [
        ("US$200m", 200000000, "USD", "exact"),
        ("£160m", 160000000, "GBP", "exact"),
    ]
