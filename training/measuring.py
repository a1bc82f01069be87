"""How a model reads reports that it was not trained on, scored as ``waybill evaluate`` does, and tuned on them."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.exporting import OUTPUTS, Lower, Upper
from training.model import HIDDEN, Network
from training.reports import files_of
from training.tokenizer import tokenizer
from waybill.core.binding import claims_from_json
from waybill.core.document import Document
from waybill.core.ids import sha256
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import ReadDocument, Reading
from waybill.core.shape import document_from_json
from waybill.evaluation.compare import Evaluation, compare
from waybill.evaluation.pairing import pair
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import decide, markup
from waybill.extract.weighing import Weighing, log_odds
from waybill.neural.glance import keeps_all
from waybill.neural.reader import Scene, read_scenes
from waybill.neural.weights import Weights
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

Said: TypeAlias = tuple[tuple[Sentence, ...], tuple[Scene, ...]]
"""Sentences of a document and the scenes that the model sees in it."""
_BY_HAND: Final = Maker(kind=MakerKind.IMPORT, name="annotation")
TRIED: Final[Sequence[tuple[str, Sequence[float]]]] = (
    ("claim", (0.5, 0.7, 0.8)),
    ("same", (0.2, 0.4)),
    ("party", (0.2, 0.25, 0.35)),
    ("role", (0.45, 0.55, 0.75)),
    ("share", (0.7, 0.8)),
    ("item", (0.3, 0.5)),
    ("item_share", (0.65, 0.9)),
    ("source", (0.3, 0.4, 0.45)),
    ("source_share", (0.6, 0.8)),
    ("relay", (0.5, 0.8)),
    ("transport", (0.35, 0.65)),
    ("tie", (0.25, 0.35)),
    ("claim", (0.65, 0.75, 0.85)),
)
"""Thresholds that are tried, one after another, beside what each is so far."""


class Session:
    """A half of a network that answers as its exported file would."""

    def __init__(self, half: nn.Module, outputs: Sequence[str], device: torch.device) -> None:
        self._half, self._outputs, self._device = half.eval(), outputs, device

    @torch.no_grad()
    def run(self, names: Sequence[str], feeds: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """The outputs of these names for inputs by name."""
        found = self._half(**{name: torch.from_numpy(feed).to(self._device) for name, feed in feeds.items()})
        by_name = dict(zip(self._outputs, found if isinstance(found, tuple) else (found,), strict=True))
        return [by_name[name].float().cpu().numpy() for name in names]


def weights_of(network: Network, thresholds: Mapping[str, float]) -> Weights:
    """A network as a model, without writing it: exact, and on the device where it was trained."""
    device = network.mark.device
    return Weights(
        lower=cast("Any", Session(Lower(network), ("hidden",), device)),
        upper=cast("Any", Session(Upper(network), OUTPUTS, device)),
        tokenizer=tokenizer(),
        digest=sha256(b""),
        trained_on="",
        thresholds=dict(thresholds),
        glance=keeps_all(HIDDEN),
    )


def annotated_documents(folders: Iterable[Path]) -> list[ReadDocument]:
    """Documents with the claims that people coded.

    Args:
        folders: with one file a report.
    """
    found = []
    for path in files_of(folders):
        value: dict[str, Any] = json.loads(path.read_text("utf-8"))
        document = document_from_json(value)
        reading = Reading(
            document=document.id,
            document_digest=document.digest,
            maker=_BY_HAND,
            claims=claims_from_json(value, document),
        )
        found.append(ReadDocument(document=document, reading=reading))
    return found


class Rehearsal:
    """Annotated documents with what a model says of them, read once and judged by any thresholds.

    Args:
        weights: of the model.
        reference: what is right.
    """

    def __init__(self, weights: Weights, reference: Sequence[ReadDocument]) -> None:
        self._ontology, self._reference = load(), list(reference)
        self._said = [self._scenes(weights, each.document) for each in reference]

    def halves(self) -> "tuple[Rehearsal, Rehearsal]":
        """Every other document, and those between, so that what is fitted on one half can be tried on the other."""
        one, other = self.parts(2)
        return one, other

    def parts(self, number: int) -> "list[Rehearsal]":
        """The documents dealt out into as many parts, so that what is fitted on some can be tried on others."""
        found = []
        for first in range(number):
            part = copy(self)
            part._reference, part._said = self._reference[first::number], self._said[first::number]
            found.append(part)
        return found

    def read(self, thresholds: Mapping[str, float], weighing: Weighing | None = None) -> list[ReadDocument]:
        """The documents with the claims that these thresholds make of what the model says.

        Args:
            thresholds: of the model's decisions.
            weighing: what each fact weighs; None: what the shipped model's weigh.
        """
        return [
            ReadDocument(
                document=each.document,
                reading=extract(
                    each.document, tagger=_Decided(each.document, said, thresholds, weighing), ontology=self._ontology
                ),
            )
            for each, said in zip(self._reference, self._said, strict=True)
        ]

    def reports(self, thresholds: Mapping[str, float]) -> Iterator[tuple[ReadDocument, ReadDocument, Said]]:
        """Each document with what is right, with what these thresholds make of it, and with what the model says."""
        yield from zip(self._reference, self.read(thresholds), self._said, strict=True)

    def evaluate(self, thresholds: Mapping[str, float], weighing: Weighing | None = None) -> Evaluation:
        """What the thresholds reach; arguments as of ``read``."""
        return compare(self._reference, self.read(thresholds, weighing), self._ontology)

    def outcomes(self, thresholds: Mapping[str, float]) -> list[tuple[float, bool]]:
        """For each claim that is read, its score and whether the annotation has the claim as well."""
        found: list[tuple[float, bool]] = []
        for wanted, read in zip(self._reference, self.read(thresholds), strict=True):
            pairing = pair(wanted.reading.claims, read.reading.claims, self._ontology)
            found += [(each.predicted.score or 0.0, True) for each in pairing.pairs]
            found += [(claim.score or 0.0, False) for claim in pairing.wrong]
        return found

    def _scenes(self, weights: Weights, document: Document) -> Said:
        sentences = read_sentences(document, self._ontology)
        return sentences, read_scenes(document.text, markup(sentences, load_wordings()), weights)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A tagger that has read one document before."""

    document: Document
    said: Said
    thresholds: Mapping[str, float]
    weighing: Weighing | None = None
    maker: Maker = _BY_HAND

    def tag(self, document: Document) -> tuple[Frame, ...]:
        """The frames of that document."""
        return decide(document, *self.said, self.thresholds, load(), self.weighing)


