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

from training.batches import IGNORED, Marked, Piece, around, cut_up, own, tags, texts, triggers
from training.model import Network
from training.reports import Report, Target
from waybill.neural.reader import UNMARKED
from waybill.neural.vocabulary import LABELS, MODES, NAMED, SPEAKER_KINDS, TAGS, WEAPON_CLASSES

WEIGHTS: Final = {
    "triggers": 1.0,
    "tags": 1 / 12,
    "labels": 0.35,
    "claim": 0.5,
    "modes": 1.0,
    "speakers": 0.2,
    "classes": 0.2,
}
"""Of the parts of the loss; set once so that none drowns the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train.

    Attributes:
        epochs: rounds over all reports.
        rate: learning rate of the encoder; embeddings learn at a third of it, heads at ten times.
        batch: chunks a step.
        other_words: share of the words of motion that are no trigger shown as such in each round.
        seed: of everything that chance decides.
    """

    epochs: int
    rate: float = 1e-4
    batch: int = 6
    other_words: float = 0.3
    seed: int = 0


def train(network: Network, reports: Sequence[Report], course: Course, *, tell: Callable[[str], None]) -> Network:
    """The network after a course; the same for the same reports, course and machine.

    Args:
        network: trained in place.
        reports: with their frames.
        course: how.
        tell: takes a line about each epoch.
    """
    chance = random.Random(course.seed)  # noqa: S311 - no secrets here
    torch.manual_seed(course.seed)
    pieces = cut_up(reports)
    steps = course.epochs * math.ceil(len(pieces) / course.batch)
    step, begun = 0, time.monotonic()
    masters = Masters(network.bfloat16().train(), course.rate)
    for epoch in range(course.epochs):
        sums: dict[str, float] = defaultdict(float)
        for batch in _batches(pieces, course.batch, chance):
            parts = losses(network, batch, chance, course.other_words)
            sum(parts.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
            masters.step(min(1.0, (step + 1) / (0.08 * steps), max(0.02, 1 - step / steps)))
            step += 1
            for name, part in parts.items():
                sums[name] += part.item() * course.epochs / steps
        told = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
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
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    @torch.no_grad()
    def step(self, share: float) -> None:
        """Learn from the gradients that the network holds, at a share of the full rates."""
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        for parameter, master in zip(self._parameters, self._masters, strict=True):
            master.grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_(self._masters, 1.0)
        self._optimiser.step()
        for parameter, master in zip(self._parameters, self._masters, strict=True):
            parameter.copy_(master)

    @torch.no_grad()
    def give_back(self) -> Network:
        """The network in 32 bits, with what was learnt."""
        network = self._network.float()
        for parameter, master in zip(network.parameters(), self._masters, strict=True):
            parameter.copy_(master)
        return network


def losses(network: Network, batch: Sequence[Piece], chance: random.Random, other_words: float) -> dict[str, Tensor]:
    """The parts of the loss of a batch, weighed."""
    found = texts(batch)
    seen = found["seen"]
    states = network.lower_half(**found)
    parts = dict(_trigger_loss(network, states, seen, batch))
    marked = [each for row, piece in enumerate(batch) for each in _marked(row, piece, chance, other_words)]
    if marked:
        parts.update(_marked_losses(network, states, marked))
    return {name: WEIGHTS[name] * part for name, part in parts.items()}


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


def _marked(row: int, piece: Piece, chance: random.Random, other_words: float) -> Iterator[Marked]:
    """The triggers of a chunk's claims, and some words of motion that trigger none."""
    report = piece.report
    yield from own(row, piece, [(frame.trigger, frame) for frame in report.frames])
    taken = [frame.trigger for frame in report.frames]
    others = [span for span in report.markup.motions if not any(span.overlaps(each) for each in taken)]
    if report.whole:
        yield from own(row, piece, [(span, None) for span in others if chance.random() < other_words])


def _trigger_loss(
    network: Network, states: Tensor, seen: Tensor, batch: Sequence[Piece]
) -> Iterator[tuple[str, Tensor]]:
    wanted = triggers(batch, states.shape[1])
    if (wanted != IGNORED).any():
        unmarked = torch.full(seen.shape, UNMARKED)
        found = network.trigger(network.upper_half(states, seen, torch.zeros(seen.shape), unmarked)).float()
        weights = torch.tensor([1.0, 2.0, 2.0])
        yield "triggers", functional.cross_entropy(found.view(-1, 3), wanted.view(-1), weight=weights)


def _marked_losses(network: Network, states: Tensor, marked: Sequence[Marked]) -> Iterator[tuple[str, Tensor]]:
    near, seen, marks, distances = around(states, marked)
    final = network.upper_half(near, seen, marks, distances)
    pooled = network.pooled(final, seen, marks)
    judged = [number for number, each in enumerate(marked) if each.piece.report.whole]
    if judged:
        is_claim = torch.tensor([int(marked[number].frame is not None) for number in judged])
        yield "claim", functional.cross_entropy(network.labels["claim"](pooled)[judged].float(), is_claim)
    claims = [number for number, each in enumerate(marked) if each.frame is not None]
    if claims:
        yield from _role_losses(network, final[claims], seen[claims], [marked[number] for number in claims])
    labelled = [number for number in claims if (frame := marked[number].frame) is not None and frame.labels]
    if labelled:
        yield from _label_losses(network, pooled[labelled], [marked[number] for number in labelled])


def _role_losses(
    network: Network, final: Tensor, seen: Tensor, marked: Sequence[Marked]
) -> Iterator[tuple[str, Tensor]]:
    width = final.shape[1]
    targets = [tags(each, width) for each in marked]
    wanted = torch.stack([found for found, _ in targets])
    given = network.tags(final).float().view(len(marked), width, len(TAGS), 3)
    missed = functional.cross_entropy(given.reshape(-1, 3), wanted.view(-1), reduction="none").view(wanted.shape)
    known = torch.tensor([[tag in each.frame.known for tag in TAGS] for each in marked if each.frame is not None])
    yield "tags", (missed * seen[..., None] * known[:, None, :]).sum() / len(marked)
    kinds = [(final[row, first:last].mean(0), tag, target) for row, (_, listed) in enumerate(targets)
             for first, last, tag, target in listed]  # fmt: skip
    yield from _kind_losses(network, kinds)


def _kind_losses(network: Network, kinds: Sequence[tuple[Tensor, str, Target]]) -> Iterator[tuple[str, Tensor]]:
    speakers = [(vector, target) for vector, tag, target in kinds if tag in ("source", "relay")]
    items = [(vector, target) for vector, tag, target in kinds if tag == "item"]
    if speakers:
        given = network.speakers(torch.stack([vector for vector, _ in speakers])).float()
        kind = torch.tensor([SPEAKER_KINDS.index(target.kind) for _, target in speakers])
        named = torch.tensor([int(bool(target.named)) for _, target in speakers])
        split = len(SPEAKER_KINDS)
        assert given.shape[1] == split + len(NAMED)
        yield (
            "speakers",
            (functional.cross_entropy(given[:, :split], kind) + functional.cross_entropy(given[:, split:], named) / 2),
        )
    if items:
        given = network.classes(torch.stack([vector for vector, _ in items])).float()
        wanted = torch.tensor([WEAPON_CLASSES.index(target.kind) for _, target in items])
        yield "classes", functional.cross_entropy(given, wanted)


def _label_losses(network: Network, pooled: Tensor, marked: Sequence[Marked]) -> Iterator[tuple[str, Tensor]]:
    frames = [each.frame for each in marked if each.frame is not None]
    parts = [
        functional.cross_entropy(
            network.labels[head](pooled).float(),
            torch.tensor([values.index(frame.labels[head]) for frame in frames]),
        )
        for head, values in LABELS.items()
        if head != "claim"
    ]
    yield "labels", torch.stack(parts).sum()
    wanted = torch.tensor([[float(mode in frame.modes) for mode in MODES] for frame in frames])
    yield "modes", functional.binary_cross_entropy_with_logits(network.modes(pooled).float(), wanted)
