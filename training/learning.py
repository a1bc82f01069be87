"""Losses and the loop of training."""

import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from training import memory
from training.batches import IGNORED, Marked, Piece, cut_up, padded
from training.model import Network
from training.reports import Report
from training.sparing import Glance, kept
from waybill.neural.reader import UNMARKED
from waybill.neural.vocabulary import LABELS, SPEAKER_KINDS

WEIGHTS: Final = {
    "triggers": 1.0,
    "tags": 1 / 12,
    "labels": 0.35,
    "claim": 0.5,
    "modes": 1.0,
    "speakers": 0.2,
    "named": 0.1,
    "classes": 0.2,
}
"""Of the parts of the loss; set once so that none drowns the others."""
_MASK: Final = 103
_DECAY: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train.

    Attributes:
        epochs: rounds over all reports.
        rate: learning rate of the encoder; embeddings learn at a third of it, heads at ten times.
        batch: chunks a step.
        other_words: share of the words of motion that are no trigger shown as such in each round.
        hidden: share of phrases, and half of it of other pieces, whose words are hidden in each round, so that roles
            are learnt from how things are told more than from who is named.
        seed: of everything that chance decides.
    """

    epochs: int
    rate: float = 1e-4
    batch: int = 4
    other_words: float = 0.3
    hidden: float = 0.1
    seed: int = 0


def train(
    network: Network,
    reports: Sequence[Report],
    course: Course,
    *,
    tell: Callable[[str], None],
    glance: Glance | None = None,
) -> Network:
    """The network after a course; the same for the same reports, course and machine.

    Args:
        network: trained in place, on the device that it is on.
        reports: with their frames.
        course: how.
        tell: takes a line about each epoch.
        glance: what rules pieces out before the last layers; None: nothing does.
    """
    chance = random.Random(course.seed)  # noqa: S311 - no secrets here
    torch.manual_seed(course.seed)
    pieces = cut_up(reports)
    steps = course.epochs * math.ceil(len(pieces) / course.batch)
    memory.keep_what_is_freed()
    step, begun = 0, time.monotonic()
    masters = Masters(network.bfloat16().train(), course.rate)
    for epoch in range(course.epochs):
        sums: dict[str, Tensor] = defaultdict(lambda: torch.zeros(()))
        for batch in _batches(pieces, course.batch, chance):
            parts = losses(network, batch, chance, course, glance)
            torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
            masters.step(min(1.0, (step + 1) / (0.08 * steps), max(0.02, 1 - step / steps)))
            step += 1
            if step % memory.STEPS == 0:
                memory.give_back()
            for name, part in parts.items():
                sums[name] = sums[name].to(part.device) + part.detach()
        told = " ".join(f"{name} {value.item() * course.epochs / steps:.3f}" for name, value in sums.items())
        tell(f"epoch {epoch + 1} of {course.epochs}, {time.monotonic() - begun:.0f} s: {told}")
    return masters.give_back().eval()


class Masters:
    """The network's parameters in 32 bits, which learn; the network computes with copies of 16.

    Half the time of automatic mixed precision on a CPU, where the changes from one precision to the other cost as much
    as the arithmetic.
    """

    def __init__(self, network: Network, rate: float) -> None:
        self._network = network
        self._parameters = list(network.parameters())
        self._masters = [each.detach().float().clone() for each in self._parameters]
        self._asked = [torch.zeros_like(each) for each in self._masters]
        encoder, embeddings, heads = [], [], []
        for (name, _), master in zip(network.named_parameters(), self._masters, strict=True):
            if name.startswith("layers."):
                encoder.append(master)
            elif name.startswith(("words.", "positions.", "segment", "normalised.")):
                embeddings.append(master)
            else:
                heads.append(master)
        self._rates = [rate, rate / 3, rate * 10]
        groups = [
            {"params": each, "lr": own} for each, own in zip((encoder, embeddings, heads), self._rates, strict=True)
        ]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY, fused=True)

    @torch.no_grad()
    def step(self, share: float) -> None:
        """Learn from the gradients that the network holds, at a share of the full rates."""
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        for parameter, master, asked in zip(self._parameters, self._masters, self._asked, strict=True):
            master.grad = None if parameter.grad is None else asked.copy_(parameter.grad)
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_(self._masters, 1.0)
        self._optimiser.step()
        torch._foreach_copy_(self._parameters, self._masters)

    @torch.no_grad()
    def give_back(self) -> Network:
        """The network in 32 bits, with what was learnt."""
        network = self._network.float()
        for parameter, master in zip(network.parameters(), self._masters, strict=True):
            parameter.copy_(master)
        return network


def losses(
    network: Network, batch: Sequence[Piece], chance: random.Random, course: Course, glance: Glance | None = None
) -> dict[str, Tensor]:
    """The parts of the loss of a batch, weighed; nothing is learnt from pieces that a glance rules out."""
    found = padded([piece.rows for piece in batch], network.mark.device)
    triggers, seen = found.pop("triggers"), found["seen"]
    found["ids"] = hide(found["ids"], found["kinds"], found["opens"], course.hidden)
    states = network.lower_half(**found)
    search, fillers = (seen, seen) if glance is None else kept(batch, states, glance)
    marked = [(row, each) for row, piece in enumerate(batch) for each in _marked(piece, chance, course.other_words)]
    parts = dict[str, Tensor]()
    if any(piece.report.whole for piece in batch):
        parts.update(_trigger_loss(network, states, seen, search, triggers))
    if marked:
        parts.update(_marked_losses(network, states, fillers, marked))
    return {name: WEIGHTS[name] * part for name, part in parts.items()}


def hide(ids: Tensor, kinds: Tensor, opens: Tensor, share: float) -> Tensor:
    """Pieces of texts with some words hidden: whole phrases by a share, pieces outside of phrases by half of it."""
    in_phrase = kinds > 0
    phrase = opens.cumsum(1) * in_phrase
    drawn = torch.rand(ids.shape[0], ids.shape[1] + 1, device=ids.device).gather(1, phrase) < share
    alone = (torch.rand(ids.shape, device=ids.device) < share / 2) & (ids > _MASK)
    return torch.where(torch.where(in_phrase, drawn, alone), _MASK, ids)


def _batches(pieces: Sequence[Piece], size: int, chance: random.Random) -> Iterator[list[Piece]]:
    """All pieces in batches of about equal length, in an order that chance gives."""
    order = list(pieces)
    chance.shuffle(order)
    block = 8 * size
    sorted_blocks = [
        piece
        for start in range(0, len(order), block)
        for piece in sorted(order[start : start + block], key=lambda each: len(each.chunk))
    ]
    batches = [sorted_blocks[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(batches)
    yield from batches


def _marked(piece: Piece, chance: random.Random, other_words: float) -> list[Marked]:
    """The triggers of a chunk's claims, and some words of motion that trigger none."""
    return [*piece.triggers, *(each for each in piece.others if chance.random() < other_words)]


