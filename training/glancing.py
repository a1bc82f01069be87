"""Learn which pieces need not be read to the end, and to read on without them: ``python -m training.glancing --help``.

The trained network teaches: what it takes for triggers and fillers in reports is what a layer over its states half-way
up learns to tell, so that next to none is ruled out; then its last layers learn to say of the pieces that are kept what
they said when they saw all. No annotation is asked, and nothing else of the network changes.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import memory
from training.__main__ import MODEL, WEIGHTS, tell
from training.batches import Marked, Piece, cut_up, padded
from training.exporting import export_upper
from training.learning import Masters
from training.model import HIDDEN, Network
from training.reports import annotated, named_triggers
from training.sparing import Glance, kept
from waybill.neural.reader import LEAST_GUESS, UNMARKED
from waybill.neural.weights import CARD, GLANCE

TAUGHT: Final = "glancing.pt"
KEPT: Final = (0.999, 0.99)
"""Shares of what the network takes for triggers, and for fillers, that a glance must keep."""
_TRIGGER: Final = 0.25
"""Probability from which on a piece counts as what the network takes for a trigger's."""
_SEARCH: Final = 2
"""Weight of the search for triggers beside the passes of triggers, which are many more."""
_TRIGGERS: Final = 4
"""Weight of what is said of triggers beside the states that it is said from, in the search."""
_TAGS: Final = 30
"""Weight of what is said of fillers beside the states that it is said from: most pieces are none, and weigh little."""
_LABELS: Final = 0.25
"""Weight of what is said of each label, of which there are several."""
_FITTING: Final = (12, 512, 2e-3)
"""Rounds, pieces at a time and rate of learning with which a row of the layer is fitted."""
_WARMING: Final = 0.05
"""Share of the steps in which the rate of learning rises; from then on it falls."""
_LEAST_RATE: Final = 0.02
"""Share of the rate of learning that is left at the end."""
_OTHERS: Final = 0.5
"""Share of the words of motion that are no trigger whose passes are learnt from."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A batch as the network sees it half-way up and one layer further.

    Attributes:
        states: half-way up, of chunks: [chunks, pieces, hidden].
        seen: which pieces there are: [chunks, pieces].
        above: one layer further, without a mark: as ``states``.
        rows: of the views of triggers, by name: [views, pieces].
        chunks: that each view is of: [views].
        marked: one layer further, of views: [views, pieces, hidden].
    """

    states: Tensor
    seen: Tensor
    above: Tensor
    rows: dict[str, Tensor]
    chunks: Tensor
    marked: Tensor


def main() -> None:
    """Fit the layer, teach the last layers, and write both into a model, the 32-bit weights into a file."""
    given = arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    ours = list(annotated([given.corpus / "reports"], named_triggers))
    real = list(annotated(given.passages, named_triggers))
    chance = random.Random(given.seed)  # noqa: S311 - no secrets here
    pieces = cut_up([*chance.sample(ours, min(given.reports, len(ours))), *real * 2])
    chance.shuffle(pieces)
    teacher = deepcopy(network).bfloat16().eval().requires_grad_(False)
    layer = fitted(teacher, pieces[: given.fitted], chance)
    tell(f"{len(pieces)} chunks")
    taught = teach(network, teacher, layer, pieces, chance, rate=given.rate, tell=tell)
    torch.save(taught.state_dict(), given.taught or given.weights.with_name(TAUGHT))
    np.save(given.model / GLANCE, layer)
    export_upper(taught, given.model, card=json.loads((given.model / CARD).read_text("utf-8")))


def fitted(teacher: Network, pieces: Sequence[Piece], chance: random.Random) -> Glance:
    """The layer that tells what a network takes for triggers and fillers: [2, hidden + 1], thresholds taken in."""
    parts = [_taken(teacher, [piece], chance) for piece in pieces]
    states = torch.cat([states for states, _ in parts]).float()
    wanted = torch.cat([wanted for _, wanted in parts])
    return np.stack([_row(states, wanted[:, column], share) for column, share in enumerate(KEPT)])


@torch.no_grad()
def _taken(teacher: Network, batch: Sequence[Piece], chance: random.Random) -> tuple[Tensor, Tensor]:
    """States of a chunk's pieces, and whether each is a trigger's and a filler's; -1 where no view shows it."""
    seen = look(teacher, batch, chance)
    triggers = 1 - teacher.trigger(teacher.finished(seen.above, seen.seen)).float().softmax(-1)[0, :, 0]
    fills = torch.full((len(triggers),), -1.0)
    if len(seen.chunks):
        final = teacher.finished(seen.marked, seen.rows["seen"])
        tags = teacher.tags(final).float().view(*final.shape[:2], -1, 3).softmax(-1)
        inside = (1 - tags[..., 0]).amax(-1).masked_fill(~seen.rows["seen"], -1)
        fills = fills.scatter_reduce(0, seen.rows["index"].flatten(), inside.flatten(), "amax")
        fills[0] = -1
    found = torch.where(fills < 0, -1, (fills >= LEAST_GUESS).float())
    return seen.states[0, 1:-1], torch.stack([(triggers >= _TRIGGER).float(), found], 1)[1:-1]


