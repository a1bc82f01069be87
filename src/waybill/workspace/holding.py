"""What a ledger holds, for a program that goes on asking.

Laws:   while nothing is recorded, the same value comes back, and the ledger is asked for its head alone;
        of those who ask at once while something new is there, one looks, and the others wait for it, but not for long
        where there is something older to be had meanwhile.
Never:  writes itself.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.entry import GENESIS
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaptureId, CaseId, Digest, DocumentId, EntityId
from waybill.core.judgement_history import JudgementHistory
from waybill.core.records import CaptureRecord
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.pipeline import Reader
from waybill.settings import Settings
from waybill.workspace.filing import filed_in
from waybill.workspace.making import Made
from waybill.workspace.reading import catalogues, reader
from waybill.workspace.recording import reconciled_view
from waybill.workspace.reviewing_states import Reviewable, rejected, reviewed
from waybill.workspace.versions import Version, versions
from waybill.workspace.workspace import Workspace

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger


PATIENCE_S: Final = 2.0


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


class Holding:
    """A ledger that is looked at again only when something was recorded.

    Args:
        ledger: closed with this.
        ontology: the catalogues in use.
        clock: tells when cases were reconciled with a user's own catalogue.
        make_reader: makes the reader of the workspace to write with, when it is first needed.
        patience_s: how long somebody waits for what was just recorded, where something older can be had.
    """

    def __init__(
        self,
        ledger: "SqlLedger",
        *,
        ontology: Ontology,
        clock: Callable[[], datetime],
        make_reader: Callable[[], Reader] = reader,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._ledger = ledger
        self._make_reader = make_reader
        self._ontology = ontology
        self._clock = clock
        self._view = View(ledger=ledger.location)
        self._held: Held | None = None
        self._lock = Lock()
        self._patience_s = patience_s
        self._looker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="look")
        self._looking: Future[Held] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._looker.shutdown(cancel_futures=True)
        self._ledger.close()

    @property
    def location(self) -> str:
        """Path or URL of the ledger, without a password."""
        return self._ledger.location

    def now(self) -> Held:
        """Everything as it stands now; as it stood before where looking takes longer than ``PATIENCE_S``.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        with self._lock:
            held = self._held
            if held is not None and self._ledger.head()[0] == held.sequence:
                return held
            if self._looking is None:
                self._looking = self._looker.submit(self._look)
            looking = self._looking
        try:
            return looking.result(None if held is None else self._patience_s)
        except TimeoutError:
            if held is None or looking.done():  # it was the ledger that took too long
                raise
            return held

    def _look(self) -> Held:
        try:
            self._view.fold(self._ledger.entries(after=self._view.sequence))
            self._held = self._looked_at()
            return self._held
        finally:
            self._looking = None

    def versions(self, document: DocumentId) -> tuple[Version, ...]:
        """The versions of a document, the first one first; empty where it is not known."""
        return versions(document, self._ledger.entries())

    def writing(self) -> Workspace:
        """The same ledger to record in; it is closed with this."""
        return Workspace(self._ledger, clock=self._clock, make_reader=self._make_reader)

    def _looked_at(self) -> Held:
        view = self._asked()
        recorded = view.recorded_cases()
        first = next(self._ledger.entries(), None)
        last = next(self._ledger.entries(after=self._view.sequence - 1), None) if first is not None else None
        documents = {each.id: each for each in view.documents()}
        cases, states = view.cases(), reviewed(view)
        claims_of: dict[DocumentId, list[FiledClaim]] = defaultdict(list)
        filed = filed_in(view, self._ontology, self._ledger.kept())
        for each in filed:
            claims_of[each.document.id].append(each)
        return Held(
            sequence=self._view.sequence,
            digest=self._digest(self._view.sequence),
            ontology=self._ontology,
            cases={each.id: each for each in cases},
            retired=view.retired(),
            claims={each.ref: each for each in filed},
            claims_of={each: tuple(claims) for each, claims in claims_of.items()},
            documents=documents,
            captures={each.id: each for each in view.captures()},
            entities={each.id: each for each in view.entities()},
            judged=view.judgement_histories(),
            reviewed=states,
            rejected={each.ref: each for each in rejected(states, view)},
            came_at={each: view.came_at(each) for each in documents},
            rejections=len(view.rejections()),
            recorded={each: sequence for each, (sequence, _) in recorded.items()},
            updated_at={each: instant for each, (_, instant) in recorded.items()},
            location=self._ledger.location,
            founded=first.digest if first is not None else GENESIS,
            recorded_at=None if last is None else last.recorded_at,
        )

    def _digest(self, sequence: int) -> Digest:
        """Of an entry, mostly the last one; another may have come after it."""
        last, digest = self._ledger.head()
        return digest if last == sequence else next(self._ledger.entries(after=sequence - 1)).digest

    def _asked(self) -> View:
        """The view as it will be once its claims are reconciled with the catalogues in use."""
        grader = self._view.grader
        if grader is None or grader.version.partition("+")[2] == self._ontology.own.digest:
            return self._view
        # The view itself must stay what the entries amount to: more of them will be folded in.
        view = View(self._ledger.entries(), ledger=self._ledger.location)
        return reconciled_view(view, self._ontology, at=self._clock())


def hold(ledger: str | None = None, *, catalogue: str | None = None) -> Holding:
    """A ledger to go on asking; close it by a ``with`` statement.

    Args:
        ledger: path or SQLAlchemy URL; None for ``WAYBILL_LEDGER``, else ``waybill.db`` here.
        catalogue: path of a file of one's own corrections to the catalogues; None for ``WAYBILL_CATALOGUE``.

    Raises:
        CatalogueError: the catalogues are damaged, or the file has a mistake in it.
        LedgerError: it cannot be opened, is foreign, or was written by a later version.
    """
    from waybill.ledger.store import open_ledger

    location = ledger if ledger is not None else Settings.of(os.environ).ledger
    ontology = catalogues(catalogue)
    return Holding(
        open_ledger(location, create=False),
        ontology=ontology,
        clock=lambda: datetime.now(UTC),
        make_reader=partial(reader, catalogue=catalogue),
    )
