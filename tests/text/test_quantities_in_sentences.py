"""How many, in sentences as reports write them; and numbers in such sentences that count nothing."""

from typing import Final

import pytest

from waybill.core.span import Span
from waybill.text.counts import counts

_EXACT, _ABOUT, _LEAST, _MOST, _RANGE = "exact", "about", "at_least", "at_most", "range"
_ROUNDS, _TONS, _KILOGRAMS, _CONTAINERS = "rounds", "tons", "kilograms", "containers"


def read(text: str) -> list[tuple[str, float | None, str, str | None, float | None]]:
    found = []
    for count in counts(text, Span(0, len(text))):
        given = count.quantity
        if given is None:
            found.append((count.span.of(text), None, "", None, None))
        else:
            found.append((count.span.of(text), given.value, str(given.bound), given.unit, given.high))
    return found


STATED: Final = (
    ("The army took over some 1,400 rifles.", "some 1,400", 1400, _ABOUT, None),
    ("The crates held 2,116 assault rifles.", "2,116", 2116, _EXACT, None),
    ("They were promised 226,000 rounds.", "226,000 rounds", 226000, _EXACT, _ROUNDS),
    ("Nearly 2 million rounds were loaded.", "Nearly 2 million rounds", 2000000, _ABOUT, _ROUNDS),
    ("The plane carried more than 50 tons of shells.", "more than 50 tons", 50, _LEAST, _TONS),
    ("It landed with 1.5 tonnes of explosives.", "1.5 tonnes", 1.5, _EXACT, _TONS),
    ("It landed with one and a half tons of explosives.", "one and a half tons", 1.5, _EXACT, _TONS),
    ("It landed with 1½ tons of explosives.", "1½ tons", 1.5, _EXACT, _TONS),
    ("It landed with ½ ton of explosives.", "½ ton", 0.5, _EXACT, _TONS),
    ("It landed with half a ton of explosives.", "half a ton", 0.5, _EXACT, _TONS),
    ("It landed with 117 MT of bombs.", "117 MT", 117, _EXACT, _TONS),
    ("It landed with 6t of shells.", "6t", 6, _EXACT, _TONS),
    ("It landed with 117 metric tons of shells.", "117 metric tons", 117, _EXACT, _TONS),
    ("It landed with 20 short tons of shells.", "20 short tons", 20, _EXACT, _TONS),
    ("Police dug up 6,000 kg of plastic explosive.", "6,000 kg", 6000, _EXACT, _KILOGRAMS),
    ("Police dug up 250kg of plastic explosive.", "250kg", 250, _EXACT, _KILOGRAMS),
    ("Police dug up 40 kilos of plastic explosive.", "40 kilos", 40, _EXACT, _KILOGRAMS),
    ("The ship brought three containers of rifles.", "three containers", 3, _EXACT, _CONTAINERS),
    ("The ship brought two 40-foot containers of rifles.", "two 40-foot containers", 2, _EXACT, _CONTAINERS),
    ("The ship brought 17 crates of rifles.", "17 crates", 17, _EXACT, _CONTAINERS),
    ("The ship brought four shipping containers.", "four shipping containers", 4, _EXACT, _CONTAINERS),
    ("Half a dozen howitzers went north.", "Half a dozen", 6, _EXACT, None),
    ("A half-dozen howitzers went north.", "A half-dozen", 6, _EXACT, None),
    ("A dozen howitzers went north.", "A dozen", 12, _EXACT, None),
    ("The two-dozen drones were small.", "two-dozen", 24, _EXACT, None),
    ("More than two dozen boats were sold.", "More than two dozen", 24, _LEAST, None),
    ("About a dozen boats were sold.", "About a dozen", 12, _ABOUT, None),
    ("A pair of corvettes was sold.", "A pair of", 2, _EXACT, None),
    ("Three score mules carried the guns.", "Three score", 60, _EXACT, None),
    ("Up to 200 missiles may follow.", "Up to 200", 200, _MOST, None),
    ("As many as 100 tanks may follow.", "As many as 100", 100, _MOST, None),
    ("At most 30 tanks may follow.", "At most 30", 30, _MOST, None),
    ("A maximum of 30 tanks may follow.", "A maximum of 30", 30, _MOST, None),
    ("Not more than ten boats may follow.", "Not more than ten", 10, _MOST, None),
    ("No more than 12 boats may follow.", "No more than 12", 12, _MOST, None),
    ("Fewer than 50 guns were left.", "Fewer than 50", 50, _MOST, None),
    ("Less than a hundred guns were left.", "Less than a hundred", 100, _MOST, None),
    ("Under 100 tanks were left.", "Under 100", 100, _MOST, None),
    ("Just under 100 tanks were left.", "Just under 100", 100, _ABOUT, None),
    ("At least 18 launchers were delivered.", "At least 18", 18, _LEAST, None),
    ("No fewer than 12 jets were delivered.", "No fewer than 12", 12, _LEAST, None),
    ("A minimum of 12 jets was ordered.", "A minimum of 12", 12, _LEAST, None),
    ("Well over 100 tanks were delivered.", "Well over 100", 100, _LEAST, None),
    ("Just over 300 missiles were delivered.", "Just over 300", 300, _LEAST, None),
    ("Upwards of 40 tanks were delivered.", "Upwards of 40", 40, _LEAST, None),
    ("Stocks in excess of 40 tanks were sold.", "in excess of 40", 40, _LEAST, None),
    ("Over a million rounds were delivered.", "Over a million rounds", 1000000, _LEAST, _ROUNDS),
    ("They bought 2,500-plus shells.", "2,500-plus", 2500, _LEAST, None),
    ("They bought 82+ guns.", "82+", 82, _LEAST, None),
    ("They bought 300 or more tanks.", "300 or more", 300, _LEAST, None),
    ("They bought 20-odd tanks.", "20-odd", 20, _ABOUT, None),
    ("They bought 20 or so tanks.", "20 or so", 20, _ABOUT, None),
    ("They bought almost 90 tanks.", "almost 90", 90, _ABOUT, None),
    ("They bought roughly 100 trucks.", "roughly 100", 100, _ABOUT, None),
    ("They bought approximately 1,000 missiles.", "approximately 1,000", 1000, _ABOUT, None),
    ("They bought an estimated 1,500 drones.", "an estimated 1,500", 1500, _ABOUT, None),
    ("They bought close to 100 tanks.", "close to 100", 100, _ABOUT, None),
    ("They bought some two dozen jets.", "some two dozen", 24, _ABOUT, None),
    ("The list has 12 (twelve) guns.", "12 (twelve)", 12, _EXACT, None),
    ("The list has twelve (12) guns.", "twelve (12)", 12, _EXACT, None),
    ("The list has 50 (fifty) tons of powder.", "50 (fifty) tons", 50, _EXACT, _TONS),
    ("The list has 3 x T-72 and spares.", "3", 3, _EXACT, None),
    ("The list has 2x Mi-17 and spares.", "2", 2, _EXACT, None),
    ("The list has 4 × 120 mm mortars.", "4", 4, _EXACT, None),
    ("The ministry ordered 5 lakh cartridges.", "5 lakh", 500000, _EXACT, None),
    ("The ministry ordered 1.5 lakh rounds.", "1.5 lakh rounds", 150000, _EXACT, _ROUNDS),
    ("The ministry ordered 2 crore rounds.", "2 crore rounds", 20000000, _EXACT, _ROUNDS),
    ("The ministry ordered 12,50,000 cartridges.", "12,50,000", 1250000, _EXACT, None),
    ("Half a million shells are promised.", "Half a million", 500000, _EXACT, None),
    ("A quarter of a million shells are promised.", "A quarter of a million", 250000, _EXACT, None),
    ("Two and a half million rounds are promised.", "Two and a half million rounds", 2500000, _EXACT, _ROUNDS),
    ("One million artillery shells are promised.", "One million", 1000000, _EXACT, None),
    ("6.5 million rounds are promised.", "6.5 million rounds", 6500000, _EXACT, _ROUNDS),
    ("6.5m rounds are promised.", "6.5m rounds", 6500000, _EXACT, _ROUNDS),
    ("45k shells are promised.", "45k", 45000, _EXACT, None),
    ("2.000.000 cartridges are promised.", "2.000.000", 2000000, _EXACT, None),
    ("20.000 rifles are promised.", "20.000", 20000, _EXACT, None),
    ("20 000 rifles are promised.", "20 000", 20000, _EXACT, None),
    ("Twenty thousand rifles are promised.", "Twenty thousand", 20000, _EXACT, None),
    ("One hundred and twenty tanks are promised.", "One hundred and twenty", 120, _EXACT, None),
    ("One hundred twenty tanks are promised.", "One hundred twenty", 120, _EXACT, None),
    ("Twenty-one drones are promised.", "Twenty-one", 21, _EXACT, None),
    ("A thousand rifles are promised.", "A thousand", 1000, _EXACT, None),
    ("A first batch of 24 F-16s arrived.", "24", 24, _EXACT, None),
    ("A first batch of twelve F-16s arrived.", "twelve", 12, _EXACT, None),
    ("Another 31 tanks arrived.", "31", 31, _EXACT, None),
    ("A total of 300 tanks arrived.", "300", 300, _EXACT, None),
    ("All 14 tanks arrived.", "14", 14, _EXACT, None),
    ("The plane brought 14 Leopard 2 tanks.", "14", 14, _EXACT, None),
    ("The army got 50 Pansarbandvagn 302 carriers.", "50", 50, _EXACT, None),
    ("The army got twelve Haubits 77 howitzers.", "twelve", 12, _EXACT, None),
    ("The yard built two Type 052D destroyers.", "two", 2, _EXACT, None),
    ("They sent 30,000 155 mm shells.", "30,000", 30000, _EXACT, None),
    ("They sent 1 million 155mm shells.", "1 million", 1000000, _EXACT, None),
    ("They sent 14 2,000-pound bombs.", "14", 14, _EXACT, None),
    ("They sent five hundred 500-pound bombs.", "five hundred", 500, _EXACT, None),
    ("They sent 200 sets of body armour.", "200", 200, _EXACT, None),
    ("They sent 10 pairs of goggles.", "10", 10, _EXACT, None),
    ("They sent two batteries of launchers.", "two", 2, _EXACT, None),
    ("He bought 2000 rifles from a dealer.", "2000", 2000, _EXACT, None),
)
RANGES: Final = (
    ("They sent between 20 and 30 tanks.", "between 20 and 30", 20, 30),
    ("They sent from 15 to 20 tanks.", "from 15 to 20", 15, 20),
    ("They sent 15–20 tanks.", "15–20", 15, 20),
    ("They sent 15 or 20 tanks.", "15 or 20", 15, 20),
    ("They sent ten to twelve jets.", "ten to twelve", 10, 12),
    ("They sent one or two jets.", "one or two", 1, 2),
    ("They sent 5,000-6,000 rifles.", "5,000-6,000", 5000, 6000),
    ("They sent 5 to 6 thousand rifles.", "5 to 6 thousand", 5000, 6000),
    ("They sent 10-15,000 rifles.", "10-15,000", 10000, 15000),
    ("They sent two to three million shells.", "two to three million", 2000000, 3000000),
    ("They sent around 20 to 30 tanks.", "around 20 to 30", 20, 30),
)
VAGUE: Final = (
    ("Dozens of drones were sent.", "Dozens"),
    ("Hundreds of thousands of shells were sent.", "Hundreds of thousands"),
    ("Tens of thousands of rifles were sent.", "Tens of thousands"),
    ("Several hundred rifles were sent.", "Several hundred"),
    ("A few thousand rifles were sent.", "A few thousand"),
    ("A handful of tanks was sent.", "A handful"),
    ("A couple of howitzers were sent.", "A couple"),
    ("Several howitzers were sent.", "Several"),
    ("Numerous howitzers were sent.", "Numerous"),
    ("An unspecified number of howitzers was sent.", "An unspecified number"),
    ("Large quantities of powder were sent.", "Large quantities"),
)
NONE: Final = (
    *("The guns came in 2016.", "In March 1984 the guns came.", "The 1967 war was short.", "It ran from 2014 to 2019."),
    *(
        "The guns came on 26 March.",
        "The guns came on March 26.",
        "ON 20 OCT 89 THE GUNS CAME.",
        "From 3 to 5 May they met.",
    ),
    *(
        "They met at 14:30 in the port.",
        "They met at 0500 GMT.",
        "They met at 9 a.m. in the port.",
        "They met for 12 hours.",
    ),
    *("A third, 33 percent, was lost.", "Some 40% of it was lost.", "Half of it was lost.", "3/4 of it was lost."),
    *(
        "The 7.62 mm cartridge is old.",
        "The 82mm mortar is old.",
        "The 155-millimetre shell is old.",
        "A .50 calibre gun.",
    ),
    *(
        "The 12.7mm gun is old.",
        "The 5.56x45mm cartridge is old.",
        "The 2,000 lb bomb is old.",
        "A 500-pound bomb fell.",
    ),
    *("The S-300 is old.", "The AK-47 is old.", "A Type 59 tank is old.", "The M16 is old.", "The Mk 82 bomb is old."),
    *(
        "An An-26 and a Boeing 707 landed.",
        "The F-16 Block 50 is new.",
        "A Bavar 373 battery is new.",
        "An F-7 is old.",
    ),
    *("A 24-year-old man was held.", "A man aged 24 was held.", "The driver, 26, was held.", "He is 40 years old."),
    *("The shop is at 12 Baker Street.", "The office, 221 Long Acre Road, is shut.", "Phone 555 1234 for more."),
    *(
        "Telephone: +1 202 555 0143.",
        "See resolution 1929 of the Council.",
        "See paragraph 12 of it.",
        "See page 14 of it.",
    ),
    *(
        "Flight 655 was late.",
        "The 82nd Airborne left.",
        "The 1st Battalion left.",
        "Battalion 38 fled.",
        "No. 5 is shut.",
    ),
    *("They drove 100 km to it.", "They drove 40 miles to it.", "It makes 30 knots at sea.", "It is 40 degrees there."),
    *("It cost $40 million.", "It cost 60 million dollars.", "It cost a 300-million-dollar loan.", "It cost €5bn."),
    *(
        "One in ten was lost.",
        "No one was lost.",
        "One of them was lost.",
        "Two years were lost.",
        "A six-month lease.",
    ),
    *("The note [12] says so.", "1. The first point.", "Two-thirds of it was lost.", "A 40-foot container is long."),
)


@pytest.mark.parametrize(("text", "words", "value", "bound", "unit"), STATED)
def test_numbers_are_read_with_bound_and_unit(
    text: str, words: str, value: float, bound: str, unit: str | None
) -> None:
    assert read(text) == [(words, value, bound, unit, None)]


@pytest.mark.parametrize(("text", "words", "low", "high"), RANGES)
def test_ranges_are_read_with_both_ends(text: str, words: str, low: float, high: float) -> None:
    assert read(text) == [(words, low, "range", None, high)]


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_vague_numbers_have_no_quantity(text: str, words: str) -> None:
    assert read(text) == [(words, None, "", None, None)]


@pytest.mark.parametrize("text", NONE)
def test_years_measures_names_and_the_like_count_nothing(text: str) -> None:
    assert read(text) == []
