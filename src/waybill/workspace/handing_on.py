"""The verbs of a workspace that hand on what a ledger holds: files for other tools, and frames for programs."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.ledger.views import View
from waybill.pipeline import Reader
from waybill.workspace.asking import Filed
from waybill.workspace.spooled import selection_of
from waybill.workspace.wanted import Wanted

if TYPE_CHECKING:
    from waybill.export.exporting import Exported
    from waybill.export.frames import SelectedTable
    from waybill.export.selection import Selection
    from waybill.ledger.store import SqlLedger

EVERYTHING: Final = Wanted()


class HandingOn(ABC):
    """What a workspace adds to these verbs is the ledger that they look at."""

    _ledger: "SqlLedger"
    _make_reader: Callable[[], Reader]

    @abstractmethod
    def case(self, case_id: str) -> Filed:
        """One case with its claims, by its id or a beginning that no other has."""

    @abstractmethod
    def _asked(self) -> View:
        """All of the ledger, as it is once reconciled with the catalogues in use."""

    def export(
        self,
        format_: str,
        output: str | Path,
        *,
        wanted: Wanted = EVERYTHING,
        cases: Sequence[str] = (),
        replace: bool = False,
    ) -> "Exported":
        """Write cases with their claims and documents in the format of another tool.

        Args:
            format_: one of those of ``waybill.export.EXPORTERS``, or one that is installed.
            output: file or folder to write, whole or not at all; its folder must exist.
            wanted: which cases; of everything, claims without a case and documents without claims too.
            cases: ids, or beginnings as in ``case``, to which to narrow that further; empty for all.
            replace: whether an earlier export there gives way.

        Raises:
            ExportError: the target is taken, cannot be written to, or its disk is full.
            UsageError: no such format or case, or a library that the format needs is not installed.
        """
        from waybill.export.exporting import export
        from waybill.plugins import exporter

        return export(exporter(format_), self.selection(wanted, cases=cases), Path(output), replace=replace)

    def table(self, name: str, wanted: Wanted = EVERYTHING, *, cases: Sequence[str] = ()) -> "SelectedTable":
        """A table of the exports, to be made a frame by ``to_polars`` or ``to_pandas``, or walked through by its rows.

        Args:
            name: ``claims``, ``items``, ``parties``, ``places``, ``sources``, ``cases``, ``origins`` or ``documents``.
            wanted: as of ``export``.
            cases: as of ``export``.

        Raises:
            UsageError: no such table or case.
        """
        from waybill.export.frames import selected_table

        return selected_table(name, self.selection(wanted, cases=cases))

    def selection(self, wanted: Wanted = EVERYTHING, *, cases: Sequence[str] = ()) -> "Selection":
        """What ``export`` writes, for an exporter of one's own; arguments as of ``export``."""
        only = [self.case(each).case.id for each in cases]
        return selection_of(self._ledger, self._make_reader().ontology, self._asked, wanted=wanted, only=only)
