"""The file that says what is watched, and who hears of what is found. docs/manual/watch.md describes it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Final

from waybill.errors import FilterError, QuestionError, UsageError
from waybill.ontology import Ontology
from waybill.telling.filters import BY_NAME, YES
from waybill.workspace.gathering import is_web_address
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted

EVERYTHING: Final = "All cases"
"""Name of the search that wants whatever is found."""

DEFAULT_MINUTES: Final = 30.0
_LEAST_MINUTES: Final = 1.0
_KEYS: Final = frozenset({"every", "feeds", "folders", "atom", "webhook", "search"})
_SEARCH_KEYS: Final = frozenset({"name", "atom", "webhook", "by", "saved_at", *BY_NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """What is watched, and who hears of what is found.

    Attributes:
        feeds: web addresses.
        folders: paths.
        searches: by name.
        every_minutes: from the end of a round to the begin of the next.
    """

    feeds: tuple[str, ...]
    folders: tuple[str, ...]
    searches: tuple[Search, ...]
    every_minutes: float = DEFAULT_MINUTES


def read_watchlist(path: str, *, ontology: Ontology) -> Watchlist:
    """The watchlist in a TOML file; paths in it count from its own folder.

    Args:
        path: of the file.
        ontology: knows countries.

    Raises:
        UsageError: it cannot be read, or has a mistake in it.
    """
    whole = _Table(_tables(path), place=path, folder=Path(path).parent, ontology=ontology)
    return whole.watchlist()


def read_searches(path: str, *, ontology: Ontology) -> tuple[Search, ...]:
    """The searches in a file that holds nothing else, by name; none where there is no file.

    Raises:
        UsageError: it cannot be read, or has a mistake in it.
    """
    if not Path(path).exists():
        return ()
    whole = _Table(_tables(path), place=path, folder=Path(path).parent, ontology=ontology)
    return tuple(whole.searches(is_heard=False))


def _tables(path: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(problem=f"{path} cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(problem=f"{path} is not TOML: {error}") from error


class _Table:
    """A table of the file, asked key by key; every mistake names its place."""

    def __init__(self, keys: Mapping[str, object], *, place: str, folder: Path, ontology: Ontology) -> None:
        self._keys = keys
        self._place = place
        self._folder = folder
        self._ontology = ontology

    def watchlist(self) -> Watchlist:
        self._know(_KEYS)
        feeds, folders = self._texts("feeds"), self._texts("folders")
        for each in feeds:
            if not is_web_address(each):
                raise self._mistake(f"feeds: {each!r} is no web address")
        if not feeds and not folders:
            raise self._mistake("it names neither feeds nor folders")
        searches = tuple(self._searches())
        names = [each.name for each in searches]
        for name in names:
            if names.count(name) > 1:
                raise self._mistake(f"two searches are called {name!r}")
        return Watchlist(
            feeds=tuple(dict.fromkeys(feeds)),
            folders=tuple(dict.fromkeys(str(self._folder / each) for each in folders)),
            searches=searches,
            every_minutes=self._minutes(),
        )

    def search(self, *, is_heard: bool = True) -> Search:
        self._know(_SEARCH_KEYS)
        found = Search(
            name=self._text("name") or "",
            wanted=self._wanted(),
            atom=self._path("atom"),
            webhook=self._address("webhook"),
            by=self._text("by") or "",
            saved_at=self._text("saved_at") or "",
        )
        if is_heard and found.atom is None and found.webhook is None:
            raise self._mistake("it needs atom or webhook, for else nobody hears of it")
        return found

    def _searches(self) -> Iterator[Search]:
        atom, webhook = self._path("atom"), self._address("webhook")
        if atom or webhook:
            yield Search(name=EVERYTHING, atom=atom, webhook=webhook)
        yield from self.searches()

    def searches(self, *, is_heard: bool = True) -> Iterator[Search]:
        """Those that are written one by one; of those that nobody would hear of only where that does not matter."""
        listed = self._keys.get("search", [])
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            raise self._mistake("search: write [[search]], once for each")
        for number, keys in enumerate(listed, 1):
            name = keys.get("name")
            if not isinstance(name, str) or not name.strip():
                raise self._mistake(f"search {number} has no name")
            place = f"{self._place}, search {name!r}"
            yield _Table(keys, place=place, folder=self._folder, ontology=self._ontology).search(is_heard=is_heard)

    def _know(self, known: frozenset[str]) -> None:
        for key in self._keys:
            if key not in known:
                raise self._mistake(f"there is no key {key!r}; known are {', '.join(sorted(known))}")

    def _text(self, key: str) -> str | None:
        value = self._keys.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise self._mistake(f"{key}: it must be a text in quotes, and not empty")

    def _texts(self, key: str) -> list[str]:
        value = self._keys.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
            return value
        raise self._mistake(f"{key}: it must be a list of texts in quotes")

    def _wanted(self) -> Wanted:
        written = {name: self._written(name) for name in BY_NAME if name in self._keys}
        try:
            return Wanted.of({name: value for name, value in written.items() if value}).settled(self._ontology)
        except (FilterError, QuestionError) as error:
            raise self._mistake(str(error)) from error

    def _written(self, key: str) -> str | None:
        """The value of a filter as ``Wanted`` reads it; None of one that is switched off."""
        if not BY_NAME[key].is_mark:
            number = self._keys[key]
            is_number = isinstance(number, int) and not isinstance(number, bool)
            return str(number) if is_number else self._text(key)
        value = self._keys[key]
        if isinstance(value, bool):
            return YES if value else None
        raise self._mistake(f"{key}: it must be true or false")

    def _path(self, key: str) -> str | None:
        written = self._text(key)
        return None if written is None else str(self._folder / written)

    def _address(self, key: str) -> str | None:
        written = self._text(key)
        if written is None or is_web_address(written):
            return written
        raise self._mistake(f"{key}: {written!r} is no web address")

    def _minutes(self) -> float:
        value = self._keys.get("every", DEFAULT_MINUTES)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return minutes(float(value), place=f"{self._place}: every")
        raise self._mistake("every: it must be a number of minutes")

    def _mistake(self, problem: str) -> UsageError:
        return UsageError(problem=f"{self._place}: {problem}")


def minutes(value: float, *, place: str) -> float:
    """A pause between rounds.

    Raises:
        UsageError: it is no pause.
    """
    if not isfinite(value) or value < _LEAST_MINUTES:
        raise UsageError(problem=f"{place}: give minutes, at least {_LEAST_MINUTES:g}")
    return value
