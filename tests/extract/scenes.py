"""Scenes as the model gives them, made by hand."""

from collections.abc import Mapping
from typing import Final

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.neural.reader import Guess, Scene
from waybill.neural.vocabulary import LABELS, SPAN_ROLES, TIES

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
