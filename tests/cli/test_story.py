"""What the screen of one case tells."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claim_builder import a_claim, a_document, a_party, a_speaker, an_item, chains, dated, ref, unnamed
from waybill.cli.render_history import show_history
from waybill.cli.render_story import show_case
from waybill.core.case import (
    Case,
    CaseKind,
    ClaimGrade,
    Denial,
    Disagreement,
    Origin,
    Side,
    SlotGrade,
    Step,
    Summary,
    SummaryItem,
    SummaryParty,
    Teller,
    Tie,
    TieKind,
)
from waybill.core.claim import Basis, Certainty, Claim, Mode, Polarity, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId
from waybill.core.maker import Maker, MakerKind
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.speaker import SpeakerKind
from waybill.telling.sentences import telling
from waybill.workspace import Filed, FiledClaim, PastGrade

READER = Maker(kind=MakerKind.PROGRAM, name="test")
COURIER = a_document("r1", publisher="The Courier", published="2024-05-06", text="Arden shipped 40 mortars to Belmark.")
COPY = a_document("r2", publisher="Evening Mail", published="2024-05-07", text="Arden shipped 40 mortars to Belmark!")
MIRROR = a_document("r3", publisher="The Mirror", published="2024-05-08", text="Belmark denies it.")
CLERK = chains([a_speaker("the port authority", SpeakerKind.GOVERNMENT), unnamed("a clerk")])
SHIPPED = a_claim(
    "r1",
    evidence="Arden shipped 40 mortars to Belmark.",
    stage=Stage.DISPATCHED,
    supplier=(a_party("Arden"),),
    items=(an_item("mortars", WeaponClass.LIGHT_WEAPON, number=40),),
    date=dated("2024-05"),
    sources=CLERK,
)
COPIED = replace(SHIPPED, document=COPY.id)
DENIED = a_claim("r3", evidence="Belmark denies it.", polarity=Polarity.DENIED)


def a_grade(credibility: Credibility, *reasons: str) -> Grade:
    return Grade(reliability=Reliability.FAIRLY, credibility=credibility, reasons=reasons or ("So.",))


DOUBTFUL = a_grade(Credibility.DOUBTFUL, "One origin.", "It is denied.")
CASE = Case(
    id=CaseId("case-1"),
    claims=(ref("r1"), ref("r2"), ref("r3")),
    documents=(COURIER.id, COPY.id, MIRROR.id),
    summary=Summary(
        supplier=(SummaryParty(name="Arden", entity=None, claims=(ref("r1"),)),),
        recipient=(SummaryParty(name="Belmark", entity=None, claims=(ref("r1"),)),),
        items=(
            SummaryItem(
                name="mortars",
                weapon_class=WeaponClass.LIGHT_WEAPON,
                entity=None,
                quantities=(Quantity(value=40), Quantity(value=50)),
                claims=(ref("r1"),),
            ),
        ),
        transport=(Mode.SEA,),
        dates=(Period("2024-05"),),
        stage=Stage.DISPATCHED,
        basis=(Basis.GRANT,),
        covert=True,
    ),
    steps=(
        Step(stage=Stage.AGREED, dates=(Period("2023"),), claims=(ref("r2"),), superseded=True),
        Step(stage=Stage.DISPATCHED, dates=(Period("2024-05"),), claims=(ref("r1"),), superseded=False),
    ),
    disputed=True,
    denials=(Denial(claim=ref("r3"), by=("The Mirror",), disputes=()),),
    disagreements=(
        Disagreement(
            slot="quantity",
            about="mortars",
            sides=(
                Side(value="40", claims=(ref("r1"),), origins=("a clerk",)),
                Side(value="50", claims=(ref("r2"),), origins=()),
            ),
        ),
    ),
    texts=((COURIER.id, COPY.id), (MIRROR.id,)),
    origins=(
        Origin(
            text="a clerk", kind=SpeakerKind.GOVERNMENT, named=False, claims=(ref("r1"), ref("r2")), tellers=("t1",)
        ),
    ),
    tellers=(
        Teller(id="t1", text="a clerk", kind=SpeakerKind.GOVERNMENT, named=False, on_record=False, claims=(ref("r1"),)),
        Teller(id="t2", text="The Courier", kind=SpeakerKind.OUTLET, named=True, on_record=True, claims=(ref("r1"),)),
        Teller(id="t3", text="Evening Mail", kind=SpeakerKind.OUTLET, named=True, on_record=True, claims=(ref("r2"),)),
    ),
    ties=(
        Tie(kind=TieKind.CITES, teller="t2", source="t1", claims=(ref("r1"),)),
        Tie(kind=TieKind.NEAR_COPY, teller="t3", source="t2", claims=(ref("r2"),), likeness=0.98),
        Tie(kind=TieKind.CITES, teller="t2", source="t3", claims=(ref("r1"),)),
    ),
    grade=DOUBTFUL,
    slot_grades=(
        SlotGrade(slot="supplier", value="Arden", grade=DOUBTFUL),
        SlotGrade(slot="quantity", value="40 mortars", grade=a_grade(Credibility.POSSIBLY_TRUE)),
    ),
    claim_grades=(ClaimGrade(claim=ref("r1"), grade=a_grade(Credibility.PROBABLY_TRUE)),),
)


def filed(claim: Claim, document: Document) -> FiledClaim:
    return FiledClaim(claim=claim, document=document, case=CASE.id, maker=READER)


FILED = Filed(case=CASE, claims=(filed(SHIPPED, COURIER), filed(COPIED, COPY), filed(DENIED, MIRROR)))


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_case_is_told_on_one_screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    show_case(FILED)
    assert lines(capsys) == [
        "case-1  C4  Arden → Belmark",
        "  One origin (a clerk) says that Arden dispatched 40 or 50 mortars to Belmark,",
        "  by sea, 2024-05, covertly. Denied by The Mirror. Its claims disagree on the",
        "  number of mortars.",
        "",
        "  what      40 or 50 mortars (light weapon)",
        "  stage     dispatched · grant · covert",
        "  route     by sea",
        "  when      2024-05",
        "  steps     agreed 2023 (1 claim, superseded)",
        "            dispatched 2024-05 (1 claim)",
        "  grade     C4",
        "            - One origin.",
        "            - It is denied.",
        "  by value  C3  40 mortars",
        "            C4  supplier Arden",
        "  at odds   the number of mortars: 40 (a clerk) / 50 (no origin)",
        "  denied by The Mirror: the whole of it (r3 c1)",
        "  origins   1; 3 claims in 2 texts, 3 printings",
        "  a clerk (government, unnamed)",
        "  └── The Courier · cites it · r1 c1",
        "      └── Evening Mail · prints the same text, 98% alike · r2 c1",
        "",
        "  told      in the order of publication; --claims shows every claim in full",
        "  2024-05-06  The Courier  C2  dispatched 2024-05: 40 mortars · r1 c1",
        "              the port authority (government) → a clerk (government, unnamed)",
        "              “Arden shipped 40 mortars to Belmark.”",
        "              and 1 more printing: Evening Mail",
        "  2024-05-08  The Mirror  DENIED  delivered · r3 c1",
        "              “Belmark denies it.”",
        "",
    ]


def test_cases_that_detail_it_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    show_case(replace(FILED, case=replace(CASE, parts=(CaseId("case-2"), CaseId("case-3")))))
    assert "  details   case-2, case-3" in lines(capsys)


def test_every_claim_can_be_shown_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    show_case(FILED, in_full=True)
    shown = lines(capsys)
    assert [line for line in shown if line.startswith("c1  ")] == [
        "c1  Arden → (not said)",
        "c1  Arden → (not said)",
        "c1  DENIED (not said) → (not said)",
    ]
    assert sum("case-1" in line for line in shown) == 1


def test_values_that_are_all_as_reliable_as_the_case_need_no_list(capsys: pytest.CaptureFixture[str]) -> None:
    show_case(replace(FILED, case=replace(CASE, slot_grades=CASE.slot_grades[:1])))
    assert "  by value  C4 throughout" in lines(capsys)


def test_an_origin_without_a_graph_shows_the_claims_that_go_back_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_case(replace(FILED, case=replace(CASE, tellers=(), ties=())))
    assert "  └── r1 c1, r2 c1" in lines(capsys)


def test_who_prints_anothers_text_stands_below_it_and_nowhere_else(capsys: pytest.CaptureFixture[str]) -> None:
    also_citing = Tie(kind=TieKind.CITES, teller="t3", source="t1", claims=(ref("r2"),))
    show_case(replace(FILED, case=replace(CASE, ties=(also_citing, *CASE.ties))))
    assert [line for line in lines(capsys) if "──" in line] == [
        "  └── The Courier · cites it · r1 c1",
        "      └── Evening Mail · prints the same text, 98% alike · r2 c1",
    ]


def test_many_who_repeat_one_source_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    papers = tuple(replace(CASE.tellers[1], id=f"p{number}", text=f"Paper {number}") for number in range(20))
    ties = tuple(replace(CASE.ties[0], teller=paper.id) for paper in papers)
    show_case(replace(FILED, case=replace(CASE, tellers=(CASE.tellers[0], *papers), ties=ties)))
    shown = lines(capsys)
    assert sum("Paper" in line for line in shown) == 8
    assert "  └── and 12 more" in shown


def test_hostile_text_is_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "[red]A\x1b[2J\u202eB[/red]"
    tellers = tuple(replace(each, text=hostile) for each in CASE.tellers)
    origins = (replace(CASE.origins[0], text=hostile),)
    denials = (replace(CASE.denials[0], by=(hostile,)),)
    document = replace(COURIER, publisher=hostile)
    claim = replace(SHIPPED, evidence=(replace(SHIPPED.evidence[0], text=hostile),))
    case = replace(CASE, tellers=tellers, origins=origins, denials=denials)
    show_case(Filed(case=case, claims=(filed(claim, document),)))
    printed = capsys.readouterr().out
    assert printed.count("[red]A␛[2J\\u202eB[/red]") >= 5
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def summed(**fields: object) -> Case:
    return replace(CASE, summary=replace(CASE.summary, transport=(), dates=(), covert=False, **fields), denials=())


NOBODY: tuple[SummaryParty, ...] = ()


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (summed(stage=Stage.SOUGHT), "that Belmark sought 40 or 50 mortars from Arden."),
        (summed(stage=Stage.SOUGHT, recipient=NOBODY), "that Arden was asked for 40 or 50 mortars."),
        (summed(stage=Stage.OFFERED), "that Arden offered 40 or 50 mortars to Belmark."),
        (summed(stage=Stage.AGREED), "that Arden agreed to supply 40 or 50 mortars to Belmark."),
        (summed(stage=Stage.DELIVERED, supplier=NOBODY), "that 40 or 50 mortars were delivered to Belmark."),
        (summed(stage=Stage.DELIVERED, items=()), "that Arden delivered weapons to Belmark."),
        (summed(stage=Stage.INTERCEPTED), "that Arden sent 40 or 50 mortars to Belmark, seized on the way."),
        (summed(stage=Stage.BLOCKED), "that Arden was to supply 40 or 50 mortars to Belmark, which was blocked."),
        (summed(stage=Stage.BLOCKED, supplier=NOBODY), "that a transfer of 40 or 50 mortars to Belmark was blocked."),
        (
            summed(stage=Stage.DELIVERED, basis=(Basis.TAKING,)),
            "that Belmark took 40 or 50 mortars from Arden.",
        ),
        (
            replace(summed(stage=Stage.DELIVERED), kind=CaseKind.RELATION),
            "that Arden delivered 40 or 50 mortars to Belmark, not once but again and again.",
        ),
        (
            summed(stage=Stage.DELIVERED, certainty=Certainty.ALLEGED),
            "One origin (a clerk) says that Arden allegedly delivered 40 or 50 mortars to Belmark.",
        ),
        (
            summed(stage=Stage.DELIVERED, certainty=Certainty.POSSIBLE, supplier=NOBODY),
            "One origin (a clerk) says that 40 or 50 mortars possibly were delivered to Belmark.",
        ),
        (
            summed(stage=Stage.SOUGHT, certainty=Certainty.ALLEGED),
            "that Belmark allegedly sought 40 or 50 mortars from Arden.",
        ),
        (
            summed(stage=Stage.BLOCKED, certainty=Certainty.ALLEGED, supplier=NOBODY),
            "that a transfer of 40 or 50 mortars to Belmark allegedly was blocked.",
        ),
        (summed(stage=None), "One origin (a clerk) denies that Arden supplied 40 or 50 mortars to Belmark."),
        (
            replace(summed(), origins=CASE.origins * 3),
            "Three independent origins say that Arden dispatched 40 or 50 mortars to Belmark.",
        ),
        (replace(summed(), origins=()), "It is said that Arden dispatched 40 or 50 mortars to Belmark."),
    ],
)
def test_a_case_is_told_as_what_is_said_and_never_as_a_fact(case: Case, told: str) -> None:
    assert told in telling(replace(case, disagreements=()))


def test_suppliers_that_exclude_each_other_are_alternatives() -> None:
    names = tuple(SummaryParty(name=name, entity=None, claims=()) for name in ("Arden", "Corvia"))
    case = summed(supplier=names)
    together, apart = (
        replace(case, disagreements=()),
        replace(case, disagreements=(Disagreement(slot="supplier", about="", sides=()),)),
    )
    assert "that Arden and Corvia dispatched" in telling(together)
    assert "that Arden or Corvia dispatched" in telling(apart)


def test_the_history_of_a_grade_says_which_reasons_came_and_went(capsys: pytest.CaptureFixture[str]) -> None:
    first = PastGrade(
        grade=a_grade(Credibility.PROBABLY_TRUE, "A.", "B."),
        since=datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
        origins=1,
        claims=1,
    )
    second = replace(first, grade=a_grade(Credibility.DOUBTFUL, "B.", "C."), claims=2)
    show_history("case-1", [first, second])
    assert lines(capsys) == [
        "case-1",
        "  C2        2024-05-06 07:08 UTC · 1 origin, 1 claim",
        "            + A.",
        "            + B.",
        "  C4        2024-05-06 07:08 UTC · 1 origin, 2 claims",
        "            + C.",
        "            - A.",
        "",
    ]
