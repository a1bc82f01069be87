"""Values as people say them."""

from enum import StrEnum

import pytest

from waybill.core.claim import Mode, WeaponClass
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.telling import wording


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (None, ""),
        (Quantity(value=2116), "2,116"),
        (Quantity(value=2.5), "2.5"),
        (Quantity(value=1200, bound=Bound.ABOUT), "about 1,200"),
        (Quantity(value=82, bound=Bound.AT_LEAST), "at least 82"),
        (Quantity(value=10, bound=Bound.AT_MOST), "at most 10"),
        (Quantity(value=300, high=400, bound=Bound.RANGE), "300 to 400"),
        (Quantity(value=40, unit=Unit.TONS), "40 tons of"),
    ],
)
def test_a_quantity_is_said_with_its_bound_and_unit(quantity: Quantity | None, said: str) -> None:
    assert wording.quantity(quantity) == said


def test_money_is_said_with_its_currency() -> None:
    assert wording.money(Money(amount=1_300_000_000, currency="USD", bound=Bound.ABOUT)) == "about 1,300,000,000 USD"


@pytest.mark.parametrize(
    ("places", "modes", "said"),
    [
        (((), (), ()), (), ""),
        ((("Iraq",), ("Iran",), ("Russia",)), (Mode.SEA,), "Iraq → Iran → Russia, by sea"),
        (((), (), ("Kyiv",)), (), "… → Kyiv"),
        (((), ("Aden", "Taiz"), ()), (Mode.ROAD, Mode.FOOT), "… → Aden → Taiz → …, by road, on foot"),
        (((), (), ()), (Mode.AIR,), "by air"),
    ],
)
def test_a_route_is_said_from_end_to_end(
    places: tuple[tuple[str, ...], ...], modes: tuple[Mode, ...], said: str
) -> None:
    assert wording.way(places, modes) == said


def test_a_chain_says_who_has_no_name() -> None:
    chain = (
        Speaker(text="the Courier", span=Span(0, 1), kind=SpeakerKind.OUTLET, named=True),
        Speaker(text="a commander", span=Span(0, 1), kind=SpeakerKind.ARMED_GROUP, named=False),
    )
    assert wording.chain(chain) == "the Courier (outlet) → a commander (armed group, unnamed)"


def test_labels_are_words() -> None:
    assert wording.label(WeaponClass.ANTI_TANK) == "anti-tank"


def test_nobody_is_said_to_be_nobody() -> None:
    assert wording.names([]) == "(not said)"
    assert wording.names(["Arden", "Belmark"]) == "Arden, Belmark"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (WeaponClass.ANTI_TANK, "anti-tank"),
        (WeaponClass.AIR_DEFENCE, "air defence"),
        (WeaponClass.UAV, "UAV"),
        (SpeakerKind.NGO, "NGO"),
        (SpeakerKind.ARMED_GROUP, "armed group"),
    ],
)
def test_a_label_is_written_as_people_write_it(value: StrEnum, said: str) -> None:
    assert wording.label(value) == said
