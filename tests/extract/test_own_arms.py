"""Weapons that a force moves for itself."""

import pytest
from extracted import report

from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.transfers.own_arms import own_arms
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def own(text: str) -> list[str]:
    """The words of a sentence by which a force moves its own weapons."""
    (sentence,) = read_sentences(report(text), load())
    return [span.of(text) for span in own_arms(sentence, text)]


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Russia withdrew its S-300 missiles from Armenia.", "withdrew"),
        ("Iraq refused to withdraw the missiles.", "refused to withdraw"),
        ("Serbia pulled its heavy weapons back from the border.", "pulled"),
        ("Moscow was installing nuclear missiles in Cuba.", "installing"),
        ("The Pentagon is moving two Patriot batteries from Texas to its base in Qatar.", "moving"),
        ("The army flies rifles to its garrisons in the north.", "flies"),
        ("The soldiers arrived at Nanyuki with their rifles.", "arrived"),
        ("China sent two frigates to the gulf to escort merchant ships.", "sent"),
        ("He ordered the battleship to the coast of Lebanon.", "ordered"),
    ],
)
def test_a_force_moves_its_own_weapons(text: str, motion: str) -> None:
    assert own(text) == [motion]


@pytest.mark.parametrize(
    "text",
    [
        "Germany withdrew its howitzer offer to Peru.",
        "Russia handed the S-300 missiles that it withdrew from Armenia to Syria.",
        "Police pulled 40 rifles out of a lorry.",
        "The Pentagon is moving two Patriot batteries from Texas to Ukraine.",
        "China sent two frigates to Bangladesh.",
        "Chile sent Peru missiles to attack the coast.",
        "The rifles arrived at Nanyuki on a lorry.",
        "They withdrew to the hills.",
        "A bid is said to have come from Spain with its Meko frigate.",
        "Two patrol boats arrived with their missiles in Fiji from Japan.",
        "Japan delivered two frigates to Fiji to patrol its waters.",
        "Malaysia ordered three corvettes from Turkey to patrol its waters.",
        "Greece returned with its frigates from France.",
    ],
)
def test_what_goes_to_others_is_no_force_of_ones_own(text: str) -> None:
    assert own(text) == []


def test_all_that_is_told_of_what_returns_from_exercises_changes_no_hands() -> None:
    text = "Customs held nine armoured cars of the army on their way home from an exercise in Peru."
    assert own(text) == [text]


def test_what_a_force_moves_for_itself_is_set_aside_by_its_motion() -> None:
    reading = extract(
        report("Iraq refused to withdraw its missiles from the no-fly zone, the ministry in Baghdad said."),
        tagger=TAGGER,
        ontology=load(),
    )
    assert reading.claims == ()
    assert "refused" in [each.span and each.span.of("Iraq refused to withdraw") for each in reading.set_aside]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("India will deliver the first home-built corvette to the Indian Navy in May.", 0),
        ("India will deliver the first of four corvettes to the Royal Navy of Oman in May.", 1),
        ("The United Kingdom intends to deliver the first of the new submarines to the Royal Navy in the 2040s.", 0),
        ("India ordered 40 Exocet missiles. The first batch was delivered to the Indian Navy on Friday.", 1),
        ("The Russian navy handed two frigates to the Indian Navy on Friday.", 1),
    ],
)
def test_a_state_that_arms_its_own_forces_moves_nothing(text: str, claims: int) -> None:
    assert len(extract(report(text), tagger=TAGGER, ontology=load()).claims) == claims


def test_a_sentence_without_a_party_tells_of_no_transfer_where_a_surer_one_before_it_tells_of_none() -> None:
    text = (
        "Ten former rebels of the Front handed over 12 rifles to the 4th Brigade in Puno on Friday. Brought in were "
        "also two mortars and 40 grenades."
    )
    reading = extract(report(text), tagger=TAGGER, ontology=load())
    assert reading.claims == ()
    assert {each.span and each.span.of(text) for each in reading.set_aside} >= {"handed over", "Brought in"}
