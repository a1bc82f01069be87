"""When a claim's motion was, by the model's guesses of days."""

import pytest
from extracted import report
from scenes import guess, scene

from waybill.core.mention import Role
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.filling import fill
from waybill.extract.slots.trimming import Trimmer
from waybill.ontology import load

LEAST = {"item_share": 0.8, "role": 0.6}


@pytest.mark.parametrize(
    ("opening", "dates"),
    [
        ("In an indictment unsealed in Phoenix on Monday", []),
        ("According to a report published by the court on Monday", []),
        ("As a report says, on Monday", ["Monday"]),
        ("In a letter dated Monday", ["Monday"]),
    ],
)
def test_the_day_of_a_paper_is_not_that_of_what_it_tells(opening: str, dates: list[str]) -> None:
    text = f"{opening}, Peru sent forty mortars to Togo."
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    told = scene(text, "sent", roles={Role.DATE: (guess(text, "Monday"),)})
    assert [each.span.of(text) for each in fill(Role.DATE, [told], trimmer, LEAST)] == dates
