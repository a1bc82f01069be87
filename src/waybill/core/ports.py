"""What the parts ask of each other."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import Protocol

from waybill.core.case import Case
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.entry import Draft, Entry
from waybill.core.ids import CaseId, Digest, DocumentId
from waybill.core.judgement import Judgement
from waybill.core.maker import Maker
from waybill.core.mention import Frame


class Tagger(Protocol):
    """Finds frames in a document: by rules, or by the trained model."""

    @property
    def maker(self) -> Maker:
        """Who tags."""

    def tag(self, document: Document) -> tuple[Frame, ...]:
        """Frames in the order of their triggers; the same for the same document, whatever else is read beside it."""


class Named(Protocol):
    """What a ledger knows of names, and the texts that they stand in. Everything comes sorted."""

    def documents(self) -> Sequence[Document]:
        """All documents, by id."""

    def entities(self) -> Sequence[Entity]:
        """Entities that the ledger knows beyond the catalogues, by id."""

    def judgements(self) -> Sequence[Judgement]:
        """The judgements in force, by id."""


class Known(Named, Protocol):
    """Read-only view of a ledger for the second half of the pipeline."""

    def stamps(self) -> Mapping[DocumentId, str]:
        """Of every document that was read, a digest that changes with its text and with what was read in it."""

    def document(self, document: DocumentId, /) -> Document | None:
        """One document; None if there is none of this id."""

    def claims_of(self, document: DocumentId, /) -> Sequence[Claim]:
        """The current claims of a document, in their reading's order."""

    def case_ids(self) -> Set[CaseId]:
        """Ids of the cases in use."""

    def case(self, case: CaseId, /) -> Case | None:
        """The case of an id in use; None if there is none."""


class Ledger(Protocol):
    """Append-only, hash-chained entries."""

    def append(
        self, drafts: Sequence[Draft], *, maker: Maker, recorded_at: datetime, following: int | None = None
    ) -> tuple[Entry, ...]:
        """Record drafts in one transaction: all of them or none; none if they are to follow another than the last."""

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Entries in order, those with a sequence above ``after``."""

    def head(self) -> tuple[int, Digest]:
        """Sequence and digest of the last entry; 0 and GENESIS of an empty ledger."""
