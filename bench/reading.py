"""What reading costs, step by step: ``python bench/reading.py [ARTICLES]``.

Articles of about 600 words are put together from reports of the corpus that hold claims, as unlike each other as these
are. The table shows what each step of the trained reader takes of a processor's time, and beside it, in the same run,
one plain forward pass of the same encoder over the same text: no reader by this encoder can be faster. Then two
processes read the same articles, the time in which they start left out.
"""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from waybill.batch import executor
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.outcome import ReadDocument
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.trained import decide, markup
from waybill.neural.pieces import cut
from waybill.neural.reader import plain_pass, read_scenes
from waybill.neural.weights import Weights, load_weights
from waybill.ontology import Ontology, load
from waybill.ontology.wordings import load_wordings
from waybill.pipeline import read_document
from waybill.workspace.reading import reader

Read: TypeAlias = Callable[[Document], ReadDocument]
REPORTS: Final = Path(__file__).parents[1] / "corpus" / "held_out"
WORDS: Final = 600
STARTING: Final = 4
"""Articles that processes are given for to start, before they are measured."""
PASSES: Final = {"hidden": "lower passes", "triggers": "upper passes, unmarked", "tags": "upper passes of triggers"}
"""The model's passes, by the first output that each is asked for."""


def articles(count: int) -> list[Document]:
    """Articles of at least ``WORDS`` words, each of whole reports."""
    reports = [json.loads(path.read_text("utf-8")) for path in sorted(REPORTS.glob("*.json"))]
    texts = iter([report["text"] for report in reports if report["claims"]])
    found: list[Document] = []
    while len(found) < count:
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < WORDS:
            parts.append(next(texts))
        found.append(Document(id=DocumentId(f"a{len(found)}"), text="\n\n".join(parts)))
    return found


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of this processor by step, what is done within another step counting for itself alone."""

    taken: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    under_way: list[str] = field(default_factory=list)

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Counts what is done meanwhile for a step."""
        begun = time.process_time()
        self.under_way.append(step)
        yield
        took = time.process_time() - begun
        self.under_way.pop()
        self.taken[step] += took
        if self.under_way:
            self.taken[self.under_way[-1]] -= took


@dataclass(frozen=True, slots=True)
class Timed:
    """A half of the model whose passes are counted."""

    half: Any
    times: Times

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> Any:
        """What the half gives."""
        with self.times.of(PASSES[names[0]]):
            return self.half.run(names, feeds)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of reading articles with two processes."""

    wall: float
    computed: float


def stepwise(document: Document, times: Times, weights: Weights, ontology: Ontology, read: Read) -> tuple[int, ...]:
    """Read an article step by step and as a whole, for the times; gives its numbers of pieces, triggers and claims."""
    timed = replace(weights, lower=Timed(weights.lower, times), upper=Timed(weights.upper, times))
    read_sentences.cache_clear()
    with times.of("all"):
        claims = read(document).reading.claims
    read_sentences.cache_clear()
    with times.of("sentences and phrases"):
        sentences = read_sentences(document, ontology)
    with times.of("markup"):
        marked = markup(sentences, load_wordings())
    with times.of("word pieces"):
        pieces = cut(document.text, marked, weights.tokenizer)
    with times.of("heads"):  # and the pieces once more
        scenes = read_scenes(document.text, marked, timed)
    with times.of("decisions"):
        decide(document, sentences, scenes, weights.thresholds, ontology)
    with times.of("plain pass of the encoder"):
        plain_pass(pieces, weights)
    return len(pieces), len(scenes), len(claims)


def with_two(given: Sequence[Document], read: Read) -> Cost:
    """What two processes take for articles beyond what they take to start."""
    start, whole = _mapped(given[:STARTING], read), _mapped([*given[:STARTING], *given], read)
    return Cost(whole.wall - start.wall, whole.computed - start.computed)


def _mapped(given: Sequence[Document], read: Read) -> Cost:
    begun, computed = time.perf_counter(), _children_s()
    list(executor(2).map(read, given))
    return Cost(time.perf_counter() - begun, _children_s() - computed)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    given, ontology = articles(count), load()
    begun = time.perf_counter()
    weights = load_weights()
    opened = time.perf_counter() - begun
    read = partial(read_document, reader=reader("trained"))
    read(given[0])
    times, words = Times(), sum(len(each.text.split()) for each in given)
    sizes = [stepwise(each, times, weights, ontology, read) for each in given]
    pieces, triggers, claims = (sum(numbers) / count for numbers in zip(*sizes, strict=True))
    print(
        f"{count} articles of {words // count} words, {pieces:.0f} pieces, {triggers:.1f} triggers, {claims:.1f} claims"
    )
    table(times, count)
    two = with_two(given, read)
    print(f"model opened in {opened:.2f} s; most memory {_resident_mb()} MB, of a worker {_resident_mb(True)} MB")
    rates = {
        "one process": times.taken["all"],
        "two, by their own time": two.computed / 2,
        "two, by the clock": two.wall,
    }
    for name, seconds in rates.items():
        rate, share = count / seconds, words / count / WORDS
        print(f"{name:<28} {rate:>6.2f} articles a second, {rate * share:.2f} of {WORDS} words")


def table(times: Times, count: int) -> None:
    """Print what each step takes for an article, claims and the rest being what is left of the whole."""
    taken = dict(times.taken)
    plain, whole = taken.pop("plain pass of the encoder"), taken.pop("all")
    taken["heads"] -= taken["word pieces"]
    rows = [
        *taken.items(),
        ("claims and the rest", whole - sum(taken.values())),
        ("all", whole),
        ("plain pass of the encoder", plain),
    ]
    print(f"{'step':<28} {'ms an article':>14} {'share':>7}")
    for name, seconds in rows:
        print(f"{name:<28} {1000 * seconds / count:>14.1f} {seconds / whole:>7.1%}")


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident_mb(children: bool = False) -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
