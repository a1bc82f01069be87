"""Go on from the model that ships with reports it has not seen: ``python -m training.further --help``.

The lower half stays as it is, so that the layers over it that search by gist and the glance stand on keep their place,
and less is forgotten. What the glance rules out is not seen in training either. What is learnt is averaged with what
was there.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor

from training.__main__ import MODEL, WEIGHTS, tell
from training.exporting import export_upper
from training.learning import Course, train
from training.model import Network
from training.reports import Report, annotated, named_triggers
from training.restoring import restored
from training.splitting import version
from training.teaching import Finder
from waybill.neural.weights import CARD, GLANCE

LOWER_HALF: Final = ("words.", "positions.", "segment", "normalised.", "kinds.", "opens.", "moves.", "says.")


def main() -> None:
    """Train on what is new among what is known, average with the beginning, and write the upper half."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    network = restored(given.model)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    ours = list(annotated([given.corpus / "reports"], named_triggers))
    shown = _always(network, [report for report in ours if report.id >= given.since], given)
    others = [report for report in ours if report.id < given.since]
    learnt = []
    for seed in range(given.seed, given.seed + given.strands):
        chance = random.Random(seed)  # noqa: S311 - no secrets here
        network.load_state_dict(before)
        learnt.append(_strand(network, [*shown, *chance.sample(others, min(given.others, len(others)))], seed, given))
    after = {name: torch.stack([strand[name] for strand in learnt]).mean(0) for name in before}
    network.load_state_dict(averaged(before, after, given.share, kept=below(network)))
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), WEIGHTS)
    card = json.loads((given.model / CARD).read_text("utf-8"))
    card["trained_on"] = version([given.corpus / "reports", *given.real, *given.passages, *given.known])
    export_upper(network, given.model, card=card)


def _strand(network: Network, shown: Sequence[Report], seed: int, given: argparse.Namespace) -> Mapping[str, Tensor]:
    """What is learnt in the order that a seed gives."""
    tell(f"strand {seed}: {len(shown)} reports an epoch")
    keep_lower_half(network)
    course = Course(epochs=given.epochs, rate=given.rate, batch=8, hidden=0.15, seed=seed)
    after = train(network, shown, course, tell=tell, glance=np.load(given.model / GLANCE)).state_dict()
    return {name: value.clone() for name, value in after.items()}


def averaged(
    before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float, *, kept: tuple[str, ...]
) -> dict[str, Tensor]:
    """Weights that lie by a share of the way from what was there to what was learnt.

    What is kept, by the beginnings of its names, stays exactly: training rounds to 16 bits also what does not learn.
    """
    return {
        name: value if name.startswith(kept) else value + share * (after[name] - value)
        for name, value in before.items()
    }


def below(network: Network) -> tuple[str, ...]:
    """Beginnings of the names of all weights below the mark."""
    return (*LOWER_HALF, *(f"layers.{number}." for number in range(network.middle)))


def keep_lower_half(network: Network) -> None:
    """Let nothing below the mark learn."""
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not name.startswith(below(network)))


def _always(network: Network, new: Sequence[Report], given: argparse.Namespace) -> list[Report]:
    """What every strand is shown: reports that are new, real ones, passages, and those that must be read well."""
    return [
        *[*new, *annotated(given.real, Finder(network.eval()))] * given.times,
        *annotated(given.passages, named_triggers),
        *list(annotated(given.known, named_triggers)) * 10,
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.further", description=__doc__)
    parser.add_argument("--since", required=True, help="id of the first report that is new: c3301")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--others", type=int, default=600, help="reports seen before that a strand is shown as well")
    parser.add_argument("--times", type=int, default=2, help="how often what is new or real is shown in an epoch")
    parser.add_argument("--strands", type=int, default=2, help="runs whose weights are averaged")
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="folders of real reports")
    parser.add_argument(
        "--passages", type=Path, nargs="*", default=[], help="folders that training.passages wrote; twice: shown twice"
    )
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="folders of reports to read without a fault")
    parser.add_argument("--model", type=Path, default=MODEL, help="read and written")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--share", type=float, default=0.6, help="of what is learnt against what was there")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
