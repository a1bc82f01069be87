"""Whom the rules hear speak in a sentence."""

import pytest
from extracted import report

from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.attribution import attribute
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def heard(text: str) -> list[list[str]]:
    (found,) = attribute(text, read_sentences(report(text), load()), wordings=load_wordings())
    return [[speaker.text for speaker in chain] for chain in found.chains]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("On Monday the group said it had rifles.", [["group"]]),
        ("In a statement on Telegram, the group said it had rifles.", [["group"]]),
        ("Colonel Ponce, chairman of the joint chiefs, said so.", [["Colonel Ponce"]]),
        ("According to Reuters, a port official says so.", [["Reuters", "a port official"]]),
        ("A port official was quoted by Reuters as saying so.", [["Reuters", "A port official"]]),
        ("The inquiry found the general had sold rifles.", [["inquiry"]]),
        ("Customs officers found 300 rifles.", []),
        ("Customs officers found the rifles.", []),
    ],
)
def test_who_speaks_in_a_sentence(text: str, chains: list[list[str]]) -> None:
    assert heard(text) == chains
