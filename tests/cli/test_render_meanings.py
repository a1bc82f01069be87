"""What people see of a name that they looked up."""

import pytest

from claim_builder import ref
from waybill.cli.render_meanings import show_meanings
from waybill.core.claim import WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.grade import Reliability
from waybill.core.ids import CaseId, EntityId
from waybill.ontology import AliasKind, WeaponFacts
from waybill.ontology.kinds import OutletKind
from waybill.ontology.outlet_facts import OutletFacts
from waybill.ontology.weapon_facts import Level, MunitionsList, RegisterCategory, SipriCategory
from waybill.workspace.background import Background
from waybill.workspace.meaning import Meaning, Nearness, Standing
from waybill.workspace.naming import Naming

GUNS = Entity(id=EntityId("weapon/guns"), kind=EntityKind.WEAPON, name="Guns", weapon_class=WeaponClass.ARTILLERY)
LONG_TOM = Entity(
    id=EntityId("weapon/long-tom"),
    kind=EntityKind.WEAPON,
    name="Long Tom",
    aliases=("M59", "Tom gun"),
    country="US",
    part_of=GUNS.id,
    weapon_class=WeaponClass.ARTILLERY,
)
ARDEN = Entity(id=EntityId("state/arden"), kind=EntityKind.STATE, name="Arden")
TITLE = Entity(id=EntityId("outlet/post"), kind=EntityKind.OUTLET, name="The Arden Post")
NAMED_LONG_TOM = Naming(nearness=Nearness.EXACT, name="Long Tom", how=AliasKind.NAME)
NAMED_ARDEN = Naming(nearness=Nearness.EXACT, name="Arden", how=AliasKind.NAME)
STANDING = Standing(
    roles={"recipient": 1, "supplier": 2},
    claims=(ref("r1"), ref("r2"), ref("r3")),
    cases=(CaseId("case-1"), CaseId("case-2")),
)


def test_a_whole_name_is_shown_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    show_meanings([Meaning(entity=LONG_TOM, naming=NAMED_LONG_TOM, wholes=(GUNS,))])
    assert capsys.readouterr().out.splitlines() == [
        "Long Tom",
        "  why       called “Long Tom”",
        "  kind      weapon",
        "  class     artillery",
        "  country   US",
        "  part of   Guns",
        "  also      M59, Tom gun",
        "  id        weapon/long-tom",
    ]


def test_what_a_ledger_says_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_meanings([Meaning(entity=ARDEN, naming=NAMED_ARDEN, standing=STANDING)])
    shown = " ".join(capsys.readouterr().out.split())
    assert "ledger 3 claims (recipient in 1, supplier in 2), 2 cases: case-1, case-2" in shown


def test_names_that_contain_the_words_are_listed_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    others = [Meaning(entity=LONG_TOM, naming=Naming(nearness=Nearness.CONTAINED, name="Tom gun"))] * 14
    show_meanings([Meaning(entity=ARDEN, naming=NAMED_ARDEN), *others])
    assert capsys.readouterr().out.splitlines() == [
        "Arden",
        "  why       called “Arden”",
        "  kind      state",
        "  id        state/arden",
        "names with these words:",
        *["  Long Tom  artillery · US · “Tom gun”"] * 12,
        "  and 2 more; --format json lists all",
    ]


@pytest.mark.parametrize(
    ("naming", "why"),
    [
        (Naming(nearness=Nearness.EXACT, name="LT", how=AliasKind.ABBREVIATION), "“LT” is short for it"),
        (Naming(nearness=Nearness.EXACT, name="Ardenese", how=AliasKind.DEMONYM), "“Ardenese” is what belongs to it"),
        (Naming(nearness=Nearness.EXACT, name="Ardens", how=AliasKind.PEOPLE), "“Ardens” are its people"),
        (Naming(nearness=Nearness.EXACT, name="Ardenia", how=AliasKind.SEAT), "“Ardenia” is where its government sits"),
        (Naming(nearness=Nearness.EXACT, name="gun", how=AliasKind.GENERIC), "“gun” is a general term for it"),
        (Naming(nearness=Nearness.CONTAINED, name="Old Arden"), "the words stand in “Old Arden”"),
        (Naming(nearness=Nearness.NEAR, name="Ardon", likeness=0.8), "spelt like “Ardon” (80% alike)"),
    ],
)
def test_it_says_why_a_name_may_mean_it(naming: Naming, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_meanings([Meaning(entity=ARDEN, naming=naming)])
    assert capsys.readouterr().out.splitlines()[1] == f"  why       {why}"


def test_reasons_of_a_likeness_follow_it(capsys: pytest.CaptureFixture[str]) -> None:
    naming = Naming(nearness=Nearness.NEAR, name="Ardon", likeness=0.8, reasons=("they sound alike", "no country"))
    show_meanings([Meaning(entity=ARDEN, naming=naming)])
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "            - they sound alike",
        "            - no country",
    ]


def test_what_is_known_of_a_weapon_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    known = Background(
        weapon=WeaponFacts(
            level=Level.SYSTEM,
            country="US",
            makers=(EntityId("company/arden-works"),),
            calibre="155mm",
            un_register=RegisterCategory.LARGE_CALIBRE_ARTILLERY,
            sipri=SipriCategory.ARTILLERY,
            munitions_list=MunitionsList.ML2,
        ),
        families=(GUNS,),
        makers=(Entity(id=EntityId("company/arden-works"), kind=EntityKind.COMPANY, name="Arden Works"),),
    )
    show_meanings([Meaning(entity=LONG_TOM, naming=NAMED_LONG_TOM, background=known)])
    assert capsys.readouterr().out.splitlines()[5:10] == [
        "  level     system",
        "  family    Guns",
        "  makers    Arden Works",
        "  calibre   155mm",
        "  counted   UN Register III, SIPRI Artillery, Munitions List ML2",
    ]


def test_what_is_known_of_an_outlet_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    known = Background(
        outlet=OutletFacts(kind=OutletKind.DAILY, domain="arden.example", reason=None),
        reliability=Reliability.USUALLY,
        reason="corrects itself",
    )
    naming = Naming(nearness=Nearness.EXACT, name="Arden Post", how=AliasKind.NAME)
    show_meanings([Meaning(entity=TITLE, naming=naming, background=known)])
    assert capsys.readouterr().out.splitlines()[3:5] == [
        "  outlet    daily · arden.example",
        "  letter    B: corrects itself",
    ]


def test_hostile_names_are_shown_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = Entity(id=EntityId("party/x-1"), kind=EntityKind.PARTY, name="[red]A\x1b[2J[/red]")
    show_meanings([Meaning(entity=hostile, naming=Naming(nearness=Nearness.NEAR, name=hostile.name, likeness=0.8))] * 5)
    assert capsys.readouterr().out.count("[red]A␛[2J[/red]") == 5
