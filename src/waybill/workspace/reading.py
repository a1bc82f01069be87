"""Read reports without a ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import BinaryIO

from waybill.batch import executor
from waybill.core.document import Document, Hints, document_id
from waybill.core.outcome import ReadDocument, Rejection
from waybill.core.shape import published_on
from waybill.ingest.inputs import captures
from waybill.ledger.views import View
from waybill.ontology import Ontology, load
from waybill.pipeline import Reader, Unchanged, read_document
from waybill.pipeline import read as read_captures
from waybill.plugins import DEFAULT_TAGGER, tagger
from waybill.resolve.stage import resolve
from waybill.workspace.meaning import Meaning, meanings


@cache
def reader(name: str = DEFAULT_TAGGER) -> Reader:
    """The catalogues and the tagger of that name, made once.

    Raises:
        UsageError: there is no tagger of that name.
        CatalogueError: the catalogues are missing or damaged.
    """
    ontology = load()
    return Reader(tagger=tagger(name, ontology), ontology=ontology)


def read(
    text: str, *, published: date | str | None = None, publisher: str | None = None, url: str | None = None
) -> ReadDocument:
    """Claims in one text, with the entities that the catalogues know.

    Args:
        text: what was published; spans of the claims are offsets into it.
        published: day of publication, which dates such as "last Tuesday" are reckoned from.
        publisher: who published it.
        url: where.

    Raises:
        ShapeError: ``published`` is not an existing date.
    """
    day = published_on(published) if isinstance(published, str) else published
    document = Document(
        id=document_id(text, url=url, publisher=publisher, published=day),
        text=text,
        url=url,
        publisher=publisher,
        published=day,
    )
    return _resolved(read_document(document, reader=reader()), reader().ontology)


def read_inputs(
    inputs: Sequence[str], *, hints: Hints | None = None, workers: int = 1, stdin: BinaryIO | None = None
) -> Iterator[ReadDocument | Rejection]:
    """Claims in files, folders, globs and ``-``, document by document, as the command ``read`` gives them.

    Args:
        inputs: where to look.
        hints: what is known of inputs that do not say it themselves.
        workers: number of processes; it changes the time it takes and nothing else.
        stdin: what ``-`` stands for.
    """
    found = captures(inputs, captured_at=datetime.now(UTC), stdin=stdin)
    outcomes = read_captures(
        found, hints=hints or Hints(), reader=reader(), executor=executor(workers), sift=_every_document
    )
    for outcome in outcomes:
        match outcome:
            case ReadDocument():
                yield _resolved(outcome, reader().ontology)
            case Rejection():
                yield outcome
            case Unchanged():
                raise AssertionError("every document is read")


def lookup(name: str) -> tuple[Meaning, ...]:
    """What a name may mean in the catalogues, the likeliest first."""
    return meanings(name, load())


def _every_document(document: Document) -> Document:
    return document


def _resolved(read: ReadDocument, ontology: Ontology) -> ReadDocument:
    resolution = resolve(read.reading.claims, known=View(), ontology=ontology)
    return replace(read, reading=replace(read.reading, claims=resolution.claims))
