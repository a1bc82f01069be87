"""What of a claim is compared with other claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.core.claim import Claim, ClaimRef, Filler, Item, Polarity, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import DocumentId, EntityId
from waybill.ontology import AliasKind, Catalogue, Ontology
from waybill.text.names import key

_STATE: Final = "state/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Who, where or what stands in a slot.

    Attributes:
        own: entity ids, or keys of names where the entity is not known.
        above: ``own`` and what these belong to.
        settled: whether all of ``own`` are entities, so that unlike names mean unlike things.
    """

    own: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    settled: bool = True

    def agree(self, other: "Names") -> bool | None:
        """Whether one is, or belongs to, one of the others; None where either side is left out or in doubt."""
        if not self.own or not other.own:
            return None
        if self.own & other.above or self.above & other.own:
            return True
        return False if self.settled and other.settled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A claim, made ready for comparison.

    Attributes:
        published: None where the document is not dated.
        places: of the route; start and end only where they say more than a country.
        weapons: the designated ones; generic terms are left to ``classes``.
        classes: without ``other``, which says nothing.
    """

    ref: ClaimRef
    claim: Claim
    published: date | None
    supplier: Names
    recipient: Names
    intermediary: Names
    places: Names
    weapons: Names
    classes: frozenset[WeaponClass]

    @property
    def is_denial(self) -> bool:
        """Whether its source says that it did not happen."""
        return self.claim.polarity is Polarity.DENIED


def ref_of(claim: Claim) -> ClaimRef:
    """A claim's name among all documents."""
    return ClaimRef(claim.document, claim.id)


def profiles(claims: Sequence[Claim], documents: Sequence[Document], ontology: Ontology) -> tuple[Profile, ...]:
    """Profiles of claims, in the order of their references."""
    published = {document.id: document.published for document in documents}
    return tuple(_profile(claim, published, ontology) for claim in sorted(claims, key=ref_of))


def _profile(claim: Claim, published: Mapping[DocumentId, date | None], ontology: Ontology) -> Profile:
    ends = [filler for filler in (*claim.origin, *claim.destination) if not (filler.entity or "").startswith(_STATE)]
    return Profile(
        ref=ref_of(claim),
        claim=claim,
        published=published.get(claim.document),
        supplier=_names(claim.supplier, ontology.parties),
        recipient=_names(claim.recipient, ontology.parties),
        intermediary=_names(claim.intermediary, ontology.parties),
        places=_names((*claim.via, *ends), ontology.places),
        weapons=_weapons(claim.items, ontology),
        classes=frozenset(item.weapon_class for item in claim.items) - {WeaponClass.OTHER},
    )


def _names(fillers: Iterable[Filler], catalogue: Catalogue) -> Names:
    listed = list(fillers)
    own = {filler.entity or key(filler.text) for filler in listed} - {""}
    entities = {filler.entity for filler in listed if filler.entity}
    return Names(
        own=frozenset(own),
        above=frozenset(own) | _above(entities, catalogue),
        settled=all(filler.entity for filler in listed),
    )


def _weapons(items: Iterable[Item], ontology: Ontology) -> Names:
    own = {item.entity for item in items if item.entity and not _is_generic(item, ontology)}
    return Names(own=frozenset(own), above=frozenset(own) | _above(own, ontology.weapons))


def _is_generic(item: Item, ontology: Ontology) -> bool:
    hits = ontology.weapons.find(item.text)
    return any(hit.how is AliasKind.GENERIC and item.entity in hit.entities for hit in hits)


def _above(entities: Iterable[EntityId], catalogue: Catalogue) -> frozenset[str]:
    return frozenset(above.id for each in entities for above in catalogue.ancestors(each))
