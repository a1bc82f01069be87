"""How well names are compared: ``python quality/names.py`` prints precision, recall and every error.

``name_pairs.csv`` holds pairs of names labelled by hand, of real bodies and of invented ones. The weights of the facts
were set on those marked ``set``. Those marked ``held`` were written afterwards: at first sight precision of the verdict
``same`` was 0.976 on them and recall 0.872. Each pair is compared by nothing but the two names, as if neither were in
the catalogues; the verdict ``unsure`` leaves a pair open, which is no error but found nothing either. Exit status 0: no
figure is under its floor, 1: one is.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from waybill.core.judgement import Verdict
from waybill.ontology import Ontology, load
from waybill.resolve.index import named
from waybill.resolve.likeness import Likeness, decide, likeness

PAIRS: Final = Path(__file__).resolve().parent / "name_pairs.csv"
USES: Final = ("set", "held")
FLOORS: Final = {"set": (0.98, 0.87), "held": (0.97, 0.87)}
"""Least precision and recall of the verdict ``same``, by use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, what they are, and what is found.

    Attributes:
        use: ``set`` or ``held``.
    """

    left: str
    right: str
    truth: Verdict
    use: str
    found: Likeness

    @property
    def verdict(self) -> Verdict:
        """What is decided."""
        return decide(self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How often one verdict is right.

    Attributes:
        precision: of the pairs of which it is said, those of which it is true; 1 where it is never said.
        recall: of the pairs of which it is true, those of which it is said.
    """

    precision: float
    recall: float


def pairs(path: Path = PAIRS, ontology: Ontology | None = None) -> tuple[Pair, ...]:
    """All pairs of a file, compared."""
    known = ontology or load()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(
                left=row["left"],
                right=row["right"],
                truth=Verdict(row["truth"]),
                use=row["use"],
                found=likeness(named(row["left"], known), named(row["right"], known)),
            )
            for row in csv.DictReader(file)
        )


def figures(compared: Iterable[Pair], verdict: Verdict) -> Figures:
    """How often a verdict is right among pairs."""
    listed = list(compared)
    said = [pair for pair in listed if pair.verdict is verdict]
    true = [pair for pair in listed if pair.truth is verdict]
    right = len([pair for pair in said if pair.truth is verdict])
    return Figures(precision=right / len(said) if said else 1.0, recall=right / len(true) if true else 1.0)


def main(path: Path = PAIRS) -> int:
    """Print the figures and the errors; whether a floor is kept."""
    compared = pairs(path)
    kept = [_print_figures(use, [pair for pair in compared if pair.use == use]) for use in USES]
    for pair in compared:
        if pair.verdict is not pair.truth:
            kind = "open " if pair.verdict is Verdict.UNSURE else "ERROR"
            facts = ", ".join([*pair.found.holding, *(f"not {each}" for each in pair.found.failing)])
            print(f"{kind} {pair.left} | {pair.right}: {pair.truth} [{pair.found.score:+.1f}: {facts}]")
    return 0 if all(kept) else 1


def _print_figures(use: str, compared: Sequence[Pair]) -> bool:
    same, different = (figures(compared, verdict) for verdict in (Verdict.SAME, Verdict.DIFFERENT))
    unsure = sum(pair.verdict is Verdict.UNSURE for pair in compared)
    print(f"{use}: {len(compared)} pairs, {unsure} left open")
    for verdict, found in (("same", same), ("different", different)):
        print(f"  {verdict:<10} precision {found.precision:.3f}  recall {found.recall:.3f}")
    precision, recall = FLOORS[use]
    return same.precision >= precision and same.recall >= recall


if __name__ == "__main__":
    sys.exit(main())
