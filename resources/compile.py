"""Compile the catalogues of resources/ into the tables that Waybill ships.

python resources/compile.py                    writes src/waybill/ontology/tables/*.json
python resources/compile.py --check            writes nothing; exit status 1 if a committed table is stale
python resources/compile.py --sources FOLDER   checks the catalogues of another folder and writes nothing

What is wrong with a file is printed with its line, field and remedy, nothing is written, and the exit status is 1.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from checks import Files, problems, read
from compile_wordings import wordings_text
from facts import facts_of
from naming import folded, spelled
from sources import Problem, Source, SourcesError, adds_aliases, lines

from waybill.core.claim import WeaponClass
from waybill.core.grade import Reliability
from waybill.ontology.hits import AliasKind
from waybill.ontology.table import NO_ROW, Row, Sense, Table, packed, senses_to
from waybill.text.names import key

HERE: Final = Path(__file__).parent
TABLES: Final = HERE.parent / "src" / "waybill" / "ontology" / "tables"
CATALOGUES: Final = ("weapons", "parties", "places", "outlets")
FACTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "outlets": ("outlet_facts.json", ("kind", "domain", "reason")),
    "places": ("place_facts.json", ("kind", "latitude", "longitude")),
}
"""Tables of their own for what few runs ask for, and their columns."""

OF_RULERS: Final = re.compile(
    "[Gg]overnment|administration|regime|occupation|entity|Authority|junta|Council|monarchy|royal family|colonels|Derg"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a committed table is stale")
    parser.add_argument("--sources", type=Path, default=HERE, help="check the catalogues of this folder, write nothing")
    given = parser.parse_args(arguments)
    if found := found_problems(given.sources):
        print(*found, sep="\n", file=sys.stderr)
        return 1
    if given.sources != HERE:
        return 0
    stale = [name for name, text in compiled() if not _is_current(TABLES / name, text, write=not given.check)]
    if stale and given.check:
        print("stale, run python resources/compile.py:", *stale, file=sys.stderr)
    return 1 if stale and given.check else 0


def found_problems(root: Path) -> list[Problem]:
    """What must be put right in the catalogues below a folder, catalogue by catalogue."""
    found: list[Problem] = []
    for name in CATALOGUES:
        if (root / name).is_dir():
            try:
                found += problems(read(root, name))
            except SourcesError as error:
                found += error.problems
    return found


def compiled() -> Iterator[tuple[str, str]]:
    """File name and content of every table."""
    for name in CATALOGUES:
        files = read(HERE, name)
        yield f"{name}.json", _written(packed(_table(files)))
        if name == "weapons":
            yield "weapon_facts.json", _written(facts_of(files.known))
        if name in FACTS:
            file, columns = FACTS[name]
            yield (
                file,
                _written({each: [files.known[each][column] for column in columns] for each in sorted(files.known)}),
            )
    yield "wordings.json", wordings_text()


def _sources(files: Files) -> list[Source]:
    """A catalogue's lines by id, each with the aliases that other lines add."""
    listed = {entity_id: Source.at(source.file, source.line, source) for entity_id, source in files.known.items()}
    added: list[Mapping[str, str]] = [source for source in files.sources if adds_aliases(source)]
    if files.name == "places":
        added += _country_names(listed)
    for source in added:
        listed[source["id"]]["aliases"] += f"; {source['aliases']}"
    return [listed[entity_id] for entity_id in sorted(listed)]


def _country_names(places: Mapping[str, Source]) -> Iterator[Mapping[str, str]]:
    """The names of states as names of their countries, but for those of governments."""
    listed_states = list(lines(HERE / "parties" / "states.csv"))
    # Reversed, so that of several lines with one country the first, the sovereign state, is kept: Iraq, not its region.
    states = {source["country"]: source for source in reversed(listed_states) if source["country"]}
    for place in places.values():
        state = states.get(place["country"])
        if place["kind"] == "country" and state is not None:
            listed = [state["name"], *state.listed("aliases"), *state.listed("abbreviations")]
            yield {"id": place["id"], "aliases": "; ".join(alias for alias in listed if not OF_RULERS.search(alias))}


def _table(files: Files) -> Table:
    sources = _sources(files)
    phrases: dict[str, set[Sense]] = defaultdict(set)
    names: dict[str, set[int]] = defaultdict(set)
    for number, source in enumerate(sources):
        for kind, (phrase, cased, name) in spelled(files.name, source):
            phrases[phrase].add(Sense(number, kind, cased))
            names[name].add(number)
        for whole in source.listed("whole"):
            names[key(whole)].add(number)
    for source in files.not_names:
        phrases[folded(source["phrase"])].add(Sense(NO_ROW, AliasKind.NAME, ""))
    ranks = [-int(source.get("population") or 0) for source in sources]
    return Table(
        rows=[_row(source) for source in sources],
        phrases={phrase: _senses(phrases[phrase], ranks) for phrase in sorted(phrases)},
        reach=_reach(phrases),
        names={name: " ".join(map(str, sorted(names[name], key=lambda n: (ranks[n], n)))) for name in sorted(names)},
        inflected=files.name == "weapons",
        reliability={
            source["id"]: Reliability(source["reliability"]).value for source in sources if files.name == "outlets"
        },
    )


def _row(source: Source) -> Row:
    listed = [*source.listed("aliases"), *source.listed("abbreviations")]
    aliases = dict.fromkeys(alias.removeprefix("=") for alias in listed)
    return (
        source["id"],
        source["name"],
        source.get("country") or None,
        source.get("part_of") or None,
        WeaponClass(source["class"]).value if "class" in source else None,
        [alias for alias in aliases if alias != source["name"]],
    )


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


def _written(table: Mapping[str, object]) -> str:
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
