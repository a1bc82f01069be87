"""Who holds the floor: turns by title and name, answers to questions in a parliament, and questions nobody claims."""

import pytest

from waybill.core.shape import document_from_json
from waybill.extract.speech.hearing import heard
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


def _document(text):
    shape = {"id": "x", "publisher": "Post", "published": "2024-01-10", "language": "en", "title": "t", "text": text}
    return document_from_json({**shape, "url": "u", "claims": []}, place="test")


def _speakers(text):
    said = heard(_document(text), load())
    return [[node.text for chain in each.chains for node in chain] for each in said]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Lord Vane: We supplied 24 howitzers to Oman in 2010.", ["Lord Vane"]),
        ("The Minister of State (Dr. Iva Tol): We supplied 24 howitzers to Oman.", ["Dr. Iva Tol"]),
        ("Mr. Jan Tol (Ostrava, PZ): Oman got 24 howitzers.", ["Mr. Jan Tol"]),
        ("SENATOR ADA HOLM, MINISTER FOR TRADE: Good morning.\n\nHOLM: Oman got howitzers.", ["SENATOR ADA HOLM"]),
        ("Minister: No.\n\nMinister: Oman got 24 howitzers.", ["Minister"]),
        ("Note: Oman got 24 howitzers.", []),
        ("Dear Sir: Oman got 24 howitzers.", []),
        ("General Dynamics: Oman got 24 howitzers.", []),
        ("Major Buyers: Oman got 24 howitzers.", []),
    ],
)
def test_a_turn_opens_with_a_title_and_name_or_with_an_office_and_its_holder(text, last):
    assert _speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Mr Tol asked the Minister of Trade if guns were sold to Oman. The Minister replied: Yes.", ["The Minister"]),
        ("Question No. 12 by Mrs Tol to the Minister of Trade\n\nAnswer:\nOman got 24 guns.", ["Minister of Trade"]),
        ("Mr Tol asked the crowd if guns were sold to Oman.\n\nAnswer:\nOman got 24 guns.", []),
    ],
)
def test_who_was_asked_answers(text, last):
    assert _speakers(text)[-1] == last


def test_the_asker_and_the_asked_are_silent_where_another_replies():
    document = _document(
        "1. Mr. PRENTISS asked the Minister for Foreign Affairs if he would state whether any rifles were sold to "
        'Malaya.\n2. The Minister replied: "Two hundred rifles were sold to Malaya in 1949."'
    )
    claims = extract(document, tagger=TrainedTagger(load()), ontology=load()).claims
    assert [[[node.text for node in chain] for chain in claim.sources] for claim in claims] == [[["Minister"]]]


def test_what_a_minister_is_only_asked_is_no_claim_but_what_he_grants_is():
    asked = "Mr Tol asked the Minister of Trade whether Sweden had sold 40 guns to Burma. "
    tagger = TrainedTagger(load())
    refused = extract(
        _document(asked + "The Minister said: I refer to my last answer."), tagger=tagger, ontology=load()
    )
    granted = extract(_document(asked + "The Minister replied that it had."), tagger=tagger, ontology=load())
    assert refused.claims == ()
    assert len(granted.claims) == 1


def test_a_name_and_the_office_in_brackets_behind_it_are_one_speaker():
    text = "MR RANN (Minister for Trade): In 1992 two hundred rifles were exported to Fiji."
    claims = extract(_document(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [[[node.text for node in chain] for chain in claim.sources] for claim in claims] == [[["MR RANN"]]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Journalists asked General Kone whether Mali had received helicopters from Russia. "
            "He said four had arrived.",
            "General Kone",
        ),
        (
            "The House asked the Minister of Trade how many guns Sweden gave to Burma. Forty guns were given to Burma, "
            "the Minister said.",
            "Minister of Trade",
        ),
    ],
)
def test_who_is_asked_and_answers_is_heard_by_his_name(text, speaker):
    claims = extract(_document(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [[[node.text for node in chain] for chain in claim.sources] for claim in claims] == [[[speaker]]]
