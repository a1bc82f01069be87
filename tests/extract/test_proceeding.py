"""What is told as going on, as due, as promised or as on its way."""

import pytest
from extracted import report

from waybill.core.span import Span
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.triggers.proceeding import is_due, is_not_yet, is_on_its_way, is_only_promised, was_promised
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Peru is due to hand over 12 boats to Tonga.", "hand over"),
        ("The boats were originally scheduled to be delivered in May.", "delivered"),
        ("The boats were to have been delivered in May.", "delivered"),
        ("TONGA WAS TO HAVE RECEIVED 12 BOATS.", "RECEIVED"),
        ("Deliveries of the boats to Tonga are scheduled to begin in May.", "Deliveries"),
        ("Delivery of the boats is due in May.", "Delivery"),
    ],
)
def test_what_is_due(text: str, motion: str) -> None:
    assert is_due(text, at(text, motion))


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Peru has delivered 12 boats, which are due to sail.", "delivered"),
        ("Due to delays Peru delivered 12 boats.", "delivered"),
        ("Delivery of the boats began in May. It was due in March.", "Delivery"),
        ("Planes with mines are scheduled to land in Peru tonight.", "land"),
        ("Peru is said to have delivered 12 boats.", "delivered"),
    ],
)
def test_what_is_done_or_said_is_not_due(text: str, motion: str) -> None:
    assert not is_due(text, at(text, motion))


def test_what_is_not_done_yet() -> None:
    text = "Peru has yet to deliver 12 boats, and tanks are set to be sent."
    assert [is_not_yet(text, at(text, motion)) for motion in ("deliver", "sent")] == [True, True]
    assert not is_not_yet("Peru has delivered boats.", at("Peru has delivered boats.", "delivered"))


def test_what_was_promised_is_told_behind_a_motion() -> None:
    text = "Peru has yet to deliver boats that it promised; it sent tanks."
    assert [was_promised(text, at(text, motion)) for motion in ("deliver", "sent")] == [True, False]


def test_what_is_on_its_way_has_left() -> None:
    text = "Tanks are now on their way, and boats will be en route soon."
    assert is_on_its_way(text, [at(text, "on their way")])
    assert not is_on_its_way(text, [at(text, "en route")])


def test_promises_alone() -> None:
    text = "Boats were promised, then delivered."
    assert is_only_promised(text, [at(text, "promised")])
    assert not is_only_promised(text, [at(text, "promised"), at(text, "delivered")])


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Peru is due to hand over 12 patrol boats to Tonga next month.", "agreed"),
        ("The frigate was to have been delivered to Algeria by Italy in 2019.", "agreed"),
        ("Deliveries of the 18 howitzers from France to Armenia are scheduled to begin in 2025.", "agreed"),
        ("The United States has yet to deliver the 60 howitzers that Iraq bought.", "agreed"),
        ("The six helicopters have been promised to Mali by Russia since 2019.", "offered"),
        ("Italy has delivered a frigate to Algeria.", "delivered"),
    ],
)
def test_the_reader_heeds_them(text: str, stage: str) -> None:
    (told,) = extract(report(text), tagger=TAGGER, ontology=load()).claims
    assert told.stage == stage


def test_the_first_on_its_way_is_dispatched() -> None:
    text = "Algeria bought 14 Su-34 bombers from Russia. The first is on its way."
    whole, part = extract(report(text), tagger=TAGGER, ontology=load()).claims
    assert [whole.stage, part.stage] == ["agreed", "dispatched"]
