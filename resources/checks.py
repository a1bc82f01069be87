"""What is asked of the catalogues' files before they are compiled, each problem with its place and remedy."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from facts import CATEGORIES, NONE, inherited
from naming import folded, spelled
from sources import (
    AMBIGUOUS,
    FIRST_LINE,
    NOT_NAMES,
    Problem,
    Source,
    SourcesError,
    adds_aliases,
    entity_lines,
    lines,
    phrase_lines,
)

from waybill.core.claim import WeaponClass
from waybill.core.entity import EntityKind
from waybill.core.grade import Reliability
from waybill.ontology.weapon_facts import Level

_COUNTRIES: Final = frozenset((Path(__file__).parent / "countries.txt").read_text(encoding="utf-8").split())
_ID: Final = re.compile(rf"(?:{'|'.join(kind.replace('_', '-') for kind in EntityKind)})/[a-z0-9]+(?:-[a-z0-9]+)*")
_TELLING: Final = ("class", "country", "kind", "latitude", "longitude")
"""Columns that tell two entities of one name apart; so does the kind in their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """A catalogue's lines, its lists of phrases, and what its lines may refer to."""

    name: str
    sources: list[Source]
    known: Mapping[str, Source]
    not_names: list[Source]
    ambiguous: list[Source]
    makers: frozenset[str]


Check: TypeAlias = Callable[[Files], Iterator[Problem]]


def read(root: Path, name: str) -> Files:
    """The files of a catalogue below ``root``.

    Raises:
        SourcesError: a file has no column of ids, names or aliases, or a line has more or fewer fields than the head.
    """
    sources = entity_lines(root / name)
    companies = root / "parties" / "companies.csv"
    if missing := [problem for source in sources for problem in _missing(source)]:
        raise SourcesError(missing)
    return Files(
        name=name,
        sources=sources,
        known={source["id"]: source for source in sources if not adds_aliases(source)},
        not_names=phrase_lines(root / name, NOT_NAMES),
        ambiguous=phrase_lines(root / name, AMBIGUOUS),
        makers=frozenset(source["id"] for source in lines(companies)) if companies.exists() else frozenset(),
    )


def _missing(source: Source) -> Iterator[Problem]:
    """Columns that no line can do without, reported once a file."""
    for column in ("id", "aliases", *(() if adds_aliases(source) else ("name",))):
        if column not in source and source.line == FIRST_LINE:
            yield _problem(source, column, "the file has no such column", "name it in the head")


