"""What of a claim is compared with other claims."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.core.claim import Claim, ClaimRef, Filler, Item, Mode, Polarity, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import DocumentId, EntityId
from waybill.core.names import Names
from waybill.core.speaker import SpeakerKind
from waybill.link.relations import is_general
from waybill.ontology import AliasKind, Catalogue, Ontology
from waybill.text.months import MONTHS
from waybill.text.names import content_words, key

TELLING_NUMBER: Final = 5
"""Numbers below it are met by chance too often to tell anything."""

_STATE: Final = "state/"
_CAPITALISED: Final = re.compile(r"(?<=[\w,;:)] )[A-Z][\w'’-]{3,}")
"""A word with a capital that does not begin a sentence or a quotation."""

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR: Final = frozenset((*MONTHS, *_WEEKDAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A claim, made ready for comparison.

    Attributes:
        published: None where the document is not dated.
        start: states that give or that it leaves from.
        end: states that get or that it goes to.
        places: of the route; start and end only where they say more than a country.
        weapons: the designated ones; generic terms are left to ``classes``.
        classes: without ``other``, which says nothing.
        numbers: of items, those that tell something.
        modes: of transport.
        countries: that its words and slots speak of, as ISO 3166-1 codes.
        words: of its evidence, those that say something.
        proper: words with a capital in its evidence beyond what its slots hold: ships, people, dealers.
        speakers: keys of the named last nodes of its chains.
        outlets: keys of its publisher and of the outlets that it names.
        is_general: whether it speaks of a lasting relation rather than of one transfer.
    """

    ref: ClaimRef
    claim: Claim
    published: date | None
    supplier: Names
    recipient: Names
    intermediary: Names
    start: frozenset[str]
    end: frozenset[str]
    places: Names
    weapons: Names
    classes: frozenset[WeaponClass]
    numbers: frozenset[float]
    modes: frozenset[Mode]
    countries: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    speakers: frozenset[str]
    outlets: frozenset[str]
    is_general: bool

    @property
    def is_denial(self) -> bool:
        """Whether its source says that it did not happen."""
        return self.claim.polarity is Polarity.DENIED


def ref_of(claim: Claim) -> ClaimRef:
    """A claim's name among all documents."""
    return ClaimRef(claim.document, claim.id)


def profiles(claims: Sequence[Claim], documents: Sequence[Document], ontology: Ontology) -> tuple[Profile, ...]:
    """Profiles of claims, in the order of their references."""
    known = {document.id: document for document in documents}
    return tuple(profile(claim, known, ontology) for claim in sorted(claims, key=ref_of))


def profile(
    claim: Claim,
    documents: Mapping[DocumentId, Document],
    ontology: Ontology,
    *,
    countries: frozenset[str] | None = None,
) -> Profile:
    """The profile of one claim.

    Args:
        claim: resolved.
        documents: one that is not known is taken as undated and without publisher.
        ontology: the catalogues.
        countries: those that it speaks of, where they are known; None to look for them.
    """
    document = documents.get(claim.document)
    publisher = key(document.publisher or "") if document is not None else ""
    ends = [filler for filler in (*claim.origin, *claim.destination) if not (filler.entity or "").startswith(_STATE)]
    return Profile(
        ref=ref_of(claim),
        claim=claim,
        published=None if document is None else document.published,
        supplier=_names(claim.supplier, ontology.parties),
        recipient=_names(claim.recipient, ontology.parties),
        intermediary=_names(claim.intermediary, ontology.parties),
        start=_states(claim.supplier, ontology.parties) | _states(claim.origin, ontology.places),
        end=_states(claim.recipient, ontology.parties) | _states(claim.destination, ontology.places),
        places=_names((*claim.via, *ends), ontology.places),
        weapons=_weapons(claim.items, ontology),
        classes=frozenset(item.weapon_class for item in claim.items) - {WeaponClass.OTHER},
        numbers=frozenset(
            item.quantity.value for item in claim.items if item.quantity and item.quantity.value >= TELLING_NUMBER
        ),
        modes=frozenset(carriage.mode for carriage in claim.transport),
        countries=frozenset(_countries(claim, ontology)) if countries is None else countries,
        words=frozenset(word for quote in claim.evidence for word in content_words(quote.text) if len(word) > 2),
        proper=frozenset(_proper(claim)),
        speakers=frozenset(key(chain[-1].text) for chain in claim.sources if chain[-1].named),
        outlets=frozenset({publisher, *_outlets(claim)} - {""}),
        is_general=is_general(claim),
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


def _states(fillers: Iterable[Filler], catalogue: Catalogue) -> frozenset[str]:
    entities = [filler.entity for filler in fillers if filler.entity]
    return frozenset(each for each in (*entities, *_above(entities, catalogue)) if each.startswith(_STATE))


def _countries(claim: Claim, ontology: Ontology) -> Iterator[str]:
    fillers = [filler for _, filler in (*claim.parties(), *claim.places())]
    for catalogue in (ontology.parties, ontology.places):
        yield from _countries_of((filler.entity for filler in fillers if filler.entity), catalogue)
        for quote in claim.evidence:
            for hit in catalogue.find(quote.text):
                meant = set(_countries_of(hit.entities, catalogue))
                yield from meant if len(meant) == 1 else ()


def _countries_of(entities: Iterable[EntityId], catalogue: Catalogue) -> Iterator[str]:
    for each in entities:
        entity = catalogue.entity(each)
        if entity is not None and entity.country:
            yield entity.country


def _proper(claim: Claim) -> Iterator[str]:
    """Words with a capital that no slot of the claim holds."""
    speakers = (speaker.text for chain in claim.sources for speaker in chain)
    fillers = (filler.text for _, filler in (*claim.parties(), *claim.places()))
    held = " ".join((*speakers, *fillers, *(item.text for item in claim.items))).casefold()
    for quote in claim.evidence:
        for match in _CAPITALISED.finditer(quote.text):
            word = match[0].casefold()
            if word not in _CALENDAR and word not in held:
                yield word


def _outlets(claim: Claim) -> Iterator[str]:
    for chain in claim.sources:
        yield from (key(speaker.text) for speaker in chain if speaker.kind is SpeakerKind.OUTLET)
