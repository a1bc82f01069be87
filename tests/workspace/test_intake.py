"""Recording is idempotent, and reconciling too."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.entry import Draft, EntryKind
from waybill.core.ids import DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ledger.chain import chain
from waybill.ledger.views import View
from waybill.pipeline import Outcome, read_document
from waybill.reconciling import reconcile
from waybill.workspace.adding import Intake, drafts_of_reconciled
from waybill.workspace.reading import reader

TEXTS = (
    "Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.",
    "Moldova received 20 trucks from Norway, a Moldovan officer said.",
    "Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.",
    "The government denied that Norway had given Moldova trucks.",
    "Captain Orla Finch sold two howitzers to the Free Band of Zarnia.",
    "The weather was fine.",
)
RECORDER = Maker(kind=MakerKind.PROGRAM, name="test")
EMPTY = Rejection(reason=Reason.EMPTY, subject="x.txt", detail="nothing in it", remedy="leave it out")


def read(number: int) -> ReadDocument:
    return read_document(Document(id=DocumentId(f"d{number}"), text=TEXTS[number]), reader=reader())


outcomes = st.lists(st.sampled_from(range(len(TEXTS))).map(read) | st.just(EMPTY), max_size=8)


def record(drafts: Sequence[Draft], view: View) -> None:
    """Record drafts as a ledger does, only in memory."""
    head = (view.sequence, "0" * 64)
    view.fold(chain(drafts, head=head, maker=RECORDER, recorded_at=datetime(2024, 1, 1, tzinfo=UTC)))  # type: ignore[arg-type]


def drafts_of(given: Sequence[Outcome], view: View) -> list[Draft]:
    intake = Intake(view)
    return [draft for outcome in given for draft in intake.drafts(outcome)]


@given(outcomes)
def test_recording_the_same_again_gives_no_drafts(given: list[Outcome]) -> None:
    view = View()
    drafts = drafts_of(given, view)
    assert len({(draft.kind, draft.key) for draft in drafts}) == len(drafts)
    record(drafts, view)
    assert drafts_of(given, view) == []


@given(outcomes)
def test_a_document_comes_with_its_reading(given: list[Outcome]) -> None:
    kinds = [draft.kind for draft in drafts_of(given, View()) if draft.kind is not EntryKind.REJECTION]
    assert kinds == [EntryKind.DOCUMENT, EntryKind.READING] * (len(kinds) // 2)


@settings(max_examples=25)
@given(outcomes)
def test_reconciling_what_is_reconciled_changes_nothing(given: list[Outcome]) -> None:
    view = View()
    record(drafts_of(given, view), view)
    reconciled = reconcile(view, ontology=reader().ontology)
    grouped = [ref for case in reconciled.changed_cases for ref in case.claims]
    assert sorted(grouped) == sorted(ClaimRef(claim.document, claim.id) for claim in view.claims())
    record(drafts_of_reconciled(reconciled), view)
    assert drafts_of_reconciled(reconcile(view, ontology=reader().ontology)) == ()
