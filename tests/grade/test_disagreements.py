"""What claims of a case disagree on, who denies it, the steps it took, and the grades of its values."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import SPAN, a_claim, a_document, a_party, a_speaker, an_item, chains, dated, ref, states
from tiny_ontology import a_tiny_ontology
from waybill.core.case import Case, Disagreement, Side, Step, Summary, case_id
from waybill.core.claim import Basis, Claim, Polarity, Price, Stage
from waybill.core.ids import ClaimId
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.speaker import SpeakerKind
from waybill.grade.stage import grade

ONTOLOGY = a_tiny_ontology()
DOCUMENTS = [
    a_document("ledger", publisher="The Daily Ledger"),
    a_document("post", publisher="Harbour Post"),
    a_document("tattler", publisher="The Tattler"),
]
IRAN, RUSSIA = states("Iran"), states("Russia")
ARMY = (a_party("the army", "force/russian-armed-forces"),)


def graded(*claims: Claim, reached: Stage | None = Stage.DELIVERED) -> Case:
    refs = tuple(sorted(ref(claim.document, claim.id) for claim in claims))
    case = Case(
        id=case_id(refs[0]),
        claims=refs,
        documents=tuple(sorted({each.document for each in refs})),
        summary=Summary(stage=reached),
        disputed=any(claim.polarity is Polarity.DENIED for claim in claims),
    )
    (found,) = grade([case], claims, DOCUMENTS, ONTOLOGY)
    return found


def rifles(number: float, bound: Bound = Bound.EXACT, unit: Unit | None = None, text: str = "rifles") -> dict:
    quantity = Quantity(value=number, bound=bound, unit=unit)
    return {"items": (replace(an_item(text, entity="weapon/rifle"), quantity=quantity),)}


def worth(amount: float, currency: str = "USD") -> dict:
    return {"value": Price(money=Money(amount=amount, currency=currency), span=SPAN)}


def to(name: str, entity: str | None) -> dict:
    return {"destination": (a_party(name, entity),)}


ADEN, YEMEN, KYIV = to("Aden", "place/aden"), to("Yemen", "state/yemen"), to("Kyiv", "place/kyiv")


@pytest.mark.parametrize(
    ("left", "right", "disagree_on"),
    [
        ({"supplier": IRAN}, {"supplier": RUSSIA}, [("supplier", "")]),
        ({"supplier": IRAN}, {"supplier": (*IRAN, *RUSSIA)}, []),
        ({"supplier": ARMY}, {"supplier": RUSSIA}, []),
        ({"supplier": IRAN}, {"supplier": (a_party("gunmen"),)}, []),
        ({"supplier": IRAN}, {}, []),
        ({"recipient": IRAN}, {"recipient": RUSSIA}, [("recipient", "")]),
        ({"intermediary": IRAN}, {"intermediary": RUSSIA}, []),
        (rifles(40), rifles(50), [("quantity", "rifles")]),
        (rifles(40), rifles(50, text="the rifles"), [("quantity", "rifles")]),
        (rifles(40), rifles(30, Bound.AT_LEAST), []),
        (rifles(40), rifles(45, Bound.ABOUT), []),
        (rifles(40), rifles(50, unit=Unit.TONS), []),
        ({"date": dated("2022-03")}, {"date": dated("2022-05")}, [("date", "delivered")]),
        ({"date": dated("2022-03")}, {"date": dated("2022-03-26")}, []),
        ({"date": dated("2022-03~")}, {"date": dated("2022-04-20")}, []),
        ({"date": dated("2022-03")}, {"date": dated("2021-03"), "stage": Stage.AGREED}, []),
        ({"date": dated("2022-03")}, {"date": dated("2022-05"), "stage": Stage.AGREED}, [("order", "")]),
        (worth(5), worth(7), [("value", "USD")]),
        (worth(5), worth(7, "EUR"), []),
        ({"basis": Basis.SALE}, {"basis": Basis.GRANT}, [("basis", "")]),
        ({"basis": Basis.SALE}, {"basis": Basis.UNKNOWN}, []),
        ({"stage": Stage.DELIVERED}, {"stage": Stage.INTERCEPTED}, [("stage", "")]),
        ({"stage": Stage.DELIVERED}, {"stage": Stage.AGREED}, []),
        (ADEN, YEMEN, []),
        (ADEN, KYIV, [("destination", "")]),
        (YEMEN, to("Ukraine", "state/ukraine"), [("destination", "")]),
        (ADEN, to("the coast", None), []),
        (ADEN, to("the Gulf", "place/gulf-of-iran"), []),
    ],
)
def test_values_that_exclude_each_other_are_a_disagreement(left: dict, right: dict, disagree_on: list) -> None:
    for one, other in ((left, right), (right, left)):
        case = graded(a_claim("ledger", **one), a_claim("post", **other))
        assert [(each.slot, each.about) for each in case.disagreements] == disagree_on


def test_each_side_stands_with_its_claims_and_origins_the_one_of_most_origins_first() -> None:
    clerk = chains([a_speaker("a clerk", SpeakerKind.GOVERNMENT)])
    case = graded(
        a_claim("ledger", **rifles(50)),
        a_claim("post", **rifles(40)),
        a_claim("tattler", sources=clerk, **rifles(40)),
    )
    assert case.disagreements == (
        Disagreement(
            slot="quantity",
            about="rifles",
            sides=(
                Side(value="40", claims=(ref("post"), ref("tattler")), origins=("Harbour Post", "a clerk")),
                Side(value="50", claims=(ref("ledger"),), origins=("The Daily Ledger",)),
            ),
        ),
    )


def test_a_denial_says_who_denies_and_what() -> None:
    minister = chains([a_speaker("the interior minister", SpeakerKind.GOVERNMENT)])
    denial = {"polarity": Polarity.DENIED}
    case = graded(
        a_claim("ledger"),
        a_claim("ledger", "c2", disputes=ClaimId("c1"), sources=minister, **denial),
        a_claim("post", **denial),
    )
    assert [(each.claim, each.by, each.disputes) for each in case.denials] == [
        (ref("ledger", "c2"), ("the interior minister",), (ref("ledger"),)),
        (ref("post"), ("Harbour Post",), ()),
    ]


def test_a_denial_disagrees_with_nothing_that_is_affirmed() -> None:
    assert (
        graded(a_claim("ledger", **rifles(40)), a_claim("post", polarity=Polarity.DENIED, **rifles(50))).disagreements
        == ()
    )


def test_a_later_stage_supersedes_an_earlier_one_and_keeps_it() -> None:
    case = graded(
        a_claim("post", stage=Stage.DELIVERED, date=dated("2022-05")),
        a_claim("ledger", stage=Stage.AGREED, date=dated("2021-03")),
        a_claim("tattler", stage=Stage.AGREED, date=dated("2021")),
    )
    assert case.steps == (
        Step(
            stage=Stage.AGREED,
            dates=(Period("2021"), Period("2021-03")),
            claims=(ref("ledger"), ref("tattler")),
            superseded=True,
        ),
        Step(stage=Stage.DELIVERED, dates=(Period("2022-05"),), claims=(ref("post"),), superseded=False),
    )


@pytest.mark.parametrize(
    ("reached", "superseded"),
    [
        (Stage.DELIVERED, [True, True, False, True]),
        (Stage.DISPATCHED, [True, False, False, True]),
        (Stage.BLOCKED, [True, True, True, False]),
        (None, [False, False, False, False]),
    ],
)
def test_what_the_case_is_taken_to_have_reached_decides_which_steps_are_past(reached: Stage, superseded: list) -> None:
    stages = (Stage.AGREED, Stage.DISPATCHED, Stage.DELIVERED, Stage.BLOCKED)
    case = graded(*(a_claim("ledger", str(place), stage=stage) for place, stage in enumerate(stages)), reached=reached)
    assert [step.stage for step in case.steps] == list(stages)
    assert [step.superseded for step in case.steps] == superseded


def slot_grades(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(each.slot, each.value, str(each.grade)) for each in graded(*claims).slot_grades]


def test_each_value_is_graded_by_the_origins_that_stand_for_it_and_against_it() -> None:
    found = slot_grades(
        a_claim("ledger", supplier=RUSSIA, **rifles(40)),
        a_claim("post", supplier=ARMY, **rifles(40)),
        a_claim("tattler", supplier=RUSSIA, **rifles(50)),
    )
    assert found == [
        ("supplier", "Russia", "B1"),
        ("supplier", "the army", "C3"),
        ("items", "rifles", "B1"),
        ("quantity", "40 rifles", "B2"),
        ("quantity", "50 rifles", "D4"),
        ("stage", "delivered", "B1"),
    ]


def test_who_says_it_more_closely_stands_for_the_vaguer_value_too() -> None:
    found = slot_grades(a_claim("ledger", date=dated("2022-03-26")), a_claim("post", date=dated("2022-03")))
    assert found[:2] == [("date", "delivered 2022-03", "B1"), ("date", "delivered 2022-03-26", "B2")]


def test_nobody_affirms_so_no_value_is_graded() -> None:
    assert slot_grades(a_claim("ledger", polarity=Polarity.DENIED, **rifles(40))) == []


def test_a_claim_is_graded_by_itself() -> None:
    case = graded(a_claim("ledger"), a_claim("post"), a_claim("tattler", polarity=Polarity.DENIED))
    assert [str(each.grade) for each in case.claim_grades] == ["B2", "C3", "D3"]


@pytest.mark.parametrize(
    ("fields", "flaw"),
    [
        ({"date": dated("2022-09")}, "It says what was delivered in 2022-09, after its publication on 2022-08-01."),
        (
            {"items": (*rifles(40)["items"], an_item("Astros", number=30, entity="weapon/astros"))},
            None,
        ),
        (
            {
                "items": (
                    an_item("launchers", number=40, entity="weapon/rocket-launcher"),
                    an_item("Astros", number=30, entity="weapon/astros"),
                    an_item("more Astros", number=30, entity="weapon/astros"),
                )
            },
            "It counts 30 Astros; 30 more Astros among 40 launchers.",
        ),
        (
            {
                "items": (
                    an_item("launchers", number=40, entity="weapon/rocket-launcher"),
                    an_item("Astros", number=30, entity="weapon/astros"),
                    an_item("Astros II", number=30, entity="weapon/astros-ii"),
                )
            },
            None,
        ),
    ],
)
def test_a_claim_that_contradicts_itself_is_told(fields: dict, flaw: str | None) -> None:
    documents = [a_document("ledger", publisher="The Daily Ledger", published="2022-08-01")]
    claim = a_claim("ledger", **fields)
    case = Case(
        id=case_id(ref("ledger")),
        claims=(ref("ledger"),),
        documents=(claim.document,),
        summary=Summary(),
        disputed=False,
    )
    (found,) = grade([case], [claim], documents, ONTOLOGY)
    reasons = found.claim_grades[0].grade.reasons
    assert (flaw in reasons) if flaw else not any("counts" in reason for reason in reasons)


CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(["ledger", "post", "tattler"]),
        st.sampled_from(["c1", "c2", "c3"]),
        supplier=st.sampled_from([(), IRAN, RUSSIA, ARMY, (*IRAN, *RUSSIA)]),
        items=st.sampled_from(
            [(), *(rifles(number)["items"] for number in (2, 3)), rifles(3, Bound.AT_LEAST)["items"]]
        ),
        basis=st.sampled_from(Basis),
        date=st.sampled_from([None, dated("2022"), dated("2022-03"), dated("2022-07-01")]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda claim: (claim.document, claim.id),
)


@given(claims=CLAIMS)
def test_no_value_that_another_excludes_is_dropped(claims: list[Claim]) -> None:
    case = graded(*claims)
    bases = {claim.basis for claim in claims} - {Basis.UNKNOWN}
    shown = {side.value for each in case.disagreements if each.slot == "basis" for side in each.sides}
    assert shown == ({basis.value for basis in bases} if len(bases) > 1 else set())
    for each in case.disagreements:
        assert len(each.sides) >= 2
        assert all(side.claims and side.origins for side in each.sides)
        listed = [claim for side in each.sides for claim in side.claims]
        assert len(listed) == len(set(listed))
