"""How well origins are counted and printings of one text are found: ``python bench/origins.py [--affairs DIR]``.

The affairs are invented, so that the origins of every case are known: see ``corpus/affairs``. Cases are given as they
are, and then as the linker makes them. The rules were made on the affairs with odd numbers; those with even numbers
were not looked at.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from near_copies import altered, growth, scores

from waybill.core.binding import claims_from_json
from waybill.core.case import Case, Origin
from waybill.core.claim import Claim, ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.ids import CaseId, ClaimId, DocumentId
from waybill.core.judgement import Judgement
from waybill.core.shape import document_from_json
from waybill.grade.graph import provenance
from waybill.ontology import load
from waybill.reconciling import reconcile

STEPS: Final = (7, 29, 83)
"""How far further on in the list the cases stand that a case is laid together with."""
AFFAIRS: Final = Path(__file__).resolve().parents[1] / "corpus" / "affairs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """Reports on one or several related transfers, of which the truth is known.

    Attributes:
        cases: claims of each case.
        origins: for each of these, the claims that go back to each of its origins.
        first: for each document the first printing of its text.
    """

    number: int
    documents: Mapping[DocumentId, Document]
    claims: Mapping[ClaimRef, Claim]
    cases: Sequence[Sequence[ClaimRef]]
    origins: Sequence[Sequence[frozenset[ClaimRef]]]
    first: Mapping[DocumentId, DocumentId]


def read(path: Path) -> Affair:
    """An affair from its file."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    documents = {each["id"]: document_from_json(each) for each in told["documents"]}
    claims = {
        ClaimRef(claim.document, claim.id): claim
        for each in told["documents"]
        for claim in claims_from_json(each, documents[each["id"]])
    }
    first: dict[DocumentId, DocumentId] = {}
    for each in told["documents"]:
        earlier = each["copy_of"] or each["version_of"]
        first[each["id"]] = first[earlier] if earlier else each["id"]
    return Affair(
        number=int(told["id"].lstrip("a")),
        documents=documents,
        claims=claims,
        cases=[[_ref(name) for name in case["claims"]] for case in told["cases"]],
        origins=[
            [frozenset(_ref(name) for name in origin["claims"]) for origin in case["origins"]] for case in told["cases"]
        ],
        first=first,
    )


class Ledger:
    """A ledger that knows an affair and nothing else."""

    def __init__(self, affair: Affair) -> None:
        self._affair = affair

    def documents(self) -> Sequence[Document]:
        return sorted(self._affair.documents.values(), key=lambda each: each.id)

    def document(self, document: DocumentId) -> Document | None:
        return self._affair.documents.get(document)

    def stamps(self) -> Mapping[DocumentId, str]:
        return dict.fromkeys(self._affair.documents, "as it is")

    def claims_of(self, document: DocumentId) -> Sequence[Claim]:
        return [claim for ref, claim in self._affair.claims.items() if ref.document == document]

    def entities(self) -> Sequence[Entity]:
        return ()

    def judgements(self) -> Sequence[Judgement]:
        return ()

    def case_ids(self) -> frozenset[CaseId]:
        return frozenset()

    def case(self, _: CaseId) -> Case | None:
        return None


def _ref(name: str) -> ClaimRef:
    document, _, claim = name.partition("#")
    return ClaimRef(DocumentId(document), ClaimId(claim))


def found(affair: Affair, refs: Sequence[ClaimRef]) -> tuple[Origin, ...]:
    """The origins of claims, taken as a case."""
    return provenance([affair.claims[ref] for ref in refs], affair.documents, load()).origins


def counted(affairs: Sequence[Affair]) -> Iterator[tuple[str, float]]:
    """Shares of what is right where cases are given as they are."""
    exact, right, whole = list[bool](), list[bool](), list[bool]()
    for affair in affairs:
        results = [(found(affair, refs), truth) for refs, truth in zip(affair.cases, affair.origins, strict=True)]
        exact += [len(ours) == len(truth) for ours, truth in results]
        whole.append(all(len(ours) == len(truth) for ours, truth in results))
        right += [same for ours, truth in results for same in _agreements(ours, truth)]
    yield f"cases ({len(exact)}) whose number of origins is exact", _share(exact)
    yield f"affairs ({len(affairs)}) in which it is so in every case", _share(whole)
    yield f"pairs of claims ({len(right)}) rightly said to share an origin or not", _share(right)


