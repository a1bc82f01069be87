"""Scenes as the model gives them, made by hand."""

from collections.abc import Mapping
from typing import Final

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.extract.weighing import ORIGIN_FACTS, PARTY_FACTS, Weighing
from waybill.neural.reader import Guess, Scene
from waybill.neural.vocabulary import LABELS, SPAN_ROLES, TIES

WEIGHING: Final = Weighing(
    parties={fact.name: 0.0 for fact in PARTY_FACTS}
    | {
        "the model takes it for that": 0.56,
        "the model takes another for it": -1.13,
        "the model takes it for something else": -0.31,
        "the rules agree": 0.9,
        "the rules give it another role": -1.22,
        "the catalogues know it": 0.61,
        "the goods are said to belong to it": 1.5,
        "always": -0.76,
    },
    origins={fact.name: 0.0 for fact in ORIGIN_FACTS}
    | {
        "the model takes him for that": 0.48,
        "the model takes another for it": -1.14,
        "the rules agree": 0.9,
        "the rules hear him pass on": -0.7,
        "he only acts": -2.0,
        "always": 0.17,
    },
)
"""Weights that stay as they are whatever is learnt."""
FIRST: Final = {head: values[0] for head, values in LABELS.items()}


def guess(text: str, words: str, probability: float = 0.9, *, kind: str | None = None, named: float = 0.0) -> Guess:
    start = text.index(words)
    kinds = {} if kind is None else {kind: 1.0}
    return Guess(span=Span(start, start + len(words)), probability=probability, kinds=kinds, named=named)


def scene(
    text: str,
    trigger: str,
    *,
    probability: float = 0.9,
    roles: Mapping[str, tuple[Guess, ...]] | None = None,
    labels: Mapping[str, str] | None = None,
    modes: Mapping[str, float] | None = None,
    ties: Mapping[str, Mapping[Span, float]] | None = None,
) -> Scene:
    """A scene whose labels hold the values named, or else the first of each head, with certainty."""
    chosen = {**FIRST, **(labels or {})}
    return Scene(
        trigger=guess(text, trigger, probability),
        roles={**{role.value: () for role in SPAN_ROLES}, **(roles or {})},
        labels={head: {value: float(value == chosen[head]) for value in values} for head, values in LABELS.items()},
        modes={**{mode.value: 0.0 for mode in Mode}, **(modes or {})},
        ties={**{tie: {} for tie in TIES}, **(ties or {})},
    )