def calibration(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> tuple[float, float]:
    """Slope and offset that turn a raw score's log-odds into those of the claim being right.

    Source: Platt, Probabilistic outputs for support vector machines, 1999; fitted by Newton's method on claims read at
    a low threshold, so that there are wrong ones among them.
    """
    scored = rehearsal.outcomes({**thresholds, "claim": 0.2, "calibration_slope": 1.0, "calibration_offset": 0.0})
    slope, offset = 1.0, 0.0
    for _ in range(20):
        rows = [
            (log_odds(score), (1 + math.tanh((slope * log_odds(score) + offset) / 2)) / 2, right)
            for score, right in scored
        ]
        by_slope = sum((share - right) * odds for odds, share, right in rows)
        by_offset = sum(share - right for _, share, right in rows)
        curve = [share * (1 - share) for _, share, _ in rows]
        a = sum(c * odds * odds for c, (odds, _, _) in zip(curve, rows, strict=True)) + 1e-3
        b = sum(c * odds for c, (odds, _, _) in zip(curve, rows, strict=True))
        d = sum(curve) + 1e-3
        slope -= _kept_small((d * by_slope - b * by_offset) / (a * d - b * b))
        offset -= _kept_small((a * by_offset - b * by_slope) / (a * d - b * b))
    return round(slope, 3), round(offset, 3)


def _kept_small(step: float) -> float:
    """A step of Newton's method that does not run away where few claims lie between the certain ones."""
    return max(-0.5, min(0.5, step))


def reliability(scored: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int, float]]:
    """For each fifth of the scale of scores with claims in it: its ends, how many they are, which share is right."""
    found = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [right for score, right in scored if low <= score < low + 0.2 or score == low + 0.2 == 1]
        if inside:
            found.append((low, low + 0.2, len(inside), sum(inside) / len(inside)))
    return found


def tuned(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> dict[str, float]:
    """The thresholds that read best: by the sum of claim, slot and strict F1."""
    best = dict(thresholds)
    for name, values in TRIED:
        tries = [best, *({**best, name: value} for value in values)]
        best = max(tries, key=lambda each: _merit(rehearsal.evaluate(each)))
    return best


def _merit(evaluation: Evaluation) -> float:
    return evaluation.claims.f1 + evaluation.fillers_and_labels.f1 + evaluation.strict.f1
