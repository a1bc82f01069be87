"""How many of a thing there are where another word for it is counted."""

import pytest
from extracted import report

from waybill.core.claim import WeaponClass
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.numbers_apart import number_apart
from waybill.ontology import load
from waybill.text.counts import counts


@pytest.mark.parametrize(
    ("text", "item", "number"),
    [
        ("Peru chose the Rafale, in a deal of 5 billion dollars for 40 aircraft.", "Rafale", 40),
        ("Peru chose the Rafale, in a deal for 40 pilots.", "Rafale", None),
        ("Peru chose the Rafale, and Chile has 40 aircraft.", "Rafale", None),
        ("Peru bought Rafales. Of the 24 aircraft under the contract, two came.", "Rafales", 24),
        ("Peru bought Rafales. Of the 24 ordered, two came.", "Rafales", 24),
        ("Peru bought Rafales. Of the 24 pilots, two came.", "Rafales", None),
        ("Peru bought Rafales. A rival has 50 jets.", "Rafales", None),
        ("Peru bought Rafales. A rival has 50 such jets.", "Rafales", None),
        ("Peru bought Rafales, while Chile signed in a deal for 40 jets.", "Rafales", None),
        ("Peru bought Rafales. Of the 24 jets lost in the war, two were new.", "Rafales", None),
        ("Peru bought Rafales. Of the 24 planned bases, two are ready.", "Rafales", None),
        ("Peru bought Rafales and has a contract with Boeing for 40 aircraft.", "Rafales", None),
        ("Peru bought Rafales after cancelling an order for 40 aircraft.", "Rafales", None),
        ("Two Rafales came as part of an agreement for 40 aircraft.", "Rafales", None),
    ],
)
def test_another_word_for_a_thing_counts_it_where_it_means_all_of_it(text: str, item: str, number: int | None) -> None:
    start = text.index(item)
    told = [(each.span, counts(text, each.span)) for each in read_sentences(report(text), load())]
    found = number_apart(text, Span(start, start + len(item)), WeaponClass.AIRCRAFT, told)
    assert (None if found is None else found.value) == number
