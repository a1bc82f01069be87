"""The file that accounts are kept in: an SQLite database of its own beside the ledger, for its owner alone.

Laws:   nobody but its owner can read it;
        what was removed is overwritten; what has happened is only ever added to.
Never:  lets an exception of the database library out.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from waybill.errors import AccountsError

PATIENCE_S: Final = 10.0
_OURS: Final = (0x57415950, 2)
"""What marks the file in SQLite's header: ``WAYP`` in ASCII, and the version of its tables."""

_BEFORE: Final = (_OURS[0], 1)

_OTHERS: Final = 0o077
_FEEDS: Final = """CREATE TABLE feeds (
        digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (folded) ON DELETE CASCADE,
        search TEXT NOT NULL, name TEXT NOT NULL, made_at INTEGER NOT NULL, UNIQUE (account, search)) STRICT"""
_MARKING: Final = (f"PRAGMA application_id = {_OURS[0]}", f"PRAGMA user_version = {_OURS[1]}")
_TABLES: Final = (
    """CREATE TABLE accounts (
        folded TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
        is_disabled INTEGER NOT NULL DEFAULT 0, made_at INTEGER NOT NULL, last_login_at INTEGER) STRICT""",
    """CREATE TABLE sessions (
        digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (folded) ON DELETE CASCADE,
        began_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, address TEXT NOT NULL) STRICT""",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, deed TEXT NOT NULL, name TEXT NOT NULL,
        by TEXT NOT NULL, address TEXT NOT NULL, detail TEXT NOT NULL) STRICT""",
    *(
        f"CREATE TRIGGER audit_refuses_{action.lower()} BEFORE {action} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'what has happened is only ever added to'); END"
        for action in ("UPDATE", "DELETE")
    ),
    _FEEDS,
    *_MARKING,
)


class Database:
    """The file; made with the first transaction that writes."""

    def __init__(self, path: str) -> None:
        self.path = path

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return Path(self.path).exists()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Look into it.

        Raises:
            AccountsError: it is not there, not ours, readable by others, or damaged.
        """
        with self._translated(), self._opened() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all; makes the file where there is none.

        Raises:
            AccountsError: as of ``reading``; or the disk is full, or somebody else is writing for too long.
        """
        with self._translated():
            self._make()
            with self._opened() as connection:
                connection.execute("BEGIN IMMEDIATE")
                with connection:
                    yield connection

    def _make(self) -> None:
        # With its mode from the start, for whoever opened it in between would keep reading it; and nothing is followed.
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._refuse_open_file()
        address = f"{Path(self.path).absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            self._settle(connection)
            yield connection

    def _settle(self, connection: sqlite3.Connection) -> None:
        if _marks(connection) == _OURS:
            return
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for each in _TABLES:
                connection.execute(each)
        elif _marks(connection) == _BEFORE:
            for each in (_FEEDS, *_MARKING):
                connection.execute(each)
        connection.execute("COMMIT")
        if (found := _marks(connection)) != _OURS:
            problem = "made by a later version of Waybill" if found[0] == _OURS[0] else "it is something else"
            raise AccountsError(path=self.path, problem=problem)

    def _refuse_open_file(self) -> None:
        if os.name == "posix" and os.stat(self.path).st_mode & _OTHERS:
            raise AccountsError(path=self.path, problem="others can read it, or write to it; run chmod 600 on it")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise AccountsError(path=self.path, problem=(error.strerror or str(error)).lower()) from error
        except sqlite3.Error as error:
            raise AccountsError(path=self.path, problem=str(error)) from error


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """Whose file it is, and which version of it."""
    application, version = (
        connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ("application_id", "user_version")
    )
    return application, version
