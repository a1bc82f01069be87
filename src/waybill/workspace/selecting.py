"""The part of a ledger that is wanted, as exporters take it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaptureId, CaseId, DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import MakerKind
from waybill.core.outcome import Reading
from waybill.core.records import CaptureRecord
from waybill.core.review_history import ReviewHistory, is_reviewed
from waybill.export.selection import State
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.ontology.catalogue import Catalogue
from waybill.workspace.asking import claims_among
from waybill.workspace.filing import filed_in
from waybill.workspace.wanted import Wanted

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger


class LedgerSelection:
    """An ``export.selection.Selection`` of a ledger.

    Args:
        ledger: what the state is that of.
        view: all of it.
        ontology: the catalogues.
        wanted: which cases.
        only: ids to which to narrow that further; empty for all.
    """

    def __init__(
        self, ledger: "SqlLedger", view: View, ontology: Ontology, *, wanted: Wanted, only: Sequence[CaseId] = ()
    ) -> None:
        self.ontology = ontology
        self.wanted: Sequence[str] = (*wanted.told(), *(f"case={each}" for each in sorted(only)))
        self.state = state_of(ledger)
        self._ledger = ledger
        self._view = view
        settled = wanted.settled(ontology)
        self._cases = {
            case.id: case
            for case in view.cases()
            if (not only or case.id in only) and settled.is_case(case, ontology, self._all_claims_of)
        }

    def documents(self) -> Iterator[Document]:
        """By id."""
        for document in self._view.documents():
            if not self.wanted or self.claims_in(document.id):
                yield document

    def claims(self) -> Iterator[FiledClaim]:
        """By document, and in the order of its reading."""
        for document in sorted(self._filed):
            yield from self._filed[document]

    def cases(self) -> Iterator[Case]:
        """By id."""
        for each in sorted(self._cases):
            yield self._cases[each]

    def entities(self) -> Iterator[Entity]:
        """Those that claims mean, by id."""
        meant: set[EntityId] = set()
        for filed in self.claims():
            meant.update(meant_in(filed.claim))
        for each in sorted(meant):
            entity = self.entity(each)
            if entity is not None:
                yield entity

    def claims_of(self, case: Case) -> Sequence[FiledClaim]:
        """The claims of a case, in its order."""
        return [self._by_ref[ref] for ref in case.claims if ref in self._by_ref]

    def claims_in(self, document: DocumentId) -> Sequence[FiledClaim]:
        """The wanted claims of a document, in the order of its reading."""
        return self._filed.get(document, ())

    def reviewed_in(self, document: DocumentId) -> Sequence[FiledClaim] | None:
        """All claims that stand in a document; None where people have not reviewed all of them."""
        read, reviews = self._view.read_claims_of(document), self._view.reviews_of(self.document(document))
        if not is_reviewed(read, reviews):
            return None
        return tuple(each for ref, each in self._all.items() if ref.document == document)

    def reading_in(self, document: DocumentId) -> Reading | None:
        """What was read in a document, as it was before anybody reviewed it; None where nothing was."""
        return self._view.current_reading(document)

    def reviews_in(self, document: DocumentId) -> Sequence[ReviewHistory]:
        """What people decided on claims of a document, by claim."""
        return self._view.review_histories_of(document)

    def judgements(self) -> Iterator[JudgementHistory]:
        """What was judged of pairs where people took part in it, by id."""
        return filter(is_by_people, self._view.judgement_histories())

    def document(self, document: DocumentId) -> Document:
        """One of its documents."""
        found = self._view.document(document)
        if found is None:
            raise KeyError(document)
        return found

    def entity(self, entity: EntityId) -> Entity | None:
        """An entity of the catalogues or the ledger; None where it is no longer known."""
        return entity_among(self.ontology, self._entities.get, entity)

    def capture(self, capture: CaptureId | None) -> CaptureRecord | None:
        """How the bytes of a document were found; None where none were."""
        return None if capture is None else self._captures.get(capture)

    def _all_claims_of(self, case: Case) -> Sequence[FiledClaim]:
        """The claims of any case, wanted or not."""
        return claims_among(case, self._all)

    @cached_property
    def _all(self) -> Mapping[ClaimRef, FiledClaim]:
        """Every claim, wanted or not."""
        return {each.ref: each for each in filed_in(self._view, self.ontology, self._ledger.kept())}

    @cached_property
    def _filed(self) -> Mapping[DocumentId, Sequence[FiledClaim]]:
        """Wanted claims by document."""
        found: dict[DocumentId, list[FiledClaim]] = {}
        for each in self._all.values():
            if not self.wanted or each.case in self._cases:
                found.setdefault(each.document.id, []).append(each)
        return found

    @cached_property
    def _by_ref(self) -> Mapping[ClaimRef, FiledClaim]:
        return {each.ref: each for each in self.claims()}

    @cached_property
    def _entities(self) -> Mapping[EntityId, Entity]:
        return {each.id: each for each in self._view.entities()}

    @cached_property
    def _captures(self) -> Mapping[CaptureId, CaptureRecord]:
        return {each.id: each for each in self._view.captures()}


def entity_among(known: Ontology, others: Callable[[EntityId], Entity | None], entity: EntityId) -> Entity | None:
    """An entity of the catalogues, or else of others; None where neither have it."""
    catalogues: tuple[Catalogue, ...] = (known.parties, known.weapons, known.places, known.outlets)
    found = (catalogue.entity(entity) for catalogue in catalogues)
    return next((each for each in found if each is not None), None) or others(entity)


def meant_in(claim: Claim) -> Iterator[EntityId]:
    """Entities of the parties, places and items of a claim."""
    fillers = (filler.entity for _, filler in (*claim.parties(), *claim.places()))
    yield from (each for each in (*fillers, *(item.entity for item in claim.items)) if each is not None)


def is_by_people(history: JudgementHistory) -> bool:
    """Whether a person judged or withdrew."""
    return any(step.maker.kind is MakerKind.PERSON for step in history.steps)


def state_of(ledger: "SqlLedger") -> State:
    """The state that a ledger is in now."""
    sequence, digest = ledger.head()
    last = next(ledger.entries(after=sequence - 1), None) if sequence else None
    recorded_at: datetime | None = None if last is None else last.recorded_at
    return State(sequence=sequence, digest=digest, recorded_at=recorded_at)
