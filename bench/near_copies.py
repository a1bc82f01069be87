"""How well printings of one text are found: the first part of ``python bench/origins.py``.

The peer is plain MinHash as rensa computes it: 128 permutations over runs of three words, all pairs compared, at the
threshold that suits the very documents it is measured on best. It is left out where rensa is not installed.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import combinations
from typing import Final

from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.partition import partition
from waybill.grade.printings import printings, texts
from waybill.grade.signatures import RUN, words_of

COPIES: Final = (1_000, 10_000)
_NOISE: Final = {"l": "1", "o": "0", "e": "c", "m": "rn", "i": "l", "a": "o", "s": "5", "h": "b", "u": "n", "t": "f"}
_LEDE: Final = (
    "people in this valley know what war costs and many of them have kin on the other side the mayor asked bishop to "
    "say prayer sunday for readers remember long summer when our own harbour stood empty council speaks at its next "
    "sitting price bread has risen again few talked anything else morning yet news from abroad should trouble us more"
)
_SYNONYMS: Final = {
    "said": "stated",
    "told": "informed",
    "about": "around",
    "weapons": "arms",
    "rifles": "guns",
    "army": "military",
    "sent": "shipped",
    "government": "authorities",
    "has": "had",
    "were": "have been",
    "was": "had been",
    "which": "that",
    "with": "carrying",
    "by": "through",
    "after": "following",
    "before": "ahead of",
    "last": "past",
    "also": "likewise",
    "some": "several",
    "but": "however",
    "officials": "officers",
    "two": "a pair of",
    "ship": "vessel",
    "missiles": "rockets",
    "statement": "declaration",
    "bought": "purchased",
    "arrived": "came",
    "delivered": "handed over",
}


def scores(documents: Sequence[Document], first: Mapping[DocumentId, DocumentId]) -> Iterator[tuple[str, float]]:
    """The adjusted Rand index of ours and of the peer; ``first`` names the first printing of each document's text."""
    truth = [first[each.id] for each in documents]
    yield "adjusted Rand index, ours", rand_index(truth, _labels(documents, texts(documents)))
    if find_spec("rensa") is not None:
        likeness = _minhash(documents)
        best, at = max((rand_index(truth, _above(documents, likeness, at / 20)), at / 20) for at in range(1, 20))
        yield f"  peer: MinHash by rensa, at its best threshold, {at}", best


def altered(documents: Sequence[Document], first: Mapping[DocumentId, DocumentId]) -> Iterator[tuple[str, float]]:
    """Of texts that were altered in one way each, the share that is found to be a printing of its own original.

    The first printing of every text stands among them, so that an altered text may also be taken for another's.
    """
    originals = [each for each in documents if first[each.id] == each.id]
    for name, alter in ALTERATIONS.items():
        chance = random.Random(7)
        changed = [
            replace(each, id=DocumentId(f"{each.id}~"), publisher=f"Paper {number}", text=alter(each.text, chance))
            for number, each in enumerate(originals)
        ]
        labels = dict(
            zip([*originals, *changed], _labels([*originals, *changed], texts([*originals, *changed])), strict=True)
        )
        right = sum(labels[copy] == labels[each] for each, copy in zip(originals, changed, strict=True))
        yield f"{name}: found", right / len(originals)
        sizes = Counter(labels.values())
        yield f"{name}: texts that hold another one", sum(size > 2 for size in sizes.values()) / len(originals)


def growth(document: Document) -> Iterator[tuple[str, float]]:
    """Seconds that copies of one text take, each with a lede and a number of its own."""
    for count in COPIES:
        copies = [
            replace(
                document,
                id=DocumentId(f"copy-{number:05}"),
                publisher=f"Paper {number}",
                published=date(2020, 1, 1) + timedelta(days=number % 30),
                text=f"Local readers of edition {number} will care.\n\n{document.text}\n\nPage {number}.",
            )
            for number in range(count)
        ]
        begun = time.process_time()
        found = len({each.of is None for each in printings(copies)}), len(texts(copies))
        yield f"{count:,} copies of one text, {found[1]} text, seconds", (time.process_time() - begun) / 2


def rand_index(truth: Sequence[object], found: Sequence[object]) -> float:
    """The adjusted Rand index of two partitions: 1 where they are equal, 0 as far as chance alone would make them so.

    Source: Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985).
    """
    together = _pairs(zip(truth, found, strict=True))
    left, right, every = _pairs(truth), _pairs(found), len(truth) * (len(truth) - 1) / 2
    chance, most = left * right / every, (left + right) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)


def _pairs(labels: "Iterator[object] | Sequence[object] | zip[tuple[object, object]]") -> float:
    return sum(size * (size - 1) / 2 for size in Counter(labels).values())


def _labels(documents: Sequence[Document], groups: Sequence[Sequence[DocumentId]]) -> list[int]:
    number = {each: index for index, group in enumerate(groups) for each in group}
    return [number[each.id] for each in documents]


def _minhash(documents: Sequence[Document]) -> Mapping[tuple[DocumentId, DocumentId], float]:
    from rensa import RMinHash

    sketches = {}
    for each in documents:
        words = words_of(each.text)
        sketch = RMinHash(num_perm=128, seed=7)
        sketch.update([" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))])
        sketches[each.id] = sketch
    return {(left, right): sketches[left].jaccard(sketches[right]) for left, right in combinations(sketches, 2)}


def _above(
    documents: Sequence[Document], likeness: Mapping[tuple[DocumentId, DocumentId], float], at: float
) -> list[int]:
    joins = [pair for pair, alike in likeness.items() if alike >= at]
    nothing: frozenset[str] = frozenset()
    return _labels(
        documents, partition({each.id: nothing for each in documents}, joins, lambda left, right: left | right)
    )


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?\"])\s+", text)


def _cut(text: str) -> str:
    listed = _sentences(text)
    return " ".join(listed[: (len(listed) + 1) // 2])


def _end(text: str) -> str:
    listed = _sentences(text)
    return " ".join(listed[len(listed) // 2 :])


def _with_lede(text: str, chance: random.Random) -> str:
    """The text behind a paragraph of forty words that no other text has in this order."""
    return f"{' '.join(chance.sample(_LEDE.split(), 40))}.\n\n{text}"


def _renumbered(text: str) -> str:
    return re.sub(r"\d+", lambda match: str(int(match[0]) + 17), text, count=2)


def _reworded(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda match: _SYNONYMS.get(match[0], match[0]), text)


def _scanned(text: str, chance: random.Random, share: float) -> str:
    return "".join(_NOISE.get(each, "") if each.isalnum() and chance.random() < share else each for each in text)


ALTERATIONS: Final[Mapping[str, Callable[[str, random.Random], str]]] = {
    "first half": lambda text, _: _cut(text),
    "second half": lambda text, _: _end(text),
    "local lede": _with_lede,
    "two numbers changed": lambda text, _: _renumbered(text),
    "first half with a lede": lambda text, chance: _with_lede(_cut(text), chance),
    "lightly reworded": lambda text, _: _reworded(text),
    "reworded, first half, with a lede": lambda text, chance: _with_lede(_cut(_reworded(text)), chance),
    "3 in 100 letters misread": lambda text, chance: _scanned(text, chance, 0.03),
    "6 in 100 letters misread": lambda text, chance: _scanned(text, chance, 0.06),
}
