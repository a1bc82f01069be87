"""The tables of an export, all of them, filled in one walk through the selection."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.export.case_tables import CASE_TABLES, DOCUMENT_TABLES
from waybill.export.claim_tables import CLAIM_TABLES
from waybill.export.columns import Row, Table
from waybill.export.selection import Selection

AnyTable: TypeAlias = Table[FiledClaim] | Table[Case] | Table[Document]

TABLES: Final[tuple[AnyTable, ...]] = (*CLAIM_TABLES, *CASE_TABLES, *DOCUMENT_TABLES)

NO_TEXTS: Final = "the texts of documents are left out of tables; the format json has them"


def filled(selection: Selection) -> Iterator[tuple[AnyTable, Row]]:
    """Rows of all tables, each with its table; those of one table in the order of the selection."""
    for document in selection.documents():
        for of_documents in DOCUMENT_TABLES:
            yield from ((of_documents, row) for row in of_documents.rows(document, selection))
        for filed in selection.claims_in(document.id):
            for of_claims in CLAIM_TABLES:
                yield from ((of_claims, row) for row in of_claims.rows(filed, selection))
    for case in selection.cases():
        for of_cases in CASE_TABLES:
            yield from ((of_cases, row) for row in of_cases.rows(case, selection))
