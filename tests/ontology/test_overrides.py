"""A user's own file of corrections: what it can say, that it is honoured, and what is said of its mistakes."""

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.ids import EntityId
from waybill.errors import CatalogueError, OverrideError
from waybill.ontology import Ontology, load
from waybill.ontology.overrides import Correction
from waybill.ontology.overriding import corrected
from waybill.ontology.table import Table, read_table

TABLES: Final = {name: read_table(name) for name in ("outlets", "parties", "places", "weapons")}

CORRECTIONS: Final = st.lists(
    st.sampled_from(
        (
            Correction(table="outlets", id="outlet/reuters", facts=(("reason", "x"), ("reliability", "C"))),
            Correction(table="outlets", id="outlet/tass", aliases=("Tass Wire",), without=("TASS",)),
            Correction(table="outlets", id="outlet/quay", facts=(("domain", "quay.example"), ("name", "The Quay"))),
            Correction(
                table="parties", id="company/quay-line", facts=(("name", "Quay Line"),), aliases=("QL Shipping",)
            ),
            Correction(table="parties", id="state/russia", without=("Kremlin",)),
            Correction(table="places", id="place/quay-town", facts=(("country", "MT"), ("name", "Quay Town"))),
            Correction(table="weapons", id="weapon/falkner", facts=(("class", "artillery"), ("name", "Falkner-9"))),
            Correction(table="weapons", id="weapon/howitzers", aliases=("long-armed gun",)),
        )
    ),
    unique_by=lambda each: each.id,
)


def own(folder: Path, text: str) -> Ontology:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load(str(path))


def problem(folder: Path, text: str) -> str:
    with pytest.raises(OverrideError) as caught:
        own(folder, text)
    assert isinstance(caught.value, CatalogueError)
    return str(caught.value).replace(str(folder / "mine.toml"), "mine.toml")


