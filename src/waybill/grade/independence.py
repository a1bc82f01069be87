"""Count the independent origins of a case: the roots of what its tellers repeat."""

from collections.abc import Mapping, Sequence

from waybill.core.case import Origin
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.grade.graph import provenance
from waybill.ontology import Ontology


def origins(
    claims: Sequence[Claim], documents: Mapping[DocumentId, Document], ontology: Ontology
) -> tuple[Origin, ...]:
    """Origins of a case's affirming claims, or of its denials where nobody affirms; by name."""
    return provenance(claims, documents, ontology).origins
