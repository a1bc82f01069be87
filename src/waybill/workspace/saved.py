"""Searches that people save, in a file beside the ledger, written as the ``[[search]]`` of a watchlist.

Laws:   what is saved reads back as it was;
        a reader of the file sees all of it before a change or all of it after;
        two who save at once both save.
"""

import json
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from waybill.errors import UsageError
from waybill.ontology import Ontology
from waybill.telling.filters import BY_NAME
from waybill.workspace.feeds import write_whole
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted
from waybill.workspace.watchlist import read_searches

SUFFIX: Final = ".searches.toml"
MOST_SAVED: Final = 500
MOST_CHARS: Final = 100
_TURN: Final = Lock()
_HEAD: Final = (
    "# Searches that were saved in the pages; each can be copied into a file for waybill watch, with atom or webhook\n"
    "# added.\n"
)


def saved_searches(ledger: str, *, ontology: Ontology) -> tuple[Search, ...]:
    """The searches that were saved for a ledger, by name.

    Args:
        ledger: its path; of a ledger elsewhere none are saved.
        ontology: knows countries.

    Raises:
        UsageError: the file has a mistake in it.
    """
    if not ledger or "://" in ledger:
        return ()
    return tuple(sorted(read_searches(f"{ledger}{SUFFIX}", ontology=ontology), key=lambda each: each.name.casefold()))


def save(ledger: str, name: str, wanted: Wanted, *, by: str, at: datetime, ontology: Ontology) -> Search:
    """Save a search, in the place of an earlier one of the same name.

    Args:
        ledger: its path.
        name: what to call it.
        wanted: which cases.
        by: who saves it.
        at: when, aware.
        ontology: knows countries.

    Raises:
        UsageError: the name will not do, there are too many, or the file cannot be written.
    """
    made = Search(name=_name(name), wanted=wanted, by=by, saved_at=at.isoformat(timespec="seconds"))
    with _turn(ledger):
        others = [each for each in saved_searches(ledger, ontology=ontology) if each.name != made.name]
        if len(others) >= MOST_SAVED:
            raise UsageError(problem=f"{MOST_SAVED} searches are saved, and no more can be")
        _write(ledger, [*others, made])
    return made


def forget(ledger: str, search_id: str, *, ontology: Ontology) -> None:
    """Forget a search.

    Raises:
        UsageError: there is none of this id, or the file cannot be written.
    """
    with _turn(ledger):
        known = saved_searches(ledger, ontology=ontology)
        others = [each for each in known if each.id != search_id]
        if len(others) == len(known):
            raise UsageError(problem=f"no search {search_id!r} is saved")
        _write(ledger, others)


def _name(written: str) -> str:
    name = " ".join(written.split())
    if not name or len(name) > MOST_CHARS:
        raise UsageError(problem=f"a search needs a name of 1 to {MOST_CHARS} characters")
    if any(unicodedata.category(each).startswith("C") for each in name):
        raise UsageError(problem="the name of a search has characters in it that cannot be seen")
    return name


@contextmanager
def _turn(ledger: str) -> Iterator[None]:
    """Nobody else saves meanwhile: no thread of ours, and no other process."""
    if not ledger or "://" in ledger:
        raise UsageError(problem="a ledger that is no file has no place beside it for searches; use a file for watch")
    with _TURN, _locked(f"{ledger}{SUFFIX}.lock"):
        yield


@contextmanager
def _locked(path: str) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # On Windows: pages are served by one process.
        yield
        return
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UsageError(problem=f"{path} cannot be written: {error.strerror or error}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(ledger: str, searches: list[Search]) -> None:
    write_whole(f"{ledger}{SUFFIX}", "\n".join([_HEAD, *map(_written, searches)]).encode())


def _written(search: Search) -> str:
    lines = ["[[search]]", f"name = {_quoted(search.name)}"]
    for name, value in search.wanted.written().items():
        lines.append(f"{name} = true" if BY_NAME[name].is_mark else f"{name} = {_quoted(value)}")
    lines += [f"{key} = {_quoted(value)}" for key, value in _about(search) if value]
    return "\n".join(lines) + "\n"


def _about(search: Search) -> tuple[tuple[str, str], ...]:
    """What somebody may have written into the file by hand is kept too, paths from its own folder."""
    atom = "" if search.atom is None else str(Path(search.atom).absolute())
    return ("by", search.by), ("saved_at", search.saved_at), ("atom", atom), ("webhook", search.webhook or "")


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
