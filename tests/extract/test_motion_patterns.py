"""Who gives what to whom, in the many ways in which a sentence can be turned."""

import pytest
from extracted import claim, claims, names, parties, things


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Germany has supplied Ukraine with 18 Leopard 2 tanks.", "Leopard 2 tanks"),
        ("Germany has supplied 18 Leopard 2 tanks to Ukraine.", "Leopard 2 tanks"),
        ("Germany gave Ukraine 18 Leopard 2 tanks.", "Leopard 2 tanks"),
        ("Eighteen Leopard 2 tanks were delivered to Ukraine by Germany.", "Leopard 2 tanks"),
        ("Ukraine was given 18 Leopard 2 tanks by Germany.", "Leopard 2 tanks"),
        ("Ukraine received 18 Leopard 2 tanks from Germany.", "Leopard 2 tanks"),
        ("The delivery of 18 Leopard 2 tanks to Ukraine by Germany ended on a rainy day.", "Leopard 2 tanks"),
        ("Germany's delivery of 18 Leopard 2 tanks to Ukraine ended on a rainy day.", "Leopard 2 tanks"),
        ("The 18 Leopard 2 tanks that Germany delivered to Ukraine are painted green.", "Leopard 2 tanks"),
        ("The Leopard 2 tanks, which Germany sent to Ukraine, are painted green.", "Leopard 2 tanks"),
        ("Crews praised the Leopard 2 tanks supplied to Ukraine by Germany.", "Leopard 2 tanks"),
        ("Germany, which has supplied Leopard 2 tanks to Ukraine, is short of engineers.", "Leopard 2 tanks"),
        ("In a surprise move, Germany on Monday sent Leopard 2 tanks to Ukraine.", "Leopard 2 tanks"),
        ("Germany, despite its doubts, has now delivered Leopard 2 tanks to Ukraine.", "Leopard 2 tanks"),
    ],
)
def test_however_the_sentence_is_turned_giver_taker_and_thing_stay(text: str, given: str) -> None:
    told = claim(text)
    assert parties(told) == (["Germany"], ["Ukraine"])
    assert things(told) == [given]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Turkey sold six Bayraktar TB2 drones to Togo.", ["Turkey"], ["Togo"]),
        ("Serbia bought FK-3 missiles from China.", ["China"], ["Serbia"]),
        ("Egypt ordered 30 Rafale jets from France.", ["France"], ["Egypt"]),
        ("Mali's purchase of four Mi-17 helicopters from Russia was cheap.", ["Russia"], ["Mali"]),
        ("Indonesia signed a contract with France for 42 Rafale jets.", ["France"], ["Indonesia"]),
        ("The Netherlands lent Estonia two howitzers.", ["Netherlands"], ["Estonia"]),
        ("Ukraine asked Germany for Taurus missiles.", ["Germany"], ["Ukraine"]),
        ("Ukraine asked Germany to send it Taurus missiles.", ["Germany"], ["Ukraine"]),
        ("Ukraine persuaded Germany to send it Taurus missiles.", ["Germany"], ["Ukraine"]),
        ("Ukraine has requested F-16 jets from the United States.", ["United States"], ["Ukraine"]),
        ("Iran has armed the Sylvanian rebels with mortars.", ["Iran"], ["Sylvanian rebels"]),
        (
            "The Sylvanian rebels captured two mortars from the Freedonian army.",
            ["Freedonian army"],
            ["Sylvanian rebels"],
        ),
        ("Hezbollah obtained Kornet missiles from Syria.", ["Syria"], ["Hezbollah"]),
        ("Poland has turned over fourteen MiG-29 jets to Ukraine.", ["Poland"], ["Ukraine"]),
        ("Sweden donated Archer howitzers to Ukraine.", ["Sweden"], ["Ukraine"]),
        ("Iran has provided the Houthis with cruise missiles.", ["Iran"], ["Houthis"]),
        ("A gift of 50 armoured vehicles from China to Burundi was unloaded.", ["China"], ["Burundi"]),
        ("Libya fitted out the Sylvanian rebels with mortars.", ["Libya"], ["Sylvanian rebels"]),
        ("Norway ceded two corvettes to Togo.", ["Norway"], ["Togo"]),
        ("Togo got hold of Kornet missiles from Syria.", ["Syria"], ["Togo"]),
        ("Libya handed out 40 rocket launchers to the Sylvanian rebels.", ["Libya"], ["Sylvanian rebels"]),
    ],
)
def test_each_verb_knows_who_gives_and_who_gets(text: str, supplier: list[str], recipient: list[str]) -> None:
    assert parties(claim(text)) == (supplier, recipient)


def test_a_giver_that_is_not_said_stays_empty() -> None:
    told = claim("Two hundred rifles were handed over to the Somali army.")
    assert parties(told) == ([], ["Somali army"])


