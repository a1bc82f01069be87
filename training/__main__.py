"""Train the reader: ``python -m training --help``."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Final

import torch

from training.exporting import export
from training.framenet import sentences
from training.learning import Course, train
from training.model import Network
from training.reports import Report, annotated, named_triggers
from training.splitting import is_in_share, version
from training.teaching import Finder

MODEL: Final = Path(__file__).parents[1] / "src" / "waybill" / "neural" / "model"
THRESHOLDS: Final = {
    "trigger": 0.48,
    "claim": 0.6,
    "same": 0.2,
    "role": 0.35,
    "share": 0.8,
    "item_share": 0.5,
    "source": 0.5,
    "tie": 0.5,
    "transport": 0.5,
}
"""Before they are tuned: probabilities from which on something counts, and shares of the likeliest filler's."""


def main() -> None:
    """Pre-train on FrameNet, train on reports of our own, then on these and real ones, and export."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.work.mkdir(parents=True, exist_ok=True)
    network = Network(lower=given.lower, markup=not given.no_markup).take_base()
    if given.begin_with is not None:
        network.load_state_dict(torch.load(given.begin_with, weights_only=True))
    elif given.framenet is not None:
        course = Course(epochs=given.framenet_epochs, rate=8e-5, batch=32, seed=given.seed)
        train(network, _listed("FrameNet", sentences(given.framenet)), course, tell=_tell)
        torch.save(network.state_dict(), given.work / "pretrained.pt")
    ours = [given.corpus / "reports", *[given.corpus / "held_out"] * given.all]
    corpus = _listed("corpus", _chosen(annotated(ours, named_triggers), given))
    first = Course(epochs=given.first_epochs if given.gold else given.epochs, batch=given.batch, seed=given.seed)
    train(network, corpus, first, tell=_tell)
    torch.save(network.state_dict(), given.work / "corpus.pt")
    if given.gold:
        gold = _listed("real reports", annotated(given.gold, Finder(network)))
        second = Course(epochs=given.epochs, batch=given.batch, rate=given.rate, seed=given.seed + 1)
        train(network, corpus + gold, second, tell=_tell)
    torch.save(network.state_dict(), given.work / "trained.pt")
    folders = [*ours, *given.gold]
    card = {"thresholds": THRESHOLDS, "trained_on": version(folders), "course": _course(given, first)}
    export(network, given.out, card=card, eight_bits=not given.full_precision)
    _tell(f"written to {given.out}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of annotated reports with triggers")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of real reports to train on as well")
    parser.add_argument("--framenet", type=Path, help="folder of FrameNet 1.5 to pre-train roles on")
    parser.add_argument("--begin-with", type=Path, help="weights to begin with instead, as --work holds them")
    parser.add_argument(
        "--work", type=Path, default=Path("training/weights"), help="where weights are kept between steps"
    )
    parser.add_argument("--out", type=Path, default=MODEL, help="where the model is written")
    parser.add_argument("--framenet-epochs", type=int, default=3)
    parser.add_argument("--first-epochs", type=int, default=3, help="on the corpus alone, before real reports join")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4, help="learning rate of the encoder")
    parser.add_argument("--lower", type=int, default=3, help="layers of the encoder below the mark")
    parser.add_argument("--share", type=float, default=1.0, help="share of the corpus, for learning curves")
    parser.add_argument("--all", action="store_true", help="train on the held-out tenth as well")
    parser.add_argument("--no-markup", action="store_true", help="hide from the encoder what the rules see")
    parser.add_argument("--full-precision", action="store_true", help="write 32 bits instead of eight")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _chosen(reports: Iterable[Report], given: argparse.Namespace) -> Iterable[Report]:
    return (report for report in reports if is_in_share(report.id, given.share))


def _course(given: argparse.Namespace, course: Course) -> str:
    chosen = {"lower": given.lower, "markup": not given.no_markup, "share": given.share, "all": given.all}
    return json.dumps({**asdict(course), **chosen, "epochs": given.epochs, "framenet": given.framenet is not None})


def _listed(name: str, reports: Iterable[Report]) -> list[Report]:
    listed = list(reports)
    _tell(f"{name}: {len(listed)} reports, {sum(len(report.frames) for report in listed)} triggers")
    return listed


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
