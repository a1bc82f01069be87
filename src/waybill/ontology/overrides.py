"""A user's own corrections to the catalogues, as a TOML file says them.

The file has tables ``outlets``, ``parties``, ``places`` and ``weapons``, and in each a table for every entity, by its
id: ``[outlets."outlet/reuters"]``. With ``name`` the entity is a new one, without it the catalogue's is changed.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from waybill.core.ids import JsonValue, short_digest
from waybill.errors import OverrideError

_COMMON: Final = frozenset({"name", "country", "aliases", "without"})
KEYS: Final[Mapping[str, frozenset[str]]] = {
    "outlets": _COMMON | {"reliability", "reason", "kind", "domain"},
    "parties": _COMMON | {"part_of"},
    "places": _COMMON | {"part_of", "kind"},
    "weapons": _COMMON | {"part_of", "class"},
}
"""The keys of an entity, by table."""

LISTS: Final = frozenset({"aliases", "without"})
UNREAD: Final = frozenset({"reliability", "reason", "kind"})
"""Keys that change nothing about what is read in a report."""

_AT_LINE: Final = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_COMMENT: Final = re.compile(r"^\s*#.*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of corrections, which can tell where in it something stands."""

    path: str
    text: str

    def error(self, problem: str, *trail: str) -> OverrideError:
        """An error about the last word of a trail: the table, an id in it, a key of that, a value."""
        return OverrideError(
            path=self.path, line=self.line(*trail), field=".".join(trail[:3]) or "file", problem=problem
        )

    def line(self, *trail: str) -> int:
        """The line on which the last word of a trail stands; tomllib does not say, so the words are looked for."""
        text = _COMMENT.sub(lambda comment: " " * len(comment[0]), self.text)
        at = 0
        for word, patterns in zip(trail, _PATTERNS, strict=False):
            found = (re.compile(pattern.format(re.escape(word)), re.MULTILINE).search(text, at) for pattern in patterns)
            at = next((match.end() for match in found if match is not None), at)
        return text.count("\n", 0, at) + 1


_PATTERNS: Final = (
    (r"""^[ \t]*\[?[ \t]*["']?{}(?![\w-])""",),
    (r"""["']{}["'](?=\s*[\]=.])""", r"""(?<![\w/-]){}(?![\w/-])"""),
    (r"""(?:^|[{{,.])[ \t]*["']?{}["']?[ \t]*(?==)""", r"""(?<![\w-]){}(?![\w-])"""),
    (r"""["']{}["']""",),
)
"""What a table, an id, a key and a value look like, in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a file says of one entity; None and empty where it says nothing.

    Attributes:
        table: the catalogue.
        facts: single values by key, sorted.
        aliases: further names.
        without: names that no longer mean it.
    """

    table: str
    id: str
    facts: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def fact(self, key: str) -> str | None:
        """What it says of a key that has a single value."""
        return dict(self.facts).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """The corrections of a file, by table and id."""

    source: Source
    corrections: tuple[Correction, ...]

    @property
    def edition(self) -> str:
        """Digest of what bears on reading reports; empty where nothing does."""
        return _digest(
            replace(each, facts=tuple(fact for fact in each.facts if fact[0] not in UNREAD))
            for each in self.corrections
        )

    @property
    def digest(self) -> str:
        """Digest of all that it says; empty where it says nothing."""
        return _digest(self.corrections)


def read_overrides(path: str) -> Overrides:
    """The corrections in a file, their keys and types checked, their meaning not.

    Raises:
        OverrideError: the file cannot be read, is not TOML, or holds something that no correction has.
    """
    source = _source(path)
    try:
        tables: Mapping[str, object] = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(source, str(error)) from error
    found = [each for name, table in tables.items() for each in _corrections(source, name, table)]
    return Overrides(source=source, corrections=tuple(sorted(found, key=lambda each: (each.table, each.id))))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that is spelt most like this one; empty where none is."""
    close = get_close_matches(word, sorted(map(str, known)), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _digest(corrections: Iterable[Correction]) -> str:
    said: list[JsonValue] = [
        [each.table, each.id, [list(fact) for fact in each.facts], list(each.aliases), list(each.without)]
        for each in corrections
        if each.facts or each.aliases or each.without
    ]
    return short_digest(said) if said else ""


def _source(path: str) -> Source:
    try:
        return Source(path=path, text=Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
    except ValueError:
        problem = "it is no UTF-8 text"
    raise OverrideError(path=path, line=1, field="file", problem=problem)


def _syntax_error(source: Source, message: str) -> OverrideError:
    match = _AT_LINE.search(message)
    line = int(match[1]) if match and match[1] else source.text.count("\n") + 1
    return OverrideError(path=source.path, line=line, field="file", problem=f"{_AT_LINE.sub('', message)} (not TOML)")


def _corrections(source: Source, name: str, table: object) -> Iterator[Correction]:
    if name not in KEYS:
        known = ", ".join(sorted(KEYS))
        raise source.error(f"there is no table {name!r} (there are {known}){nearest(name, list(KEYS))}", name)
    if not isinstance(table, dict):
        raise source.error(f'it is no table; write [{name}."ID"]', name)
    for entity_id, said in table.items():
        if not isinstance(said, dict):
            raise source.error(f'it is no table; write [{name}."{entity_id}"]', name, entity_id)
        yield _correction(source, name, entity_id, said)


def _correction(source: Source, table: str, entity_id: str, said: Mapping[str, object]) -> Correction:
    facts: list[tuple[str, str]] = []
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in said.items():
        trail = (table, entity_id, key)
        if key not in KEYS[table]:
            known = ", ".join(sorted(KEYS[table]))
            problem = f"{table} have no key {key!r} (they have {known}){nearest(key, KEYS[table])}"
            raise source.error(problem, *trail)
        if key in LISTS:
            lists[key] = _texts(source, value, trail)
        elif isinstance(value, str) and value.strip():
            facts.append((key, value.strip()))
        else:
            raise source.error("it must be a text in quotation marks, and not empty", *trail)
    return Correction(
        table=table,
        id=entity_id,
        facts=tuple(sorted(facts)),
        aliases=lists.get("aliases", ()),
        without=lists.get("without", ()),
    )


def _texts(source: Source, value: object, trail: tuple[str, str, str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise source.error('it must be a list of texts, such as ["One", "Two"]', *trail)
    for each in value:
        if not any(map(str.isalnum, each)) or "|" in each:
            raise source.error(
                f"{each!r} is no name: it needs letters or digits, and may not hold a bar (|)", *trail, each
            )
    return tuple(dict.fromkeys(each.strip() for each in value))
