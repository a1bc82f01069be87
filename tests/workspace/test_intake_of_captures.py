"""While reports are taken in, the bytes of those that are read are at hand, and of no others."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from waybill.archive.store import Archive
from waybill.core.capture import Capture
from waybill.core.document import Document
from waybill.core.entry import EntryKind
from waybill.core.ids import DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading
from waybill.ledger.views import View
from waybill.workspace.adding import Intake

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
MAKER = Maker(kind=MakerKind.PROGRAM, name="test")


def found(number: int) -> Iterator[Capture]:
    for each in range(number):
        yield Capture(content=b"%d" % each, address=f"{each}.txt", captured_at=NOON)


def document(capture: Capture, part: int = 0) -> Document:
    name = f"{capture.content.decode()}-{part}"
    return Document(id=DocumentId(name), text=name, capture=capture.id)


def read(read_document: Document) -> ReadDocument:
    reading = Reading(document=read_document.id, document_digest=read_document.digest, maker=MAKER, claims=())
    return ReadDocument(document=read_document, reading=reading)


def held() -> int:
    gc.collect()
    return sum(isinstance(each, Capture) for each in gc.get_objects())


def test_bytes_of_what_need_not_be_read_are_let_go() -> None:
    intake = Intake(View())
    before = held()
    for _ in intake.note_captures(found(100)):
        pass
    assert held() - before <= 1


def test_bytes_of_what_was_read_are_let_go() -> None:
    intake = Intake(View())
    before = held()
    for capture in intake.note_captures(found(100)):
        sifted = intake.sift(document(capture), maker=MAKER)
        assert isinstance(sifted, Document)
        kinds = [draft.kind for draft in intake.drafts(read(sifted))]
        assert kinds == [EntryKind.CAPTURE, EntryKind.DOCUMENT, EntryKind.READING]
    assert held() - before <= 2


def test_bytes_of_what_the_reader_failed_on_are_let_go_with_the_next_that_is_read() -> None:
    intake = Intake(View())
    before = held()
    for capture in intake.note_captures(found(100)):
        sifted = intake.sift(document(capture), maker=MAKER)
        assert isinstance(sifted, Document)
        if capture.content == b"99":
            intake.drafts(read(sifted))
    assert held() - before <= 2


@given(st.lists(st.integers(0, 2), min_size=1, max_size=8), st.integers(0, 8))
def test_each_capture_is_sealed_once_before_its_first_document(parts: list[int], ahead: int) -> None:
    """Documents are read behind the captures, as far as an executor looks ahead."""
    archive = Archive(f"memory://intake/{parts}-{ahead}")
    intake = Intake(View(), archive=archive)
    waiting: list[Document] = []
    kinds: list[tuple[str, str]] = []

    def drain(to: int) -> None:
        while len(waiting) > to:
            drafts = intake.drafts(read(waiting.pop(0)))
            kinds.extend((draft.kind.value, draft.key) for draft in drafts if draft.kind is not EntryKind.READING)

    for capture in intake.note_captures(found(len(parts))):
        sifted = [intake.sift(document(capture, part), maker=MAKER) for part in range(parts[int(capture.content)])]
        waiting += [each for each in sifted if isinstance(each, Document)]
        drain(ahead)
    drain(0)
    wanted = [(capture, range(parts[number])) for number, capture in enumerate(found(len(parts))) if parts[number]]
    assert kinds == [
        entry
        for capture, its_parts in wanted
        for entry in [("capture", capture.id), *(("document", document(capture, part).id) for part in its_parts)]
    ]
    assert len(list(archive.names())) == len(wanted)


def test_the_same_bytes_once_more_are_sealed_once(tmp_path: Path) -> None:
    intake = Intake(View(), archive=Archive(str(tmp_path / "a")))
    [first, other] = found(2)
    kinds = []
    for capture in intake.note_captures([first, other, first, first]):
        sifted = intake.sift(document(capture), maker=MAKER)
        if isinstance(sifted, Document):
            kinds += [draft.kind.value for draft in intake.drafts(read(sifted))]
    assert kinds == ["capture", "document", "reading"] * 2
