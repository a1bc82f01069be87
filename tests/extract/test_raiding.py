"""Who takes weapons from whom, where somebody is told to have fallen upon somebody."""

import pytest
from extracted import Names, report
from hypothesis import given
from hypothesis import strategies as st
from scenes import guess

from waybill.core.mention import Mention, Role
from waybill.extract.parties.raiding import Raid, raids, taken
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def told(text: str) -> list[Raid]:
    return list(raids(read_sentences(report(text), load()), load_wordings()))


def ends(text: str) -> list[tuple[list[str], list[str]]]:
    """For each raid of a text, from whom is taken and who takes."""
    return [([s.of(text) for s in raid.gives], [s.of(text) for s in raid.gets or raid.says]) for raid in told(text)]


@pytest.mark.parametrize(
    ("text", "holder", "taker"),
    [
        (
            "DACOITS ATTACKED A POLICE POST, KILLED TWO MEN AND MADE OFF WITH SIX RIFLES.",
            "POLICE POST",
            "DACOITS",
        ),
        ("The army said it had killed 20 guerrillas of the FARC and seized 15 rifles.", "FARC", "it"),
        (
            "The Liberation Army routed the 7th Brigade of Peru and captured four howitzers.",
            "7th Brigade",
            "Liberation Army",
        ),
        ("Fighters of the Red Dawn Front stormed a Taliban hideout, taking nine mortars.", "Taliban", "Red Dawn Front"),
        ("Bandits shot dead four gendarmes and stole eight rifles.", "gendarmes", "Bandits"),
        ("Inmates overpowered the guards at the prison and escaped with 12 rifles.", "guards", "Inmates"),
        (
            "A patrol of Kenyan peacekeepers was ambushed by raiders who took 30 rifles.",
            "Kenyan peacekeepers",
            "raiders",
        ),
        ("The rebels relieved government soldiers of 50 rifles.", "government soldiers", "rebels"),
        ("Nine men of the Okapi Guard were killed by rebels, who stole 11 rifles.", "Okapi Guard", "rebels"),
        ("Gunmen who disarmed the police later drove off with six tanks.", "police", "Gunmen"),
        ("The army seized from the rebels three mortars and 12 rifles.", "rebels", "army"),
    ],
)
def test_who_is_fallen_upon_loses_what_is_taken(text: str, holder: str, taker: str) -> None:
    assert ends(text) == [([holder], [taker])]


def test_what_is_told_in_the_next_sentence_of_a_pronoun_belongs_to_the_raid() -> None:
    text = "The Tigers ambushed an army patrol at Kokkuvil. They made off with four rifles."
    assert ends(text) == [(["army patrol"], ["Tigers"])]


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Gunmen raided a barracks and walked away with 40 assault rifles.", ["Gunmen"]),
        ("Rebels stormed the depot and seized a tank belonging to the Lahd militia.", ["Rebels"]),
        ("Rebels killed three villagers and stole two rifles.", ["Rebels"]),
        ("The thieves made off with 30 pistols.", ["thieves"]),
        ("Rebels attacked Kasese and captured two mortars.", ["Rebels"]),
        ("Rebels entered the port of Kasese and stole two mortars of the Peruvian army.", ["Rebels"]),
        ("The ministry said troops stormed a quarry and captured two mortars.", ["troops"]),
    ],
)
def test_a_bare_place_and_bystanders_hold_nothing(text: str, taker: list[str]) -> None:
    assert ends(text) == [([], taker)]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers fled with their rifles.",
        "Rebels attacked the base and captured the town.",
        "Rebels could overrun the garrison and seize the tanks.",
        "The army tried to storm the depot and capture the mortars.",
        "The gunmen attacked the police with rifles.",
        "The striker walked away with three medals.",
        "Police seized 12 rifles.",
    ],
)
def test_where_nothing_is_taken_there_is_no_raid(text: str) -> None:
    assert told(text) == []


def test_what_is_seized_from_somebody_on_its_way_is_no_raid() -> None:
    assert not told("The army seized from the rebels 200 pistols bound for Chile.")


