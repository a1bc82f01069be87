"""Answers as JSON: what an assistant needs in order to quote, with the ids to look everything up by."""

from waybill.answering.finding import claims_of
from waybill.core.case import Case
from waybill.core.case_records import case_to_json
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId, JsonObject
from waybill.core.shape import claim_to_json
from waybill.telling.sentences import telling
from waybill.workspace.held import Held

ONLY_FOR_PROGRAMS = ("spans", "entities", "grounds", "triggers", "score")
ONLY_THE_NUMBER = ("tellers", "ties", "texts", "slot_grades", "claim_grades", "claims")


def with_state(held: Held, answer: JsonObject) -> JsonObject:
    """An answer with the state of the ledger that it is true of."""
    return {"ledger": {"sequence": held.sequence, "digest": held.digest}, **answer}


def found_case(case: Case) -> JsonObject:
    """A case in a list."""
    return {
        "id": case.id,
        "told": telling(case),
        "grade": None if case.grade is None else str(case.grade),
        "origins": len(case.origins),
        "disputed": case.disputed,
        "dates": [period.edtf for period in case.summary.dates],
        "first_published": None if case.first_published is None else case.first_published.isoformat(),
        "documents": list(case.documents),
    }


def whole_case(case: Case, held: Held) -> JsonObject:
    """A case with what was made of it, and each of its claims in its own words."""
    shape = {name: value for name, value in case_to_json(case).items() if name not in ONLY_THE_NUMBER}
    return {"told": telling(case), **shape, "claims": [quoted_claim(each) for each in claims_of(case, held)]}


def quoted_claim(filed: FiledClaim) -> JsonObject:
    """A claim with its words, who says so, and where it was published."""
    document = filed.document
    shape = {name: value for name, value in claim_to_json(filed.claim).items() if name not in ONLY_FOR_PROGRAMS}
    return {
        **shape,
        "document": document.id,
        "case": filed.case,
        "title": document.title,
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.isoformat(),
        "url": document.url,
        "read_by": filed.maker.to_json(),
    }


def piece_of_text(document_id: DocumentId, held: Held, *, start: int, length: int) -> JsonObject:
    """A stretch of a document's text, with where the next one starts."""
    document = held.documents[document_id]
    capture = None if document.capture is None else held.captures.get(document.capture)
    end = min(start + length, len(document.text))
    return {
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.isoformat(),
        "url": document.url,
        "language": document.language,
        "sha256": None if capture is None else capture.sha256,
        "start": start,
        "characters": len(document.text),
        "next_start": end if end < len(document.text) else None,
        "text": document.text[start:end],
    }
