"""The words by which cases, claims, documents and entities are found, the same wherever one looks for them."""

from collections.abc import Iterable

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.telling.sentences import telling


def said_in_case(case: Case, claims: Iterable[FiledClaim]) -> str:
    """Its id, what is told of it, and the words of its claims."""
    quotes = (quote.text for filed in claims for quote in filed.claim.evidence)
    return "\n".join((case.id, telling(case), *quotes))


def said_in_claim(filed: FiledClaim) -> str:
    """Its sentences, and who is said to say so."""
    said = [quote.text for quote in filed.claim.evidence]
    said += [speaker.text for chain in filed.claim.sources for speaker in chain]
    return "\n".join(said)


def said_in_document(document: Document) -> str:
    """Its title, its publisher and its text."""
    return f"{document.title or ''}\n{document.publisher or ''}\n{document.text}"


def said_of_entity(entity: Entity) -> str:
    """Its names."""
    return "\n".join((entity.name, *entity.aliases))
