"""What is known of weapons beyond their names."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.ontology import load
from waybill.ontology.weapon_facts import Level

LEAST: Final = {
    "tank": 60,
    "armoured_vehicle": 150,
    "artillery": 150,
    "aircraft": 250,
    "uav": 150,
    "helicopter": 120,
    "ship": 200,
    "missile": 250,
    "air_defence": 120,
    "manpads": 30,
    "anti_tank": 90,
    "light_weapon": 40,
    "small_arm": 200,
    "ammunition": 80,
    "explosive": 60,
    "sensor": 60,
    "vehicle": 50,
    "part": 60,
}
"""Systems of each class that the catalogue has at least; ``other`` has generic terms alone."""


def systems() -> list[Entity]:
    known = load().weapons
    entities = [entity for each in known.ids() if (entity := known.entity(each)) is not None]
    return [each for each in entities if facts_level(each.id) in (Level.SYSTEM, Level.FAMILY)]


def facts_level(entity_id: EntityId) -> Level | None:
    facts = load().weapon(entity_id)
    return None if facts is None else facts.level


def test_nothing_is_known_of_what_is_no_weapon() -> None:
    assert load().weapon(EntityId("state/russia")) is None
    assert load().weapon(EntityId("weapon/none")) is None


def test_the_catalogue_is_as_large_as_it_was_meant_to_be() -> None:
    listed = systems()
    assert len(listed) >= 1400
    assert len({name for each in listed for name in (each.name, *each.aliases)}) >= 2000
    assert sum(facts_level(each.id) is Level.FAMILY for each in listed) >= 100


@pytest.mark.parametrize(("weapon_class", "least"), LEAST.items())
def test_every_class_has_systems(weapon_class: str, least: int) -> None:
    assert Counter(each.weapon_class for each in systems())[weapon_class] >= least  # type: ignore[index]


def test_there_are_two_hundred_generic_terms() -> None:
    levels = Counter(facts_level(each) for each in load().weapons.ids())
    assert levels[Level.CLASS] + levels[Level.KIND] >= 200


def test_every_system_leads_to_a_class_of_weapons() -> None:
    known = load().weapons
    lost = [
        each.id
        for each in systems()
        if Level.CLASS not in {facts_level(above.id) for above in known.ancestors(each.id)}
    ]
    assert lost == []


def test_every_system_is_on_the_munitions_list_or_said_not_to_be(root: Path) -> None:
    with (root / "resources" / "weapons" / "systems.csv").open(encoding="utf-8", newline="") as lines:
        civilian = {line["id"] for line in csv.DictReader(lines) if line["munitions_list"] == "-"}
    for each in systems():
        facts = load().weapon(each.id)
        assert facts is not None
        assert (facts.munitions_list is None) == (each.id in civilian), each.id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AKM", "akm small_arm RU; small arms, None, ML1"),
        ("AK-47", "ak small_arm RU; small arms, None, ML1"),
        ("M16A2", "m16a2 small_arm US; small arms, None, ML1"),
        ("FN FAL", "fal small_arm BE; small arms, None, ML1"),
        ("Dragunov SVD", "dragunov small_arm RU; small arms, None, ML1"),
        ("DShK", "dshk light_weapon RU; light weapons, None, ML1"),
        ("Mk 19", "mk-19 light_weapon US; light weapons, None, ML2"),
        ("RPG-7", "rpg-7 anti_tank RU; light weapons, None, ML2"),
        ("Carl Gustaf", "carl-gustaf anti_tank SE; light weapons, None, ML2"),
        ("Javelin", "javelin anti_tank US; light weapons, Missiles, ML4"),
        ("Kornet", "kornet anti_tank RU; light weapons, Missiles, ML4"),
        ("Stinger", "stinger manpads US; VII, Missiles, ML4"),
        ("SA-7", "strela-2 manpads RU; VII, Missiles, ML4"),
        ("SA-24", "igla-s manpads RU; VII, Missiles, ML4"),
        ("S-300PMU2", "s-300pmu2 air_defence RU; VII, Air defence systems, ML4"),
        ("S-400", "s-400 air_defence RU; VII, Air defence systems, ML4"),
        ("ZU-23-2", "zu-23 air_defence RU; None, Air defence systems, ML2"),
        ("Bavar-373", "bavar-373 air_defence IR; VII, Air defence systems, ML4"),
        ("T-72B", "t-72b tank RU; I, Armoured vehicles, ML6"),
        ("Leopard 2A6", "leopard-2a6 tank DE; I, Armoured vehicles, ML6"),
        ("BMP-2", "bmp armoured_vehicle RU; II, Armoured vehicles, ML6"),
        ("Bushmaster", "bushmaster armoured_vehicle AU; II, Armoured vehicles, ML6"),
        ("CAESAR", "caesar artillery FR; III, Artillery, ML2"),
        ("HIMARS", "himars artillery US; III, Artillery, ML2"),
        ("Astros II", "astros artillery BR; III, Artillery, ML2"),
        ("F-16", "f-16 aircraft US; IV, Aircraft, ML10"),
        ("Su-30MKI", "su-30mki aircraft IN; IV, Aircraft, ML10"),
        ("C-130J", "c-130j aircraft US; IV, Aircraft, ML10"),
        ("Mi-17V-5", "mi-17v-5 helicopter RU; V, Aircraft, ML10"),
        ("Bayraktar TB2", "bayraktar-tb2 uav TR; IV, Aircraft, ML10"),
        ("Geran-2", "shahed-136 uav IR; IV, Missiles, ML10"),
        ("Shahed-136", "shahed-136 uav IR; IV, Missiles, ML10"),
        ("Kilo-class submarine", "kilo-class-submarine ship RU; VI, Ships, ML9"),
        ("Storm Shadow", "storm-shadow missile GB; VII, Missiles, ML4"),
        ("MM-40 Exocet", "mm-40-exocet missile FR; VII, Missiles, ML4"),
        ("GBU-12", "gbu-12 missile US; VII, Missiles, ML4"),
        ("VOG-17", "vog-17 ammunition RU; None, None, ML4"),
        ("TM-62", "tm-62 explosive RU; None, None, ML4"),
        ("Semtex", "semtex explosive CZ; None, None, ML8"),
        ("AN/PVS-14", "an-pvs-14 sensor US; None, None, ML15"),
        ("Krasukha", "krasukha sensor RU; None, Other, ML11"),
        ("Ural-4320", "ural-4320 vehicle RU; None, None, ML6"),
        ("Toyota Hilux", "toyota-hilux vehicle JP; None, None, None"),
        ("TV3-117", "tv3-117 part UA; None, Engines, ML10"),
    ],
)
def test_well_known_weapons_are_as_everybody_knows_them(name: str, expected: str) -> None:
    (entity,) = load().weapons.named(name)
    facts = load().weapon(entity.id)
    assert facts is not None
    said = f"{entity.id.removeprefix('weapon/')} {entity.weapon_class} {facts.country}"
    assert f"{said}; {facts.un_register}, {facts.sipri}, {facts.munitions_list}" == expected


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("AKM", ["ak", "assault-rifles", "rifles", "firearms", "small-arms", "weapons"]),
        ("S-300PMU2", ["s-300", "surface-to-air-missiles", "air-defence-systems", "weapons"]),
        ("T-72B", ["t-72", "tanks", "weapons"]),
        ("Shahed-136", ["shahed", "loitering-munitions", "drones", "weapons"]),
    ],
)
def test_a_system_belongs_to_its_family(name: str, above: list[str]) -> None:
    (entity,) = load().weapons.named(name)
    assert [each.id.removeprefix("weapon/") for each in load().weapons.ancestors(entity.id)] == above


def test_makers_are_companies_that_the_catalogue_of_parties_knows() -> None:
    facts = load().weapon(EntityId("weapon/himars"))
    assert facts is not None
    assert facts.makers == ("company/lockheed-martin",)
    makers = {maker for each in systems() if (known := load().weapon(each.id)) is not None for maker in known.makers}
    assert [maker for maker in makers if load().parties.entity(maker) is None] == []


@pytest.mark.parametrize(
    ("entity_id", "calibre"),
    [("weapon/ak", "7.62x39mm"), ("weapon/caesar", "155mm"), ("weapon/t-72", None)],
)
def test_the_calibre_is_known_where_it_is_part_of_the_name(entity_id: str, calibre: str | None) -> None:
    facts = load().weapon(EntityId(entity_id))
    assert facts is not None
    assert facts.calibre == calibre


@pytest.mark.parametrize(
    "text",
    [
        "a spike in violence and a fury of protest",
        "the president of Tabuk met Majid and Emad in Poprad",
        "he marked the type of vessel and the mark of the maker",
        "a beaver, a jackal and a merlin in the forest",
        "Modi and Tamir spoke of the Narew river",
        "They signed a switch of power on Friday",
    ],
)
def test_ordinary_words_name_no_weapon(text: str) -> None:
    hits = load().weapons.find(text)
    assert [text[hit.span.start : hit.span.end] for hit in hits if hit.how != "generic"] == []
