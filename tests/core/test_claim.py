from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import SPAN, a_claim, a_party, a_speaker
from ledger_strategies import claims, documents
from waybill.core.claim import Carriage, Claim, Dating, Filler, Mode, Price, Stage, WeaponClass, claim_id
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.period import Period
from waybill.core.quantity import Money
from waybill.core.span import Quote, Span
from waybill.errors import ClaimError

QUOTE = Quote(text="Ten rifles went from A to B.", span=Span(0, 28))


def test_a_claim_stands_on_words() -> None:
    with pytest.raises(ClaimError, match="claim c1: it has no evidence"):
        Claim(id=ClaimId("c1"), document=DocumentId("d1"), evidence=())


def test_a_chain_of_sources_has_at_least_one_speaker() -> None:
    with pytest.raises(ClaimError, match="claim c1: one of its source chains is empty"):
        a_claim("d1", sources=((a_speaker("an officer"),), ()))


@pytest.mark.parametrize("pointer", ["part_of", "disputes"])
def test_a_claim_does_not_point_to_itself(pointer: str) -> None:
    with pytest.raises(ClaimError, match="claim c1: it points to itself"):
        a_claim("d1", "c1", **{pointer: "c1"})


def test_parties_and_places_come_with_their_slots_in_the_order_of_the_guide() -> None:
    names = ("supplier", "recipient", "intermediary", "origin", "via", "destination")
    claim = a_claim("d1", **{name: (a_party(name),) for name in names})
    assert [(slot, filler.text) for slot, filler in claim.parties()] == [(name, name) for name in names[:3]]
    assert [(slot, filler.text) for slot, filler in claim.places()] == [(name, name) for name in names[3:]]


def test_every_word_that_a_claim_points_to_is_among_its_spans() -> None:
    claim = a_claim(
        "d1",
        evidence="x",
        triggers=(Quote(text="b", span=Span(1, 2)),),
        supplier=(Filler(text="c", span=Span(2, 3)),),
        destination=(Filler(text="d", span=Span(3, 4)),),
        transport=(Carriage(mode=Mode.SEA, span=Span(4, 5)),),
        sources=((replace(a_speaker("f"), span=Span(5, 6)),),),
        date=Dating(period=Period("2022"), span=Span(6, 7)),
        value=Price(money=Money(amount=1, currency="EUR"), span=Span(7, 8)),
    )
    assert list(claim.spans()) == [Span(place, place + 1) for place in range(8)]


def test_a_claim_that_says_nothing_else_is_stated_affirmed_and_open() -> None:
    claim = Claim(id=ClaimId("c1"), document=DocumentId("d1"), evidence=(QUOTE,))
    labels = (claim.basis, claim.covert, claim.stage, claim.polarity, claim.certainty, claim.score)
    assert labels == ("unknown", False, "delivered", "affirmed", "stated", None)


def test_the_id_of_a_claim_comes_from_its_document_evidence_and_distinction() -> None:
    assert claim_id(DocumentId("d1"), (QUOTE,), "sale") == "c-23dfe44637"


def test_ids_differ_with_document_evidence_and_distinction() -> None:
    shorter = Quote(text="Ten rifles went", span=Span(0, 15))
    ids = {
        claim_id(DocumentId(document), evidence, distinction)
        for document in ("d1", "d2")
        for evidence in ((QUOTE,), (shorter,), (shorter, QUOTE))
        for distinction in ("sale", "loan")
    }
    assert len(ids) == 12


def test_the_labels_are_those_of_the_guide() -> None:
    assert list(Stage) == ["sought", "offered", "agreed", "dispatched", "delivered", "intercepted", "blocked"]
    assert list(Mode) == ["sea", "air", "road", "rail", "foot", "post"]
    assert len(WeaponClass) == 19


@given(documents.flatmap(lambda document: st.tuples(st.just(document), claims(document, "c1"))))
def test_all_spans_of_a_bound_claim_lie_in_its_text(drawn: tuple[object, Claim]) -> None:
    document, claim = drawn
    assert all(span.end <= len(document.text) for span in claim.spans())  # type: ignore[attr-defined]


def test_a_slot_filler_that_nobody_resolved_has_no_entity() -> None:
    assert Filler(text="Aland", span=SPAN).entity is None
