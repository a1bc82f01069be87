"""What a ledger holds, for a program that goes on asking.

Laws:   while nothing is recorded, the same value comes back, and the ledger is asked for its head alone;
        of those who ask at once while something new is there, one looks, and the others wait for it, but not for long
        where there is something older to be had meanwhile.
Never:  writes itself.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from waybill.core.ids import DocumentId
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.pipeline import Reader
from waybill.settings import Settings
from waybill.workspace.held import Held
from waybill.workspace.looking import Look, look
from waybill.workspace.looking_again import look_again
from waybill.workspace.reading import catalogues, reader
from waybill.workspace.recording import reconciled_view
from waybill.workspace.versions import Version, versions
from waybill.workspace.workspace import Workspace

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger


PATIENCE_S: Final = 2.0


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
        self._seen: Look | None = None
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
            if self._looking is None or self._looking.done():
                self._looking = self._looker.submit(self._look)
            looking = self._looking
        try:
            return looking.result(None if held is None else self._patience_s)
        except TimeoutError:
            if held is None or looking.done():  # it was the ledger that took too long
                raise
            return held

    def _look(self) -> Held:
        # What goes wrong while looking is looked at in full the next time.
        before, self._seen = self._seen, None
        try:
            seen = self._looked_again(before)
            if seen is None:
                self._view.fold(self._ledger.entries(after=self._view.sequence))
                seen = self._looked_at()
            self._seen, self._held = seen, seen.held
            return seen.held
        finally:
            self._looking = None

    def _looked_again(self, before: Look | None) -> Look | None:
        """What has changed; None where all must be looked at."""
        if before is None:
            return None
        entries = list(self._ledger.entries(after=self._view.sequence))
        self._view.fold(entries)
        is_little = entries and self._is_reconciled()
        return look_again(before, entries, self._view, self._ledger) if is_little else None

    def versions(self, document: DocumentId) -> tuple[Version, ...]:
        """The versions of a document, the first one first; empty where it is not known."""
        return versions(document, self._ledger.entries())

    def writing(self) -> Workspace:
        """The same ledger to record in; it is closed with this."""
        return Workspace(self._ledger, clock=self._clock, make_reader=self._make_reader)

    @cached_property
    def deciding(self) -> Workspace:
        """The same for decisions, one at a time: it remembers what it knows, so that each takes less than the first."""
        return Workspace(self._ledger, clock=self._clock, make_reader=self._make_reader, remembers=True)

    def _looked_at(self) -> Look:
        if self._is_reconciled():
            return look(self._view, self._ledger, self._ontology, sequence=self._view.sequence)
        # The view itself must stay what the entries amount to: more of them will be folded in.
        view = View(self._ledger.entries(), ledger=self._ledger.location)
        view = reconciled_view(view, self._ontology, at=self._clock())
        return replace(look(view, self._ledger, self._ontology, sequence=self._view.sequence), recall=None)

    def _is_reconciled(self) -> bool:
        """Whether it was the catalogues in use that the cases were last reconciled with."""
        grader = self._view.grader
        return grader is None or grader.version.partition("+")[2] == self._ontology.own.digest


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
