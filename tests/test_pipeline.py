"""The way of a report keeps its laws."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from waybill.batch import Serial
from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ledger.views import View
from waybill.ontology import load
from waybill.pipeline import Outcome, Reader, Unchanged, read, read_annotated
from waybill.reconciling import reconcile

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
MISSING = Rejection(reason=Reason.NOT_FOUND, subject="x.txt", detail="there is no such file", remedy="look again")


class StubbornTagger:
    """Finds nothing, and breaks down at the word "explode"."""

    maker = Maker(kind=MakerKind.PROGRAM, name="stubborn", version="1")

    def tag(self, document: Document) -> tuple[Frame, ...]:
        if "explode" in document.text:
            raise ZeroDivisionError("it exploded")
        return ()


def captured(text: str, address: str = "report.txt") -> Capture:
    return Capture(content=text.encode("utf-8", "surrogatepass"), address=address, captured_at=NOON)


def outcomes(captures: Sequence[Capture | Rejection], *, known: Sequence[str] = ()) -> list[Outcome]:
    """What reading gives, where documents with the known texts need no reading."""

    def sift(document: Document) -> Document | Unchanged:
        return Unchanged(document.id) if document.text in known else document

    reader = Reader(tagger=StubbornTagger(), ontology=load())
    return list(read(captures, hints=Hints(), reader=reader, executor=Serial(), sift=sift))


@given(st.lists(st.text() | st.just(None), max_size=5))
def test_what_goes_in_comes_out_in_its_place(texts: list[str | None]) -> None:
    captures = [MISSING if text is None else captured(text, f"{number}") for number, text in enumerate(texts)]
    apart = [outcome for capture in captures for outcome in outcomes([capture])]
    assert outcomes(captures) == apart
    assert len(apart) >= len(captures)


def test_a_defect_sets_one_report_aside_and_spares_the_others() -> None:
    first, second, third = outcomes([captured("One."), captured("They explode."), captured("Three.")])
    assert isinstance(first, ReadDocument)
    assert isinstance(third, ReadDocument)
    assert isinstance(second, Rejection)
    assert second.reason is Reason.READER_FAILED
    assert second.detail.startswith("ZeroDivisionError: it exploded (test_pipeline.py, line ")


def test_what_is_known_is_not_read_again() -> None:
    known, new = outcomes([captured("They explode."), captured("Something new.")], known=["They explode."])
    assert isinstance(known, Unchanged)
    assert isinstance(new, ReadDocument)


def test_rejected_inputs_pass_through() -> None:
    assert outcomes([MISSING]) == [MISSING]


def test_annotated_documents_keep_their_claims() -> None:
    claim = b'{"id": "c1", "stage": "dispatched", "evidence": ["sent arms"]}'
    coded = b'{"id": "r1", "text": "Arden sent arms.", "claims": [' + claim + b"]}"
    maker = Maker(kind=MakerKind.IMPORT, name="Ada Example")
    capture = Capture(content=coded, address="r1.json", captured_at=NOON)
    passed, found = read_annotated([MISSING, capture], maker=maker)
    assert passed == MISSING
    assert isinstance(found, ReadDocument)
    assert found.reading.maker == maker
    assert [claim.id for claim in found.reading.claims] == ["c1"]


def test_a_ledger_without_claims_needs_nothing() -> None:
    reconciled = reconcile(View(), ontology=load())
    assert reconciled.kept == reconciled.new_entities == reconciled.changed_cases == reconciled.retired_cases == ()
