"""Open a ledger to work with."""

import os
from functools import partial
from pathlib import Path

from waybill.settings import Settings
from waybill.workspace.reading import reader
from waybill.workspace.workspace import Workspace


def open(  # noqa: A001
    ledger: str | Path | None = None,
    *,
    create: bool = True,
    catalogue: str | None = None,
    reader_name: str | None = None,
) -> Workspace:
    """A ledger to work with; close it, or use it in a ``with`` statement.

    Args:
        ledger: path or SQLAlchemy URL; None for ``WAYBILL_LEDGER``, else ``waybill.db`` here.
        create: whether to make a ledger where there is none.
        catalogue: path of a file of one's own corrections to the catalogues; None for ``WAYBILL_CATALOGUE``.
        reader_name: ``trained``, ``rules`` or one that is installed; None for ``WAYBILL_READER``.

    Raises:
        CatalogueError: the catalogues are damaged, or the file has a mistake in it.
        LedgerError: it cannot be opened, is foreign, or was written by a later version.
    """
    from waybill.ledger.store import open_ledger

    location = Settings.of(os.environ).ledger if ledger is None else str(ledger)
    make_reader = partial(reader, reader_name, catalogue=catalogue)
    if catalogue is not None or reader_name is not None:
        make_reader()  # a mistake in it is told before a ledger is made
    return Workspace(open_ledger(location, create=create), make_reader=make_reader)
