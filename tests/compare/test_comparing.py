"""Cases and records of registers, lined up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import ref
from waybill.compare.columns import Reporter
from waybill.compare.comparing import Comparison, compare, is_contradicted
from waybill.compare.register import Record
from waybill.core.case import Case, Step, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Stage, WeaponClass
from waybill.core.ids import CaseId, DocumentId, EntityId
from waybill.core.period import Period
from waybill.core.quantity import Bound, Quantity
from waybill.ontology import load

ONTOLOGY = load()


def a_party(entity: str) -> SummaryParty:
    return SummaryParty(name=entity, entity=EntityId(entity), claims=())


def a_case(
    name: str = "case-1",
    *,
    supplier: str | None = "state/serbia",
    recipient: str | None = "state/chad",
    weapon: str | None = "weapon/t-72",
    number: int | None = 20,
    stage: Stage = Stage.DELIVERED,
    date: str | None = "2020-05",
) -> Case:
    dates = () if date is None else (Period(date),)
    item = SummaryItem(
        name="T-72s" if weapon == "weapon/t-72" else "tanks",
        weapon_class=WeaponClass.TANK,
        entity=None if weapon is None else EntityId(weapon),
        quantities=() if number is None else (Quantity(value=number),),
        claims=(),
    )
    return Case(
        id=CaseId(name),
        claims=(ref("r1"),),
        documents=(DocumentId("r1"),),
        summary=Summary(
            supplier=() if supplier is None else (a_party(supplier),),
            recipient=() if recipient is None else (a_party(recipient),),
            items=(item,),
            dates=dates,
            stage=stage,
        ),
        steps=(Step(stage=stage, dates=dates, claims=(ref("r1"),), superseded=False),),
        disputed=False,
    )


def a_record(line: int = 2, **fields: object) -> Record:
    given: dict[str, object] = {
        "register": "SIPRI",
        "file": "r.csv",
        "reporter": None,
        "supplier": "Serbia",
        "recipient": "Chad",
        "designation": "T-72M1",
        "description": "Tank",
        "ordered": Quantity(value=30),
        "delivered": Quantity(value=20),
        "ordered_on": Period("2018"),
        "delivered_on": Period("2019/2021"),
    }
    return Record(line=line, **{**given, **fields})  # type: ignore[arg-type]


def lined_up(case: Case, *records: Record) -> Comparison:
    return compare([case], records, ONTOLOGY)


def is_matched(case: Case, **fields: object) -> bool:
    return bool(lined_up(case, a_record(**fields)).both)


def test_a_case_and_its_record_stand_beside_each_other() -> None:
    found = lined_up(a_case(), a_record())
    [match] = found.both
    assert match.agreement.holding == (
        "supplier",
        "recipient",
        "designation",
        "class of weapon",
        "year of delivery",
        "number",
    )
    assert match.differences == ()
    assert (found.register, found.ledger) == ((), ())


@pytest.mark.parametrize(
    "fields",
    [
        {"supplier": "Finland"},
        {"recipient": "Estonia"},
        {"delivered_on": Period("2001")},
        {"designation": "Nora B-52", "description": "Self-propelled gun"},
        {"designation": "", "description": "tank", "delivered_on": None, "delivered": None, "ordered": None},
    ],
)
def test_another_party_weapon_or_year_is_another_transfer(fields: dict) -> None:
    assert not is_matched(a_case(), **fields)


@pytest.mark.parametrize(
    ("case", "fields"),
    [
        (a_case(supplier="force/serbian-armed-forces"), {"supplier": "Serbia*"}),
        (a_case(), {"supplier": "unknown supplier(s)"}),
        (a_case(supplier=None), {}),
        (a_case(weapon="weapon/tanks"), {}),
        (a_case(date=None), {"delivered_on": None}),
        (a_case(), {"designation": "", "description": "", "category": "I. Battle tanks", "ordered": None}),
        (a_case(), {"supplier": "Republic of Serbia", "recipient": "CHAD"}),
    ],
)
def test_what_either_leaves_out_or_says_more_loosely_parts_nothing(case: Case, fields: dict) -> None:
    assert is_matched(case, **fields)


def test_numbers_and_years_that_exclude_each_other_are_told() -> None:
    case = a_case(number=50, stage=Stage.AGREED, date="2015")
    [match] = lined_up(case, a_record()).both
    assert [(each.what, each.there, each.here) for each in match.differences] == [
        ("number", (Quantity(value=30),), (Quantity(value=50),)),
        ("year of order", (Period("2018"),), (Period("2015"),)),
    ]


def test_what_differs_is_not_agreed_on_as_well() -> None:
    [match] = lined_up(a_case(number=30), a_record()).both
    assert [(each.what, each.there, each.here) for each in match.differences] == [
        ("number", (Quantity(value=20),), (Quantity(value=30),))
    ]
    assert match.agreement.holding == ("supplier", "recipient", "designation", "class of weapon", "year of delivery")


@pytest.mark.parametrize(
    ("stage", "delivered", "expected"),
    [(Stage.DELIVERED, 20, 20), (Stage.AGREED, 20, 30), (Stage.DELIVERED, 0, 30), (Stage.DELIVERED, None, 30)],
)
def test_a_case_is_held_against_what_was_ordered_or_delivered(
    stage: Stage, delivered: int | None, expected: int
) -> None:
    record = a_record(delivered=None if delivered is None else Quantity(value=delivered))
    [match] = lined_up(a_case(number=99, stage=stage, date=None), record).both
    assert match.differences[0].there == (Quantity(value=expected),)


def test_the_year_of_order_may_hold_together_what_the_year_of_delivery_parts() -> None:
    case = a_case(date="2014")
    ordered = Step(stage=Stage.AGREED, dates=(Period("2018"),), claims=(ref("r1"),), superseded=True)
    [match] = lined_up(replace(case, steps=(ordered, *case.steps)), a_record()).both
    assert match.agreement.failing == ("year of delivery",)
    assert [each.what for each in match.differences] == ["year of delivery"]


def test_a_number_that_is_only_about_right_differs_only_beyond_that() -> None:
    about = Quantity(value=20, bound=Bound.ABOUT)
    [match] = lined_up(a_case(number=22), a_record(delivered=about)).both
    assert match.differences == ()


def test_the_two_sides_of_a_mirror_are_one_deal_and_keep_their_numbers() -> None:
    un = {"register": "UN", "designation": "", "description": "tank", "ordered": None, "ordered_on": None}
    un |= {"delivered_on": Period("2020"), "category": "I"}
    exported = a_record(2, reporter=Reporter.EXPORTER, delivered=Quantity(value=20), **un)
    imported = a_record(3, reporter=Reporter.IMPORTER, delivered=Quantity(value=24), **un)
    [match] = lined_up(a_case(), imported, exported).both
    assert match.deal == (exported, imported)
    assert is_contradicted(match.deal)
    assert [(each.record, each.there) for each in match.differences] == [(imported, (Quantity(value=24),))]
    assert "number" not in match.agreement.holding
    [deal] = lined_up(a_case(supplier="state/finland"), imported, exported).register
    assert deal == (exported, imported)


def test_the_nearest_of_several_cases_is_meant() -> None:
    cases = [a_case("case-1", date="2014"), a_case("case-2", date="2020"), a_case("case-3", date=None)]
    found = compare(cases, [a_record()], ONTOLOGY)
    assert [match.case.id for match in found.both] == ["case-2"]
    assert [case.id for case in found.ledger] == ["case-1", "case-3"]


CASES = st.lists(
    st.builds(
        a_case,
        st.sampled_from(["case-1", "case-2", "case-3", "case-4"]),
        supplier=st.sampled_from([None, "state/serbia", "state/finland"]),
        recipient=st.sampled_from([None, "state/chad", "state/estonia"]),
        weapon=st.sampled_from([None, "weapon/t-72", "weapon/tanks"]),
        date=st.sampled_from([None, "2020", "2010"]),
    ),
    max_size=4,
    unique_by=lambda case: case.id,
)
RECORDS = st.lists(
    st.builds(
        a_record,
        st.integers(2, 9),
        supplier=st.sampled_from(["Serbia", "Finland", "unknown", "Nobody's Land"]),
        recipient=st.sampled_from(["Chad", "Estonia", ""]),
        reporter=st.sampled_from([None, *Reporter]),
        delivered_on=st.sampled_from([None, Period("2020"), Period("2010")]),
    ),
    max_size=6,
    unique_by=lambda record: record.line,
)


@given(cases=CASES, records=RECORDS, data=st.data())
def test_nothing_is_lost_and_order_does_not_matter(
    cases: list[Case], records: list[Record], data: st.DataObject
) -> None:
    found = compare(cases, records, ONTOLOGY)
    deals = [match.deal for match in found.both] + list(found.register)
    assert sorted(record.line for deal in deals for record in deal) == sorted(record.line for record in records)
    here = {match.case.id for match in found.both}, {case.id for case in found.ledger}
    assert here[0] | here[1] == {case.id for case in cases}
    assert not here[0] & here[1]
    turned = compare(data.draw(st.permutations(cases)), data.draw(st.permutations(records)), ONTOLOGY)
    assert turned == found
