"""How goods travel, as far as words tell of it."""

import pytest

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.extract.slots.travelling import is_told


def tells(text: str, mode: Mode, *, motion: str = "sent") -> bool:
    start = text.index(motion)
    return is_told(text, [Span(start, start + len(motion))], mode)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rifles were sent in two lorries.", Mode.ROAD),
        ("RIFLES ON A DHOW WERE sent", Mode.SEA),
        ("They were sent by parcel.", Mode.POST),
        ("Sent by Lomax Airways, they were sent on.", Mode.AIR),
        ("Mules carried what was sent.", Mode.FOOT),
        ("Fourteen wagons were sent.", Mode.RAIL),
    ],
)
def test_a_vehicle_or_a_way_tells_how_goods_travel(text: str, mode: Mode) -> None:
    assert tells(text, mode)


@pytest.mark.parametrize("mode", list(Mode))
def test_nothing_travels_by_what_no_word_tells_of(mode: Mode) -> None:
    assert not tells("The air force of Peru was sent ten howitzers and air defence radars.", mode)


def test_an_aircraft_carrier_is_a_ship() -> None:
    assert tells("Ten tanks were sent aboard an aircraft carrier.", Mode.SEA)
    assert not tells("Ten tanks were sent aboard an aircraft carrier.", Mode.AIR)


def test_what_is_told_far_off_tells_nothing() -> None:
    assert not tells("By ship. " + "Nothing. " * 60 + "Rifles were sent.", Mode.SEA)