def _trigger_loss(
    network: Network, states: Tensor, seen: Tensor, read: Tensor, wanted: Tensor
) -> Iterator[tuple[str, Tensor]]:
    above = network.marked(states, seen, torch.zeros_like(wanted), torch.full_like(wanted, UNMARKED))
    found = network.trigger(network.finished(above, read)).float()
    weights = torch.tensor([1.0, 2.0, 2.0], device=found.device)
    asked = wanted.masked_fill(~read, IGNORED).view(-1)
    yield "triggers", functional.cross_entropy(found.view(-1, 3), asked, weight=weights, ignore_index=IGNORED)


def _marked_losses(
    network: Network, states: Tensor, fillers: Tensor, marked: Sequence[tuple[int, Marked]]
) -> Iterator[tuple[str, Tensor]]:
    device = states.device
    found = padded([each.rows for _, each in marked], device)
    rows = torch.tensor([row for row, _ in marked], device=device)
    near, read = states[rows[:, None], found["index"]], fillers[rows[:, None], found["index"]] & found["seen"]
    final = network.finished(network.marked(near, found["seen"], found["marks"], found["distances"]), read)
    pooled = network.pooled(final, read, found["marks"])
    claims = sum(each.frame is not None for _, each in marked)
    yield from _label_losses(network, pooled, [each for _, each in marked])
    if claims:
        tags = network.tags(final).float().view(*final.shape[:2], -1, 3)
        wanted = found["tags"].masked_fill(~read[..., None], IGNORED)
        yield "tags", functional.cross_entropy(tags.reshape(-1, 3), wanted.view(-1), reduction="sum") / claims
        speakers = network.speakers(final).float()
        split = len(SPEAKER_KINDS)
        yield "speakers", _mean(speakers[..., :split], found["speakers"])
        yield "named", _mean(speakers[..., split:], found["named"])
        yield "classes", _mean(network.classes(final).float(), found["classes"])


def _label_losses(network: Network, pooled: Tensor, marked: Sequence[Marked]) -> Iterator[tuple[str, Tensor]]:
    wanted = torch.tensor([each.labels for each in marked], device=pooled.device)
    parts = {head: _mean(network.labels[head](pooled).float(), wanted[:, number]) for number, head in enumerate(LABELS)}
    yield "claim", parts.pop("claim")
    yield "labels", torch.stack(list(parts.values())).sum()
    modes = torch.tensor([each.modes for each in marked], device=pooled.device)
    said = (modes >= 0).float()
    missed = functional.binary_cross_entropy_with_logits(network.modes(pooled).float(), modes, reduction="none")
    yield "modes", (missed * said).sum() / said.sum().clamp(min=1)


def _mean(given: Tensor, wanted: Tensor) -> Tensor:
    """Mean loss over what is wanted; nothing where nothing is."""
    flat = wanted.reshape(-1)
    missed = functional.cross_entropy(given.reshape(len(flat), -1), flat, ignore_index=IGNORED, reduction="sum")
    return missed / (flat != IGNORED).sum().clamp(min=1)
