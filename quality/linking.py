"""Whether claims are joined to cases as well as before: ``python quality/linking.py`` fails under a floor.

The B-cubed F1 of the invented affairs of the corpus, every claim judged by weights that were learnt without its affair
(five folds), and with few other reports beside, so that it takes seconds; ``bench/linking.py`` has the whole picture.
Changed affairs fail too, until their new digest and a floor measured on them are written down here.
Exit status 0: kept, 1: not.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from bench.linking import f1, folds  # noqa: E402 - found by the line above
from quality.gate import corpus_digest  # noqa: E402
from training.linking import examples, labelled_claims  # noqa: E402

from waybill.ontology import load  # noqa: E402

FLOOR: Final = 0.85
AFFAIRS: Final = "79d0222077473f209e1cc6bcd3269f5f24aaf6ed1dfb58099031eecc11ecb854"
"""Digest of the affairs that the floor was measured on."""

OTHERS: Final = 60


def main(folder: Path = ROOT / "corpus", measure: Callable[[Path], float] | None = None) -> int:
    """Print the figure and return the exit status.

    Args:
        folder: the corpus.
        measure: gives the figure.
    """
    found = corpus_digest(folder / "affairs")
    if found != AFFAIRS:
        print(f"the affairs have changed: measure the floor anew and pin their digest {found}", file=sys.stderr)
        return 1
    reached = (measure or held_out_f1)(folder)
    is_kept = reached >= FLOOR
    print(f"{'claims to cases, B-cubed F1':<28} {reached:>8.4f} {FLOOR:>8.4f}  {'kept' if is_kept else 'UNDER'}")
    return 0 if is_kept else 1


def held_out_f1(folder: Path) -> float:
    """B-cubed F1 on the affairs of a corpus, by weights learnt without them."""
    labelled = labelled_claims(folder, load(), others=OTHERS)
    wanted = [ref for ref, group in labelled.group.items() if group in labelled.affairs]
    claims, _ = folds(labelled, examples(labelled), wanted)
    return f1(*claims)


if __name__ == "__main__":
    sys.exit(main())
