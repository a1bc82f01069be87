"""What people see of claims, cases and figures."""

from dataclasses import replace

import pytest

from claim_builder import a_claim, a_document, a_party, a_speaker, an_item, chains, dated, ref, unnamed
from waybill.cli.render import show_claims, show_read
from waybill.cli.render_cases import show_cases
from waybill.cli.render_scores import show_differences, show_scores
from waybill.core.case import Case, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Basis, Carriage, Certainty, Claim, Mode, Polarity, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading, Reason, Rejection
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.evaluation.compare import compare
from waybill.ontology import load
from waybill.workspace import FiledClaim

TEXT = "Arden secretly shipped 40 mortars by sea to Belmark.\nBelmark denies it."
REPORT = a_document("r1", publisher="The Courier", published="2024-05-06", text=TEXT)

SHIPPED = a_claim(
    "r1",
    evidence="Arden secretly shipped 40 mortars by sea to Belmark.",
    stage=Stage.DISPATCHED,
    basis=Basis.GRANT,
    covert=True,
    certainty=Certainty.ALLEGED,
    supplier=(a_party("Arden"),),
    recipient=(a_party("Belmark"),),
    intermediary=(a_party("Caravel Lines"),),
    items=(an_item("mortars", WeaponClass.LIGHT_WEAPON, number=40),),
    destination=(a_party("Belmark"),),
    transport=(Carriage(mode=Mode.SEA, span=Span(0, 1)),),
    date=dated("2024-05"),
    sources=chains([a_speaker("the port authority", SpeakerKind.GOVERNMENT), unnamed("a clerk")]),
)
DENIED = a_claim("r1", "c2", evidence="Belmark denies it.", polarity=Polarity.DENIED, disputes=ClaimId("c1"))


READER = Maker(kind=MakerKind.PROGRAM, name="test")


def read(*claims: Claim, document: Document = REPORT, set_aside: tuple[Rejection, ...] = ()) -> ReadDocument:
    reading = Reading(
        document=document.id,
        document_digest=document.digest,
        maker=READER,
        claims=claims,
        set_aside=set_aside,
    )
    return ReadDocument(document=document, reading=reading)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_document_shows_its_claims_slot_by_slot_and_word_by_word(capsys: pytest.CaptureFixture[str]) -> None:
    show_read(read(SHIPPED, DENIED))
    assert lines(capsys) == [
        "Arden secretly shipped 40 mortars by sea to Belmark. Belmark denies it.",
        "The Courier · 2024-05-06 · r1",
        "",
        "c1  Arden → Belmark",
        "  what      40 mortars (light weapon)",
        "  through   Caravel Lines",
        "  stage     dispatched · grant · covert · alleged",
        "  route     … → Belmark, by sea",
        "  when      2024-05",
        "  says      the port authority (government) → a clerk (government, unnamed)",
        "  denied by c2",
        "  words     “Arden secretly shipped 40 mortars by sea to Belmark.”",
        "",
        "c2  DENIED (not said) → (not said)",
        "  stage     delivered · terms not said",
        "  says      The Courier",
        "  denies    c1",
        "  words     “Belmark denies it.”",
        "",
    ]


def test_a_document_without_claims_says_so_and_what_was_set_aside(capsys: pytest.CaptureFixture[str]) -> None:
    aside = Rejection(reason=Reason.NO_WEAPON, subject="r1", detail="no weapon", remedy="", span=Span(15, 22))
    show_read(read(set_aside=(aside,)))
    assert lines(capsys)[2:] == ["no claims", "set aside, no weapon: “shipped”", ""]


def test_what_was_set_aside_for_one_reason_stands_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    aside = [
        Rejection(reason=Reason.NO_WEAPON, subject="r1", detail=detail, remedy="", span=Span(start, start + 5))
        for start, detail in [*((start, "no weapon") for start in range(9)), (15, "no transfer")]
    ]
    show_read(read(set_aside=tuple(aside)))
    assert lines(capsys)[3:] == [
        "set aside, no weapon: “Arden”, “rden ”, “den s”, “en se”, “n sec”, “ secr” and 3 more",
        "set aside, no transfer: “shipp”",
        "",
    ]


def test_a_claim_of_a_ledger_says_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    show_claims([FiledClaim(claim=DENIED, document=REPORT, case=CaseId("case-1"), maker=READER)])
    shown = lines(capsys)
    assert "  in        The Courier · 2024-05-06 · r1" in shown
    assert "  case      case-1" in shown
    assert not any("coded by" in line for line in shown)


def test_a_claim_of_a_document_with_pages_says_on_which_its_words_stand(capsys: pytest.CaptureFixture[str]) -> None:
    opens_at = len("Arden secretly shipped 40 mortars by sea to Belmark.\n")
    denied = replace(DENIED, evidence=(Quote.of(TEXT, Span(opens_at, len(TEXT))),))
    show_read(read(denied, document=replace(REPORT, pages=(0, opens_at))))
    assert "  page      2" in lines(capsys)
    show_read(read(denied))
    assert not [line for line in lines(capsys) if line.startswith("  page ")]


