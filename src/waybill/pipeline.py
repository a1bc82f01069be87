"""The way of a report, from its bytes to graded cases.

    Capture ─ingest→ Document ─extract→ Claim ─resolve→ Claim with entities ─link→ Case ─grade→ graded Case
    └──────────────── read ─────────────────┘└───────────────────────── reconcile ───────────────────────┘

In:     captures, for ``read``; a read-only view of a ledger, for ``reconcile``.
Out:    what every capture gave, in order; what a ledger should record and does not.
Laws:   what is found in a capture comes out read, unchanged or rejected, in its place;
        the executor does not matter, but for what takes more than it allows;
        reconciling what is reconciled changes nothing.
Never:  writes to a ledger, looks at the clock or at the network.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.executing import Executor, Loss
from waybill.core.ids import DocumentId
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Reason, Rejection
from waybill.core.ports import Tagger
from waybill.extract.stage import extract
from waybill.ingest.stage import annotated, ingest, set_aside
from waybill.ingest.triage import Triage
from waybill.ontology import Ontology

_Out = TypeVar("_Out")

HANDED_OVER_BYTES: Final = 128 << 20
"""Larger captures are taken apart where they are, for to hand them to another process costs their size three times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading needs besides the report."""

    tagger: Tagger
    ontology: Ontology


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the same maker has read before, word for word."""

    document: DocumentId


LOOKED_AT_HERE_BYTES: Final = 1 << 20
"""Triage looks at larger captures where it is ended if that takes too long; at these it takes a tenth of a second."""

_A_PAGE: Final = b"<!doctype html><html><title>Ready</title><body><article>%b%b</article></body></html>" % (
    b"<p>The ministry said on Monday that Ruritania had sold 40 rifles to the coast police of Ys.</p>",
    b"<p>The hills above the river are green, and the bridge that leads to them is old and made of stone.</p>" * 8,
)

_Given: TypeAlias = tuple[Capture | Rejection, bool]
"""What was found, and whether triage looks at it."""

Outcome: TypeAlias = ReadDocument | Unchanged | Rejection
Sift: TypeAlias = Callable[[Document], Document | Unchanged | Rejection]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tools:
    """What everybody needs who takes captures apart and reads documents."""

    reader: Reader
    hints: Hints
    triage: Triage | None


def _nobody(_: Capture | Rejection) -> None:
    """Is not told of captures."""


def read(
    captures: Iterable[Capture | Rejection],
    *,
    hints: Hints,
    reader: Reader,
    executor: Executor,
    sift: Sift,
    turn_to: Callable[[Capture | Rejection], None] = _nobody,
    triage: Triage | None = None,
) -> Iterator[Outcome]:
    """Read captures, one document after the other.

    Args:
        captures: what was found; rejections among them pass through.
        hints: what a person says of inputs that do not say it themselves.
        reader: reads a document and looks at nothing else, so that any number may be read at once.
        executor: decides how many are, and where.
        sift: tells, before a document is read, whether there is any need to.
        turn_to: told of each capture before its documents are sifted.
        triage: sets aside what cannot hold a claim, before it is parsed; None where all is to be read.

    Returns:
        An outcome for every document and rejection, in the order of the captures.
    """
    with executor.crew(_Tools(reader=reader, hints=hints, triage=triage), make_ready=_make_ready) as crew:
        opened = crew.map(_ingested, _given(captures, triage), lost=_lost_capture, is_light=_stays, size_of=_size_of)
        sifted = (sift(each) if isinstance(each, Document) else each for each in _told(opened, turn_to))
        for _, outcomes in crew.map(_outcome, sifted, lost=_lost_document, is_light=_is_settled):
            yield from outcomes


def _given(captures: Iterable[Capture | Rejection], triage: Triage | None) -> Iterator[_Given]:
    """What was found; what triage sets aside at once, in its place, for to hand that over costs more than to look."""
    is_ready = False
    for capture in captures:
        if triage is None or isinstance(capture, Rejection) or triage.spares(capture):
            yield capture, False
            continue
        if not is_ready:
            triage.make_ready()
            is_ready = True
        irrelevant = _set_aside(capture, triage) if len(capture.content) <= LOOKED_AT_HERE_BYTES else None
        yield irrelevant or capture, irrelevant is None


