"""What a ledger can be asked: claims with where they come from, cases, and which of them to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import Maker
from waybill.ontology import Ontology
from waybill.text.names import is_same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A case with all its claims.

    Attributes:
        judged: what people and the resolver judged of its claims and parties.
    """

    case: Case
    claims: tuple[FiledClaim, ...]
    judged: tuple[JudgementHistory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims or cases to show; what is left out does not matter.

    Attributes:
        supplier: a name; whoever it means, and whatever is part of that, is wanted.
        recipient: likewise.
        covert: True for covert ones only.
        disputed: True for disputed ones only.
    """

    supplier: str | None = None
    recipient: str | None = None
    item_class: WeaponClass | None = None
    stage: Stage | None = None
    covert: bool = False
    disputed: bool = False

    def told(self) -> tuple[str, ...]:
        """What is wanted, in words: ``supplier=Iran``; empty where everything is."""
        said = ((each.name, getattr(self, each.name)) for each in fields(self))
        return tuple(name if value is True else f"{name}={value}" for name, value in said if value)

    def is_claim(self, filed: FiledClaim, ontology: Ontology) -> bool:
        """Whether a claim is wanted."""
        claim = filed.claim
        return (
            is_among(self.supplier, ((each.text, each.entity) for each in claim.supplier), ontology)
            and is_among(self.recipient, ((each.text, each.entity) for each in claim.recipient), ontology)
            and self.item_class in (None, *(item.weapon_class for item in claim.items))
            and self.stage in (None, claim.stage)
            and (claim.covert or not self.covert)
            and (filed.is_disputed or not self.disputed)
        )

    def is_case(self, case: Case, ontology: Ontology) -> bool:
        """Whether a case is wanted."""
        summary = case.summary
        return (
            is_among(self.supplier, ((each.name, each.entity) for each in summary.supplier), ontology)
            and is_among(self.recipient, ((each.name, each.entity) for each in summary.recipient), ontology)
            and self.item_class in (None, *(item.weapon_class for item in summary.items))
            and self.stage in (None, summary.stage)
            and (summary.covert or not self.covert)
            and (case.disputed or not self.disputed)
        )


def is_among(wanted: str | None, parties: Iterable[tuple[str, EntityId | None]], ontology: Ontology) -> bool:
    """Whether a wanted name means one of these parties, or what one of them is part of; None means everybody."""
    if wanted is None:
        return True
    meant = {entity.id for entity in ontology.parties.named(wanted)}
    return any(
        is_same_name(wanted, name) or not meant.isdisjoint(_lineage(entity, ontology)) for name, entity in parties
    )


def _lineage(entity: EntityId | None, ontology: Ontology) -> set[EntityId]:
    if entity is None:
        return set()
    return {entity, *(ancestor.id for ancestor in ontology.parties.ancestors(entity))}


def filed_claims(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    cases: Iterable[Case],
    makers: Mapping[DocumentId, Maker],
) -> tuple[FiledClaim, ...]:
    """Claims with their documents, their cases, and who denies them; in the order of publication, undated last.

    Args:
        claims: in their document's order.
        documents: by id, those of all the claims.
        cases: those recorded.
        makers: who made each document's current reading.
    """
    listed = list(claims)
    case_of = {ref: case.id for case in cases for ref in case.claims}
    denials: dict[ClaimRef, list[ClaimRef]] = {}
    for claim in listed:
        if claim.disputes is not None:
            denied = ClaimRef(claim.document, claim.disputes)
            denials.setdefault(denied, []).append(ClaimRef(claim.document, claim.id))
    filed = [
        FiledClaim(
            claim=claim,
            document=documents[claim.document],
            case=case_of.get(ClaimRef(claim.document, claim.id)),
            maker=makers[claim.document],
            denied_by=tuple(sorted(denials.get(ClaimRef(claim.document, claim.id), ()))),
        )
        for claim in listed
    ]
    return tuple(sorted(filed, key=lambda each: (each.document.published or date.max, each.document.id)))


def sorted_cases(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Cases in the order in which they became public, undated last."""
    return tuple(sorted(cases, key=lambda case: (case.first_published or date.max, case.id)))