def test_a_village_is_not_robbed_of_what_is_seized_in_it() -> None:
    assert not told("The army seized from the village of Lima 40 rifles.")


def test_what_is_seized_in_a_raid_may_only_be_found() -> None:
    assert [raid.is_sure for raid in told("Police raided a house of the Vipers gang and seized three rifles.")] == [
        False
    ]
    assert [raid.is_sure for raid in told("Rebels raided a house of the Vipers gang and took three rifles.")] == [True]


SEEN = "The army killed 20 men of the FARC near Peru and captured rifles, Chile said."


def settled(**seen: str) -> list[str]:
    (raid,) = told(SEEN)
    roles = [Mention(span=guess(SEEN, words).span, label=Role(role)) for role, words in seen.items()]
    return sorted(f"{each.label} {each.span.of(SEEN)}" for each in taken(roles, raid, Names(SEEN)))


def test_a_raid_turns_sides_that_were_seen_the_other_way_round() -> None:
    assert settled(recipient="FARC", supplier="army") == ["recipient army", "supplier FARC"]


def test_nobody_else_of_the_sentence_gives_or_takes() -> None:
    assert settled(recipient="Chile", supplier="Peru") == ["recipient army", "supplier FARC"]


WORDS = ["rebels", "killed", "the", "army", "of", "captured", "20", "rifles", ",", "fled", "with", "from", "who", "by"]


@given(st.lists(st.sampled_from(WORDS)))
def test_whoever_takes_lies_in_the_text_and_loses_nothing(words: list[str]) -> None:
    text = " ".join(["Rebels", *words])
    for raid in told(text):
        assert all(0 <= span.start < span.end <= len(text) for span in raid.gives + raid.gets + raid.says)
        assert raid.motion in raid.stretch
        assert raid.stretch in raid.sentence or raid.stretch == raid.motion


def test_who_takes_without_a_raid_takes_and_is_not_sure() -> None:
    ((gives, gets),) = ends("Rebels captured nine mortars.")
    assert (gives, gets) == ([], ["Rebels"])
    assert [raid.is_sure for raid in told("Rebels captured nine mortars.")] == [False]
    assert told("Trucks took nine mortars to Peru.") == []


def test_we_who_took_are_nobody_that_is_named_later() -> None:
    text = "We stormed the post and captured rifles. Peru was told."
    (raid,) = told(text)
    roles = [Mention(span=guess(text, "Peru").span, label=Role.RECIPIENT)]
    assert [each.span.of(text) for each in taken(roles, raid, Names(text))] == ["We"]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Gunmen raided a barracks outside Kisangani and walked away with 40 assault rifles.", [], ["Gunmen"]),
        ("NAXALITES GUNNED DOWN SIX POLICEMEN AND DECAMPED WITH TEN RIFLES.", ["POLICEMEN"], ["NAXALITES"]),
        ("The army said it had killed 20 guerrillas of the FARC and seized 15 rifles.", ["FARC"], ["army"]),
        ("Troops killed 31 Boko Haram fighters and captured two mortars.", ["Boko Haram fighters"], ["Troops"]),
    ],
)
def test_raids_are_claims_with_their_sides(text: str, supplier: list[str], recipient: list[str]) -> None:
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [each.text for each in claim.supplier] == supplier
    assert [each.text for each in claim.recipient] == recipient


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian coast guard stopped a ship carrying rifles to Chad.",
        "Yemeni forces stopped a truck carrying rifles for Chad.",
        "Peru boarded a Greek ship carrying rifles to Chad.",
    ],
)
def test_who_stops_what_carries_weapons_gave_none(text: str) -> None:
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert claim.supplier == ()
    assert [each.text for each in claim.recipient] == ["Chad"]


def test_who_gives_weapons_besides_gives_them() -> None:
    text = "Iran seized a boat with fuel and sent rifles to Yemen."
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [each.text for each in claim.supplier] == ["Iran"]
