"""Weapons that who gets them passes on: two transfers."""

from collections.abc import Callable

import pytest
from extracted import report

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.rules import Rules
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.transfers.legs import Leg, earlier_legs, legs, on_leg
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def found(text: str, same: Callable[[str, str], bool] = str.__eq__) -> list[str]:
    """The legs of a text in short: "Chile > Peru" and "ten: Peru > Cuba"."""
    sentences = read_sentences(report(text), load())
    frames = Rules(load_wordings()).frames(sentences, sentences)

    def is_same(left: Span, right: Span) -> bool:
        return same(left.of(text).lower(), right.of(text).lower())

    return [_short(leg, text) for pair in legs(sentences, frames, is_same) for leg in pair]


def found_before(text: str) -> list[str]:
    """The legs of a text that is told backwards, in short."""
    sentences = read_sentences(report(text), load())
    frames = Rules(load_wordings()).frames(sentences, sentences)
    told = earlier_legs(sentences, frames, lambda left, right: left.of(text) == right.of(text))
    return [_short(leg, text) for pair in told for leg in pair]


def _short(leg: Leg, text: str) -> str:
    givers, takers = (" ".join(span.of(text) for span in spans) for spans in (leg.givers, leg.takers))
    return (f"{leg.count.of(text)}: " if leg.count else "") + f"{givers} > {takers}"


@pytest.mark.parametrize(
    "text",
    [
        "Peru received 40 guns from Chile and gave ten of them to Cuba.",
        "PERU HAS BEEN GIVEN 40 GUNS BY CHILE AND HAS LENT TEN OF THEM TO CUBA.",
        "Chile sold 40 guns to Peru, which later sold ten of them to Cuba.",
        "Chile sold 40 guns to Peru, and Peru gave ten of these to Cuba.",
        "Peru received 40 guns from Chile. It gave ten of them to Cuba.",
        "Peru received 40 guns from Chile, ten of which it gave to Cuba.",
        "Chile sold 40 guns to Peru. Peru passed ten of them on to Cuba.",
    ],
)
def test_what_is_passed_on_is_two_transfers(text: str) -> None:
    assert [each.title() for each in found(text)] == ["Chile > Peru", "Ten: Peru > Cuba"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru received 40 guns from Chile. Ten of them went to Cuba.",
        "Peru received 40 guns from Chile. Ten of the guns were later transferred to Cuba.",
        "Chile sold 40 guns to Peru, ten of which were sent on to Cuba.",
        "Peru received 40 guns from Chile. Ten of them were passed on to Cuba.",
        "Peru received 40 guns from Chile. Ten were given to Cuba.",
        "Peru received 40 guns from Chile. Some ten were given to Cuba.",
        "Peru received 40 guns from Chile; ten were later sold to Cuba.",
        "PERU RECEIVED 40 GUNS FROM CHILE, AND TEN WERE SOLD TO CUBA.",
        "Peru was given 40 guns by Chile. Ten of them were later captured by Cuba.",
    ],
)
def test_a_part_that_somebody_else_gets_is_passed_on_by_who_got_all(text: str) -> None:
    assert [each.title() for each in found(text)] == ["Chile > Peru", "Ten: Peru > Cuba"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru received 40 guns from Chile. Ten of them went to the navy.",
        "Peru received 40 guns from Chile. Ten of them went to Peru in May.",
        "Chile sold 40 guns. Ten of them went to Cuba.",
        "Peru captured ten of the guns that Chile had supplied to Cuba.",
        "Peru captured ten of the guns Chile supplied to Cuba.",
        "Peru and Bolivia received 40 guns from Chile. Ten of them were sent to Cuba.",
        "Peru received 40 guns from Chile. Ten were stolen.",
        "Peru received 40 guns from Chile. The ten were given to Cuba.",
        "Chile shipped 40 guns to Peru. Ten of them were captured by Cuba.",
    ],
)
def test_a_part_that_stays_with_who_got_all_is_not_passed_on(text: str) -> None:
    assert found(text) == []


def test_a_taker_whose_name_holds_that_of_the_passer_is_another() -> None:
    text = "Sudan got 30 tanks from Ukraine and later gave ten of these to South Sudan."
    assert found(text, lambda left, right: True) == ["Ukraine > Sudan", "ten: Sudan > South Sudan"]


def test_all_is_passed_on_where_no_share_is_named() -> None:
    legs_of_all = ["Chile > Peru", "Peru > Cuba"]
    assert found("Chile sold 40 guns to Peru, which passed them on to Cuba.") == legs_of_all
    assert found("Peru received 40 guns from Chile and passed all of them to Cuba.") == legs_of_all


