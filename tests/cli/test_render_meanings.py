"""What people see of a name that they looked up."""

import pytest

from claim_builder import ref
from waybill.cli.render_meanings import show_meanings
from waybill.core.claim import WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import CaseId, EntityId
from waybill.workspace.meaning import Meaning, Nearness, Standing

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
STANDING = Standing(
    roles={"recipient": 1, "supplier": 2},
    claims=(ref("r1"), ref("r2"), ref("r3")),
    cases=(CaseId("case-1"), CaseId("case-2")),
)


def test_a_whole_name_is_shown_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    show_meanings([Meaning(entity=LONG_TOM, nearness=Nearness.EXACT, wholes=(GUNS,))])
    assert capsys.readouterr().out.splitlines() == [
        "Long Tom",
        "  kind      weapon",
        "  class     artillery",
        "  country   US",
        "  part of   Guns",
        "  also      M59, Tom gun",
        "  id        weapon/long-tom",
    ]


def test_what_a_ledger_says_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_meanings([Meaning(entity=ARDEN, nearness=Nearness.EXACT, standing=STANDING)])
    shown = " ".join(capsys.readouterr().out.split())
    assert "ledger 3 claims (recipient in 1, supplier in 2), 2 cases: case-1, case-2" in shown


def test_names_that_contain_the_words_are_listed_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    others = [Meaning(entity=LONG_TOM, nearness=Nearness.CONTAINED)] * 14
    show_meanings([Meaning(entity=ARDEN, nearness=Nearness.EXACT), *others])
    assert capsys.readouterr().out.splitlines() == [
        "Arden",
        "  kind      state",
        "  id        state/arden",
        "names with these words:",
        *["  Long Tom  artillery · US"] * 12,
        "  and 2 more; --format json lists all",
    ]


def test_hostile_names_are_shown_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = Entity(id=EntityId("party/x-1"), kind=EntityKind.PARTY, name="[red]A\x1b[2J[/red]")
    show_meanings([Meaning(entity=hostile, nearness=Nearness.NEAR)] * 5)
    assert capsys.readouterr().out.count("[red]A␛[2J[/red]") == 5
