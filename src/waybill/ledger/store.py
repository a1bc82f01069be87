"""The ledger in an SQL database: SQLite in a file, or PostgreSQL.

Laws:   what is appended together is there together or not at all, whatever kills the process;
        two writers queue: their entries make one chain;
        an entry is never changed or removed.
Never:  lets an exception of the database library out.
"""

import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    bindparam,
    case,
    delete,
    func,
    insert,
    inspect,
    literal,
    select,
    tuple_,
    update,
)

from waybill.core.entry import Draft, Entry
from waybill.core.ids import Digest, JsonValue
from waybill.core.kept import Kept
from waybill.core.maker import Maker
from waybill.errors import ShapeError, TamperedLedgerError
from waybill.ledger import dialects, tables
from waybill.ledger.chain import chain
from waybill.ledger.failures import translated
from waybill.ledger.lines import SHORT_CHARS, Line
from waybill.ledger.rows import entry_of, line_of, row_of
from waybill.ledger.schema import settle

PATIENCE_S: Final = 30.0
_PAGE_ROWS: Final = 1000
_PAGE_NAMES: Final = 400
_PAYLOADS: Final = select(tables.entries.c.sequence, tables.entries.c.payload)
_PAYLOAD: Final = select(tables.entries.c.payload).where(tables.entries.c.sequence == bindparam("sequence"))
"""Of one entry: asked so often that to make the question anew would take most of the time."""


def open_ledger(location: str, *, create: bool, patience_s: float = PATIENCE_S) -> "SqlLedger":
    """The ledger at a path or SQLAlchemy URL.

    Args:
        location: path of an SQLite file, or a URL.
        create: whether to make one where there is none; its folder must exist.
        patience_s: how long to wait for others who are writing.

    Raises:
        LedgerAccessError: cannot be opened, created, read or written.
        ForeignLedgerError: something else is there; it is left untouched, byte for byte.
        NewerLedgerError: a later version of Waybill made it; likewise.
    """
    with translated(location), ExitStack() as undo:
        url = dialects.url_of(location)
        name = dialects.name_of(url)
        if dialects.is_file(url):
            dialects.refuse_foreign_file(name, create=create)
            create = True  # What has passed is empty or ours.
        engine = dialects.engine_of(url, patience_s=patience_s)
        undo.callback(engine.dispose)
        settle(engine, ledger=name, create=create)
        dialects.let_readers_read(engine)
        undo.pop_all()
    return SqlLedger(engine, location=name)


