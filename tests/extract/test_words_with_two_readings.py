"""Words that are read in one way here and in another there: bounds and prepositions, nouns and verbs of saying."""

import pytest
from extracted import chains, claim, claims, kinds, names, numbers, parties, route, things


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("about 40", (40, "about")),
        ("around forty", (40, "about")),
        ("up to 40", (40, "at_most")),
        ("at least 40", (40, "at_least")),
        ("over 40", (40, "at_least")),
        ("between 30 and 40", (30, "range")),
    ],
)
@pytest.mark.parametrize("gave", ["sent Sudan", "gave Sudan", "supplied to Sudan"])
def test_a_bound_is_no_preposition(gave: str, number: str, expected: tuple[float, str]) -> None:
    told = claim(f"Belarus {gave} {number} mortars.")
    assert (parties(told), things(told), numbers(told)) == ((["Belarus"], ["Sudan"]), ["mortars"], [expected])


def test_a_vague_number_is_no_part_of_the_item() -> None:
    assert things(claim("Belarus sent Sudan several mortars.")) == ["mortars"]


@pytest.mark.parametrize("terms", ["free of charge", "at no charge", "without charge"])
def test_a_charge_that_nobody_pays_says_nothing(terms: str) -> None:
    told = claim(f"Norway delivered 20 mortars to Spain {terms}.")
    assert (parties(told), chains(told)) == ((["Norway"], ["Spain"]), [])


def test_a_document_that_states_something_is_a_source() -> None:
    assert kinds(claim("The indictment states that Iran sent Sudan ten drones.")) == [["document"]]


def test_a_document_that_is_cited_ends_the_chain() -> None:
    told = claim("Iran sent Sudan ten drones, a Ukrainian official told Reuters, citing a customs document.")
    assert chains(told) == [["Reuters", "a Ukrainian official", "a customs document"]]


def test_what_is_found_somewhere_keeps_its_giver() -> None:
    assert names(claim("Mortars supplied by Iran were found in a Houthi depot.").supplier) == ["Iran"]


def test_what_is_to_be_received_is_agreed() -> None:
    told = claim("Poland is to receive 40 tanks from South Korea.")
    assert (told.stage, parties(told)) == ("agreed", (["South Korea"], ["Poland"]))


def test_out_of_is_from() -> None:
    assert parties(claim("Sudan got 40 mortars out of Belarus.")) == (["Belarus"], ["Sudan"])


def test_a_country_in_which_things_arrive_is_their_destination() -> None:
    assert route(claim("Forty mortars of the Norwegian army arrived in Spain.")) == ([], [], ["Spain"])


def test_who_refuses_a_request_was_asked() -> None:
    told = claim("Germany has so far refused Ukraine's request for Taurus missiles.")
    assert (told.stage, parties(told)) == ("blocked", (["Germany"], ["Ukraine"]))


@pytest.mark.parametrize(
    ("load", "number"),
    [
        ("three bags of pistols", None),
        ("two sacks of new pistols", None),
        ("40 pistols", (40, "exact")),
        ("about 40 new pistols", (40, "about")),
    ],
)
def test_a_number_of_loads_is_no_number_of_weapons(load: str, number: tuple[float, str] | None) -> None:
    assert numbers(claim(f"Belarus sent Sudan {load}.")) == [number]


def test_crates_are_a_unit() -> None:
    (item,) = claim("Three crates of pistols were mailed from Florida to Haiti.").items
    assert item.quantity is not None
    assert (item.text, item.quantity.unit) == ("pistols", "containers")


@pytest.mark.parametrize("text", ["Chad paid for the rifles that Peru sold it.", "Peru wants to sell it 40 rifles."])
def test_nobody_sells_to_himself(text: str) -> None:
    assert all("Peru" not in names(each.recipient) for each in claims(text))


def test_an_order_is_placed_with_the_supplier() -> None:
    told = claim("The Polish order for 40 K2 tanks was placed with South Korea in 2022.")
    assert (told.stage, names(told.supplier), things(told)) == ("agreed", ["South Korea"], ["K2 tanks"])


def test_tanks_for_somebody_are_his() -> None:
    told = claim("Tanks from South Korea for Poland were unloaded in Gdynia on Friday.")
    assert (names(told.origin), names(told.recipient)) == (["South Korea"], ["Poland"])


def test_a_number_of_givers_is_no_number_of_weapons() -> None:
    told = claim("More than 30 nations have sent Ukraine howitzers.")
    assert (names(told.recipient), numbers(told)) == (["Ukraine"], [None])


def test_what_happens_meanwhile_adds_no_party() -> None:
    assert parties(claim("Iran sent drones to Sudan as Chad looked on.")) == (["Iran"], ["Sudan"])


def test_a_charge_that_nobody_pays_casts_no_doubt() -> None:
    assert claim("Iran sent Sudan ten drones free of charge, officials said.").certainty == "stated"
