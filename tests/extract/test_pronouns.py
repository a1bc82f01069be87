"""Pronouns, also in capitals."""

import pytest
from extracted import report

from waybill.extract.sentences.phrases import Kind
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load


def pronouns(text: str) -> list[str]:
    return [
        p.span.of(text) for each in read_sentences(report(text), load()) for p in each.phrases if p.kind is Kind.PRONOUN
    ]


@pytest.mark.parametrize(
    "text",
    [
        "KARVIA SENDS US RIFLES BY SEA.",
        "PERU HAS GIVEN US 40 MISSILES.",
        "PERU SOLD US FIVE HELICOPTERS TO GUARD THE COAST.",
    ],
)
def test_us_behind_a_verb_of_giving_is_a_pronoun_in_capitals(text: str) -> None:
    assert pronouns(text) == ["US"]


@pytest.mark.parametrize(
    "text",
    [
        "THE US SENT RIFLES TO PERU.",
        "PERU SOLD US HELICOPTERS TO CHILE.",
        "RIFLES CAME FROM US DEPOTS.",
        "Peru gave US Marines 4 guns.",
    ],
)
def test_us_elsewhere_is_the_state(text: str) -> None:
    assert pronouns(text) == []
