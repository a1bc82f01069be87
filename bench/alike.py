"""How well is found what says much the same, and how fast: ``python bench/alike.py [--others] [--speed CLAIMS]``.

What should be found is known for the invented affairs: the claims of one case in other documents. Asked is with the
sentences of a claim, with the title of a report that tells of one case, and with a question in other words than the
reports' (``alike_questions.json``, written before anything was measured). The affairs with odd numbers trained the
layer that sees gists (``python -m training.alike``), and settled how much those count beside words; those with
even numbers were left out of both, and are what is measured where nothing else is said.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np

from waybill.core.binding import claims_from_json
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import Digest, DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.review import ref_text
from waybill.core.shape import document_from_json
from waybill.neural.alike import see as see_sentences
from waybill.neural.gist import Gists, load_seer, see
from waybill.neural.weights import load_weights
from waybill.ontology import load
from waybill.workspace.alike import Alike
from waybill.workspace.finding import finder
from waybill.workspace.gists import quoted
from waybill.workspace.held import Held

ROOT: Final = Path(__file__).resolve().parents[1]
QUESTIONS: Final = Path(__file__).with_name("alike_questions.json")
MAKER: Final = Maker(kind=MakerKind.IMPORT, name="by hand")
TOP: Final = 10
DEEP: Final = 200
Rank: TypeAlias = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, and what should be found.

    Attributes:
        without: document that the question is taken from, whose claims do not count; empty for none.
        wanted: names of claims.
    """

    text: str
    without: str
    wanted: frozenset[str]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", action="store_true", help="among the claims of all other reports as well")
    parser.add_argument("--odd", action="store_true", help="ask of the affairs that were trained on")
    parser.add_argument(
        "--speed", type=int, default=0, metavar="CLAIMS", help="only measure time, among so many claims"
    )
    given = parser.parse_args()
    if given.speed:
        return speed(given.speed)
    affairs = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "corpus" / "affairs").glob("*.json"))]
    documents = [document for affair in affairs for document in affair["documents"]]
    if given.others:
        paths = sorted((ROOT / "corpus" / "reports").glob("*.json"))
        documents += [json.loads(path.read_text("utf-8")) for path in paths]
    held = a_ledger(documents)
    chosen = [each for each in affairs if int(each["id"].lstrip("a")) % 2 == given.odd]
    questions = dict(questions_of(chosen))
    numbers = ", ".join(f"{len(listed)} {name}" for name, listed in questions.items())
    print(f"{len(held.claims)} claims; asked with {numbers}. Share found among {TOP}, mean of 1/rank, and of {TOP} any")
    print(f"{'by':36}" + "".join(f"{name:>24}" for name in questions))
    for name, rank in ranks(held).items():
        figures = [measured(rank, listed) for listed in questions.values()]
        print(f"{name:36}" + "".join(f"{r:10.3f}{m:7.3f}{h:7.2f}" for r, m, h in figures), flush=True)
    return 0


def a_ledger(documents: Sequence[Mapping[str, Any]], *, copies: int = 1, location: str = "") -> Held:
    """A ledger of annotated documents, each so many times, with a word of its own in every claim from the second on."""
    filed: list[FiledClaim] = []
    for told in documents:
        document = document_from_json(told)
        claims = claims_from_json(told, document)
        filed += [FiledClaim(claim=each, document=document, case=None, maker=MAKER) for each in claims]
    filed += [_another(each, copy) for copy in range(1, copies) for each in filed]
    by_document: dict[DocumentId, list[FiledClaim]] = {}
    for claim in filed:
        by_document.setdefault(claim.document.id, []).append(claim)
    found: dict[DocumentId, Document] = {claim.document.id: claim.document for claim in filed}
    return Held(
        sequence=1,
        digest=Digest(""),
        ontology=load(),
        cases={},
        retired={},
        claims={each.ref: each for each in filed},
        claims_of={each: tuple(listed) for each, listed in by_document.items()},
        documents=found,
        captures={},
        entities={},
        judged=(),
        reviewed={},
        rejected={},
        came_at=dict.fromkeys(found, datetime(2026, 1, 1, tzinfo=UTC)),
        rejections=0,
        location=location,
    )


def _another(filed: FiledClaim, copy: int) -> FiledClaim:
    """The same in another document, with a word of its own."""
    document = replace(filed.document, id=DocumentId(f"{filed.document.id}-{copy}"))
    first, *others = filed.claim.evidence
    evidence = (replace(first, text=f"No{copy} {first.text}"), *others)
    return replace(filed, claim=replace(filed.claim, document=document.id, evidence=evidence), document=document)


