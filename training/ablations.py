"""What each source of data, each head and each trick brings: ``python -m training.ablations --help``.

Every line trains a network from the beginning with one thing changed, tunes its thresholds on the held-out tenth of the
corpus, and measures it there and on other annotated reports. Lines run side by side, so one GPU serves them all.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import torch

from training.__main__ import THRESHOLDS, add_data, data_of, regimen_of, tell
from training.measuring import Rehearsal, annotated_documents, tuned, weights_of
from training.regimen import Data, Regimen, follow

VARIANTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "all": {},
    "another seed": {"seed": 7},
    "one strand": {"strands": 1, "apart": 0},
    "without settling": {"settling": 0},
    "all strands apart": {"apart": 6},
    "no strand apart": {"apart": 0},
    "without FrameNet": {"framenet": 0},
    "without getting used to text": {"adapting": 0},
    "without markup": {"markup": False},
    "without hidden words": {"hidden": 0.0},
    "a quarter of the corpus": {"share": 0.25},
    "half of the corpus": {"share": 0.5},
    "mark under four layers": {"lower": 2},
    "mark under two layers": {"lower": 4},
    "half the epochs": {"epochs": 7},
}
_WITHOUT_REAL: Final = "without real reports"


def main() -> None:
    """Run the chosen variants side by side and print a line of JSON for each as it ends."""
    parser = argparse.ArgumentParser(prog="python -m training.ablations", description=__doc__)
    add_data(parser)
    parser.add_argument("--measure", type=Path, nargs="*", default=[], help="folders of further reports to measure on")
    parser.add_argument("--only", nargs="*", default=[*VARIANTS, _WITHOUT_REAL], help="names of variants")
    parser.add_argument("--keep", type=Path, help="folder for the weights of each, in 16 bits")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    data, regimen = data_of(given), regimen_of(given)
    places = [given.corpus / "held_out", *given.measure]
    runs = [
        get_context("fork").Process(
            target=_run, args=(name, replace(regimen, **VARIANTS.get(name, {})), data, given.device, places, given.keep)
        )
        for name in given.only
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()


def _run(name: str, regimen: Regimen, data: Data, device: str, places: list[Path], keep: Path | None) -> None:
    if name == _WITHOUT_REAL:
        data = replace(data, real=[], passages=[], known=[])
    network = follow(regimen, data, torch.device(device), tell=lambda line: tell(f"[{name}] {line}"))
    if keep is not None:
        halves = {key: value.half().cpu() for key, value in network.state_dict().items()}
        torch.save(halves, keep / f"{name.replace(' ', '-').replace(',', '')}.pt")
    held_out, *others = (Rehearsal(weights_of(network, THRESHOLDS), annotated_documents([place])) for place in places)
    thresholds = tuned(held_out, THRESHOLDS)
    scores = {place.name: _scores(each, thresholds) for place, each in zip(places, [held_out, *others], strict=True)}
    print(
        json.dumps({"variant": name, "regimen": asdict(regimen), "thresholds": thresholds, "scores": scores}),
        flush=True,
    )


def _scores(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> dict[str, Any]:
    found = rehearsal.evaluate(thresholds).to_json()
    f1 = {slot: round(score["f1"] or 0.0, 3) for slot, score in found["slots"].items()}
    labels = {label: round(score["rate"] or 0.0, 3) for label, score in found["labels"].items()}
    whole = {name: round(found[name]["f1"] or 0.0, 3) for name in ("claim", "slot", "strict_claim")}
    return {**whole, **f1, **labels, "clean": found["clean"]["rate"]}


if __name__ == "__main__":
    main()
