"""Whether what fills a slot belongs to the goods of a claim."""

import pytest
from extracted import report

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.filling import is_for
from waybill.extract.slots.trimming import Trimmer
from waybill.ontology import load


def mention(text: str, words: str, role: Role) -> Mention:
    return Mention(span=Span(text.index(words), text.index(words) + len(words)), label=role, score=1.0)


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        ("Peru gave Chad $9 million in aid since 2015. Deliveries include tanks.", False),
        ("Peru gave Chad $9 million in aid since 2015, mostly tanks.", True),
        ("Peru gave Chad $9 million in aid. It sent tanks.", True),
    ],
)
def test_the_money_of_years_is_not_the_worth_of_goods_that_another_sentence_names(text: str, belongs: bool) -> None:
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    money, tanks = mention(text, "$9 million", Role.VALUE), mention(text, "tanks", Role.ITEM)
    assert is_for(money, [tanks], trimmer) is belongs
    assert is_for(money, [], trimmer)