def questions_of(affairs: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[Asked]]]:
    """Sentences, titles and questions of one's own, each with what should be found."""
    case_of = {name: each["id"] for affair in affairs for each in affair["cases"] for name in each["claims"]}
    claims_of: dict[str, set[str]] = {}
    for name, case in case_of.items():
        claims_of.setdefault(case, set()).add(name)
    sentences, titles = [], []
    for document in (each for affair in affairs for each in affair["documents"]):
        own = {f"{document['id']}#{claim['id']}": claim for claim in document["claims"]}
        for name, claim in own.items():
            text = "\n".join(claim["evidence"])
            sentences.append(_asked(text, document["id"], claims_of[case_of[name]]))
        cases = {case_of[name] for name in own}
        if len(cases) == 1 and document["title"]:
            titles.append(_asked(document["title"], document["id"], claims_of[cases.pop()]))
    own = [_asked(each["asked"], "", claims_of.get(each["case"], set())) for each in json.loads(QUESTIONS.read_text())]
    for kind, listed in (("sentences", sentences), ("titles", titles), ("questions", own)):
        yield kind, [each for each in listed if each.wanted]


def _asked(text: str, without: str, claims: set[str]) -> Asked:
    wanted = frozenset(each for each in claims if not without or not each.startswith(f"{without}#"))
    return Asked(text=text, without=without, wanted=wanted)


def ranks(held: Held) -> dict[str, Rank]:
    """Ways of finding, by name."""
    listed, words, both, seer = list(held.claims), finder(held), Alike(held), load_seer()
    texts = [quoted(each) for each in held.claims.values()]
    means = np.concatenate([see_sentences([each], load_weights()).vectors for each in texts])
    gists = Gists([see(each, seer) for each in texts])

    def by_mean(text: str) -> Sequence[str]:
        order = np.argsort(-(means @ see_sentences([text], load_weights()).vectors[0]), kind="stable")[:DEEP]
        return [ref_text(listed[each]) for each in order]

    def by_gist(text: str) -> Sequence[str]:
        return [ref_text(listed[each]) for each, _ in gists.nearest(see(text, seer), DEEP)]

    def by_words(text: str) -> Sequence[str]:
        found = words.found("claims", words.alike("claims", text[:2000]), most=DEEP)
        return [_ref(each) for each in found]

    return {
        "mean of the encoder's lower half": by_mean,
        "rare words alone": by_words,
        "gists alone": by_gist,
        "gists and rare words, as shipped": lambda text: [
            _ref(each) for each in both.found("claims", text[:2000], waits=True).things
        ],
    }


def _ref(thing: object) -> str:
    assert isinstance(thing, FiledClaim)
    return ref_text(thing.ref)


def measured(rank: Rank, asked: Sequence[Asked]) -> tuple[float, float, float]:
    """Share of what is wanted among the first ten, mean of 1/rank of the first, and how often any is among ten."""
    recall, reciprocal, any_found = 0.0, 0.0, 0.0
    for each in asked:
        found = [name for name in rank(each.text) if not each.without or not name.startswith(f"{each.without}#")]
        places = [place for place, name in enumerate(found) if name in each.wanted]
        recall += sum(place < TOP for place in places) / len(each.wanted)
        reciprocal += 1 / (1 + places[0]) if places else 0.0
        any_found += bool(places and places[0] < TOP)
    return recall / len(asked), reciprocal / len(asked), any_found / len(asked)


def speed(claims: int) -> int:
    """Print how long it takes to make out what so many claims say, and to answer."""
    paths = sorted((ROOT / "corpus" / "reports").glob("*.json"))
    documents = [told for told in (json.loads(path.read_text("utf-8")) for path in paths) if told["claims"]]
    copies = -(-claims // sum(len(told["claims"]) for told in documents))
    affairs = [json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "corpus" / "affairs").glob("*.json"))]
    questions = dict(questions_of(affairs))
    with tempfile.TemporaryDirectory() as place:
        location = os.path.join(place, "l.db")
        held = a_ledger(documents, copies=copies, location=location)
        timed(f"words of {len(held.claims):,} claims and of their documents indexed", lambda: finder(held).bring())
        timed("gists of all made out", Alike(held).bring)
        again = Alike(held)
        timed("the same, all known", again.bring)
        print(f"{os.path.getsize(f'{location}-gists') / 1e6:.0f} MB beside the ledger")
        for name, listed in questions.items():
            waits = sorted(waited(again, each.text[:2000]) for each in listed[:: len(listed) // 60 or 1])
            print(f"{name}: median {waits[len(waits) // 2]:.0f} ms, 95 % {waits[int(0.95 * len(waits))]:.0f} ms")
    return 0


def waited(found: Alike, text: str) -> float:
    """Milliseconds until claims are found, and the number of the others, as a page shows it."""
    start = time.perf_counter()
    found.found("claims", text, waits=False)
    for kind in ("cases", "documents", "entities"):
        found.number(kind, text, waits=False)
    return 1000 * (time.perf_counter() - start)


def timed(name: str, does: Callable[[], object]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    does()
    print(f"{name}: {time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of CPU", flush=True)


if __name__ == "__main__":
    sys.exit(main())
