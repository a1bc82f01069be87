"""What notebooks show: the words with their slots, and nothing that is obeyed."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_builder import a_claim, an_item, dated
from waybill import notebook
from waybill.core.case import Case, Origin, Summary
from waybill.core.claim import Claim, ClaimRef, Filler
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, ClaimId, DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.telling.display import case_html, case_line, cases_html, claim_html, claim_line, document_html
from waybill.telling.marked import Piece, pieces

TEXT = "On Monday Norland sent rifles to Estavia. It was denied."
EVIL = '<script>alert(1)</script>\u202e & "x"'


def a_document(text: str = TEXT) -> Document:
    return Document(id=DocumentId("north"), text=text, publisher=EVIL, title=EVIL)


def the_claim() -> Claim:
    claim = a_claim("north", evidence=TEXT[:41], items=(replace(an_item("rifles"), span=Span(23, 29)),))
    sides = (Filler(text="Norland", span=Span(10, 17)), Filler(text="Estavia", span=Span(33, 40)))
    return replace(claim, supplier=sides[:1], recipient=sides[1:], triggers=(Quote(text="sent", span=Span(18, 22)),))


def filed(claim: Claim) -> FiledClaim:
    return FiledClaim(claim=claim, document=a_document(), case=None, maker=Maker(kind=MakerKind.PERSON, name=EVIL))


def a_case(name: str = "a clerk") -> Case:
    ref = ClaimRef(DocumentId("north"), ClaimId("c1"))
    origin = Origin(text=name, kind=SpeakerKind.WITNESS, named=False, claims=(ref,))
    case_id = CaseId("case-1")
    return Case(
        id=case_id, claims=(ref,), documents=(ref.document,), summary=Summary(), disputed=False, origins=(origin,)
    )


def test_words_are_told_by_their_slots() -> None:
    assert pieces(TEXT, [the_claim()], Span(0, 41)) == (
        Piece(text="On Monday "),
        Piece(text="Norland", slot="supplier"),
        Piece(text=" "),
        Piece(text="sent", slot="trigger"),
        Piece(text=" "),
        Piece(text="rifles", slot="item"),
        Piece(text=" to "),
        Piece(text="Estavia", slot="recipient"),
        Piece(text="."),
    )


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


@settings(max_examples=100, deadline=None)
@given(slots=st.lists(spans, max_size=5), within=spans)
def test_the_pieces_are_the_stretch(slots: list[tuple[int, int]], within: tuple[int, int]) -> None:
    claim = a_claim("north", evidence=TEXT, via=tuple(Filler(text="x", span=Span(*each)) for each in slots))
    assert "".join(piece.text for piece in pieces(TEXT, [claim], Span(*within))) == TEXT[slice(*within)]


def test_what_stands_on_a_whole_sentence_is_not_marked() -> None:
    claim = replace(the_claim(), date=replace(dated("2023"), span=Span(0, 41)))
    assert pieces(TEXT, [claim]) == pieces(TEXT, [the_claim()])


def test_a_document_is_shown_with_its_claims() -> None:
    shown = document_html(a_document(), [the_claim()])
    assert '<mark title="supplier" style="background:#cfe3f5;color:#1b1b1b">Norland</mark>' in shown
    assert "<li>Norland → Estavia: rifles (delivered, affirmed, stated); says the publisher itself</li>" in shown


def test_nothing_of_a_report_is_obeyed() -> None:
    shown = [
        document_html(a_document(f"{TEXT}{EVIL}"), [the_claim()]),
        claim_html(filed(the_claim())),
        cases_html([a_case(EVIL)]),
        case_html(a_case(EVIL), [filed(the_claim())]),
    ]
    assert all("<script" not in each and "\u202e" not in each for each in shown)
    assert all("&lt;script&gt;" in each for each in shown)
    assert "\u202e" not in case_line(a_case(EVIL))


def test_lines_are_short() -> None:
    assert (
        claim_line(the_claim())
        == "c1 Norland → Estavia: rifles (delivered, affirmed, stated); says the publisher itself"
    )
    assert case_line(a_case()) == "case-1 not graded: One origin (a clerk) denies that weapons were supplied."


def test_of_several_things_only_cases_and_claims_are_shown() -> None:
    assert notebook.several_html((a_case(), a_case())) == cases_html([a_case(), a_case()])
    assert notebook.several_html((filed(the_claim()),)) == claim_html(filed(the_claim()))
    assert notebook.several_html((a_case(), 1)) is None
    assert notebook.several_html(()) is None
