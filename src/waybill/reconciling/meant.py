"""Resolve the claims of documents that are new or changed, and of those that what was found there bears upon."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from waybill.core.claim import Claim, Filler
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.ids import DocumentId, EntityId, short_digest
from waybill.core.judgement import Judgement, Subject
from waybill.core.partition import partition
from waybill.core.ports import Known
from waybill.ontology import Ontology
from waybill.reconciling.memory import Remembered
from waybill.resolve.stage import Resolution, resolve
from waybill.resolve.strangers import stranger_id

_NOTHING_JUDGED: Final = short_digest([])


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Who is meant in claims.

    Attributes:
        fresh: resolved claims of the documents that were looked at, by document.
        entities: new ones.
        judgements: of these.
        judged: digest of what is judged of each entity that anything is known of.
    """

    fresh: Mapping[DocumentId, tuple[Claim, ...]]
    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...]
    judged: Mapping[EntityId, str]


def meant(
    known: Known,
    stamps: Mapping[DocumentId, str],
    remembered: Mapping[DocumentId, Remembered],
    *,
    ontology: Ontology,
    at: datetime,
) -> Meant:
    """Resolve what was not resolved before, or might come out otherwise now."""
    entities, judgements = known.entities(), known.judgements()
    new = Resolution(claims=(), entities=())
    fresh: set[DocumentId] = set()
    while True:
        judged = judged_of((*judgements, *new.judgements), (*entities, *new.entities))
        again = {
            each
            for each, stamp in stamps.items()
            if each not in fresh and not holds(remembered.get(each), stamp, judged)
        }
        if not again:
            break
        fresh |= again
        claims = [claim for each in sorted(fresh) for claim in known.claims_of(each)]
        new = resolve(claims, known=_Part(known=known, ids=fresh), ontology=ontology, at=at)
    by_document: dict[DocumentId, list[Claim]] = {each: [] for each in sorted(fresh)}
    for claim in new.claims:
        by_document[claim.document].append(claim)
    return Meant(
        fresh={each: tuple(listed) for each, listed in by_document.items()},
        entities=new.entities,
        judgements=new.judgements,
        judged=judged,
    )


def holds(remembered: Remembered | None, stamp: str, judged: Mapping[EntityId, str]) -> bool:
    """Whether what was kept of a document is still so."""
    return (
        remembered is not None and remembered.stamp == stamp and remembered.judged == digest_of(remembered.met, judged)
    )


def met_in(claims: Iterable[Claim]) -> tuple[EntityId, ...]:
    """Entities of claims, and those that their names would be if nobody knew them, sorted."""
    found: set[EntityId] = set()
    for claim in claims:
        for _, filler in (*claim.parties(), *claim.places()):
            found.add(stranger_id(filler.text))
        found.update(entity for entity in entities_of(claim) if entity)
    return tuple(sorted(found))


def entities_of(claim: Claim) -> tuple[EntityId | None, ...]:
    """Entities of a claim's parties, places and items, in this order."""
    return (
        *(filler.entity for _, filler in claim.parties()),
        *(filler.entity for _, filler in claim.places()),
        *(item.entity for item in claim.items),
    )


def with_entities(claim: Claim, entities: Sequence[EntityId | None]) -> Claim:
    """A claim with the entities of its parties, places and items filled in."""
    given = iter(entities)

    def filled(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(each, entity=next(given)) for each in fillers)

    return replace(
        claim,
        supplier=filled(claim.supplier),
        recipient=filled(claim.recipient),
        intermediary=filled(claim.intermediary),
        origin=filled(claim.origin),
        via=filled(claim.via),
        destination=filled(claim.destination),
        items=tuple(replace(each, entity=next(given)) for each in claim.items),
    )


def digest_of(met: Iterable[EntityId], judged: Mapping[EntityId, str]) -> str:
    """Digest of what is judged of some entities; of most that are met nothing is."""
    known = [[each, judged[each]] for each in met if each in judged]
    return short_digest(known) if known else _NOTHING_JUDGED


def judged_of(judgements: Iterable[Judgement], entities: Iterable[Entity]) -> dict[EntityId, str]:
    """For each entity that the ledger knows or somebody judged a digest of all that bears upon it."""
    about = [each for each in judgements if each.subject is Subject.ENTITY]
    members = dict.fromkeys((entity for each in about for entity in (each.left, each.right)), ())
    groups = partition(members, [(each.left, each.right) for each in about], lambda left, _: left)
    home = {entity: group[0] for group in groups for entity in group}
    by_home: dict[str, list[Judgement]] = defaultdict(list)
    for each in about:
        by_home[home[each.left]].append(each)
    told = {head: short_digest([_told(each) for each in listed]) for head, listed in by_home.items()}
    return {entity.id: "" for entity in entities} | {EntityId(each): told[head] for each, head in home.items()}


def _told(judgement: Judgement) -> list[str]:
    return [judgement.id, judgement.verdict.value, judgement.maker.kind.value, judgement.judged_at.isoformat()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What is known, but of some documents only."""

    known: Known
    ids: set[DocumentId]

    def documents(self) -> Sequence[Document]:
        return tuple(self._documents())

    def _documents(self) -> Iterator[Document]:
        for each in sorted(self.ids):
            document = self.known.document(each)
            if document is not None:
                yield document

    def entities(self) -> Sequence[Entity]:
        return self.known.entities()

    def judgements(self) -> Sequence[Judgement]:
        return self.known.judgements()
