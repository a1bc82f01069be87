"""JSON in the guide's shape: documents, and readings where claims come with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from waybill.core.binding import claims_from_json
from waybill.core.capture import Capture
from waybill.core.decided import decided_from_json
from waybill.core.document import Document, Hints
from waybill.core.ids import Digest, DocumentId, JsonObject, JsonValue, sha256
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading, Reason, Rejection
from waybill.core.shape import document_from_json, published_on
from waybill.errors import ShapeError
from waybill.ingest.decoding import unify_line_ends
from waybill.ingest.json_elements import Element, elements
from waybill.ingest.plain_text import empty

IMPORT: Final = "import"
"""Name of the maker of imported claims that do not say who made them."""

_UNKEEPABLE: Final = re.compile("[\0\ud800-\udfff]")
_REMEDY: Final = "correct this document by docs/manual/claims.md and give it again"


def read(capture: Capture, hints: Hints) -> Iterator[Document | Rejection]:
    """Documents of a JSON input, or why not, one by one; their claims are left alone."""
    for each in _shaped(capture, hints):
        yield each if isinstance(each, Rejection) else each[1]


def read_annotated(capture: Capture, maker: Maker | None) -> Iterator[ReadDocument | Rejection]:
    """Documents with the claims that came with them; a document goes with its claims or not at all."""
    for each in _shaped(capture, Hints()):
        yield each if isinstance(each, Rejection) else _annotate(*each, maker)


def _shaped(capture: Capture, hints: Hints) -> Iterator[tuple[Element, Document] | Rejection]:
    """Elements with their documents; of two with one id and different texts the later is set aside."""
    texts: dict[DocumentId, Digest] = {}
    capture_id = capture.id  # a digest of all bytes: once, not once a line
    for element in elements(capture):
        if isinstance(element, Rejection):
            yield element
            continue
        document = _document(element, hints)
        if isinstance(document, Rejection):
            yield document
            continue
        digest = sha256(document.text.encode())
        if texts.setdefault(document.id, digest) != digest:
            yield _conflict(element.place, document.id)
        else:
            yield element, replace(document, capture=capture_id)


def _document(element: Element, hints: Hints) -> Document | Rejection:
    fields = element.value
    if not isinstance(fields, dict):
        return _refuse(element, "it is not a JSON object")
    own = {key: value for key, value in fields.items() if key != "claims" and value not in (None, "")}
    text = own.get("text", "")
    if isinstance(text, str) and "text" in fields and not text.strip():
        return empty(element.place)
    if isinstance(own.get("id"), bool):
        return _refuse(element, "'id' is neither text nor a whole number")
    unkeepable = next((key for key, value in own.items() if _is_unkeepable(value)), None)
    if unkeepable is not None:
        return _refuse(element, f"{unkeepable!r} holds a NUL or half of a surrogate pair, which no text may hold")
    published = own.get("published")
    try:
        published_on(published if isinstance(published, str) else None, place=element.place)
    except ShapeError as error:
        return _refuse(element, _problem(error, element), reason=Reason.INVALID_DATE)
    if isinstance(text, str) and text:
        own["text"] = unify_line_ends(text)
    try:
        return document_from_json({**_fields(hints), **own}, place=element.place)
    except ShapeError as error:
        return _refuse(element, _problem(error, element))


def _fields(hints: Hints) -> JsonObject:
    published = None if hints.published is None else hints.published.isoformat()
    return {"url": hints.url, "publisher": hints.publisher, "published": published}


def _annotate(element: Element, document: Document, maker: Maker | None) -> ReadDocument | Rejection:
    fields = element.value
    assert isinstance(fields, dict)
    if not isinstance(fields.get("claims"), list):
        return _refuse(element, "it has no list 'claims'; one without claims has an empty list")
    if _is_unkeepable(fields["claims"]):
        return _refuse(
            element, "a claim holds a NUL or half of a surrogate pair, which no text may hold", Reason.INVALID_CLAIM
        )
    said = fields.get("maker")
    made_by = maker if said is None and maker is not None else _maker(said)
    if made_by is None:
        return _refuse(element, "'maker' is neither a name nor an object with a 'name'")
    if any(map(_is_unkeepable, (fields.get("read"), fields.get("judgements"), fields.get("reviews")))):
        return _refuse(element, "what was decided holds a NUL or half of a surrogate pair, which no text may hold")
    try:
        claims = claims_from_json(_with_moved_spans(_as_read(fields)), document, place=element.place)
        decided = decided_from_json(fields, document, place=element.place)
    except ShapeError as error:
        return _refuse(element, _problem(error, element), Reason.INVALID_CLAIM)
    reading = Reading(document=document.id, document_digest=document.digest, maker=made_by, claims=claims)
    return ReadDocument(document=document, reading=reading, decided=decided)


def _as_read(fields: JsonObject) -> JsonObject:
    """A document of our own export with its claims as they were before anything was made of them.

    ``claims`` stand there as reviewed and with the entities that were found; ``read`` has them as they were read, and
    ``resolved`` says that they were read without entities.
    """
    if fields.get("read") is not None:
        return {**fields, "claims": fields["read"]}
    claims = fields["claims"]
    if fields.get("resolved") is not True or not isinstance(claims, list):
        return fields
    unmet = [
        {key: value for key, value in claim.items() if key != "entities"} if isinstance(claim, dict) else claim
        for claim in claims
    ]
    return {**fields, "claims": unmet}


def _maker(said: JsonValue) -> Maker | None:
    """Who made the claims, as the document says; always an import, since nobody here saw it made."""
    fields = said if isinstance(said, dict) else {"name": IMPORT if said is None else said}
    name, version, model = fields.get("name"), fields.get("version") or "", fields.get("model")
    if not (isinstance(name, str) and name.strip() and isinstance(version, str) and isinstance(model, str | None)):
        return None
    return None if _is_unkeepable(fields) else Maker(kind=MakerKind.IMPORT, name=name, version=version, model=model)


def _with_moved_spans(fields: Mapping[str, JsonValue]) -> JsonObject:
    """Unified line ends are shorter: spans given for the text as it was written follow it."""
    text, claims = fields["text"], fields["claims"]
    assert isinstance(text, str)
    assert isinstance(claims, list)
    if "\r\n" not in text:
        return fields
    return {
        **fields,
        "claims": [
            {**claim, "spans": _moved(claim["spans"], text)} if isinstance(claim, dict) and "spans" in claim else claim
            for claim in claims
        ],
    }


def _moved(spans: JsonValue, text: str) -> JsonValue:
    if isinstance(spans, dict):
        return {key: _moved(value, text) for key, value in spans.items()}
    if isinstance(spans, list):
        return [_moved(value, text) for value in spans]
    return spans - text.count("\r\n", 0, spans + 1) if type(spans) is int and spans >= 0 else spans


def _is_unkeepable(value: JsonValue) -> bool:
    """Whether a string in it cannot be written as UTF-8 or kept by a database."""
    if isinstance(value, str):
        return _UNKEEPABLE.search(value) is not None
    if isinstance(value, dict):
        return any(_is_unkeepable(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_is_unkeepable, value))


def _problem(error: ShapeError, element: Element) -> str:
    return str(error).removeprefix(element.place).lstrip(",: ")


def _refuse(element: Element, detail: str, reason: Reason = Reason.INVALID_DOCUMENT) -> Rejection:
    return Rejection(reason=reason, subject=element.place, detail=detail, remedy=_REMEDY)


def _conflict(place: str, document: DocumentId) -> Rejection:
    return Rejection(
        reason=Reason.CONFLICTING_ID,
        subject=place,
        detail=f"an earlier document of this input has the id {document[:60]!r} and another text",
        remedy="give it an id of its own, or none",
        document=document,
    )
