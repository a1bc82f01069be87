"""Say which entities the words of claims mean.

In:     claims, resolved or not, in any order; the ledger's entities and judgements; the catalogues.
Out:    the same claims with entity ids where these are beyond doubt; new entities for names that no catalogue knows,
        and judgements of those that are the same as others by their names.
Laws:   every claim comes out once, in order, unchanged but for entity ids;
        an entity that is already filled in stays, or moves only to one that was judged the same;
        resolving what is resolved changes nothing;
        the same name gets the same new entity in every document.
Never:  guesses between candidates: what the words around and the rest of the report do not settle stays open.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from waybill.core.claim import Claim, Filler
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.ids import DocumentId, EntityId
from waybill.core.judgement import Judgement
from waybill.core.ports import Named
from waybill.ontology import Ontology
from waybill.resolve.candidates import parties_in
from waybill.resolve.context import Decision
from waybill.resolve.judging import UNDATED, judge_alike, same_entities
from waybill.resolve.meanings import Candidates, Meanings
from waybill.resolve.scene import Report, in_place
from waybill.resolve.strangers import is_name, is_written_in_capitals, stranger, stranger_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Claims with their entities.

    Attributes:
        claims: in the order they came.
        entities: new ones for the ledger, by id.
        judgements: of the new entities, by id.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...] = ()


def resolve(
    claims: Sequence[Claim],
    *,
    known: Named,
    ontology: Ontology,
    at: datetime = UNDATED,
    documents: Sequence[Document] = (),
) -> Resolution:
    """Fill in the entities of parties, places and items wherever only one can be meant.

    Args:
        claims: in any order.
        known: what the ledger knows.
        ontology: the catalogues.
        at: when this is done.
        documents: those that the ledger does not hold; of claims in unknown documents only the evidence is looked at.
    """
    catalogued = cache(partial(parties_in, ontology=ontology))
    recorded = known.entities()
    new = _strangers(claims, {entity.id for entity in recorded}, catalogued, ontology)
    judged = judge_alike(new, recorded, known.judgements(), ontology=ontology, at=at)
    meanings = Meanings(
        entities=(*recorded, *new),
        same=same_entities((*known.judgements(), *judged)),
        catalogued=catalogued,
        ontology=ontology,
    )
    reports = _reports(claims, (*known.documents(), *documents), meanings, ontology)
    resolved = tuple(_with_entities(claim, meanings, reports[claim.document]) for claim in claims)
    return Resolution(claims=resolved, entities=new, judgements=judged)


def outlet_meant(named: Filler, *, report: Report, ontology: Ontology) -> EntityId | None:
    """Which outlet a name means in its report; None where it means none, or it is not sure which."""
    catalogued = cache(partial(parties_in, ontology=ontology))
    meanings = Meanings(entities=(), same={}, catalogued=catalogued, ontology=ontology)
    return meanings.outlet(named, report).entity


def _strangers(
    claims: Sequence[Claim], recorded: Set[EntityId], catalogued: Candidates, ontology: Ontology
) -> tuple[Entity, ...]:
    """Entities of names that neither the catalogues nor the ledger know."""
    met: dict[EntityId, list[str]] = defaultdict(list)
    for claim in claims:
        in_capitals = is_written_in_capitals(claim)
        for _, filler in claim.parties():
            unknown = filler.entity is None and not catalogued(filler.text)
            if unknown and is_name(filler.text, ontology, in_capitals=in_capitals):
                met[stranger_id(filler.text)].append(filler.text)
    return tuple(stranger(names) for entity, names in sorted(met.items()) if entity not in recorded)


def _reports(
    claims: Sequence[Claim], documents: Sequence[Document], meanings: Meanings, ontology: Ontology
) -> Mapping[DocumentId, Report]:
    """What is known of each document that claims speak of."""
    known = {document.id: document for document in documents}
    found: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return {each: _report(known.get(each), of_it, meanings, ontology) for each, of_it in found.items()}


def _report(document: Document | None, claims: Sequence[Claim], meanings: Meanings, ontology: Ontology) -> Report:
    quotes = (quote for claim in claims for quote in claim.evidence)
    report = Report(text=in_place(quotes) if document is None else document.text)
    publisher = None if document is None or document.publisher is None else ontology.outlets.named(document.publisher)
    return replace(
        report,
        countries=_countries(claims, report, meanings),
        home=publisher[0].country if publisher and len(publisher) == 1 else None,
    )


def _countries(claims: Sequence[Claim], report: Report, meanings: Meanings) -> frozenset[str]:
    """Countries that the parties and places of a document belong to whose names have one meaning.

    An entity that is filled in says nothing here, so that resolving again finds the same.
    """
    found: set[str | None] = set()
    for claim in claims:
        for _, filler in claim.parties():
            found.add(_country(filler, meanings.party, meanings.who, report, meanings))
        for _, filler in claim.places():
            found.add(_country(filler, meanings.place, meanings.where, report, meanings))
    return frozenset(each for each in found if each is not None)


def _country(
    filler: Filler,
    candidates: Callable[[Filler], tuple[EntityId, ...]],
    decided: Callable[[Filler, Report], Decision],
    report: Report,
    meanings: Meanings,
) -> str | None:
    bare = replace(filler, entity=None)
    if len(candidates(bare)) != 1:
        return None
    entity = decided(bare, report).entity
    return None if entity is None else meanings.country(entity)


def _with_entities(claim: Claim, meanings: Meanings, report: Report) -> Claim:
    def parties(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(filler, entity=meanings.who(filler, report).entity) for filler in fillers)

    def places(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(filler, entity=meanings.where(filler, report).entity) for filler in fillers)

    return replace(
        claim,
        supplier=parties(claim.supplier),
        recipient=parties(claim.recipient),
        intermediary=parties(claim.intermediary),
        origin=places(claim.origin),
        via=places(claim.via),
        destination=places(claim.destination),
        items=tuple(replace(item, entity=meanings.what(item, report).entity) for item in claim.items),
    )
