"""Nothing hangs and nothing blows up, however long or odd a text is. That they come to an end is the test."""

import pytest
from extracted import claim, claims

ARSENAL = (
    "Iran sent the Houthis 40 Kornet missiles, 2,000 assault rifles, RPG-7 launchers, mortars and three Shahed-136 "
    "drones by dhow in March, officials said.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 20_000,
        "(" * 2_000,
        "(rifles " * 500 + ")" * 500,
        "“" * 2_000,
        ": " * 2_000,
        "Big " * 500,
        "he said " * 500,
        "according to " * 500,
        "$" * 2_000,
        "of the " * 2_000,
        "\u0301" * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_runs_without_a_transfer_come_to_an_end_without_a_claim(text: str) -> None:
    assert claims(text) == ()


def test_a_sentence_that_is_repeated_is_one_claim() -> None:
    told = claim(ARSENAL * 150)
    assert [item.text for item in told.items[:2]] == ["Kornet missiles", "assault rifles"]


def test_a_list_as_long_as_a_fact_sheet_is_read_to_its_end() -> None:
    told = claim(
        "Iran sent 2 tanks, 3 howitzers, 4 mortars, 5 drones, 6 helicopters, 7 frigates, 8 submarines, 9 torpedoes, "
        "10 pistols, 11 rifles, 12 carbines, 13 grenades, 14 radars, 15 mines, 16 detonators and 17 shells to Sudan."
    )
    assert [item.quantity and item.quantity.value for item in told.items] == list(range(2, 18))
    assert [filler.text for filler in told.recipient] == ["Sudan"]


def test_a_list_that_goes_on_and_on_comes_to_an_end() -> None:
    assert claim("Iran sent " + "rifles, " * 500 + "and mortars to Sudan.").items[0].text == "rifles"


def test_a_sentence_of_many_words_is_read_to_its_end() -> None:
    told = claim("Iran sent 40 mortars to Sudan" + ", which was glad and sang" * 600 + ".")
    assert [item.text for item in told.items] == ["mortars"]


def test_many_transfers_of_one_text_are_as_many_claims() -> None:
    text = "".join(f"Iran sold Chad {number} mortars in {2000 + number % 20}.\n\n" for number in range(2, 62))
    assert len(claims(text)) == 60


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Iran sent rifles to Sudan. " + "a " * 50_000,
        ARSENAL * 5_000,
        "Iran sent " + "rifles and " * 10_000 + "mortars to Sudan.",
    ],
    ids=["one word", "copies", "one sentence"],
)
def test_texts_as_long_as_books_come_to_an_end(text: str) -> None:
    assert len(claims(text)) == 1


@pytest.mark.slow
def test_runs_of_capitals_come_to_an_end() -> None:
    assert len(claims("Iran sent rifles to Sudan. " + "Big " * 20_000)) == 1