def test_a_claim_that_no_program_read_says_who_coded_it(capsys: pytest.CaptureFixture[str]) -> None:
    coder = Maker(kind=MakerKind.IMPORT, name="Ada Example")
    show_claims([FiledClaim(claim=DENIED, document=REPORT, case=None, maker=coder)])
    assert "  coded by  Ada Example" in lines(capsys)


CASE = Case(
    id=CaseId("case-1"),
    claims=(ref("r1"), ref("r1", "c2")),
    documents=(DocumentId("r1"),),
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
        dates=(Period("2024-05"),),
        stage=Stage.DISPATCHED,
        basis=(Basis.GRANT,),
        covert=True,
    ),
    disputed=True,
    origins=(Origin(text="a clerk", kind=SpeakerKind.GOVERNMENT, named=False, claims=(ref("r1"),)),),
    grade=Grade(
        reliability=Reliability.FAIRLY, credibility=Credibility.DOUBTFUL, reasons=("One origin.", "It is denied.")
    ),
)


def test_cases_are_listed_with_grade_state_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    show_cases([CASE, CASE])
    block = [
        "case-1  C4  Arden → Belmark",
        "  40 or 50 mortars",
        "  dispatched · 2024-05 · covert · disputed · 1 origin · 2 claims",
        "",
    ]
    assert lines(capsys) == block * 2


def test_a_stage_that_nobody_firmly_says_was_reached_is_listed_as_alleged(capsys: pytest.CaptureFixture[str]) -> None:
    show_cases([replace(CASE, summary=replace(CASE.summary, certainty=Certainty.ALLEGED))])
    assert "  dispatched (alleged) · 2024-05 · covert · disputed · 1 origin · 2 claims" in lines(capsys)


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_ends_in_blanks_or_is_too_wide(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    show_read(read(SHIPPED, DENIED))
    show_cases([CASE])
    shown = lines(capsys)
    assert [line for line in shown if line != line.rstrip() or len(line) > int(columns)] == []


def test_no_word_is_lost_on_the_narrowest_of_terminals(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "3")
    show_read(read(SHIPPED))
    assert "“Arden secretly shipped 40 mortars by sea to Belmark.”" in " ".join(" ".join(lines(capsys)).split())


def test_figures_are_never_cut_off(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_scores(compare([read(SHIPPED, DENIED)], [read(SHIPPED)], load()))
    shown = lines(capsys)
    assert "claim           0.667      1.000   0.500      1          1          2" in shown
    assert not any("…" in line or line != line.rstrip() for line in shown)


def test_figures_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show_scores(compare([read(SHIPPED, DENIED)], [read(SHIPPED)], load()))
    shown = " ".join(" ".join(lines(capsys)).split())
    assert "claim 0.667 1.000 0.500 1 1 2" in shown
    assert "stage 1.000 1 1" in shown


def test_differences_stand_by_claim_beside_their_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    told = replace(SHIPPED, id=ClaimId("c9"), supplier=(a_party("Caravel Lines"),), covert=False)
    show_differences(compare([read(SHIPPED)], [read(told)], load()).differences[0])
    assert lines(capsys) == [
        "",
        "r1",
        "c1, read as c9",
        "  missed    supplier: Arden",
        "  wrong     supplier: Caravel Lines",
        "  wrong     covert: false instead of true",
        "  words     “Arden secretly shipped 40 mortars by sea to Belmark.”",
    ]


def test_a_claim_that_was_not_read_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_differences(compare([read(DENIED)], [read()], load()).differences[0])
    assert lines(capsys)[2:4] == ["c2, not read", "  missed    ? → ?: ? (delivered, denied)"]


def test_a_claim_that_should_not_have_been_read_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_differences(compare([read()], [read(SHIPPED)], load()).differences[0])
    assert lines(capsys)[2:4] == [
        "c1, not in the reference",
        "  wrong     Arden → Belmark: 40 mortars (dispatched, affirmed)",
    ]


def test_markup_in_a_document_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = a_document("[red]r1[/red]", publisher="[bold]", text="[link=https://x.test]Arms[/link] :skull: \x1b[2J")
    claim = a_claim("[red]r1[/red]", "[u]c1", evidence="[link=https://x.test]Arms[/link]", supplier=(a_party("[i]A"),))
    show_read(read(claim, document=hostile))
    printed = capsys.readouterr().out
    for literal in ("[red]r1[/red]", "[bold]", "[u]c1", "[link=https://x.test]Arms[/link]", "[i]A", ":skull:"):
        assert literal in printed
    assert "\x1b" not in printed


def test_a_terminal_gets_colours_unless_no_color_is_set(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show_read(read(SHIPPED))
    assert "\x1b" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    show_read(read(SHIPPED))
    assert "\x1b" not in capsys.readouterr().out
