"""Train what sees whether two texts say much the same: ``python -m training.alike``.

A layer over the lower half of the shipped model, which stays as it is, learns to see the gist of texts as the encoder
saw it before it learnt to read claims (its vectors are the teacher's), and to put side by side what is known to belong
together: claims of one case of the affairs with odd numbers, titles and claims of a report, neighbouring sentences,
and claims with what somebody might ask for them, made of their parties and goods by other names. The affairs with even
numbers are left for ``bench/alike.py`` to measure on. Where ``lower.onnx`` is trained anew, this must be as well.

Source: distilling sentence vectors follows Reimers and Gurevych (EMNLP 2020), pairs within a batch van den Oord et al.
(2018); weighing the two, and the questions, are ours (docs/decisions/0032).
"""

import argparse
import json
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.model import HIDDEN, VOCABULARY, Layer, Network
from waybill.core.ids import sha256
from waybill.neural.gist import GRAPH, SIZE, lower_digest
from waybill.neural.pieces import Markup, cut
from waybill.neural.reader import lower_pass
from waybill.neural.weights import CARD, load_weights
from waybill.ontology import Ontology, load
from waybill.text.sentences import sentences

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "src" / "waybill" / "neural" / "gists"
Pair: TypeAlias = tuple[str, str]

_UNMARKED: Final = Markup(phrases=(), motions=(), sayings=(), sentences=())
_LONGEST: Final = 160
"""Pieces of a text that are trained on: beyond, a step takes twice as long."""
_HALF: Final = 48
_CASES: Final = 0.25
"""Share of steps on claims of one case: there are few of them."""
_BUCKET: Final = 40
_RATE: Final = 5e-4
_WARM: Final = 50
_KEEN: Final = 0.05
_SOFT: Final = 0.07
_PATTERNS: Final = (
    "{giver} sends {goods} to {getter}", "{goods} from {giver} for {getter}", "{giver} {goods} {getter}",
    "{getter} gets {goods} from {giver}", "{goods} for {getter}", "{goods} given by {giver}",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Texts that belong together.

    Attributes:
        cases: of the affairs, with the case in which both stand.
        others: of all reports.
    """

    cases: Mapping[Pair, str]
    others: Sequence[Pair]


def main() -> int:
    """Train and write the layer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to write to")
    parser.add_argument("--rounds", type=float, default=1.2, help="how often all pairs of reports are gone through")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)  # noqa: S311, nobody's secret
    pairs = pairs_of(ROOT / "corpus", load(), chance)
    texts = sorted({text for pair in (*pairs.cases, *pairs.others) for text in pair})
    tell(f"{len(pairs.cases)} pairs of cases, {len(pairs.others)} others, {len(texts)} texts")
    seen = Seen(texts)
    net = Seer(seen.basis)
    learn(net, pairs, seen, chance, rounds=given.rounds)
    write(net.eval(), given.out)
    tell(f"written to {given.out}: {time.process_time():.0f} s of CPU in all")
    return 0


def pairs_of(corpus: Path, ontology: Ontology, chance: random.Random) -> Pairs:
    """All pairs of the reports, and of the affairs with odd numbers."""
    affairs = [json.loads(path.read_text("utf-8")) for path in sorted((corpus / "affairs").glob("*.json"))]
    affairs = [each for each in affairs if int(each["id"].lstrip("a")) % 2]
    reports = [json.loads(path.read_text("utf-8")) for path in sorted((corpus / "reports").glob("*.json"))]
    reports += [document for affair in affairs for document in affair["documents"]]
    others = [pair for report in reports for pair in _of_report(report, ontology, chance)]
    cases = {pair: name for affair in affairs for pair, name in _of_affair(affair)}
    return Pairs(cases=cases, others=list(dict.fromkeys(others)))


def _of_report(report: Mapping[str, Any], ontology: Ontology, chance: random.Random) -> Iterator[Pair]:
    said = [_said(claim) for claim in report["claims"]]
    text = report["text"]
    listed = [text[span.start : span.end] for span in sentences(text) if len(span) > _SHORTEST]
    pairs = [*pairwise(said), *list(pairwise(listed))[::3]]
    pairs += [(report["title"], each) for each in said if report["title"]]
    pairs += [(asked(claim, ontology, chance), each) for claim, each in zip(report["claims"], said, strict=True)]
    yield from ((left, right) for left, right in pairs if left and left != right)


_SHORTEST: Final = 15


def _of_affair(affair: Mapping[str, Any]) -> Iterator[tuple[Pair, str]]:
    """Claims of one case in different documents, and titles of documents with the claims of others."""
    said = {f"{each['id']}#{claim['id']}": _said(claim) for each in affair["documents"] for claim in each["claims"]}
    titles = {each["id"]: each["title"] for each in affair["documents"]}
    for case in affair["cases"]:
        for left in case["claims"]:
            for right in case["claims"]:
                if left.partition("#")[0] == right.partition("#")[0]:
                    continue
                if left < right and said[left] != said[right]:
                    yield (said[left], said[right]), case["id"]
                if titles[left.partition("#")[0]]:
                    yield (titles[left.partition("#")[0]], said[right]), case["id"]


