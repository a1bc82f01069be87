"""Predictions from a file: lines of JSON in the guide's shape, bound to the texts of the reference.

In:     the lines, and the reference.
Out:    documents with predicted claims, in the order of the lines, and what was set aside.
Laws:   every line that is not blank comes out as a document or as a rejection, every claim of it likewise;
        a claim that is set aside is in no figure, so its reference counts as missed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.binding import claim_from_json
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.fields import checked
from waybill.core.ids import ClaimId, DocumentId, JsonObject, JsonValue
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading, Reason, Rejection
from waybill.errors import ShapeError

REMEDY: Final = "correct the line by docs/manual/claims.md; the other lines are scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What a file of predictions holds.

    Attributes:
        documents: with the reference's text and the predicted claims.
        set_aside: lines and claims that cannot be scored, lines about documents that the reference lacks included.
    """

    documents: tuple[ReadDocument, ...]
    set_aside: tuple[Rejection, ...]


def predictions(lines: Iterable[str], reference: Sequence[ReadDocument], *, place: str) -> Predictions:
    """Predicted claims, bound to the words of the documents with the same id.

    A line needs ``id`` and ``claims``. Its ``spans`` are kept where its ``text``, if it has one, is the reference's;
    elsewhere the words are looked up.

    Args:
        lines: one JSON object each; blank ones are passed over.
        reference: the documents that are scored.
        place: names the file in rejections.
    """
    texts = {read.document.id: read.document for read in reference}
    documents: dict[DocumentId, ReadDocument] = {}
    set_aside: list[Rejection] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        for outcome in _read(line, texts, file=place, subject=f"{place}:{number}"):
            if isinstance(outcome, Rejection):
                set_aside.append(outcome)
            elif outcome.document.id in documents:
                set_aside.append(
                    _rejection(Reason.CONFLICTING_ID, f"{place}:{number}", f"{outcome.document.id} came before")
                )
            else:
                documents[outcome.document.id] = outcome
    return Predictions(documents=tuple(documents.values()), set_aside=tuple(set_aside))


def _read(
    line: str, texts: Mapping[DocumentId, Document], *, file: str, subject: str
) -> Iterator[ReadDocument | Rejection]:
    try:
        shape: JsonValue = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield _rejection(Reason.INVALID_JSON, subject, str(error))
        return
    if not isinstance(shape, dict) or not isinstance(shape.get("claims"), list):
        yield _rejection(Reason.INVALID_DOCUMENT, subject, "it is not an object with 'id' and a list of 'claims'")
    elif (document := texts.get(DocumentId(str(shape.get("id"))))) is None:
        yield _rejection(Reason.INVALID_DOCUMENT, subject, f"document {shape.get('id')} is not in the reference")
    else:
        yield from _bound(shape, document, file=file, subject=subject)


def _bound(shape: JsonObject, document: Document, *, file: str, subject: str) -> Iterator[ReadDocument | Rejection]:
    claims: dict[ClaimId, Claim] = {}
    for outcome in _claims(shape, document, subject):
        if isinstance(outcome, Rejection):
            yield outcome
        elif outcome.id in claims:
            yield _rejection(Reason.INVALID_CLAIM, subject, f"two claims have the id {outcome.id}")
        else:
            claims[outcome.id] = outcome
    reading = Reading(
        document=document.id,
        document_digest=document.digest,
        maker=Maker(kind=MakerKind.IMPORT, name=file),
        claims=tuple(claims.values()),
    )
    yield ReadDocument(document=document, reading=reading)


def _claims(shape: JsonObject, document: Document, subject: str) -> Iterator[Claim | Rejection]:
    same_text = shape.get("text") in (None, document.text)
    listed = shape["claims"]
    assert isinstance(listed, list)
    for number, fields in enumerate(listed, 1):
        kept = fields if same_text or not isinstance(fields, dict) else {**fields, "spans": None}
        place = f"{subject}, claim {number}"
        try:
            # A claim without an id gets one from its JSON, and numbers like 1e999 have no JSON.
            with checked(place):
                claim = claim_from_json(kept, document, place=place)
        except ShapeError as error:
            yield _rejection(Reason.INVALID_CLAIM, place, str(error))
        else:
            yield claim


def _rejection(reason: Reason, subject: str, detail: str) -> Rejection:
    return Rejection(reason=reason, subject=subject, detail=detail, remedy=REMEDY)
