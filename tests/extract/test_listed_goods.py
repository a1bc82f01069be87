"""Which things stand in one list."""

import pytest
from extracted import report

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.listed_goods import apart, is_listed, is_total, things, unguessed
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def trimmer(text: str) -> Trimmer:
    return Trimmer(text, read_sentences(report(text), load()))


@pytest.mark.parametrize(
    "between",
    [
        ", ",
        "; 40 ",
        " and some ",
        " (40); ",
        ", 350, ",
        ": 27\n- ",
        ", seven in all, and 43 ",
        ", seven; ",
        ", 57 of these, and ",
        ";\n  12 ",
        ", of ",
        ", and in ",
        " to Chad with 40 ",
        " to the Chadian army, as well as ",
        " to Chad along with some 40 ",
        " worth 2 million pesos, ",
        ", seven of them with scopes, and ",
    ],
)
def test_things_are_neighbours_in_a_list_whatever_is_said_of_them_in_passing(between: str) -> None:
    text = f"Peru sent rifles{between}mortars."
    assert is_listed(text, at(text, "rifles"), at(text, "mortars"))


@pytest.mark.parametrize(("motion", "is_one_list"), [("sent", True), ("destroyed", False), ("hit some of the", False)])
def test_what_strikes_a_thing_is_no_neighbour_of_it(motion: str, *, is_one_list: bool) -> None:
    text = f"Peru {motion} tanks with 12 missiles."
    assert is_listed(text, at(text, "tanks"), at(text, "missiles")) is is_one_list


@pytest.mark.parametrize("between", [" to Chad, which sent ", " in ", " to Chad. ", " against "])
def test_other_things_of_a_sentence_are_no_neighbours(between: str) -> None:
    text = f"Peru sent rifles{between}mortars."
    assert not is_listed(text, at(text, "rifles"), at(text, "mortars"))


@pytest.mark.parametrize(
    ("text", "taken", "further"),
    [
        ("Peru sent rifles, hospital tents and 40 mortars.", ("rifles", "mortars"), ["hospital tents"]),
        (
            "Peru sent rifles, mortars, folding beds and a megaphone.",
            ("rifles", "mortars"),
            ["folding beds", "megaphone"],
        ),
        ("Peru sent rifles, two crates; tents; mortars.", ("rifles", "mortars"), ["tents"]),
        ("Peru sent rifles, mortars and field kitchens to Chad.", ("rifles", "mortars"), ["field kitchens"]),
        ("Peru sent rifles, mortars and hospital tents and wanted more.", ("rifles", "mortars"), ["hospital tents"]),
        ("Peru sent 34 tanks, 12 rifles and drones.", ("drones",), ["rifles", "tanks"]),
        ("Peru sent 34 tanks to guard rifles and drones.", ("drones",), []),
        ("Peru sent rifles, mortars and boxes of grenades to Chad.", ("rifles", "mortars"), []),
        ("Peru sent rifles, boxes of grenades; mortars.", ("rifles", "mortars"), []),
        ("Peru sent 34 rounds, mortars.", ("mortars",), []),
        ("Peru sent rifles, mortars and Chile protests.", ("rifles", "mortars"), []),
        ("Peru sent rifles, mortars, and is sending drones.", ("rifles", "mortars"), []),
        ("Peru sent rifles, mortars and talks of guns.", ("rifles", "mortars"), []),
        ("Peru sent rifles, says Lima, and mortars.", ("rifles", "mortars"), []),
        ("Peru sent rifles and tents.", ("rifles",), []),
    ],
)
def test_what_stands_among_or_behind_the_things_of_a_list_belongs_to_it(
    text: str, taken: tuple[str, ...], further: list[str]
) -> None:
    found = unguessed([at(text, each) for each in taken], trimmer(text))
    assert [each.of(text) for each in found] == further


@pytest.mark.parametrize(
    ("guess", "items"),
    [
        ("trucks and field kitchens", ["trucks", "field kitchens"]),
        ("ammunition and night scopes", ["ammunition", "night scopes"]),
        ("small arms ammunition and rocket and mortar rounds", ["small arms ammunition and rocket and mortar rounds"]),
        ("grenade launchers and ammunition", ["grenade launchers", "ammunition"]),
        ("howitzers and body armour", ["howitzers", "body armour"]),
        ("rifles and machine guns of Cuban make", ["rifles", "machine guns of Cuban make"]),
        ("defense articles and services", ["defense articles and services"]),
        ("anti-armor and anti-air missiles", ["anti-armor and anti-air missiles"]),
        ("hand grenades\nammunition for tanks", ["hand grenades", "ammunition for tanks"]),
    ],
)
def test_one_guess_may_hold_several_things(guess: str, items: list[str]) -> None:
    text = f"Peru sent Chad:\n40 {guess}\n3 drones."
    assert [each.of(text) for each in apart(at(text, guess), trimmer(text))] == items


@pytest.mark.parametrize(
    ("between", "is_broken_down"),
    [
        (", including 12 ", True),
        (", among them ", True),
        (", of which 12 were ", True),
        (" from the camp, of which 12 are ", True),
        (" in all, including 12 ", True),
        (" and 12 ", False),
        (" for some ", False),
        (", from the men of Chad, whose ", False),
    ],
)
def test_a_total_stands_before_its_breakdown(between: str, is_broken_down: bool) -> None:
    text = f"Peru sent 24 weapons{between}pistols."
    assert is_total(text, at(text, "weapons"), at(text, "pistols")) is is_broken_down


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured 64 weapons from the army, of which 12 were machine guns.",
        "Rebels captured 64 weapons from the army, 12 of which were machine guns.",
    ],
)
def test_a_total_and_a_likely_part_of_it_are_both_items(text: str) -> None:
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [(item.text, item.quantity and item.quantity.value) for item in claim.items] == [
        ("weapons", 64),
        ("machine guns", 12),
    ]


def test_a_list_begins_where_it_is_said_to() -> None:
    text = "It held a floating dock, two searchlights and mortars for Chad."
    assert [each.of(text) for each in things(trimmer(text), 7, len(text))] == [
        "floating dock",
        "searchlights",
        "mortars",
    ]


def test_what_is_only_a_measure_is_no_thing() -> None:
    text = "It held 4,500 rounds of ammunition and 60 grenades."
    assert things(trimmer(text), 7, len(text)) == []
