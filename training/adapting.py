"""Let the encoder get used to running text again before its heads are trained.

It comes from a model of whole sentences, which no longer needs to know which word stands where. So it first guesses
hidden words of texts without annotation.

Source: Devlin et al., BERT, 2019; Gururangan et al., Don't Stop Pretraining, 2020.
"""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Piece, padded
from training.learning import Masters
from training.model import Network
from training.reports import Report
from training.tokenizer import tokenizer
from waybill.neural.pieces import Markup, cut
from waybill.neural.reader import UNMARKED
from waybill.neural.windows import chunks

_MASK: Final = 103
_SHARE: Final = 0.15
_NOTHING: Final = Markup(phrases=(), motions=(), sayings=(), sentences=())
_RATE: Final = 3e-4


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of files of JSON lines, by their key ``text``."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def adapt(
    network: Network, running: Iterable[str], *, epochs: int, batch: int, seed: int, tell: Callable[[str], None]
) -> Network:
    """The network after guessing hidden words of texts for some rounds."""
    chance = random.Random(seed)  # noqa: S311 - no secrets here
    torch.manual_seed(seed)
    pieces = [piece for text in running for piece in _pieces(text)]
    steps, step = epochs * -(-len(pieces) // batch), 0
    masters = Masters(network.bfloat16().train(), _RATE)
    for epoch in range(epochs):
        chance.shuffle(pieces)
        for start in range(0, len(pieces), batch):
            loss = _loss(network, padded([each.rows for each in pieces[start : start + batch]], network.mark.device))
            loss.backward()  # type: ignore[no-untyped-call]
            masters.step(min(1.0, (step + 1) / (0.1 * steps), max(0.02, 1 - step / steps)))
            step += 1
        tell(f"adapting {epoch + 1} of {epochs}: {loss.item():.3f} on {len(pieces)} chunks")
    return masters.give_back()


def _pieces(text: str) -> list[Piece]:
    report = Report(id="", text=text, markup=_NOTHING, pieces=cut(text, _NOTHING, tokenizer()), whole=False)
    return [Piece(report, chunk) for chunk in chunks(report.pieces)]


def _loss(network: Network, found: dict[str, Tensor]) -> Tensor:
    nothing = torch.zeros_like(found.pop("triggers"))
    ids, seen = found["ids"], found["seen"]
    asked = (torch.rand(ids.shape, device=ids.device) < _SHARE) & (ids > _MASK)
    found["ids"] = torch.where(asked, _MASK, ids)
    states = network.upper_half(network.lower_half(**found), seen, nothing, nothing + UNMARKED)
    given = states[asked] @ network.words.weight.T
    return functional.cross_entropy(given.float(), ids[asked])
