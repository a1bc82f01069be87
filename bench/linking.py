"""How well claims are joined to cases, and what it costs: ``python bench/linking.py [--gold DIR]``.

Quality is that of B-cubed and of pairs. On the invented affairs every claim is judged by weights that were learnt
without its affair (five folds); the weights before learning stand beside: one point for each fact that agrees. On real
reports about one affair, which share a ``story``, two documents belong together where claims of theirs share a case.
"""

import argparse
import itertools
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

sys.path.append(str(Path(__file__).resolve().parents[1]))

from training.linking import ROOT, Example, Labelled, examples, labelled_claims, learn, read_coded

import waybill
from waybill.core.claim import ClaimRef
from waybill.link.agreement import Weights, levels, score_by, weights_of
from waybill.link.profile import Profile
from waybill.link.stage import grouped
from waybill.ontology import Ontology, load

FOLDS: Final = 5
Figures: TypeAlias = tuple[float, float]
_AGREEING: Final = ("same", "some", "part of it", "same day", "same month", "equal", "close", "several", "shared")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="folder of annotated real reports")
    parser.add_argument("--read", action="store_true", help="real reports also with claims that the reader finds")
    options = parser.parse_args()
    ontology = load()
    print(f"{'':46} {'B-cubed':>20}   {'pairs':>20}")
    print(f"{'':46} {'P':>6} {'R':>6} {'F1':>6}   {'P':>6} {'R':>6} {'F1':>6}")
    affairs(labelled_claims(ROOT / "corpus", ontology))
    for folder in options.gold:
        stories(folder, ontology, is_read=options.read)
    return 0


def affairs(labelled: Labelled) -> None:
    """Quality on the invented affairs: alone, and among claims of other reports."""
    wanted = [ref for ref, group in labelled.group.items() if group in labelled.affairs]
    pairs = examples(labelled)
    for where, refs in (("alone", wanted), ("among other reports", list(labelled.group))):
        row(f"{len(labelled.affairs)} invented affairs, {where}", *folds(labelled, pairs, refs))
    truth = {ref: labelled.case[ref] for ref in wanted}
    profiles = {ref: labelled.profiles[ref] for ref in wanted}
    found = homes(grouped(profiles, measure=one_point))
    row("  by one point a fact", b_cubed(found, truth), pairwise(found, truth))


def folds(labelled: Labelled, pairs: Sequence[Example], refs: Sequence[ClaimRef]) -> tuple[Figures, Figures]:
    """Precision and recall of claims, and of pairs, each claim by weights that were learnt without its fold."""
    sums = [[0.0, 0.0], [0.0, 0.0]]
    for fold in range(FOLDS):
        held_out = set(labelled.affairs[fold::FOLDS])
        weights = weights_of(learn(pairs, set(labelled.affairs), without=held_out))
        found = homes(linked({ref: labelled.profiles[ref] for ref in refs}, weights))
        truth = {ref: labelled.case[ref] for ref in refs if labelled.group[ref] in held_out}
        share = len(truth) / sum(labelled.group[ref] in labelled.affairs for ref in refs)
        for number, figures in enumerate((b_cubed(found, truth), pairwise(found, truth))):
            sums[number] = [old + share * new for old, new in zip(sums[number], figures, strict=True)]
    return (sums[0][0], sums[0][1]), (sums[1][0], sums[1][1])


def linked(profiles: Mapping[ClaimRef, Profile], weights: Weights) -> tuple[tuple[ClaimRef, ...], ...]:
    """Groups of claims by weights of one's own."""
    return grouped(profiles, measure=partial(score_by, weights))


def one_point(left: Profile, right: Profile) -> float:
    """A point for each fact that agrees, none for what does not, against a fixed number: the simplest there is."""
    return sum(1.0 if level in _AGREEING else -1.0 for _, level in levels(left, right)) - 4


def homes(groups: Iterable[Sequence[ClaimRef]]) -> dict[ClaimRef, Hashable]:
    """The group of each claim."""
    return {ref: number for number, group in enumerate(groups) for ref in group}


def stories(folder: Path, ontology: Ontology, *, is_read: bool) -> None:
    """Quality on real reports: which of them share a case."""
    reports = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    kinds = {"coded by hand": lambda: reports}
    if is_read:
        kinds["as read"] = lambda: list(reread(reports))
    for kind, coded in kinds.items():
        listed = coded()
        groups = grouped(read_coded(listed, ontology))
        story = {each["id"]: each.get("story") or each["id"] for each in listed}
        row(f"{folder.name}, documents of a story, {kind}", overlapping(groups, story), None)


def reread(reports: Sequence[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """Reports with the claims that the reader finds."""
    from waybill.workspace.shapes import read_to_json

    for each in reports:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump({**each, "claims": []}, file)
            file.flush()
            for found in waybill.workspace.read_inputs([file.name]):
                yield {**read_to_json(found), "story": each.get("story")}


def overlapping(found: Iterable[Sequence[ClaimRef]], story: Mapping[str, str]) -> Figures:
    """Mean over documents of the share of right ones among those that share a case with it, and the other way round.

    Source: Amigó et al., A comparison of extrinsic clustering evaluation metrics, 2009, for groups that overlap.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for group in found:
        for ref in group:
            near[ref.document] |= {each.document for each in group}
    same = {each: {other for other in near if story[other] == story[each]} for each in near}
    precision = sum(len(near[each] & same[each]) / len(near[each]) for each in near) / len(near)
    recall = sum(len(near[each] & same[each]) / len(same[each]) for each in near) / len(near)
    return precision, recall


def row(name: str, claims: Figures, pairs: Figures | None) -> None:
    """Print a row of figures; where there are none of pairs, nothing in their place."""
    figures = ((*each, f1(*each)) for each in (claims, pairs) if each is not None)
    print(f"{name:46} " + "   ".join(" ".join(f"{each:6.3f}" for each in three) for three in figures), flush=True)


def b_cubed(found: Mapping[Any, Hashable], truth: Mapping[Any, Hashable]) -> tuple[float, float]:
    """Mean over items of the share of right ones in their group, and of their case in their group.

    What is in a group and not in the truth counts as wrong. Source: Bagga and Baldwin, 1998.
    """
    in_group, in_case = members(found), members({each: truth[each] for each in truth})
    shares = [(in_group[found[each]], in_case[truth[each]]) for each in truth]
    precision = sum(len(group & case) / len(group) for group, case in shares) / len(shares)
    recall = sum(len(group & case) / len(case) for group, case in shares) / len(shares)
    return precision, recall


def pairwise(found: Mapping[Any, Hashable], truth: Mapping[Any, Hashable]) -> tuple[float, float]:
    """Share of pairs in one group that are in one case, and the other way round."""
    joined = pairs_of({each: found[each] for each in truth})
    true = pairs_of(truth)
    return len(joined & true) / max(1, len(joined)), len(joined & true) / max(1, len(true))


def members(homes_of: Mapping[Any, Hashable]) -> dict[Hashable, set[Any]]:
    """Items by their home."""
    found: dict[Hashable, set[Any]] = defaultdict(set)
    for each, home in homes_of.items():
        found[home].add(each)
    return found


def pairs_of(homes_of: Mapping[Any, Hashable]) -> set[tuple[Any, Any]]:
    """Pairs of items that share a home."""
    return {pair for each in members(homes_of).values() for pair in itertools.combinations(sorted(each), 2)}


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main())
