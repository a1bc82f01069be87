"""Say which entities the words of claims mean.

In:     claims, resolved or not, in any order; the ledger's entities and judgements; the catalogues.
Out:    the same claims with entity ids where these are beyond doubt; new entities for names that no catalogue knows, and
        judgements of those that are the same as others by their names.
Laws:   every claim comes out once, in order, unchanged but for entity ids;
        an entity that is already filled in stays, or moves only to one that was judged the same;
        resolving what is resolved changes nothing;
        the same name gets the same new entity in every document.
Never:  guesses between candidates: a tie that the document's other countries do not settle stays open.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from waybill.core.claim import Claim, Filler
from waybill.core.entity import Entity
from waybill.core.ids import DocumentId, EntityId
from waybill.core.judgement import Judgement
from waybill.core.ports import Known
from waybill.ontology import Ontology
from waybill.resolve.candidates import parties_in
from waybill.resolve.judging import UNDATED, judge_alike, same_entities
from waybill.resolve.meanings import Candidates, Meanings, only
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


def resolve(claims: Sequence[Claim], *, known: Known, ontology: Ontology, at: datetime = UNDATED) -> Resolution:
    """Fill in the entities of parties, places and items wherever only one can be meant.

    Args:
        claims: in any order.
        known: what the ledger knows.
        ontology: the catalogues.
        at: when this is done.
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
    countries = _countries(claims, meanings)
    resolved = tuple(_with_entities(claim, meanings, countries[claim.document]) for claim in claims)
    return Resolution(claims=resolved, entities=new, judgements=judged)


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


def _countries(claims: Sequence[Claim], meanings: Meanings) -> Mapping[DocumentId, frozenset[str]]:
    """Countries that the undoubted parties and places of each document belong to.

    A tie settled by them adds none, so that resolving again finds the same.
    """
    found: dict[DocumentId, set[str]] = defaultdict(set)
    for claim in claims:
        places = [meanings.place(filler) for _, filler in claim.places()]
        parties = [meanings.party(filler) for _, filler in claim.parties()]
        undoubted = (candidates[0] for candidates in (*places, *parties) if len(candidates) == 1)
        found[claim.document].update(country for each in undoubted if (country := meanings.country(each)))
    return {document: frozenset(countries) for document, countries in found.items()}


def _with_entities(claim: Claim, meanings: Meanings, countries: frozenset[str]) -> Claim:
    def settled(candidates: tuple[EntityId, ...]) -> EntityId | None:
        near = tuple(each for each in candidates if meanings.country(each) in countries)
        return only(candidates) or only(near)

    def parties(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(filler, entity=settled(meanings.party(filler))) for filler in fillers)

    def places(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(filler, entity=settled(meanings.place(filler))) for filler in fillers)

    return replace(
        claim,
        supplier=parties(claim.supplier),
        recipient=parties(claim.recipient),
        intermediary=parties(claim.intermediary),
        origin=places(claim.origin),
        via=places(claim.via),
        destination=places(claim.destination),
        items=tuple(replace(item, entity=meanings.weapon(item)) for item in claim.items),
    )
