"""What a case is graded on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from waybill.core.case import Case, Origin
from waybill.core.claim import Claim, ClaimRef, Polarity, Stage
from waybill.core.document import Document
from waybill.core.grade import Reliability
from waybill.core.ids import DocumentId
from waybill.core.period import Period
from waybill.core.speaker import SpeakerKind
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case with what its grade depends on.

    Attributes:
        reliability: of the most reliable outlet that carries an affirming claim (of a denial if nobody affirms).
        outlet: that outlet; None where no outlet can be judged.
        own_judgement: where its letter comes from a user's own catalogue, the file and why; None otherwise.
        agreeing: the most affirming origins whose dates do not exclude those of one among them.
        deniers: who denies it, by name.
    """

    case: Case
    affirming: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    reliability: Reliability
    outlet: str | None
    own_judgement: str | None = None
    agreeing: int
    deniers: tuple[str, ...]


def dossier(
    case: Case,
    claims: Sequence[Claim],
    found: tuple[Origin, ...],
    documents: Mapping[DocumentId, Document],
    ontology: Ontology,
) -> Dossier:
    """Gather what the grade of a case depends on, from its claims and their origins."""
    affirming = tuple(claim for claim in claims if claim.polarity is Polarity.AFFIRMED)
    denying = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    carried = [
        judged for claim in affirming or denying for judged in _carried(claim, documents.get(claim.document), ontology)
    ]
    reliability, outlet = min(carried, default=(Reliability.CANNOT_BE_JUDGED, None))
    return Dossier(
        case=case,
        affirming=affirming,
        origins=found,
        reliability=reliability,
        outlet=outlet,
        own_judgement=None if outlet is None else _own_judgement(outlet, ontology),
        agreeing=_agreeing(affirming, found),
        deniers=tuple(sorted({name for claim in denying for name in _speakers(claim, documents.get(claim.document))})),
    )


def _carried(claim: Claim, document: Document | None, ontology: Ontology) -> Iterator[tuple[Reliability, str]]:
    """For each chain the least reliable of the outlets that it comes through, of those that can be judged."""
    publisher = [document.publisher] if document is not None and document.publisher else []
    for chain in claim.sources or ((),):
        outlets = [*publisher, *(node.text for node in chain if node.kind is SpeakerKind.OUTLET)]
        judged = [(_reliability(outlet, ontology), outlet) for outlet in outlets]
        known = [each for each in judged if each[0] is not Reliability.CANNOT_BE_JUDGED]
        if known:
            yield max(known)


def _reliability(outlet: str, ontology: Ontology) -> Reliability:
    known = ontology.outlets.named(outlet)
    return ontology.reliability(known[0].id) if len(known) == 1 else Reliability.CANNOT_BE_JUDGED


def _own_judgement(outlet: str, ontology: Ontology) -> str | None:
    known = ontology.outlets.named(outlet)
    return ontology.own_judgement(known[0].id) if len(known) == 1 else None


def _speakers(claim: Claim, document: Document | None) -> Iterator[str]:
    if claim.sources:
        yield from (chain[-1].text for chain in claim.sources)
    else:
        yield (document.publisher if document is not None else None) or "unknown publisher"


def _agreeing(affirming: Sequence[Claim], found: Sequence[Origin]) -> int:
    if not affirming:
        return 0
    by_ref = {ClaimRef(claim.document, claim.id): claim for claim in affirming}
    dates = [_dates([by_ref[ref] for ref in origin.claims]) for origin in found]
    return max(sum(_meet(left, right) for right in dates) for left in dates)


def _dates(claims: Sequence[Claim]) -> Mapping[Stage, Sequence[Period]]:
    dates: dict[Stage, list[Period]] = defaultdict(list)
    for claim in claims:
        if claim.date is not None:
            dates[claim.stage].append(claim.date.period)
    return dates


def _meet(left: Mapping[Stage, Sequence[Period]], right: Mapping[Stage, Sequence[Period]]) -> bool:
    return all(
        any(period.meets(other) for period in left[stage] for other in right[stage]) for stage in left.keys() & right
    )
