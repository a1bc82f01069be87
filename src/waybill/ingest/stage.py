"""Turn a capture into the documents that it holds.

In:     one capture: bytes, where and when they were found.
Out:    its documents, in order, and a rejection for each element that is none.
Laws:   every element of the capture comes out exactly once, as a document or as a rejection; at least one thing
        comes out;
        what is packed in it is read in its turn, and its documents name the capture;
        the text of a plain text is its decoded bytes, with line ends unified and nothing else changed;
        no bytes whatever make it raise;
        triage sets aside and changes nothing of what it lets pass, and nothing that is JSON in the guide's shape.
Never:  reads the ledger, the clock, the network or a file.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.ids import CaptureId
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ingest.parcel import Allowance
from waybill.ingest.readers import Reader, reader_for
from waybill.ingest.triage import Triage
from waybill.ingest.unpacking import allowance_of, unpacked

MAX_DEPTH: Final = 5
"""Of archives in archives and letters in letters."""


def ingest(capture: Capture, *, hints: Hints, triage: Triage | None = None) -> Iterator[Document | Rejection]:
    """Documents of a capture, one at a time.

    Args:
        capture: what was found.
        hints: publication, where the input does not tell it; what the input tells wins.
        triage: sets aside what cannot hold a claim; None where all is to be read.
    """
    given = None if triage is None or triage.spares(capture) else triage
    return _read(capture, hints, given, depth=0, allowance=allowance_of(len(capture.content), capture.address))


def set_aside(capture: Capture, *, triage: Triage) -> Rejection | None:
    """Why ``ingest`` sets a capture aside before it takes it apart; None where it does not for want of relevance."""
    reader = reader_for(capture)
    if isinstance(reader, Rejection) or reader.read_annotated is not None or triage.spares(capture):
        return None
    return triage.of_capture(capture, reader.media_types[0])


def _read(
    capture: Capture, hints: Hints, triage: Triage | None, *, depth: int, allowance: Allowance
) -> Iterator[Document | Rejection]:
    """Documents of a capture and of what is packed in it, all of which name the capture that was found."""
    reader = reader_for(capture)
    if isinstance(reader, Rejection):
        yield reader
        return
    if reader.read_annotated is not None:
        triage = None  # Who hands over documents in the guide's shape has chosen them.
    irrelevant = None if triage is None else triage.of_capture(capture, reader.media_types[0])
    if irrelevant is not None:
        yield irrelevant
        return
    outer: CaptureId | None = None
    for found in _found(reader, capture, hints, allowance):
        if isinstance(found, Document):
            yield found if triage is None else triage.of_document(found, capture.address) or found
        elif isinstance(found, Rejection):
            yield found
        elif depth == MAX_DEPTH:
            yield _too_deep(found.address)
        else:
            outer = outer or capture.id  # a digest of all bytes: once, not once a part
            for inner in _read(found, hints, triage, depth=depth + 1, allowance=allowance):
                yield inner if isinstance(inner, Rejection) else replace(inner, capture=outer)


def _found(
    reader: Reader, capture: Capture, hints: Hints, allowance: Allowance
) -> Iterator[Document | Capture | Rejection]:
    if reader.unpack is not None:
        return unpacked(reader.unpack, capture, allowance)
    assert reader.read is not None, "a row of READERS either reads or unpacks"
    return reader.read(capture, hints)


def _too_deep(subject: str) -> Rejection:
    return Rejection(
        reason=Reason.UNSAFE,
        subject=subject,
        detail=f"it is packed more than {MAX_DEPTH} deep",
        remedy="unpack it yourself if you trust it, and give what is in it",
    )


def annotated(capture: Capture, *, maker: Maker | None) -> Iterator[ReadDocument | Rejection]:
    """Documents of a capture with the claims that came with them.

    Args:
        capture: JSON in the guide's shape; other types are rejected, since they hold no claims.
        maker: who made the claims of documents without a ``maker`` key; None for ``import``.
    """
    reader = reader_for(capture)
    if isinstance(reader, Rejection):
        yield reader
    elif reader.read_annotated is None:
        yield Rejection(
            reason=Reason.UNKNOWN_MEDIA_TYPE,
            subject=capture.address,
            detail=f"it is {reader.media_types[0]}, which holds no claims",
            remedy="give JSON in the guide's shape, corrections to waybill review --from, and others to waybill add",
        )
    else:
        yield from reader.read_annotated(capture, maker)
