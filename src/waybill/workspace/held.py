"""What a ledger holds at one moment, as pages and searches ask it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.entry import GENESIS
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaptureId, CaseId, Digest, DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.records import CaptureRecord
from waybill.ontology import Ontology
from waybill.workspace.making import Made
from waybill.workspace.reviewing_states import Reviewable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Held:
    """Everything that a ledger holds at one moment.

    Attributes:
        sequence: of the last entry.
        digest: of the last entry, which stands for all before it.
        ontology: the catalogues in use.
        cases: by id.
        retired: cases no longer in use, and where the claims of each went; None where they are gone.
        claims: current ones, in the order of publication, undated last.
        claims_of: of each document, in the order of its text.
        documents: in their last version.
        entities: beyond the catalogues.
        judged: what was judged of each pair.
        reviewed: claims on which people decided, with all that they decided.
        rejected: claims that people rejected.
        came_at: when each document was recorded in its last version.
        rejections: their number.
        recorded: of each case the sequence of the entry that recorded it last.
        updated_at: when that was.
        location: of the ledger, path or URL; empty of one that is only in memory.
        founded: digest of the first entry, which tells this ledger from all others.
        recorded_at: when the last entry was recorded; None of an empty ledger.
        made: what was made of all this.
    """

    sequence: int
    digest: Digest
    ontology: Ontology
    cases: Mapping[CaseId, Case]
    retired: Mapping[CaseId, CaseId | None]
    claims: Mapping[ClaimRef, FiledClaim]
    claims_of: Mapping[DocumentId, tuple[FiledClaim, ...]]
    documents: Mapping[DocumentId, Document]
    captures: Mapping[CaptureId, CaptureRecord]
    entities: Mapping[EntityId, Entity]
    judged: tuple[JudgementHistory, ...]
    reviewed: Mapping[ClaimRef, Reviewable]
    rejected: Mapping[ClaimRef, FiledClaim]
    came_at: Mapping[DocumentId, datetime]
    rejections: int
    recorded: Mapping[CaseId, int] = field(default_factory=dict)
    updated_at: Mapping[CaseId, datetime] = field(default_factory=dict)
    location: str = ""
    founded: Digest = GENESIS
    recorded_at: datetime | None = None
    made: Made = field(default_factory=Made, init=False, repr=False)

    def twin(self) -> "Held":
        """The same contents; what was made of this is found there while this is held."""
        twin = replace(self)
        object.__setattr__(twin, "made", Made(self.made.owner))
        return twin

    def entity(self, entity_id: EntityId) -> Entity | None:
        """An entity of the ledger or of the catalogues; None where neither has it."""
        known = self.ontology
        catalogues = (known.parties, known.places, known.weapons, known.outlets)
        listed = (catalogue.entity(entity_id) for catalogue in catalogues)
        return self.entities.get(entity_id) or next((each for each in listed if each is not None), None)
