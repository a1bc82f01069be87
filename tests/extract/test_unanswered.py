"""Questions for yes or no that get neither."""

import pytest
from extracted import report

from waybill.extract.sentence import read_sentences
from waybill.extract.unanswered import unanswered
from waybill.ontology import load


def numbers(text: str) -> frozenset[int]:
    return unanswered(text, read_sentences(report(text), load()))


@pytest.mark.parametrize(
    "text",
    [
        "Did Peru sell shells to Cuba? I have no knowledge of that.",
        "Is Peru supplying rifles to Cuba? I refer you to Lima.",
        "Q: And has Peru sold tanks?\n\nMS. HOLM: I've seen the reports. I have nothing for you on that.",
        "Has Peru sold tanks? We can't confirm that.",
    ],
)
def test_a_question_that_is_put_off_is_not_answered(text: str) -> None:
    assert numbers(text) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Did Peru sell shells to Cuba? No. I have no knowledge of that.",
        "Did Peru sell shells to Cuba? Yes, and I refer you to Lima for details.",
        "Peru sold shells to Cuba? I have no comment on that.",
        "Have you anything on a rumour that Peru sold tanks? I have nothing on that.",
        "Did Peru sell tanks? The minister laughed.",
        "Did Peru sell tanks?",
    ],
)
def test_what_is_answered_or_told_in_asking_stands(text: str) -> None:
    assert numbers(text) == frozenset()
