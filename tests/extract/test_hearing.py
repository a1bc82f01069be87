"""Who says each sentence of a document, and what its names mean, is found once."""

from extracted import report

from waybill.extract.speech.hearing import heard, named
from waybill.ontology import load

TEXT = "Peru's army said so. The army then denied it."


def test_a_document_is_listened_to_once() -> None:
    assert heard(report(TEXT), load()) is heard(report(TEXT), load())
    assert named(report(TEXT), load()) is named(report(TEXT), load())


def test_who_says_each_sentence_is_heard() -> None:
    assert [[speaker.text for chain in each.chains for speaker in chain] for each in heard(report(TEXT), load())] == [
        ["Peru's army"],
        ["Peru's army"],
    ]
