"""Set the thresholds of the shipped model on the held-out tenth of the corpus: ``python -m training.tune``."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from training.__main__ import MODEL, THRESHOLDS
from training.measuring import Rehearsal, annotated_documents, calibration, reliability, tuned
from waybill.neural.weights import CARD, open_weights


def main() -> None:
    """Tune, calibrate, write both into the model's card, and print what the model then reaches and its scores mean."""
    parser = argparse.ArgumentParser(prog="python -m training.tune", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/held_out"))
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--calibrate-only", action="store_true", help="leave the thresholds as the card has them")
    given = parser.parse_args()
    reference = annotated_documents([given.corpus])
    weights = open_weights(given.model)
    rehearsal = Rehearsal(weights, reference)
    before = {**THRESHOLDS, **weights.thresholds}
    thresholds = before if given.calibrate_only else tuned(rehearsal, before)
    fitted = _calibrated(rehearsal, thresholds)
    card = json.loads((given.model / CARD).read_text("utf-8"))
    text = json.dumps({**card, "thresholds": fitted}, indent=1, sort_keys=True, ensure_ascii=False)
    (given.model / CARD).write_text(text + "\n", "utf-8")
    result = rehearsal.evaluate(thresholds)
    print(f"{len(reference)} reports: claims {result.claims.f1:.3f}, slots {result.fillers_and_labels.f1:.3f}")
    print("of claims in one half of the reports, by scores that were calibrated on the other:")
    one, other = rehearsal.halves()
    scored = [
        outcome
        for fitted_on, tried_on in ((one, other), (other, one))
        for outcome in tried_on.outcomes({**_calibrated(fitted_on, thresholds), "claim": 0.2})
    ]
    for low, high, claims, right in reliability(scored):
        print(f"score {low:.1f} to {high:.1f}: {claims} claims, {right:.0%} right")


def _calibrated(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> dict[str, float]:
    slope, offset = calibration(rehearsal, thresholds)
    return {**thresholds, "calibration_slope": slope, "calibration_offset": offset}


if __name__ == "__main__":
    main()
