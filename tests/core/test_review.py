"""The last decision that was not taken back counts, nothing that was decided is lost, and no claim is both."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_party, ref
from waybill.core.claim import Claim
from waybill.core.drafts import review_key, review_key_parts
from waybill.core.maker import Maker, MakerKind
from waybill.core.review import Decision, Review, ReviewStep, Undoing, ref_from_text, ref_of, ref_text, saying, seen_of
from waybill.core.review_history import ReviewHistory, as_reviewed, is_reviewed, successors
from waybill.core.review_records import review_from_json, review_to_json
from waybill.core.span import Quote, Span
from waybill.errors import ClaimError, ShapeError

ANN, BEN = (Maker(kind=MakerKind.PERSON, name=name) for name in ("Ann", "Ben"))
DOCUMENT = a_document("d1", text="Arms were sent. Arms were sold.")
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
READ = a_claim("d1")
ARMS = a_claim("d1", supplier=(a_party("A"),))


def reviewed(
    decision: str = "accepted",
    claim: Claim = READ,
    *,
    by: Maker = ANN,
    at: int = 0,
    after: Review | None = None,
    unseen: bool = False,
) -> Review:
    seen = seen_of(READ, None) if after is None or unseen else seen_of(after.claim, after)
    return Review(
        ref=ref_of(claim),
        version=DOCUMENT.digest,
        decision=Decision(decision),
        claim=claim,
        reason="So.",
        seen=None if decision == "added" else seen,
        read=saying(READ),
        maker=by,
        reviewed_at=NOON + timedelta(minutes=at),
    )


def undone(by: Maker = ANN) -> Undoing:
    return Undoing(ref=ref("d1"), maker=by, undone_at=NOON)


def history(*steps: ReviewStep) -> ReviewHistory:
    return ReviewHistory(steps=steps)


ACCEPTED = reviewed()
CORRECTED = reviewed("corrected", ARMS, by=BEN, at=1, after=ACCEPTED)


def test_the_later_decision_counts() -> None:
    assert history(ACCEPTED, CORRECTED).in_force == CORRECTED


def test_a_person_takes_back_his_own_last_decision_alone() -> None:
    assert history(ACCEPTED, CORRECTED, undone()).standing == (CORRECTED,)
    assert history(ACCEPTED, CORRECTED, undone(BEN)).in_force == ACCEPTED
    assert history(ACCEPTED, CORRECTED, undone(BEN), undone(BEN)).in_force == ACCEPTED
    assert history(ACCEPTED, undone()).in_force is None
    assert history(ACCEPTED, CORRECTED, undone()).undone_by(ANN) is None


def test_who_leaves_it_otherwise_disagrees_and_who_changes_his_mind_does_not() -> None:
    assert history(ACCEPTED, CORRECTED).disagreement == (ACCEPTED,)
    assert history(ACCEPTED, reviewed("corrected", ARMS, at=1, after=ACCEPTED)).disagreement == ()
    assert history(ACCEPTED, CORRECTED, reviewed(at=2, claim=ARMS, after=CORRECTED)).disagreement == ()


def test_a_decision_made_without_seeing_another_overlooks_it_until_somebody_has_seen_both() -> None:
    blind = reviewed("corrected", ARMS, by=BEN, at=1, unseen=True)
    assert history(ACCEPTED, CORRECTED).overlooked == ()
    assert history(ACCEPTED, blind).overlooked == (ACCEPTED,)
    assert history(ACCEPTED, blind, reviewed(at=2, claim=ARMS, after=blind)).overlooked == ()
    assert history(ACCEPTED, undone(), blind).overlooked == ()


def test_what_is_seen_changes_with_the_claim_and_with_what_was_decided() -> None:
    seen = [seen_of(READ, None), seen_of(ARMS, None), seen_of(READ, ACCEPTED), seen_of(ARMS, CORRECTED)]
    assert len(set(seen)) == 4
    assert saying(a_claim("d1", supplier=(a_party("A", "state/a"),))) == saying(ARMS)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"reason": " ", "decision": Decision.REJECTED}, "rejected without a reason"),
        ({"claim": a_claim("d1", "c2")}, "of another claim"),
        ({"maker": Maker(kind=MakerKind.PROGRAM, name="rules")}, "only people review"),
    ],
)
def test_a_review_that_will_not_do_is_none(changes: dict[str, object], problem: str) -> None:
    fields = {name: getattr(ACCEPTED, name) for name in Review.__dataclass_fields__} | changes
    with pytest.raises(ClaimError, match=problem):
        Review(**fields)  # type: ignore[arg-type]


STEPS = st.sampled_from(
    [ACCEPTED, CORRECTED, reviewed("rejected", by=BEN), reviewed("added", ARMS), undone(), undone(BEN)]
)


@given(STEPS)
def test_a_step_comes_back_from_json_as_it_was(step: ReviewStep) -> None:
    assert review_from_json(review_to_json(step), DOCUMENT) == step


def test_a_review_of_another_version_is_not_read_into_this_one() -> None:
    with pytest.raises(ShapeError, match="another document or version"):
        review_from_json(review_to_json(ACCEPTED), a_document("d1", text="Arms were sent. Arms were lent."))


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_key_names_its_claim_whatever_its_ids(document: str, claim: str) -> None:
    assert review_key_parts(review_key(ref(document, claim))) == ref(document, claim)


def test_a_claim_is_named_as_people_write_it() -> None:
    assert (ref_text(ref("a#b", "c1")), ref_from_text("a#b#c1")) == ("a#b#c1", ref("a#b", "c1"))


NAMES = ("c1", "c2", "c3", "c4")


@st.composite
def decisions(draw: st.DrawFn) -> tuple[list[Claim], list[Review]]:
    """Claims that were read, and reviews of some of them and of others, with pointers that may lead nowhere."""
    pointers = st.none() | st.sampled_from(NAMES)

    def claim(name: str) -> Claim:
        part_of, disputes = (None if each == name else each for each in (draw(pointers), draw(pointers)))
        return a_claim("d1", name, part_of=part_of, disputes=disputes)

    read = [claim(name) for name in draw(st.lists(st.sampled_from(NAMES), unique=True))]
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    return read, [reviewed(draw(st.sampled_from(Decision)).value, claim(name)) for name in names]


@given(decisions())
def test_every_claim_stands_is_rejected_or_gives_way_and_none_is_two_of_these(
    given_: tuple[list[Claim], list[Review]],
) -> None:
    read, reviews = given_
    standing = [claim.id for claim in as_reviewed(read, reviews)]
    rejected = [review.ref.claim for review in reviews if review.decision is Decision.REJECTED]
    giving_way = sorted(successors(read, reviews))
    known = {claim.id for claim in read} | {each.ref.claim for each in reviews}
    assert sorted([*standing, *rejected, *giving_way]) == sorted(known)
    assert [each for each in standing if each in [claim.id for claim in read]] == [
        claim.id for claim in read if claim.id not in (*rejected, *giving_way)
    ]
    assert len(giving_way) <= len([each for each in reviews if each.ref not in {ref_of(claim) for claim in read}])


@given(decisions())
def test_claims_that_stand_point_to_claims_that_stand_and_not_in_a_circle(
    given_: tuple[list[Claim], list[Review]],
) -> None:
    read, reviews = given_
    by_id = {claim.id: claim for claim in as_reviewed(read, reviews)} if reviews else {}
    for claim in by_id.values():
        assert {claim.part_of, claim.disputes} <= {None, *by_id}
        above = claim.part_of
        for _ in NAMES:
            above = by_id[above].part_of if above else None
        assert above is None


@given(decisions(), st.randoms())
def test_the_order_of_reviews_does_not_matter(given_: tuple[list[Claim], list[Review]], random: object) -> None:
    read, reviews = given_
    shuffled = list(reviews)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert as_reviewed(read, reviews) == as_reviewed(read, shuffled)


def test_without_reviews_claims_are_those_that_were_read() -> None:
    assert as_reviewed([READ], []) == (READ,)


def test_what_is_corrected_or_added_stands_with_its_own_words() -> None:
    other = a_claim("d1", "c2")
    added = a_claim("d1", "c3")
    assert as_reviewed([READ, other], [reviewed("corrected", ARMS), reviewed("added", added)]) == (ARMS, other, added)


def triggered(name: str, word: str, **fields: object) -> Claim:
    start = DOCUMENT.text.index(word)
    return a_claim("d1", name, triggers=(Quote.of(DOCUMENT.text, Span(start, start + len(word))),), **fields)


def test_what_is_read_under_another_id_gives_way_to_what_people_reviewed() -> None:
    before = triggered("c1", "sent", supplier=(a_party("A"),))
    later = [triggered("c7", "sold"), triggered("c8", "sent"), triggered("c9", "sent", supplier=(a_party("A"),))]
    for decision, ids in (("accepted", ["c7", "c8", "c1"]), ("rejected", ["c7", "c8"])):
        assert [each.id for each in as_reviewed(later, [reviewed(decision, before)])] == ids
    assert is_reviewed(later[2:], [reviewed("accepted", before)])


def test_what_was_reviewed_under_its_own_id_or_added_stands_beside_what_is_alike() -> None:
    before, later = triggered("c1", "sent"), triggered("c9", "sent")
    both = [reviewed("accepted", before), reviewed("accepted", later)]
    assert [each.id for each in as_reviewed([later], both)] == ["c9", "c1"]
    assert [each.id for each in as_reviewed([later], [reviewed("added", before)])] == ["c9", "c1"]


def test_a_document_is_reviewed_when_all_that_was_read_in_it_is() -> None:
    other = a_claim("d1", "c2")
    assert is_reviewed([READ], [ACCEPTED])
    assert not is_reviewed([READ, other], [ACCEPTED])
    assert not is_reviewed([], [])
    assert is_reviewed([], [reviewed("added", ARMS)])
