"""The reader's network: one encoder in two halves, with heads for triggers, roles and labels.

The lower half reads a text once. The upper half reads on from there, as often as the text has triggers: unmarked it
says where triggers stand; with one trigger marked it says what every word is to that trigger. So a further trigger
costs half an encoder over its surroundings, and not a whole one.

Source: marking the trigger follows TagPrime (Hsu et al., ACL 2023); marking in the middle of the encoder is ours
(docs/decisions/0013).
"""

from collections.abc import Mapping
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.tokenizer import base_file
from waybill.neural.pieces import PHRASE_KINDS
from waybill.neural.reader import UNMARKED
from waybill.neural.vocabulary import LABELS, MODES, NAMED, SPEAKER_KINDS, TAGS, WEAPON_CLASSES

HIDDEN: Final = 384
HEADS: Final = 12
INNER: Final = 1536
VOCABULARY: Final = 30_522
POSITIONS: Final = 512
LAYERS: Final = 6
OUTSIDE: Final = (3.0, 0.0, 0.0)
"""Biases that tagging begins with: most words are nothing."""


class SharedDropout(nn.Module):
    """Drops whole features of a text, the same for all its words: a mask per word costs half the time of training."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        if not self.training or not self.share:
            return states
        shape = [states.shape[0], *[1] * (states.dim() - 2), states.shape[-1]]
        return states * (torch.rand(shape, device=states.device) > self.share).to(states.dtype) / (1 - self.share)


def _attend(query: Tensor, key: Tensor, value: Tensor, seen: Tensor) -> Tensor:
    """Attention to the pieces that there are; on a CPU written out, where the fused one is three times as slow."""
    if query.is_cuda:
        return functional.scaled_dot_product_attention(query, key, value, seen[:, None, None, :])
    weights = (query @ key.transpose(-1, -2)) * (HIDDEN // HEADS) ** -0.5
    return weights.masked_fill(~seen[:, None, None, :], -1e4).softmax(-1).to(value.dtype) @ value


class WholeAttention(torch.autograd.Function):
    """Attention to all pieces, which is exported as one operation that never holds its weights as a whole."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """States of all heads side by side [rows, pieces, hidden]."""
        rows, pieces, _ = query.shape
        split = [each.view(rows, pieces, HEADS, -1).transpose(1, 2) for each in (query, key, value)]
        return functional.scaled_dot_product_attention(*split).transpose(1, 2).reshape(rows, pieces, HIDDEN)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """The operation's name for onnxruntime."""
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS).setType(query.type())


