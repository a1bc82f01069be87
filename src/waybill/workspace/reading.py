"""Read reports without a ledger."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import BinaryIO

from waybill.batch import executor
from waybill.core.document import Document, Hints, document_id
from waybill.core.outcome import ReadDocument, Rejection
from waybill.core.shape import published_on
from waybill.ledger.views import View
from waybill.ontology import Ontology, load
from waybill.pipeline import Reader, Unchanged, read_document
from waybill.pipeline import read as read_captures
from waybill.plugins import DEFAULT_TAGGER, tagger
from waybill.resolve.stage import resolve
from waybill.settings import Settings
from waybill.workspace.gathering import Fetch, fetcher, gathered, triaged
from waybill.workspace.meaning import Meaning, meanings


def catalogues(catalogue: str | None = None) -> Ontology:
    """The catalogues, corrected by a user's own file.

    Args:
        catalogue: path of the file; None for ``WAYBILL_CATALOGUE``, else the catalogues as they are.

    Raises:
        CatalogueError: the catalogues are missing or damaged.
        OverrideError: the file has a mistake in it.
    """
    return load(catalogue if catalogue is not None else Settings.of(os.environ).catalogue)


def reader(name: str | None = None, *, catalogue: str | None = None) -> Reader:
    """The catalogues and a tagger, made once.

    Args:
        name: of the tagger; None for ``WAYBILL_READER``, else the one that Waybill reads with.
        catalogue: as in ``catalogues``.

    Raises:
        UsageError: there is no tagger of that name.
        CatalogueError: as in ``catalogues``.
    """
    return _reader(name or Settings.of(os.environ).reader or DEFAULT_TAGGER, catalogues(catalogue))


@lru_cache(maxsize=4)
def _reader(name: str, ontology: Ontology) -> Reader:
    return Reader(tagger=tagger(name, ontology), ontology=ontology)


def read(
    text: str,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    catalogue: str | None = None,
    reader_name: str | None = None,
) -> ReadDocument:
    """Claims in one text, with the entities that the catalogues know.

    Args:
        text: what was published; spans of the claims are offsets into it.
        published: day of publication, which dates such as "last Tuesday" are reckoned from.
        publisher: who published it.
        url: where.
        catalogue: path of a file of one's own corrections to the catalogues; None for ``WAYBILL_CATALOGUE``.
        reader_name: ``trained``, ``rules`` or one that is installed; None for ``WAYBILL_READER``.

    Raises:
        ShapeError: ``published`` is not an existing date.
        CatalogueError: as in ``catalogues``.
    """
    its_reader = reader(reader_name, catalogue=catalogue)
    day = published_on(published) if isinstance(published, str) else published
    document = Document(
        id=document_id(text, url=url, publisher=publisher, published=day),
        text=text,
        url=url,
        publisher=publisher,
        published=day,
    )
    return _resolved(read_document(document, reader=its_reader), its_reader.ontology)


def read_inputs(
    inputs: Sequence[str],
    *,
    hints: Hints | None = None,
    workers: int = 0,
    stdin: BinaryIO | None = None,
    catalogue: str | None = None,
    reader_name: str | None = None,
    fetch: Fetch | None = None,
    triage: bool = True,
) -> Iterator[ReadDocument | Rejection]:
    """Claims in files, folders, globs, ``-`` and at web addresses, document by document, as ``waybill read`` does.

    Args:
        inputs: where to look.
        hints: what is known of inputs that do not say it themselves.
        workers: number of processes, each of which is ended if a report is too much for it; 0 for none beside this one.
        stdin: what ``-`` stands for.
        catalogue: as in ``read``.
        reader_name: as in ``read``.
        fetch: gives what is at a web address; None for what the environment makes.
        triage: whether what comes out of folders, archives and feeds and cannot hold a claim is set aside.
    """
    its_reader = reader(reader_name, catalogue=catalogue)
    fetch = fetch or (lambda address: fetcher().fetch(address))
    sieve, fetch = triaged(inputs, fetch, its_reader.ontology, is_wanted=triage)
    found = gathered(inputs, captured_at=datetime.now(UTC), stdin=stdin, fetch=fetch)
    outcomes = read_captures(
        found,
        hints=hints or Hints(),
        reader=its_reader,
        executor=executor(workers),
        sift=_every_document,
        triage=sieve,
    )
    for outcome in outcomes:
        match outcome:
            case ReadDocument():
                yield _resolved(outcome, its_reader.ontology)
            case Rejection():
                yield outcome
            case Unchanged():
                raise AssertionError("every document is read")


def lookup(name: str, *, catalogue: str | None = None) -> tuple[Meaning, ...]:
    """What a name may mean in the catalogues, the likeliest first; ``catalogue`` as in ``read``."""
    return meanings(name, catalogues(catalogue))


def _every_document(document: Document) -> Document:
    return document


def _resolved(read: ReadDocument, ontology: Ontology) -> ReadDocument:
    resolution = resolve(read.reading.claims, known=View(), ontology=ontology, documents=[read.document])
    return replace(read, reading=replace(read.reading, claims=resolution.claims))
