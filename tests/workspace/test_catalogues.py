"""What the catalogues hold is counted."""

import json

import pytest

from waybill.workspace.catalogues import Holdings, holdings, holdings_to_json
from waybill.workspace.reading import catalogues


@pytest.fixture(scope="module")
def held() -> Holdings:
    return holdings(catalogues())


def test_kinds_add_up_to_the_entities(held: Holdings) -> None:
    assert list(held.catalogues) == ["weapons", "parties", "places", "outlets"]
    for each in held.catalogues.values():
        assert sum(each.kinds.values()) == each.entities


def test_classes_and_levels_add_up_to_the_weapons(held: Holdings) -> None:
    weapons = held.catalogues["weapons"].entities
    assert sum(held.weapon_classes.values()) == sum(held.weapon_levels.values()) == weapons
    assert set(held.weapon_levels) == {"class", "kind", "family", "system"}


def test_kinds_are_those_of_the_catalogue_the_commonest_first(held: Holdings) -> None:
    assert {"port", "strait", "base"} <= set(held.catalogues["places"].kinds)
    assert {"wire", "daily"} <= set(held.catalogues["outlets"].kinds)
    counts = list(held.catalogues["parties"].kinds.values())
    assert counts == sorted(counts, reverse=True)


def test_a_name_counts_once_and_every_entity_has_one(held: Holdings) -> None:
    assert all(each.names >= each.entities > 0 for each in held.catalogues.values())


def test_countries_of_all_catalogues_are_codes_without_repetition(held: Holdings) -> None:
    assert {"NO", "IR", "US"} <= set(held.countries)
    assert list(held.countries) == sorted(set(held.countries))


def test_a_users_own_entities_count_too(held: Holdings) -> None:
    theirs = holdings(catalogues("samples/catalogue.toml"))
    more = {name: theirs.catalogues[name].entities - each.entities for name, each in held.catalogues.items()}
    assert more == {"weapons": 1, "parties": 2, "places": 1, "outlets": 1}
    assert (held.own, theirs.own[0]) == (("", ""), "catalogue.toml")
    assert theirs.catalogues["outlets"].digest == held.catalogues["outlets"].digest


def test_in_json_nothing_is_left_out(held: Holdings) -> None:
    shape = json.loads(json.dumps(holdings_to_json(held)))
    assert set(shape) == {"version", "own", "catalogues", "weapon_classes", "weapon_levels", "countries"}
    assert shape["own"] is None
    assert set(shape["catalogues"]["weapons"]) == {"entities", "names", "countries", "kinds", "digest"}