def test_a_taker_that_is_not_said_stays_empty() -> None:
    told = claim("Slovakia has donated two S-300 batteries.")
    assert parties(told) == (["Slovakia"], [])


def test_parties_joined_by_and_are_separate() -> None:
    told = claim("Denmark and Norway sent Ukraine and Moldova 100 mortars.")
    assert parties(told) == (["Denmark", "Norway"], ["Ukraine", "Moldova"])


def test_those_who_carry_for_others_are_in_between() -> None:
    told = claim("Silk Wind Cargo flew 40 tons of ammunition from Minsk to Juba for the South Sudanese army.")
    assert names(told.intermediary) == ["Silk Wind Cargo"]
    assert names(told.recipient) == ["South Sudanese army"]


def test_a_broker_named_behind_through_is_in_between() -> None:
    told = claim("Bulgaria sold 5,000 rifles to Rwanda through Kestrel Trading Ltd.")
    assert names(told.intermediary) == ["Kestrel Trading Ltd"]
    assert parties(told) == (["Bulgaria"], ["Rwanda"])


def test_the_helper_of_a_taker_is_in_between() -> None:
    told = claim("Belarus has helped Russia obtain sanctioned radars from Taiwan.")
    assert names(told.intermediary) == ["Belarus"]
    assert parties(told) == (["Taiwan"], ["Russia"])


def test_of_an_accusation_the_accuser_plays_no_part() -> None:
    told = claim("Kyiv accused Belarus of helping Russia obtain sanctioned radars.")
    assert (names(told.intermediary), parties(told)) == (["Belarus"], ([], ["Russia"]))


def test_of_an_accusation_of_giving_the_accused_gives() -> None:
    told = claim("Freedonia accused Sylvania of supplying the Osterlich rebels with mortars.")
    assert parties(told) == (["Sylvania"], ["Osterlich rebels"])


def test_makers_and_designers_do_not_supply() -> None:
    told = claim("Turkey sent Libya Russian-made Pantsir systems.")
    assert parties(told) == (["Turkey"], ["Libya"])


def test_a_state_that_only_approves_fills_no_slot() -> None:
    told = claim("Germany allowed Poland to send Leopard 2 tanks to Ukraine.")
    assert parties(told) == (["Poland"], ["Ukraine"])


def test_what_was_owned_by_somebody_came_from_him() -> None:
    told = claim("Mortars belonging to the Sylvanian army were smuggled to Freedonia.")
    assert names(told.supplier) == ["Sylvanian army"]


def test_two_transfers_of_one_sentence_are_two_claims() -> None:
    found = claims("Iran sent Sudan Mohajer-6 drones, and Turkey sold Mali Bayraktar TB2 drones.")
    assert [parties(told) for told in found] == [(["Iran"], ["Sudan"]), (["Turkey"], ["Mali"])]


def test_steps_of_one_batch_are_one_claim_at_the_furthest_step() -> None:
    told = claim("Poland ordered 116 Abrams tanks from the United States. The tanks were delivered to Poland in March.")
    assert (told.stage, len(told.evidence)) == ("delivered", 2)


def test_a_dated_detail_is_part_of_the_summary_above() -> None:
    text = (
        "Iran is smuggling mortars, rifles and drones to the Houthis, officials say. The mortars, rifles and drones "
        "are sent to the Houthis by sea. Analysts have followed the trade for years. It has grown. "
        "Nobody knows its size. The coast is long. The nights are dark. "
        "On 7 June 2023, Iran shipped 900 rifles to the Houthis."
    )
    summary, told = claims(text)
    assert (summary.part_of, told.part_of) == (None, summary.id)
    assert (things(told), told.covert) == (["rifles"], True)


def test_two_takers_of_their_own_batches_make_two_claims() -> None:
    found = claims("Brazil sold Chile ten Astros launchers. It sold Peru four Astros launchers.")
    assert [names(told.recipient) for told in found] == [["Chile"], ["Peru"]]


def test_things_set_in_motion_are_told_by_their_pronoun() -> None:
    told = claim("Iran built 40 Shahed-136 drones. It then shipped them to Russia.")
    assert (parties(told), things(told)) == ((["Iran"], ["Russia"]), ["Shahed-136 drones"])


def test_a_seizure_is_told_by_its_goods_and_route() -> None:
    told = claim("The Omani navy seized 2,000 assault rifles from a dhow bound for Yemen.")
    assert (told.stage, things(told), names(told.destination)) == ("intercepted", ["assault rifles"], ["Yemen"])
    assert parties(told) == ([], [])


def test_a_theft_takes_from_the_holder() -> None:
    told = claim("Gunmen stole 90 pistols from the Sylvanian police.")
    assert (told.basis, names(told.supplier)) == ("taking", ["Sylvanian police"])