def _row(states: Tensor, wanted: Tensor, share: float) -> Glance:
    """A logistic regression's weights, moved so that a share of what is wanted lies above nothing."""
    states, wanted = states[wanted >= 0], wanted[wanted >= 0]
    linear = nn.Linear(HIDDEN, 1)
    rounds, size, rate = _FITTING
    optimiser = torch.optim.Adam(linear.parameters(), rate)
    for _ in range(rounds):
        for some in torch.randperm(len(states)).split(size):
            optimiser.zero_grad()
            functional.binary_cross_entropy_with_logits(linear(states[some])[:, 0], wanted[some]).backward()
            optimiser.step()
    with torch.no_grad():
        least = linear(states[wanted > 0])[:, 0].sort().values[int((1 - share) * int(wanted.sum()))]
        return torch.cat([linear.weight[0], linear.bias - least]).numpy()


@torch.no_grad()
def look(teacher: Network, batch: Sequence[Piece], chance: random.Random) -> Seen:
    """A batch, with the triggers of its claims marked and some words of motion that trigger none."""
    found = padded([piece.rows for piece in batch], teacher.mark.device)
    wanted, seen = found.pop("triggers"), found["seen"]
    states = teacher.lower_half(**found)
    above = teacher.marked(states, seen, torch.zeros_like(wanted), torch.full_like(wanted, UNMARKED))
    marked = [(row, each) for row, piece in enumerate(batch) for each in _marked(piece, chance)]
    chunks = torch.tensor([row for row, _ in marked], dtype=torch.long)
    rows = padded([each.rows for _, each in marked], teacher.mark.device) if marked else {}
    near = states[chunks[:, None], rows["index"]] if marked else states[:0]
    if marked:
        near = teacher.marked(near, rows["seen"], rows["marks"], rows["distances"])
    return Seen(states, seen, above, rows, chunks, near)


def _marked(piece: Piece, chance: random.Random) -> Iterator[Marked]:
    yield from piece.triggers
    yield from (each for each in piece.others if chance.random() < _OTHERS)


def teach(
    network: Network,
    teacher: Network,
    layer: Glance,
    pieces: Sequence[Piece],
    chance: random.Random,
    *,
    rate: float,
    tell: Callable[[str], None],
    batch: int = 4,
) -> Network:
    """The network with last layers that say of kept pieces what the teacher says who sees all."""
    learns = ("pool.", *(f"layers.{number}." for number in range(network.middle + 1, len(network.layers))))
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith(learns))
    before = {name: value.clone() for name, value in network.state_dict().items() if not name.startswith(learns)}
    masters, begun = Masters(network.bfloat16().eval(), rate), time.monotonic()
    steps, sums = -(-len(pieces) // batch), torch.zeros(4)
    memory.keep_what_is_freed()
    for step in range(steps):
        given = pieces[step * batch : (step + 1) * batch]
        seen = look(teacher, given, chance)
        parts = torch.stack(list(_parts(network, teacher, seen, *kept(given, seen.states, layer))))
        parts.sum().backward()
        masters.step(min(1.0, (step + 1) / (_WARMING * steps), max(_LEAST_RATE, 1 - step / steps)))
        sums[: len(parts)] += parts.detach().float()
        if step % 10 == 9:
            tell(f"step {step + 1} of {steps}, {time.monotonic() - begun:.0f} s: {(sums / 10).tolist()}")
            sums.zero_()
        if step % memory.STEPS == 0:
            memory.give_back()
    masters.give_back().load_state_dict(before, strict=False)  # in 32 bits, as they were
    return network.eval()


def _parts(network: Network, teacher: Network, seen: Seen, triggers: Tensor, fillers: Tensor) -> Iterator[Tensor]:
    """How far the network is from its teacher: states of chunks, triggers, states of views, tags with labels."""
    right, said = teacher.finished(seen.above, seen.seen)[triggers], network.finished(seen.above, triggers)[triggers]
    yield _SEARCH * _apart(said, right)
    yield _SEARCH * _TRIGGERS * _surprise(network.trigger(said), teacher.trigger(right))
    if not len(seen.chunks):
        return
    rows = seen.rows
    at = fillers[seen.chunks[:, None], rows["index"]] & rows["seen"]
    right, said = teacher.finished(seen.marked, rows["seen"]), network.finished(seen.marked, at)
    yield _apart(said[at], right[at])
    tags = [each.tags(states[at]).view(-1, 3) for each, states in ((network, said), (teacher, right))]
    pooled = [network.pooled(said, at, rows["marks"]), teacher.pooled(right, rows["seen"], rows["marks"])]
    labels = [_surprise(network.labels[head](pooled[0]), teacher.labels[head](pooled[1])) for head in teacher.labels]
    yield _TAGS * _surprise(*tags) + _LABELS * torch.stack(labels).sum() + _apart(*pooled)


def _apart(said: Tensor, right: Tensor) -> Tensor:
    return functional.mse_loss(said.float(), right.float()) / right.float().var()


def _surprise(said: Tensor, right: Tensor) -> Tensor:
    return functional.kl_div(
        said.float().log_softmax(-1), right.float().log_softmax(-1), reduction="batchmean", log_target=True
    )


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for.

    Args:
        words: of the command line; None for the program's own.
    """
    parser = argparse.ArgumentParser(prog="python -m training.glancing", description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="32-bit weights of the model")
    parser.add_argument("--model", type=Path, default=MODEL, help="its files; the upper half is written anew")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="folders that training.passages wrote")
    parser.add_argument("--reports", type=int, default=2500, help="of the corpus to learn from")
    parser.add_argument("--fitted", type=int, default=350, help="chunks that the layer is fitted on")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--taught", type=Path, help=f"file for the 32-bit weights; {TAUGHT} beside --weights if left out"
    )
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
