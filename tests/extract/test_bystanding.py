"""Who is named beside a transfer and plays no part in it."""

import pytest

from waybill.core.span import Span
from waybill.extract.parties.bystanding import is_bystander


def stands_by(text: str, party: str, motion: str) -> bool:
    start, place = text.index(party), text.index(motion)
    return is_bystander(text, Span(start, start + len(party)), Span(place, place + len(motion)))


@pytest.mark.parametrize(
    ("text", "party", "motion"),
    [
        ("A Peruvian freighter unloaded mortars for the Vetra militia.", "Peruvian", "unloaded"),
        ("A CUBAN TRANSPORT PLANE BROUGHT RIFLES TO THE REBELS.", "CUBAN", "BROUGHT"),
        ("The rifles arrived aboard a Greek ship.", "Greek", "arrived"),
        ("A Chilean-flagged trawler carried shells.", "Chilean", "carried"),
        ("A Russian Antonov delivered rifles.", "Russian Antonov", "delivered"),
    ],
)
def test_the_flag_of_a_vehicle_that_carries_gives_nothing(text: str, party: str, motion: str) -> None:
    assert stands_by(text, party, motion)


@pytest.mark.parametrize(
    ("text", "is_load"),
    [
        ("The rifles came from Cuba. They also included 9 pistols.", True),
        ("The men came from Cuba with rifles. They shot at us.", False),
    ],
)
def test_what_holds_goods_gets_none(text: str, *, is_load: bool) -> None:
    assert stands_by(text, "They", "came") is is_load


@pytest.mark.parametrize(
    ("text", "party", "motion"),
    [
        ("The rebels captured a Syrian truck.", "Syrian", "captured"),
        ("Peruvian ships brought rifles to the rebels.", "Peruvian", "brought"),
        ("A Peruvian colonel sold rifles to the rebels.", "Peruvian", "sold"),
    ],
)
def test_whose_vehicle_is_taken_or_whose_ships_come_is_no_flag_alone(text: str, party: str, motion: str) -> None:
    assert not stands_by(text, party, motion)


@pytest.mark.parametrize(
    ("text", "party", "motion"),
    [
        ("Peru condemned the delivery of missiles to Chile.", "Peru", "delivery"),
        ("KARVIA'S FOREIGN MINISTRY HAS STRONGLY PROTESTED AGAINST THE SALE OF JETS TO PERU.", "KARVIA", "SALE"),
        ("Peru firmly opposes Chilean arms sales to Karvia.", "Peru", "sales"),
    ],
)
def test_who_objects_gives_nothing(text: str, party: str, motion: str) -> None:
    assert stands_by(text, party, motion)


@pytest.mark.parametrize(
    ("text", "party", "motion"),
    [
        ("Peru denounced reports of its sale of jets to Chile.", "Peru", "sale"),
        ("Peru condemned the attack. It will send tanks to Chile.", "Peru", "send"),
        ("Peru sold jets to Chile.", "Peru", "sold"),
    ],
)
def test_what_is_its_own_or_told_elsewhere_is_not_objected_to(text: str, party: str, motion: str) -> None:
    assert not stands_by(text, party, motion)


@pytest.mark.parametrize(
    ("text", "permits"),
    [
        ("The mortars leave in May, subject to the approval of the Kingdom of Peru.", True),
        ("The mortars leave once a licence from Peru has come.", True),
        ("The mortars leave in May, pending Peru's formal consent.", True),
        ("Pending approval, the mortars come from Peru.", False),
        ("Approval of the sale was given; Peru's mortars leave in May.", False),
    ],
)
def test_who_permits_gives_nothing(text: str, permits: bool) -> None:
    assert stands_by(text, "Kingdom of Peru" if "Kingdom" in text else "Peru", "mortars") is permits


def test_who_gets_captives_gets_no_weapons() -> None:
    assert stands_by("The navy seized 40 rifles and handed the crew over to the police.", "police", "seized")


def test_who_is_left_out_gives_nothing() -> None:
    assert stands_by("Chad bought jets from France rather than Libya.", "Libya", "bought")
    assert stands_by("Unlike the Peruvians, Chile sold tanks.", "Peruvians", "sold")
    assert not stands_by("No country other than Libya sold them tanks.", "Libya", "sold")


def test_who_is_punished_or_fought_gives_nothing_unless_it_is_told_what_for() -> None:
    assert stands_by("Chile imposed sanctions on Peru and sent tanks to Chad.", "Peru", "sent")
    assert stands_by("Chile delivered rifles to fight against Peru.", "Peru", "delivered")
    assert not stands_by("Chile imposed sanctions on Peru for supplying tanks to Chad.", "Peru", "supplying")
    assert not stands_by("Chile imposed sanctions on Peru, which had sold tanks.", "Peru", "sold")
    assert not stands_by("Chile protested against Peru's sale of tanks.", "Peru", "sale")
    assert not stands_by("Sanctions on Peru did not stop it from sending tanks to Chad.", "Peru", "sending")


def test_who_wages_a_war_that_others_are_armed_against_gives_nothing() -> None:
    assert stands_by("Since Peru's unprovoked invasion Chile has been given tanks.", "Peru", "given")
    assert stands_by("To repel Peruvian attacks Chile bought tanks.", "Peruvian", "bought")
    assert not stands_by("Chile sent tanks for Peru's war in Chad.", "Peru", "sent")
    assert not stands_by("Because of Peru's war in Bolivia, Chile stopped selling it tanks.", "Peru", "selling")
    assert not stands_by("Since Peru sold it tanks Chile has feared an invasion.", "Peru", "sold")


def test_who_makes_weapons_or_pays_for_them_gives_nothing() -> None:
    assert stands_by("Peruvian workers build the tanks that went to Chad.", "Peruvian", "went")
    assert not stands_by("Peru's taxpayers have given Chad tanks.", "Peru", "given")
    assert not stands_by("Peruvian companies sold the tanks to Chad.", "Peruvian", "sold")
    assert not stands_by("Peru's people handed the tanks to Chad.", "Peru", "handed")
