"""Which cases an assistant means: by words in them, and by what is wanted of them."""

from collections.abc import Iterator, Sequence

from waybill.core.case import Case
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, DocumentId
from waybill.errors import UsageError
from waybill.text.names import key
from waybill.workspace import Wanted
from waybill.workspace.asking import sorted_cases
from waybill.workspace.held import Held


def cases_with(words: str, wanted: Wanted, held: Held) -> Iterator[Case]:
    """Wanted cases that have all the words in their names, claims or publishers, in the order of publication."""
    sought = key(words).split()
    for case in sorted_cases(held.cases.values()):
        if wanted.is_case(case, held.ontology):
            said = f" {key(' '.join(_words_of(case, held)))} " if sought else ""
            if all(f" {word}" in said for word in sought):
                yield case


def _words_of(case: Case, held: Held) -> Iterator[str]:
    summary = case.summary
    parties = (*summary.supplier, *summary.recipient, *summary.intermediary)
    for party in (*parties, *summary.origin, *summary.via, *summary.destination):
        yield party.name
        entity = None if party.entity is None else held.entity(party.entity)
        yield "" if entity is None else entity.name
    yield from (item.name for item in summary.items)
    for filed in claims_of(case, held):
        yield from (quote.text for quote in filed.claim.evidence)
        yield filed.document.publisher or ""
        yield filed.document.title or ""


def claims_of(case: Case, held: Held) -> Sequence[FiledClaim]:
    """The claims of a case, in its order."""
    return [held.claims[ref] for ref in case.claims if ref in held.claims]


def case_named(case_id: str, held: Held) -> Case:
    """The case of an id; of one that was merged into another, the other.

    Raises:
        UsageError: there is none.
    """
    followed = CaseId(case_id)
    while followed not in held.cases:
        successor = held.retired.get(followed)
        if successor is None:
            raise UsageError(problem=f"there is no case {case_id!r} in this ledger; search_cases finds cases")
        followed = successor
    return held.cases[followed]


def claims_in(document_id: str, held: Held) -> Sequence[FiledClaim]:
    """The claims of a document in the order of its text.

    Raises:
        UsageError: there is no such document.
    """
    if document_id not in held.documents:
        raise UsageError(
            problem=f"there is no document {document_id!r} in this ledger; read_case names those of a case"
        )
    return held.claims_of.get(DocumentId(document_id), ())