@pytest.mark.parametrize(
    "text",
    [
        "Chile sold 40 guns to Peru and rifles to Cuba.",
        "Chile sold 40 guns to Peru and gave ten of them to Cuba.",
        "Chile sold 40 guns to Peru. It gave ten of them to Cuba.",
        "Peru received 40 guns from Chile and gave rifles to Cuba.",
        "Chile sold 40 guns to Peru, which then shipped them to Cuba.",
        "Peru received 40 guns from Chile and trains men to use them.",
        "Peru received 40 guns from Chile. It rained. It gave ten of them to Cuba.",
        "Chile sold guns to Peru, who then gave them to Peru.",
        "Chile has armed Peru. They've given them 40 guns.",
    ],
)
def test_what_another_gives_or_nobody_gets_is_not_passed_on(text: str) -> None:
    assert found(text) == []


def test_a_pronoun_with_its_verb_stands_for_the_subject_before() -> None:
    text = "Chile has sold guns to Peru. They've given them ammunition."
    assert found(text, lambda left, right: {left, right} == {"peru", "they've"}) == []


def test_what_moves_passes_nothing_on() -> None:
    text = "Do not give guns to Peru, because you should keep them to send them to Cuba."
    assert found(text, lambda left, right: {left, right} == {"peru", "them"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured 40 guns from Peru, which had received them from Chile.",
        "The rebels captured 40 guns from Peru, which bought them from Chile.",
        "THE REBELS CAPTURED 40 GUNS FROM PERU. CHILE HAD SUPPLIED THEM IN 1976.",
        "The rebels captured 40 guns from Peru. The guns had been sold by Chile.",
        "The rebels captured from Peru 40 guns that Chile had sold to Peru.",
    ],
)
def test_whence_goods_came_before_is_an_earlier_leg(text: str) -> None:
    assert [each.title() for each in found_before(text)] == ["Peru > Rebels", "Chile > Peru"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru sold a submarine to Cuba. It had been bought from Chile.",
        "Peru gave 40 howitzers to Cuba. The guns had been supplied by Chile.",
    ],
)
def test_whence_goods_came_before_is_told_of_what_undergoes_it(text: str) -> None:
    assert found_before(text) == ["Peru > Cuba", "Chile > Peru"]


def test_a_part_that_was_bought_before_has_its_own_number() -> None:
    text = "Peru gave 40 guns to Cuba. Ten of them had been bought from Chile."
    assert found_before(text) == ["Peru > Cuba", "Ten: Chile > Peru"]


def test_who_had_stolen_goods_before_is_not_known_by_who_held_them() -> None:
    text = "The rebels captured 40 guns from Peru. The guns had been stolen from Chile."
    assert found_before(text) == ["Peru > rebels", "Chile > "]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured 40 guns from Peru. Chile supplied them with food.",
        "The rebels captured 40 guns from Peru. Tents had been sold by Chile.",
        "The rebels captured 40 guns from Peru. They had been made in Chile.",
        "The rebels captured 40 guns from Peru. It rained. Chile had supplied them.",
        "Peru sold Cuba 40 guns. Peru had received them in May.",
        "Peru sold Cuba 40 guns, which Chile delivered to Cuba.",
        "Peru sold Cuba 40 guns. Cuba had bought the guns from Peru.",
    ],
)
def test_what_is_not_told_of_before_is_no_earlier_leg(text: str) -> None:
    assert found_before(text) == []


TEXT = "Peru received 40 guns from Chile through Ghana and gave ten of them to Cuba."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_each_leg_has_its_own_giver_taker_and_number() -> None:
    guessed = (
        (Role.SUPPLIER, "Chile"),
        (Role.RECIPIENT, "Cuba"),
        (Role.INTERMEDIARY, "Peru"),
        (Role.INTERMEDIARY, "Ghana"),
        (Role.ITEM, "guns"),
    )
    mentions = [Mention(span=at(words), label=role, score=0.9) for role, words in guessed]
    first = Leg(motion=at("received"), givers=(at("Chile"),), takers=(at("Peru"),), strangers=(at("Cuba"),))
    second = Leg(
        motion=at("gave"), givers=(at("Peru"),), takers=(at("Cuba"),), strangers=(at("Chile"),), count=at("ten")
    )
    assert [
        [(each.label, each.span.of(TEXT), each.count and each.count.of(TEXT)) for each in on_leg(mentions, leg)]
        for leg in (first, second)
    ] == [
        [
            ("recipient", "Peru", None),
            ("item", "guns", None),
            ("supplier", "Chile", None),
            ("intermediary", "Ghana", None),
        ],
        [
            ("supplier", "Peru", None),
            ("item", "guns", "ten"),
            ("intermediary", "Ghana", None),
            ("recipient", "Cuba", None),
        ],
    ]


def test_a_load_is_no_later_leg() -> None:
    assert found_before("The panel inspected a consignment of 40 guns that Chile had delivered to Peru.") == []


def test_who_passes_goods_on_does_not_get_a_part_again() -> None:
    text = "Chile sold 70 guns to Peru, of which 20 were donated to Cuba."
    assert [each.title() for each in found(text)] == ["Chile > Peru", "20: Peru > Cuba"]


def test_a_sentence_of_one_word_passes_nothing_on() -> None:
    assert found("Peru received 40 guns from Chile. Gone.") == []
