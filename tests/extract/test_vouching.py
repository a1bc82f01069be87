"""Motions that the rules vouch for."""

from dataclasses import replace

import pytest
from extracted import parties, report, things

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.transfers.vouching import Vouched, is_agreed, vouched
from waybill.neural.reader import Guess, Scene
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def by_rules(text: str) -> list[Vouched]:
    sentences = read_sentences(report(text), load())
    return [each for sentence in sentences for each in vouched(sentence, load_wordings())]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """The motions with their goods and who stands behind them, in plain words."""
    return [
        (each.motion.of(text), [span.of(text) for span in each.goods], [span.of(text) for span in each.parties])
        for each in by_rules(text)
    ]


@pytest.mark.parametrize(
    ("text", "motion", "goods", "behind"),
    [
        ("The port was used to channel fuel and mortars to Hamas.", "channel", ["mortars"], ["Hamas"]),
        ("The receipt of tanks from Poland was praised.", "receipt", ["tanks"], ["Poland"]),
        ("The proliferation of missiles to Hezbollah goes on.", "proliferation", ["missiles"], ["Hezbollah"]),
        ("The plan provides Georgia with drones.", "provides", ["drones"], ["Georgia"]),
    ],
)
def test_goods_and_a_party_behind_vouch_for_a_motion(
    text: str, motion: str, goods: list[str], behind: list[str]
) -> None:
    assert told(text) == [(motion, goods, behind)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru acquired tanks.",
        "The receipt of money from Poland was praised.",
        "The law bans the sale of tanks to Chile.",
        "The embargo on the delivery of tanks to Chile holds.",
        "Why were no tanks sold to Chile?",
        "The navy seized rifles bound for Chile.",
        "If Peru sells tanks to Chile, Cuba will protest.",
        "The men turned over their rifles to the police of Chile.",
        "Peru sold spare parts to Chile.",
    ],
)
def test_nothing_else_vouches_for_one(text: str) -> None:
    assert told(text) == []


TEXT = "The port was used to channel fuel and mortars to Hamas."


def scene(probability: float, item: float, recipient: float) -> Scene:
    def at(words: str, seen: float) -> Guess:
        start = TEXT.index(words)
        return Guess(span=Span(start, start + len(words)), probability=seen, kinds={})

    return Scene(
        trigger=at("channel", probability),
        roles={"item": (at("mortars", item),), "supplier": (), "recipient": (at("Hamas", recipient),)},
        labels={},
        modes={},
        ties={},
    )


@pytest.mark.parametrize(
    ("probability", "item", "recipient", "expected"),
    [(0.4, 0.9, 0.9, True), (0.2, 0.9, 0.9, False), (0.4, 0.6, 0.9, False), (0.4, 0.9, 0.6, False)],
)
def test_the_model_has_to_see_the_motion_and_both(
    probability: float, item: float, recipient: float, expected: bool
) -> None:
    assert is_agreed(scene(probability, item, recipient), by_rules(TEXT)) is expected


def test_who_gives_and_who_gets_may_be_turned_round() -> None:
    seen = scene(0.4, 0.9, 0.9)
    turned = replace(seen, roles={**seen.roles, "supplier": seen.roles["recipient"], "recipient": ()})
    assert is_agreed(turned, by_rules(TEXT))
    assert not is_agreed(replace(seen, roles={**seen.roles, "recipient": ()}), by_rules(TEXT))


@pytest.mark.parametrize(
    ("text", "ends", "goods"),
    [
        (
            "The panel said the airstrip at Kidal was being used to channel fuel and weapons to the Ansar militia.",
            ([], ["Ansar militia"]),
            ["weapons"],
        ),
        (
            "We have led the effort to provide military support and food to the Armenians.",
            ([], ["Armenians"]),
            ["military support"],
        ),
    ],
)
def test_what_both_see_is_a_claim(text: str, ends: tuple[list[str], list[str]], goods: list[str]) -> None:
    (told,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert (parties(told), things(told)) == (ends, goods)
