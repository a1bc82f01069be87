"""A part of what was told of goes by itself: two claims, the part a detail of the whole."""

import pytest
from extracted import report

from waybill.core.claim import Claim
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.batches import moves_a_part, moves_others, moves_the_first
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def claims(text: str) -> tuple[Claim, ...]:
    return extract(report(text), tagger=TAGGER, ontology=load()).claims


def told(text: str, motion: str) -> tuple[Sentence, Span]:
    """The sentence of a motion, and the motion."""
    span = Span(text.index(motion), text.index(motion) + len(motion))
    return next(each for each in read_sentences(report(text), load()) if each.span.overlaps(span)), span


def is_part(text: str, first: str, second: str, goods: str = "rifles") -> bool:
    span = Span(text.index(goods), text.index(goods) + len(goods))
    return moves_a_part(text, told(text, first), told(text, second), [span])


@pytest.mark.parametrize(
    "text",
    [
        "Peru ordered 90 rifles. Three of them arrived.",
        "Peru ordered 90 rifles. It rained. The first twelve arrived.",
        "Peru ordered 90 rifles, and 40 have already arrived.",
        "PERU ORDERED 90 RIFLES. A DOZEN ARRIVED.",
        "PERU ORDERED 90 RIFLES. FORTY OF THEM ARRIVED.",
        "Peru ordered 90 rifles. The first batch of them has arrived.",
        "Peru ordered 90 rifles. The first shipment arrived.",
    ],
)
def test_a_smaller_number_or_the_first_of_them_is_a_part(text: str) -> None:
    assert is_part(text, *(("ORDERED", "ARRIVED", "RIFLES") if text.isupper() else ("ordered", "arrived")))


@pytest.mark.parametrize(
    "text",
    [
        "Peru ordered 90 rifles. They arrived.",
        "Peru ordered 90 rifles. All 90 arrived.",
        "Peru ordered 90 rifles. Three more arrived.",
        "Peru ordered 90 rifles. Another 20 arrived.",
        "Peru ordered 90 rifles. The 30 soldiers arrived.",
        "Peru ordered 90 rifles. The first lady arrived.",
        "Peru ordered rifles. Three of them arrived.",
        "Peru ordered 90 rifles. It rained. It snowed. Three of them arrived.",
        "For 90 dollars Peru ordered rifles. Three of them arrived.",
    ],
)
def test_all_of_them_others_or_what_was_not_counted_is_no_part(text: str) -> None:
    assert not is_part(text, "ordered", "arrived")


def test_what_comes_on_top_is_moved_besides() -> None:
    def comes_on_top(text: str, motion: str = "arrived") -> bool:
        return moves_others(text, told(text, motion))

    assert comes_on_top("Peru got 90 rifles. Another 20 arrived.")
    assert comes_on_top("Peru got 90 rifles and bought six more of them.", "bought")
    assert not comes_on_top("Peru got 90 rifles. Some 20 arrived.")
    assert not comes_on_top("Another 20 soldiers arrived.")


def test_only_goods_and_loads_are_the_first_of_something() -> None:
    def is_first(text: str) -> bool:
        return moves_the_first(text, *told(text, "arrived"))

    assert is_first("The first rifles have already arrived.")
    assert is_first("The first consignment arrived.")
    assert not is_first("The first minister arrived.")
    assert not is_first("For the first time it arrived.")
    assert not is_first("The first rifles, which Peru ordered, arrived.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Oman signed a contract with Turkey for 90 carriers. The first twelve were delivered last week.", [90, 12]),
        ("Togo ordered nine drones from China. Three of them arrived in Lome in February.", [9, 3]),
        (
            "TUNIS, MAY 3 - TUNISIA HAS BOUGHT 12 TRAINER AIRCRAFT FROM ITALY. THE FIRST FOUR LANDED ON TUESDAY.",
            [12, 4],
        ),
        ("Raytheon will supply 60 interceptors to Qatar. Twenty of them have already been shipped.", [60, 20]),
        ("Laos ordered 24 helicopters from Russia in 2008. The first batch arrived in 2011.", [24, None]),
    ],
)
def test_whole_and_part_are_two_claims(text: str, numbers: list[int | None]) -> None:
    whole, part = claims(text)
    assert [each.items[0].quantity and each.items[0].quantity.value for each in (whole, part)] == numbers
    assert part.part_of == whole.id


