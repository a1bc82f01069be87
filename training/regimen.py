"""What a network is trained on, in which order and for how long."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from training.adapting import adapt
from training.learning import Course, train
from training.model import Network
from training.reports import Report, annotated, named_triggers
from training.splitting import is_in_share
from training.teaching import Finder

_FRAMENET_RATE = 8e-5
_FRAMENET_BATCH = 32
_SLOWER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """Everything that decides what a network learns, but the data.

    Attributes:
        adapting: epochs on running text.
        framenet: epochs on sentences of FrameNet.
        first: epochs on our own reports alone, before real ones join.
        epochs: on all reports.
        finishing: epochs on all reports at a quarter of the rate, of passages only for the places of words: what an
            official text calls sent or given, those who coded the real reports decide.
        strands: networks that go on from the same beginning, each in an order of its own; their weights are averaged.
        batch: chunks a step.
        rate: learning rate of the encoder.
        repeat: how often each real report is shown in an epoch; twice as often in finishing.
        share: of our own reports, for learning curves.
        lower: layers of the encoder below the mark.
        markup: whether the encoder sees what the rules see.
        dropout: share of features dropped.
        hidden: share of phrases whose words are hidden.
        seed: of everything that chance decides.
    """

    adapting: int = 2
    framenet: int = 2
    first: int = 2
    epochs: int = 14
    finishing: int = 1
    strands: int = 2
    batch: int = 16
    rate: float = 2e-4
    repeat: int = 2
    share: float = 1.0
    lower: int = 3
    markup: bool = True
    dropout: float = 0.1
    hidden: float = 0.15
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What there is to learn from.

    Attributes:
        running: texts without annotation.
        framenet: sentences.
        ours: our own reports.
        real: folders of real reports, whose triggers are found.
        passages: folders of further real reports, whose triggers are named.
    """

    running: Sequence[str] = ()
    framenet: Sequence[Report] = ()
    ours: Sequence[Report]
    real: Sequence[Path] = ()
    passages: Sequence[Path] = ()


def follow(regimen: Regimen, data: Data, device: torch.device, *, tell: Callable[[str], None]) -> Network:
    """A network trained by a regimen from the encoder that all begin with."""
    network = begin(regimen, data, device, tell=tell)
    reports = Reports(
        ours=_ours(regimen, data),
        real=list(annotated(data.real, Finder(network))),
        passages=list(annotated(data.passages, named_triggers)),
    )
    tell(f"{len(reports.ours)} reports, {len(reports.real)} real ones, {len(reports.passages)} passages")
    strands = [strand(network, reports, number, regimen, tell=tell) for number in range(regimen.strands)]
    return finish(averaged(strands), reports, regimen, tell=tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """All annotated reports, with their frames."""

    ours: Sequence[Report]
    real: Sequence[Report]
    passages: Sequence[Report]


def begin(regimen: Regimen, data: Data, device: torch.device, *, tell: Callable[[str], None]) -> Network:
    """A network that knows how our own reports look, and so finds the triggers of real ones."""
    torch.manual_seed(regimen.seed)
    network = Network(lower=regimen.lower, markup=regimen.markup, dropout=regimen.dropout).take_base().to(device)
    if regimen.adapting and data.running:
        adapt(network, data.running, epochs=regimen.adapting, batch=regimen.batch, seed=regimen.seed, tell=tell)
    if regimen.framenet and data.framenet:
        course = Course(epochs=regimen.framenet, rate=_FRAMENET_RATE, batch=_FRAMENET_BATCH, seed=regimen.seed)
        train(network, data.framenet, course, tell=tell)
    return train(network, _ours(regimen, data), _course(regimen, regimen.first, regimen.seed), tell=tell)


def strand(
    network: Network, reports: Reports, number: int, regimen: Regimen, *, tell: Callable[[str], None]
) -> Network:
    """A copy of a network, trained on all reports in the order of its number."""
    shown = [*reports.ours, *[*reports.real, *reports.passages] * regimen.repeat]
    return train(deepcopy(network), shown, _course(regimen, regimen.epochs, regimen.seed + 1 + number), tell=tell)


def finish(network: Network, reports: Reports, regimen: Regimen, *, tell: Callable[[str], None]) -> Network:
    """The network after going over all reports once more, slowly."""
    if not regimen.finishing:
        return network
    unlabelled = [
        replace(each, frames=[replace(frame, labels={}) for frame in each.frames]) for each in reports.passages
    ]
    course = replace(_course(regimen, regimen.finishing, regimen.seed), rate=regimen.rate / _SLOWER)
    return train(network, [*reports.ours, *[*reports.real] * 2 * regimen.repeat, *unlabelled], course, tell=tell)


@torch.no_grad()
def averaged(networks: Sequence[Network]) -> Network:
    """The network whose weights are the means of the others'.

    Source: Wortsman et al., Model soups, ICML 2022.
    """
    first, *others = networks
    for name, parameter in first.named_parameters():
        for other in others:
            parameter += other.get_parameter(name)
        parameter /= len(networks)
    return first


def _ours(regimen: Regimen, data: Data) -> list[Report]:
    return [report for report in data.ours if is_in_share(report.id, regimen.share)]


def _course(regimen: Regimen, epochs: int, seed: int) -> Course:
    return Course(epochs=epochs, rate=regimen.rate, batch=regimen.batch, hidden=regimen.hidden, seed=seed)
