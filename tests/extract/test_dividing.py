"""A whole goes no farther than its own words say, and each part has its own day."""

import pytest
from extracted import report

from waybill.core.claim import Claim
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def claims(text: str) -> tuple[Claim, ...]:
    return extract(report(text), tagger=TAGGER, ontology=load()).claims


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Iran sent 100 rockets to the Houthis. The navy intercepted 40 of them.", ["dispatched", "intercepted"]),
        ("Sudan sent 300 rifles to the rebels in Chad; 120 reached them.", ["dispatched", "delivered"]),
        ("Togo ordered nine drones from China. The first arrived in Lome in February.", ["agreed", "delivered"]),
        ("Chad ordered six boats from Italy in 2020. The first was delivered in May 2021.", ["agreed", "delivered"]),
        ("Mali received 90 rifles from Chad. Six of them were sold to Niger.", ["delivered", "delivered"]),
    ],
)
def test_the_whole_went_as_far_as_its_own_words_say(text: str, stages: list[str]) -> None:
    assert [each.stage for each in claims(text)] == stages


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Togo ordered nine drones from China, the first of which arrived in May 2023.", [None, "2023-05"]),
        ("Togo ordered nine drones from China in 2019, the first of which arrived in May 2023.", ["2019", "2023-05"]),
        ("Togo ordered nine drones from China, most of which had arrived by 2023.", [None, None]),
    ],
)
def test_the_day_behind_a_part_is_its_own(text: str, days: list[str | None]) -> None:
    assert [each.date and each.date.period.edtf for each in claims(text)] == days


def test_the_number_of_all_is_the_whole_s() -> None:
    told = claims("Of the 54 howitzers that Estonia bought from South Korea, twelve have been delivered.")
    assert [(each.stage, each.items[0].quantity and each.items[0].quantity.value) for each in told] == [
        ("agreed", 54),
        ("delivered", 12),
    ]
