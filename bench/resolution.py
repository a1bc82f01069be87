"""How fast names are looked up and what the catalogues take: ``python bench/resolution.py``.

Every figure is of one core, in seconds of its work, the median of five rounds. Beside ours stand, in the same run, a
dict of the names as they are and rapidfuzz's ``extractOne`` over all names of parties. Memory is what Python allocates
for the loaded catalogues, by tracemalloc, and the growth of the process, by the kernel's resident set.
"""

import random
import resource
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from waybill.core.entity import Entity
from waybill.ontology import Catalogue, Ontology, load
from waybill.ontology.ontology import CATALOGUES
from waybill.ontology.table import read_table
from waybill.text.names import key

ROUNDS: Final = 5
LOOKED_UP: Final = 100_000
SPELT_OTHERWISE: Final = 300
CHARACTERS: Final = 1_000_000
SAMPLES: Final = Path(__file__).resolve().parents[1] / "samples"


def seconds(work: Callable[[], object]) -> float:
    """The median time that a piece of work takes."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def entities(catalogues: Iterable[Catalogue]) -> Iterator[Entity]:
    """Every entity of some catalogues."""
    for catalogue in catalogues:
        yield from (entity for each in catalogue.ids() if (entity := catalogue.entity(each)) is not None)


def names(catalogues: Iterable[Catalogue]) -> list[str]:
    """Every name of some catalogues, once."""
    return list(dict.fromkeys(name for entity in entities(catalogues) for name in (entity.name, *entity.aliases)))


def misspelt(name: str, chance: random.Random) -> str:
    """A name with one letter left out."""
    at = chance.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def running_text() -> str:
    """The sample reports, over and over."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    return (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


def row(what: str, figure: float, unit: str) -> None:
    """Print a line of the table."""
    print(f"{what:<58}{figure:>12,.1f} {unit}")


def exact(ontology: Ontology, looked_up: Sequence[str]) -> None:
    """Whole names, drawn with replacement from those that the catalogues list, as texts repeat names too."""
    everything = (ontology.parties, ontology.weapons, ontology.places, ontology.outlets)
    known = dict.fromkeys(names(everything), 1)
    per_catalogue = seconds(lambda: [ontology.parties.named(name) for name in looked_up])
    row("exact names, Catalogue.named, met before", len(looked_up) / per_catalogue, "a second")
    distinct = list(known)

    def never_met() -> None:
        key.cache_clear()
        for name in distinct:
            ontology.parties.named(name)

    row("exact names, Catalogue.named, each for the first time", len(distinct) / seconds(never_met), "a second")
    plain = seconds(lambda: [known.get(name) for name in looked_up])
    row("  peer: dict, no folding of case, accents or marks", len(looked_up) / plain, "a second")


def running(ontology: Ontology) -> None:
    """All four catalogues over running text."""
    text = running_text()
    pieces = [text[at : at + 4000] for at in range(0, len(text), 4000)]

    for name, catalogue in (("parties", ontology.parties), ("weapons", ontology.weapons)):
        taken = seconds(partial(_find_all, catalogue, pieces))
        row(f"Catalogue.find in running text, {name}", len(text) / taken / 1e6, "MB/s")
    if find_spec("ahocorasick_rs") is not None:
        from ahocorasick_rs import AhoCorasick

        automaton = AhoCorasick(names([ontology.parties]))
        taken = seconds(lambda: [automaton.find_matches_as_indexes(piece) for piece in pieces])
        row("  peer: ahocorasick-rs, no word bounds, no folding", len(text) / taken / 1e6, "MB/s")


def _find_all(catalogue: Catalogue, pieces: Sequence[str]) -> None:
    for piece in pieces:
        catalogue.find(piece)


def alike(ontology: Ontology) -> None:
    """Names of parties with a letter left out."""
    if find_spec("waybill.resolve.index") is None:
        return
    from rapidfuzz import process

    from waybill.resolve.index import catalogued

    chance = random.Random(7)
    known = [name for name in names([ontology.parties]) if len(name) > 5]
    asked = [misspelt(name, chance) for name in chance.sample(known, SPELT_OTHERWISE)]
    begun = time.process_time()
    filed = catalogued(ontology)
    row("filing the names of parties by sound, once", time.process_time() - begun, "s")
    row(
        "names with a letter left out, index",
        len(asked) / seconds(lambda: [filed.same(each) for each in asked]),
        "a second",
    )
    few = asked[:30]
    taken = seconds(lambda: [process.extractOne(each, known) for each in few])
    row("  peer: rapidfuzz.process.extractOne over all names", len(few) / taken, "a second")


def loaded() -> list[Catalogue]:
    """The four catalogues, read anew."""
    return [Catalogue(read_table(name)) for name in CATALOGUES]


def size() -> None:
    """What loading takes, in this process, before anything else is done."""
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept = loaded()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - resident
    row("catalogues loaded, growth of the resident set", grown / 1024, "MB (goal: under 60)")
    row("loading the catalogues", seconds(loaded) * 1e3, "ms (goal: under 100)")
    tracemalloc.start()
    kept = loaded()
    row("catalogues loaded, tracemalloc", tracemalloc.get_traced_memory()[0] / 1e6, "MB")
    every = list(entities(kept))
    row(f"the same, with all {len(every):,} entities made", tracemalloc.get_traced_memory()[0] / 1e6, "MB")
    tracemalloc.stop()


def main() -> None:
    """Print the table."""
    print(f"Python {sys.version.split()[0]}, one core")
    size()
    ontology = load()
    chance = random.Random(1)
    exact(ontology, chance.choices(names([ontology.parties, ontology.weapons, ontology.places]), k=LOOKED_UP))
    running(ontology)
    alike(ontology)


if __name__ == "__main__":
    main()
