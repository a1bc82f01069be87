"""Find the independent origins of cases and grade them.

In:     cases, the claims and documents they rest on, the catalogues.
Out:    the same cases, in order, with origins and grade; what they had before is replaced.
Laws:   no case with fewer than two independent origins, and none that is denied, is confirmed (credibility 1);
        one more independent origin that affirms never worsens credibility;
        every grade has its reasons;
        the same input gives the same grade.
Never:  counts a repetition or a denial as confirmation.
"""

from collections.abc import Sequence
from dataclasses import replace

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.grade.dossier import dossier
from waybill.grade.grading import graded
from waybill.grade.independence import origins
from waybill.ontology import Ontology


def grade(
    cases: Sequence[Case], claims: Sequence[Claim], documents: Sequence[Document], ontology: Ontology
) -> tuple[Case, ...]:
    """Fill in origins and grade of every case; all claims of the cases must be among ``claims``."""
    by_ref = {ClaimRef(claim.document, claim.id): claim for claim in claims}
    by_id = {document.id: document for document in documents}
    found = []
    for case in cases:
        listed = [by_ref[ref] for ref in case.claims]
        its_origins = origins(listed, by_id, ontology)
        its_grade = graded(dossier(case, listed, its_origins, by_id, ontology))
        found.append(replace(case, origins=its_origins, grade=its_grade))
    return tuple(found)
