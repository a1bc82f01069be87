"""Where weapons leave, pass and arrive, by what means, and when."""

import pytest
from extracted import claim, claims, day, modes, names, parties, route


def test_from_and_to_are_the_ends_of_a_route() -> None:
    told = claim("Forty tons of ammunition were flown from Minsk to Juba.")
    assert route(told) == (["Minsk"], [], ["Juba"])


def test_what_arrives_somewhere_from_somewhere_has_a_route() -> None:
    told = claim("Three hundred mortars from Iran arrived in Port Sudan.")
    assert route(told) == (["Iran"], [], ["Port Sudan"])


@pytest.mark.parametrize("word", ["via", "through"])
def test_what_is_passed_is_on_the_way(word: str) -> None:
    told = claim(f"Iran smuggled Kornet missiles to Hezbollah {word} Syria.")
    assert (parties(told), names(told.via)) == ((["Iran"], ["Hezbollah"]), ["Syria"])


def test_a_country_named_only_as_an_end_is_no_party() -> None:
    told = claim("Rifles were trucked from Libya to Chad.")
    assert (parties(told), route(told)) == (([], []), (["Libya"], [], ["Chad"]))


def test_sending_to_a_country_names_taker_and_destination() -> None:
    told = claim("Iran shipped Fateh-110 missiles to Russia.")
    assert (parties(told), route(told)) == ((["Iran"], ["Russia"]), ([], [], ["Russia"]))


def test_selling_to_a_country_says_nothing_of_where_things_go() -> None:
    told = claim("China sold JF-17 jets to Pakistan.")
    assert (parties(told), route(told)) == ((["China"], ["Pakistan"]), ([], [], []))


def test_the_place_of_a_seizure_is_on_the_way() -> None:
    told = claim("Police seized 300 pistols in Trieste that were bound for Albania.")
    assert route(told) == ([], ["Trieste"], ["Albania"])


def test_several_legs_make_one_journey() -> None:
    told = claim(
        "The launchers were trucked from Aleppo to Beirut, where brokers collected them and shipped them to Tobruk."
    )
    assert route(told) == (["Aleppo"], ["Beirut"], ["Tobruk"])
    assert names(told.intermediary) == ["brokers"]


@pytest.mark.xfail(
    strict=True, reason="a leg that ends at a party with a place does not make the place before a waypoint"
)
def test_who_takes_over_on_the_way_is_in_between() -> None:
    told = claim(
        "Bulgaria sent 200 mortars to Tobruk, where the Crescent Trading Company collected them and drove them to "
        "the Sylvanian rebels in Nyala."
    )
    assert (parties(told), names(told.intermediary)) == (
        (["Bulgaria"], ["Sylvanian rebels"]),
        ["Crescent Trading Company"],
    )
    assert (names(told.via), names(told.destination)) == (["Tobruk"], ["Nyala"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A dhow carried 2,000 rifles to Yemen.", {"sea"}),
        ("Iran sent 2,000 rifles to Yemen by sea.", {"sea"}),
        ("Iran airlifted 2,000 rifles to Sudan.", {"air"}),
        ("A cargo plane flew 2,000 rifles from Iran to Sudan.", {"air"}),
        ("Iran sent 2,000 rifles to Syria by road.", {"road"}),
        ("A train carried 40 tanks from Belarus to Russia.", {"rail"}),
        ("Two thousand rifles were carried on mules from Iran to Iraq.", {"foot"}),
        ("Iran sent 2,000 rifles to Syria by road and by sea.", {"road", "sea"}),
        ("Iran sent 2,000 rifles to Syria.", set()),
        ("Iran sent 20 helicopters to Syria.", set()),
    ],
)
def test_transport_is_what_is_said_or_named_as_vehicle(text: str, expected: set[str]) -> None:
    assert modes(claim(text)) == expected


def test_trucks_that_carry_are_means_of_transport() -> None:
    assert modes(claim("Iran sent 2,000 rifles to Syria by truck.")) == {"road"}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("on 26 March 2023", "2023-03-26"),
        ("on March 26, 2023", "2023-03-26"),
        ("in March 2023", "2023-03"),
        ("in 2019", "2019"),
        ("on Monday", "2024-05-13"),
        ("yesterday", "2024-05-13"),
        ("last month", "2024-04"),
        ("last year", "2023"),
        ("on March 26", "2024-03-26"),
        ("in November", "2023-11"),
        ("since 2015", "2015/.."),
        ("between March and May 2023", "2023-03/2023-05"),
    ],
)
def test_dates_are_resolved_against_the_day_of_publication(when: str, expected: str) -> None:
    assert day(claim(f"Iran delivered Mohajer-6 drones to Sudan {when}.")) == expected


def test_a_relative_date_of_a_text_without_a_date_is_left_out() -> None:
    assert day(claim("Iran delivered Mohajer-6 drones to Sudan last month.", published=None)) is None


def test_a_full_date_needs_no_day_of_publication() -> None:
    assert day(claim("Iran delivered drones to Sudan on 3 May 2021.", published=None)) == "2021-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "A Ukrainian official said on Monday that Iran had delivered Mohajer-6 drones to Sudan.",
        "Iran has delivered Mohajer-6 drones to Sudan, a Ukrainian official said on Monday.",
        "Iran has delivered Mohajer-6 drones to Sudan, a Ukrainian official said Monday.",
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_transfer(text: str) -> None:
    assert day(claim(text)) is None


def test_the_day_of_the_transfer_is_told_from_the_day_of_speaking() -> None:
    told = claim("A Ukrainian official said on Monday that Iran delivered Mohajer-6 drones to Sudan in March.")
    assert day(told) == "2024-03"


def test_each_transfer_has_its_own_date() -> None:
    found = claims("Iran sent Sudan drones in March. Turkey sent Mali howitzers in April.")
    assert [day(told) for told in found] == ["2024-03", "2024-04"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cargo planes brought 2,000 rifles from Iran to Sudan.", {"air"}),
        ("Trucks brought 2,000 rifles from Iran to Syria.", {"road"}),
        ("Two thousand rifles were brought to Syria by trucks.", {"road"}),
        ("Iran sent 20 trucks to Syria.", set()),
    ],
)
def test_vehicles_that_carry_are_no_weapons(text: str, expected: set[str]) -> None:
    told = claim(text)
    assert modes(told) == expected


def test_what_a_vehicle_takes_it_carries() -> None:
    told = claim("A train took 40 tanks from Belarus to Russia.")
    assert (told.basis, route(told), modes(told)) == ("unknown", (["Belarus"], [], ["Russia"]), {"rail"})


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, a Ukrainian official told reporters that Iran had delivered drones to Sudan.",
        "Australia gave Ukraine 49 Abrams tanks, the defence minister said in Canberra on Thursday.",
        "According to a Monday report in the Harbour Herald, Iran delivered drones to Sudan.",
    ],
)
def test_the_day_of_speaking_is_no_day_of_delivery(text: str) -> None:
    assert day(claim(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "In March, officials say, Iran delivered drones to Sudan.",
        "An official said that Iran had delivered drones to Sudan in March.",
    ],
)
def test_the_day_of_delivery_stands_beside_speech(text: str) -> None:
    assert day(claim(text)) == "2024-03"


def test_a_day_before_the_comma_of_a_speaker_is_the_day_of_delivery() -> None:
    assert day(claim("Iran sent ten drones to Sudan on Monday, officials said.")) == "2024-05-13"
