"""Find the independent origins of cases, where their claims disagree, and grade them.

In:     cases, the claims and documents they rest on, the catalogues.
Out:    the same cases, in order, with their texts, the graph of their origins, steps, disagreements, denials and
        grades; what they had before is replaced.
Laws:   no case, value or claim with fewer than two independent origins, or that one report alone tells, and no case
        that is denied, is confirmed (credibility 1);
        one more independent origin that affirms never worsens the credibility of a case;
        every grade has its reasons;
        values that exclude each other all stand in a disagreement, each with the claims that say it;
        the same input gives the same grade.
Never:  counts a repetition or a denial as confirmation.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from waybill.core.case import Case, ClaimGrade, Origin
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.topic import Topic
from waybill.grade.disagreements import denials, disagreements, sides_by_topic
from waybill.grade.dossier import alone, dossier
from waybill.grade.grading import graded
from waybill.grade.graph import provenance
from waybill.grade.signatures import Signature
from waybill.grade.slot_grading import slot_grades
from waybill.grade.slots import PARTING
from waybill.grade.steps import steps
from waybill.grade.testimony import Testimony, testimony
from waybill.ontology import Ontology


def grade(
    cases: Sequence[Case],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    ontology: Ontology,
    signatures: Mapping[DocumentId, Signature] | None = None,
) -> tuple[Case, ...]:
    """Grade every case.

    Args:
        cases: as linked.
        claims: all claims of the cases are among them.
        documents: those of the claims that are known.
        ontology: the catalogues.
        signatures: of documents, as far as they are known; the others are computed.
    """
    by_ref = {ClaimRef(claim.document, claim.id): claim for claim in claims}
    by_id = {document.id: document for document in documents}
    found = []
    for case in cases:
        listed = [by_ref[ref] for ref in case.claims]
        found_out = provenance(listed, by_id, ontology, signatures)
        known = replace(
            case,
            texts=found_out.texts,
            tellers=found_out.tellers,
            ties=found_out.ties,
            origins=found_out.origins,
        )
        found.append(_graded(known, [testimony(claim, by_id, ontology) for claim in listed], ontology))
    return tuple(found)


def _graded(case: Case, testimonies: Sequence[Testimony], ontology: Ontology) -> Case:
    """A case whose origins are known, with all that follows from them."""
    affirming = [each for each in testimonies if each.affirms]
    topics = sides_by_topic(affirming or testimonies)
    differing = disagreements(topics, case.origins)
    details = [str(Topic(each.slot, each.about)) for each in differing if each.slot not in PARTING]
    whole = dossier(testimonies, case.origins, ontology, texts=case.texts, details=details)
    return replace(
        case,
        steps=steps((each.claim for each in testimonies), case.summary.stage),
        disagreements=differing,
        denials=denials(testimonies),
        grade=graded(whole),
        slot_grades=slot_grades(topics, whole, ontology, texts=case.texts),
        claim_grades=tuple(_claim_grades(testimonies, case.origins, ontology)),
    )


def _claim_grades(
    testimonies: Sequence[Testimony], found: Sequence[Origin], ontology: Ontology
) -> Iterator[ClaimGrade]:
    origins_of: dict[ClaimRef, list[Origin]] = defaultdict(list)
    for origin in found:
        for ref in origin.claims:
            origins_of[ref].append(origin)
    for each in testimonies:
        yield ClaimGrade(claim=each.ref, grade=graded(alone(each, origins_of[each.ref], ontology)))