def _set_aside(capture: Capture, triage: Triage) -> Rejection | None:
    return next(_contained(map(partial(set_aside, triage=triage), [capture]), subject=capture.address))


def _make_ready(tools: _Tools) -> None:
    """Read a page, with which everything is loaded that reading needs."""
    page = Capture(content=_A_PAGE, address="", captured_at=datetime(2024, 1, 1, tzinfo=UTC), media_type="text/html")
    for found in _ingested(tools, (page, False)):
        for _ in _outcome(tools, found):
            continue


def _told(
    opened: Iterable[tuple[_Given, Iterator[Document | Rejection]]], turn_to: Callable[[Capture | Rejection], None]
) -> Iterator[Document | Rejection]:
    for (capture, _), found in opened:
        turn_to(capture)
        yield from found


def read_annotated(
    captures: Iterable[Capture | Rejection], *, maker: Maker | None = None
) -> Iterator[ReadDocument | Rejection]:
    """Documents in the guide's shape, with the claims that people or other programs found in them.

    Args:
        captures: what was found; rejections among them pass through.
        maker: who coded them; None where they say so themselves.
    """
    for capture in captures:
        if isinstance(capture, Rejection):
            yield capture
        else:
            yield from _contained(annotated(capture, maker=maker), subject=capture.address)


def read_document(document: Document, *, reader: Reader) -> ReadDocument:
    """One document with the claims that the reader finds in it."""
    return ReadDocument(document=document, reading=extract(document, tagger=reader.tagger, ontology=reader.ontology))


def _ingested(tools: _Tools, given: _Given) -> Iterator[Document | Rejection]:
    """What a capture holds; where a server gave it, its address goes before what a person says."""
    capture, is_looked_at = given
    if isinstance(capture, Rejection):
        yield capture
    else:
        hints = tools.hints if capture.url is None else replace(tools.hints, url=capture.url)
        found = ingest(capture, hints=hints, triage=tools.triage if is_looked_at else None)
        yield from _contained(found, subject=capture.address)


def _outcome(tools: _Tools, found: Document | Unchanged | Rejection) -> Iterator[Outcome]:
    if isinstance(found, Document):
        yield from _contained(map(partial(read_document, reader=tools.reader), [found]), subject=found.id)
    else:
        yield found


def _stays(given: _Given) -> bool:
    return isinstance(given[0], Rejection) or len(given[0].content) > HANDED_OVER_BYTES


def _size_of(given: _Given) -> int:
    return 0 if isinstance(given[0], Rejection) else len(given[0].content)


def _is_settled(found: Document | Unchanged | Rejection) -> bool:
    return not isinstance(found, Document)


def _lost_capture(given: _Given, loss: Loss) -> Rejection:
    return given[0] if isinstance(given[0], Rejection) else _lost(loss, given[0].address)


def _lost_document(found: Document | Unchanged | Rejection, loss: Loss) -> Outcome:
    return replace(_lost(loss, found.id), document=found.id) if isinstance(found, Document) else found


def _lost(loss: Loss, subject: str) -> Rejection:
    reason, remedy = _LOSSES[loss]
    return Rejection(reason=reason, subject=subject, detail=f"{loss.value}, and was given up", remedy=remedy)


def _contained(steps: Iterable[_Out], *, subject: str) -> Iterator[_Out | Rejection]:
    """The worker boundary: a defect met in one report sets that report aside and spares the others."""
    try:
        yield from steps
    except MemoryError:  # which is for the executor to deal with
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield Rejection(
            reason=Reason.READER_FAILED,
            subject=subject,
            detail=f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})",
            remedy="report this defect together with the document; everything else was read",
        )


_LOSSES: Final = {
    Loss.TIME: (
        Reason.TOO_LONG,
        "nothing, if it is not worth it; else set WAYBILL_TIME_LIMIT to more seconds, and add it again",
    ),
    Loss.MEMORY: (
        Reason.TOO_MUCH_MEMORY,
        "nothing, if it is not worth it; else set WAYBILL_MEMORY_LIMIT to more MiB, or take fewer --workers",
    ),
    Loss.FAULT: (Reason.READER_FAILED, "report this defect together with the document; everything else was read"),
}