class SqlLedger:
    """A ``core.ports.Ledger`` in a database. Close it, or use it in a ``with`` statement.

    Attributes:
        location: path or URL, without a password.
    """

    def __init__(self, engine: Engine, *, location: str) -> None:
        self.location = location
        self._engine = engine
        self._close = weakref.finalize(self, engine.dispose)

    def append(
        self,
        drafts: Sequence[Draft],
        *,
        maker: Maker,
        recorded_at: datetime,
        following: int | None = None,
        kept: Sequence[Kept] = (),
    ) -> tuple[Entry, ...]:
        """Record drafts in one transaction: all of them or none.

        Args:
            drafts: in the order in which they are to stand; none of them is no transaction.
            maker: who records.
            recorded_at: aware instant.
            following: sequence of the entry that they must follow; none is recorded where another has come between.
            kept: what takes the place of what was kept, in the same transaction.

        Raises:
            LedgerAccessError: the disk is full, the ledger locked for too long, or may not be written.
            UsageError: an instant without a time zone.
        """
        if not drafts:
            return ()
        with self._transaction(**dialects.WRITING) as connection:
            head = connection.execute(select(tables.head).with_for_update()).one()
            if following not in (None, head.sequence):
                return ()
            made = tuple(chain(drafts, head=(head.sequence, head.digest), maker=maker, recorded_at=recorded_at))
            connection.execute(insert(tables.entries), [row_of(entry) for entry in made])
            connection.execute(update(tables.head).values(sequence=made[-1].sequence, digest=made[-1].digest))
            _keep(connection, kept)
        return made

    def keep(self, kept: Sequence[Kept], *, following: int) -> bool:
        """Keep what was computed from the entries up to one; nothing where another has come between.

        Raises:
            LedgerAccessError: as of ``append``.
        """
        with self._transaction(**dialects.WRITING) as connection:
            if connection.execute(select(tables.head).with_for_update()).one().sequence != following:
                return False
            _keep(connection, kept)
        return True

    def kept(self) -> Iterator[Kept]:
        """Everything that is kept, by kind and key, a page at a time."""
        page = select(tables.kept).order_by(tables.kept.c.kind, tables.kept.c.key).limit(_PAGE_ROWS)
        last = ("", "")
        while True:
            with self._transaction() as connection:
                if not inspect(connection).has_table(tables.kept.name):
                    return  # An earlier version left it, and it cannot be written.
                further = tuple_(tables.kept.c.kind, tables.kept.c.key) > tuple_(literal(last[0]), literal(last[1]))
                rows = connection.execute(page.where(further)).all()
            yield from (Kept(kind=row.kind, key=row.key, stamp=row.stamp, payload=row.payload) for row in rows)
            if len(rows) < _PAGE_ROWS:
                return
            last = (rows[-1].kind, rows[-1].key)

    def kept_of(self, kind: str, keys: Sequence[str]) -> Iterator[Kept]:
        """What is kept under some keys of one kind."""
        for start in range(0, len(keys), _PAGE_NAMES):
            page = keys[start : start + _PAGE_NAMES]
            with self._transaction() as connection:
                if not inspect(connection).has_table(tables.kept.name):
                    return
                named = select(tables.kept).where(tables.kept.c.kind == kind, tables.kept.c.key.in_(page))
                rows = connection.execute(named).all()
            yield from (Kept(kind=row.kind, key=row.key, stamp=row.stamp, payload=row.payload) for row in rows)

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Entries in order, those with a sequence above ``after``.

        Raises:
            TamperedLedgerError: an entry that nobody can read. Digests are looked at by ``verify`` alone.
        """
        for row in self.rows(after=after):
            try:
                yield entry_of(row)
            except ShapeError as error:
                raise TamperedLedgerError(ledger=self.location, sequence=row["sequence"], problem=str(error)) from error

    def lines(self, *, after: int = 0) -> Iterator[Line]:
        """Entries as of ``entries``, of which long payloads are read when they are asked for.

        Raises:
            TamperedLedgerError: an entry that nobody can read.
        """
        held = case((func.length(tables.entries.c.payload) <= SHORT_CHARS, tables.entries.c.payload)).label("payload")
        for row in self._rows([each if each.name != "payload" else held for each in tables.entries.c], after=after):
            try:
                yield line_of(row, self)
            except ShapeError as error:
                raise TamperedLedgerError(ledger=self.location, sequence=row["sequence"], problem=str(error)) from error

    def payloads(self, sequences: Sequence[int], /) -> Mapping[int, str]:
        """Payloads of entries that are there, by their sequences; of a few hundred at the most."""
        with self._transaction() as connection:
            if len(sequences) == 1:
                return {sequences[0]: connection.execute(_PAYLOAD, {"sequence": sequences[0]}).scalar_one()}
            rows = connection.execute(_PAYLOADS.where(tables.entries.c.sequence.in_(sequences))).all()
        return {row.sequence: row.payload for row in rows}

    def rows(self, *, after: int = 0) -> Iterator[Mapping[str, JsonValue]]:
        """What the table of entries holds, in order, whether or not it makes sense."""
        return self._rows([*tables.entries.c], after=after)

    def _rows(self, columns: Sequence[ColumnElement[object]], *, after: int) -> Iterator[Mapping[str, JsonValue]]:
        # Page by page, for a reader that pauses must not hold a transaction open.
        page = select(*columns).order_by(tables.entries.c.sequence).limit(_PAGE_ROWS)
        while True:
            with self._transaction() as connection:
                rows = connection.execute(page.where(tables.entries.c.sequence > after)).mappings().all()
            yield from map(dict, rows)
            if len(rows) < _PAGE_ROWS:
                return
            after = rows[-1]["sequence"]

    def head(self) -> tuple[int, Digest]:
        """Sequence and digest of the last entry; 0 and GENESIS of an empty ledger."""
        with self._transaction() as connection:
            head = connection.execute(select(tables.head)).one()
        return head.sequence, Digest(head.digest)

    def close(self) -> None:
        """Let go of the database."""
        self._close()

    def __enter__(self) -> "SqlLedger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self, **options: bool) -> Iterator[Connection]:
        with (
            translated(self.location),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection


def _keep(connection: Connection, kept: Sequence[Kept]) -> None:
    """Put what was computed in the place of what was kept under the same names."""
    for group in _pages(kept):
        names = [(each.kind, each.key) for each in group]
        connection.execute(delete(tables.kept).where(tuple_(tables.kept.c.kind, tables.kept.c.key).in_(names)))
        rows = [
            {"kind": each.kind, "key": each.key, "stamp": each.stamp, "payload": each.payload}
            for each in group
            if each.stamp
        ]
        if rows:
            connection.execute(insert(tables.kept), rows)


def _pages(kept: Sequence[Kept]) -> Iterator[Sequence[Kept]]:
    return (kept[start : start + _PAGE_NAMES] for start in range(0, len(kept), _PAGE_NAMES))