class Layer(nn.Module):
    """A layer of the encoder: attention, then a feed-forward net, each added and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.output, self.inner, self.outer = (
            nn.Linear(HIDDEN, HIDDEN),
            nn.Linear(HIDDEN, INNER),
            nn.Linear(INNER, HIDDEN),
        )
        self.attended, self.finished = (nn.LayerNorm(HIDDEN, eps=1e-12) for _ in range(2))
        self.dropout = SharedDropout(dropout)

    def forward(self, states: Tensor, seen: Tensor | None) -> Tensor:
        """States [rows, pieces, hidden] and which pieces there are [rows, pieces], None for all, to states."""
        rows, pieces, _ = states.shape

        def heads(found: Tensor) -> Tensor:
            return found.view(rows, pieces, HEADS, HIDDEN // HEADS).transpose(1, 2)

        projected = self.query(states), self.key(states), self.value(states)
        if seen is None:
            mixed = WholeAttention.apply(*projected)
        else:
            query, key, value = (heads(each) for each in projected)
            mixed = _attend(query, key, value, seen).transpose(1, 2).reshape(rows, pieces, HIDDEN)
        states = self.attended(states + self.dropout(self.output(mixed)))
        finished: Tensor = self.finished(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))
        return finished


class Network(nn.Module):
    """The encoder and its heads.

    Args:
        lower: number of layers below the mark.
        markup: whether the encoder sees what rules and catalogues say of the words.
        dropout: share of features dropped in training.
    """

    def __init__(self, *, lower: int = 3, markup: bool = True, dropout: float = 0.1) -> None:
        super().__init__()
        self.middle, self.markup = lower, markup
        self.words, self.positions = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.normalised, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), SharedDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.kinds = nn.Embedding(PHRASE_KINDS + 1, HIDDEN)
        self.opens, self.moves, self.says = (nn.Embedding(2, HIDDEN) for _ in range(3))
        self.mark = nn.Parameter(torch.zeros(HIDDEN))
        self.distances = nn.Embedding(UNMARKED, HIDDEN)
        self.trigger, self.tags = nn.Linear(HIDDEN, 3), nn.Linear(HIDDEN, 3 * len(TAGS))
        self.pool = nn.Linear(3 * HIDDEN, HIDDEN)
        self.labels = nn.ModuleDict({head: nn.Linear(HIDDEN, len(values)) for head, values in LABELS.items()})
        self.modes = nn.Linear(HIDDEN, len(MODES))
        self.speakers = nn.Linear(HIDDEN, len(SPEAKER_KINDS) + len(NAMED))
        self.classes = nn.Linear(HIDDEN, len(WEAPON_CLASSES))
        self._begin()

    def _begin(self) -> None:
        for table in (self.kinds, self.opens, self.moves, self.says, self.distances):
            nn.init.normal_(table.weight, std=0.01)
        nn.init.normal_(self.mark, std=0.05)
        with torch.no_grad():
            self.tags.bias.copy_(torch.tensor(OUTSIDE).repeat(len(TAGS)))
            self.trigger.bias.copy_(torch.tensor(OUTSIDE))

    def take_base(self) -> "Network":
        """Itself with the weights of the encoder that training begins with."""
        weights = load_file(str(base_file("model.safetensors")))
        named = {name.removeprefix("bert."): weight.float() for name, weight in weights.items()}
        own = self.state_dict()
        own.update(dict(_renamed(named)))
        self.load_state_dict(own)
        return self

    def lower_half(
        self, ids: Tensor, kinds: Tensor, opens: Tensor, moves: Tensor, says: Tensor, seen: Tensor | None
    ) -> Tensor:
        """Numbers of pieces and their markup, each [texts, pieces], to states at the mark [texts, pieces, hidden]."""
        states: Tensor = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment
        if self.markup:
            states = states + self.kinds(kinds) + self.opens(opens) + self.moves(moves) + self.says(says)
        states = self.dropout(self.normalised(states))
        for layer in self.layers[: self.middle]:
            states = layer(states, seen)
        return states

    def upper_half(self, states: Tensor, seen: Tensor | None, marks: Tensor, distances: Tensor) -> Tensor:
        """States at the mark, with the trigger's pieces in ``marks`` and buckets of distance to it, to final states."""
        return self.finished(self.marked(states, seen, marks, distances), seen)

    def marked(self, states: Tensor, seen: Tensor | None, marks: Tensor, distances: Tensor) -> Tensor:
        """The first layer above the mark: the last one that all pieces go through when the reader runs."""
        apart = functional.pad(self.distances.weight, (0, 0, 0, 1))  # unmarked: no distance to anything
        states = states + marks[..., None].to(states.dtype) * self.mark + functional.embedding(distances, apart)
        first: Tensor = self.layers[self.middle](states, seen)
        return first

    def finished(self, states: Tensor, seen: Tensor | None) -> Tensor:
        """The layers above that one, for the pieces that there are."""
        for layer in self.layers[self.middle + 1 :]:
            states = layer(states, seen)
        return states

    def pooled(self, states: Tensor, seen: Tensor | None, marks: Tensor) -> Tensor:
        """One vector a row: of the trigger, of the beginning, and of all pieces."""
        trigger = (states * marks[..., None].to(states.dtype)).sum(1) / marks.sum(1, keepdim=True).clamp(min=1).to(
            states.dtype
        )
        shown = None if seen is None else seen.to(states.dtype)[..., None]
        mean = states.mean(1) if shown is None else (states * shown).sum(1) / shown.sum(1).clamp(min=1)
        pooled: Tensor = self.pool(self.dropout(torch.cat([trigger, states[:, 0], mean], -1)))
        return functional.gelu(pooled)


_PARTS: Final[Mapping[str, str]] = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "finished",
}


def _renamed(weights: Mapping[str, Tensor]) -> list[tuple[str, Tensor]]:
    """The encoder's weights by this network's names."""
    found = [
        ("words.weight", weights["embeddings.word_embeddings.weight"]),
        ("positions.weight", weights["embeddings.position_embeddings.weight"]),
        ("segment", weights["embeddings.token_type_embeddings.weight"][0]),
        ("normalised.weight", weights["embeddings.LayerNorm.weight"]),
        ("normalised.bias", weights["embeddings.LayerNorm.bias"]),
    ]
    return found + [
        (f"layers.{number}.{ours}.{part}", weights[f"encoder.layer.{number}.{theirs}.{part}"])
        for number in range(LAYERS)
        for theirs, ours in _PARTS.items()
        for part in ("weight", "bias")
    ]
