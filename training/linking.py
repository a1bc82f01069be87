"""Learn how much each fact tells of whether two claims speak of one transfer: ``python -m training.linking``.

Pairs of the invented affairs in ``corpus/affairs`` are labelled by their cases. Claims of other invented reports speak
of other transfers, and stand in as what else a ledger holds. The weights are those of a logistic regression on the
levels of the facts, so each is a log-odds that takes the other facts into account.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np

from training.regression import regression
from waybill.core.binding import claims_from_json
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.shape import document_from_json
from waybill.link.agreement import levels
from waybill.link.blocks import MOST_IN_BLOCK
from waybill.link.cards import card
from waybill.link.comparing import filing
from waybill.link.profile import Profile, profiles
from waybill.ontology import Ontology, load
from waybill.resolve.stage import resolve

ROOT: Final = Path(__file__).resolve().parents[1]
WEIGHTS: Final = ROOT / "src" / "waybill" / "link" / "weights.json"
OTHERS: Final = 700
"""Reports that stand in as what else a ledger holds."""

OTHER_WEIGHT: Final = 0.1
"""What a pair with a claim of theirs counts: two invented reports may well mean the same thing."""

AGREEING: Final = frozenset(
    {"same", "some", "part of it", "same day", "same month", "same year", "equal", "close", "several", "the only one"}
    | {"shared", "nearly all", "many", "same speaker", "same outlet", "days", "two weeks"}
)
"""Levels that may only speak for one transfer, whatever else the pairs of the affairs have in common."""

DIFFERING: Final = frozenset(
    {"other", "reversed", "at odds", "apart", "next month", "before it could", "seized or arrived", "seized or not"}
    | {"none", "none shared", "hardly any", "years"}
)
"""Levels that may only speak against it."""

_PLACES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Claims of which it is known which speak of one transfer.

    Attributes:
        case: of each claim.
        group: affair of each claim; of a claim of another report, that report.
        affairs: names of the affairs.
    """

    profiles: Mapping[ClaimRef, Profile]
    case: Mapping[ClaimRef, str]
    group: Mapping[ClaimRef, str]
    affairs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of claims.

    Attributes:
        levels: facts that count, with their levels.
        groups: where the two come from.
    """

    levels: tuple[tuple[str, str], ...]
    is_same: bool
    groups: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyKnown:
    """A ledger that knows nothing yet but some documents."""

    held: Sequence[Document]

    def documents(self) -> Sequence[Document]:
        """Those that the claims stand in."""
        return self.held

    def claims(self) -> tuple[()]:
        """None."""
        return ()

    def entities(self) -> tuple[()]:
        """None."""
        return ()

    def judgements(self) -> tuple[()]:
        """None."""
        return ()

    def cases(self) -> tuple[()]:
        """None."""
        return ()


def main() -> int:
    """Learn the weights that are shipped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="file to write")
    output = parser.parse_args().output
    labelled = labelled_claims(ROOT / "corpus", load())
    written = learn(examples(labelled), set(labelled.affairs))
    output.write_text(json.dumps(written, indent=2, sort_keys=True) + "\n", "utf-8")
    print(f"{len(labelled.affairs)} affairs, {len(labelled.case)} claims: {output}", file=sys.stderr)
    return 0


def labelled_claims(corpus: Path, ontology: Ontology, *, others: int = OTHERS) -> Labelled:
    """The claims of all affairs, and of some other reports."""
    affairs = [_read(path) for path in sorted((corpus / "affairs").glob("*.json"))]
    reports = [_read(path) for path in sorted((corpus / "reports").glob("*.json"))[:: _step(corpus, others)]]
    documents = [*chain.from_iterable(affair["documents"] for affair in affairs), *reports]
    found = read_coded(documents, ontology)
    case = {_ref(name): each["id"] for affair in affairs for each in affair["cases"] for name in each["claims"]}
    home = {document["id"]: affair["id"] for affair in affairs for document in affair["documents"]}
    return Labelled(
        profiles=found,
        case={ref: case.get(ref, f"{ref.document}#{ref.claim}") for ref in found},
        group={ref: home.get(ref.document, ref.document) for ref in found},
        affairs=tuple(affair["id"] for affair in affairs),
    )


