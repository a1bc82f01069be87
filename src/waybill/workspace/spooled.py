"""The part of a ledger that is wanted, walked through without ever being in memory as a whole.

Laws:   it gives what a ``LedgerSelection`` gives, documents in the order in which their ids are written in entries.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaptureId, CaseId, DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.outcome import Reading
from waybill.core.records import CaptureRecord
from waybill.core.review_history import ReviewHistory, as_reviewed, is_reviewed
from waybill.export.selection import Selection
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.reconciling import recalled
from waybill.workspace.asking import claims_among, filed_claims
from waybill.workspace.scratch import Scratch
from waybill.workspace.selecting import LedgerSelection, entity_among, is_by_people, meant_in, state_of
from waybill.workspace.wanted import Wanted

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger

_AT_HAND: Final = 256
"""Documents whose claims are kept at hand, since the same are asked for again and again."""


def selection_of(
    ledger: "SqlLedger",
    ontology: Ontology,
    look: Callable[[], View],
    *,
    wanted: Wanted,
    only: Sequence[CaseId],
) -> Selection:
    """The wanted part of a ledger; in memory only where something would have to be resolved or reconciled anew.

    Args:
        ledger: that is looked at.
        ontology: the catalogues.
        look: gives a view of all of it, as it is once reconciled with these catalogues.
        wanted: which cases.
        only: ids to which to narrow that further; empty for all.
    """
    scratch = Scratch(ledger)
    is_current = scratch.grader is None or scratch.grader.version.partition("+")[2] == ontology.own.digest
    if is_current and scratch.recall(ledger, ontology):
        return SpooledSelection(ledger, scratch, ontology, wanted=wanted, only=only)
    return LedgerSelection(ledger, look(), ontology, wanted=wanted, only=only)


class SpooledSelection:
    """An ``export.selection.Selection`` of a ledger of any size; arguments as of ``selection_of``."""

    def __init__(
        self, ledger: "SqlLedger", scratch: Scratch, ontology: Ontology, *, wanted: Wanted, only: Sequence[CaseId] = ()
    ) -> None:
        self.ontology = ontology
        self.wanted: Sequence[str] = (*wanted.told(), *(f"case={each}" for each in sorted(only)))
        self.state = state_of(ledger)
        self._scratch = scratch
        self.claims_in = lru_cache(_AT_HAND)(self._claims_in)
        self.document = lru_cache(_AT_HAND)(self._document)
        self._beyond = lru_cache(_AT_HAND)(scratch.entity)
        settled = wanted.settled(ontology)
        self._is_wanted: Callable[[Case], bool] = lambda case: (
            (not only or case.id in only) and settled.is_case(case, ontology, self._all_claims_of)
        )
        self._chosen = {each.id for each in self.cases()} if self.wanted else frozenset()

    def documents(self) -> Iterator[Document]:
        """By id, as it is written in entries."""
        for each in self._scratch.document_ids():
            if not self.wanted or self.claims_in(each):
                yield self.document(each)

    def claims(self) -> Iterator[FiledClaim]:
        """By document, and in the order of its reading."""
        for each in self._scratch.document_ids():
            yield from self.claims_in(each)

    def cases(self) -> Iterator[Case]:
        """By id."""
        return filter(self._is_wanted, self._scratch.cases())

    def entities(self) -> Iterator[Entity]:
        """Those that claims mean, by id."""
        meant = {each for filed in self.claims() for each in meant_in(filed.claim)}
        found = (self.entity(each) for each in sorted(meant))
        return (each for each in found if each is not None)

    def claims_of(self, case: Case) -> Sequence[FiledClaim]:
        """The claims of a case, in its order."""
        return self._among(case, self.claims_in)

    def _all_claims_of(self, case: Case) -> Sequence[FiledClaim]:
        """The claims of any case, wanted or not."""
        return self._among(case, self._all_claims_in)

    def _among(self, case: Case, claims_in: Callable[[DocumentId], Sequence[FiledClaim]]) -> Sequence[FiledClaim]:
        documents = dict.fromkeys(ref.document for ref in case.claims)
        return claims_among(case, {each.ref: each for document in documents for each in claims_in(document)})

    def reviewed_in(self, document: DocumentId) -> Sequence[FiledClaim] | None:
        """All claims that stand in a document; None where people have not reviewed all of them."""
        found = self.document(document)
        reading, reviews = self._scratch.reading(found), self._scratch.reviews.reviews_of(found)
        return self._all_claims_in(document) if is_reviewed(reading.claims if reading else (), reviews) else None

    def reading_in(self, document: DocumentId) -> Reading | None:
        """What was read in a document, as it was before anybody reviewed it; None where nothing was."""
        return self._scratch.reading(self.document(document))

    def reviews_in(self, document: DocumentId) -> Sequence[ReviewHistory]:
        """What people decided on claims of a document, by claim."""
        return self._scratch.reviews.review_histories_of(document)

    def judgements(self) -> Iterator[JudgementHistory]:
        """What was judged of pairs where people took part in it, by id."""
        return filter(is_by_people, self._scratch.view.judgement_histories())

    def _document(self, document: DocumentId) -> Document:
        """One of its documents."""
        found = self._scratch.document(document)
        if found is None:
            raise KeyError(document)
        return found

    def entity(self, entity: EntityId) -> Entity | None:
        """An entity of the catalogues or the ledger; None where it is no longer known."""
        return entity_among(self.ontology, self._beyond, entity)

    def capture(self, capture: CaptureId | None) -> CaptureRecord | None:
        """How the bytes of a document were found; None where none were."""
        return None if capture is None else self._scratch.capture(capture)

    def _claims_in(self, document: DocumentId) -> Sequence[FiledClaim]:
        """The wanted claims of a document, in the order of its reading."""
        return tuple(each for each in self._all_claims_in(document) if not self.wanted or each.case in self._chosen)

    def _all_claims_in(self, document: DocumentId) -> Sequence[FiledClaim]:
        """The claims of a document, wanted or not."""
        found = self.document(document)
        reading = self._scratch.reading(found)
        if reading is None:
            return ()
        reviews = self._scratch.reviews.reviews_of(found)
        claims = recalled(as_reviewed(reading.claims, reviews), self._scratch.meant(document))
        filed = filed_claims(
            claims, {document: found}, (), {document: reading.maker}, {each.ref: each for each in reviews}
        )
        return tuple(replace(each, case=self._scratch.case_of(each.ref)) for each in filed)