def problems(files: Files) -> list[Problem]:
    """Everything that must be put right, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(files)]


def _ids(files: Files) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in files.sources:
        entity_id = source["id"]
        if adds_aliases(source):
            if entity_id not in files.known:
                yield _problem(source, "id", f"{entity_id!r} is listed nowhere", "list it, or correct the id")
            continue
        if not _ID.fullmatch(entity_id):
            remedy = "write a kind, a stroke and lower-case words with hyphens: weapon/bavar-373"
            yield _problem(source, "id", f"{entity_id!r} is no id", remedy)
        elif entity_id in first:
            where = f"{first[entity_id].file}:{first[entity_id].line}"
            yield _problem(source, "id", f"{entity_id} is listed already, {where}", "join the two lines, or rename one")
        first.setdefault(entity_id, source)


def _names(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        if not source["name"].strip():
            yield _problem(source, "name", "it is empty", "give the name that reports use most")


def _hierarchy(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        part_of = source.get("part_of", "")
        if part_of and part_of not in files.known:
            remedy = "list it as a line of its own, or correct the id"
            yield _problem(source, "part_of", f"{part_of!r} is no id of this catalogue", remedy)
        elif circle := _circle(files.known, source):
            yield _problem(source, "part_of", f"it is part of itself: {circle}", "end the circle at one of these lines")


def _circle(known: Mapping[str, Source], source: Source) -> str:
    """The way from a line back to itself; empty where there is none."""
    way = [source["id"]]
    while (part_of := known[way[-1]].get("part_of", "")) in known:
        if part_of == way[0]:
            return " → ".join((*way, part_of))
        if part_of in way:
            return ""
        way.append(part_of)
    return ""


def _countries(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        if (country := source.get("country", "")) and country not in _COUNTRIES:
            remedy = "use the two letters of ISO 3166-1 (GB, not UK), or leave it empty"
            yield _problem(source, "country", f"{country!r} is no country", remedy)


def _classes(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        if "class" in source:
            yield from _one_of(source, "class", list(WeaponClass))
        if files.name == "outlets":
            yield from _one_of(source, "reliability", list(Reliability))


def _categories(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        if source.get("level"):
            yield from _one_of(source, "level", [Level.CLASS, Level.KIND])
        for column, categories in CATEGORIES.items():
            if source.get(column):
                yield from _one_of(source, column, [*categories, NONE])
        if (
            files.name == "weapons"
            and "country" in source
            and not inherited(files.known, source["id"], "munitions_list")
        ):
            remedy = f"give one here or at what it is part of; {NONE} for goods that are not on the list"
            yield _problem(source, "munitions_list", "neither it nor what it is part of has a category", remedy)


def _makers(files: Files) -> Iterator[Problem]:
    for source in files.known.values():
        for maker in source.listed("makers"):
            if maker not in files.makers:
                remedy = "list it in parties/companies.csv, or correct the id"
                yield _problem(source, "makers", f"{maker!r} is no company", remedy)


def _aliases(files: Files) -> Iterator[Problem]:
    """Names that two lines share although nothing tells these apart, and permissions that nothing needs."""
    allowed = {folded(source["phrase"]): source for source in files.ambiguous}
    needed: set[str] = set()
    for phrases, (first, *others) in _twins(files):
        needed.update(phrases)
        if not allowed.keys() & phrases:
            same = ", ".join(f"{other['id']} ({other.file}:{other.line})" for other in others)
            remedy = f"keep it at one of them, or give {files.name}/{AMBIGUOUS} a line with the reason for both"
            yield _problem(
                first, "aliases", f"{_readable(phrases[0])!r} also names {same} and nothing tells them apart", remedy
            )
    for phrase, source in allowed.items():
        if phrase not in needed:
            yield _problem(source, "phrase", f"{source['phrase']!r} is not ambiguous", "take the line out")
        elif not source["reason"].strip():
            yield _problem(source, "reason", "it is empty", "say why both keep the name")


def _twins(files: Files) -> Iterator[tuple[list[str], list[Source]]]:
    """Lines that share phrases and look the same otherwise, with these phrases."""
    sharing: dict[tuple[str, ...], dict[str, Source]] = defaultdict(dict)
    for source in files.sources:
        described = files.known.get(source["id"])
        if described is None:
            continue
        telling = (described["id"].partition("/")[0], *(described.get(column, "") for column in _TELLING))
        named = {**described, "aliases": source["aliases"]}
        for kind, spelling in spelled(files.name, Source.at(source.file, source.line, named)):
            sharing[spelling.phrase, kind, *telling].setdefault(source["id"], source)
    phrases: dict[frozenset[str], list[str]] = defaultdict(list)
    for (phrase, *_), twins in sharing.items():
        if len(twins) > 1:
            phrases[frozenset(twins)].append(phrase)
    lines_of = {source["id"]: source for source in reversed(files.sources)}
    return ((shared, [lines_of[each] for each in sorted(twins)]) for twins, shared in phrases.items())


def _readable(phrase: str) -> str:
    """A folded phrase without the blanks around its marks."""
    return re.sub(r" (\W) ", r"\1", phrase)


def _not_names(files: Files) -> Iterator[Problem]:
    phrases = {spelling.phrase for source in files.known.values() for _, spelling in spelled(files.name, source)}
    for source in files.not_names:
        if folded(source["phrase"]) in phrases:
            wrong = f"{source['phrase']!r} is a name of something in this catalogue"
            yield _problem(source, "phrase", wrong, "take it out here or there")


def _one_of(source: Source, column: str, choices: Iterable[StrEnum | str]) -> Iterator[Problem]:
    allowed = [str(choice) for choice in choices]
    if source.get(column, "") not in allowed:
        wrong = f"{source.get(column, '')!r} is not in the list"
        yield _problem(source, column, wrong, f"choose one of: {', '.join(allowed)}")


def _problem(source: Source, field: str, wrong: str, remedy: str) -> Problem:
    return Problem(file=source.file, line=source.line, field=field, wrong=wrong, remedy=remedy)


CHECKS: Final[tuple[Check, ...]] = (
    _ids,
    _names,
    _hierarchy,
    _countries,
    _classes,
    _categories,
    _makers,
    _aliases,
    _not_names,
)
