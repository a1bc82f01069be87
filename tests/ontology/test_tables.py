"""The compiled tables, and the laws that every catalogue keeps."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from waybill.core.claim import WeaponClass
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.errors import CatalogueError
from waybill.ontology import Catalogue, load
from waybill.ontology.table import read_table

ROOT = Path(__file__).parents[2]
CATALOGUES = ("weapons", "parties", "places", "outlets")


def catalogue(name: str) -> Catalogue:
    return {
        "weapons": load().weapons,
        "parties": load().parties,
        "places": load().places,
        "outlets": load().outlets,
    }[name]


def is_found(known: Catalogue, entity_id: EntityId, alias: str) -> bool:
    """Whether an alias is a hit from its first to its last character, a possessive ending left out."""
    whole = Span(0, len(alias.removesuffix("'s").removesuffix("’s")))
    return any(hit.span == whole and entity_id in hit.entities for hit in known.find(alias))


def test_committed_tables_are_those_that_the_resources_compile_to() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "resources" / "compile.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("name", CATALOGUES)
def test_ids_are_unique_and_sorted(name: str) -> None:
    ids = list(catalogue(name).ids())
    assert ids == sorted(set(ids))
    assert len(ids) > 300


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_name_and_alias_finds_its_entity(name: str) -> None:
    known = catalogue(name)
    entities = [entity for each in known.ids() if (entity := known.entity(each)) is not None]
    lost = [
        (entity.id, alias)
        for entity in entities
        for alias in (entity.name, *entity.aliases)
        if entity not in known.named(alias) or not is_found(known, entity.id, alias)
    ]
    assert lost == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_part_belongs_to_an_entity_and_none_to_itself(name: str) -> None:
    known = catalogue(name)
    for each in known.ids():
        entity = known.entity(each)
        assert entity is not None
        ancestors = [ancestor.id for ancestor in known.ancestors(each)]
        assert each not in ancestors
        assert len(ancestors) <= 7
        assert (entity.part_of is None) == (not ancestors)


def test_terms_and_systems_cover_every_class_of_the_guide() -> None:
    for file in ("terms.csv", "systems.csv"):
        with (ROOT / "resources" / "weapons" / file).open(encoding="utf-8", newline="") as lines:
            classes = {line["class"] for line in csv.DictReader(lines)}
        expected = {each.value for each in WeaponClass} - ({"other"} if file == "systems.csv" else set())
        assert classes == expected


def test_a_table_that_is_missing_is_named() -> None:
    with pytest.raises(CatalogueError, match=r"nothing\.json.*cannot be read"):
        read_table("nothing")


@pytest.mark.parametrize(
    "names",
    [
        ("Tucano", "Super Tucano", "Xavante", "Bandeirante"),
        ("F-22", "F-35", "F-16"),
        ("HIMARS", "M270"),
        ("Mirage III", "Mirage F1", "Mirage 2000"),
        ("S-300", "S-400", "S-500"),
        ("Strela-2", "Strela-3", "Igla"),
        ("AK-74", "AK-103", "AK-12"),
        ("PC-7", "PC-9", "PC-21"),
    ],
)
def test_weapons_that_are_delivered_apart_are_rows_apart(names: tuple[str, ...]) -> None:
    meant = [frozenset(entity.id for entity in load().weapons.named(name)) for name in names]
    assert all(meant)
    assert len(set(meant)) == len(names)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("AMRAAM", "Advanced Medium-Range Air-to-Air Missile"),
        ("AA-11", "R-73"),
        ("SA-14", "Strela-3"),
        ("Do 228", "Dornier 228"),
        ("PzH 2000", "Panzerhaubitze 2000"),
    ],
)
def test_a_weapon_of_two_names_is_one_row(left: str, right: str) -> None:
    assert load().weapons.named(left) == load().weapons.named(right) != ()


def test_a_weapon_is_of_the_class_of_its_family() -> None:
    known = load().weapons
    for each in known.ids():
        weapon = known.entity(each)
        classes = [ancestor.weapon_class for ancestor in known.ancestors(each)]
        assert weapon is not None
        assert not classes or weapon.weapon_class in (classes[0], None) or classes[0] is WeaponClass.OTHER, each


@pytest.mark.parametrize(
    "text",
    [
        "they disclose how to control arms",
        "in the west of the country",
        "the sentry wore shorts",
        "new forces and rebel armed forces",
        "on November 17",
        "Latin America",
        "the Persian Gulf",
        "THEY RAN SO FAR",
        "the mafia",
    ],
)
def test_ordinary_words_name_no_party(text: str) -> None:
    assert load().parties.find(text) == ()


@pytest.mark.parametrize(("wing", "body"), [("Qassam Brigades", "Hamas"), ("Falintil", "Fretilin")])
def test_an_armed_wing_belongs_to_its_body(wing: str, body: str) -> None:
    (found,) = load().parties.named(wing)
    assert load().parties.ancestors(found.id) == load().parties.named(body)
