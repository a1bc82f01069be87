"""Which pieces of chunks are read to the end, as in the reader, so that what learns sees no more than it will."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.batches import Piece
from waybill.neural.glance import may_fill, may_trigger, told

Glance: TypeAlias = NDArray[np.float32]
"""The layer that tells what may be a trigger's and what may fill a role: [2, hidden + 1]."""


def kept(batch: Sequence[Piece], states: Tensor, layer: Glance) -> tuple[Tensor, Tensor]:
    """Which pieces of chunks a glance keeps, for triggers and for fillers: each [chunks, pieces].

    Args:
        batch: the chunks.
        states: half-way up the encoder: [chunks, pieces, hidden].
        layer: of the glance.
    """
    found = torch.zeros((2, *states.shape[:2]), dtype=torch.bool)
    for row, piece in enumerate(batch):
        chunk, pieces = piece.chunk, piece.report.pieces
        size = len(chunk)
        own = states[row, 1 : 1 + size].detach().float().cpu().numpy()
        joins = np.array(pieces.joins[chunk.first : chunk.last])
        triggers = may_trigger(own, joins, layer)
        fillers = may_fill(own, told(pieces)[chunk.first : chunk.last], joins, layer)
        for each in (*piece.triggers, *piece.others):
            fillers[each.first - chunk.first : each.last - chunk.first] = True
        found[0, row, 0], found[0, row, size + 1], found[1, row, 0] = True, True, True
        found[0, row, 1 : 1 + size] = torch.from_numpy(triggers)
        found[1, row, 1 : 1 + size] = torch.from_numpy(fillers)
    on_device = found.to(states.device)
    return on_device[0], on_device[1]
