"""Frames of what the shipped model sees."""

import pytest
from extracted import parties, report, things

from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


@pytest.mark.parametrize(
    ("text", "ends", "goods"),
    [
        ("Norway approved a defence package for Moldova.", (["Norway"], ["Moldova"]), ["defence package"]),
        ("Norway announced a new defense package for Ukraine.", (["Norway"], ["Ukraine"]), ["defense package"]),
        ("A second security package for Moldova follows in May.", ([], ["Moldova"]), ["security package"]),
    ],
)
def test_goods_that_the_words_of_the_motion_name_move(
    text: str, ends: tuple[list[str], list[str]], goods: list[str]
) -> None:
    (told,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert (parties(told), things(told)) == (ends, goods)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Washington has approved a request from Honduras for twelve fighters.", "agreed"),
        ("Washington is weighing a request from Honduras for twelve fighters.", "sought"),
    ],
)
def test_what_is_granted_is_asked_for_no_more(text: str, stage: str) -> None:
    (told,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert (told.stage, parties(told)) == (stage, (["Washington"], ["Honduras"]))
