"""Slots that the model leaves empty although the words say what belongs there."""

import pytest
from extracted import report
from scenes import guess, scene

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.filling import is_borrowed, since
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


def days(text: str, motion: str) -> list[str]:
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    found = since([Span(text.index(motion), text.index(motion) + len(motion))], trimmer, text)
    return [each.span.of(text) for each in found]


@pytest.mark.parametrize("day", ["since 2019", "since May", "since the start of the year"])
def test_a_motion_goes_on_since_a_day_that_its_clause_names(day: str) -> None:
    (found,) = days(f"Serbia has supplied Chad with mortars {day}.", "supplied")
    assert found in day


@pytest.mark.parametrize(
    "text",
    [
        "Serbia supplied Chad, which has been at war since 2019.",
        "Serbia supplied the mortars it has had since 2019.",
        "Serbia supplied mortars, and since 2019 tanks have come.",
        "Since 2019 Serbia supplied mortars.",
        "Serbia supplied Chad in 2019.",
        "The mortars that Serbia supplied",
    ],
)
def test_a_day_of_another_clause_or_of_no_beginning_is_none(text: str) -> None:
    assert days(text, "supplied") == []


def test_the_trained_reader_heeds_it() -> None:
    text = "Serbia has supplied Chad with mortars since 2019."
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert claim.date is not None
    assert claim.date.period.edtf == "2019/.."


@pytest.mark.parametrize(
    ("role", "words", "score", "others", "expected"),
    [
        (Role.DESTINATION, "Riga", 0.7, 0.95, True),
        (Role.DESTINATION, "Riga", 0.95, 0.95, False),
        (Role.DESTINATION, "Riga", 0.7, 0.5, False),
        (Role.DESTINATION, "Tallinn", 0.7, 0.95, False),
        (Role.VALUE, "$3 million", 0.95, 0.0, True),
    ],
    ids=["another's", "sure", "hardly another's", "of its sentence", "money of another sentence"],
)
def test_what_hardly_is_of_a_transfer_and_surely_of_another_is_borrowed(
    role: Role, words: str, score: float, others: float, expected: bool
) -> None:
    text = "Norway sent 40 launchers to Riga for $3 million. Sweden sold rifles to Tallinn."
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    theirs = scene(text, "sent", roles={role: (guess(text, words, others),)})
    filler = Mention(span=Span(text.index(words), text.index(words) + len(words)), label=role, score=score)
    assert is_borrowed(filler, [scene(text, "sold")], [theirs], trimmer) is expected
