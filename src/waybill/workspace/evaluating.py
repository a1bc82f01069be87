"""Score the reader, or a file of predictions, against annotated documents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.batch import executor
from waybill.core.outcome import ReadDocument, Rejection
from waybill.errors import UsageError
from waybill.ingest.inputs import captures
from waybill.pipeline import read_annotated, read_document
from waybill.workspace.reading import reader

if TYPE_CHECKING:
    from waybill.evaluation.compare import Evaluation

MOST_TOLD: Final = 3
"""Rejections that an error tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """A comparison, and what could not take part in it.

    Attributes:
        reference: the documents that count, by id.
    """

    evaluation: "Evaluation"
    reference: tuple[ReadDocument, ...]
    rejections: tuple[Rejection, ...]


def evaluate(
    annotations: Sequence[str],
    *,
    predicted: str | None = None,
    workers: int = 0,
    catalogue: str | None = None,
    reader_name: str | None = None,
) -> Evaluated:
    """Score the reader, or a file of predictions, against annotated documents.

    Args:
        annotations: files or folders of annotated documents in the guide's shape.
        predicted: file of JSON objects, each with the ``id`` of a document and the predicted ``claims``; None to read
            the documents now.
        workers: number of processes that read; 0 for none beside this one.
        catalogue: path of a file of one's own corrections to the catalogues; None for ``WAYBILL_CATALOGUE``.
        reader_name: ``trained``, ``rules`` or one that is installed; None for ``WAYBILL_READER``.

    Raises:
        UsageError: no annotated document, one that comes twice, or predictions that cannot be read.
    """
    from waybill.evaluation.compare import compare
    from waybill.evaluation.predictions import predictions

    reference, rejections = _annotated(annotations)
    if not reference:
        why = "".join(f"; {each.subject}: {each.detail}" for each in rejections[:MOST_TOLD])
        raise UsageError(problem=f"there are no annotated documents in {', '.join(annotations)}{why}")
    its_reader = reader(reader_name, catalogue=catalogue)
    if predicted is None:
        read = partial(read_document, reader=its_reader)
        found = list(executor(workers).map(read, [each.document for each in reference]))
    else:
        given = predictions(_lines(predicted), reference, place=predicted)
        found = list(given.documents)
        rejections += given.set_aside
    return Evaluated(
        evaluation=compare(reference, found, its_reader.ontology),
        reference=tuple(sorted(reference, key=lambda each: each.document.id)),
        rejections=tuple(rejections),
    )


def _annotated(inputs: Sequence[str]) -> tuple[list[ReadDocument], list[Rejection]]:
    documents: list[ReadDocument] = []
    rejections: list[Rejection] = []
    for outcome in read_annotated(captures(inputs, captured_at=datetime.now(UTC), stdin=None)):
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            documents.append(outcome)
    return documents, rejections


def _lines(predicted: str) -> list[str]:
    """One JSON object a line, whether the file holds lines, a list, or one object on many lines."""
    try:
        text = Path(predicted).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(problem=f"predictions {predicted} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(problem=f"predictions {predicted} are no UTF-8 text") from error
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return text.split("\n")
    return [json.dumps(each) for each in (whole if isinstance(whole, list) else [whole])]
