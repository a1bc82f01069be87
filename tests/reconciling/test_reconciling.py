"""What is kept from one reconciling to the next makes it quicker and changes nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.document import Document
from waybill.core.drafts import draft_of_document, draft_of_judgement, draft_of_reading, draft_of_review
from waybill.core.entry import Draft
from waybill.core.ids import DocumentId
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.judgement_history import Withdrawal
from waybill.core.kept import Kept
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading
from waybill.core.review import Decision, Review, Undoing, ref_of
from waybill.extract.rules import RuleTagger
from waybill.extract.stage import extract
from waybill.ledger.chain import chain
from waybill.ledger.views import View
from waybill.ontology import load
from waybill.reconciling import reconcile, resolved
from waybill.workspace.adding import drafts_of_reconciled

ONTOLOGY = load()
ANN = Maker(kind=MakerKind.PERSON, name="Ann")
TEXTS = (
    "Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.",
    "Moldova received 20 trucks from Norway in May 2024, a Moldovan officer said.",
    "Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.",
    "Some 300 rifles were shipped from Yemen to Somalia, an officer said.",
    "The government denied that Norway had given Moldova trucks.",
    "Captain Orla Finch sold two howitzers to the Khalid Column.",
    "The Halid Column received two howitzers from Captain Orla Finch.",
    "Captain Orla Finch sold two howitzers to the Khalid Column.",
)
DOCUMENTS = tuple(Document(id=DocumentId(f"d{number}"), text=text) for number, text in enumerate(TEXTS))
READINGS: tuple[Reading, ...] = tuple(
    extract(each, tagger=RuleTagger(ONTOLOGY), ontology=ONTOLOGY) for each in DOCUMENTS
)
KHALID, HALID = "party/khalid-column-6da32319", "party/halid-column-21a691eb"


class Books:
    """A ledger in memory, with what is kept beside it."""

    def __init__(self) -> None:
        self.view, self.kept = View(), dict[tuple[str, str], Kept]()

    def record(self, drafts: Sequence[Draft]) -> None:
        moment = datetime(2024, 1, 1, tzinfo=UTC)
        head = (self.view.sequence, "0" * 64)
        self.view.fold(chain(drafts, head=head, maker=ANN, recorded_at=moment))  # type: ignore[arg-type]

    def reconcile(self) -> int:
        """Bring cases up to date; how many were made anew."""
        found = reconcile(self.view, ontology=ONTOLOGY, kept=self.kept.values())
        self.record(drafts_of_reconciled(found))
        for each in found.kept:
            if each.stamp:
                self.kept[each.kind, each.key] = each
            else:
                self.kept.pop((each.kind, each.key), None)
        return len(found.changed_cases)

    def add(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            reading = READINGS[number]
            self.record([draft_of_document(DOCUMENTS[number]), draft_of_reading(reading, DOCUMENTS[number])])

    def judge(self, left: str, right: str, verdict: Verdict | None, subject: Subject) -> None:
        first, second = sorted((left, right))
        moment = datetime(2024, 1, 1 + self.view.sequence % 27, tzinfo=UTC)
        if verdict is None:
            step = Withdrawal(subject=subject, left=first, right=second, reasons=(), maker=ANN, withdrawn_at=moment)
            self.record([draft_of_judgement(step)])
        else:
            given = Judgement(
                subject=subject,
                left=first,
                right=second,
                verdict=verdict,
                reasons=("So.",),
                maker=ANN,
                judged_at=moment,
            )
            self.record([draft_of_judgement(given)])

    def review(self, number: int, decision: str) -> None:
        """Correct who gets the goods of a claim, reject it, accept it, or take the last of these back."""
        claim, document = READINGS[number].claims[0], DOCUMENTS[number]
        if document not in self.view.documents():
            return
        moment = datetime(2024, 1, 1 + self.view.sequence % 27, tzinfo=UTC)
        if decision == "undone":
            self.record([draft_of_review(Undoing(ref=ref_of(claim), maker=ANN, undone_at=moment), document)])
            return
        corrected = replace(claim, recipient=claim.supplier, score=None, grounds=())
        review = Review(
            ref=ref_of(claim),
            version=document.digest,
            decision=Decision(decision),
            claim=corrected if decision == "corrected" else claim,
            reason="So.",
            seen=None,
            read=None,
            maker=ANN,
            reviewed_at=moment,
        )
        self.record([draft_of_review(review, document)])

    def cases(self) -> list[object]:
        return [replace(case, id="") for case in self.view.cases()]  # type: ignore[arg-type]


def claim(number: int) -> str:
    return f"d{number}#{READINGS[number].claims[0].id}"


def test_the_texts_have_claims() -> None:
    assert [len(reading.claims) for reading in READINGS] == [1, 1, 1, 1, 1, 1, 1, 1]


STEPS = st.lists(
    st.tuples(st.just("add"), st.sets(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=3).map(sorted))
    | st.tuples(
        st.just("claims"),
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, None])),
    )
    | st.tuples(st.just("entities"), st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, None]))
    | st.tuples(
        st.just("reviews"),
        st.tuples(
            st.integers(0, len(TEXTS) - 1), st.sampled_from(["accepted", "corrected", "rejected", "added", "undone"])
        ),
    ),
    min_size=1,
    max_size=5,
)


def taken(books: Books, step: tuple[str, object]) -> None:
    """Record one step in books."""
    match step:
        case ("add", numbers):
            books.add(numbers)  # type: ignore[arg-type]
        case ("claims", (left, right, verdict)) if left != right:
            books.judge(claim(left), claim(right), verdict, Subject.CLAIM)
        case ("reviews", (number, decision)):
            books.review(number, decision)
        case ("entities", verdict):
            books.judge(KHALID, HALID, verdict, Subject.ENTITY)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_what_is_kept_changes_nothing(steps: list[tuple[str, object]]) -> None:
    remembering, forgetting = Books(), Books()
    for step in steps:
        for books in (remembering, forgetting):
            taken(books, step)
            books.reconcile()
        forgetting.kept.clear()
    assert remembering.view.cases() == forgetting.view.cases()
    kept = resolved(remembering.view, ontology=ONTOLOGY, kept=remembering.kept.values())
    assert kept.claims == resolved(forgetting.view, ontology=ONTOLOGY).claims


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_reconciling_again_makes_nothing(steps: list[tuple[str, object]]) -> None:
    books = Books()
    for step in steps:
        taken(books, step)
    books.reconcile()
    entries = books.view.sequence
    found = reconcile(books.view, ontology=ONTOLOGY, kept=books.kept.values())
    assert (drafts_of_reconciled(found), found.kept, books.view.sequence) == ((), (), entries)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(0, len(TEXTS)))
def test_the_order_in_which_documents_come_does_not_matter(order: list[int], cut: int) -> None:
    bit_by_bit, at_once = Books(), Books()
    for numbers in (order[:cut], order[cut:]):
        bit_by_bit.add(numbers)
        bit_by_bit.reconcile()
    at_once.add(range(len(TEXTS)))
    at_once.reconcile()
    assert bit_by_bit.view.cases() == at_once.view.cases()


@settings(max_examples=30, deadline=None)
@given(
    st.permutations(range(len(TEXTS))),
    st.lists(st.tuples(st.integers(0, len(TEXTS) - 1), st.sampled_from(["corrected", "rejected"])), max_size=4),
)
def test_when_claims_are_reviewed_does_not_matter(order: list[int], reviews: list[tuple[int, str]]) -> None:
    between, afterwards = Books(), Books()
    for number in order:
        between.add([number])
        for reviewed, decision in reviews:
            if reviewed == number:
                between.review(reviewed, decision)
                between.reconcile()
    afterwards.add(range(len(TEXTS)))
    for reviewed, decision in reviews:
        afterwards.review(reviewed, decision)
    for books in (between, afterwards):
        books.reconcile()
    assert between.view.cases() == afterwards.view.cases()


def test_what_is_rejected_is_in_no_case_and_what_is_corrected_in_the_case_that_it_now_speaks_of() -> None:
    books = Books()
    books.add([0, 1])
    books.reconcile()
    [case] = books.view.cases()
    assert len(case.claims) == 2
    books.review(1, "rejected")
    books.reconcile()
    assert [[each.document for each in case.claims] for case in books.view.cases()] == [["d0"]]
    books.review(1, "corrected")
    books.reconcile()
    assert sorted(party.name for case in books.view.cases() for party in case.summary.recipient) == [
        "Moldova",
        "Norway",
    ]


def test_a_family_in_which_nothing_changed_is_not_looked_at() -> None:
    books = Books()
    books.add([0, 1, 2, 3])
    assert books.reconcile() > 0
    books.add([5])
    assert books.reconcile() == 1