def _said(claim: Mapping[str, Any]) -> str:
    return "\n".join(claim["evidence"])


def asked(claim: Mapping[str, Any], ontology: Ontology, chance: random.Random) -> str:
    """What somebody might ask who looks for a claim: its parties and goods, by other names half of the time."""
    goods = claim["items"][0] if claim["items"] else None
    words = {
        "giver": _renamed(claim["supplier"], ontology, chance),
        "getter": _renamed(claim["recipient"], ontology, chance),
        "goods": "" if goods is None else chance.choice((goods["text"], goods["class"].replace("_", " "))),
    }
    fitting = [each for each in _PATTERNS if all(words[name] or f"{{{name}}}" not in each for name in words)]
    return chance.choice(fitting).format(**words) if fitting else ""


def _renamed(names: Sequence[str], ontology: Ontology, chance: random.Random) -> str:
    if not names:
        return ""
    meant = ontology.parties.named(names[0])
    others = [meant[0].name, *meant[0].aliases] if len(meant) == 1 else [names[0]]
    return names[0] if chance.random() < 0.5 else chance.choice(others)


class Seen:
    """Texts as the shipped lower half and the teacher see them.

    Attributes:
        basis: the directions in which the teacher's vectors differ most: [size, hidden].
    """

    def __init__(self, texts: Sequence[str]) -> None:
        weights = load_weights()
        self._lower: dict[str, NDArrays] = {}
        teacher = Network(markup=False).take_base().eval()
        for number, text in enumerate(texts):
            pieces = cut(text, _UNMARKED, weights.tokenizer)
            ids = np.array(pieces.ids[:_LONGEST])
            self._lower[text] = ids, lower_pass(pieces, weights)[:_LONGEST].astype(np.float16)
            if number % 5000 == 0:
                tell(f"  seen {number} of {len(texts)}, {time.process_time():.0f} s")
        order = sorted(texts, key=lambda text: len(self._lower[text][0]))
        groups = (order[start : start + 64] for start in range(0, len(order), 64))
        vectors = torch.cat([_taught(teacher, [self._lower[text][0] for text in group]) for group in groups])
        tell(f"  taught {len(texts)}, {time.process_time():.0f} s")
        self.basis: Tensor = torch.linalg.svd(vectors[::4], full_matrices=False)[2][:SIZE]
        small = functional.normalize(vectors @ self.basis.T, dim=-1)
        self._taught = dict(zip(order, small, strict=True))

    def length(self, pair: Pair) -> int:
        """Pieces of both texts."""
        return len(self._lower[pair[0]][0]) + len(self._lower[pair[1]][0])

    def taught(self, texts: Sequence[str]) -> Tensor:
        """What the teacher sees: [texts, size]."""
        return torch.stack([self._taught[text] for text in texts])

    def batch(self, texts: Sequence[str]) -> tuple[Tensor, Tensor, Tensor]:
        """States, numbers of pieces, and which there are."""
        longest = max(1, *(len(self._lower[text][0]) for text in texts))
        hidden = torch.zeros(len(texts), longest, HIDDEN)
        ids, there = torch.zeros(len(texts), longest, dtype=torch.long), torch.zeros(len(texts), longest).bool()
        for row, text in enumerate(texts):
            numbers, states = self._lower[text]
            hidden[row, : len(numbers)] = torch.from_numpy(states.astype(np.float32))
            ids[row, : len(numbers)] = torch.from_numpy(numbers)
            there[row, : len(numbers)] = True
        return hidden, ids, there


NDArrays: TypeAlias = "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]"


@torch.no_grad()
def _taught(teacher: Network, listed: Sequence["np.ndarray[Any, Any]"]) -> Tensor:
    """Vectors of texts by the encoder as it was: the mean of its last states, its two marks included."""
    longest = max(len(each) for each in listed) + 2
    ids, there = torch.zeros(len(listed), longest, dtype=torch.long), torch.zeros(len(listed), longest).bool()
    for row, each in enumerate(listed):
        ids[row, : len(each) + 2] = torch.tensor([101, *each, 102])
        there[row, : len(each) + 2] = True
    states = teacher.normalised(teacher.words(ids) + teacher.positions.weight[:longest] + teacher.segment)
    for layer in teacher.layers:
        states = layer(states, there)
    mean = (states * there[..., None]).sum(1) / there.sum(1, keepdim=True)
    return functional.normalize(mean, dim=-1)