def read_coded(documents: Sequence[Mapping[str, Any]], ontology: Ontology) -> dict[ClaimRef, Profile]:
    """Profiles of the claims of annotated documents, by reference."""
    read: list[tuple[Document, tuple[Claim, ...]]] = []
    for each in documents:
        document = document_from_json(each)
        read.append((document, claims_from_json(each, document)))
    held = [document for document, _ in read]
    resolved = resolve(
        [claim for _, claims in read for claim in claims], known=NobodyKnown(held=held), ontology=ontology
    )
    return {each.ref: each for each in profiles(resolved.claims, held, ontology)}


def examples(labelled: Labelled) -> tuple[Example, ...]:
    """All pairs worth comparing, in order."""
    return tuple(
        Example(
            levels=tuple(levels(labelled.profiles[left], labelled.profiles[right])),
            is_same=labelled.case[left] == labelled.case[right],
            groups=frozenset({labelled.group[left], labelled.group[right]}),
        )
        for left, right in _pairs(labelled.profiles)
    )


def learn(pairs: Sequence[Example], affairs: Set[str], *, without: Set[str] = frozenset()) -> dict[str, Any]:
    """Weights from pairs, as they are written.

    Args:
        pairs: labelled ones.
        affairs: all there are; pairs with a claim of another report count less.
        without: affairs whose pairs are left out.
    """
    kept = [each for each in pairs if each.groups.isdisjoint(without)]
    columns = sorted({level for each in kept for level in each.levels})
    same = np.array([each.is_same for each in kept], float)
    counts = np.array([1.0 if each.groups <= affairs else OTHER_WEIGHT for each in kept])
    bounds = np.array(
        [[0 if level in AGREEING else -np.inf, 0 if level in DIFFERING else np.inf] for _, level in columns]
    )
    found = regression(_table([each.levels for each in kept], columns), same, counts, bounds)
    facts: dict[str, dict[str, float]] = {}
    for (fact, level), weight in zip(columns, found[:-1], strict=True):
        facts.setdefault(fact, {})[level] = round(float(weight), _PLACES)
    return {"start": round(float(found[-1]), _PLACES), "facts": facts, "pairs": len(kept), "same": int(same.sum())}


def _pairs(found: Mapping[ClaimRef, Profile]) -> list[tuple[ClaimRef, ClaimRef]]:
    """All pairs worth comparing, sorted."""
    filed = filing([card(each) for each in found.values()])
    blocks: dict[int, list[ClaimRef]] = {}
    for ref, each in filed.cards.items():
        for key in each.keys:
            blocks.setdefault(key, []).append(ref)
    met: Set[tuple[ClaimRef, ClaimRef]] = {
        (left, right)
        for mates in blocks.values()
        if len(mates) <= MOST_IN_BLOCK
        for left in mates
        for right in mates
        if left < right and left.document != right.document
    }
    return sorted(met)


def _table(known: Sequence[Sequence[tuple[str, str]]], columns: Sequence[tuple[str, str]]) -> np.ndarray:
    """A row for each pair: 1 where a level holds, and a last column of ones."""
    place = {level: number for number, level in enumerate(columns)}
    table = np.zeros((len(known), len(columns) + 1))
    table[:, -1] = 1
    for row, each in enumerate(known):
        table[row, [place[level] for level in each]] = 1
    return table


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def _ref(name: str) -> ClaimRef:
    document, _, claim = name.partition("#")
    return ClaimRef(DocumentId(document), ClaimId(claim))


def _step(corpus: Path, wanted: int) -> int:
    return max(1, len(list((corpus / "reports").glob("*.json"))) // wanted)


if __name__ == "__main__":
    sys.exit(main())
