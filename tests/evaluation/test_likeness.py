"""When two fillers count as the same."""

import pytest
from annotations import NOTHING_KNOWN, Atlas, Entries, annotated, claim, item, source

from waybill.core.ids import JsonValue
from waybill.evaluation.likeness import Catalogues, Likeness, likeness
from waybill.evaluation.slots import SLOTS

NORLAND = Entries({"Norland": ("state/norland",), "Nordberg": ("state/norland", "place/nordberg")})
WORDS = (
    "Norland Nordberg the Sudmark Guard sudmark guard the Royal Guard of Sudmark a customs officer of Sudmark "
    "customs officers rifles assault rifles AK-47 assault rifles"
)


def matched(slot: str, reference: JsonValue, predicted: JsonValue, catalogues: Catalogues = NOTHING_KNOWN) -> int:
    """How many fillers of a slot match in two claims that are otherwise the same."""
    return len(couples(slot, reference, predicted, catalogues))


def couples(
    slot: str, reference: JsonValue, predicted: JsonValue, catalogues: Catalogues = NOTHING_KNOWN
) -> tuple[tuple[int, int], ...]:
    """Which fillers match, by their positions."""
    left, right = (
        annotated(claim(WORDS, **{slot: value}), text=WORDS).reading.claims[0] for value in (reference, predicted)
    )
    return next(each for each in SLOTS if each.name == slot).match(left, right, catalogues).couples


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("the Sudmark Guard", "SUDMARK GUARD", Likeness.EQUAL),
        ("Norland", "Nordberg", Likeness.ENTRY),
        ("the Royal Guard of Sudmark", "Sudmark Guard", Likeness.WORDS),
        ("US officials", "Norland officials", Likeness.WORDS),
        ("officials", "officials of the Norland army", Likeness.NONE),
        ("Norland", "Sudmark", Likeness.NONE),
    ],
)
def test_names_are_equal_of_one_entry_or_share_half_of_their_words(left: str, right: str, alike: Likeness) -> None:
    assert likeness(left, right, NORLAND) is alike


def test_a_capital_is_its_state_as_a_party_but_not_as_a_place() -> None:
    atlas = Atlas(parties=NORLAND)
    assert matched("supplier", ["Norland"], ["Nordberg"], atlas) == 1
    assert matched("origin", ["Norland"], ["Nordberg"], atlas) == 0


def test_names_are_not_alike_because_no_catalogue_knows_them() -> None:
    assert matched("supplier", ["Norland"], ["Nordberg"]) == 0


@pytest.mark.parametrize(
    ("reference", "predicted", "count"),
    [
        (item("rifles", value=40), item("assault rifles", value=40), 1),
        (item("rifles", value=40), item("rifles", value=41), 0),
        (item("rifles", value=40), item("rifles"), 0),
        (item("rifles"), item("rifles", value=40), 1),
        (item("rifles", "small_arm"), item("rifles", "tank"), 1),
        (item("rifles"), item("AK-47 assault rifles"), 0),
    ],
)
def test_an_item_needs_its_text_and_the_quantity_that_the_reference_gives(
    reference: JsonValue, predicted: JsonValue, count: int
) -> None:
    assert matched("items", [reference], [predicted]) == count


def test_bound_and_unit_of_a_quantity_do_not_count() -> None:
    reference = {**item("rifles"), "quantity": {"value": 40, "bound": "exact"}}
    predicted = {**item("rifles"), "quantity": {"value": 40, "bound": "range", "high": 60, "unit": "tons"}}
    assert matched("items", [reference], [predicted]) == 1


@pytest.mark.parametrize(
    ("reference", "predicted", "count"),
    [
        ("2021-03", "2021-03-01/2021-03-31", 1),
        ("2021-03~", "2021-03", 1),
        ("2021-03", "2021-03-05", 0),
        ("2015/..", "2015", 0),
        ("2021", None, 0),
    ],
)
def test_dates_match_as_intervals(reference: str, predicted: str | None, count: int) -> None:
    assert matched("date", reference, predicted) == count


@pytest.mark.parametrize(
    ("predicted", "count"),
    [
        ({"amount": 5.0, "currency": "EUR", "bound": "about"}, 1),
        ({"amount": 5, "currency": "USD"}, 0),
        ({"amount": 50, "currency": "EUR"}, 0),
    ],
)
def test_money_matches_by_amount_and_currency(predicted: JsonValue, count: int) -> None:
    assert matched("value", {"amount": 5, "currency": "EUR"}, predicted) == count


@pytest.mark.parametrize(
    ("predicted", "count"),
    [
        (source("customs officers"), 1),
        (source("Norland", "Sudmark Guard", "a customs officer"), 1),
        (source("a customs officer", "Norland"), 0),
    ],
)
def test_chains_match_by_their_last_node(predicted: JsonValue, count: int) -> None:
    assert matched("sources", [source("Norland", "a customs officer of Sudmark")], [predicted]) == count


def test_fillers_match_one_to_one() -> None:
    assert matched("supplier", ["Norland"], ["Norland", "Norland"]) == 1
    assert matched("transport", ["sea", "air"], ["air", "road"]) == 1


def test_as_many_fillers_match_as_can() -> None:
    """ "assault rifles" could take either; left to itself, it would take the equal one's partner."""
    assert (
        matched(
            "items", [item("assault rifles"), item("AK-47 assault rifles")], [item("rifles"), item("assault rifles")]
        )
        == 2
    )


def test_of_two_names_the_closer_one_is_the_partner() -> None:
    assert couples("supplier", ["Sudmark Guard"], ["the Royal Guard of Sudmark", "the Sudmark Guard"]) == ((0, 1),)


def test_of_items_with_the_same_words_the_one_of_the_same_class_is_the_partner() -> None:
    assert couples("items", [item("rifles", "small_arm")], [item("rifles", "tank"), item("rifles", "small_arm")]) == (
        (0, 1),
    )


def test_of_chains_to_one_origin_the_one_of_the_same_length_is_the_partner() -> None:
    short, long = source("customs officers"), source("Norland", "customs officers")
    assert couples("sources", [long], [short, long]) == ((0, 1),)
