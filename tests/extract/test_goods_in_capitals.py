"""Goods and their numbers in reports written in capitals, as wires were: rules read them as they read small letters."""

import pytest
from extracted import report

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.listed_goods import things
from waybill.extract.slots.purposes import is_meant_for
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def told(text: str) -> list[list[tuple[str, float | None]]]:
    """The goods of each claim, with their numbers."""
    claims = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    return [[(item.text, item.quantity and item.quantity.value) for item in each.items] for each in claims]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "PERU BOUGHT NINE TUCANO AIRCRAFT FROM BRAZIL. THREE OF THEM ARRIVED IN CALLAO ON MONDAY.",
            [[("TUCANO AIRCRAFT", 9)], [("TUCANO AIRCRAFT", 3)]],
        ),
        ("ARGENTINA SENT TWO OF THE FOUR PATROL BOATS TO BOLIVIA.", [[("PATROL BOATS", 2)]]),
        ("LIBYA SENT 20 RIFLES AND PISTOLS TO CHAD.", [[("RIFLES", 20), ("PISTOLS", None)]]),
        ("THE SOVIET UNION SENT AMMUNITION FOR THE HOWITZERS TO ETHIOPIA.", [[("AMMUNITION FOR THE HOWITZERS", None)]]),
    ],
)
def test_a_report_in_capitals_counts_its_goods_as_another_does(
    text: str, found: list[list[tuple[str, float | None]]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("guess", "item"),
    [
        ("MORTARS OF 60", "MORTARS OF 60, 81 AND 120 MM"),
        ("SPARE PARTS", "SPARE PARTS FOR THE T-55 TANKS"),
        ("RADIO SETS.", "RADIO SETS"),
    ],
)
def test_an_item_in_capitals_is_whole(guess: str, item: str) -> None:
    text = "CHAD GOT MORTARS OF 60, 81 AND 120 MM, SPARE PARTS FOR THE T-55 TANKS AND RADIO SETS."
    found = Trimmer(text, read_sentences(report(text), load())).item(at(text, guess))
    assert found is not None
    assert found.of(text) == item


def test_what_goods_in_capitals_are_meant_for_is_no_item() -> None:
    text = "CHAD GOT MISSILES AGAINST TANKS."
    assert is_meant_for(text, at(text, "MISSILES"), at(text, "TANKS"))


def test_a_single_thing_of_a_list_in_capitals_has_its_article() -> None:
    text = "IT HELD A FLOATING DOCK AND TWO SEARCHLIGHTS."
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    assert [each.of(text) for each in things(trimmer, text.index(" A "), len(text))] == [
        "FLOATING DOCK",
        "SEARCHLIGHTS",
    ]
