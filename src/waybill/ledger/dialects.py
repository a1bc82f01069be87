"""All that differs between databases: how to find, open, lock and guard a ledger in each.

The rest of this package speaks SQLAlchemy Core, which SQLite and PostgreSQL both understand.
"""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from waybill.errors import ForeignLedgerError, LedgerAccessError

APPLICATION_ID: Final = 0x57415942
"""Marks a file of ours in SQLite's header: ``WAYB`` in ASCII.

Source: https://www.sqlite.org/fileformat2.html#application_id
"""

_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION_ID_PLACE: Final = slice(68, 72)
_HEADER_SIZE_BYTES: Final = 100

WRITING: Final = {"waybill_writes": True}
"""Execution options of a connection whose transaction will write: it queues for the lock at once."""


def url_of(location: str) -> URL:
    """The database that a path or an SQLAlchemy URL means; a path means an SQLite file.

    Raises:
        LedgerAccessError: a database in memory, which would not keep anything.
    """
    if "://" not in location:
        return URL.create("sqlite", database=os.path.abspath(location))
    url = make_url(location)
    if not is_file(url):
        return url
    if url.database in (None, "", ":memory:"):
        raise LedgerAccessError(ledger=location, problem="a ledger in memory would not be kept")
    return url.set(database=os.path.abspath(url.database))


def is_file(url: URL) -> bool:
    """Whether the database is a file of its own."""
    return url.get_backend_name() == "sqlite"


def name_of(url: URL) -> str:
    """What to call a database in messages: its path, or its URL without the password."""
    return url.database or "" if is_file(url) else url.render_as_string(hide_password=True)


def refuse_foreign_file(path: str, *, create: bool) -> None:
    """Look at a file before SQLite does, which might write to it.

    Raises:
        LedgerAccessError: missing and not to be created, no regular file, or out of reach.
        ForeignLedgerError: a file with something else in it.
    """
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            problem = "it is a folder" if stat.S_ISDIR(mode) else "it is not a file"
            raise LedgerAccessError(ledger=path, problem=problem)
        with open(path, "rb") as file:
            header = file.read(_HEADER_SIZE_BYTES)
    except FileNotFoundError as error:
        _refuse_to_create(Path(path), error, create=create)
        return
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise LedgerAccessError(ledger=path, problem=problem.lower()) from error
    # A new ledger is empty until its first transaction, which also writes the mark, is through.
    is_marked = header.startswith(_MAGIC) and header[_APPLICATION_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big")
    if header and not is_marked:
        raise ForeignLedgerError(ledger=path)


def _refuse_to_create(path: Path, error: FileNotFoundError, *, create: bool) -> None:
    if not create:
        raise LedgerAccessError(ledger=path, problem="there is no such file; waybill add makes one") from error
    if not path.parent.is_dir():
        raise LedgerAccessError(ledger=path, problem=f"the folder {path.parent} does not exist") from error
    if not os.access(path.parent, os.W_OK):
        raise LedgerAccessError(ledger=path, problem=f"the folder {path.parent} is not writable") from error


def engine_of(url: URL, *, patience_s: float) -> Engine:
    """An engine for a database; nothing is opened yet.

    Args:
        url: of the database.
        patience_s: how long a writer waits for others to finish.
    """
    if not is_file(url):
        return create_engine(url)
    if is_sealed(url.database or ""):
        engine = create_engine(url, creator=partial(_open_sealed, url.database or ""))
    else:
        engine = create_engine(url, connect_args={"timeout": patience_s})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_sealed(path: str) -> bool:
    """Whether a file cannot be written where it lies, and nobody was writing to it when it was put there.

    SQLite wants to put files of its own beside a database even to read it; such a one it can only read as it stands.
    """
    may_write = os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK)
    return os.path.exists(path) and not may_write and not os.path.exists(f"{path}-wal")


def _open_sealed(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions of its own: it would begin them too late, after the first read.
    connection.isolation_level = None
    # Bytes that are no UTF-8 are for `verify` to report, not for the driver to stumble over.
    connection.text_factory = _decoded
    connection.execute("PRAGMA synchronous = FULL")


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _begin_sqlite(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get("waybill_writes"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def mark(connection: Connection) -> None:
    """Mark a database as a ledger, in the transaction that makes its tables."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def let_readers_read(engine: Engine) -> None:
    """Let others read while one writes."""
    if engine.dialect.name != "sqlite":
        return
    # If somebody else holds the lock: the ledger is as safe without, and the next who opens it tries again.
    with closing(engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
        connection.cursor().execute("PRAGMA journal_mode = WAL")


def guards(dialect: str) -> tuple[str, ...]:
    """Statements that make a database refuse to change or delete entries."""
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER entries_refuse_{action.lower()} BEFORE {action} ON entries "
            "BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END"
            for action in ("UPDATE", "DELETE")
        )
    return (
        "CREATE FUNCTION entries_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'entries are only ever added'; END $$",
        "CREATE TRIGGER entries_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entries "
        "FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse_change()",
    )