class Seer(nn.Module):
    """One layer over the lower half, a mean that weighs pieces, and fewer dimensions.

    Args:
        basis: directions to begin with: [size, hidden].
    """

    def __init__(self, basis: Tensor) -> None:
        super().__init__()
        self.layer = Layer(dropout=0.0)
        self.layer.load_state_dict(Network(markup=False).take_base().layers[-1].state_dict())
        self.rarity = nn.Embedding(VOCABULARY, 1)
        self.weighing = nn.Linear(HIDDEN, 1)
        self.narrowing = nn.Linear(HIDDEN, SIZE)
        with torch.no_grad():
            for each in (self.rarity.weight, self.weighing.weight, self.weighing.bias, self.narrowing.bias):
                each.zero_()
            self.narrowing.weight.copy_(basis)

    def forward(self, hidden: Tensor, ids: Tensor, there: Tensor | None = None) -> Tensor:
        """States [texts, pieces, hidden] and numbers of pieces, to vectors of length 1 [texts, size]."""
        states = self.layer(hidden, there)
        logits = self.rarity(ids) + self.weighing(states)
        if there is not None:
            logits = logits.masked_fill(~there[..., None], -1e4)
        mean = (states * logits.softmax(1)).sum(1)
        narrow = self.narrowing(mean)
        return narrow / (narrow * narrow).sum(-1, keepdim=True).sqrt()


def learn(net: Seer, pairs: Pairs, seen: Seen, chance: random.Random, *, rounds: float) -> None:
    """Go through the pairs; the rate falls to nothing."""
    steps = int(rounds * len(pairs.others) / _HALF / (1 - _CASES))
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
    )
    streams = {each: _batches(list(listed), seen, chance) for each, listed in
               ((True, pairs.cases), (False, pairs.others))}  # fmt: skip
    losses: list[float] = []
    for step in range(steps):
        is_of_case = chance.random() < _CASES
        loss = _loss(net, next(streams[is_of_case]), pairs.cases, seen, is_of_case=is_of_case)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        rate.step()
        losses.append(float(loss.detach()))
        if step % 100 == 0:
            tell(f"  step {step} of {steps}, loss {np.mean(losses[-100:]):.3f}, {time.process_time():.0f} s")


def _batches(pairs: list[Pair], seen: Seen, chance: random.Random) -> Iterator[list[Pair]]:
    """Pairs in chance's order, those of about one length together, without end."""
    while True:
        chance.shuffle(pairs)
        for start in range(0, len(pairs), _HALF * _BUCKET):
            block = sorted(pairs[start : start + _HALF * _BUCKET], key=seen.length)
            groups = [block[each : each + _HALF] for each in range(0, len(block), _HALF)]
            chance.shuffle(groups)
            yield from groups


def _loss(net: Seer, batch: Sequence[Pair], cases: Mapping[Pair, str], seen: Seen, *, is_of_case: bool) -> Tensor:
    """How far texts are seen otherwise than the teacher sees them, and how badly pairs are found among all."""
    texts = [left for left, _ in batch] + [right for _, right in batch]
    vectors, wanted = net(*seen.batch(texts)), seen.taught(texts)
    likeness, taught = vectors @ vectors.T, wanted @ wanted.T
    itself = 1e4 * torch.eye(len(texts))
    softly = functional.kl_div(
        (likeness / _SOFT - itself).log_softmax(-1), (taught / _SOFT - itself).log_softmax(-1),
        log_target=True, reduction="batchmean",
    )  # fmt: skip
    as_taught = 20 * ((likeness - taught) ** 2).mean() + softly + (1 - (vectors * wanted).sum(-1)).mean()
    size = len(batch)
    names = [cases[pair] if is_of_case else pair[1] for pair in batch]
    same = torch.tensor([[one == other or a[0] == b[0] for other, b in zip(names, batch, strict=True)]
                         for one, a in zip(names, batch, strict=True)])  # fmt: skip
    scores = (likeness[:size, size:] / _KEEN).masked_fill(same & ~torch.eye(size).bool(), -1e4)
    right = torch.arange(size)
    found = functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)
    return as_taught + (0.5 if is_of_case else 0.125) * found


def write(net: Seer, folder: Path) -> None:
    """The graph in eight bits, and a card with its digest and that of the lower half it was trained over."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter that is kept, since it alone knows the fused operation
        plain = Path(place) / "plain.onnx"
        axes = {"hidden": {0: "texts", 1: "pieces"}, "ids": {0: "texts", 1: "pieces"}, "vector": {0: "texts"}}
        torch.onnx.export(
            net, (torch.zeros(2, 12, HIDDEN), torch.ones(2, 12, dtype=torch.long)), str(plain),
            input_names=["hidden", "ids"], output_names=["vector"], dynamic_axes=axes, opset_version=17, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        quantize_dynamic(plain, folder / GRAPH, per_channel=True, weight_type=QuantType.QInt8)
    card = {"files": {GRAPH: sha256((folder / GRAPH).read_bytes())}, "lower": lower_digest()}
    (folder / CARD).write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", "utf-8")


def tell(line: str) -> None:
    """Say how far it is."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
