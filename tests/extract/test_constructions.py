"""Words that put weapons in motion by what stands around them."""

import pytest
from extracted import report

from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.triggers.constructions import constructions
from waybill.ontology import load


def found(text: str) -> list[str]:
    return [
        each.motion.of(text) for sentence in read_sentences(report(text), load()) for each in constructions(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Libya backed the Chadian rebels with 40 mortars.", "backed"),
        ("CUBA IS ASSISTING THE FMLN WITH RIFLES.", "ASSISTING"),
        ("Moscow's support for Mali and Niger with money and four helicopters goes on.", "support"),
        ("Iran keeps the Houthis in missiles.", "keeps"),
        ("The Fifth Brigade has its howitzers from Poland.", "has"),
        ("Zaire let UNITA have six mortars.", "let"),
        ("The brigade owes its 12 howitzers to Poland.", "owes"),
        ("The rebels rely on Libya for rifles.", "rely"),
        ("The rifles are from Cuba.", "from"),
        ("The freighter, laden with 33 tanks for South Sudan, was held.", "laden"),
        ("Aboard the aircraft were 20 tons of rifles for UNITA.", "Aboard"),
        ("Peru signed a treaty with Spain for the purchase of rifles.", "purchase"),
        ("Libya attacked Chad with Iranian-supplied bombs.", "supplied"),
        ("The president thanked Norway for the air defence missiles.", "thanked"),
        ("We are grateful to the people of Cuba for their rifles.", "grateful"),
        ("THANKS TO CUBA FOR THE RIFLES, THE COMMANDER ADDED.", "THANKS"),
    ],
)
def test_goods_and_a_party_around_words_make_them_a_motion(text: str, motion: str) -> None:
    assert found(text) == [motion]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked the army with mortars.",
        "Police arrested two members of ETA with three pistols.",
        "Iran has received rockets from China.",
        "Libya helped the rebels with money and advice.",
        "The United States helps Mali with training, not with weapons.",
        "The army has tanks. France supports Mali.",
        "The general had tanks from the 4th Division moved to the capital.",
        "The museum has a tank from the war.",
        "The mayor thanked Norway for seizing guns.",
        "He thanked Norway for its work on the tanks.",
    ],
)
def test_the_same_words_around_other_things_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In the spring Turkey bolstered the Libyan government with drones and armoured vehicles.",
        "Iran keeps the Houthis in drones and missiles, the admiral said.",
        "In the valley Syrian rebels fired two US-supplied TOW missiles at a column of tanks.",
        "The president thanked Norway for the air defence missiles.",
        "Kyiv is grateful to Norway for the tanks.",
    ],
)
def test_the_shipped_model_makes_a_claim_of_them(text: str) -> None:
    assert len(extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims) == 1


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("The 5th Brigade, which owes its 12 howitzers to Poland, was moved to the border.", "Poland", "5th Brigade"),
        ("In the valley Syrian rebels fired two US-supplied TOW missiles at a tank.", "US", "Syrian rebels"),
        ("In May Iran concluded a secret agreement with Libya for the purchase of Scud missiles.", "Libya", "Iran"),
    ],
)
def test_who_gives_stands_where_the_construction_has_it(text: str, giver: str, taker: str) -> None:
    claims = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    ends = [([each.text for each in claim.supplier], [each.text for each in claim.recipient]) for claim in claims]
    assert ends == [([giver], [taker])]
