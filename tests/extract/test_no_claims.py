"""What is no claim, however close it comes to one."""

import pytest
from extracted import claims


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent 300 troops to Libya.",
        "Ethiopia withdrew its soldiers from Somalia.",
        "The United States imposed sanctions on Iran.",
        "Norway trained 200 Ukrainian soldiers in Scotland.",
        "North Korea tested two ballistic missiles on Monday.",
        "Iran showed its new missiles at a parade in Tehran.",
        "Parliament raised the budget of the Danish army.",
        "Germany gave Ukraine two billion euros.",
        "Iran shipped fuel to Syria.",
        "Real Madrid sold the striker to Chelsea, and Arsenal bought two defenders from Ajax.",
        "The Gunners received an offer from Juventus for their midfielder.",
        "Education is a weapon against poverty, and Finland has given it to every child.",
        "She lost both arms in the accident, and the hospital sent her home.",
        "Mozambique destroyed 4,000 rifles that former rebels had kept.",
        "The council lifted the arms embargo on Somalia.",
        "The European Union imposed an arms embargo on Belarus.",
        "Israeli jets attacked Syria with guided bombs.",
        "Rebels shelled the town with mortars.",
        "Russia produces 50 tanks a month for its own army.",
        "The French minister visited Egypt to speak about tanks.",
        "The army lost ten tanks in the battle.",
        "Farmers sold grain to Egypt, and Egypt delivered cotton to Italy.",
        "The bakery delivered bread to the barracks.",
        "Weapons inspectors arrived in Baghdad.",
        "The ministry sent a letter to the arms control committee.",
    ],
)
def test_this_is_no_claim(text: str) -> None:
    assert [[quote.text for quote in told.triggers] for told in claims(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Iran has long supplied weapons to its proxies.",
        "Belarus has for years supplied weapons to Sudan.",
        "Customs officers seized 300 pistols that had been shipped from Trieste to Albania.",
    ],
)
def test_patterns_and_known_goods_on_a_route_are_claims(text: str) -> None:
    assert len(claims(text)) == 1


@pytest.mark.xfail(strict=True, reason="what names no weapon is set aside, though to arm somebody is to give weapons")
def test_arming_somebody_is_a_claim_though_it_names_no_weapon() -> None:
    assert len(claims("Iran has long armed its proxies.")) == 1
