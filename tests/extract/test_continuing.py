"""What goes on about one package is one claim; what only follows about the same parties stays apart."""

import pytest
from extracted import report

from waybill.core.claim import Claim, Stage
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def claims(text: str) -> tuple[Claim, ...]:
    return extract(report(text), tagger=TAGGER, ontology=load()).claims


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Today we announced a package of military aid for Georgia. It will include six rocket launchers. And this "
            "will also include 100 drones.",
            {"rocket launchers", "drones"},
        ),
        ("Spain delivered 20 tanks to Morocco on Friday. The same shipment brought 400 rifles.", {"tanks", "rifles"}),
        (
            "LIMA, MAY 2 - BRAZIL SOLD PERU 12 TRAINER AIRCRAFT. UNDER THE CONTRACT BRAZIL WILL ALSO SUPPLY SIX "
            "HELICOPTERS.",
            {"TRAINER AIRCRAFT", "HELICOPTERS"},
        ),
        (
            "France has agreed to sell Qatar 24 Rafale jets. The deal also covers 60 missiles, which France will "
            "deliver in 2026.",
            {"Rafale jets", "missiles"},
        ),
        (
            "THE REBELS CAPTURED 30 G-3 RIFLES FROM THE GARRISON AT CUITO. THE WAR MATERIEL CAPTURED ALSO INCLUDED TWO "
            "MACHINE GUNS AND 40 MINES.",
            {"G-3 RIFLES", "MACHINE GUNS", "MINES"},
        ),
        (
            "Italy gave Tunisia 20 howitzers. Two recovery vehicles and 3,000 shells went with them.",
            {"howitzers", "recovery vehicles", "shells"},
        ),
        (
            "Hungary sold Iraq 77 tanks. To these were added 100 personnel carriers.",
            {"tanks", "personnel carriers"},
        ),
        (
            "Romania donated 30 howitzers to Georgia. Some 5,000 shells were thrown in as well.",
            {"howitzers", "shells"},
        ),
        (
            "India will supply Armenia with rocket launchers. Under the same agreement Armenia gets 40 radars.",
            {"rocket launchers", "radars"},
        ),
        (
            "Libya shipped 2,000 rifles to the rebels. Mortars too were handed over, and three lorries.",
            {"rifles", "Mortars", "lorries"},
        ),
    ],
    ids=[
        "the package",
        "same shipment",
        "under the contract",
        "the deal covers",
        "the spoils",
        "with them",
        "to these",
        "thrown in",
        "same agreement",
        "too",
    ],
)
def test_what_belongs_to_one_load_is_one_claim(text: str, items: set[str]) -> None:
    (claim,) = claims(text)
    assert {item.text for item in claim.items} == items


def test_the_steps_of_one_batch_are_one_claim_at_the_furthest() -> None:
    (claim,) = claims(
        "Kenya is seeking eight helicopters from Italy. Rome approved the sale. Italy has now shipped the helicopters."
    )
    assert claim.stage is Stage.DISPATCHED
    assert [(item.text, item.quantity and item.quantity.value) for item in claim.items] == [("helicopters", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "Togo's rulers have received a second batch of drones from Ankara. Two drones were flown into Lome on May 24.",
        "Ecuador has asked South Korea for a second corvette. The request is being examined in Seoul.",
        "Greece sent another shipment of shells to Cyprus. The shells were delivered on Friday.",
    ],
)
def test_what_moves_a_second_time_is_told_on_of_as_one_transfer(text: str) -> None:
    assert len(claims(text)) == 1


def test_as_many_more_do_not_go_on_about_the_first() -> None:
    assert len(claims("In January Chad received ten armoured cars from France. In July it received ten more.")) == 2


def test_a_turn_before_a_motion_of_its_own_parts_it_from_the_one_before() -> None:
    first, second = claims(
        "Police seized 40 rifles in Lima; in a separate raid, soldiers took 20 pistols from the Vipers gang. They were "
        "bound for Chile."
    )
    assert [item.text for item in (*first.items, *second.items)] == ["rifles", "pistols"]


def test_two_tellings_that_find_their_goods_in_the_same_words_are_one_claim() -> None:
    (claim,) = claims("Peru let Chile have what it wanted. It wanted howitzers and radars. Chile received them in May.")
    assert claim.stage is Stage.DELIVERED
    assert [item.text for item in claim.items] == ["howitzers", "radars"]


@pytest.mark.parametrize(
    "text",
    [
        "Germany gave Latvia six howitzers. Germany also sold Latvia 40 tanks.",
        "Poland is giving Moldova a package of arms with 30 mortars. Romania is also sending Moldova 200 rifles.",
        "Germany sent Latvia six howitzers. Poland sent 3,000 shells with the howitzers to Latvia.",
        "Spain delivered 20 tanks to Morocco on Friday. Last year it sent 400 rifles with the tanks.",
        "Italy blocked the sale of six frigates to Egypt. The deal also included 24 helicopters, which Italy has "
        "delivered to Egypt.",
    ],
    ids=["also", "other giver of a package", "other giver", "last year", "blocked"],
)
def test_what_only_follows_stays_apart(text: str) -> None:
    assert len(claims(text)) == 2
