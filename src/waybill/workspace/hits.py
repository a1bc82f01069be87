"""What was found, as people are told of it."""

from dataclasses import dataclass

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject
from waybill.core.review import ref_text
from waybill.telling import wording
from waybill.telling.excerpts import Piece, excerpt
from waybill.telling.sentences import telling
from waybill.telling.titles import claim_title, document_title
from waybill.text.questions import Question
from waybill.workspace.texts import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A case, claim, document or entity that was found.

    Attributes:
        id: of a claim ``document#claim``.
        note: what else is to be known of it: its grade, who published it and when, other names.
        excerpt: of what it says; empty of cases and entities, whose title says it.
    """

    kind: str
    id: str
    title: str
    note: str
    excerpt: tuple[Piece, ...]


def hit(found: Thing, asked: Question) -> Hit:
    """Something that was found, around the words that were looked for."""
    match found:
        case Case():
            notes = [*([f"grade {found.grade}"] if found.grade else []), *marks_of(found)]
            return Hit(kind="case", id=found.id, title=telling(found), note=" · ".join(notes), excerpt=())
        case FiledClaim():
            said = excerpt("\n".join(quote.text for quote in found.claim.evidence), asked)
            by = "; ".join(map(wording.chain, found.claim.sources))
            notes = [
                wording.label(found.claim.stage),
                _printed(found.document),
                *([f"according to {by}"] if by else []),
            ]
            return Hit(
                kind="claim",
                id=ref_text(found.ref),
                title=claim_title(found.claim),
                note=" · ".join(notes),
                excerpt=said,
            )
        case Document():
            said = excerpt(found.text, asked)
            return Hit(kind="document", id=found.id, title=document_title(found), note=_printed(found), excerpt=said)
    return _of_entity(found)


def _of_entity(entity: Entity) -> Hit:
    note = " · ".join((wording.label(entity.kind), *entity.aliases[:6]))
    return Hit(kind="entity", id=entity.id, title=entity.name, note=note, excerpt=())


def _printed(document: Document) -> str:
    return f"{document.publisher or 'unknown publisher'}, {document.published or 'undated'}"


def marks_of(case: Case) -> tuple[str, ...]:
    """What stands out about a case."""
    marks = {
        "covert": case.summary.covert,
        "disputed": case.disputed,
        "lasting relation": case.kind.value == "relation",
    }
    return tuple(name for name, holds in marks.items() if holds)


def hit_to_json(hit: Hit) -> JsonObject:
    """What was found, for programs; what was looked for stands in its excerpt between two stars."""
    said = "".join(f"**{piece.text}**" if piece.is_found else piece.text for piece in hit.excerpt)
    return {"kind": hit.kind, "id": hit.id, "title": hit.title, "note": hit.note, "excerpt": said}
