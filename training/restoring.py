"""From the files that ship back to a network, to go on from: eight bits become numbers again.

The files hold every weight rounded to one of 255 steps, so the network is that of the reader and not the one that
was trained, which is kept nowhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import Network
from waybill.neural.weights import LOWER, UPPER

_EIGHT_BITS: Final = "_quantized"
_TURNED: Final = "_Transposed_quantized"


def restored(folder: Path) -> Network:
    """The network that a model's files hold.

    Args:
        folder: of a model of eight bits, as ``training.exporting`` writes it.

    Raises:
        KeyError: its files lack a weight of the network.
    """
    network = Network()
    found = {name: weight for file in (LOWER, UPPER) for name, weight in _weights(onnx.load(folder / file).graph)}
    network.load_state_dict({name: found[name].reshape(like.shape) for name, like in network.state_dict().items()})
    return network


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, Tensor]]:
    held = {each.name: torch.from_numpy(numpy_helper.to_array(each).copy()) for each in graph.initializer}
    for name, value in held.items():
        if name.startswith("network.") and name.endswith(_TURNED):
            yield name.removeprefix("network.").removesuffix(_TURNED), _numbers(held, name).T
        elif name.startswith("network.") and name.endswith(_EIGHT_BITS):
            yield name.removeprefix("network.").removesuffix(_EIGHT_BITS), _numbers(held, name)
        elif name.startswith("network.") and value.is_floating_point():
            yield name.removeprefix("network."), value
    for node in graph.node:
        if node.op_type == "MatMulInteger" and not node.input[1].startswith("network."):
            # Where it stands is told by its output: "/layers.0/query/MatMul_output_0_output_quantized".
            place = node.output[0].strip("/").split("/MatMul")[0].replace("/", ".")
            yield f"{place}.weight", _numbers(held, node.input[1]).T


def _numbers(held: dict[str, Tensor], name: str) -> Tensor:
    plain = name.removesuffix(_EIGHT_BITS)
    return (held[name].float() - held[f"{plain}_zero_point"].float()) * held[f"{plain}_scale"]
