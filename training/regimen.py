"""What a network is trained on, in which order and for how long."""

import random
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
_SLOWER = 10
_BESIDE = 3
_DECIDED_ELSEWHERE = ("stage", "basis", "certainty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """Everything that decides what a network learns, but the data.

    Attributes:
        adapting: epochs on running text.
        framenet: epochs on sentences of FrameNet.
        first: epochs on our own reports alone, before real ones join.
        epochs: on all reports.
        strands: networks that go on from the same beginning, each in an order of its own; their weights are averaged.
        apart: how many of these see real reports and passages alike, with all labels, and no known reports.
        settling: how often the mean is at last shown each known report, among others, at a tenth of the rate.
        batch: chunks a step.
        rates: learning rates of the encoder, which strands take in turn.
        real: how often each real report is shown in an epoch.
        passages: how often each passage is.
        known: how often each report is that must be read without a fault.
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
    strands: int = 6
    apart: int = 4
    settling: int = 12
    batch: int = 16
    rates: Sequence[float] = (2e-4, 3e-4)
    real: int = 4
    passages: int = 2
    known: int = 12
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
        known: folders of reports that must be read without a fault, whose triggers are named; they measure nothing.
    """

    running: Sequence[str] = ()
    framenet: Sequence[Report] = ()
    ours: Sequence[Report]
    real: Sequence[Path] = ()
    passages: Sequence[Path] = ()
    known: Sequence[Path] = ()


def follow(regimen: Regimen, data: Data, device: torch.device, *, tell: Callable[[str], None]) -> Network:
    """A network trained by a regimen from the encoder that all begin with."""
    network = begin(regimen, data, device, tell=tell)
    reports = Reports(
        ours=_ours(regimen, data),
        real=list(annotated(data.real, Finder(network))),
        passages=list(annotated(data.passages, named_triggers)),
        known=list(annotated(data.known, named_triggers)),
    )
    tell(f"{len(reports.ours)} reports, {len(reports.real)} real ones, {len(reports.passages)} passages")
    strands = [strand(network, reports, number, regimen, tell=tell) for number in range(regimen.strands)]
    return settle(averaged(strands), reports, regimen, tell=tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """All annotated reports, with their frames."""

    ours: Sequence[Report]
    real: Sequence[Report]
    passages: Sequence[Report]
    known: Sequence[Report]

    def shown(self, regimen: Regimen) -> list[Report]:
        """What is shown in an epoch."""
        passages = [of_places(each) for each in self.passages]
        real = [*[*self.real] * regimen.real, *passages * regimen.passages]
        return [*self.ours, *real, *[*self.known] * regimen.known]

    def shown_apart(self, regimen: Regimen) -> list[Report]:
        """What is shown in an epoch to a strand that knows no report beforehand."""
        return [*self.ours, *[*self.real, *self.passages] * regimen.passages]


def begin(regimen: Regimen, data: Data, device: torch.device, *, tell: Callable[[str], None]) -> Network:
    """A network that knows how our own reports look, and so finds the triggers of real ones."""
    torch.manual_seed(regimen.seed)
    network = Network(lower=regimen.lower, markup=regimen.markup, dropout=regimen.dropout).take_base().to(device)
    if regimen.adapting and data.running:
        running = [*data.running, *(report.text for report in _ours(regimen, data))]
        adapt(network, running, epochs=regimen.adapting, batch=regimen.batch, seed=regimen.seed, tell=tell)
    if regimen.framenet and data.framenet:
        course = Course(epochs=regimen.framenet, rate=_FRAMENET_RATE, batch=_FRAMENET_BATCH, seed=regimen.seed)
        train(network, data.framenet, course, tell=tell)
    return train(network, _ours(regimen, data), _course(regimen, regimen.first), tell=tell)


def strand(
    network: Network, reports: Reports, number: int, regimen: Regimen, *, tell: Callable[[str], None]
) -> Network:
    """A copy of a network, trained on all reports in the order of its number; the last ones are those apart."""
    apart = number >= regimen.strands - regimen.apart
    shown = reports.shown_apart(regimen) if apart else reports.shown(regimen)
    return train(deepcopy(network), shown, _course(regimen, regimen.epochs, number), tell=tell)


def settle(network: Network, reports: Reports, regimen: Regimen, *, tell: Callable[[str], None]) -> Network:
    """The network after a few slow steps in which each known report is shown beside others.

    The mean of strands that know a report and strands that do not knows it nearly; more than these steps costs points.
    """
    known = [*reports.known] * regimen.settling
    if not known:
        return network
    others = [*reports.ours, *reports.real]
    chance = random.Random(regimen.seed)  # noqa: S311 - no secrets here
    shown = [*known, *chance.sample(others, min(len(others), _BESIDE * len(known)))]
    course = _course(regimen, 1)
    slow = replace(course, rate=course.rate / _SLOWER, batch=1 + _BESIDE)
    return train(network, shown, slow, tell=tell)


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


def of_places(report: Report) -> Report:
    """A passage without the labels that those who coded the real reports decide: what is called sent, given or said."""
    frames = [
        replace(each, labels={head: value for head, value in each.labels.items() if head not in _DECIDED_ELSEWHERE})
        for each in report.frames
    ]
    return replace(report, frames=frames)


def _ours(regimen: Regimen, data: Data) -> list[Report]:
    return [report for report in data.ours if is_in_share(report.id, regimen.share)]


def _course(regimen: Regimen, epochs: int, strand: int | None = None) -> Course:
    return Course(
        epochs=epochs,
        rate=regimen.rates[(strand or 0) % len(regimen.rates)],
        batch=regimen.batch,
        hidden=regimen.hidden,
        seed=regimen.seed if strand is None else regimen.seed + 1 + strand,
    )
