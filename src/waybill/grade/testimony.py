"""One claim with everything that a grade asks of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from waybill.core.case import Origin
from waybill.core.claim import Claim, ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.grade import Reliability
from waybill.core.ids import DocumentId
from waybill.core.speaker import SpeakerKind
from waybill.grade.consistency import flaws
from waybill.grade.slots import Said, said
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """A claim, made ready to be graded.

    Attributes:
        publisher: None where nobody knows it.
        said: what it says, by topic.
        reliability: of the most reliable of its chains, each of which is worth its least reliable outlet.
        outlet: that outlet; None where no outlet can be judged.
        flaws: what does not hold together in it.
        days_late: from the event to the report; None where either is not dated.
    """

    ref: ClaimRef
    claim: Claim
    publisher: str | None
    said: Said
    reliability: Reliability
    outlet: str | None
    flaws: tuple[str, ...]
    days_late: int | None

    @property
    def affirms(self) -> bool:
        """Whether it says that it happened."""
        return self.claim.polarity is Polarity.AFFIRMED

    def last_speakers(self) -> tuple[Origin, ...]:
        """Where its chains end, the publisher where it has none, as if there were no other claim."""
        if not self.claim.sources:
            kind = SpeakerKind.UNKNOWN if self.publisher is None else SpeakerKind.OUTLET
            name = self.publisher or "unknown publisher"
            return (Origin(text=name, kind=kind, named=self.publisher is not None, claims=(self.ref,)),)
        last = {(chain[-1].text, chain[-1].kind, chain[-1].named) for chain in self.claim.sources}
        return tuple(
            Origin(text=text, kind=kind, named=named, claims=(self.ref,)) for text, kind, named in sorted(last)
        )


def testimony(claim: Claim, documents: Mapping[DocumentId, Document], ontology: Ontology) -> Testimony:
    """Gather what a grade asks of a claim."""
    document = documents.get(claim.document)
    publisher = None if document is None else document.publisher
    reliability, outlet = min(_carried(claim, publisher, ontology), default=(Reliability.CANNOT_BE_JUDGED, None))
    return Testimony(
        ref=ClaimRef(claim.document, claim.id),
        claim=claim,
        publisher=publisher or None,
        said=said(claim, ontology),
        reliability=reliability,
        outlet=outlet,
        flaws=flaws(claim, document, ontology),
        days_late=_days_late(claim, None if document is None else document.published),
    )


def _carried(claim: Claim, publisher: str | None, ontology: Ontology) -> Iterator[tuple[Reliability, str]]:
    """For each chain the least reliable of the outlets that it comes through, of those that can be judged."""
    for chain in claim.sources or ((),):
        outlets = [*filter(None, [publisher]), *(node.text for node in chain if node.kind is SpeakerKind.OUTLET)]
        judged = [(_reliability(outlet, ontology), outlet) for outlet in outlets]
        known = [each for each in judged if each[0] is not Reliability.CANNOT_BE_JUDGED]
        if known:
            yield max(known)


def _reliability(outlet: str, ontology: Ontology) -> Reliability:
    known = ontology.outlets.named(outlet)
    return ontology.reliability(known[0].id) if len(known) == 1 else Reliability.CANNOT_BE_JUDGED


def _days_late(claim: Claim, published: date | None) -> int | None:
    if claim.date is None or published is None or claim.date.period.latest is None:
        return None
    return (published - claim.date.period.latest).days
