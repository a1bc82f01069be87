"""Compile the catalogues of resources/ into the tables that Waybill ships.

python resources/compile.py            writes src/waybill/ontology/tables/*.json
python resources/compile.py --check    writes nothing; exit status 1 if a committed table is stale
"""

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from compile_wordings import wordings_text

from waybill.core.claim import WeaponClass
from waybill.core.grade import Reliability
from waybill.ontology.aliases import Alias, alias_of, listed
from waybill.ontology.hits import AliasKind
from waybill.ontology.table import NO_ROW, Row, Sense, Table, senses_to
from waybill.ontology.words import words

HERE: Final = Path(__file__).parent
TABLES: Final = HERE.parent / "src" / "waybill" / "ontology" / "tables"
NOT_NAMES: Final = "not_names.csv"
OF_RULERS: Final = re.compile("[Gg]overnment|administration|regime|occupation|entity|Authority")
COLUMNS: Final = {
    "aliases": AliasKind.NAME,
    "abbreviations": AliasKind.ABBREVIATION,
    "demonyms": AliasKind.DEMONYM,
    "people": AliasKind.PEOPLE,
    "seats": AliasKind.SEAT,
}
Source = dict[str, str]
"""A line of a catalogue by its columns."""


def main() -> int:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a committed table is stale")
    check = parser.parse_args().check
    stale = [name for name, text in compiled() if not _is_current(TABLES / name, text, write=not check)]
    if stale and check:
        print("stale, run python resources/compile.py:", *stale, file=sys.stderr)
    return 1 if stale and check else 0


def compiled() -> Iterator[tuple[str, str]]:
    """File name and content of every table."""
    for name in ("weapons", "parties", "places", "outlets"):
        yield f"{name}.json", _written(_table(name, _sources(name), _not_names(name)))
    yield "wordings.json", wordings_text()


def _sources(name: str) -> list[Source]:
    """The lines of a catalogue's files, by id; a file of ids and aliases alone adds to the others."""
    listed: dict[str, Source] = {}
    added: list[Source] = []
    for path in sorted(set((HERE / name).glob("*.csv")) - {HERE / name / NOT_NAMES}):
        for source in _lines(path):
            if source.keys() == {"id", "aliases"}:
                added.append(source)
            elif source["id"] in listed:
                raise ValueError(f"{path.name}: {source['id']} is listed twice")
            else:
                listed[source["id"]] = source
    if name == "places":
        added += _country_names(listed)
    for source in added:
        listed[source["id"]]["aliases"] += f"; {source['aliases']}"
    return [listed[entity_id] for entity_id in sorted(listed)]


def _lines(path: Path) -> Iterator[Source]:
    with path.open(encoding="utf-8", newline="") as lines:
        for source in csv.DictReader(lines, strict=True):
            if None in source or None in source.values():
                raise ValueError(f"{path.name}: wrong number of columns: {source}")
            yield source


def _country_names(places: Mapping[str, Source]) -> Iterator[Source]:
    """The names of states as names of their countries, but for those of governments."""
    states = {source["country"]: source for source in _lines(HERE / "parties" / "states.csv") if source["country"]}
    for place in places.values():
        state = states.get(place["country"])
        if place["kind"] == "country" and state is not None:
            listed = [state["name"], *_listed(state, "aliases"), *_listed(state, "abbreviations")]
            yield {"id": place["id"], "aliases": "; ".join(alias for alias in listed if not OF_RULERS.search(alias))}


def _not_names(name: str) -> Iterator[str]:
    """Folded phrases that hold the words of a name and name nothing of this catalogue: "Niger Delta"."""
    path = HERE / name / NOT_NAMES
    for source in _lines(path) if path.exists() else ():
        yield " ".join(word.folded for word in words(source["phrase"]))


def _table(name: str, sources: list[Source], not_names: Iterable[str]) -> Table:
    phrases: dict[str, set[Sense]] = defaultdict(set)
    names: dict[str, set[int]] = defaultdict(set)
    for number, source in enumerate(sources):
        for alias in _aliases(name, source):
            for phrase, cased, called in listed(alias):
                phrases[phrase].add(Sense(number, alias.kind, cased))
                names[called].add(number)
    for phrase in not_names:
        if phrase in phrases:
            raise ValueError(f"{name}/{NOT_NAMES}: {phrase!r} is a name")
        phrases[phrase].add(Sense(NO_ROW, AliasKind.NAME, ""))
    ranks = [-int(source.get("population") or 0) for source in sources]
    return Table(
        rows=[_row(source) for source in sources],
        phrases={phrase: _senses(phrases[phrase], ranks) for phrase in sorted(phrases)},
        reach=_reach(phrases),
        names={name: " ".join(map(str, sorted(names[name], key=lambda n: (ranks[n], n)))) for name in sorted(names)},
        inflected=name == "weapons",
        reliability={source["id"]: Reliability(source["reliability"]).value for source in sources if name == "outlets"},
    )


def _row(source: Source) -> Row:
    aliases = [alias.removeprefix("=") for column in ("aliases", "abbreviations") for alias in _listed(source, column)]
    return (
        source["id"],
        source["name"],
        source.get("country") or None,
        source.get("part_of") or None,
        WeaponClass(source["class"]).value if "class" in source else None,
        [alias for alias in dict.fromkeys(aliases) if alias != source["name"]],
    )


def _aliases(name: str, source: Source) -> Iterator[Alias]:
    """Every alias of a line, its name first."""
    is_term = name == "weapons" and "country" not in source
    exact_name = f"={source['name']}" in _listed(source, "aliases")
    for column, kind in COLUMNS.items():
        written = _listed(source, column)
        if column == "aliases":
            written = [f"={source['name']}" if exact_name else source["name"], *written]
        for text in written:
            yield alias_of(name, text, kind=kind, is_term=is_term)
            if kind is AliasKind.DEMONYM and text.endswith(("an", "i", "ot", "ine")) and not source["people"]:
                yield Alias(text=f"{text}s", kind=AliasKind.PEOPLE, exact=False)


def _listed(source: Source, column: str) -> list[str]:
    return [alias.strip() for alias in source.get(column, "").split(";") if alias.strip()]


def _senses(senses: set[Sense], ranks: list[int]) -> str:
    """Senses on a line, the likeliest first: by kind, then by size."""
    kinds = list(AliasKind)
    return senses_to(sorted(senses, key=lambda sense: (kinds.index(sense.kind), ranks[sense.row], sense)))


def _reach(phrases: Iterable[str]) -> dict[str, int]:
    """The most words that a phrase has, by its first word."""
    reach: dict[str, int] = {}
    for phrase in phrases:
        first, *others = phrase.split(" ")
        reach[first] = max(1 + len(others), reach.get(first, 0))
    return dict(sorted(reach.items()))


def _written(table: Table) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_current(path: Path, text: str, *, write: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return True
    if write:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return False


if __name__ == "__main__":
    sys.exit(main())
