"""Turn a capture into the documents that it holds.

In:     one capture: bytes, where and when they were found.
Out:    its documents, in order, and a rejection for each element that is none.
Laws:   every element of the capture comes out exactly once, as a document or as a rejection; at least one thing
        comes out;
        the text of a plain text is its decoded bytes, with line ends unified and nothing else changed;
        no bytes whatever make it raise.
Never:  reads the ledger, the clock, the network or a file.
"""

from collections.abc import Iterator

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.ingest.readers import reader_for


def ingest(capture: Capture, *, hints: Hints) -> Iterator[Document | Rejection]:
    """Documents of a capture, one at a time.

    Args:
        capture: what was found.
        hints: publication, where the input does not tell it; what the input tells wins.
    """
    reader = reader_for(capture)
    if isinstance(reader, Rejection):
        yield reader
    else:
        yield from reader.read(capture, hints)


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
            remedy="give JSON in the guide's shape, or read it with waybill add",
        )
    else:
        yield from reader.read_annotated(capture, maker)
