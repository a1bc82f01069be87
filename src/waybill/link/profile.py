"""What of a claim is compared with other claims."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from waybill.core.claim import Basis, Claim, ClaimRef, Filler, Item, Mode, Polarity, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId, EntityId, digest
from waybill.core.names import Names
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.core.span import squeeze
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


_DIGITS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An item of which a claim says how many."""

    weapon_class: WeaponClass
    entity: EntityId | None
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A claim, made ready for comparison: all that it is compared by, so that nobody need read its report again.

    Attributes:
        statement: the same for claims that say the same in the same words.
        disputes: claim of its own document that it denies.
        part_of: claim of its own document that it details.
        published: None where the document is not dated.
        start: states that give or that it leaves from.
        end: states that get or that it goes to.
        places: of the route; start and end only where they say more than a country.
        weapons: the designated ones; generic terms are left to ``classes``.
        classes: without ``other``, which says nothing.
        counted: items with a number, in order.
        modes: of transport.
        countries: that its words and slots speak of, as ISO 3166-1 codes.
        words: of its evidence, those that say something.
        proper: words with a capital in its evidence beyond what its slots hold: ships, people, dealers.
        speakers: keys of the named last nodes of its chains.
        outlets: keys of its publisher and of the outlets that it names.
        is_denial: whether its source says that it did not happen.
        is_general: whether it speaks of a lasting relation rather than of one transfer.
        period: when the stage was reached.
    """

    ref: ClaimRef
    statement: str
    disputes: ClaimId | None
    part_of: ClaimId | None
    published: date | None
    supplier: Names
    recipient: Names
    intermediary: Names
    start: frozenset[str]
    end: frozenset[str]
    places: Names
    weapons: Names
    classes: frozenset[WeaponClass]
    counted: tuple[Counted, ...]
    modes: frozenset[Mode]
    countries: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    speakers: frozenset[str]
    outlets: frozenset[str]
    stage: Stage
    basis: Basis
    covert: bool
    is_denial: bool
    is_general: bool
    period: Period | None
    money: Money | None

    @property
    def numbers(self) -> frozenset[float]:
        """Of items, those that tell something."""
        return frozenset(each.quantity.value for each in self.counted if each.quantity.value >= TELLING_NUMBER)


def ref_of(claim: Claim) -> ClaimRef:
    """A claim's name among all documents."""
    return ClaimRef(claim.document, claim.id)


def profiles(claims: Sequence[Claim], documents: Sequence[Document], ontology: Ontology) -> tuple[Profile, ...]:
    """Profiles of claims, in the order of their references."""
    known = {document.id: document for document in documents}
    return tuple(profile(claim, known, ontology) for claim in sorted(claims, key=ref_of))


def profile(claim: Claim, documents: Mapping[DocumentId, Document], ontology: Ontology) -> Profile:
    """The profile of one claim.

    Args:
        claim: resolved.
        documents: one that is not known is taken as undated and without publisher.
        ontology: the catalogues.
    """
    document = documents.get(claim.document)
    publisher = key(document.publisher or "") if document is not None else ""
    ends = [filler for filler in (*claim.origin, *claim.destination) if not (filler.entity or "").startswith(_STATE)]
    return Profile(
        ref=ref_of(claim),
        statement=_statement(claim),
        disputes=claim.disputes,
        part_of=claim.part_of,
        published=None if document is None else document.published,
        supplier=_names(claim.supplier, ontology.parties),
        recipient=_names(claim.recipient, ontology.parties),
        intermediary=_names(claim.intermediary, ontology.parties),
        start=_states(claim.supplier, ontology.parties) | _states(claim.origin, ontology.places),
        end=_states(claim.recipient, ontology.parties) | _states(claim.destination, ontology.places),
        places=_names((*claim.via, *ends), ontology.places),
        weapons=_weapons(claim.items, ontology),
        classes=frozenset(item.weapon_class for item in claim.items) - {WeaponClass.OTHER},
        counted=tuple(
            Counted(weapon_class=item.weapon_class, entity=item.entity, quantity=item.quantity)
            for item in claim.items
            if item.quantity is not None
        ),
        modes=frozenset(carriage.mode for carriage in claim.transport),
        countries=frozenset(_countries(claim, ontology)),
        words=frozenset(word for quote in claim.evidence for word in content_words(quote.text) if len(word) > 2),
        proper=frozenset(_proper(claim)),
        speakers=frozenset(key(chain[-1].text) for chain in claim.sources if chain[-1].named),
        outlets=frozenset({publisher, *_outlets(claim)} - {""}),
        stage=claim.stage,
        basis=claim.basis,
        covert=claim.covert,
        is_denial=claim.polarity is Polarity.DENIED,
        is_general=is_general(claim),
        period=None if claim.date is None else claim.date.period,
        money=None if claim.value is None else claim.value.money,
    )


def _statement(claim: Claim) -> str:
    """Digest of what a claim says and in which words, without regard to who prints it."""
    said = [
        [squeeze(quote.text) for quote in claim.evidence],
        claim.stage.value,
        claim.polarity.value,
        None if claim.date is None else claim.date.period.edtf,
        [[slot, filler.text] for slot, filler in claim.parties()],
        [[item.text, str(item.quantity)] for item in claim.items],
    ]
    return digest(said)[:_DIGITS]


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
