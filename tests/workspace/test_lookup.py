"""A name leads to who or what it may mean, and from there to the claims of a ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import waybill
from waybill.ontology import AliasKind, load
from waybill.workspace import Workspace, lookup
from waybill.workspace.meaning import Nearness

TEXT = "Norway has given the Velmora Front 20 trucks, Reuters said."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "report.txt").write_text(TEXT)
    with waybill.open(str(tmp_path / "ledger.db")) as opened:
        opened.add([str(tmp_path / "report.txt")])
        yield opened


def found(name: str) -> list[tuple[str, Nearness]]:
    return [(meaning.entity.name, meaning.nearness) for meaning in lookup(name)]


def test_a_whole_name_comes_first_and_says_what_it_belongs_to() -> None:
    meaning = lookup("Bavar 373")[0]
    assert (meaning.entity.id, meaning.nearness) == ("weapon/bavar-373", Nearness.EXACT)
    assert meaning.wholes[0].id == "weapon/surface-to-air-missiles"


def test_a_part_of_a_name_leads_to_names_that_contain_it() -> None:
    assert ("Bavar-373", Nearness.CONTAINED) in found("Bavar")
    assert ("Bavar-373", Nearness.CONTAINED) in found("bav")


def test_names_that_contain_a_known_name_follow_it() -> None:
    nearness = [near for _, near in found("Guardian")]
    assert nearness[0] is Nearness.EXACT
    assert nearness == sorted(nearness, key=list(Nearness).index)


def test_a_misspelt_name_leads_to_the_nearest() -> None:
    assert found("Bavr 373")[0] == ("Bavar-373", Nearness.NEAR)
    assert found("Kalashnikof")[0] == ("Kalashnikov rifle", Nearness.NEAR)


@pytest.mark.parametrize(
    ("name", "entity", "how"),
    [
        ("Russia", "state/russia", AliasKind.NAME),
        ("russian", "state/russia", AliasKind.DEMONYM),
        ("Russians", "state/russia", AliasKind.PEOPLE),
        ("the Kremlin", "state/russia", AliasKind.SEAT),
        ("ATGMs", "weapon/anti-tank-missiles", AliasKind.GENERIC),
        ("IRGC", "force/irgc", AliasKind.ABBREVIATION),
    ],
)
def test_it_is_said_how_a_whole_name_names_somebody(name: str, entity: str, how: AliasKind) -> None:
    assert {meaning.entity.id: meaning.naming.how for meaning in lookup(name)}[entity] is how


def test_the_name_that_holds_the_words_is_said() -> None:
    meaning = next(each for each in lookup("Bavar") if each.entity.id == "weapon/bavar-373")
    assert (meaning.naming.name, meaning.naming.how, meaning.naming.likeness) == ("Bavar-373", None, None)


def test_the_likeness_of_a_misspelt_name_is_said() -> None:
    naming = lookup("Bavr 373")[0].naming
    assert (naming.name, naming.likeness, naming.reasons) == ("Bavar-373", 0.89, ())


def test_reasons_for_a_misspelt_party_are_those_of_the_resolver() -> None:
    naming = lookup("Hezbolah")[0].naming
    assert naming.reasons == (
        "“Hezbolah” and “Hezbollah” have the same words, in any order and in any transliteration",
    )


def test_what_is_known_of_a_weapon_is_said() -> None:
    known = lookup("Bavar 373")[0].background
    assert known.weapon is not None
    assert (known.weapon.level, known.weapon.un_register, known.weapon.munitions_list) == ("system", "VII", "ML4")


def test_what_is_known_of_an_outlet_is_said() -> None:
    known = lookup("Reuters")[0].background
    assert known.outlet is not None
    assert (known.outlet.kind, known.outlet.domain, known.reliability) == ("wire", "reuters.com", "A")
    assert known.reason is not None


def test_of_a_users_own_judgement_the_file_is_said() -> None:
    known = lookup("Reuters", catalogue="samples/catalogue.toml")[0].background
    assert known.reliability == "B"
    assert known.reason == "catalogue.toml: we check what it says of cargo ships ourselves"


@pytest.mark.parametrize("name", ["", " ", "-", "qqxqzzxq", "\x00", "the"])
def test_what_is_no_name_means_nothing(name: str) -> None:
    assert lookup(name) == ()


def test_nothing_is_said_of_claims_where_no_ledger_was_asked() -> None:
    assert lookup("Norway")[0].standing is None


def test_a_ledger_adds_where_its_claims_name_what_was_looked_up(workspace: Workspace) -> None:
    state = next(each for each in workspace.lookup("Norway") if each.entity.id == "state/norway")
    assert state.standing is not None
    assert state.standing.roles == {"supplier": 1}
    assert [ref.claim for ref in state.standing.claims] == [each.claim.id for each in workspace.claims()]
    assert list(state.standing.cases) == [case.id for case in workspace.cases()]


def test_sources_are_found_by_the_names_of_outlets(workspace: Workspace) -> None:
    outlet = workspace.lookup("Reuters")[0]
    assert outlet.standing is not None
    assert outlet.standing.roles == {"source": 1}


def test_a_place_is_no_source(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text("Norway said that Moldova received 20 trucks from Poland.")
    workspace.add([str(tmp_path / "second.txt")])
    place = next(each for each in workspace.lookup("Norway") if each.entity.id == "place/norway")
    assert place.standing is not None
    assert "source" not in place.standing.roles


def test_a_name_that_only_the_ledger_knows_is_found_there(workspace: Workspace) -> None:
    assert lookup("Velmora Front") == ()
    whole, part = workspace.lookup("Velmora Front")[0], workspace.lookup("Velmora")[0]
    assert whole.entity == part.entity
    assert (whole.nearness, part.nearness) == (Nearness.EXACT, Nearness.CONTAINED)
    assert whole.standing is not None
    assert whole.standing.roles == {"recipient": 1}


@settings(max_examples=25)
@given(st.sampled_from([each for kind in ("parties", "weapons") for each in getattr(load(), kind).ids()]))
def test_every_entity_is_found_by_its_own_name(entity_id: str) -> None:
    ontology = load()
    entity = ontology.parties.entity(entity_id) or ontology.weapons.entity(entity_id)
    assert entity is not None
    assert entity.id in {each.entity.id for each in lookup(entity.name) if each.nearness is Nearness.EXACT}
