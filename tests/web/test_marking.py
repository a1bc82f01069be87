"""A text in stretches: nothing is lost, and every claim's words are where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Claim, Filler
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.span import Quote, Span
from waybill.web.marking import Beginning, Stretch, stretches

TEXT = "Rain. Iran armed Russia. Fog."


def a_claim_at(text: str, evidence: Span, *, number: int = 1, **slots: tuple[Span, ...]) -> Claim:
    """A claim on a stretch of a text, with parties in it."""
    filled = {slot: tuple(Filler(text=span.of(text), span=span) for span in spans) for slot, spans in slots.items()}
    quote = Quote.of(text, evidence)
    return Claim(id=ClaimId(f"c {number}"), document=DocumentId("d"), evidence=(quote,), **filled)  # type: ignore[arg-type]


def test_words_of_claims_and_slots_are_marked() -> None:
    claim = a_claim_at(TEXT, Span(6, 24), supplier=(Span(6, 10),), recipient=(Span(17, 23),))
    assert stretches(TEXT, [claim]) == (
        Stretch(text="Rain. "),
        Stretch(
            text="Iran",
            begins=(Beginning(number=1, anchor="words-c%201", href="#claim-c%201"),),
            claims=(1,),
            slots=("supplier",),
            ends=("supplier",),
        ),
        Stretch(text=" armed ", claims=(1,)),
        Stretch(text="Russia", claims=(1,), slots=("recipient",), ends=("recipient",)),
        Stretch(text=".", claims=(1,)),
        Stretch(text=" Fog."),
    )


def test_a_slot_without_words_of_its_own_is_not_marked() -> None:
    claim = a_claim_at(TEXT, Span(6, 24), supplier=(Span(6, 24),))
    assert [each.slots for each in stretches(TEXT, [claim])] == [(), (), ()]


def test_a_text_without_claims_is_one_stretch() -> None:
    assert stretches(TEXT, []) == (Stretch(text=TEXT),)
    assert stretches("", []) == ()


SPANS = st.tuples(st.integers(0, 28), st.integers(1, 29)).filter(lambda ends: ends[0] < ends[1]).map(lambda e: Span(*e))


@given(st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=6))
def test_stretches_are_the_text_and_each_is_of_one_kind(given_spans: list[tuple[Span, Span, Span]]) -> None:
    claims = [
        a_claim_at(TEXT, evidence, number=number, supplier=(supplier,), via=(via,))
        for number, (evidence, supplier, via) in enumerate(given_spans, 1)
    ]
    found = stretches(TEXT, claims)
    assert "".join(each.text for each in found) == TEXT
    at = 0
    for each in found:
        stretch = Span(at, at + len(each.text))
        at = stretch.end
        stating = [number for number, (evidence, _, _) in enumerate(given_spans, 1) if evidence.overlaps(stretch)]
        assert list(each.claims) == stating
        assert all(stretch in given_spans[number - 1][0] for number in stating)
        slots = {"supplier" for evidence, span, _ in given_spans if span != evidence and stretch in span}
        slots |= {"via" for evidence, _, span in given_spans if span != evidence and stretch in span}
        assert set(each.slots) == slots
