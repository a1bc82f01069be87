"""The catalogue of places: counts by kind, coordinates, and names that several places bear."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from waybill.core.ids import EntityId
from waybill.ontology import load
from waybill.ontology.kinds import PlaceKind

FOLDER: Final = Path(__file__).parents[2] / "resources" / "places"
SHARED: Final = ("sea", "strait", "canal", "border crossing")
"""Kinds that states share."""


def rows() -> list[dict[str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found += [row for row in csv.DictReader(lines) if "kind" in row]
    return found


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("port",), 700),
        (("strait", "canal", "sea"), 110),
        (("border crossing",), 350),
        (("base", "airport"), 500),
        (("region",), 350),
        (("city",), 3800),
        (("country",), 250),
    ],
)
def test_there_are_places_of_every_kind(kinds: tuple[str, ...], least: int) -> None:
    counts = Counter(row["kind"] for row in rows())
    assert counts.keys() == set(PlaceKind)
    assert sum(counts[kind] for kind in kinds) >= least


def test_the_manual_names_each_kind(root: Path) -> None:
    section = (root / "docs" / "manual" / "catalogues.md").read_text(encoding="utf-8").partition("\n## Places\n")[2]
    assert [kind for kind in PlaceKind if f"`{kind}`" not in section.partition("\n## ")[0]] == []


def test_a_place_has_a_country_but_for_those_that_states_share_or_dispute() -> None:
    lacking = Counter(row["kind"] for row in rows() if not row["country"] and row["kind"] not in SHARED)
    assert set(lacking) <= {"region", "country", "base", "island"}
    assert lacking["base"] + lacking["island"] <= 2


def test_coordinates_are_whole_and_on_earth() -> None:
    for row in rows():
        assert bool(row["latitude"]) == bool(row["longitude"]), row["id"]
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90
            assert -180 <= float(row["longitude"]) <= 180


@pytest.mark.parametrize(
    ("place", "kind", "latitude", "longitude"),
    [
        ("place/hamburg-port", "port", 53.5, 10.0),
        ("place/entebbe", "airport", 0.0, 32.4),
        ("place/strait-of-hormuz", "strait", 26.6, 56.3),
        ("place/medyka", "border crossing", 49.8, 22.9),
        ("place/matadi-port", "port", -5.8, 13.5),
    ],
)
def test_the_facts_of_a_place_are_known(place: str, kind: str, latitude: float, longitude: float) -> None:
    found = load().location(EntityId(place))
    assert found is not None
    assert found == (pytest.approx(latitude, abs=0.2), pytest.approx(longitude, abs=0.2))
    assert load().place(EntityId(place)) == kind
    assert load().location(EntityId("place/nowhere")) is None


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Tripoli", {"LY", "LB"}),
        ("Georgetown", {"GY", "MY", "KY", "GM"}),
        ("Hamilton", {"BM", "CA", "NZ"}),
        ("Valencia", {"ES", "VE"}),
        ("Saint-Denis", {"RE", "FR"}),
        ("Birmingham", {"GB", "US"}),
        ("Santiago", {"CL", "ES"}),
        ("Cartagena", {"CO", "ES"}),
        ("Victoria", {"SC", "HK", "CA"}),
        ("León", {"MX", "ES", "NI"}),
        ("Rafah", {"PS", "EG"}),
        ("Port of Tripoli", {"LY", "LB"}),
        ("Hyderabad", {"IN", "PK"}),
    ],
)
def test_a_name_that_several_places_bear_keeps_all_its_meanings(name: str, countries: set[str]) -> None:
    assert {entity.country for entity in load().places.named(name)} >= countries


@pytest.mark.parametrize(
    "text",
    [
        "Hamilton said that Victoria, Leticia and Rosario were nice",
        "Air strikes, a Muse, Sour milk, mobile launchers and a male officer",
        "Anchorage of the ship, the mission of independence, Renk gears and a Samur bridge",
        "Santiago told Buchanan that Howard would travel to meet Travis",
    ],
)
def test_words_and_names_of_people_are_no_places_in_prose(text: str) -> None:
    assert [hit.span.of(text) for hit in load().places.find(text)] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("unloaded at the port of Hamburg", "place/hamburg-port"),
        ("flown from Schiphol", "place/schiphol"),
        ("through the Dardanelles", "place/dardanelles"),
        ("at the Medyka-Shehyni crossing", "place/medyka"),
        ("the base at Al-Anad", "place/al-anad"),
        ("cargo for Geneva, Switzerland", "place/geneva-ch"),
        ("rebels in Hadramout", "place/hadramawt"),
    ],
)
def test_places_that_transfers_pass_are_found(text: str, place: str) -> None:
    assert [hit.entities for hit in load().places.find(text)] == [(place,)]
