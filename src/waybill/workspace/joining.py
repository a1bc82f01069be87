"""Why the claims of a case are in it, as scripts read it."""

from collections.abc import Sequence

from waybill.core.document import Document
from waybill.core.ids import JsonObject
from waybill.core.judgement import Judgement
from waybill.link.joins import Join, joins
from waybill.link.profile import profiles
from waybill.ontology import Ontology
from waybill.workspace.asking import Filed


def joins_of(filed: Filed, judgements: Sequence[Judgement], ontology: Ontology) -> tuple[Join, ...]:
    """Why the claims of a case are in it, in the order of publication."""
    documents: list[Document] = [each.document for each in filed.claims]
    return joins(profiles([each.claim for each in filed.claims], documents, ontology), judgements)


def join_to_json(join: Join) -> JsonObject:
    """Why one claim is in its case."""
    return {
        "claim": {"document": join.claim.document, "claim": join.claim.claim},
        "other": {"document": join.other.document, "claim": join.other.claim},
        "bond": join.bond.value,
        "score": join.agreement.score,
        "grounds": [{"fact": each.fact, "level": each.level, "weight": each.weight} for each in join.agreement.grounds],
    }
