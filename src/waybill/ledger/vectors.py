"""What texts say, as vectors, beside a ledger: in a file of its own that may be thrown away.

In:     vectors, each under the stamp of the text that it was made from.
Out:    the same again.
Laws:   what one maker put comes back to that maker alone: vectors of two cannot be compared;
        putting the same again changes nothing.
Never:  writes to the ledger, or knows what a vector means.
"""

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final

from waybill.errors import LedgerAccessError

_VERSION: Final = 1
_PATIENCE_S: Final = 30.0
_ENDING: Final = "-gists"
_TABLES: Final = (
    "create table if not exists makers (name text primary key)",
    "create table if not exists vectors (stamp text primary key, vector blob not null) without rowid",
)


class Vectors:
    """The vectors of a ledger's texts. Several threads, and several processes, may look and put at once.

    Args:
        path: of their file; where it cannot be written, and for None, they are kept in memory.
        maker: names what makes them; vectors of another maker are taken out.
    """

    def __init__(self, path: str | None, maker: str) -> None:
        self._path = path
        self._lock = Lock()
        self._connection = _opened(path, maker)
        weakref.finalize(self, self._connection.close)

    def known(self) -> dict[str, bytes]:
        """All, by stamp.

        Raises:
            LedgerAccessError: somebody else has been writing for too long.
        """
        with self._using() as connection:
            return dict(connection.execute("select stamp, vector from vectors"))

    def put(self, made: Mapping[str, bytes]) -> None:
        """Keep vectors by their stamps.

        Raises:
            LedgerAccessError: the disk is full, or somebody else has been writing for too long.
        """
        with self._using() as connection:
            connection.execute("begin immediate")
            connection.executemany("insert or replace into vectors values (?, ?)", made.items())
            connection.execute("commit")

    def forget(self, stamps: Set[str]) -> None:
        """Take out vectors of texts that are there no more.

        Raises:
            LedgerAccessError: somebody else has been writing for too long.
        """
        with self._using() as connection:
            connection.execute("begin immediate")
            connection.executemany("delete from vectors where stamp = ?", [(each,) for each in sorted(stamps)])
            connection.execute("commit")

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                if self._connection.in_transaction:
                    self._connection.rollback()
                raise LedgerAccessError(ledger=self._path, problem=f"its vectors cannot be kept ({error})") from error


def vectors_file(words: str) -> str:
    """Where the vectors of a ledger are kept: beside the index of its words."""
    return words.removesuffix("-words") + _ENDING


def _opened(path: str | None, maker: str) -> sqlite3.Connection:
    """The file, once it is one of ours; memory where it cannot be."""
    if path is not None:
        with suppress(OSError):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            with suppress(sqlite3.DatabaseError):
                return _settled(path, maker)
            if not (path.endswith(_ENDING) and os.path.isfile(path) and os.access(path, os.W_OK)):
                break
            for end in ("", "-wal", "-shm"):
                with suppress(OSError):
                    os.unlink(f"{path}{end}")
    return _settled(":memory:", maker)


def _settled(path: str, maker: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, check_same_thread=False, isolation_level=None)
    try:
        [version] = connection.execute("pragma user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("made by another version")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("begin immediate")
        for table in _TABLES:
            connection.execute(table)
        if connection.execute("select name from makers").fetchall() != [(maker,)]:
            connection.execute("delete from vectors")
            connection.execute("delete from makers")
            connection.execute("insert into makers values (?)", [maker])
        connection.execute(f"pragma user_version = {_VERSION}")
        connection.execute("commit")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
