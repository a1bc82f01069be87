"""How fast names that are spelt otherwise are looked up: ``python bench/names.py [LOOK-UPS]``.

Takes names of parties from the catalogues, spoils a letter of each, and asks the index whom they mean. Prints the time
to build the index, its memory, and look-ups a second of processor time on one core: at first sight, of other names
after that, and when the same names come again.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Sequence

from waybill.ontology import Ontology, load
from waybill.resolve.index import Names, catalogued, common_words, names_of


def main(look_ups: int = 3000) -> None:
    """Print the table."""
    ontology, chance = load(), random.Random(7)
    entities = [entity for each in ontology.parties.ids() if (entity := ontology.parties.entity(each)) is not None]
    names = [name for entity in entities for name in names_of(entity)]
    started = time.process_time()
    index = catalogued(ontology)
    print(f"build: {time.process_time() - started:.2f} s for {len(names):,} names of {len(entities):,} parties")
    first, second = ([spoilt(chance.choice(names), chance) for _ in range(look_ups)] for _ in range(2))
    print(f"at first sight:    {speed(index, first):>9,.0f} look-ups/s")
    print(f"other names then:  {speed(index, second):>9,.0f} look-ups/s")
    print(f"the same again:    {speed(index, second):>9,.0f} look-ups/s")
    print(f"memory: {size_mb(ontology):.1f} MB")


def spoilt(name: str, chance: random.Random) -> str:
    """A name with one letter left out, put in, or changed."""
    at, letter = chance.randrange(len(name)), chance.choice("aeioukhst")
    return chance.choice(
        [name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]]
    )


def speed(index: Names, names: Sequence[str]) -> float:
    """Look-ups a second of processor time."""
    started = time.process_time()
    for name in names:
        index.same(name)
    return len(names) / (time.process_time() - started)


def size_mb(ontology: Ontology) -> float:
    """Memory that one more index takes, entities left out."""
    entities = [entity for each in ontology.parties.ids() if (entity := ontology.parties.entity(each)) is not None]
    common = common_words(ontology)
    tracemalloc.start()
    kept = Names(entities, common=common, ontology=ontology)
    used = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return used / 1e6


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
