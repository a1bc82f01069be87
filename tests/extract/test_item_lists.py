"""What moves, how much of it, of which class, and for how much money."""

import pytest
from extracted import claim, classes, numbers, things


def test_a_list_gives_each_thing_its_number() -> None:
    told = claim("Iran gave the Houthis 2,000 assault rifles, twelve Kornet missiles and 82 mortars.")
    assert things(told) == ["assault rifles", "Kornet missiles", "mortars"]
    assert numbers(told) == [(2000, "exact"), (12, "exact"), (82, "exact")]


@pytest.mark.parametrize("kind", ["hand grenade launchers", "rifle grenade launchers"])
def test_what_launches_grenades_is_no_grenade(kind: str) -> None:
    assert classes(claim(f"Belarus sent Sudan 40 {kind}.")) == ["light_weapon"]


def test_bullets_after_a_colon_belong_to_the_sentence_above() -> None:
    text = (
        "The United States will send Ukraine the following:\n\n"
        "-   800 Stinger missiles;\n-   5,000 rifles;\n-   over 200 hand grenades."
    )
    told = claim(text)
    assert things(told) == ["Stinger missiles", "rifles", "hand grenades"]
    assert numbers(told) == [(800, "exact"), (5000, "exact"), (200, "at_least")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("40", (40, "exact")),
        ("forty", (40, "exact")),
        ("a dozen", (12, "exact")),
        ("about 40", (40, "about")),
        ("some 1,200", (1200, "about")),
        ("nearly 40", (40, "about")),
        ("more than 40", (40, "at_least")),
        ("at least 40", (40, "at_least")),
        ("up to 40", (40, "at_most")),
        ("between 30 and 40", (30, "range")),
        ("dozens of", None),
        ("thousands of", None),
    ],
)
def test_numbers_come_with_their_bounds(written: str, number: tuple[float, str] | None) -> None:
    told = claim(f"In a hurry, {written} mortars were sent to Sudan.")
    assert (things(told), numbers(told)) == (["mortars"], [number])


def test_a_bound_right_behind_the_taker_counts() -> None:
    told = claim("Belarus sent Sudan about 40 mortars.")
    assert (things(told), numbers(told)) == (["mortars"], [(40, "about")])


@pytest.mark.parametrize(
    ("written", "unit"),
    [("40 tons of ammunition", "tons"), ("three containers of ammunition", "containers"), ("ammunition", None)],
)
def test_units_count_the_thing_and_are_no_thing(written: str, unit: str | None) -> None:
    (item,) = claim(f"Belarus sent Sudan {written}.").items
    assert (item.text, item.quantity and item.quantity.unit) == ("ammunition", unit)


def test_rounds_are_a_unit_of_ammunition() -> None:
    (item,) = claim("North Korea shipped Russia 50,000 rounds of artillery ammunition.").items
    assert item.quantity is not None
    assert (item.text, item.quantity.value, item.quantity.unit) == ("artillery ammunition", 50000, "rounds")


@pytest.mark.parametrize(
    ("written", "weapon_class"),
    [
        ("T-72 tanks", "tank"),
        ("BMP-2 infantry fighting vehicles", "armoured_vehicle"),
        ("howitzers", "artillery"),
        ("fighter jets", "aircraft"),
        ("Shahed-136 drones", "uav"),
        ("Mi-24 helicopters", "helicopter"),
        ("patrol boats", "ship"),
        ("ballistic missiles", "missile"),
        ("S-300 systems", "air_defence"),
        ("Stinger missiles", "manpads"),
        ("RPG-7 launchers", "anti_tank"),
        ("heavy machine guns", "light_weapon"),
        ("assault rifles", "small_arm"),
        ("hand grenades", "ammunition"),
        ("anti-personnel mines", "explosive"),
        ("radars", "sensor"),
        ("military trucks", "vehicle"),
        ("aircraft engines", "part"),
        ("weapons", "other"),
    ],
)
def test_each_thing_has_its_class(written: str, weapon_class: str) -> None:
    told = claim(f"Freedonia delivered {written} to Sylvania.")
    assert (things(told), classes(told)) == ([written], [weapon_class])


def test_a_generic_word_beside_specific_ones_is_left_out() -> None:
    told = claim("Iran sent Sudan weapons, among them Mohajer-6 drones.")
    assert things(told) == ["Mohajer-6 drones"]


def test_designations_are_no_numbers() -> None:
    told = claim("Russia delivered S-400 systems to Turkey.")
    assert (things(told), numbers(told)) == (["S-400 systems"], [None])


def test_calibres_are_no_numbers() -> None:
    told = claim("Pakistan sold Ukraine 155 mm shells.")
    assert numbers(told) == [None]


def test_a_thing_broken_over_two_lines_is_written_on_one() -> None:
    told = claim("Jordan sent Lebanon 30 armored\npersonnel carriers.")
    assert things(told) == ["armored personnel carriers"]


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("for $10 billion", (10_000_000_000, "USD", "exact")),
        ("in a deal worth about €250 million", (250_000_000, "EUR", "about")),
        ("for 3.5 million pounds", (3_500_000, "GBP", "exact")),
        ("for more than $40 million", (40_000_000, "USD", "at_least")),
    ],
)
def test_money_for_the_things_is_their_value(written: str, money: tuple[float, str, str]) -> None:
    told = claim(f"Poland bought 96 Apache helicopters from the United States {written}.")
    assert told.value is not None
    assert (told.value.money.amount, told.value.money.currency, told.value.money.bound) == money
    assert numbers(told) == [(96, "exact")]


def test_where_no_money_is_named_there_is_no_value() -> None:
    assert claim("Poland bought 96 Apache helicopters from the United States.").value is None
