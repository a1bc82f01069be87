"""Sentences as lines of signs."""

import pytest
from extracted import report

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.sentences.shapes import shape
from waybill.ontology import load


def line(text: str, *motions: str, parties: tuple[str, ...] = ()) -> str:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    sentence = read_sentences(report(text), load())[0]
    return shape(
        text, sentence, motions=[at(each) for each in motions], items=[], parties=[at(p) for p in parties]
    ).line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway gave 12 old tanks to Peru and rifles to Chile.", "P T I to P and I to P ."),
        ("Norway gave Peru's tanks, on 3 May 2019, to Chile's volunteers.", "P T O I , D , to P ."),
        ("Norway gave tanks worth $3 million and, for $2 million, rifles.", "P T I and , , I ."),
        ("Norway gave Peru (12), Chile (25).", "P T P ( N ) , P ( N ) ."),
        ("Norway gave 217 of the rifles, and forty more to Chile.", "P T I , and N to P ."),
        ("Norway gave the same goods again.", "P T the same goods again ."),
    ],
)
def test_numbers_and_articles_belong_to_what_they_stand_before(text: str, expected: str) -> None:
    assert line(text, "gave") == expected


def test_what_is_known_goes_before_what_the_rules_see() -> None:
    assert line("Norway gave the hill folk rifles.", "gave", parties=("hill folk",)) == "P T P I ."


def test_an_element_reaches_over_its_number() -> None:
    text = "Norway gave 12 tanks to Peru."
    seen = shape(text, read_sentences(report(text), load())[0], motions=[], items=[], parties=[])
    (tanks,) = (each for each in seen.elements.values() if each.sign == "I")
    assert (tanks.span.of(text), tanks.reach.of(text)) == ("tanks", "12 tanks")
    assert [each.sign for each in seen.within(0, len(seen.line))] == ["P", "I", "P"]
    assert [each.sign for each in seen.within(0, 3)] == ["P"]
