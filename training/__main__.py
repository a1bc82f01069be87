"""Train the reader: ``python -m training --help``."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import torch

from training.adapting import texts
from training.exporting import export
from training.framenet import sentences
from training.regimen import Data, Regimen, follow
from training.reports import Report, annotated, files_of, named_triggers
from training.splitting import version
from waybill.neural.weights import CARD

MODEL: Final = Path(__file__).parents[1] / "src" / "waybill" / "neural" / "model"
WEIGHTS: Final = Path("training/weights/trained.pt")
THRESHOLDS: Final = {
    **json.loads((MODEL / CARD).read_text("utf-8"))["thresholds"],
    "calibration_slope": 1.0,
    "calibration_offset": 0.0,
}
"""Before they are tuned, those of the model that ships: probabilities from which on something counts, and shares of
the likeliest filler's."""

ON_A_CPU: Final[Mapping[str, Any]] = {
    "adapting": 0, "first": 0, "epochs": 4, "strands": 1, "apart": 1, "passages": 1, "batch": 8
}  # fmt: skip
"""What two cores do in less than two hours."""


def main() -> None:
    """Train by a regimen and write the model."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    regimen, data = regimen_of(given), data_of(given)
    network = follow(regimen, data, torch.device(given.device), tell=tell).cpu()
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), WEIGHTS)
    trained_on = version([*_ours(given), *given.real, *given.passages, *given.known])
    card = {"thresholds": THRESHOLDS, "trained_on": trained_on, "regimen": json.dumps(asdict(regimen))}
    export(network, given.out, card=card, eight_bits=not given.full_precision)
    tell(f"written to {given.out}")


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command be told what to train on, where, and by which regimen."""
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of annotated reports with triggers")
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="folders of real reports to train on as well")
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="folders that training.passages wrote")
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="folders of reports to read without a fault")
    parser.add_argument("--framenet", type=Path, help="folder of FrameNet 1.5 to pre-train roles on")
    parser.add_argument("--running", type=Path, nargs="*", default=[], help="files of texts, a JSON a line")
    parser.add_argument("--all", action="store_true", help="train on the held-out tenth as well")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--regimen", type=json.loads, default={}, help=f"JSON of {', '.join(_choices())}")


def regimen_of(given: argparse.Namespace) -> Regimen:
    """The regimen of a command line; without a GPU the short one, but for what the command line says."""
    return Regimen(**{**(ON_A_CPU if given.device == "cpu" else {}), **given.regimen})


def data_of(given: argparse.Namespace) -> Data:
    """The data of a command line, read.

    Raises:
        UsageError: a folder holds no annotated reports.
    """
    files_of([*given.real, *given.passages, *given.known])
    return Data(
        running=list(texts(given.running)),
        framenet=_listed("FrameNet", sentences(given.framenet)) if given.framenet else [],
        ours=_listed("corpus", annotated(_ours(given), named_triggers)),
        real=given.real,
        passages=given.passages,
        known=given.known,
    )


def tell(line: str) -> None:
    """Say how far it is."""
    print(line, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    add_data(parser)
    parser.add_argument("--out", type=Path, default=MODEL, help="where the model is written")
    parser.add_argument("--full-precision", action="store_true", help="write 32 bits instead of eight")
    return parser.parse_args()


def _choices() -> list[str]:
    return [f"{each.name} ({each.default})" for each in fields(Regimen)]


def _ours(given: argparse.Namespace) -> list[Path]:
    return [given.corpus / "reports", *[given.corpus / "held_out"] * given.all]


def _listed(name: str, reports: Iterable[Report]) -> list[Report]:
    listed = list(reports)
    tell(f"{name}: {len(listed)} reports, {sum(len(report.frames) for report in listed)} triggers")
    return listed


if __name__ == "__main__":
    main()