def test_what_comes_on_top_is_a_claim_and_no_detail() -> None:
    first, further = claims("In May Austria sent 100 missiles to Iran. Another 408 were sent the following month.")
    assert [each.items[0].quantity and each.items[0].quantity.value for each in (first, further)] == [100, 408]
    assert further.part_of is None


def test_the_day_of_a_part_is_not_that_of_the_whole() -> None:
    told = claims("Chile ordered twelve helicopters from Italy. The first three were delivered in March 2019.")
    assert [each.date.period.edtf if each.date else None for each in told] == [None, "2019-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru ordered 90 rifles. The first arrived.",
        "Peru ordered 90 rifles. The first of them has already arrived.",
        "Peru ordered 90 rifles, the first of which arrived.",
        "Peru ordered 90 rifles. Half of them have arrived.",
        "Peru ordered rifles, most of which arrived.",
        "PERU ORDERED RIFLES. A THIRD OF THESE ARRIVED.",
    ],
)
def test_the_first_alone_or_a_share_is_a_part(text: str) -> None:
    assert is_part(text, *(("ORDERED", "ARRIVED", "RIFLES") if text.isupper() else ("ordered", "arrived")))


@pytest.mark.parametrize(
    "text",
    [
        "Peru ordered rifles. The first arrived.",
        "Peru ordered 90 rifles. Most of the guests arrived.",
        "Peru ordered 90 rifles. For the first time they arrived.",
    ],
)
def test_the_first_of_none_counted_or_a_share_of_others_is_no_part(text: str) -> None:
    assert not is_part(text, "ordered", "arrived")


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Peru ordered 90 rifles. The first is expected in May.", "expected"),
        ("Peru ordered 90 rifles, the first of which will arrive in May.", "arrive"),
        ("Peru ordered 90 rifles. Most of them are due next year.", "due"),
        ("Peru ordered 90 rifles. Some of these were found in Togo.", "found"),
        ("Peru ordered 90 rifles. Many of them turned up in Togo.", "turned up"),
    ],
)
def test_an_uncounted_part_that_went_no_farther_is_none(text: str, motion: str) -> None:
    assert not is_part(text, "ordered", motion)


def test_what_is_the_first_sale_moves_no_part() -> None:
    assert not is_part("Peru seeks 90 rifles in what would be the first sale to Lima.", "seeks", "sale")
    assert is_part("Peru ordered 90 rifles. Chile delivered the first in May.", "ordered", "delivered")
    assert is_part("Peru ordered 90 rifles. Chile seized half of them in May.", "ordered", "seized")


@pytest.mark.parametrize(
    ("text", "stages", "numbers"),
    [
        ("Togo ordered nine drones from China. The first arrived in Lome.", ["agreed", "delivered"], [9, None]),
        ("Laos ordered 20 tanks from Italy, most of which have been delivered.", ["agreed", "delivered"], [20, None]),
        (
            "Libya shipped 20 tons of rifles to Chad. Half of them were intercepted.",
            ["dispatched", "intercepted"],
            [20, None],
        ),
    ],
)
def test_an_uncounted_part_is_a_claim_without_a_number(text: str, stages: list[str], numbers: list[int | None]) -> None:
    whole, part = claims(text)
    assert [each.stage for each in (whole, part)] == stages
    assert [each.items[0].quantity and each.items[0].quantity.value for each in (whole, part)] == numbers
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    "text",
    [
        "Cuba gave 60 rifles to Panama, but ten were passed on to Honduras.",
        "Cuba delivered 60 rifles to Panama; ten were given to Honduras.",
    ],
)
def test_who_passes_a_part_on_in_the_same_sentence_is_its_giver(text: str) -> None:
    told = [([each.text for each in claim.supplier], [each.text for each in claim.recipient]) for claim in claims(text)]
    assert told == [(["Cuba"], ["Panama"]), (["Panama"], ["Honduras"])]
