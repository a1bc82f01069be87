"""What a ledger can be asked: claims with where they come from, and cases."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import Maker
from waybill.core.review import Review
from waybill.ledger.views import View

NO_REVIEWS: Final[Mapping[ClaimRef, Review]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A case with all its claims.

    Attributes:
        judged: what people and the resolver judged of its claims and parties.
    """

    case: Case
    claims: tuple[FiledClaim, ...]
    judged: tuple[JudgementHistory, ...] = ()


def filed_claims(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    cases: Iterable[Case],
    makers: Mapping[DocumentId, Maker],
    reviews: Mapping[ClaimRef, Review] = NO_REVIEWS,
) -> tuple[FiledClaim, ...]:
    """Claims with their documents, their cases, and who denies them; in the order of publication, undated last.

    Args:
        claims: in their document's order.
        documents: by id, those of all the claims.
        cases: those recorded.
        makers: who made each document's current reading.
        reviews: those that count, by claim.
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
            maker=_maker(claim, makers, reviews),
            denied_by=tuple(sorted(denials.get(ClaimRef(claim.document, claim.id), ()))),
            review=reviews.get(ClaimRef(claim.document, claim.id)),
        )
        for claim in listed
    ]
    return tuple(sorted(filed, key=lambda each: (each.document.published or date.max, each.document.id)))


def _maker(claim: Claim, makers: Mapping[DocumentId, Maker], reviews: Mapping[ClaimRef, Review]) -> Maker:
    """Who found a claim: who read it, or the person who added it."""
    review = reviews.get(ClaimRef(claim.document, claim.id))
    return makers[claim.document] if review is None or review.author is None else review.author


def sorted_cases(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Cases in the order in which they became public, undated last."""
    return tuple(sorted(cases, key=lambda case: (case.first_published or date.max, case.id)))


def claims_among(case: Case, claims: Mapping[ClaimRef, FiledClaim]) -> tuple[FiledClaim, ...]:
    """The claims of a case, in its order."""
    return tuple(claims[ref] for ref in case.claims if ref in claims)


def claims_in(view: View) -> Callable[[Case], tuple[FiledClaim, ...]]:
    """Gives the claims of a case as they were read; nothing is looked at until somebody asks."""
    makers = cache(lambda: {each.document: each.maker for each in reversed(view.readings())})

    def claims_of(case: Case) -> tuple[FiledClaim, ...]:
        documents = {each.id: each for each in map(view.document, case.documents) if each is not None}
        claims = [claim for each in documents for claim in view.claims_of(each)]
        return claims_among(case, {each.ref: each for each in filed_claims(claims, documents, [case], makers())})

    return claims_of