def counted_as_linked(affairs: Sequence[Affair]) -> Iterator[tuple[str, float]]:
    """The same count where the whole pipeline makes the cases: of a true case, that which holds most of its claims."""
    exact = list[bool]()
    for affair in affairs:
        cases = reconcile(Ledger(affair), ontology=load()).changed_cases
        for refs, truth in zip(affair.cases, affair.origins, strict=True):
            nearest = max(cases, key=lambda case: (len(set(case.claims) & set(refs)), -len(case.claims), case.id))
            exact.append(len(nearest.origins) == len(truth))
    yield f"cases ({len(exact)}) whose number of origins is exact, as linked", _share(exact)


def strangers(affairs: Sequence[Affair]) -> Iterator[tuple[str, float]]:
    """How often cases of two affairs, laid together, have as many origins as both alone: nobody is joined wrongly."""
    listed = [(affair, refs) for affair in affairs for refs in affair.cases if _has_affirming(affair, refs)]
    apart = list[bool]()
    for number, (affair, refs) in enumerate(listed):
        for step in STEPS:
            other, others = listed[(number + step) % len(listed)]
            if other.number != affair.number:
                claims = [*(affair.claims[ref] for ref in refs), *(other.claims[ref] for ref in others)]
                together = provenance(claims, {**affair.documents, **other.documents}, load()).origins
                apart.append(len(together) == len(found(affair, refs)) + len(found(other, others)))
    yield f"pairs of unlike cases ({len(apart)}) whose origins stay apart", _share(apart)


def _has_affirming(affair: Affair, refs: Sequence[ClaimRef]) -> bool:
    return any(affair.claims[ref].polarity is Polarity.AFFIRMED for ref in refs)


def _agreements(ours: Sequence[Origin], truth: Sequence[frozenset[ClaimRef]]) -> Iterator[bool]:
    """For each pair of claims, whether it is rightly said to share an origin or not."""
    mine, true = defaultdict[ClaimRef, set[int]](set), defaultdict[ClaimRef, set[int]](set)
    for number, origin in enumerate(ours):
        for ref in origin.claims:
            mine[ref].add(number)
    for number, refs in enumerate(truth):
        for ref in refs:
            true[ref].add(number)
    for left, right in combinations(sorted(true), 2):
        yield bool(true[left] & true[right]) == bool(mine[left] & mine[right])


def _share(listed: Sequence[bool]) -> float:
    return sum(listed) / max(1, len(listed))


def table(title: str, rows: Iterator[tuple[str, float]]) -> None:
    """Print rows as they come."""
    print(f"\n{title}")
    for what, figure in rows:
        print(f"  {what:<78}{figure:>8.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--affairs", type=Path, default=AFFAIRS, help="folder of affairs, one JSON file each")
    affairs = [read(path) for path in sorted(parser.parse_args().affairs.glob("*.json"))]
    for title, parity in (("odd numbers, on which the rules were made", 1), ("even numbers", 0)):
        chosen = [each for each in affairs if each.number % 2 == parity]
        table(f"Origins, {title}", counted(chosen))
        table(f"Origins, {title}", counted_as_linked(chosen))
    table("Origins of affairs that have nothing to do with each other", strangers(affairs))
    documents = [document for each in affairs for document in each.documents.values()]
    first = {document: earlier for each in affairs for document, earlier in each.first.items()}
    table(f"Printings of one text among {len(documents)} documents", scores(documents, first))
    table("Each text altered in one way", altered(documents, first))
    table("Growth", growth(max(documents, key=lambda each: (len(each.text), each.id))))


if __name__ == "__main__":
    main()
