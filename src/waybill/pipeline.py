"""The way of a report, from its bytes to graded cases.

    Capture ─ingest→ Document ─extract→ Claim ─resolve→ Claim with entities ─link→ Case ─grade→ graded Case
    └──────────────── read ─────────────────┘└───────────────────────── reconcile ───────────────────────┘

In:     captures, for ``read``; a read-only view of a ledger, for ``reconcile``.
Out:    what every capture gave, in order; what a ledger should record and does not.
Laws:   what is found in a capture comes out read, unchanged or rejected, in its place;
        the executor does not matter;
        reconciling what is reconciled changes nothing.
Never:  writes to a ledger, looks at the clock or at the network.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.ids import DocumentId
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.core.ports import Tagger
from waybill.extract.stage import extract
from waybill.ingest.stage import annotated, ingest
from waybill.ingest.triage import Triage
from waybill.ontology import Ontology

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading needs besides the report."""

    tagger: Tagger
    ontology: Ontology


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the same maker has read before, word for word."""

    document: DocumentId


Outcome: TypeAlias = ReadDocument | Unchanged | Rejection
Sift: TypeAlias = Callable[[Document], Document | Unchanged | Rejection]


class Executor(Protocol):
    """Maps as the built-in ``map`` does, on one processor or several."""

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """What the function makes of each item, in order; items are taken only as they are needed."""


def read(
    captures: Iterable[Capture | Rejection],
    *,
    hints: Hints,
    reader: Reader,
    executor: Executor,
    sift: Sift,
    triage: Triage | None = None,
) -> Iterator[Outcome]:
    """Read captures, one document after the other.

    Args:
        captures: what was found; rejections among them pass through.
        hints: what a person says of inputs that do not say it themselves.
        reader: reads a document and looks at nothing else, so that any number may be read at once.
        executor: decides how many are.
        sift: tells, before a document is read, whether there is any need to.
        triage: sets aside what cannot hold a claim, before it is parsed; None where all is to be read.

    Returns:
        An outcome for every document and rejection, in the order of the captures.
    """
    found = _contents(captures, partial(_ingested, hints=hints, triage=triage))
    sifted = (sift(each) if isinstance(each, Document) else each for each in found)
    return executor.map(partial(_outcome, reader=reader), sifted)


def read_annotated(
    captures: Iterable[Capture | Rejection], *, maker: Maker | None = None
) -> Iterator[ReadDocument | Rejection]:
    """Documents in the guide's shape, with the claims that people or other programs found in them.

    Args:
        captures: what was found; rejections among them pass through.
        maker: who coded them; None where they say so themselves.
    """
    return _contents(captures, partial(annotated, maker=maker))


def read_document(document: Document, *, reader: Reader) -> ReadDocument:
    """One document with the claims that the reader finds in it."""
    return ReadDocument(document=document, reading=extract(document, tagger=reader.tagger, ontology=reader.ontology))


def _ingested(capture: Capture, *, hints: Hints, triage: Triage | None) -> Iterator[Document | Rejection]:
    """What a capture holds; where a server gave it, its address goes before what a person says."""
    its_hints = hints if capture.url is None else replace(hints, url=capture.url)
    return ingest(capture, hints=its_hints, triage=triage)


def _contents(
    captures: Iterable[Capture | Rejection], ingested: Callable[[Capture], Iterator[_Out | Rejection]]
) -> Iterator[_Out | Rejection]:
    for capture in captures:
        if isinstance(capture, Rejection):
            yield capture
        else:
            yield from _contained(ingested(capture), subject=capture.address)


def _outcome(found: Document | Unchanged | Rejection, *, reader: Reader) -> Outcome:
    if not isinstance(found, Document):
        return found
    return next(_contained(map(partial(read_document, reader=reader), [found]), subject=found.id))


def _contained(steps: Iterable[_Out], *, subject: str) -> Iterator[_Out | Rejection]:
    """The worker boundary: a defect met in one report sets that report aside and spares the others."""
    try:
        yield from steps
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield Rejection(
            reason=Reason.READER_FAILED,
            subject=subject,
            detail=f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})",
            remedy="report this defect together with the document; everything else was read",
        )
