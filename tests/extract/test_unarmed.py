"""Claims of civil goods."""

import pytest
from extracted import report

from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())

SHARES = "Lopez Holding bought 160,000 Meridian shares from Valdez Group in June for 80 million francs. "
NOTHING_OF_WAR = "The weather was fine and the markets were quiet all the week. " * 20


def reasons(text: str) -> tuple[int, list[str]]:
    """How many claims a text makes, and why its other motions made none."""
    reading = extract(report(text), tagger=TAGGER, ontology=load())
    return len(reading.claims), [each.reason.value for each in reading.set_aside]


def test_shares_are_no_weapons_where_none_is_named_anywhere_near() -> None:
    assert reasons(SHARES) == (0, ["no_weapon"])


@pytest.mark.parametrize(
    "near", ["It also makes howitzers.", "Its customers are armies.", "It deals in uranium.", "So did the coast guard."]
)
def test_what_stands_beside_weapons_or_war_may_be_one(near: str) -> None:
    assert reasons(SHARES + near)[0] == 1


def test_weapons_far_away_do_not_count() -> None:
    assert reasons(f"{SHARES}{NOTHING_OF_WAR}Peru paraded howitzers.")[0] == 0


def test_what_is_called_as_weapons_are_may_be_one() -> None:
    assert reasons("Peru sold Chad 24 jets in 2004.")[0] == 1


@pytest.mark.parametrize("text", ["Spain refused to deliver two Galicia ships to Peru.", "Spain sold HMS Elk to Peru."])
def test_ships_of_a_class_or_a_navy_may_be_one(text: str) -> None:
    assert reasons(text)[0] == 1
