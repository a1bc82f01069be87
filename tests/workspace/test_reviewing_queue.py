"""What matters comes first in the queue, with its reasons in words; what is reviewed leaves it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import SPAN, a_claim, a_document, a_party, an_item, ref
from waybill.core.case import Case, Disagreement, Side, Summary, SummaryParty
from waybill.core.claim import Claim, Ground, Polarity, Price, WeaponClass
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId
from waybill.core.maker import Maker, MakerKind
from waybill.core.quantity import Money, Quantity, Unit
from waybill.core.review import Decision, Review, ref_of, saying, seen_of
from waybill.core.review_history import ReviewHistory
from waybill.workspace.reviewing_queue import Queued, queue, weighed
from waybill.workspace.reviewing_states import Reviewable

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=300)
READER = Maker(kind=MakerKind.PROGRAM, name="rules")
ANN, BEN = (Maker(kind=MakerKind.PERSON, name=name) for name in ("Ann", "Ben"))
TEXT = "Arms were sent."


def filed(name: str = "d1", *, denied: bool = False, case: str | None = None, **fields: object) -> FiledClaim:
    claim = a_claim(name, **fields)
    denied_by = (ref(name, "c9"),) if denied else ()
    found = None if case is None else CaseId(case)
    return FiledClaim(claim=claim, document=a_document(name, text=TEXT), case=found, maker=READER, denied_by=denied_by)


def queued(
    *claims: FiledClaim, case: Case | None = None, new: bool = False, **states: Reviewable
) -> tuple[Queued, ...]:
    came_at = {each.document.id: NOON if new else LONG_AGO for each in claims}
    cases = {} if case is None else {case.id: case}
    return queue(claims, cases, {each.ref: each for each in states.values()}, came_at, now=NOON)


def reasons(claim: FiledClaim, *, case: Case | None = None, new: bool = False) -> tuple[str, ...]:
    return queued(claim, case=case, new=new)[0].reasons


def a_case(*documents: str, **fields: object) -> Case:
    claims = tuple(ref(each) for each in documents)
    fields = {"summary": Summary(), "disputed": False, **fields}
    return Case(id=CaseId("case-1"), claims=claims, documents=(), **fields)  # type: ignore[arg-type]


def with_item(number: float, kind: WeaponClass, unit: Unit | None = None) -> FiledClaim:
    item = replace(an_item("things", kind), quantity=Quantity(value=number, unit=unit))
    return filed(items=(item,))


def test_what_nothing_speaks_for_waits_without_reasons() -> None:
    [only] = queued(filed())
    assert (only.reasons, only.weight, only.state) == ((), 0, None)
    assert only.seen == seen_of(filed().claim, None)


@pytest.mark.parametrize(
    ("number", "kind", "unit", "is_large"),
    [
        (999, WeaponClass.SMALL_ARM, None, False),
        (1000, WeaponClass.SMALL_ARM, None, True),
        (9, WeaponClass.TANK, None, False),
        (10, WeaponClass.TANK, None, True),
        (999_999, WeaponClass.AMMUNITION, Unit.ROUNDS, False),
        (1_000_000, WeaponClass.AMMUNITION, Unit.ROUNDS, True),
        (100, WeaponClass.EXPLOSIVE, Unit.TONS, True),
        (99_999, WeaponClass.EXPLOSIVE, Unit.KILOGRAMS, False),
    ],
)
def test_what_is_large_depends_on_what_it_is(
    number: float, kind: WeaponClass, unit: Unit | None, is_large: bool
) -> None:
    assert bool(reasons(with_item(number, kind, unit))) is is_large


def test_each_fact_has_its_sentence() -> None:
    price = Price(money=Money(amount=250_000_000, currency="EUR"), span=SPAN)
    assert reasons(filed(value=price)) == ("It speaks of 250,000,000 EUR.",)
    assert reasons(with_item(20, WeaponClass.TANK)) == ("It speaks of 20 things.",)
    assert reasons(filed(denied=True)) == ("Its document has a denial of it.",)
    assert reasons(filed(polarity=Polarity.DENIED)) == ("It is a denial.",)
    assert reasons(filed(score=0.4)) == ("The reader is unsure: of claims like it 40% were right.",)
    assert reasons(filed(score=0.5)) == ()
    ground = Ground(slot="supplier", span=SPAN, probability=0.31)
    assert reasons(filed(grounds=(ground,))) == ("The reader is unsure of the supplier “A” (31%).",)
    assert reasons(filed(), new=True) == ("It came in the last seven days.",)


def test_what_its_case_tells_of_a_claim_counts() -> None:
    one, two = filed(case="case-1", supplier=(a_party("A"),)), a_case("d1", "d2")
    assert reasons(one, case=a_case("d1")) == ("Its case rests on it alone.",)
    assert reasons(one, case=replace(two, disputed=True)) == ("Its case is disputed.",)
    alone = Summary(supplier=(SummaryParty(name="A", entity=None, claims=(ref("d1"),)),))
    assert reasons(one, case=replace(two, summary=alone)) == ("No other claim of its case affirms: A.",)
    sides = tuple(Side(value=each, claims=(ref(each),), origins=()) for each in ("d1", "d2"))
    differing = (Disagreement(slot="date", about="", sides=sides),)
    assert reasons(one, case=replace(two, disagreements=differing)) == (
        "Other claims of its case say otherwise: date.",
    )


def test_what_matters_most_comes_first_and_of_equals_what_came_last() -> None:
    large, denied, plain = with_item(20, WeaponClass.TANK), filed("d2", denied=True), filed("d3")
    both = replace(large, denied_by=(ref("d1", "c9"),))
    found = queued(plain, denied, both)
    assert [each.filed.document.id for each in found] == ["d1", "d2", "d3"]
    assert [each.weight for each in found] == [6, 3, 0]
    old, young = filed("d1"), filed("d2")
    times = {old.document.id: LONG_AGO, young.document.id: LONG_AGO + timedelta(hours=1)}
    assert [each.filed.document.id for each in queue([old, young], {}, {}, times, now=NOON)] == ["d2", "d1"]


@given(st.permutations(["d1", "d2", "d3", "d4"]))
def test_the_order_of_the_input_does_not_matter(order: list[str]) -> None:
    claims = {name: filed(name, denied=name in ("d2", "d4")) for name in order}
    assert [each.filed.document.id for each in queued(*claims.values())] == ["d2", "d4", "d1", "d3"]


def reviewed(
    claim: Claim, *, by: Maker = ANN, read: Claim | None = None, seen: str | None = None, at: int = 0
) -> Review:
    return Review(
        ref=ref_of(claim),
        version=a_document("d1", text=TEXT).digest,
        decision=Decision.CORRECTED,
        claim=claim,
        seen=seen,  # type: ignore[arg-type]
        read=saying(read or claim),
        maker=by,
        reviewed_at=NOON + timedelta(minutes=at),
    )


def state(*steps: Review, read: Claim | None) -> Reviewable:
    document = a_document("d1", text=TEXT)
    last = steps[-1] if steps[-1].version == document.digest else None
    return Reviewable(
        claim=steps[-1].claim, document=document, read=read, review=last, history=ReviewHistory(steps=steps)
    )


def test_what_is_reviewed_leaves_the_queue_until_it_is_read_otherwise() -> None:
    claim = filed()
    review = reviewed(claim.claim)
    assert queued(claim, one=state(review, read=claim.claim)) == ()
    assert queued(claim, one=state(review, read=None)) == ()
    otherwise = a_claim("d1", supplier=(a_party("A"),))
    [again] = queued(claim, one=state(review, read=otherwise))
    assert again.reasons == ("It is read otherwise now than when Ann reviewed it.",)


def test_what_is_read_as_somebody_corrected_it_is_settled() -> None:
    corrected, old = a_claim("d1", supplier=(a_party("A"),)), a_claim("d1")
    review = reviewed(corrected, read=old)
    assert queued(replace(filed(), claim=corrected), one=state(review, read=corrected)) == ()


def test_what_was_reviewed_in_an_earlier_version_comes_back() -> None:
    review = replace(reviewed(filed().claim), version=a_document("d1", text="Arms went.").digest)
    [again] = queued(filed(), one=state(review, read=filed().claim))
    assert again.reasons == ("The document has changed since Ann reviewed it.",)


def test_what_two_decided_without_knowing_of_each_other_comes_first() -> None:
    claim, other = a_claim("d1"), a_claim("d1", supplier=(a_party("A"),))
    steps = (reviewed(claim, seen="x"), reviewed(other, by=BEN, seen="x", at=1, read=claim))
    [again] = queued(replace(filed(), claim=other), one=state(*steps, read=claim))
    assert again.reasons == ("Ben decided without having seen what Ann had decided.",)


def test_what_was_weighed_before_is_weighed_again_once_it_is_not_new_any_more() -> None:
    claim = filed()
    came_at = {claim.document.id: NOON}
    before = weighed({claim.ref: claim}, {}, {}, came_at, now=NOON)
    assert [each.queued.reasons for each in before.values()] == [("It came in the last seven days.",)]
    for days, reasons in ((6, ("It came in the last seven days.",)), (7, ())):
        now = NOON + timedelta(days=days)
        again = weighed({claim.ref: claim}, {}, {}, came_at, now=now, before=before)
        assert [each.queued.reasons for each in again.values()] == [reasons]
