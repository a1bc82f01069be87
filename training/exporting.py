"""From trained weights to the files that Waybill ships: two ONNX graphs of eight bits, the tokenizer and the card.

The embeddings and all matrices are kept in eight bits with a scale a column; activations are scaled as they come.
The reader runs every document by itself, so that those scales, and with them every number, depend on it alone.
"""

import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import HIDDEN, Network
from training.tokenizer import tokenizer
from waybill.core.ids import sha256
from waybill.neural.glance import keeps_all
from waybill.neural.reader import UNMARKED
from waybill.neural.vocabulary import LABELS, TAGS
from waybill.neural.weights import CARD, GLANCE, LOWER, TOKENIZER, UPPER

_OPSET: Final = 17
OUTPUTS: Final = ("triggers", "tags", *LABELS, "modes", "speakers", "classes")


class Lower(nn.Module):
    """What reads a chunk up to the mark."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, kinds: Tensor, opens: Tensor, moves: Tensor, says: Tensor) -> Tensor:
        """Numbers of pieces and their markup to states at the mark."""
        return self.network.lower_half(ids, kinds, opens, moves, says, None)


class Upper(nn.Module):
    """What reads on from the mark, with all heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor, marks: Tensor, distances: Tensor, kept: Tensor) -> tuple[Tensor, ...]:
        """States at the mark to the outputs of all heads for the pieces that are kept."""
        network = self.network
        states = network.marked(hidden, None, marks, distances)[:, kept]
        marks = marks[:, kept]
        final = network.finished(states, None)
        pooled = network.pooled(final, None, marks)
        tags = network.tags(final).view(final.shape[0], final.shape[1], len(TAGS), 3)
        labels = [network.labels[head](pooled) for head in LABELS]
        return (
            network.trigger(final), tags, *labels, network.modes(pooled), network.speakers(final),
            network.classes(final),
        )  # fmt: skip


def export(network: Network, folder: Path, *, card: Mapping[str, Any], eight_bits: bool = True) -> None:
    """Write the model's files, so that the reader takes them.

    Args:
        network: trained.
        folder: where; it is emptied first.
        card: what to say of the model beside the digests of its files; ``thresholds`` and ``trained_on`` must be there.
        eight_bits: False keeps 32 bits, to measure what the eight cost.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    network = network.eval()
    whole = torch.ones(1, 12, dtype=torch.long)
    texts = {0: "texts", 1: "pieces"}
    names = ("ids", "kinds", "opens", "moves", "says")
    axes = dict.fromkeys((*names, "hidden"), texts)
    _write(Lower(network), (whole,) * 5, names, ("hidden",), axes, folder / LOWER, eight_bits=eight_bits)
    _write_upper(network, folder, eight_bits=eight_bits)
    tokenizer().save(str(folder / TOKENIZER), pretty=False)
    np.save(folder / GLANCE, keeps_all(HIDDEN))
    _write_card(folder, card)


def export_upper(network: Network, folder: Path, *, card: Mapping[str, Any]) -> None:
    """Write the upper half into a model whose lower half stays as it is, and its card.

    Args:
        network: whose lower half is that of the model.
        folder: of the model.
        card: as for ``export``.
    """
    _write_upper(network.eval(), folder, eight_bits=True)
    _write_card(folder, card)


def _write_upper(network: Network, folder: Path, *, eight_bits: bool) -> None:
    inputs = (
        torch.zeros(2, 12, HIDDEN), torch.zeros(2, 12), torch.full((2, 12), UNMARKED), torch.arange(9),
    )  # fmt: skip
    names_above = ("hidden", "marks", "distances", "kept")
    texts, kept = {0: "texts", 1: "pieces"}, {0: "texts", 1: "kept"}
    axes = {name: {0: "texts"} if name in (*LABELS, "modes") else kept for name in OUTPUTS}
    axes |= dict.fromkeys(names_above, texts) | {"kept": {0: "kept"}}
    _write(Upper(network), inputs, names_above, OUTPUTS, axes, folder / UPPER, eight_bits=eight_bits)


def _write_card(folder: Path, card: Mapping[str, Any]) -> None:
    digests = {name: sha256((folder / name).read_bytes()) for name in (LOWER, UPPER, TOKENIZER, GLANCE)}
    text = json.dumps({**card, "files": digests}, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / CARD).write_text(text + "\n", "utf-8")


def _write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: tuple[str, ...],
    outputs: tuple[str, ...],
    axes: Mapping[str, Mapping[int, str]],
    path: Path,
    *,
    eight_bits: bool,
) -> None:
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter that is kept, since it alone knows the fused operation
        plain = Path(place) / "plain.onnx"
        torch.onnx.export(
            module.eval(), inputs, str(plain), input_names=list(names), output_names=list(outputs),
            dynamic_axes={name: dict(axis) for name, axis in axes.items()}, opset_version=_OPSET, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        if eight_bits:
            quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)
        else:
            shutil.copyfile(plain, path)
