"""What is exported: the part of a ledger that is wanted, in one state of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaptureId, Digest, DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.outcome import Reading
from waybill.core.records import CaptureRecord
from waybill.core.review_history import ReviewHistory
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Which state of which ledger.

    Attributes:
        sequence: of the last entry; 0 of an empty ledger.
        digest: of the last entry, which stands for all before it.
        recorded_at: when the last entry was recorded, the only time that an export may show as its own; None of an
            empty ledger.
    """

    sequence: int
    digest: Digest
    recorded_at: datetime | None

    def __str__(self) -> str:
        return f"ledger entry {self.sequence}, digest {self.digest}"


class Selection(Protocol):
    """The wanted part of a ledger; each question can be asked any number of times and gives the same.

    Claims are those of the wanted cases, documents those of the wanted claims; where nothing is left out, all claims
    and documents of the ledger, those without a case or without claims included.
    """

    @property
    def state(self) -> State:
        """What it was taken from."""

    @property
    def wanted(self) -> Sequence[str]:
        """What it was narrowed to, ``supplier=Iran``; empty where nothing is left out."""

    @property
    def ontology(self) -> Ontology:
        """The catalogues."""

    def documents(self) -> Iterator[Document]:
        """By id."""

    def claims(self) -> Iterator[FiledClaim]:
        """By document, and in the order of its reading."""

    def cases(self) -> Iterator[Case]:
        """By id."""

    def entities(self) -> Iterator[Entity]:
        """Those that claims mean, by id: from the catalogues, or known to the ledger alone."""

    def claims_of(self, case: Case) -> Sequence[FiledClaim]:
        """The claims of a case, in its order."""

    def claims_in(self, document: DocumentId) -> Sequence[FiledClaim]:
        """The wanted claims of a document, in the order of its reading."""

    def reviewed_in(self, document: DocumentId) -> Sequence[FiledClaim] | None:
        """All claims that stand in a document, wanted or not; None where people have not reviewed all of them."""

    def reading_in(self, document: DocumentId) -> Reading | None:
        """What was read in a document, wanted or not, as it was before anybody reviewed it; None where nothing was."""

    def reviews_in(self, document: DocumentId) -> Sequence[ReviewHistory]:
        """What people decided on claims of a document, by claim, those of other versions of it included."""

    def judgements(self) -> Iterator[JudgementHistory]:
        """What was judged of pairs where people took part in it, by id, wanted or not."""

    def document(self, document: DocumentId) -> Document:
        """One of its documents."""

    def entity(self, entity: EntityId) -> Entity | None:
        """An entity of the catalogues or the ledger; None where it is no longer known."""

    def capture(self, capture: CaptureId | None) -> CaptureRecord | None:
        """How the bytes of a document were found; None where none were."""
