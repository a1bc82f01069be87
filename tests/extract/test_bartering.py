"""What is given in return is a transfer of its own."""

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.transfers.bartering import with_returns
from waybill.ontology import load


def legs(text: str, polarity: Polarity = Polarity.AFFIRMED, **roles: str) -> list[str]:
    """Who gives whom what by each frame that is made of one, whose roles are named with words joined by "+"."""
    said = [(Role(role), words) for role, joined in roles.items() for words in joined.split("+")]
    spans = [(role, Span(text.index(words), text.index(words) + len(words))) for role, words in said]
    frame = Frame(
        trigger=Mention(span=Span(text.index("sent"), text.index("sent") + 4), label="trigger"),
        roles=tuple(sorted((Mention(span=span, label=role) for role, span in spans), key=lambda each: each.span)),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=polarity,
        certainty=Certainty.STATED,
        covert=False,
        chains=(),
    )
    made = with_returns([frame], read_sentences(report(text), load()), text)
    sides = (Role.SUPPLIER, Role.ITEM, Role.RECIPIENT)
    return [" ".join("+".join(span.of(text) for span in each.spans(role)) for role in sides) for each in made]


@pytest.mark.parametrize("words", ["in exchange for", "in return for", "as payment for"])
def test_goods_for_goods_go_both_ways(words: str) -> None:
    text = f"Peru sent tanks to Chile {words} 300 rifles and mortars."
    there_and_back = ["Peru tanks Chile", "Chile rifles+mortars Peru"]
    assert legs(text, supplier="Peru", recipient="Chile", item="tanks+rifles+mortars") == there_and_back
    assert legs(text, supplier="Peru", recipient="Chile", item="tanks") == there_and_back


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Peru sent tanks and rifles to Chile in exchange for copper.", Polarity.AFFIRMED),
        ("Peru sent tanks and rifles to Chile.", Polarity.AFFIRMED),
        ("Peru never sent tanks to Chile in exchange for rifles.", Polarity.DENIED),
    ],
)
def test_without_goods_on_both_sides_nothing_goes_back(text: str, polarity: Polarity) -> None:
    assert legs(text, polarity, supplier="Peru", recipient="Chile", item="tanks+rifles") == ["Peru tanks+rifles Chile"]


def test_whose_return_is_unknown_has_none() -> None:
    text = "Peru sent tanks in exchange for rifles."
    assert legs(text, supplier="Peru", item="tanks+rifles") == ["Peru tanks+rifles "]


def test_sides_that_another_sentence_names_have_no_return() -> None:
    text = "Chile was short of arms. Peru sent tanks in exchange for rifles."
    assert legs(text, supplier="Peru", recipient="Chile", item="tanks+rifles") == ["Peru tanks+rifles Chile"]


@given(st.sets(st.sampled_from(["tanks", "trucks", "rifles", "mortars"]), min_size=1), st.sampled_from(["for", "by"]))
def test_no_goods_are_lost_and_none_are_on_both_ways(goods: set[str], word: str) -> None:
    text = f"Peru sent tanks and trucks to Chile in exchange {word} rifles and mortars."
    told = legs(text, supplier="Peru", recipient="Chile", item="+".join(sorted(goods)))
    moved = [each for leg in told for each in leg.split()[1].split("+")]
    assert len(moved) == len(set(moved))
    assert goods <= set(moved)
