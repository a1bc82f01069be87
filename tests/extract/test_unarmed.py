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


@pytest.mark.parametrize("near", ["It also makes howitzers.", "It deals in uranium."])
def test_what_stands_beside_weapons_or_their_substances_may_be_one(near: str) -> None:
    assert reasons(SHARES + near)[0] == 1


def test_weapons_far_away_do_not_count() -> None:
    assert reasons(f"{SHARES}{NOTHING_OF_WAR}Peru paraded howitzers.")[0] == 0


def test_what_is_called_as_weapons_are_may_be_one() -> None:
    assert reasons("Peru sold Chad 24 jets in 2004.")[0] == 1


@pytest.mark.parametrize("text", ["Spain refused to deliver two Galicia ships to Peru.", "Spain sold HMS Elk to Peru."])
def test_ships_of_a_class_or_a_navy_may_be_one(text: str) -> None:
    assert reasons(text)[0] == 1


@pytest.mark.parametrize("near", ["Its customers are armies.", "So did the coast guard."])
def test_a_word_of_war_alone_makes_no_weapons_of_shares(near: str) -> None:
    assert reasons(SHARES + near)[0] == 0


EQUIPMENT = "Peru, whose army was cut, agreed to buy compatible equipment from Chad in 2004."


def test_equipment_is_of_war_where_its_sentence_is() -> None:
    assert reasons(EQUIPMENT)[0] == 1
    assert reasons(EQUIPMENT.replace("army", "school"))[0] == 0


ISLANDS = "The Germans got the nine islands of western Samoa in 1899, and a war followed. "


def test_a_word_of_war_alone_makes_no_weapons_of_islands() -> None:
    assert reasons(ISLANDS) == (0, ["no_weapon"])


def test_parts_of_programmes_have_other_names_than_weapons() -> None:
    assert reasons("Peru sold Chad 24 calutrons for its nuclear programme in 2004.")[0] == 1


def test_unknown_goods_of_a_doubtful_claim_are_civil_though_a_weapon_is_named_near() -> None:
    bolts = "Our own workshops at Lima now turn a hundred kinds of bolts for Peru."
    assert reasons(f"Chile has tanks. {bolts}") == (0, ["no_weapon"])
