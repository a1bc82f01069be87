"""Triggers for reports whose annotation names none.

``triggers.json`` has those that we named by hand, by their places in the text, without its words; in other reports a
network trained on those that name them finds them in the evidence.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch

from training.batches import Piece, padded
from training.model import Network
from training.places import occurrences
from training.reports import Claim, Report, named_triggers
from waybill.core.ids import sha256
from waybill.core.span import Span
from waybill.neural.reader import UNMARKED
from waybill.neural.windows import chunks

BY_HAND: Final = Path(__file__).parent / "triggers.json"
LEAST = 0.3
"""Probability above which a word of the evidence is taken for a trigger."""


def by_hand() -> Mapping[str, Any]:
    """Places of triggers by report and claim, with the digest of the text that they are places in."""
    return dict(json.loads(BY_HAND.read_text("utf-8")))


class Finder:
    """Finds the triggers of claims.

    Those that were named by hand; else, of each quote of the evidence, the words that the network takes for triggers;
    of a claim without any such words, the likeliest one.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._by_hand = by_hand()
        self._known: dict[str, Sequence[float]] = {}

    def __call__(self, report: Report, claim: Claim) -> Sequence[Span]:
        """Triggers of a claim, in the order of the text: those that its annotation names, or else those found."""
        if claim.get("triggers"):
            return named_triggers(report, claim)
        named = self._by_hand.get(report.id)
        if named is not None and named["sha256"] == sha256(report.text.encode()):
            return [Span(*place) for place in named["claims"][claim["id"]]]
        probabilities = self._probabilities(report)
        inside = [
            number
            for quote in claim["evidence"]
            for span in occurrences(report.text, quote)[:1]
            for number in range(*report.pieces.of(span))
        ]
        words = _words(report, inside)
        scored = {word: max(probabilities[number] for number in range(*report.pieces.of(word))) for word in words}
        found = [word for word in words if scored[word] > LEAST]
        return _joined(found, report.text) or sorted(scored, key=lambda word: (-scored[word], word))[:1]

    def _probabilities(self, report: Report) -> Sequence[float]:
        if report.id not in self._known:
            self._known[report.id] = trigger_probabilities(self._network, report)
        return self._known[report.id]


@torch.no_grad()
def trigger_probabilities(network: Network, report: Report) -> list[float]:
    """For each piece of a report, how probably it is a trigger's."""
    network.eval()
    found = [0.0] * len(report.pieces)
    for chunk in chunks(report.pieces):
        inputs = padded([Piece(report, chunk).rows], network.mark.device)
        nothing, seen = torch.zeros_like(inputs.pop("triggers")), inputs["seen"]
        states = network.lower_half(**inputs)
        final = network.upper_half(states, seen, nothing, nothing + UNMARKED)
        shares = network.trigger(final)[0].softmax(-1)[1:, 0]
        for number in range(chunk.own_first, chunk.own_last):
            found[number] = 1 - shares[number - chunk.first].item()
    return found


def _words(report: Report, numbers: Sequence[int]) -> list[Span]:
    """The words that pieces lie in, in order."""
    text = report.text
    spans = set()
    for number in numbers:
        start, end = report.pieces.starts[number], report.pieces.ends[number]
        while start and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        if text[start].isalpha():
            spans.add(Span(start, end))
    return sorted(spans)


def _joined(words: Sequence[Span], text: str) -> list[Span]:
    """Words with only a blank between them as one."""
    found: list[Span] = []
    for word in words:
        if found and text[found[-1].end : word.start].isspace():
            found[-1] = Span(found[-1].start, word.end)
        else:
            found.append(word)
    return found
