"""An index of words beside a ledger: SQLite's full-text search, in a file of its own that may be thrown away.

In:     texts under names, each with a stamp of all that it was made from.
Out:    the names of those that answer a question, the best first.
Laws:   what is found is what ``text.questions.answers`` says of the texts, and nothing else;
        bringing the same texts again changes nothing; what has the same stamp is not indexed anew.
Never:  writes to the ledger, or makes anybody wait who writes there.

Ranking is by BM25, a word of the title counting for more than one of the text. Words are indexed as
``text.questions.words`` sees them, so that SQLite need not agree with Python on what a letter is.
"""

# ruff: noqa: S608  # What is put into statements are names of tables, made here.

import os
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from waybill.errors import LedgerAccessError
from waybill.text.questions import All, Any, Phrase, Question, words

KINDS: Final = ("cases", "claims", "documents", "entities")
MOST_RANKED: Final = 5000
"""Of more than that the best are not looked for: who asks so widely is shown what was indexed last."""

_VERSION: Final = 1
_ROWS: Final = 2000
_TITLE_WEIGHT: Final = 4.0
_PATIENCE_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Something that can be found by its words.

    Attributes:
        key: names it among those of its kind.
    """

    key: str
    title: str
    body: str

    @property
    def stamp(self) -> str:
        """Of all that is indexed."""
        return sha256(f"{self.title}\n{self.body}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


class WordsIndex:
    """The words of a ledger. Several threads, and several processes, may look and bring at once.

    Args:
        path: of its file; a temporary one where it cannot be written, and for None.
    """

    def __init__(self, path: str | None) -> None:
        self._lock = Lock()
        self._free: list[sqlite3.Connection] = []
        weakref.finalize(self, _close, self._free)
        self._path = _usable(path)
        if self._path is None:
            descriptor, made = tempfile.mkstemp(prefix="waybill-words-")
            os.close(descriptor)
            weakref.finalize(self, _remove, made)
            self._path = made
            _settle(made)

    def bring(self, kind: str, stamps: Mapping[str, str], text_of: Callable[[str], Text]) -> int:
        """Make what is indexed of a kind exactly some texts; gives the number of those that were new or had changed.

        Args:
            kind: of things.
            stamps: of each text, by its key, as ``Text.stamp``.
            text_of: gives the text of a key; asked for those that are new or have changed.

        Raises:
            LedgerAccessError: the disk is full, or somebody else has been writing for too long.
        """
        known = self._known(kind)
        fresh = [key for key, stamp in stamps.items() if known.get(key, (0, ""))[1] != stamp]
        for start in range(0, len(fresh), _ROWS):
            group = fresh[start : start + _ROWS]
            self._put(kind, [known[key][0] for key in group if key in known], list(map(text_of, group)))
        return len(fresh) + self._take_out(kind, known, stamps)

    def _known(self, kind: str) -> dict[str, tuple[int, str]]:
        """Row and stamp of all that is indexed of a kind."""
        with self._open() as connection:
            rows = connection.execute(f"select rowid, key, stamp from {kind}")
            return {key: (row, stamp) for row, key, stamp in rows}

    def _take_out(self, kind: str, known: Mapping[str, tuple[int, str]], left: Container[str]) -> int:
        gone = [row for key, (row, _) in known.items() if key not in left]
        if gone:
            self._put(kind, gone, ())
        return len(gone)

    def number(self, kind: str, asked: Question) -> int:
        """How many of a kind answer a question."""
        with self._open() as connection:
            query = f"select count(*) from {kind}_words where {kind}_words match ?"
            [number] = connection.execute(query, [expression(asked)]).fetchone()
        return int(number)

    def keys(self, kind: str, asked: Question) -> tuple[str, ...]:
        """All of a kind that answer a question, in no order."""
        query = (
            f"select {kind}.key from {kind}_words join {kind} on {kind}.rowid = {kind}_words.rowid "
            f"where {kind}_words match ?"
        )
        with self._open() as connection:
            return tuple(key for (key,) in connection.execute(query, [expression(asked)]))

    def best(self, kind: str, asked: Question, *, first: int, most: int, ranked: bool) -> tuple[str, ...]:
        """Some of a kind that answer a question.

        Args:
            kind: of things.
            asked: the question.
            first: how many to pass over.
            most: how many to give.
            ranked: whether the best come first; else those that were indexed last.
        """
        order = f"bm25({kind}_words, {_TITLE_WEIGHT}, 1.0), found.rowid desc" if ranked else "found.rowid desc"
        query = (
            f"select (select key from {kind} where {kind}.rowid = found.rowid) from {kind}_words as found "
            f"where {kind}_words match ? order by {order} limit ? offset ?"
        )
        with self._open() as connection:
            return tuple(key for (key,) in connection.execute(query, [expression(asked), most, first]))

    def _put(self, kind: str, rows: Sequence[int], texts: Sequence[Text]) -> None:
        """Take rows out and put texts in, together."""
        with self._open() as connection:
            connection.execute("begin immediate")
            for table in (kind, f"{kind}_words"):
                connection.executemany(f"delete from {table} where rowid = ?", [(row,) for row in rows])
            for each in texts:
                # Another process may have brought it meanwhile.
                found = connection.execute(f"select rowid from {kind} where key = ?", [each.key]).fetchone()
                if found is not None:
                    connection.execute(f"delete from {kind}_words where rowid = ?", found)
                    connection.execute(f"delete from {kind} where rowid = ?", found)
                made = connection.execute(f"insert into {kind} (key, stamp) values (?, ?)", [each.key, each.stamp])
                row = [made.lastrowid, " ".join(words(each.title)), " ".join(words(each.body))]
                connection.execute(f"insert into {kind}_words (rowid, title, body) values (?, ?, ?)", row)
            connection.execute("commit")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = self._free.pop() if self._free else None
        try:
            connection = connection or _connected(self._path or "")
            yield connection
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise LedgerAccessError(ledger=self._path, problem=f"its words cannot be indexed ({error})") from error
        with self._lock:
            self._free.append(connection)


def expression(asked: Question) -> str:
    """A question as FTS5 reads it."""
    match asked:
        case Phrase():
            return f'"{" ".join(asked.words)}"' + (" *" if asked.is_begun else "")
        case Any():
            return f"({' OR '.join(map(expression, asked.wanted))})"
        case All():
            wanted = f"({' AND '.join(map(expression, asked.wanted))})"
            return wanted if not asked.unwanted else f"({wanted} NOT ({' OR '.join(map(expression, asked.unwanted))}))"


def words_file(ledger: str, environment: Mapping[str, str]) -> str:
    """Where the words of a ledger are indexed: beside its file, or in the cache of whoever asks a server.

    Args:
        ledger: path, or URL without a password.
        environment: of the process.
    """
    if "://" not in ledger:
        return f"{ledger}-words"
    cache = environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return str(Path(cache) / "waybill" / f"{sha256(ledger.encode()).hexdigest()[:16]}-words")


def _usable(path: str | None) -> str | None:
    """The path, once a file of ours lies there; None where none can."""
    if path is None:
        return None
    with suppress(OSError):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        _settle(path)
    except sqlite3.DatabaseError:
        if not _is_ours(path):
            return None
        with suppress(OSError):
            _remove(path)
        try:
            _settle(path)
        except sqlite3.DatabaseError:
            return None
    return path


def _is_ours(path: str) -> bool:
    """Whether what cannot be used is an index that is damaged, of another version, or half made, and not locked."""
    return path.endswith("-words") and os.path.isfile(path) and os.access(path, os.W_OK)


def _settle(path: str) -> None:
    connection = _connected(path)
    try:
        [version] = connection.execute("pragma user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("made by another version")
        connection.execute("pragma journal_mode = wal")
        connection.execute("begin immediate")
        for kind in KINDS:
            connection.execute(
                f"create table if not exists {kind} (rowid integer primary key, key text unique not null, stamp text)"
            )
            connection.execute(
                f"create virtual table if not exists {kind}_words using fts5"
                "(title, body, tokenize = 'unicode61 remove_diacritics 0')"
            )
        connection.execute(f"pragma user_version = {_VERSION}")
        connection.execute("commit")
    finally:
        connection.close()


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, check_same_thread=False, isolation_level=None)
    connection.execute("pragma synchronous = normal")
    return connection


def _close(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _remove(path: str) -> None:
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{end}")