@given(st.lists(st.sampled_from(("# a remark\n", "\n", "[outlets]\n", "[parties]\n", "[places]\n")), unique=True))
def test_an_empty_file_changes_nothing(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    assert own(tmp_path_factory.mktemp("own"), "".join(lines)) is load()


@given(CORRECTIONS)
@settings(max_examples=20)
def test_overriding_twice_equals_once_in_any_order(corrections: list[Correction]) -> None:
    for name in sorted({each.table for each in corrections}):
        table = TABLES[name]
        once = corrected(name, table, corrections)
        assert corrected(name, once, corrections) == once
        assert corrected(name, table, corrections[::-1]) == once


def test_no_corrections_give_the_same_table() -> None:
    assert all(corrected(name, table, []) is table for name, table in TABLES.items())


def test_correcting_leaves_the_shipped_table_alone() -> None:
    table: Table = read_table("outlets")
    before = repr(table)
    corrected(
        "outlets", table, [Correction(table="outlets", id="outlet/tass", aliases=("Tass Wire",), without=("TASS",))]
    )
    assert repr(table) == before


def test_a_letter_is_changed_with_its_reason(tmp_path: Path) -> None:
    ours = own(tmp_path, '[outlets."outlet/reuters"]\nreliability = "C"\nreason = "late"\nkind = "daily"\n')
    reuters = EntityId("outlet/reuters")
    facts = ours.outlet(reuters)
    assert (ours.reliability(reuters), ours.own_judgement(reuters)) == ("C", "mine.toml: late")
    assert facts is not None
    assert (facts.kind, facts.domain, facts.reason) == ("daily", "reuters.com", "late")
    assert (load().reliability(reuters), load().own_judgement(reuters)) == ("A", None)


def test_entities_are_added_to_every_catalogue(tmp_path: Path) -> None:
    ours = own(
        tmp_path,
        """
        [outlets."outlet/quay"]
        name = "The Quay"
        domain = "quay.example"
        [parties."company/quay-line"]
        name = "Quay Line"
        country = "MT"
        aliases = ["QLS"]
        [parties."company/quay-line-two"]
        name = "Second Quay Line"
        part_of = "company/quay-line"
        [places."place/quay-town"]
        name = "Quay Town"
        country = "MT"
        [weapons."weapon/falkner-9"]
        name = "Falkner-9"
        class = "artillery"
        part_of = "weapon/howitzers"
        """,
    )
    text = "QLS, not qls, took Falkner 9s from Quay Town, quay.example said"
    assert [(hit.span.of(text), hit.entities) for hit in ours.parties.find(text)] == [("QLS", ("company/quay-line",))]
    assert [(hit.span.of(text), hit.entities) for hit in ours.weapons.find(text)] == [
        ("Falkner 9s", ("weapon/falkner-9",))
    ]
    assert [hit.entities for hit in ours.places.find(text)] == [("place/quay-town",)]
    assert [hit.entities for hit in ours.outlets.find(text)] == [("outlet/quay",)]
    (above,) = ours.parties.ancestors(EntityId("company/quay-line-two"))
    assert (above.id, above.name, above.country, above.aliases) == ("company/quay-line", "Quay Line", "MT", ("QLS",))
    assert list(ours.parties.ids()) == sorted(ours.parties.ids())
    assert load().parties.find(text) == ()


def test_an_alias_is_taken_away_in_all_its_spellings(tmp_path: Path) -> None:
    ours = own(tmp_path, '[weapons."weapon/kornet"]\nwithout = ["AT-14"]\n')
    assert [hit for spelling in ("AT-14", "AT 14", "AT14") for hit in ours.weapons.find(spelling)] == []
    assert ours.weapons.named("AT-14") == ()
    assert [entity.id for entity in ours.weapons.named("Kornet")] == ["weapon/kornet"]


def test_a_seat_of_power_can_be_taken_away(tmp_path: Path) -> None:
    ours = own(tmp_path, '[parties."state/russia"]\nwithout = ["Kremlin"]\n')
    assert ours.parties.find("the Kremlin") == ()
    assert load().parties.find("the Kremlin") != ()


def test_a_name_passes_from_one_entity_to_another(tmp_path: Path) -> None:
    taken = '[outlets."outlet/sun"]\naliases = ["AFP"]\n'
    freed = '[outlets."outlet/agence-france-presse"]\nwithout = ["AFP"]\n'
    assert "already a name of outlet/agence-france-presse" in problem(tmp_path, taken)
    assert [entity.id for entity in own(tmp_path, taken + freed).outlets.named("AFP")] == ["outlet/sun"]


def test_a_generic_term_keeps_being_one(tmp_path: Path) -> None:
    ours = own(tmp_path, '[weapons."weapon/howitzers"]\naliases = ["long-armed gun"]\n')
    assert [(hit.entities, hit.how) for hit in ours.weapons.find("two Long-armed guns")] == [
        (("weapon/howitzers",), "generic")
    ]


def test_the_edition_changes_with_what_bears_on_reading(tmp_path: Path) -> None:
    letter = own(tmp_path, '[outlets."outlet/tass"]\nreliability = "E"\nreason = "x"\n').own
    name = own(tmp_path, '[outlets."outlet/tass"]\naliases = ["Tass Wire"]\n').own
    again = own(tmp_path, '# the same\n[outlets]\n"outlet/tass" = { aliases = ["Tass Wire"] }\n').own
    assert (letter.edition, bool(letter.digest)) == ("", True)
    assert name.edition != ""
    assert (again.edition, again.digest) == (name.edition, name.digest)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[outlet]\n", "line 1, outlet: there is no table 'outlet'.*did you mean 'outlets'"),
        (
            '\n[outlets."outlet/reuter"]\n',
            "line 2, outlets.outlet/reuter: .* no 'outlet/reuter'; did you mean 'outlet/reuters'",
        ),
        (
            '[outlets."outlet/reuters"]\nreason = "x"\nrelability = "B"\n',
            "line 3, outlets.outlet/reuters.relability: .*did you mean 'reliability'",
        ),
        ('[outlets."outlet/reuters"]\nreason = "x"\nreliability = "G"\n', "line 3, .*'G' is none of A, B, C, D, E, F"),
        ('[outlets."outlet/reuters"]\nreliability = "B"\n', "line 2, .*reliability: say why in a key 'reason'"),
        ('[outlets."outlet/reuters"]\nkind = "wires"\n', "line 2, .*'wires' is none of .*did you mean 'wire'"),
        ('[outlets."outlet/reuters"]\ndomain = "Reuters"\n', "line 2, .*'Reuters' is no domain"),
        ('[outlets."outlet/reuters"]\ndomain = "apnews.com"\n', "line 2, .*is already that of outlet/associated-press"),
        ('[outlets."outlet/reuters"]\nname = "Royters"\n', "line 2, .*the catalogue calls it 'Reuters'"),
        ('[outlets."outlet/reuters"]\naliases = "Royters"\n', "line 2, .*must be a list of texts"),
        (
            '[outlets."outlet/reuters"]\naliases = [\n  "Royters",\n  "TASS",\n]\n',
            "line 4, .*'TASS' is already a name of outlet/tass",
        ),
        ('[outlets."outlet/reuters"]\nwithout = ["Royters"]\n', "line 2, .*no alias 'Royters'; did you mean"),
        ('[outlets."outlet/reuters"]\nwithout = ["Reuters"]\n', "line 2, .*spelt like, 'Reuters', which stays"),
        ('[outlets."outlet/reuters"]\ncountry = "UK"\n', "line 2, .*'UK' is no code of a country"),
        ('[outlets."outlet/reuters"]\ncountry = ""\n', "line 2, .*a text in quotation marks"),
        ('[outlets."outlet/reuters"]\naliases = ["--"]\n', "line 2, .*needs letters or digits"),
        ('[weapons."weapon/x1"]\nname = "Falkner"\n', "line 1, weapons.weapon/x1: a new weapon needs a class"),
        ('[weapons."weapon/x1"]\nname = "Falkner"\nclass = "artilery"\n', "line 3, .*did you mean 'artillery'"),
        (
            '[weapons."weapon/x1"]\nname = "Falkner"\nclass = "aircraft"\npart_of = "weapon/howitzers"\n',
            "line 3, .*of class 'aircraft', and what it is part of of class 'artillery'",
        ),
        ('[weapons."arm/x1"]\nname = "Falkner"\nclass = "aircraft"\n', "line 1, .*it may begin with weapon"),
        (
            '# about company/b\n[parties."company/a"]\nname = "A Line"\npart_of = "company/b"\n'
            '[parties."company/b"]\nname = "B Line"\npart_of = "company/a"\n',
            "line 4, .*part_of: it would be part of itself: company/a → company/b → company/a",
        ),
        ('[parties."company/a"]\nname = "A Line"\npart_of = "company/bb"\n', "line 3, .*no 'company/bb'"),
        (
            '[parties."company/a"]\nname = "Bo Line"\n[parties."company/b"]\nname = "Bo-Line"\n',
            "line 4, .*a name of company/a",
        ),
        ("outlets = 1\n", "line 1, outlets: it is no table"),
        ('[outlets]\n"outlet/reuters" = 1\n', "line 2, .*it is no table"),
        ("[outlets\n", r"line 1, file: .*\(not TOML\)"),
        ('[outlets."outlet/reuters"]\nreason = "x"\nreason = "y"\n', r"line 3, file: .*\(not TOML\)"),
        ("[outlets.", r"line 1, file: .*\(not TOML\)"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_nearest_right_spelling(tmp_path: Path, text: str, said: str) -> None:
    assert re.search(f"^mine.toml, {said}", problem(tmp_path, text)), problem(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OverrideError, match=r"nothing\.toml, line 1, file: it cannot be read"):
        load(str(tmp_path / "nothing.toml"))
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(OverrideError, match="it is no UTF-8 text"):
        load(str(tmp_path / "latin.toml"))


def test_the_sample_is_what_the_manual_shows(root: Path) -> None:
    shown = (root / "docs" / "manual" / "catalogues.md").read_text(encoding="utf-8")
    assert f"```toml\n{(root / 'samples' / 'catalogue.toml').read_text(encoding='utf-8')}```\n" in shown
