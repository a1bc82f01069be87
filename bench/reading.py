"""What reading costs, step by step: ``python bench/reading.py [ARTICLES]``.

Articles of about 600 words are put together from reports of the corpus that hold claims, as unlike each other as these
are. The table shows the share of each step of the trained reader with one process, the rate with two, and beside it, in
the same run, one plain forward pass of the same encoder over the same text: no reader by this encoder can be faster.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from waybill.batch import executor
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.extract.sentence import read_sentences
from waybill.extract.trained import TrainedTagger, markup
from waybill.neural.pieces import cut
from waybill.neural.reader import plain_pass, read_scenes
from waybill.neural.weights import load_weights
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings
from waybill.pipeline import read_document
from waybill.workspace.reading import reader

REPORTS: Final = Path(__file__).parents[1] / "corpus" / "held_out"
WORDS: Final = 600
Value = TypeVar("Value")


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


def timed(step: Callable[[], Value]) -> tuple[float, Value]:
    begun = time.perf_counter()
    value = step()
    return time.perf_counter() - begun, value


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    given = articles(count)
    ontology, wordings = load(), load_wordings()
    loading, weights = timed(load_weights)
    tagger = TrainedTagger(ontology)
    words = sum(len(each.text.split()) for each in given)
    tagger.tag(given[0])
    rules, sentences = timed(lambda: [read_sentences(each, ontology) for each in given])
    marking, marked = timed(lambda: [markup(each, wordings) for each in sentences])
    cutting, pieces = timed(lambda: [cut(e.text, m, weights.tokenizer) for e, m in zip(given, marked, strict=True)])
    plain, _ = timed(lambda: [plain_pass(each, weights) for each in pieces])
    model, scenes = timed(lambda: [read_scenes(e.text, m, weights) for e, m in zip(given, marked, strict=True)])
    read_sentences.cache_clear()
    read = partial(read_document, reader=reader("trained"))
    begun = time.process_time()
    whole, done = timed(lambda: list(map(read, given)))
    computed = time.process_time() - begun
    two, _ = timed(lambda: list(executor(2).map(read, given)))
    size = sum(map(len, pieces))
    print(
        f"{count} articles of {words // count} words and {size // count} pieces, "
        f"{sum(map(len, scenes)) / count:.1f} triggers each"
    )
    print(
        f"model opened in {loading:.2f} s; most memory {_resident_mb()} MB, of worker processes {_resident_mb(True)} MB"
    )
    rows = [("phrases by rules", rules + marking), ("word pieces", cutting), ("model", model - cutting)]
    rows += [("claims", whole - rules - marking - model), ("all", whole)]
    print(f"{'step':<28} {'ms an article':>14} {'share':>7}")
    for name, taken in rows:
        print(f"{name:<28} {1000 * taken / count:>14.1f} {taken / whole:>7.1%}")
    print(f"{'plain pass of the encoder':<28} {1000 * plain / count:>14.1f} {plain / whole:>7.1%}")
    claims = sum(len(each.reading.claims) for each in done)
    print(f"of one processor's time: {1000 * computed / count:.0f} ms an article, {count / computed:.1f} a second")
    print(f"articles a second: {count / whole:.1f} with one process, {count / two:.1f} with two; {claims} claims")


def _resident_mb(children: bool = False) -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
